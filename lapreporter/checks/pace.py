"""Rules that lay the pace of work beside its deadline (STK-13, CLR-22, EXT-08)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from math import ceil

from lapreporter.checks.case import CLEARANCE_DEADLINE, POSITION, PREVIOUS, STOCK_DEADLINE, Case
from lapreporter.checks.finding import Severity, Spot, at
from lapreporter.checks.rule import rule
from lapreporter.checks.sums import total
from lapreporter.report.obligations import Request, RequestOutcome
from lapreporter.report.report import Report
from lapreporter.words import Area, Listing, Term, Year, mark

_NEVER = Term(mark("a year that cannot be foreseen"))
_THE_YEAR = Term(mark("the reporting year"))
_LATEST = 2200


@rule(
    "STK-13",
    Severity.WARNING,
    basis="Art. 3.5; LAP 15, 50",
    reads=(*STOCK_DEADLINE, "stockpiles.types", "stockpiles.destroyed", *POSITION, *PREVIOUS),
    what=mark(
        "Munitions destroyed a year, by the reports for {years}: {pace}. Munitions left: {left}. At this pace "
        "destruction would end in {end}, after the deadline {deadline}."
    ),
    why=mark("Only a meeting can grant more time, and a request has to reach it nine months ahead."),
    how=mark("Raise the pace, or prepare a request; for the last meeting before the deadline it is due about {due}."),
)
def stk_13(case: Case) -> Iterator[Spot]:
    """Article 3.5: a State that will not meet the deadline asks for more time (LAP 15, 50)."""
    pace, deadline = _pace(case, _destroyed), case.stock_deadline
    end = _late_end(case, case.stock_left, pace, deadline)
    if pace is not None and deadline and end and not _asked(case.report.stockpiles.requests):
        due = case.meetings.last_chance(deadline, case.settings.request_months_ahead)
        yield at(
            "stockpiles.types",
            "stockpiles.obligation.deadline",
            pace=round(pace),
            years=_years(case, _destroyed),
            left=case.stock_left,
            deadline=deadline,
            end=end,
            due=due,
        )


def _destroyed(report: Report) -> int | None:
    """Munitions destroyed in the year of a report; None where no figure is given."""
    in_types = [row.munitions.destroyed for row in report.stockpiles.types]
    apart = [row.munitions for row in report.stockpiles.destroyed]
    given = [figures for figures in (in_types, apart) if any(figure is not None for figure in figures)]
    return total(*given[0]) if given else None


@rule(
    "CLR-22",
    Severity.WARNING,
    basis="Art. 4.5, 4.6; LAP 20, 50",
    reads=(
        *CLEARANCE_DEADLINE,
        "contamination.areas",
        "contamination.balance",
        "contamination.stated_total",
        *POSITION,
        *PREVIOUS,
    ),
    what=mark(
        "Land released a year, by the reports for {years}: {pace}. Land left: {left}. At this pace the work would end "
        "in {end}, after the deadline {deadline}."
    ),
    why=mark("Only a meeting can grant more time, and a request has to reach it nine months ahead."),
    how=mark("Raise the pace, or prepare a request; for the last meeting before the deadline it is due about {due}."),
)
def clr_22(case: Case) -> Iterator[Spot]:
    """Articles 4.5 and 4.6: a State that will not meet the deadline asks for more time (LAP 20, 50)."""
    pace, deadline, left = _pace(case, released), case.clearance_deadline, case.area_left_m2 or 0
    end = _late_end(case, left, pace, deadline)
    if pace is not None and deadline and end and not _asked(case.report.contamination.requests):
        due = case.meetings.last_chance(deadline, case.settings.request_months_ahead)
        yield at(
            "contamination.balance.closing_m2",
            "contamination.obligation.deadline",
            pace=Area(round(pace)),
            years=_years(case, released),
            left=Area(left),
            deadline=deadline,
            end=end,
            due=due,
        )


def released(report: Report) -> int | None:
    """Square metres cancelled, reduced and cleared in the year of a report; None where no figure is given."""
    balance = report.contamination.balance
    figures = (balance.cancelled_m2, balance.reduced_m2, balance.cleared_m2)
    return None if all(figure is None for figure in figures) else total(*figures)


def _pace(case: Case, done: Callable[[Report], int | None]) -> float | None:
    """The mean of the last years that give a figure; None if none does. A gap of years is not bridged."""
    given = [figure for report in _paced(case) if (figure := done(report)) is not None]
    return sum(given) / len(given) if given else None


def _paced(case: Case) -> tuple[Report, ...]:
    """The reports whose years make the pace, oldest first."""
    before = case.previous
    if before is None or case.year is None or before.year() != case.year - 1:
        return (case.report,)
    return (before, case.report)[-case.settings.pace_years :]


def _years(case: Case, done: Callable[[Report], int | None]) -> Listing | Term:
    """The years of which a figure is given."""
    years = [year for report in _paced(case) if done(report) is not None and (year := report.year()) is not None]
    return Listing(tuple(Year(year) for year in years)) if years else _THE_YEAR


def _late_end(case: Case, left: int, pace: float | None, deadline: date | None) -> Year | Term | None:
    """The year in which work ends at this pace, if that is after the deadline; None if it is in time."""
    if not left or deadline is None or pace is None or deadline < case.position_on:
        return None
    years_to_go = (deadline - case.position_on).days / 365.25
    if pace and left / pace <= years_to_go:
        return None
    end = case.position_on.year + ceil(left / pace) if pace else _LATEST + 1
    return Year(max(end, deadline.year)) if end <= _LATEST else _NEVER


def _asked(requests: Iterable[Request]) -> bool:
    """Whether a request is before a meeting."""
    return any(one.outcome is RequestOutcome.SUBMITTED for one in requests)


@rule(
    "EXT-08",
    Severity.WARNING,
    basis="Art. 3.3, 4.5",
    reads=("stockpiles.requests", "contamination.requests"),
    what=mark("Months needed by the plan of the request: {needed}. Months asked for: {months}."),
    why=mark("The Convention allows no more time than is strictly needed."),
    how=mark("Ask for less, or correct the planned yearly rate or what remains."),
)
def ext_08(case: Case) -> Iterator[Spot]:
    """Articles 3.3 and 4.5: an extension is no longer than strictly necessary."""
    plans = [
        (f"stockpiles.requests[{one.id}]", one.months, one.remaining_munitions, one.yearly_munitions)
        for one in case.report.stockpiles.requests
    ] + [
        (f"contamination.requests[{one.id}]", one.months, one.remaining_m2, one.yearly_m2)
        for one in case.report.contamination.requests
    ]
    for path, months, remaining, yearly in plans:
        if months is None or remaining is None or not yearly:
            continue
        needed = ceil(12 * remaining / yearly)
        if months > needed + 12 * case.settings.spare_years:
            yield at(f"{path}.months", months=months, needed=needed)
