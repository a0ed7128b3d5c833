from __future__ import annotations

from datetime import date
from typing import Any

from lapreporter.report.contamination import AreaBalance
from lapreporter.report.obligations import ClearanceRequest, RequestOutcome, StockpileRequest
from lapreporter.report.stockpiles import Balance, StockRow
from lapreporter.words import Term, Year
from tests.checks.speaking import case, raises, says, silent, year

ENTRY = {"cover.entry_into_force": date(2010, 8, 1)}


def stock(number: int, destroyed: int | None, closing: int) -> dict[str, Any]:
    row = StockRow(id="s", munitions=Balance(destroyed=destroyed, closing=closing))
    return {**ENTRY, **year(number), "stockpiles.types": (row,)}


def land(number: int, cleared: int, closing: int) -> dict[str, Any]:
    return {**ENTRY, **year(number), "contamination.balance": AreaBalance(cleared_m2=cleared, closing_m2=closing)}


def test_a_stock_that_outlasts_its_deadline_is_foretold() -> None:
    # 1,000 left at the end of 2016, 100 and 300 a year: five years; the deadline is 1 August 2018.
    (finding,) = raises("STK-13", case(stock(2016, 300, 1_000), history=[stock(2015, 100, 1_300)]))
    assert finding.parameters["pace"] == 200
    assert finding.parameters["end"] == Year(2021)
    assert finding.parameters["due"] == date(2016, 12, 1)


def test_a_stock_that_is_gone_in_time_is_not_asked_about() -> None:
    silent("STK-13", case(stock(2016, 800, 1_000), history=[stock(2015, 900, 1_800)]))
    silent("STK-13", case(stock(2016, None, 1_000)))


def test_no_pace_at_all_passes_any_deadline() -> None:
    (finding,) = raises("STK-13", case(stock(2016, 0, 1_000)))
    assert isinstance(finding.parameters["end"], Term)


def test_a_request_before_a_meeting_answers_the_pace() -> None:
    asked = {"stockpiles.requests": (StockpileRequest(id="a", outcome=RequestOutcome.SUBMITTED),)}
    silent("STK-13", case({**stock(2016, 0, 1_000), **asked}))


def test_germany_cannot_clear_eleven_square_kilometres_at_the_pace_of_2017() -> None:
    # 11,000,000 / 470,000 is 23.4 years; the deadline is 1 August 2020, and the meeting before it opened in
    # September 2019, on a day that is not known: nine months before 1 September 2019.
    (finding,) = raises("CLR-22", case(land(2017, 470_000, 11_000_000), known=True))
    assert finding.parameters["end"] == Year(2041)
    assert finding.parameters["deadline"] == date(2020, 8, 1)
    assert finding.parameters["due"] == date(2018, 12, 1)


def test_the_years_that_make_the_pace_are_named() -> None:
    # 470,000 and 30,000 make 250,000 a year: 44 years.
    about = case(land(2017, 470_000, 11_000_000), history=[land(2016, 30_000, 11_470_000)])
    (finding,) = raises("CLR-22", about)
    assert says(finding) == (
        "Land released a year, by the reports for 2016 and 2017: 250,000 m². Land left: 11,000,000 m². At this pace "
        "the work would end in 2061, after the deadline 1 August 2020."
    )


def test_croatia_could_clear_what_was_left_in_2016_in_time() -> None:
    silent("CLR-22", case(land(2016, 1_200_000, 1_740_000), history=[land(2015, 430_000, 2_640_000)]))


def test_a_request_asks_for_no_more_than_its_own_plan_needs() -> None:
    # 300,000 m2 at 100,000 a year are three years; five are asked for.
    request = ClearanceRequest(id="a", months=60, remaining_m2=300_000, yearly_m2=100_000)
    (finding,) = raises("EXT-08", case({"contamination.requests": (request,)}))
    assert finding.parameters["needed"] == 36
    four = request.model_copy(update={"months": 48})
    silent("EXT-08", case({"contamination.requests": (four,)}))
