"""The deadlines of a State, each with the arithmetic that leads to it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from lapreporter.checks.case import Case
from lapreporter.checks.deadlines import annual_due, initial_due, plus_months, plus_years, request_due
from lapreporter.checks.meetings import Meetings
from lapreporter.checks.plan.sentence import Sentence, count, say
from lapreporter.report.cover import Membership, ReportKind
from lapreporter.report.obligations import ClearanceRequest, RequestOutcome, StockpileRequest
from lapreporter.words import Year, mark, mark_plural

FIRST_ENTRY: Final = date(2010, 8, 1)
"""The day on which the Convention itself took effect (Article 17.1)."""
LAST_OF_THE_FIRST: Final = date(2010, 2, 16)
"""The thirtieth instrument was deposited on this day; whoever had deposited by then was bound from `FIRST_ENTRY`."""


class Milestone(StrEnum):
    """The days a State has to know."""

    ENTRY_INTO_FORCE = "entry_into_force"
    INITIAL_REPORT = "initial_report"
    ANNUAL_REPORT = "annual_report"
    STOCKPILES = "stockpiles"
    STOCKPILES_REQUEST = "stockpiles_request"
    CLEARANCE = "clearance"
    CLEARANCE_REQUEST = "clearance_request"


@dataclass(frozen=True, slots=True)
class Deadline:
    """One day, and how it is computed, step by step. ``path`` is the answer on which it rests."""

    milestone: Milestone
    day: date
    arithmetic: tuple[Sentence, ...]
    path: str
    estimated: bool = False

    def days_left(self, today: date) -> int:
        """The days from today until then; negative when it has passed."""
        return (self.day - today).days


_ENTRY_GIVEN = mark("As given on the cover page.")
_ENTRY_KNOWN = mark("As the list of States has it.")
_INITIAL = mark_plural("{entry} and {days} day (Article 7.1).", "{entry} and {days} days (Article 7.1).")
_ANNUAL = mark("30 April after the year {year} (Article 7.2).")
_FIRST_STOCK = mark_plural(
    "{start} and {years} year make {first} (Article 3.2).", "{start} and {years} years make {first} (Article 3.2)."
)
_FIRST_AREA = mark_plural(
    "{start} and {years} year make {first} (Article 4.1).", "{start} and {years} years make {first} (Article 4.1)."
)
_GRANTED = mark("Extended to {day}.")
_GRANTED_AT = mark("Extended to {day}, as asked for at: {meeting}.")
_OWN = mark("The report gives {day} as the deadline.")
_LISTED = mark("The list of States has {day}.")
_REQUEST = mark_plural(
    "The last meeting before {deadline} opens on {meeting}; {months} month before that is {due}.",
    "The last meeting before {deadline} opens on {meeting}; {months} months before that is {due}.",
)
_REQUEST_ESTIMATED = mark_plural(
    "The last meeting before {deadline} is expected about {meeting}; {months} month before that is {due}.",
    "The last meeting before {deadline} is expected about {meeting}; {months} months before that is {due}.",
)


def entry_after_deposit(deposit: date) -> date:
    """The day on which the Convention takes effect for a State, from the day its instrument was deposited.

    The first day of the sixth month after the month of the deposit (Article 17).
    """
    if deposit <= LAST_OF_THE_FIRST:
        return FIRST_ENTRY
    return plus_months(deposit.replace(day=1), 6)


def timetable(case: Case) -> tuple[Deadline, ...]:
    """The deadlines of a State Party as far as they can be computed; none for other States."""
    if case.membership not in (None, Membership.PARTY):
        return ()
    return (*_reports(case), *_stockpiles(case), *_clearance(case))


def _reports(case: Case) -> Iterator[Deadline]:
    entry, path = case.entry_into_force, "cover.entry_into_force"
    if entry is not None:
        given = case.report.cover.entry_into_force is not None
        yield Deadline(Milestone.ENTRY_INTO_FORCE, entry, (say(_ENTRY_GIVEN if given else _ENTRY_KNOWN),), path)
        days = case.settings.initial_days
        yield Deadline(
            Milestone.INITIAL_REPORT, initial_due(entry, days), (count(_INITIAL, "days", entry=entry, days=days),), path
        )
    if case.year is not None and case.report.cover.kind is not ReportKind.INITIAL:
        arithmetic = say(_ANNUAL, year=Year(case.year))
        yield Deadline(Milestone.ANNUAL_REPORT, annual_due(case.year), (arithmetic,), "cover.period")


def _stockpiles(case: Case) -> Iterator[Deadline]:
    """The deadline for stocks, and for asking for more time, while stocks remain."""
    if case.stock_deadline is None or not case.stock_open:
        return
    stockpiles, years = case.report.stockpiles, case.settings.stockpile_years
    steps = _steps(
        _first(_FIRST_STOCK, case.entry_into_force, years),
        stockpiles.requests,
        stockpiles.obligation.deadline,
        case.facts.article3_deadline if case.facts else None,
    )
    path = "stockpiles.obligation.deadline"
    yield Deadline(Milestone.STOCKPILES, case.stock_deadline, steps, path)
    yield _last_request(case, Milestone.STOCKPILES_REQUEST, case.stock_deadline, path)


def _clearance(case: Case) -> Iterator[Deadline]:
    """The deadline for clearance, and for asking for more time, while areas remain."""
    if case.clearance_deadline is None or not case.areas_open:
        return
    contamination, years = case.report.contamination, case.settings.clearance_years
    steps = _steps(
        _first(_FIRST_AREA, contamination.hostilities_ended_on or case.entry_into_force, years),
        contamination.requests,
        contamination.obligation.deadline,
        case.facts.article4_deadline if case.facts else None,
    )
    path = "contamination.obligation.deadline"
    yield Deadline(Milestone.CLEARANCE, case.clearance_deadline, steps, path)
    yield _last_request(case, Milestone.CLEARANCE_REQUEST, case.clearance_deadline, path)


def _first(message: tuple[str, str], start: date | None, years: int) -> tuple[date, Sentence] | None:
    """The deadline without any extension, and its arithmetic."""
    if start is None:
        return None
    first = plus_years(start, years)
    return first, count(message, "years", start=start, years=years, first=first)


def _steps(
    first: tuple[date, Sentence] | None,
    requests: Iterable[StockpileRequest | ClearanceRequest],
    own: date | None,
    listed: date | None,
) -> tuple[Sentence, ...]:
    """From the first deadline to the one in force, in the order in which `Case` settles it.

    An extension granted goes before the date the report gives, and that before the list of States.
    """
    steps = [first[1]] if first else []
    granted = sorted(
        (one.new_deadline, one.meeting or "")
        for one in requests
        if one.outcome is RequestOutcome.GRANTED and one.new_deadline
    )
    for day, meeting in granted:
        steps.append(say(_GRANTED_AT, day=day, meeting=meeting) if meeting else say(_GRANTED, day=day))
    if granted:
        return tuple(steps)
    if own is not None:
        return (*steps, say(_OWN, day=own)) if first is None or own != first[0] else tuple(steps)
    if listed is not None and (first is None or listed != first[0]):
        steps.append(say(_LISTED, day=listed))
    return tuple(steps)


def _last_request(case: Case, milestone: Milestone, deadline: date, path: str) -> Deadline:
    """The last day on which a request can be sent in for a meeting before the deadline."""
    months = case.settings.request_months_ahead
    meeting, estimated = meeting_before(case.meetings, deadline)
    due = request_due(meeting, months)
    words = _REQUEST_ESTIMATED if estimated else _REQUEST
    arithmetic = count(words, "months", deadline=deadline, meeting=meeting, months=months, due=due)
    return Deadline(milestone, due, (arithmetic,), path, estimated)


def meeting_before(meetings: Meetings, deadline: date) -> tuple[date, bool]:
    """The day on which the last meeting before a deadline opens, and whether that day is an estimate."""
    openings = (_opening(meetings, year) for year in (deadline.year, deadline.year - 1))
    return next(opening for opening in openings if opening[0] < deadline)


def _opening(meetings: Meetings, year: int) -> tuple[date, bool]:
    known = (one.day for one in meetings.known if one.day and one.day.year == year)
    day = next(known, None)
    return (day, False) if day else (date(year, meetings.expected_month, 1), True)
