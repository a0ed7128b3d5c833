"""When the work would end at the pace of the last years, beside the deadline, with the points of a chart."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from typing import Final

from lapreporter.checks.case import Case
from lapreporter.checks.plan.sentence import Sentence, count, say
from lapreporter.checks.sums import given
from lapreporter.report.report import Report
from lapreporter.words import Area, Parameter, Year, mark, mark_plural

LONGEST: Final = 100
"""Years beyond which no date is named: the pace says only that it is not enough."""
DAYS_OF_A_YEAR: Final = Decimal("365.25")


class Work(StrEnum):
    """What comes to an end: stocks counted in munitions, or areas in square metres."""

    STOCKPILES = "stockpiles"
    CLEARANCE = "clearance"


@dataclass(frozen=True, slots=True)
class YearPoint:
    """One year: what was destroyed or released in it, and what was left at its end. None where it is not reported."""

    year: int
    done: int | None
    left: int | None


@dataclass(frozen=True, slots=True)
class Projection:
    """What is left, the average of the last years, and the day to which they lead.

    ``pace`` is a year's munitions or square metres; ``ends_on`` is None without any pace or beyond `LONGEST` years.
    """

    work: Work
    points: tuple[YearPoint, ...]
    left: int
    pace: int
    ends_on: date | None
    deadline: date | None
    arithmetic: Sentence
    conclusion: Sentence


_PACE = mark("Left: {left}. On average of {first} to {last}: {pace} a year. Years still needed from {day} on: {years}.")
_PACE_OF_ONE = mark("Left: {left}. In {last}: {pace}. Years still needed from {day} on: {years}.")
_NO_PACE = mark("Left: {left}. From {first} to {last} nothing was done.")
_IN_TIME = mark("At this pace the work ends on {end}, within the deadline of {deadline}.")
_TOO_LATE = mark("At this pace the work ends on {end}, after the deadline of {deadline}.")
_ENDS = mark("At this pace the work ends on {end}.")
_NEVER = mark_plural(
    "At this pace the work takes more than {years} year.", "At this pace the work takes more than {years} years."
)
_STANDSTILL = mark("Without any progress no end can be computed.")


def projections(case: Case) -> tuple[Projection, ...]:
    """A projection for stocks and for clearance, as far as work remains and figures of the last years are there."""
    found = (
        _project(case, Work.STOCKPILES, _stock_points(case), case.stock_left or None, case.stock_deadline),
        _project(case, Work.CLEARANCE, _area_points(case), case.area_left_m2, case.clearance_deadline),
    )
    return tuple(one for one in found if one is not None)


def _project(
    case: Case, work: Work, points: tuple[YearPoint, ...], left: int | None, deadline: date | None
) -> Projection | None:
    recent = [point for point in points if point.done is not None][-case.settings.pace_years :]
    if not left or not recent or case.year is None:
        return None
    pace = _mean(given(*(point.done for point in recent)))
    years = Decimal(left) / pace if pace else None
    ends_on = _end(case.position_on, years)
    spoken = _spoken(work)
    places: dict[str, Parameter] = {
        "left": spoken(left),
        "first": Year(recent[0].year),
        "last": Year(recent[-1].year),
    }
    if years is None:
        arithmetic = say(_NO_PACE, **places)
    else:
        rounded = years.quantize(Decimal("0.1"), ROUND_HALF_UP)
        words = _PACE if len(recent) > 1 else _PACE_OF_ONE
        arithmetic = say(words, pace=spoken(pace), years=rounded, day=case.position_on, **places)
    return Projection(work, points, left, pace, ends_on, deadline, arithmetic, _conclusion(years, ends_on, deadline))


def _mean(figures: list[int]) -> int:
    """The average, rounded to a whole munition or square metre."""
    return int((Decimal(sum(figures)) / len(figures)).quantize(Decimal(1), ROUND_HALF_UP))


def _end(start: date, years: Decimal | None) -> date | None:
    if years is None or years > LONGEST:
        return None
    return start + timedelta(days=int((years * DAYS_OF_A_YEAR).to_integral_value(ROUND_HALF_UP)))


def _conclusion(years: Decimal | None, ends_on: date | None, deadline: date | None) -> Sentence:
    if years is None:
        return say(_STANDSTILL)
    if ends_on is None:
        return count(_NEVER, "years", years=LONGEST)
    if deadline is None:
        return say(_ENDS, end=ends_on)
    return say(_IN_TIME if ends_on <= deadline else _TOO_LATE, end=ends_on, deadline=deadline)


def _spoken(work: Work) -> Callable[[int], Parameter]:
    return Area if work is Work.CLEARANCE else int


def _stock_points(case: Case) -> tuple[YearPoint, ...]:
    return _points(case, _destroyed, _stock_left, {})


def _area_points(case: Case) -> tuple[YearPoint, ...]:
    """Years from earlier reports and this one; years without a report from the achieved column of the programme."""
    targets = case.report.contamination.programme.targets
    achieved = {row.year: row.achieved_m2 for row in targets if row.year is not None and row.achieved_m2 is not None}
    return _points(case, _released, _area_left, achieved)


def _points(
    case: Case,
    done: Callable[[Report], int | None],
    left: Callable[[Report], int | None],
    besides: Mapping[int, int],
) -> tuple[YearPoint, ...]:
    """One point for each year from the first that is known to this report's; a year without figures is a gap."""
    if case.year is None:
        return ()
    known = {year: YearPoint(year, figure, None) for year, figure in besides.items()}
    for report in (*_up_to(case.history, case.year), case.report):
        year = report.year()
        if year is not None:
            figure = done(report)
            known[year] = YearPoint(year, besides.get(year) if figure is None else figure, left(report))
    first = min((year for year in known if year <= case.year), default=case.year)
    return tuple(known.get(year, YearPoint(year, None, None)) for year in range(first, case.year + 1))


def _up_to(history: Iterable[Report], year: int) -> list[Report]:
    return [report for report in history if (report.year() or year) < year]


def _released(report: Report) -> int | None:
    """Square metres released in the year: as balanced, otherwise as listed by place."""
    balance = report.contamination.balance
    figures = given(balance.cancelled_m2, balance.reduced_m2, balance.cleared_m2)
    if not figures:
        rows = report.contamination.released
        figures = given(*(figure for row in rows for figure in (row.cancelled_m2, row.reduced_m2, row.cleared_m2)))
    return sum(figures) if figures else None


def _area_left(report: Report) -> int | None:
    contamination = report.contamination
    for figure in (contamination.balance.closing_m2, contamination.stated_total.total_m2):
        if figure is not None:
            return figure
    sizes = given(*(area.size_m2 for area in contamination.areas))
    return sum(sizes) if sizes else None


def _destroyed(report: Report) -> int | None:
    """Munitions destroyed in the year: as balanced by type, otherwise as listed."""
    figures = given(*(row.munitions.destroyed for row in report.stockpiles.types))
    figures = figures or given(*(row.munitions for row in report.stockpiles.destroyed))
    return sum(figures) if figures else None


def _stock_left(report: Report) -> int | None:
    figures = given(*(row.munitions.closing for row in report.stockpiles.types))
    return sum(figures) if figures else report.stockpiles.stated_total.munitions
