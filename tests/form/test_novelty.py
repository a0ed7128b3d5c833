"""What is new: what happened in the year, and what went on and is no longer as it was."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from lapreporter.form.carrying import Carrying, load_carrying
from lapreporter.form.novelty import events, figures_of_the_year, movements, news
from lapreporter.locations import shipped
from lapreporter.report.answers import Money, Omission, OmissionKind, People
from lapreporter.report.contamination import ContaminatedArea, ReleasedArea
from lapreporter.report.national_measures import Measure
from lapreporter.report.paths import omit
from lapreporter.report.production import ProductionStatement, ProductionStatementCode
from lapreporter.report.resources import (
    GivenStatement,
    GivenStatementCode,
    NationalResource,
    NationalStatement,
    NationalStatementCode,
)
from lapreporter.report.retained import RetainedBalance, RetainedRow
from lapreporter.report.risk_education import Activity
from tests.checks.speaking import report


@pytest.fixture(scope="module")
def carrying() -> Carrying:
    return load_carrying(shipped("forms", "carry-over.toml"))


@pytest.mark.parametrize(
    "answers",
    [
        {"contamination.balance.cleared_m2": 470_000},
        {"contamination.released": (ReleasedArea(id="a", place="North"),)},
        {"risk_education.reached": People(girls=1)},
        {"risk_education.activities": (Activity(id="a", people=People(men=4)),)},
        {"resources.national": (NationalResource(id="a", amount=Money(amount=Decimal(1), currency="XTS")),)},
        {"retained.review.reviewed_on": "2024-11"},
        {"other.text": "The State invited three others to join."},
    ],
)
def test_movements_rows_days_and_texts_of_the_year_are_events(answers: dict[str, Any], carrying: Carrying) -> None:
    assert len(list(events(report(answers), carrying))) == 1


@pytest.mark.parametrize(
    "answers",
    [
        {"contamination.balance.cleared_m2": 0},
        {"contamination.balance.closing_m2": 11_000_000},
        {"contamination.balance.opening_m2": 11_000_000},
        {"retained.types": (RetainedRow(id="a", munitions=RetainedBalance(closing=6)),)},
        {"risk_education.reached": People(girls=0)},
        {"stockpiles.none_discovered": True, "stockpiles.no_difficulties": True},
        {"stockpiles.nothing_destroyed": "The export permit came in December."},
        {"resources.given_statement": GivenStatement(code=GivenStatementCode.NONE_GIVEN)},
        {"national_measures.measures": (Measure(id="a", title="Act"),)},
        {"victim_assistance.known": People(total=12)},
    ],
)
def test_zeros_positions_ticks_and_reasons_are_none(answers: dict[str, Any], carrying: Carrying) -> None:
    assert list(events(report(answers), carrying)) == []


def test_a_gap_is_no_event(carrying: Carrying) -> None:
    gap = omit(report(), "contamination.balance.cleared_m2", Omission(kind=OmissionKind.NOT_KNOWN))
    assert list(events(gap, carrying)) == []


def test_a_text_is_no_figure_of_the_year(carrying: Carrying) -> None:
    told = report({"other.text": "News.", "contamination.balance.cleared_m2": 5})
    assert [one.path for one in figures_of_the_year(told, carrying)] == ["contamination.balance.cleared_m2"]


def test_what_goes_on_is_compared_and_what_belongs_to_the_year_is_not(carrying: Carrying) -> None:
    area = ContaminatedArea(id="a", size_m2=11_000_000)
    before = report({"contamination.areas": (area,), "contamination.balance.cleared_m2": 7})
    after = report({"contamination.areas": (area.model_copy(update={"size_m2": 1_100}),)})
    (change,) = movements(after, before, carrying)
    assert (change.path, change.old, change.new) == ("contamination.areas[a].size_m2", 11_000_000, 1_100)


def test_that_a_sentence_is_true_on_a_later_day_is_no_news(carrying: Carrying) -> None:
    def said(code: ProductionStatementCode, year: int) -> dict[str, Any]:
        return {"production.statement": ProductionStatement(code=code, as_of=date(year, 12, 31))}

    never, ended = ProductionStatementCode.NEVER_PRODUCED, ProductionStatementCode.ENDED
    assert news(report(said(never, 2025)), report(said(never, 2024)), carrying) == {}
    assert news(report(said(ended, 2025)), report(said(never, 2024)), carrying) == {
        "production": ("production.statement",)
    }


@pytest.mark.parametrize(
    ("opening", "closing", "moved"),
    [
        (100, 100, []),
        (100, None, []),
        (90, None, ["contamination.balance.opening_m2"]),
        (100, 80, ["contamination.balance.closing_m2"]),
    ],
)
def test_positions_are_held_against_the_end_of_last_year(
    opening: int, closing: int | None, moved: list[str], carrying: Carrying
) -> None:
    before = report({"contamination.balance.closing_m2": 100})
    after = report({"contamination.balance.opening_m2": opening, "contamination.balance.closing_m2": closing})
    assert [change.path for change in movements(after, before, carrying)] == moved


def test_a_type_that_is_new_this_year_has_no_position_to_be_held_against(carrying: Carrying) -> None:
    row = RetainedRow(id="new", munitions=RetainedBalance(opening=0, acquired=8, closing=8))
    assert news(report({"retained.types": (row,)}), report(), carrying) == {
        "retained": ("retained.types[new].munitions.acquired",)
    }


def test_a_sentence_that_nothing_was_done_in_the_year_is_no_news(carrying: Carrying) -> None:
    spent = {"resources.national_statement": NationalStatement(code=NationalStatementCode.NONE_SPENT)}
    for before in (report(spent), report()):
        assert news(report(spent), before, carrying) == {}
