"""The deadlines of a State with the arithmetic that leads to each, and where the present pace leads."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from lapreporter.checks.plan.projection import Projection, Work, projections
from lapreporter.checks.plan.timetable import Deadline, Milestone, timetable
from lapreporter.exchange.charts.subjects import years_charts
from lapreporter.exchange.charts.years import YearsChart
from lapreporter.ui.desk import Desk
from lapreporter.ui.kit.buttons import Button, ButtonKind
from lapreporter.ui.kit.chart import ChartView
from lapreporter.ui.kit.icons import Icon
from lapreporter.ui.kit.layouts import Column
from lapreporter.ui.kit.scroll import Scroll
from lapreporter.ui.kit.surfaces import Hairline, Sheet
from lapreporter.ui.kit.text import Text
from lapreporter.ui.kit.theme import Space, Type
from lapreporter.ui.plan.asking import spot_of
from lapreporter.ui.plan.standing import Standing
from lapreporter.words import mark, mark_plural

TITLE = mark("Deadlines, and how they are computed")
LEAD = mark("Each day follows from your answers and from the list of States. Where one is wrong, follow the link.")
NONE = mark("No deadline can be computed yet. Name the State and the period on the cover page.")
NAMES: Final[Mapping[Milestone, str]] = {
    Milestone.ENTRY_INTO_FORCE: mark("The Convention took effect"),
    Milestone.INITIAL_REPORT: mark("Initial report"),
    Milestone.ANNUAL_REPORT: mark("This annual report"),
    Milestone.STOCKPILES: mark("Destruction of stocks (Article 3)"),
    Milestone.STOCKPILES_REQUEST: mark("Last day to ask for more time for stocks"),
    Milestone.CLEARANCE: mark("Clearance of contaminated areas (Article 4)"),
    Milestone.CLEARANCE_REQUEST: mark("Last day to ask for more time for clearance"),
}
WORKS: Final[Mapping[Work, str]] = {
    Work.STOCKPILES: mark("Where the present pace leads: stocks"),
    Work.CLEARANCE: mark("Where the present pace leads: contaminated areas"),
}
ABOUT = mark("about {day}")
LEFT = mark_plural("in {count} day", "in {count} days")
TODAY = mark("today")
PASSED = mark("passed")
WHEN = mark("{day} · {left}")
BASIS = mark("Rests on: {place}")


class DeadlinesPage(Scroll):
    """One sheet with all deadlines, and one for each projection. ``jumped`` carries the answer to look at."""

    jumped = Signal(str)

    def __init__(self, desk: Desk, standing: Standing, parent: QWidget | None = None) -> None:
        super().__init__(desk.theme, spacing=0, parent=parent)
        self.desk = desk
        self.standing = standing
        found = timetable(standing.case)
        self.body.add(Text(desk.theme, desk.say(TITLE), Type.TITLE, measure=None), Space.HAIR,
                      Text(desk.theme, desk.say(LEAD if found else NONE), Type.SUBTITLE), Space.LARGE)  # fmt: skip
        if found:
            self.body.add(self._days(found), Space.LARGE)
        charts = years_charts(standing.case)
        for projection in projections(standing.case):
            self.body.add(self._pace(projection, charts.get(projection.work)), Space.LARGE)

    def focus_first(self) -> None:
        """Put the focus on the first basis."""
        first = next(iter(self.findChildren(Button)), None)
        if first is not None:
            first.setFocus()

    def _days(self, found: tuple[Deadline, ...]) -> Sheet:
        sheet = Sheet(self.desk.theme, spacing=Space.HAIR)
        for deadline in found:
            if sheet.body.count():
                sheet.body.add(Hairline(self.desk.theme))
            self._add_day(sheet.body, deadline)
        return sheet

    def _add_day(self, column: Column, deadline: Deadline) -> None:
        desk = self.desk
        column.add(Text(desk.theme, desk.say(NAMES[deadline.milestone]), Type.STRONG),
                   Text(desk.theme, self._when(deadline), Type.QUESTION, measure=None))  # fmt: skip
        for step in deadline.arithmetic:
            column.add(Text(desk.theme, step.text(desk.language), Type.HELP))
        spot = spot_of(desk, deadline.path)
        if spot is not None:
            label = desk.say(BASIS, {"place": spot.place(desk)})
            jump = Button(desk.theme, label, ButtonKind.QUIET, icon_after=Icon.NEXT)
            jump.clicked.connect(lambda: self.jumped.emit(deadline.path))
            column.add(jump)

    def _when(self, deadline: Deadline) -> str:
        """The day; and, unless it only says when something began, how far it is. A day that has passed is no fault."""
        desk = self.desk
        day = desk.language.date(deadline.day)
        if deadline.estimated:
            day = desk.say(ABOUT, {"day": deadline.day})
        if deadline.milestone is Milestone.ENTRY_INTO_FORCE:
            return day
        days = deadline.days_left(desk.clock().date())
        left = desk.language.plural(LEFT, days) if days > 0 else desk.say(PASSED if days else TODAY)
        return desk.say(WHEN, {"day": day, "left": left})

    def _pace(self, projection: Projection, chart: YearsChart | None) -> Sheet:
        desk = self.desk
        arithmetic = Text(desk.theme, projection.arithmetic.text(desk.language), Type.HELP)
        if chart is not None:
            return Sheet(desk.theme, ChartView(desk.theme, chart, desk.language), arithmetic)
        title = Text(desk.theme, desk.say(WORKS[projection.work]), Type.QUESTION)
        return Sheet(desk.theme, title, Text(desk.theme, projection.conclusion.text(desk.language)), arithmetic)
