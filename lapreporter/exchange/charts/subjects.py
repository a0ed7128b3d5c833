"""The charts that a report and its history can fill."""

from __future__ import annotations

from decimal import Decimal
from types import MappingProxyType
from typing import Final

from lapreporter.checks.case import Case
from lapreporter.checks.plan.projection import Projection, Work, projections
from lapreporter.checks.sums import given
from lapreporter.exchange.charts.people import PeopleChart
from lapreporter.exchange.charts.years import MOST_YEARS, Measure, YearFigure, YearsChart
from lapreporter.report.answers import People
from lapreporter.report.report import Report
from lapreporter.words import mark

FEWEST_COLUMNS: Final = 3
"""A chart of fewer columns says no more than a sentence."""
_FARTHEST = 5
"""Years ahead of the reporting year that a chart shows at most."""

_MEASURES: Final = MappingProxyType({Work.CLEARANCE: Measure.AREA, Work.STOCKPILES: Measure.MUNITIONS})
PEOPLE: Final = MappingProxyType(
    {
        "risk_education.reached": mark("People reached by risk education"),
        "victim_assistance.known": mark("Registered victims"),
        "victim_assistance.casualties.people": mark("People killed or injured"),
    }
)
"""The people of a report that are worth a chart, by address, with what they are called."""


def years_charts(case: Case) -> dict[Work, YearsChart]:
    """The charts over years: stocks and contaminated area, as far as there are columns enough."""
    if case.year is None:
        return {}
    made = ((one.work, _chart(one, case.year, _openings(one.work, case))) for one in projections(case))
    return {work: chart for work, chart in made if _columns(chart) >= FEWEST_COLUMNS}


def people_chart(path: str, people: People) -> PeopleChart | None:
    """The chart of a number of people, or None where its groups are not known or the place has none."""
    chart = PeopleChart(PEOPLE[path], people) if path in PEOPLE else None
    return chart if chart and chart.worthwhile else None


def _columns(chart: YearsChart) -> int:
    return sum(one.left is not None for one in chart.years)


def _chart(of: Projection, present: int, openings: dict[int, int]) -> YearsChart:
    left = {point.year: point.left for point in of.points}
    left.update({year: figure for year, figure in openings.items() if left.get(year) is None})
    known = [year for year, figure in left.items() if figure is not None]
    last = _last(of, present)
    first = max(min(known, default=present), last - MOST_YEARS + 1)
    past = [YearFigure(year, left.get(year)) for year in range(first, present + 1)]
    ahead = [YearFigure(year, _ahead(of, present, year), projected=True) for year in range(present + 1, last + 1)]
    return YearsChart(_MEASURES[of.work], (*past, *ahead), present, of.deadline, of.conclusion)


def _last(of: Projection, present: int) -> int:
    """The last year shown: something is still left at its end, or the deadline comes next."""
    last = present
    if of.ends_on is not None and of.pace:
        last = present + int((Decimal(of.left) - 1) / of.pace)
    if of.deadline is not None:
        last = max(last, of.deadline.year - 1)
    return min(last, present + _FARTHEST)


def _ahead(of: Projection, present: int, year: int) -> int | None:
    return max(0, of.left - of.pace * (year - present)) if of.pace else None


def _openings(work: Work, case: Case) -> dict[int, int]:
    """What each report says was there when its year began: that is what was left when the year before ended."""
    found: dict[int, int] = {}
    for report in (*case.earlier, case.report):
        year, opening = report.year(), _opening(work, report)
        if year is not None and opening is not None:
            found[year - 1] = opening
    return found


def _opening(work: Work, report: Report) -> int | None:
    if work is Work.CLEARANCE:
        return report.contamination.balance.opening_m2
    figures = given(*(row.munitions.opening for row in report.stockpiles.types))
    return sum(figures) if figures else None
