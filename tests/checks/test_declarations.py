from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from lapreporter.report.answers import Money
from lapreporter.report.contamination import AreaBalance
from lapreporter.report.cover import ReportKind
from lapreporter.report.obligations import (
    ClearanceDeclaration,
    ClearanceRequest,
    ClearanceTarget,
    ObligationStatus,
    Standing,
    StockpileDeclaration,
    StockpileRequest,
)
from lapreporter.report.retained import RetainedBalance, RetainedRow
from lapreporter.report.stockpiles import Balance, StockRow
from lapreporter.words import Area, Term
from tests.checks.speaking import case, raises, says, silent, year

STOCK = "stockpiles.declaration"
CLEARANCE = "contamination.declaration"
COMPLETED = ObligationStatus.COMPLETED


def destroyed(number: int, munitions: int) -> dict[str, Any]:
    row = StockRow(id="a", type="Mk 20", munitions=Balance(destroyed=munitions))
    return {"stockpiles.types": (row,), **year(number)}


FIRST = {**destroyed(2012, 7_000), "cover.kind": ReportKind.INITIAL}


def test_completed_destruction_is_declared() -> None:
    raises("DEC-01", case({"stockpiles.obligation.status": COMPLETED}))
    silent("DEC-01", case({"stockpiles.obligation.status": COMPLETED, f"{STOCK}.declared": True}))


def test_completed_clearance_is_declared() -> None:
    raises("DEC-02", case({"contamination.obligation.status": COMPLETED}))
    declared = {f"{CLEARANCE}.declared_on": date(2020, 7, 31)}
    silent("DEC-02", case({"contamination.obligation.status": COMPLETED, **declared}))


def test_a_declaration_says_what_the_reports_say() -> None:
    answers = {**destroyed(2013, 235), f"{STOCK}.destroyed_munitions": 7_240}
    (finding,) = raises("DEC-03", case(answers, history=[FIRST]))
    assert finding.parameters["reported"] == 7_235


def test_the_area_of_a_declaration_is_that_of_the_reports() -> None:
    first = {"contamination.balance": AreaBalance(cleared_m2=5_000_000), "cover.kind": ReportKind.INITIAL}
    answers = {**first, f"{CLEARANCE}.released_m2": 5_310_000}
    (finding,) = raises("DEC-03", case(answers))
    assert finding.parameters["reported"] == Area(5_000_000)


def test_croatias_7235_agree() -> None:
    silent("DEC-03", case({**destroyed(2013, 235), f"{STOCK}.destroyed_munitions": 7_235}, history=[FIRST]))


def test_a_declaration_may_exceed_the_reports_at_hand_while_early_ones_are_missing() -> None:
    silent("DEC-03", case({**destroyed(2013, 235), f"{STOCK}.destroyed_munitions": 7_235}))


def declared(held: int, gone: int, kept: int) -> dict[str, Any]:
    row = RetainedRow(id="a", munitions=RetainedBalance(closing=kept))
    declaration = StockpileDeclaration(held_munitions=held, destroyed_munitions=gone)
    return {"cover.kind": ReportKind.INITIAL, STOCK: declaration, "retained.types": (row,)}


def test_everything_held_was_destroyed_or_kept() -> None:
    (finding,) = raises("DEC-04", case(declared(6_905, 6_862, 6)))
    assert finding.parameters["difference"] == 37


def test_what_was_found_in_earlier_years_is_counted_and_the_years_are_named() -> None:
    found = StockRow(id="s", munitions=Balance(discovered=30))
    first = {"cover.kind": ReportKind.INITIAL, **year(2012), "stockpiles.types": (found,)}
    now = {**declared(6_875, 6_862, 6), "cover.kind": ReportKind.ANNUAL, **year(2013)}
    (finding,) = raises("DEC-04", case(now, history=[first]))
    assert says(finding) == (
        "Over all years, munitions: 6,905 held or found, 6,868 destroyed or kept, by the reports for 2012 and 2013."
    )


def test_destroyed_and_kept_make_what_was_held() -> None:
    silent("DEC-04", case(declared(6_909, 6_901, 8)))


def test_every_effort_is_declared() -> None:
    raises("DEC-05", case({CLEARANCE: ClearanceDeclaration(declared=True)}))
    silent("DEC-05", case({CLEARANCE: ClearanceDeclaration(declared=True, every_effort=True)}))


def test_later_finds_are_foreseen() -> None:
    raises("DEC-06", case({CLEARANCE: ClearanceDeclaration(declared=True)}))
    silent("DEC-06", case({CLEARANCE: ClearanceDeclaration(declared=True, later_finds="The army.")}))


