"""The way through where the State stands: to the short form, into the one form that asks for more, or to all forms."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from lapreporter.document.standing import shortened
from lapreporter.ui.beginning.first_page import STANDING as PAGE
from lapreporter.ui.carried.way import Place as PlaceOfYears
from lapreporter.ui.kit.shell import PanelWidth
from lapreporter.ui.places import FORM_LETTER
from lapreporter.ui.standing.page import STANDING, StandingPage
from lapreporter.words import mark, mark_plural

TO_SHORT = mark("Continue with the short form")
TO_FORM = mark("Continue with {form}")
TO_TASKS = mark("To the task list")
NEXT = mark("Next")
SETTLED = mark_plural("{done} of {count} sentence settled", "{done} of {count} sentences settled")


class Place(PlaceOfYears, Protocol):
    """What the sentences need of the place where a report is worked on."""

    def show_finish(self) -> None:
        """Show the last steps."""


class StandingWay:
    """Shows the sentences in the shell of a place."""

    def __init__(self, place: Place) -> None:
        self._place = place

    @property
    def pages(self) -> dict[str, Callable[[], None]]:
        """What one can open here, by the key under which the task list asks for it; nothing without an earlier year."""
        return {PAGE: self.show} if self._place.session.content.history else {}

    def show(self) -> None:
        """Show the sentences, with the focus on the first that waits."""
        place = self._place
        carrying = place.session.case.carrying
        if carrying is None:
            raise LookupError("nothing says what is carried over")
        page = StandingPage(place.desk, place.session, carrying)
        place.lead(place.show_tasks, lambda: self._go_on(page), self.show)
        place.shell.show_path([])
        place.shell.show_page(page, page.panel, wide=True, panel_width=PanelWidth.LIST)
        page.fit(place.shell.width_class)
        place.shell.width_changed.connect(page.fit)
        page.turned.connect(lambda: self._show_footer(page))
        page.opened.connect(self._open)
        self._show_footer(page)
        page.focus_first()

    def _open(self, path: str) -> None:
        """Open an answer in its form, or the two years side by side; Back leads here."""
        if path:
            self._place.jump_from(path, self.show)
        else:
            self._place.open("against")

    def _go_on(self, page: StandingPage) -> None:
        """Take the short form where it may be taken; go to what is to be filled in, or else to all forms."""
        place, session = self._place, self._place.session
        if not (page.is_settled and page.outlook.possible):
            place.show_tasks()
            return
        carrying = session.case.carrying
        opened = page.outlook.opened
        if carrying is not None:
            session.take(shortened(session.content, session.case, carrying), STANDING)
        if opened:
            place.open(opened[0].form)
        else:
            place.show_finish()

    def _show_footer(self, page: StandingPage) -> None:
        place = self._place
        if place.shell.page is not page:
            return
        desk = place.desk
        label = desk.say(TO_TASKS)
        if page.is_settled and page.outlook.short:
            label = desk.say(TO_SHORT)
        elif page.is_settled and page.outlook.possible:
            form = desk.edition.form(page.outlook.opened[0].form)
            label = desk.say(TO_FORM, {"form": desk.say(FORM_LETTER, {"letter": form.letter})})
        place.shell.footer.show_next(label, desk.say(NEXT))
        done = {"done": page.settled}
        place.shell.footer.show_hint(desk.language.plural(SETTLED, len(page.rows), done))
