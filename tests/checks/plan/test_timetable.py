"""Deadlines with their arithmetic: the tables of published cases, extensions, requests, and the pace of the work."""

from __future__ import annotations

import dataclasses
from datetime import date, timedelta
from typing import Any

import pytest

from lapreporter.checks.case import Case
from lapreporter.checks.meetings import Meeting, Meetings
from lapreporter.checks.plan.projection import Work, YearPoint, projections
from lapreporter.checks.plan.timetable import Deadline, Milestone, entry_after_deposit, meeting_before, timetable
from lapreporter.i18n import SpokenLanguage
from lapreporter.report.answers import Period
from lapreporter.report.contamination import AreaBalance
from lapreporter.report.cover import Membership, ReportKind
from lapreporter.report.obligations import ClearanceRequest, ClearanceTarget, ObligationStatus, RequestOutcome
from lapreporter.report.report import Report
from lapreporter.report.stockpiles import Balance, StockRow
from tests.checks.plan.plans import example
from tests.checks.speaking import case, report, year

OPEN: dict[str, Any] = {
    "stockpiles.obligation.status": ObligationStatus.OUTSTANDING,
    "contamination.obligation.status": ObligationStatus.OUTSTANDING,
}


def found(about: Case) -> dict[Milestone, Deadline]:
    return {one.milestone: one for one in timetable(about)}


def in_force(entry: date, **more: Any) -> Case:
    return case({"cover.entry_into_force": entry, **OPEN, **more})


@pytest.mark.parametrize(
    ("deposit", "entry", "initial", "stocks", "clearance"),
    [
        (date(2011, 4, 6), date(2011, 10, 1), date(2012, 3, 29), date(2019, 10, 1), date(2021, 10, 1)),
        (date(2012, 2, 1), date(2012, 8, 1), date(2013, 1, 28), date(2020, 8, 1), date(2022, 8, 1)),
    ],
    ids=["Bulgaria", "Mauritania"],
)
def test_the_deadlines_of_published_cases(
    deposit: date, entry: date, initial: date, stocks: date, clearance: date
) -> None:
    assert entry_after_deposit(deposit) == entry
    days = {milestone: one.day for milestone, one in found(in_force(entry)).items()}
    assert days[Milestone.ENTRY_INTO_FORCE] == entry
    assert days[Milestone.INITIAL_REPORT] == initial
    assert days[Milestone.STOCKPILES] == stocks
    assert days[Milestone.CLEARANCE] == clearance


@pytest.mark.parametrize(
    ("due", "entry"),
    [
        (date(2014, 3, 30), date(2013, 10, 1)),
        (date(2013, 6, 30), date(2013, 1, 1)),
        (date(2011, 10, 28), date(2011, 5, 1)),
        (date(2014, 2, 28), date(2013, 9, 1)),
        (date(2011, 6, 30), date(2011, 1, 1)),
        (date(2012, 7, 30), date(2012, 2, 1)),
        (date(2012, 11, 28), date(2012, 6, 1)),
        (date(2011, 4, 30), date(2010, 11, 1)),
        (date(2013, 2, 28), date(2012, 9, 1)),
        (date(2011, 5, 30), date(2010, 12, 1)),
        (date(2014, 1, 28), date(2013, 8, 1)),
        (date(2011, 1, 28), date(2010, 8, 1)),
    ],
    ids=[
        *("Bolivia", "Cameroon", "Cabo Verde, Guinea-Bissau, Panama", "Chad", "Comoros", "Cook Islands"),
        *("Dominican Republic", "Fiji", "Honduras", "Mali", "Nauru", "Niger"),
    ],
)
def test_published_due_dates_of_initial_reports(due: date, entry: date) -> None:
    assert found(in_force(entry))[Milestone.INITIAL_REPORT].day == due


def test_a_published_due_date_that_follows_from_no_entry_into_force_is_recognised() -> None:
    # Guinea's due date of 19 April 2015 leads back to no first day of a month: it was counted from elsewhere.
    assert (date(2015, 4, 19) - timedelta(days=180)).day != 1


@pytest.mark.parametrize(
    ("deposit", "entry"),
    [
        (date(2008, 12, 3), date(2010, 8, 1)),
        (date(2010, 2, 16), date(2010, 8, 1)),
        (date(2010, 2, 17), date(2010, 8, 1)),
        (date(2010, 3, 1), date(2010, 9, 1)),
        (date(2023, 8, 3), date(2024, 2, 1)),
        (date(2023, 2, 28), date(2023, 8, 1)),
        (date(2025, 9, 5), date(2026, 3, 1)),
    ],
)
def test_entry_into_force_follows_from_the_deposit(deposit: date, entry: date) -> None:
    assert entry_after_deposit(deposit) == entry


