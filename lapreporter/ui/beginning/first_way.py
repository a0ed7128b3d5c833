"""The way through the statements of a first report, in the shell of the place where the report is worked on."""

from __future__ import annotations

from collections.abc import Callable, Collection

from lapreporter.document.open_document import OpenDocument
from lapreporter.ui.beginning.first_page import STATEMENTS, first_page, seal_notice
from lapreporter.ui.beginning.first_report import TITLE, owed, statement_pages
from lapreporter.ui.help_way import HelpWay
from lapreporter.ui.kit.icons import Mark
from lapreporter.ui.kit.text import Text
from lapreporter.ui.kit.theme import Space, Type
from lapreporter.ui.plan.way import Place
from lapreporter.ui.screens.help_panel import HelpPanel
from lapreporter.ui.screens.question_page import QuestionPage
from lapreporter.words import mark

COVERS = mark("This first report covers the time from {start} to {end}.")
LEAD = mark("A form whose sentence says that there is nothing to declare is done with it. The others open afterwards.")
NEXT = mark("Next")
TO_TASKS = mark("To the task list")
_AFTER_HEADING = 4
"""Where the questions begin in the column of a page: after title, subtitle and the gaps below each."""


class FirstWay:
    """Shows the statements in the shell of a place."""

    def __init__(self, place: Place) -> None:
        self._place = place
        self._help = HelpWay(place.shell)

    @property
    def pages(self) -> dict[str, Callable[[], None]]:
        """What one can open here, by the key under which the task list asks for it."""
        return {STATEMENTS: self.show}

    def page_of(self, document: OpenDocument, known: Collection[str]) -> str:
        """The key of the page to begin with, among those that are ``known``."""
        return first_page(self._place.session.content, document.current.header.number == 1, known)

    def say_doubts(self, notice: Callable[[tuple[Mark, str, str]], None]) -> None:
        """Say that answers come from a file with a broken seal, if any do."""
        doubt = seal_notice(self._place.session.content, self._place.desk)
        if doubt is not None:
            notice(doubt)

    def show(self, number: int = 1) -> None:
        """Show one of the two pages."""
        place, pages = self._place, statement_pages(self._place.desk.edition)
        page = QuestionPage(place.desk, place.session, pages[number - 1], number, len(pages))
        panel = HelpPanel(place.desk, place.session)
        page.focused.connect(panel.speak_of)
        page.offered.connect(place.attach)
        panel.escaped.connect(self._help.leave)
        if number == 1:
            self._introduce(page)
        back = place.show_tasks if number == 1 else lambda: self.show(number - 1)
        following = place.show_tasks if number == len(pages) else lambda: self.show(number + 1)
        place.lead(back, following, lambda: self.show(number))
        place.shell.show_page(page, panel)
        place.shell.show_path([place.desk.say(TITLE)])
        title = place.desk.say(TO_TASKS if number == len(pages) else NEXT)
        place.shell.footer.show_next(title, place.desk.say(NEXT))
        place.shell.footer.show_hint("")
        self._help.place()
        first = page.first_asked()
        if first:
            panel.speak_of(first)
        page.focus_first()

    def _introduce(self, page: QuestionPage) -> None:
        """Say above the questions what is owed and what these sentences are good for."""
        desk, report = self._place.desk, self._place.session.report
        period = report.cover.period
        covers = desk.say(COVERS, {"start": period.start, "end": period.end}) if period.start and period.end else ""
        texts = [text for text in (owed(desk, report), covers, desk.say(LEAD)) if text]
        for number, text in enumerate(texts):
            page.body.insertWidget(_AFTER_HEADING + number, Text(desk.theme, text, Type.BODY))
        page.body.insertSpacing(_AFTER_HEADING + len(texts), Space.MEDIUM)
