from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from lapreporter.checks.checker import Checker
from lapreporter.checks.numbers import PERCENTAGES
from lapreporter.checks.registry import rules
from lapreporter.report.answers import Money, Omission, OmissionKind
from lapreporter.report.contamination import ContaminatedArea, FoundItem
from lapreporter.report.kinds import Unit
from lapreporter.report.paths import omit
from lapreporter.report.report import Report
from lapreporter.report.resources import NationalResource, StatedAmount, TotalOf
from lapreporter.report.shape import leaves
from lapreporter.report.stockpiles import Balance, StockRow
from tests.checks.speaking import case, raises, says, silent

SIZE = "contamination.areas[a].size_m2"
AREA = {"contamination.areas": (ContaminatedArea(id="a", name="Wittstock"),)}
PROBLEMS = {
    "contamination.areas[a].size_m2": ("3 rai", "1.234", "11 km2?", "70km?", "about ten"),
    "contamination.areas[a].quantity": ("-5", "1.5", "12 ooo", "99999999999999999999"),
    "contamination.areas[a].marked_by": ("01/31/2012", "soon"),
    "contamination.areas[a].latitude": ("3 rai", "abc"),
}


def test_an_unknown_unit_is_asked_about() -> None:
    raises("NUM-01", case(AREA, unread={SIZE: "3 rai"}))


@pytest.mark.parametrize("text", ["1,100 ha", "11 km2", "11000000"])
def test_known_units_are_converted(text: str) -> None:
    silent("NUM-01", case(AREA, unread={SIZE: text}))


def test_the_size_of_one_area_is_plausible() -> None:
    huge = (ContaminatedArea(id="a", name="Lao provinces", size_m2=87_000_000_000),)
    raises("NUM-02", case({"contamination.areas": huge}))
    silent("NUM-02", case({"contamination.areas": (ContaminatedArea(id="a", size_m2=617_300),)}))


def test_1_234_can_mean_two_numbers() -> None:
    (finding,) = raises("NUM-03", case(AREA, unread={"contamination.areas[a].quantity": "1.234"}))
    assert says(finding) == "“1.234” can mean 1 or 1,234."


def test_12_345_678_means_one() -> None:
    silent("NUM-03", case(AREA, unread={"contamination.areas[a].quantity": "12,345,678"}))


def test_a_share_lies_between_nought_and_a_hundred() -> None:
    raises("NUM-04", case({"contamination.women_in_teams": Decimal(170)}))


def test_seventeen_per_cent_pass() -> None:
    silent("NUM-04", case({"contamination.women_in_teams": Decimal(17)}))


def test_every_percentage_is_checked() -> None:
    assert set(PERCENTAGES) == {leaf.pattern for leaf in leaves(Report) if leaf.unit is Unit.PERCENT}


def test_an_empty_size_is_not_zero() -> None:
    (finding,) = raises("NUM-05", case(AREA))
    assert says(finding) == "Wittstock: the size is empty. Is it zero, or not known?"


def test_each_part_of_a_stock_is_counted() -> None:
    row = StockRow(id="a", type="Mk 20", munitions=Balance(closing=0))
    (finding,) = raises("NUM-05", case({"stockpiles.types": (row,)}))
    assert finding.path == "stockpiles.types[a].submunitions.closing"


def test_zero_is_a_statement() -> None:
    silent("NUM-05", case({"contamination.items": (FoundItem(id="a", destroyed=0),)}))


def test_an_openly_omitted_number_is_an_answer() -> None:
    about = case(AREA)
    omitted = omit(about.report, SIZE, Omission(kind=OmissionKind.NOT_KNOWN, explanation="Survey starts in 2017."))
    silent("NUM-05", type(about)(report=omitted, today=about.today))


def test_a_row_just_added_owes_nothing() -> None:
    silent("NUM-05", case({"contamination.areas": (ContaminatedArea(id="a"),)}))


def test_a_broken_sign_is_pointed_out() -> None:
    raises("NUM-08", case(AREA, unread={SIZE: "70km?"}))
    silent("NUM-08", case(AREA, unread={SIZE: "70 km2"}))


def test_12_ooo_is_kept_and_cannot_be_counted() -> None:
    (finding,) = raises("ENT-01", case(AREA, unread={"contamination.areas[a].quantity": "12 ooo"}))
    assert says(finding) == "“12 ooo” is kept as typed, but cannot be read as a whole number."


def test_a_text_that_another_error_speaks_of_is_not_named_twice() -> None:
    silent("ENT-01", case(AREA, unread={"contamination.areas[a].quantity": "-5", SIZE: "3 rai"}))


@pytest.mark.parametrize(("path", "text"), [(path, text) for path, texts in PROBLEMS.items() for text in texts])
def test_every_unread_text_holds_the_export_back_exactly_once(path: str, text: str) -> None:
    about = case(AREA, unread={path: text})
    codes = ("ENT-01", "COV-02", "NUM-01", "NUM-03", "RES-01", "STK-05", "NUM-08")
    assert len([found for rule in rules() if rule.code in codes for found in rule.findings(about)]) == 1


def test_exact_and_rounded_figures_do_not_add_up() -> None:
    rows = (
        NationalResource(id="a", amount=Money(amount=Decimal(62_763_171), currency="NOK")),
        NationalResource(id="b", amount=Money(amount=Decimal(15_000_000), currency="NOK")),
    )

    def total(amount: int) -> dict[str, Any]:
        stated = StatedAmount(id="t", total_of=TotalOf.NATIONAL, amount=Money(amount=Decimal(amount), currency="NOK"))
        return {"resources.national": rows, "resources.stated_totals": (stated,)}

    raises("NUM-06", case(total(77_800_000)))
    silent("NUM-06", case(total(77_763_171)))
    areas = (ContaminatedArea(id="a", size_m2=617_300), ContaminatedArea(id="b", size_m2=3_000_000))
    land = {"contamination.areas": areas, "contamination.stated_total.total_m2": 3_620_000}
    raises("NUM-06", case(land))
    codes = {finding.code for finding in Checker().check(case(land))}
    assert "CLR-03" in codes
    assert "NUM-06" not in codes