def test_every_deadline_says_how_it_comes_about(english: SpokenLanguage) -> None:
    for name in ("xpr-2025", "deu-2017", "lao-2017", "bgr-2012"):
        for one in timetable(example(name)):
            assert one.arithmetic
            for sentence in one.arithmetic:
                assert sentence.text(english).endswith(".")
                assert "{" not in sentence.text(english)


def test_the_yearly_report_is_due_on_30_april() -> None:
    one = found(case(year(2025)))[Milestone.ANNUAL_REPORT]
    assert one.day == date(2026, 4, 30)
    assert one.days_left(date(2026, 3, 31)) == 30
    assert one.days_left(date(2026, 5, 1)) == -1


def test_an_initial_report_has_no_yearly_due_date() -> None:
    first = {"cover.kind": ReportKind.INITIAL, "cover.period": Period(end=date(2025, 12, 31))}
    assert Milestone.ANNUAL_REPORT not in found(case(first))


def test_extensions_are_told_in_their_order(english: SpokenLanguage) -> None:
    first = ClearanceRequest(id="a", outcome=RequestOutcome.GRANTED, new_deadline=date(2025, 8, 1), meeting="2RC")
    second = ClearanceRequest(id="b", outcome=RequestOutcome.GRANTED, new_deadline=date(2030, 8, 1))
    asked = ClearanceRequest(id="c", outcome=RequestOutcome.SUBMITTED, new_deadline=date(2035, 8, 1))
    about = in_force(date(2010, 8, 1), **{"contamination.requests": (second, first, asked)})
    one = found(about)[Milestone.CLEARANCE]
    assert one.day == date(2030, 8, 1)
    assert [sentence.text(english) for sentence in one.arithmetic] == [
        "1 August 2010 and 10 years make 1 August 2020 (Article 4.1).",
        "Extended to 1 August 2025, as asked for at: 2RC.",
        "Extended to 1 August 2030.",
    ]


def test_another_deadline_of_the_report_is_set_beside_the_computed_one(english: SpokenLanguage) -> None:
    about = in_force(date(2010, 8, 1), **{"stockpiles.obligation.deadline": date(2019, 4, 1)})
    one = found(about)[Milestone.STOCKPILES]
    assert one.day == date(2019, 4, 1)
    assert [sentence.text(english) for sentence in one.arithmetic] == [
        "1 August 2010 and 8 years make 1 August 2018 (Article 3.2).",
        "The report gives 1 April 2019 as the deadline.",
    ]


def test_what_the_list_of_states_has_is_said_to_be_from_there(english: SpokenLanguage) -> None:
    about = case({"cover.state": "DEU", "contamination.obligation.status": ObligationStatus.OUTSTANDING}, known=True)
    one = found(about)[Milestone.CLEARANCE]
    assert one.day == date(2030, 8, 1)
    assert one.arithmetic[-1].text(english) == "The list of States has 1 August 2030."


def test_hostilities_that_ended_later_start_the_ten_years_later() -> None:
    about = in_force(date(2010, 8, 1), **{"contamination.hostilities_ended_on": date(2016, 5, 31)})
    assert found(about)[Milestone.CLEARANCE].day == date(2026, 5, 31)


def test_a_request_is_due_nine_months_before_the_last_meeting_in_time() -> None:
    about = in_force(date(2013, 11, 1), **{"contamination.obligation.deadline": date(2023, 11, 1)})
    known = dataclasses.replace(about, meetings=Meetings((Meeting("Eleventh", "2023-09-11"),)))
    one = found(known)[Milestone.CLEARANCE_REQUEST]
    assert (one.day, one.estimated) == (date(2022, 12, 11), False)
    guessed = found(about)[Milestone.CLEARANCE_REQUEST]
    assert (guessed.day, guessed.estimated) == (date(2022, 12, 1), True)


def test_the_meeting_has_to_open_before_the_deadline() -> None:
    meetings = Meetings((Meeting("Eleventh", "2023-09-11"), Meeting("Tenth", "2022-08-30")))
    assert meeting_before(meetings, date(2023, 9, 11)) == (date(2022, 8, 30), False)
    assert meeting_before(meetings, date(2023, 9, 12)) == (date(2023, 9, 11), False)


