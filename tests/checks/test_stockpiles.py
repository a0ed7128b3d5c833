from __future__ import annotations

from datetime import date
from typing import Any

from lapreporter.checks.reference import Munition, MunitionLibrary
from lapreporter.report.answers import Omission, OmissionKind
from lapreporter.report.obligations import ObligationStatus, RequestOutcome, StockpileRequest
from lapreporter.report.stockpiles import (
    Balance,
    DestroyedRow,
    DestructionRate,
    Discovery,
    StockpileStatementCode,
    StockRow,
)
from lapreporter.report.technical import TechnicalStatementCode
from tests.checks.speaking import case, raises, says, silent, year

ROWS = "stockpiles.types"
LIBRARY = MunitionLibrary({"m483a1": Munition("M483A1", ("M483A1",), (88,), "table", "high")})


def row(munitions: Balance, submunitions: Balance | None = None, **more: Any) -> StockRow:
    more.setdefault("type", "Mk 20")
    return StockRow(id=more.pop("id", "a"), munitions=munitions, submunitions=submunitions or Balance(), **more)


def stock(*rows: StockRow, **more: Any) -> dict[str, Any]:
    return {ROWS: rows, **year(2016), **more}


ADDS_UP = row(
    Balance(opening=1_235, destroyed=643, closing=592), Balance(opening=299_187, destroyed=33_398, closing=265_789)
)
HELD = row(Balance(opening=1_235, closing=592), lots="2-76")
NONE_LEFT = row(Balance(opening=592, destroyed=592, closing=0), Balance(opening=9, destroyed=9, closing=0))


def test_munitions_that_do_not_add_up_are_an_error() -> None:
    (finding,) = raises("STK-01", case(stock(row(Balance(opening=1_235, destroyed=643, closing=600)))))
    assert says(finding) == (
        "Mk 20, munitions: 1,235 at the start and the entries of the year make 592, but you give 600 at the end."
    )


def test_a_row_without_name_is_called_by_its_number() -> None:
    (finding,) = raises("STK-01", case(stock(row(Balance(opening=1, closing=2), type=None))))
    assert says(finding).startswith("row 1, munitions: ")


def test_munitions_that_add_up_pass() -> None:
    silent("STK-01", case(stock(ADDS_UP)))


def test_a_correction_takes_part_in_the_sum() -> None:
    silent("STK-01", case(stock(row(Balance(opening=6_862, correction=43, closing=6_905)))))


def test_an_empty_opening_is_silence_and_no_zero() -> None:
    silent("STK-01", case(stock(row(Balance(destroyed=643, closing=592)))))


def test_a_sum_waits_for_a_figure_that_cannot_be_read() -> None:
    unread = {"stockpiles.types[a].munitions.destroyed": "12 ooo"}
    silent("STK-01", case(stock(row(Balance(opening=1_235, closing=592))), unread=unread))


def test_submunitions_add_up_by_themselves() -> None:
    wrong = row(Balance(), Balance(opening=299_187, destroyed=33_398, closing=265_798))
    raises("STK-02", case(stock(wrong)))


def test_submunitions_that_add_up_pass() -> None:
    silent("STK-02", case(stock(ADDS_UP)))


def test_a_total_differs_from_its_rows() -> None:
    raises("STK-03", case(stock(ADDS_UP, **{"stockpiles.stated_total.munitions": 600})))


def test_a_total_that_is_the_sum_of_its_rows_passes() -> None:
    totals = {"stockpiles.stated_total.munitions": 592, "stockpiles.stated_total.submunitions": 265_789}
    silent("STK-03", case(stock(ADDS_UP, **totals)))


def test_a_total_may_exceed_rows_that_are_not_all_known() -> None:
    unknown = row(Balance(), id="b")
    silent("STK-03", case(stock(ADDS_UP, unknown, **{"stockpiles.stated_total.munitions": 600})))


def test_no_more_can_be_destroyed_than_was_there() -> None:
    raises("STK-04", case(stock(row(Balance(opening=10, destroyed=12)))))


def test_what_was_received_can_be_destroyed_too() -> None:
    silent("STK-04", case(stock(row(Balance(opening=10, received=2, destroyed=12)))))


def test_counts_are_whole_and_not_negative() -> None:
    unread = {f"{ROWS}[a].munitions.opening": "-5", f"{ROWS}[a].munitions.closing": "1.5"}
    assert len(raises("STK-05", case(stock(HELD), unread=unread))) == 2


def test_a_whole_number_is_a_count() -> None:
    silent("STK-05", case(stock(HELD), unread={f"{ROWS}[a].munitions.opening": "12 ooo"}))


