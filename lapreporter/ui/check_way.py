"""The way through the findings: the page that lists them, what its footer leads to, the jumps and the way back."""

from __future__ import annotations

from functools import partial
from typing import Protocol

from lapreporter.ui.kit.shell import PanelWidth
from lapreporter.ui.plan.way import Place as PlaceOfPlan
from lapreporter.ui.plan.way import PlanWay
from lapreporter.ui.screens.check import CheckPage, CheckPanel
from lapreporter.ui.way import footer_of_check


class Place(PlaceOfPlan, Protocol):
    """What the findings need of the place where a report is worked on."""

    plan: PlanWay

    def jump(self, path: str) -> None:
        """Go to an answer."""

    def show_finish(self) -> None:
        """Show the last steps."""


class CheckWay:
    """Shows the findings in the shell of a place."""

    def __init__(self, place: Place) -> None:
        self._place = place

    def show(self, row: str | None = None) -> None:
        """Show every finding, with the focus on one of them if it is still there."""
        place = self._place
        place.session.visits.ask_for_all()
        page = CheckPage(place.desk, place.session)
        panel = CheckPanel(place.desk, place.session)
        panel.plan_asked.connect(place.plan.show)
        page.jumped.connect(lambda path, here: place.jump_from(path, partial(self.show, here)))
        place.lead(place.show_tasks, partial(self._go_on, page), self.show)
        place.shell.show_page(page, panel, wide=True, panel_width=PanelWidth.LIST)
        page.changed.connect(lambda: self._show_footer(page))
        self._show_footer(page)
        page.focus_row(row)

    def _go_on(self, page: CheckPage) -> None:
        first = page.first_error()
        if first is None:
            self._place.show_finish()
        elif first.path:
            self._place.jump(first.path)

    def _show_footer(self, page: CheckPage) -> None:
        if self._place.shell.page is page:
            footer_of_check(self._place.shell, self._place.desk, held=page.first_error() is not None)
