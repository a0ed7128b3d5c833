"""One open report in the window: its session, its saving, and the way among its pages."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal

from lapreporter.checks.checker import Checker
from lapreporter.document.generation import Generation
from lapreporter.document.open_document import OpenDocument
from lapreporter.form.edition import Page
from lapreporter.form.navigation import neighbours, pages_in_order, place_of
from lapreporter.form.visibility import asked_pages
from lapreporter.ui.attaching import Attaching
from lapreporter.ui.autosave import Autosave
from lapreporter.ui.background import Background
from lapreporter.ui.beginning.first_page import TASKS
from lapreporter.ui.beginning.first_way import FirstWay
from lapreporter.ui.carried.beside import Beside
from lapreporter.ui.carried.way import CarriedWay
from lapreporter.ui.check_way import CheckWay
from lapreporter.ui.desk import Desk
from lapreporter.ui.find_way import show_find
from lapreporter.ui.finding_walk import FindingWalk
from lapreporter.ui.finish_way import show_finish
from lapreporter.ui.handover.way import HandoverWay
from lapreporter.ui.help_way import HelpWay
from lapreporter.ui.keeping_way import KeepingWay
from lapreporter.ui.kit.shell import PanelWidth, Shell
from lapreporter.ui.kit.theme import Theme
from lapreporter.ui.library import Library
from lapreporter.ui.plan.standing import Standing
from lapreporter.ui.plan.way import PlanWay
from lapreporter.ui.questions.asked import Asked
from lapreporter.ui.safekeeping import Safekeeping
from lapreporter.ui.screens.help_panel import HelpPanel
from lapreporter.ui.screens.question_page import QuestionPage
from lapreporter.ui.screens.tasks import TaskList
from lapreporter.ui.screens.tasks_panel import TaskPanel
from lapreporter.ui.session import Session
from lapreporter.ui.standing.way import StandingWay
from lapreporter.ui.standstill import Standstill
from lapreporter.ui.tongue import recalled
from lapreporter.ui.undoing import Undoing
from lapreporter.ui.way import footer_of_page, navigation, path_pieces, show_header
from lapreporter.words import Language


class Workplace(QObject):
    """Shows the pages of one report in the shell.

    ``noticed`` carries something to say, ``troubled`` a failure, ``recovered`` that saving works again.
    """

    noticed = Signal(tuple)
    troubled = Signal(object)
    amend_asked = Signal(object)
    recovered = Signal()

    def __init__(self, shell: Shell, desk: Desk, document: OpenDocument, library: Library, parent: QObject) -> None:
        super().__init__(parent)
        self.shell = shell
        self.document = document
        self.session = Session(library.content_of(document), Checker(), Beside(library.case_of, desk.edition), self)
        self.desk = desk.reporting(lambda: self.session.report)
        self.background = Background(self)
        self.autosave = Autosave(self.session, document, self.background, desk.clock, self)
        self.safekeeping = Safekeeping(self.desk, self.session, document, library, self.background, self.autosave, self)
        self.attaching = Attaching(self.desk, self.session, document, self.background, self)
        self.undoing = Undoing(self.desk, self.session, self)
        self.standstill = Standstill(self)
        self._page: Page | None = None
        self._walk = FindingWalk(self.session)
        self._help = HelpWay(shell)
        self._back: Callable[[], None] = self.show_tasks
        self._next: Callable[[], None] = self.show_tasks
        self.again: Callable[[], None] = self.show_tasks
        self._stopped_at: str | None = None
        self.plan = PlanWay(self, Standing(self.desk.plan, self.session, library.case_of, self))
        self.carried = CarriedWay(self)
        self.first = FirstWay(self)
        self.standing = StandingWay(self)
        self.handover = HandoverWay(self, library, self)
        self.keeping = KeepingWay(self, self)
        self._check = CheckWay(self)
        self._connect()

    def _connect(self) -> None:
        self.autosave.saved.connect(self.shell.header.show_saved)
        self.autosave.failed.connect(self.troubled)
        self.autosave.recovered.connect(self.recovered)
        self.safekeeping.noticed.connect(self.noticed)
        self.attaching.noticed.connect(self.noticed)
        self.attaching.troubled.connect(self.troubled)
        self.safekeeping.troubled.connect(self.troubled)
        self.undoing.noticed.connect(self.noticed)
        self.undoing.moved.connect(self._follow)
        self.session.changed.connect(lambda _path: show_header(self.shell, self.desk))
        self.session.checked.connect(self._refresh_navigation)
        self.shell.width_changed.connect(lambda _width: self._help.place())

    @property
    def is_on_tasks(self) -> bool:
        """Whether the task list is on show."""
        return isinstance(self.shell.page, TaskList)

    def begin(self) -> None:
        """Show the page that comes first, and say what opening the document brought to light."""
        show_header(self.shell, self.desk)
        self.shell.header.find_button.show()
        self.shell.header.help_button.show()
        self.shell.header.show_saved(self.document.current.header.saved_at.astimezone())
        self.keeping.begin(self.first.page_of(self.document, self._steps()))
        self.first.say_doubts(self.noticed.emit)
        self.safekeeping.say_damage()

    def wear(self, theme: Theme) -> None:
        """Let pages to come put on another theme."""
        self._furnish(self.desk.wearing(theme))
        self._help.place()

    def speak(self, language: Language) -> None:
        """Speak another language: the page on show is made anew, over the same session."""
        earlier = self.shell.page
        self._furnish(self.desk.speaking(language))
        show_header(self.shell, self.desk)
        self.again()
        recalled(earlier, self.shell.page)

    def next_finding(self) -> None:
        """Jump to the next finding that has a place."""
        self._show_finding(1)

    def previous_finding(self) -> None:
        """Jump to the previous finding that has a place."""
        self._show_finding(-1)

    def back(self) -> None:
        """Go where Back leads."""
        self._back()

    def next(self) -> None:
        """Go where Next leads."""
        self._next()

    def show_tasks(self) -> None:
        """Show the task list."""
        self._leave_form()
        self.again = self.show_tasks
        tasks = TaskList(self.desk, self.session, self.plan.standing)
        panel = TaskPanel(self.desk, self.session, self._stopped_at)
        tasks.opened.connect(self.open)
        tasks.copy_asked.connect(self.safekeeping.ask_folder)
        panel.carry_on.connect(self.open)
        for place in (panel.body, tasks.foot):
            place.add(self.carried.sealed_note(), self.keeping.links())
        tasks.strip.carry_on.connect(self.open)
        self._next = lambda: self.open(panel.target())
        self.shell.show_page(tasks, panel, wide=True, panel_width=PanelWidth.LIST, footer=False)
        self._help.place()
        tasks.focus_first()

    def open(self, key: str) -> None:
        """Open a form or a page by its key, or one of the last steps."""
        steps = self._steps()
        if key in steps:
            steps[key]()
        elif "/" in key:
            self.open_page(key)
        else:
            form = self.desk.edition.form(key)
            self.show_page(next(asked_pages(form, self.session.report)))

    def _steps(self) -> dict[str, Callable[[], None]]:
        """The pages beside the form, by the keys under which they are opened."""
        steps = {TASKS: self.show_tasks, "check": self.show_check, "finish": self.show_finish}
        for way in (self.plan, self.carried, self.first, self.standing, self.handover, self.keeping):
            steps |= way.pages
        return steps

    def open_page(self, key: str) -> None:
        """Open a page by its key in the edition."""
        self.show_page(next(page for page in self.desk.edition.pages() if page.key == key))

    def show_page(self, page: Page, path: str | None = None) -> None:
        """Show a page of questions, with the focus on an answer or on the first."""
        self._page = page
        self.session.visits.come_to(page, self.session.report)
        self.again = lambda: self.show_page(page, shown.spoken_of)
        self._stopped_at = page.key
        pages = list(asked_pages(self.desk.edition.form(page.form), self.session.report))
        number = next((n for n, known in enumerate(pages, 1) if known.key == page.key), 1)
        shown = QuestionPage(self.desk, self.session, page, number, len(pages))
        panel = HelpPanel(self.desk, self.session)
        shown.focused.connect(panel.speak_of)
        shown.offered.connect(self.attach)
        shown.page_asked.connect(self.open_page)
        shown.went_through.connect(lambda: self.shell.footer.next_button.setFocus(Qt.FocusReason.TabFocusReason))
        panel.escaped.connect(self._help.leave)
        self.standstill.guard(shown)
        wide = shown.is_wide
        self.shell.show_page(shown, panel, wide=wide, panel_width=PanelWidth.TABLE if wide else PanelWidth.QUESTION)
        self._show_way(page, number, len(pages))
        self._help.place()
        first = shown.first_asked()
        if first:
            panel.speak_of(first)
        if path:
            shown.jump_to(path)
        else:
            shown.focus_first()

    def jump(self, path: str) -> None:
        """Show the page on which an answer is asked, with the focus there."""
        place = place_of(self.desk.edition, path)
        if place and isinstance(self.shell.page, QuestionPage) and self._page and place[1].key == self._page.key:
            self.shell.page.jump_to(path)
        elif place:
            self.show_page(place[1], path)

    def jump_from(self, path: str, back: Callable[[], None]) -> None:
        """Jump to an answer, from where Back leads to where one was."""
        self.jump(path)
        if self._page is not None:
            self._back = back

    def amend(self, sent: Generation) -> None:
        """Ask for a copy that amends what was sent."""
        self.amend_asked.emit(sent)

    def lead(self, back: Callable[[], None], following: Callable[[], None], again: Callable[[], None]) -> None:
        """Leave the form for a page that stands by itself, from where Back and Next lead elsewhere.

        ``again`` shows the same page anew, in another language.
        """
        self._leave_form()
        self._back, self._next, self.again = back, following, again

    def show_check(self) -> None:
        """Show every finding."""
        self._check.show()

    def show_finish(self) -> None:
        """Show the last steps: read, sign, save."""
        show_finish(self)

    def show_find(self) -> None:
        """Find a question by a word."""
        show_find(self)

    def show_help(self) -> None:
        """Go to the help of the focused question; Escape leads back to the field."""
        self._help.show()

    def attach(self, asked: Asked, files: list[Path]) -> None:
        """Take files in and add them to an answer."""
        self.attaching.add(asked, files)

    def close(self) -> None:
        """Save what is unsaved and let the document go."""
        self.autosave.finish()
        self.document.close()

    def _show_finding(self, step: int) -> None:
        path = self._walk.step(step)
        if path:
            self.jump(path)

    def _follow(self, path: str) -> None:
        """Go where a step was undone, unless it can be seen already."""
        place = place_of(self.desk.edition, path)
        if place and not (self._page and place[1].key == self._page.key) and not self.plan.shows(path):
            self.show_page(place[1], path)

    def _furnish(self, desk: Desk) -> None:
        self.desk = self.undoing.desk = self.safekeeping.desk = self.attaching.desk = desk

    def _leave_form(self) -> None:
        self._page = None
        self.session.visits.come_to(None, self.session.report)
        self.shell.show_navigation(None)
        self.shell.show_path([])

    def _show_way(self, page: Page, number: int, count: int) -> None:
        form = self.desk.edition.form(page.form)
        before, after = neighbours(pages_in_order(self.desk.edition, self.session.report, page), page)
        self._back, self._next = self._to(before), self._to(after)
        footer_of_page(self.shell, self.desk, form, after)
        self.shell.show_path(path_pieces(self.desk, form, number, count))
        self._refresh_navigation()

    def _to(self, page: Page | None) -> Callable[[], None]:
        return (lambda: self.show_page(page)) if page else self.show_tasks

    def _refresh_navigation(self) -> None:
        if self._page is not None:
            self.shell.show_navigation(navigation(self.desk, self.session, self._page))
            self.shell.navigation.bring(self._page.key)