def test_a_year_starts_where_the_last_one_ended() -> None:
    before = {ROWS: (row(Balance(closing=6_862)),), **year(2015)}
    (finding,) = raises("STK-06", case(stock(row(Balance(opening=6_905))), history=[before]))
    assert (finding.parameters["old"], finding.parameters["new"]) == (6_862, 6_905)


def test_a_figure_carried_over_passes() -> None:
    before = {ROWS: (row(Balance(closing=6_862), id="z", type="MK-20"),), **year(2015)}
    silent("STK-06", case(stock(row(Balance(opening=6_862))), history=[before]))


def test_submunitions_follow_the_load_of_one_munition() -> None:
    raises("STK-07", case(stock(row(Balance(closing=186), Balance(closing=16_386), per_container=88))))


def test_belgiums_186_make_16368() -> None:
    silent("STK-07", case(stock(row(Balance(closing=186), Balance(closing=16_368), per_container=88))))


def test_bulgarias_71_containers_hold_10650() -> None:
    silent("STK-07", case(stock(row(Balance(closing=71), Balance(closing=10_650), per_container=150))))


def test_the_load_is_laid_beside_the_library() -> None:
    raises("STK-08", case(stock(row(Balance(), type="M 483 A1", per_container=72)), library=LIBRARY))
    silent("STK-08", case(stock(row(Balance(), type="M483A1", per_container=88)), library=LIBRARY))


def test_germanys_58_million_became_63() -> None:
    def germany(number: int, munitions: int, submunitions: int) -> dict[str, Any]:
        totals = {"stockpiles.stated_total.munitions": munitions, "stockpiles.stated_total.submunitions": submunitions}
        return {**totals, **year(number)}

    before = germany(2014, 573_700, 58_000_000)
    raises("STK-09", case(germany(2015, 573_000, 63_000_000), history=[before]))
    silent("STK-09", case(germany(2015, 573_000, 58_000_000), history=[before]))


def test_destruction_is_described_in_four_ways() -> None:
    bare = DestroyedRow(id="a", munitions=643, method="open detonation", site="Range", safety_standards="11.10")
    raises("STK-10", case({"stockpiles.destroyed": (bare,)}))
    full = bare.model_copy(update={"environmental_standards": "07.13"})
    silent("STK-10", case({"stockpiles.destroyed": (full,)}))


PROGRAMME = {
    f"stockpiles.programme.{name}": "As planned."
    for name in ("methods", "sites", "safety_standards", "environmental_standards")
}


def test_remaining_stock_has_a_programme() -> None:
    raises("STK-11", case(stock(HELD)))
    silent("STK-11", case(stock(HELD, **PROGRAMME)))


LATE: dict[str, Any] = {
    "cover.entry_into_force": date(2010, 8, 1),
    "stockpiles.programme.planned_end": date(2019, 1, 31),
}


def test_a_plan_past_the_deadline_needs_more_time() -> None:
    (finding,) = raises("STK-12", case(LATE))
    assert finding.parameters["deadline"] == date(2018, 8, 1)


def test_a_plan_past_the_deadline_with_a_request_passes() -> None:
    asked = StockpileRequest(id="a", submitted_on=date(2017, 1, 10))
    silent("STK-12", case({**LATE, "stockpiles.requests": (asked,)}))


def test_stock_after_the_deadline_is_an_error() -> None:
    raises("STK-14", case(stock(HELD, **{"cover.entry_into_force": date(2008, 1, 1)})))


def test_bulgarias_first_report_without_period_is_read_on_its_own_day() -> None:
    answers = {ROWS: (HELD,), "cover.entry_into_force": date(2011, 10, 1), "cover.submitted_on": date(2012, 3, 27)}
    silent("STK-14", case(answers))
    raises("STK-16", case({**answers, "stockpiles.obligation.status": ObligationStatus.COMPLETED}))


def test_a_granted_extension_moves_the_deadline() -> None:
    granted = StockpileRequest(id="a", outcome=RequestOutcome.GRANTED, new_deadline=date(2018, 1, 1))
    answers = {"cover.entry_into_force": date(2008, 1, 1), "stockpiles.requests": (granted,)}
    silent("STK-14", case(stock(HELD, **answers)))


def test_a_year_without_destruction_is_explained() -> None:
    raises("STK-15", case(stock(HELD)))
    silent("STK-15", case(stock(HELD, **{"stockpiles.nothing_destroyed": "The plant was being built in 2016."})))


