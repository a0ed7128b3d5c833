from __future__ import annotations

from typing import Any

import pytest

from lapreporter.report.answers import Omission, OmissionKind
from lapreporter.report.paths import omit
from lapreporter.report.retained import (
    Purpose,
    RetainedBalance,
    RetainedRow,
    RetainedStatementCode,
    Transfer,
    TransferDirection,
    TransferPurpose,
)
from lapreporter.report.stockpiles import Balance, StockRow
from tests.checks.speaking import case, raises, silent, year

ROWS = "retained.types"
SWITZERLAND = (RetainedBalance(opening=138, closing=52), RetainedBalance(opening=7_346, closing=2_615))


def kept(munitions: RetainedBalance, submunitions: RetainedBalance | None = None, **more: Any) -> RetainedRow:
    answers: dict[str, Any] = {
        "id": "a",
        "type": "M483A1",
        "lots": "1-80",
        "purposes": (Purpose.CLEARANCE,),
        "planned_use": "Two courses in 2017.",
        "actual_use": "One course in 2016.",
    }
    return RetainedRow(munitions=munitions, submunitions=submunitions or RetainedBalance(), **{**answers, **more})


def rows(*types: RetainedRow, number: int = 2016) -> dict[str, Any]:
    return {ROWS: types, **year(number)}


BELGIUM = kept(RetainedBalance(opening=186, closing=186), RetainedBalance(opening=16_368, closing=16_368))


def test_switzerland_leaves_86_munitions_and_4731_submunitions_unexplained() -> None:
    found = raises("RET-01", case(rows(kept(*SWITZERLAND))))
    assert [finding.parameters["difference"] for finding in found] == [86, 4_731]


def test_belgiums_186_and_16368_add_up() -> None:
    silent("RET-01", case(rows(BELGIUM)))


def test_retained_items_are_carried_over() -> None:
    before = rows(kept(RetainedBalance(closing=587)), number=2015)
    raises("RET-02", case(rows(kept(RetainedBalance(opening=570))), history=[before]))


def test_retained_items_carried_over_pass() -> None:
    before = rows(kept(RetainedBalance(closing=587)), number=2015)
    silent("RET-02", case(rows(kept(RetainedBalance(opening=587))), history=[before]))


def test_retention_has_a_purpose() -> None:
    raises("RET-03", case(rows(kept(RetainedBalance(closing=6), purposes=None))))


def test_a_permitted_purpose_passes() -> None:
    silent("RET-03", case(rows(BELGIUM)))


@pytest.mark.parametrize("field", ["planned_use", "actual_use", "lots"])
def test_use_and_lots_are_required_while_items_are_kept(field: str) -> None:
    (finding,) = raises("RET-04", case(rows(kept(RetainedBalance(closing=6), **{field: None}))))
    assert finding.path == f"{ROWS}[a].{field}"


def test_use_and_lots_given_pass() -> None:
    silent("RET-04", case(rows(BELGIUM)))


def test_an_open_omission_is_an_answer() -> None:
    about = case(rows(kept(RetainedBalance(closing=6), lots=None)))
    omitted = omit(
        about.report, f"{ROWS}[a].lots", Omission(kind=OmissionKind.NOT_KNOWN, explanation="Marks are gone.")
    )
    silent("RET-04", type(about)(report=omitted, today=about.today))


def test_munitions_are_kept_with_their_submunitions() -> None:
    raises("RET-05", case(rows(kept(RetainedBalance(closing=6)))))
    silent("RET-05", case(rows(BELGIUM)))


def test_three_idle_reports_are_questioned() -> None:
    idle = [rows(BELGIUM, number=number) for number in (2014, 2015)]
    raises("RET-06", case(rows(BELGIUM), history=idle))
    silent("RET-06", case(rows(BELGIUM), history=idle[1:]))


def test_a_plan_of_use_moves_on() -> None:
    before = rows(BELGIUM, number=2015)
    raises("RET-07", case(rows(BELGIUM), history=[before]))
    new = BELGIUM.model_copy(update={"planned_use": "One course in 2018."})
    silent("RET-07", case(rows(new), history=[before]))


def test_an_increase_has_a_source() -> None:
    before = rows(kept(RetainedBalance(closing=6)), number=2015)
    raises("RET-08", case(rows(kept(RetainedBalance(closing=8))), history=[before]))
    silent("RET-08", case(rows(kept(RetainedBalance(closing=8, acquired=2))), history=[before]))


def transfer(**more: Any) -> dict[str, Any]:
    answers: dict[str, Any] = {
        "id": "a",
        "direction": TransferDirection.OUT,
        "counterpart": "BGR",
        "purpose": TransferPurpose.DESTRUCTION,
    }
    return {"retained.transfers": (Transfer(**{**answers, **more}),)}


@pytest.mark.parametrize("wrong", [{"counterpart": None}, {"counterpart": "AGO"}, {"purpose": None}])
def test_a_transfer_goes_to_a_state_party_for_a_permitted_purpose(wrong: dict[str, Any]) -> None:
    raises("RET-09", case(transfer(**wrong), known=True))


def test_a_transfer_to_bulgaria_for_destruction_passes() -> None:
    silent("RET-09", case(transfer(), known=True))


def test_a_lot_is_stock_or_retained() -> None:
    def both(lots: str) -> dict[str, Any]:
        stock = StockRow(id="a", lots=lots, munitions=Balance(closing=6))
        return {**rows(kept(RetainedBalance(closing=6), lots="2-76, 8-76")), "stockpiles.types": (stock,)}

    raises("RET-10", case(both("8-76; 67-76")))
    silent("RET-10", case(both("67-76")))


def test_what_was_kept_does_not_vanish() -> None:
    before = rows(BELGIUM, number=2015)
    none = {"retained.statement.code": RetainedStatementCode.NONE_RETAINED}
    raises("RET-11", case({**rows(), **none}, history=[before]))
    used = kept(RetainedBalance(opening=186, consumed=186, closing=0))
    silent("RET-11", case({**rows(used), **none}, history=[before]))


def test_retention_is_answered_with_yes_or_no() -> None:
    raises("RET-12", case())
    silent("RET-12", case({"retained.statement.code": RetainedStatementCode.RETAINS}))


def test_the_need_is_reviewed_each_year() -> None:
    raises("RET-14", case({**rows(BELGIUM), "retained.review.reviewed_on": "2015-03"}))
    silent("RET-14", case({**rows(BELGIUM), "retained.review.reviewed_on": "2016-03"}))


def test_a_surplus_is_destroyed() -> None:
    surplus = {"retained.review.surplus_munitions": 2}
    raises("RET-15", case({**rows(BELGIUM), **surplus}))
    silent("RET-15", case({**rows(BELGIUM), **surplus, "retained.review.destroy_by": "2017"}))


def transferred(state: str, direction: TransferDirection, partner: str, munitions: int) -> dict[str, Any]:
    sent = Transfer(id="t", direction=direction, counterpart=partner, type="Mk 20", munitions=munitions)
    return {"cover.state": state, "retained.transfers": (sent,), **year(2014)}


def test_both_partners_report_one_transfer() -> None:
    own = transferred("SVN", TransferDirection.OUT, "BGR", 52)
    raises("RET-13", case(own, partners=[transferred("BGR", TransferDirection.IN, "SVN", 50)]))
    raises("RET-13", case(own, partners=[{"cover.state": "BGR", **year(2014)}]))
    silent("RET-13", case(own, partners=[transferred("BGR", TransferDirection.IN, "SVN", 52)]))
    silent("RET-13", case(own))