def asked(**more: Any) -> dict[str, Any]:
    return {"contamination.requests": (ClearanceRequest(id="a", **more),)}


def test_a_request_is_due_nine_months_before_the_meeting() -> None:
    (finding,) = raises("EXT-01", case(asked(meeting_on=date(2024, 9, 10), submitted_on=date(2024, 2, 1))))
    assert finding.parameters["due"] == date(2023, 12, 10)
    silent("EXT-01", case(asked(meeting_on=date(2024, 9, 10), submitted_on=date(2023, 12, 10))))


def test_one_clearance_request_covers_five_years_at_most() -> None:
    raises("EXT-02", case(asked(months=61)))


def test_one_stockpile_request_covers_four_years_at_most() -> None:
    raises("EXT-02", case({"stockpiles.requests": (StockpileRequest(id="a", months=60),)}))


def test_five_years_for_clearance_pass() -> None:
    silent("EXT-02", case(asked(months=60)))


COMPLETE: dict[str, Any] = {
    "months": 60,
    "reasons": "Mountains.",
    "preparation": "Survey was completed.",
    "means": "Two teams.",
    "total_m2": 11_000_000,
    "released_m2": 470_000,
    "remaining_m2": 10_530_000,
    "impediments": "Fires.",
    "implications": "None for people.",
}


def test_a_request_covers_each_point_of_the_convention() -> None:
    assert len(raises("EXT-03", case(asked()))) == 9
    silent("EXT-03", case(asked(**COMPLETE)))


def test_a_request_has_a_costed_plan() -> None:
    raises("EXT-04", case(asked()))
    target = ClearanceTarget(id="a", year=2020, cost=Money(amount=Decimal(5), currency="EUR"))
    silent("EXT-04", case({**asked(), "contamination.request_targets": (target,)}))


def test_the_figures_of_a_request_add_up() -> None:
    raises("EXT-05", case(asked(**{**COMPLETE, "remaining_m2": 11_000_000})))
    silent("EXT-05", case(asked(**COMPLETE)))


def test_a_second_request_tells_of_the_first_extension() -> None:
    second = ClearanceRequest(id="b")
    raises("EXT-06", case({"contamination.requests": (*asked()["contamination.requests"], second)}))
    silent("EXT-06", case(asked()))


def test_a_good_request_covers_more_than_land() -> None:
    raises("EXT-07", case(asked()))
    silent("EXT-07", case(asked(risk_education="Signs.", gender="Both were asked.", environment="No fires.")))


def test_the_meeting_after_completion_is_named() -> None:
    done = {"contamination.obligation": Standing(status=COMPLETED, completed_on="2022-09-20")}
    (finding,) = raises("DEC-02", case(done, known=True))
    assert finding.parameters["meeting"] == Term("Eleventh Meeting of States Parties")


@pytest.mark.parametrize("completed_on", ["2031", "2015-11-25", "2018-01-15"])
def test_a_meeting_that_is_not_surely_the_next_is_not_named(completed_on: str) -> None:
    # The meeting of 2016 is missing from the list, and of 2018 only the year is known.
    stock = {"stockpiles.obligation": Standing(status=COMPLETED, completed_on=completed_on)}
    (finding,) = raises("DEC-01", case(stock, known=True))
    assert finding.parameters["meeting"] == Term("the next Meeting of States Parties")


def test_a_clearance_request_comes_before_its_deadline_has_passed() -> None:
    entry = {"cover.entry_into_force": date(2010, 8, 1)}
    (finding,) = raises("EXT-01", case({**entry, **asked(submitted_on=date(2020, 8, 2))}))
    assert finding.parameters["due"] == date(2020, 8, 1)
    silent("EXT-01", case({**entry, **asked(submitted_on=date(2020, 8, 1))}))


def test_a_further_request_is_measured_by_the_extension_before_it() -> None:
    first = ClearanceRequest(id="a", submitted_on=date(2019, 1, 15), new_deadline=date(2025, 8, 1))
    second = ClearanceRequest(id="b", submitted_on=date(2024, 12, 1))
    entry = {"cover.entry_into_force": date(2010, 8, 1)}
    silent("EXT-01", case({**entry, "contamination.requests": (first, second)}))
    late = second.model_copy(update={"submitted_on": date(2025, 9, 1)})
    raises("EXT-01", case({**entry, "contamination.requests": (first, late)}))