def test_completion_and_stock_exclude_each_other() -> None:
    raises("STK-16", case(stock(HELD, **{"stockpiles.statement.code": StockpileStatementCode.DESTROYED})))


def test_completion_without_stock_passes() -> None:
    silent("STK-16", case(stock(NONE_LEFT, **{"stockpiles.obligation.status": ObligationStatus.COMPLETED})))


def test_an_empty_stock_is_marked_as_completed() -> None:
    raises("STK-17", case(stock(NONE_LEFT)))
    silent("STK-17", case(stock(NONE_LEFT, **{"stockpiles.obligation.status": ObligationStatus.COMPLETED})))


def test_later_finds_are_told_to_the_presidency() -> None:
    find = Discovery(id="a", type="Mk 20", found_on="2020", plan="Destroyed on site.")
    raises("STK-18", case({"stockpiles.discoveries": (find,)}))
    told = find.model_copy(update={"presidency_told_on": date(2020, 5, 1)})
    silent("STK-18", case({"stockpiles.discoveries": (told,)}))


def test_a_growing_stock_has_a_source() -> None:
    before = {ROWS: (row(Balance(closing=6_862)),), **year(2015)}
    raises("STK-19", case(stock(row(Balance(closing=6_905))), history=[before]))
    silent("STK-19", case(stock(row(Balance(closing=6_905, discovered=43))), history=[before]))


def test_lot_numbers_are_asked_for() -> None:
    raises("STK-20", case(stock(ADDS_UP)))
    silent("STK-20", case(stock(HELD)))


def test_each_type_in_stock_has_a_sheet() -> None:
    raises("STK-22", case(stock(HELD)))
    silent("STK-22", case(stock(HELD, **{"technical.statement.code": TechnicalStatementCode.REPORTED_EARLIER})))


def test_no_stockpile_and_a_stockpile_exclude_each_other() -> None:
    raises("STK-23", case(stock(HELD, **{"stockpiles.statement.code": StockpileStatementCode.NEVER_HELD})))


def test_no_stockpile_and_no_rows_agree() -> None:
    silent("STK-23", case({"stockpiles.statement.code": StockpileStatementCode.NEVER_HELD}))


def test_separation_is_asked_while_stock_remains() -> None:
    raises("STK-24", case(stock(HELD)))
    silent("STK-24", case(stock(HELD, **{"stockpiles.separated": True})))


def test_a_plan_has_rates_cost_and_share() -> None:
    raises("STK-25", case(stock(HELD)))
    rates = (DestructionRate(id="a", per_month=50),)
    silent("STK-25", case(stock(NONE_LEFT, **{"stockpiles.programme.rates": rates})))


def test_lessons_are_asked_after_destruction() -> None:
    destroyed = {"stockpiles.destroyed": (DestroyedRow(id="a", munitions=643),)}
    raises("STK-26", case(destroyed))
    silent("STK-26", case({**destroyed, "stockpiles.lessons": "Start with the oldest lots."}))


def test_a_load_that_nobody_could_confirm_is_no_ground_for_doubt() -> None:
    library = MunitionLibrary({"mk20": Munition("Mk 20", ("Mk 20",), (247,), "", "unconfirmed")})
    silent("STK-08", case(stock(row(Balance(), type="Mk 20", per_container=202)), library=library))


def test_a_lot_is_destroyed_once() -> None:
    gone = {"stockpiles.destroyed": (DestroyedRow(id="d", lots="2-76, 8-76"),), **year(2015)}
    (finding,) = raises("STK-21", case(stock(row(Balance(closing=6), lots="8-76; 67-76")), history=[gone]))
    assert says(finding) == "Lot 8-76 is listed as stock here, but the report for 2015 lists it as destroyed."
    silent("STK-21", case(stock(row(Balance(closing=6), lots="67-76")), history=[gone]))


def test_a_lot_of_which_some_was_left_may_come_again() -> None:
    part = {
        "stockpiles.destroyed": (DestroyedRow(id="d", lots="8-76"),),
        ROWS: (row(Balance(closing=9), lots="8-76"),),
        **year(2015),
    }
    silent("STK-21", case(stock(row(Balance(closing=6), lots="8-76")), history=[part]))


def test_a_stock_that_is_openly_not_known_is_not_called_idle() -> None:
    held = {"stockpiles.statement.code": StockpileStatementCode.HOLDS, **year(2016)}
    raises("STK-15", case(held))
    told = Omission(kind=OmissionKind.NOT_KNOWN, explanation="What was left was not found.")
    silent("STK-15", case({**held, "omissions": {"stockpiles.types": told}}))
