from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from lapreporter.checks.deadlines import annual_due, initial_due, months_covered, plus_years, request_due
from lapreporter.checks.reference import Known, Relation, read_munitions, read_states, type_key
from lapreporter.locations import shipped
from lapreporter.report.obligations import ClearanceRequest, RequestOutcome
from tests.checks.speaking import case, states


def test_every_state_of_the_file_is_read() -> None:
    assert len(states()) == 124
    assert sum(facts.status is Relation.PARTY for facts in states().values()) == 112


def test_namibia_is_not_read_as_nothing() -> None:
    assert read_states(shipped("forms", "reference", "states.csv"))["NAM"].name == "Namibia"


def test_laos_is_known_to_be_contaminated_until_2030() -> None:
    laos = states()["LAO"]
    assert (laos.article4, laos.article4_deadline, laos.victims) == (Known.OUTSTANDING, date(2030, 8, 1), True)


MUNITIONS = """
[[munition]]
name = "M483A1"
aliases = ["M 483"]
submunitions_per_container = 88
source = "manual"
confidence = "high"

[[munition]]
name = "M395"
submunitions_per_container = [63, 49]
"""


def test_a_munition_is_found_by_any_of_its_names(tmp_path: Path) -> None:
    file = tmp_path / "munitions.toml"
    file.write_text(MUNITIONS, encoding="utf-8")
    library = read_munitions(file)
    for typed in ("M483A1", "m-483 a1", "M 483"):
        found = library.find(typed)
        assert found is not None
        assert found.loads == (88,)
    assert library.find("Mk 20") is None
    assert library.find(None) is None


def test_the_shipped_list_of_munitions_is_read() -> None:
    found = read_munitions(shipped("forms", "reference", "munitions.toml")).find("M483A1")
    assert found is not None
    assert found.loads == (88,)


def test_one_type_is_one_type_however_it_is_spelt() -> None:
    assert type_key("RBK-250 AO-1SCh") == type_key("rbk 250 ao 1sch")


@pytest.mark.parametrize(
    ("entry", "due"),
    [
        (date(2011, 10, 1), date(2012, 3, 29)),  # Bulgaria
        (date(2012, 8, 1), date(2013, 1, 28)),  # Mauritania
        (date(2013, 10, 1), date(2014, 3, 30)),  # Bolivia
        (date(2011, 5, 1), date(2011, 10, 28)),  # Cape Verde
        (date(2012, 2, 1), date(2012, 7, 30)),  # Cook Islands, a leap year
        (date(2010, 8, 1), date(2011, 1, 28)),  # Niger
        (date(2010, 12, 1), date(2011, 5, 30)),  # Mali
    ],
)
def test_first_reports_were_due_when_the_coalition_said(entry: date, due: date) -> None:
    assert initial_due(entry, 180) == due


def test_guineas_printed_due_date_leads_to_no_first_of_a_month() -> None:
    assert (date(2015, 4, 19) - timedelta(days=180)).day != 1


@pytest.mark.parametrize(
    ("entry", "stock", "clearance"),
    [
        (date(2011, 10, 1), date(2019, 10, 1), date(2021, 10, 1)),
        (date(2012, 8, 1), date(2020, 8, 1), date(2022, 8, 1)),
    ],
)
def test_deadlines_count_from_entry_into_force(entry: date, stock: date, clearance: date) -> None:
    about = case({"cover.entry_into_force": entry})
    assert (about.stock_deadline, about.clearance_deadline) == (stock, clearance)


def test_a_granted_extension_wins_over_what_is_known_and_computed() -> None:
    granted = ClearanceRequest(id="a", outcome=RequestOutcome.GRANTED, new_deadline=date(2025, 8, 1))
    answers = {"cover.state": "DEU", "contamination.requests": (granted,)}
    assert case(answers, known=True).clearance_deadline == date(2025, 8, 1)


def test_the_arithmetic_of_dates() -> None:
    assert annual_due(2013) == date(2014, 4, 30)
    assert request_due(date(2024, 9, 10), 9) == date(2023, 12, 10)
    assert plus_years(date(2012, 2, 29), 1) == date(2013, 2, 28)
    assert months_covered(date(2015, 3, 1), date(2017, 10, 31)) == 32
    assert months_covered(date(2016, 1, 1), date(2016, 12, 31)) == 12
