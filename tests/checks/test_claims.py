from __future__ import annotations

import pytest

from lapreporter.checks.checker import Checker
from lapreporter.checks.prose import sizes
from lapreporter.report.answers import Attachment
from lapreporter.report.contamination import (
    AreaBalance,
    ContaminatedArea,
    ContaminationStatementCode,
    FoundItem,
    OrdnanceKind,
)
from lapreporter.report.retained import RetainedBalance, RetainedRow
from lapreporter.report.stockpiles import Balance, StockpileStatementCode, StockRow
from lapreporter.report.technical import TechnicalSheet
from lapreporter.report.victim_assistance import Casualties
from tests.checks.speaking import case, raises, says, silent, year

TEXT = "contamination.supplementary"
HJERKINN = ContaminatedArea(id="a", name="Hjerkinn", size_m2=617_300)
AREA = {"contamination.areas": (HJERKINN,)}


@pytest.mark.parametrize(
    ("text", "m2"),
    [
        ("617,300 m2", 617_300),
        ("0.84 km²", 840_000),
        ("1 100 ha", 11_000_000),
        ("2.802 million m2", 2_802_000),
        ("75.03 square kilometres", 75_030_000),
        ("1.234.567 m²", 1_234_567),
    ],
)
def test_a_surface_in_a_text_is_read(text: str, m2: int) -> None:
    assert [size.m2 for size in sizes(f"It measures {text}.")] == [m2]


def test_a_surface_that_can_be_read_in_two_ways_is_passed_over() -> None:
    assert list(sizes("It measures 1,234 km2.")) == []


def test_the_text_repeats_the_figure_of_the_table() -> None:
    cleared = {"contamination.balance": AreaBalance(cleared_m2=470_000), **year(2017)}
    (finding,) = raises("TXT-03", case({**cleared, TEXT: "In 2017, 0.6 km2 were cleared."}))
    assert says(finding) == "The text says “0.6 km2”, the table has 470,000 m²."
    silent("TXT-03", case({**cleared, TEXT: "In 2017, 0.5 km2 were cleared."}))
    silent("TXT-03", case({**cleared, TEXT: "In 2016, 0.6 km2 were cleared."}))


def test_items_and_casualties_in_a_text_are_those_of_the_table() -> None:
    items = (FoundItem(id="a", kind=OrdnanceKind.SUBMUNITION, destroyed=513),)
    raises(
        "TXT-03", case({"contamination.items": items, **year(2017), TEXT: "In 2017 531 submunitions were destroyed."})
    )
    harmed = {"victim_assistance.casualties": Casualties(killed=4, injured=37), **year(2017)}
    text = "victim_assistance.supplementary"
    raises("TXT-03", case({**harmed, text: "There were 42 casualties in 2017."}))
    silent("TXT-03", case({**harmed, text: "There were 41 casualties in 2017."}))


def test_a_text_does_not_deny_the_table() -> None:
    raises("TXT-04", case({**AREA, TEXT: "There are no contaminated areas."}))
    kept = {"retained.types": (RetainedRow(id="a", munitions=RetainedBalance(closing=6)),)}
    raises("TXT-04", case({**kept, "retained.supplementary": "None are retained."}))
    raises("TXT-04", case({**AREA, "contamination.statement.code": ContaminationStatementCode.NONE_KNOWN}))
    harmed = {"victim_assistance.casualties": Casualties(killed=4, injured=37)}
    raises("TXT-04", case({**harmed, "victim_assistance.supplementary": "There were no casualties."}))


def test_a_text_that_agrees_with_the_table_passes() -> None:
    silent("TXT-04", case({**AREA, TEXT: "One area remained on 31 December 2016."}))
    silent("TXT-04", case({TEXT: "There are no contaminated areas."}))


def test_the_error_speaks_where_text_and_statement_both_deny_the_stock() -> None:
    about = case(
        {
            "stockpiles.types": (StockRow(id="s", munitions=Balance(closing=6)),),
            "stockpiles.statement.code": StockpileStatementCode.NONE_HELD,
            "stockpiles.supplementary": "There are no stockpiles.",
        }
    )
    raises("TXT-04", about)
    codes = {finding.code for finding in Checker().check(about)}
    assert "STK-23" in codes
    assert "TXT-04" not in codes


def test_hjerkinn_has_one_size() -> None:
    (finding,) = raises("CLR-15", case({**AREA, TEXT: "The field at Hjerkinn measures 0.84 km2."}))
    assert says(finding) == "For Hjerkinn the text says “0.84 km2”, and the table 617,300 m²."
    noted = HJERKINN.model_copy(update={"note": "It measures 0.84 km2."})
    raises("CLR-15", case({"contamination.areas": (noted,)}))


def test_a_rounded_size_and_work_on_an_area_are_no_other_size() -> None:
    silent("CLR-15", case({**AREA, TEXT: "The field at Hjerkinn measures 0.62 km2."}))
    silent("CLR-15", case({**AREA, TEXT: "At Hjerkinn 10,000 m2 were cleared."}))


def test_a_text_keeps_to_one_unit() -> None:
    raises("NUM-07", case({TEXT: "Of 11 km2, 470,000 m2 were released."}))
    silent("NUM-07", case({TEXT: "Of 11,000,000 m2, 470,000 m² were released."}))


def test_figures_of_other_forms_do_not_stand_under_other_matters() -> None:
    found = raises("OTH-07", case({"other.text": "We cleared 5 km2 and destroyed 513 submunitions."}))
    assert len(found) == 2
    silent("OTH-07", case({"other.text": "We held 3 workshops in 2017."}))


def test_what_a_text_refers_to_is_attached() -> None:
    named = {TEXT: "The list is in Annex 2."}
    raises("TXT-09", case(named))
    photo = Attachment(id="f", name="a.jpg", sha256="0" * 64, size=5, media_type="image/jpeg")
    silent("TXT-09", case({**named, "technical.types": (TechnicalSheet(id="t", photos=(photo,)),)}))
    silent("TXT-09", case({TEXT: "The list stands in the table above."}))
