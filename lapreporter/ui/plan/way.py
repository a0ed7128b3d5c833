"""The way through the plan: board, opened action, deadlines, the jumps to answers and back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from lapreporter.checks.plan.coverage import Coverage
from lapreporter.ui.desk import Desk
from lapreporter.ui.kit.shell import PanelWidth, Shell
from lapreporter.ui.plan.deadlines import DeadlinesPage
from lapreporter.ui.plan.own_word import TABLE
from lapreporter.ui.plan.page import PlanPage
from lapreporter.ui.plan.standing import Standing
from lapreporter.ui.questions.asked import Asked
from lapreporter.ui.session import Session
from lapreporter.words import mark

NEXT_IN_PART = mark("Next action in part: {number}")
NEXT_OPEN = mark("Next open action: {number}")
NEXT = mark("Next")
TO_TASKS = mark("To the task list")
PERIOD = mark("{plan}, {years}")
NEXT_OF = {Coverage.PARTLY: NEXT_IN_PART, Coverage.OPEN: NEXT_OPEN}


class Place(Protocol):
    """What the plan needs of the place where a report is worked on."""

    shell: Shell
    desk: Desk
    session: Session

    def lead(self, back: Callable[[], None], following: Callable[[], None], again: Callable[[], None]) -> None:
        """Leave the form, say where Back and Next lead, and what shows the page anew."""

    def jump_from(self, path: str, back: Callable[[], None]) -> None:
        """Go to an answer, from where Back leads back."""

    def show_tasks(self) -> None:
        """Show the task list."""

    def show_check(self) -> None:
        """Show the findings."""

    def attach(self, asked: Asked, files: list[Path]) -> None:
        """Add files to an answer."""


class PlanWay:
    """Shows the pages of the plan in the shell of a place."""

    def __init__(self, place: Place, standing: Standing) -> None:
        self._place = place
        self.standing = standing

    def show(self, number: int | None = None) -> None:
        """Show the board, with an action open beside it where one is named."""
        place = self._place
        page = PlanPage(place.desk, place.session, self.standing)
        place.lead(lambda: self._back(page), lambda: self._go_on(page), lambda: self.show(page.dock.number))
        place.shell.show_path([self._period()])
        place.shell.show_page(page, page.panel, wide=True, panel_width=PanelWidth.PLAN)
        page.set_alone(not place.shell.panel_shown)
        page.turned.connect(lambda: self._show_footer(page))
        page.jumped.connect(lambda path, here: place.jump_from(path, lambda: self.show(here or None)))
        page.deadlines_asked.connect(lambda: self._deadlines(self.show))
        page.check_asked.connect(place.show_check)
        page.dock.offered.connect(place.attach)
        if number is not None:
            page.open_action(number)
        self._show_footer(page)
        page.focus(number)

    @property
    def pages(self) -> dict[str, Callable[[], None]]:
        """What one can open here, by the key under which the task list asks for it."""
        return {"plan": self.show, "deadlines": self.show_deadlines}

    def show_deadlines(self) -> None:
        """Show the deadlines, from where Back leads to the task list."""
        self._deadlines(self._place.show_tasks)

    def shows(self, path: str) -> bool:
        """Whether the board is on show with this answer in the opened action."""
        page = self._place.shell.page
        return isinstance(page, PlanPage) and (path == TABLE or path in page.dock.questions())

    def _deadlines(self, back: Callable[[], None]) -> None:
        place = self._place
        page = DeadlinesPage(place.desk, self.standing)
        place.lead(back, back, lambda: self._deadlines(back))
        page.jumped.connect(lambda path: place.jump_from(path, lambda: self._deadlines(back)))
        place.shell.show_path([self._period()])
        place.shell.show_page(page, None)
        place.shell.footer.show_next("")
        place.shell.footer.show_hint("")
        page.focus_first()

    def _back(self, page: PlanPage) -> None:
        if not page.back():
            self._place.show_tasks()

    def _go_on(self, page: PlanPage) -> None:
        if not page.open_next():
            self._place.show_tasks()

    def _period(self) -> str:
        plan, desk = self.standing.plan, self._place.desk
        years = (plan.wording.adopted_period or plan.period).replace("-", "–")
        return desk.say(PERIOD, {"plan": desk.say(plan.name), "years": years})

    def _show_footer(self, page: PlanPage) -> None:
        shell, desk = self._place.shell, self._place.desk
        if shell.page is page:
            following = page.following()
            label = desk.say(NEXT_OF[following[0]], {"number": following[1]}) if following else desk.say(TO_TASKS)
            shell.footer.show_next(label, desk.say(NEXT))
            shell.footer.show_hint("")