def test_nothing_is_due_where_nothing_remains_or_nobody_is_bound() -> None:
    assert Milestone.STOCKPILES not in found(example("nzl-2013"))
    assert timetable(case({**OPEN, "cover.membership": Membership.SIGNATORY})) == ()


def with_balance(number: int, cleared: int, closing: int) -> Report:
    made = report(year(number))
    balance = AreaBalance(cleared_m2=cleared, closing_m2=closing)
    return made.model_copy(update={"contamination": made.contamination.model_copy(update={"balance": balance})})


def area_case(now: tuple[int, int, int], *earlier: tuple[int, int, int], deadline: date | None = None) -> Case:
    about = case({"contamination.obligation.deadline": deadline} if deadline else {})
    current = with_balance(*now)
    obligation = about.report.contamination.obligation
    contamination = current.contamination.model_copy(update={"obligation": obligation})
    current = current.model_copy(update={"contamination": contamination})
    return dataclasses.replace(about, report=current, history=tuple(with_balance(*one) for one in earlier))


def test_the_pace_is_the_mean_of_the_last_two_years(english: SpokenLanguage) -> None:
    about = area_case(
        (2025, 300, 3000), (2021, 9000, 9000), (2023, 100, 3400), (2024, 200, 3300), deadline=date(2030, 1, 1)
    )
    (one,) = projections(about)
    assert (one.work, one.left, one.pace) == (Work.CLEARANCE, 3000, 250)
    # 3000 / 250 = 12 years of 365.25 days after 31 December 2025.
    assert one.ends_on == date(2025, 12, 31) + timedelta(days=4383)
    spoken = one.arithmetic.text(english).replace("\u00a0", " ")
    assert spoken == (
        "Left: 3,000 m². On average of 2024 to 2025: 250 m² a year. Years still needed from 31 December 2025 on: 12.0."
    )
    assert one.conclusion.text(english).endswith("after the deadline of 1 January 2030.")


def test_a_year_without_a_report_is_a_gap_in_the_chart() -> None:
    (one,) = projections(area_case((2025, 300, 3000), (2023, 100, 3400)))
    assert one.points == (
        YearPoint(2023, 100, 3400),
        YearPoint(2024, None, None),
        YearPoint(2025, 300, 3000),
    )


def test_a_year_without_a_report_is_filled_from_the_programme() -> None:
    about = area_case((2025, 300, 3000))
    target = ClearanceTarget(id="a", year=2024, achieved_m2=100)
    programme = about.report.contamination.programme.model_copy(update={"targets": (target,)})
    contamination = about.report.contamination.model_copy(update={"programme": programme})
    changed = dataclasses.replace(about, report=about.report.model_copy(update={"contamination": contamination}))
    (one,) = projections(changed)
    assert one.pace == 200


def test_a_pace_within_the_deadline_is_said_to_be(english: SpokenLanguage) -> None:
    (one,) = projections(area_case((2025, 1000, 500), deadline=date(2026, 12, 31)))
    assert one.conclusion.text(english) == (
        "At this pace the work ends on 2 July 2026, within the deadline of 31 December 2026."
    )


def test_standstill_and_crawling_lead_to_no_date(english: SpokenLanguage) -> None:
    (still,) = projections(area_case((2025, 0, 500)))
    assert still.ends_on is None
    assert still.conclusion.text(english) == "Without any progress no end can be computed."
    (crawl,) = projections(area_case((2025, 1, 500)))
    assert crawl.ends_on is None
    assert crawl.conclusion.text(english) == "At this pace the work takes more than 100 years."


def test_germany_2017_would_not_have_been_ready(english: SpokenLanguage) -> None:
    (one,) = projections(example("deu-2017"))
    # 11,000,000 / 470,000 = 23.4 years after 31 December 2017.
    assert (one.pace, one.left) == (470_000, 11_000_000)
    assert one.ends_on is not None
    assert one.ends_on.year == 2041
    assert "after the deadline of 1 August 2020" in one.conclusion.text(english)


def test_stocks_are_counted_in_munitions() -> None:
    row = StockRow(id="a", munitions=Balance(opening=300, destroyed=100, closing=200))
    (one,) = projections(case({**year(2025), "stockpiles.types": (row,)}))
    assert (one.work, one.left, one.pace) == (Work.STOCKPILES, 200, 100)
    # Two years of 365.25 days, rounded to whole days: 730.5 becomes 731.
    assert one.ends_on == date(2025, 12, 31) + timedelta(days=731)


def test_without_figures_there_is_no_projection() -> None:
    assert projections(example("lao-2017")) == ()
    assert projections(case()) == ()
