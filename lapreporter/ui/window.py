"""The window: the shell, the start and whatever report is open, with the keys that work everywhere."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QTimer
from PySide6.QtGui import QCloseEvent, QIcon, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QWidget

from lapreporter.checks.reference import StateFacts
from lapreporter.document.open_document import OpenDocument
from lapreporter.document.shelf import Shelf
from lapreporter.errors import Failure
from lapreporter.i18n import own_name
from lapreporter.locations import shipped
from lapreporter.ui.beginning.ways import Ways
from lapreporter.ui.desk import Front
from lapreporter.ui.failures import told
from lapreporter.ui.kit.layouts import Column
from lapreporter.ui.kit.shell import Shell
from lapreporter.ui.kit.theme import Theme, redress
from lapreporter.ui.look import Look
from lapreporter.ui.notices import NoticeBar
from lapreporter.ui.screens.first_run import FirstRun
from lapreporter.ui.screens.listing import listed, state_of
from lapreporter.ui.screens.new_report import NewReport
from lapreporter.ui.screens.start import StartPage
from lapreporter.ui.settings import WindowSettings
from lapreporter.ui.support.way import Support
from lapreporter.ui.tongue import recalled
from lapreporter.words import PRACTICE_STATE, Language, mark

if TYPE_CHECKING:
    # Loaded by the store once the first window has been painted.
    from lapreporter.ui.library import Library
    from lapreporter.ui.office import Office
    from lapreporter.ui.workplace import Workplace

TITLE = mark("LAP Reporter")
MATTER = mark("Article 7 reports, Convention on Cluster Munitions")
CHECK_REPORT = mark("Check a report")
PAINTED_MS = 100
"""Time for the first paint before anything else is loaded; whoever is quicker waits for the loading."""


class Store(Protocol):
    """Where the office comes from."""

    def fetch(self) -> object:
        """Begin to fetch what an open report needs."""

    def office(self) -> Office:
        """The office, waiting for what is still being fetched."""


class Window(QWidget):
    """The one window. It owns the look and the open workplace; screens come and go in its shell."""

    def __init__(
        self,
        front: Front,
        facts: Mapping[str, StateFacts],
        shelf: Shelf,
        settings: WindowSettings,
        store: Store,
    ) -> None:
        super().__init__()
        self.front = front
        self.facts = facts
        self.shelf = shelf
        self.settings = settings
        self.store = store
        self.ways = Ways(self, store.office)
        self.workplace: Workplace | None = None
        self.look = Look(self)
        self.support = Support(self)
        self.shell = Shell(front.theme, front.language, own_name(front.language.code))
        self.notices = NoticeBar(front)
        self.shell.put_bar(self.notices)
        Column(self.shell, spacing=0, parent=self)
        self.setWindowTitle(front.say(TITLE))
        self.setWindowIcon(QIcon(str(shipped("resources", "icons", "application.svg"))))
        self.setMinimumSize(800, 600)
        self.resize(1280, 800)
        self._connect()
        self.show_start()

    def show_start(self) -> None:
        """Close what is open and show the reports on this computer."""
        if not self._leave():
            return
        reports = [listed(entry, self.front) for entry in self.shelf.entries()]
        state = self.settings.state or state_of(reports)
        page: StartPage | FirstRun
        if state:
            page = StartPage(self.front, state, self.facts.get(state), reports)
            page.begun.connect(self.begin)
            page.started.connect(self.show_new_report)
        else:
            page = FirstRun(self.front, self.facts, self.settings, reports)
            page.chosen.connect(self._choose_state)
            page.look_changed.connect(self.look.dress_up)
            page.language_chosen.connect(self.look.choose_language)
        page.opened.connect(self.open_report)
        page.practised.connect(self.practise)
        page.file_asked.connect(self.ways.ask_file)
        self.ways.join_start(page)
        page.check_asked.connect(self.show_verify)
        self.show_alone(page, self.show_start)
        page.focus_first()

    def show_new_report(self) -> None:
        """Ask for the State and year of a new report."""
        reports = [listed(entry, self.front) for entry in self.shelf.entries()]
        page = NewReport(self.front, self.facts, self.settings.state, reports)
        page.begun.connect(self.begin)
        self.ways.join_new(page)
        self.show_alone(page, self.show_new_report, back=True)
        page.focus_first()

    def show_verify(self) -> None:
        """Check reports that somebody sent; none of this computer's is touched."""
        page = self.store.office().reception(self.front)
        page.troubled.connect(self.tell)
        self.show_alone(page, self.show_verify, back=True)
        self.shell.header.show_report(self.front.say(TITLE), self.front.say(CHECK_REPORT))
        page.focus_first()

    def begin(self, state: str, year: int) -> None:
        """Begin the report of a State for a year."""
        self.ways.begin(state, year)

    def practise(self) -> None:
        """Open the practice report: the one begun before, or else a fresh copy."""
        entries = [listed(entry, self.front) for entry in self.shelf.entries()]
        known = next((one.report_id for one in entries if one.state == PRACTICE_STATE and not one.problem), None)
        if known:
            self.open_report(known)
        else:
            self.enter(self._library.practice)

    def open_report(self, report_id: str) -> None:
        """Open a report of this computer."""
        self.ways.open_own(report_id)

    def open_file(self, file: Path) -> None:
        """Take in a file and open it as a report of this computer."""
        self.ways.open_file(file)

    def tell(self, failure: Failure) -> None:
        """Show a failure above the page until it is closed or another notice comes."""
        self.notices.tell(self.front, failure)

    def showEvent(self, event: QShowEvent) -> None:
        """Fetch what an open report needs, once the window has been painted."""
        super().showEvent(event)
        QTimer.singleShot(PAINTED_MS, self.store.fetch)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Save first; when that fails, in whatever way, stay open and say so."""
        event.ignore()
        if self._leave():
            event.accept()

    def wear(self, theme: Theme) -> None:
        """Put on a theme, inside and out."""
        redress(self.shell, theme)
        redress(self.notices, theme)
        if self.workplace is not None:
            self.workplace.wear(theme)

    def speak(self, language: Language) -> None:
        """Say everything in a language, where one is."""
        self.setWindowTitle(self.front.say(TITLE))
        self.notices.hush()
        self.shell.speak(language, own_name(language.code))
        if self.workplace is not None:
            self.workplace.speak(language)
        else:
            earlier = self.shell.page
            self._again()
            recalled(earlier, self.shell.page)

    def _connect(self) -> None:
        self.shell.task_list_asked.connect(self._tasks)
        self.shell.page_asked.connect(self._at_work(lambda place, key: place.open_page(key)))
        self.shell.back_asked.connect(self._back)
        self.shell.next_asked.connect(self._at_work(lambda place: place.next()))
        self.shell.language_asked.connect(lambda: self.look.show_menu(self.shell.header.language_button, self))
        self.shell.find_asked.connect(self._at_work(lambda place: place.show_find()))
        self.shell.help_asked.connect(self.support.show_menu)
        for keys, act in (
            ("Ctrl+Z", self._at_work(lambda place: place.undoing.undo())),
            ("Ctrl+Y", self._at_work(lambda place: place.undoing.redo())),
            ("Ctrl+Shift+Z", self._at_work(lambda place: place.undoing.redo())),
            ("Ctrl+PgDown", self._at_work(lambda place: place.next())),
            ("Ctrl+PgUp", self._back),
            ("Alt+Home", self._tasks),
            ("Ctrl+F", self._at_work(lambda place: place.show_find())),
            ("F1", self._at_work(lambda place: place.show_help())),
            ("F8", self._at_work(lambda place: place.next_finding())),
            ("Shift+F8", self._at_work(lambda place: place.previous_finding())),
            ("Ctrl+S", self._at_work(lambda place: place.safekeeping.save_now())),
            *((keys, partial(self.look.step_text, step)) for keys, step in self.look.keys.items()),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(act)

    def _at_work(self, act: Callable[..., None]) -> Callable[..., None]:
        """A slot that does something with the open workplace, if there is one."""

        def slot(*arguments: object) -> None:
            if self.workplace is not None:
                act(self.workplace, *arguments)

        return slot

    def enter(self, get: Callable[[], OpenDocument]) -> None:
        """Open a document that can be got, in the place of what is open; tell why where it cannot."""
        document = told(get, lambda failure: self.ways.gate.tell(failure, lambda: self.enter(get)))
        if document is None:
            return
        workplace, left = None, False
        try:
            workplace = told(lambda: self.store.office().workplace(self.shell, self.front, document, self), self.tell)
            left = workplace is not None and self._leave()
        finally:
            if not left:
                document.close()
                if workplace is not None:
                    workplace.deleteLater()
        if workplace is None or not left:
            return
        self.workplace = workplace
        workplace.noticed.connect(lambda notice: self.notices.say(self.front, *notice))
        workplace.troubled.connect(self.tell)
        workplace.amend_asked.connect(lambda sent: self.enter(lambda: self._library.amend(document, sent)))
        workplace.recovered.connect(self.notices.hush)
        workplace.begin()

    @property
    def _library(self) -> Library:
        return self.store.office().library

    def _choose_state(self, state: str) -> None:
        self.settings.state = state
        self.show_start()

    def _leave(self) -> bool:
        """Save and close what is open; False when it could not be saved."""
        if self.workplace is not None:
            try:
                self.workplace.close()
            except Failure as failure:
                self.tell(failure)
                return False
            self.workplace.deleteLater()
            self.workplace = None
            self._library.keyring.clear()
        self.notices.hush()
        return True

    def show_alone(self, page: QWidget, again: Callable[[], None], back: bool = False) -> None:
        """Show a page of no report; ``again`` makes it anew, ``back`` offers the way back."""
        self._again = again
        self.shell.header.show_report(self.front.say(TITLE), self.front.say(MATTER))
        self.shell.header.show_saved(None)
        self.shell.header.find_button.hide()
        self.shell.show_navigation(None)
        self.shell.show_path([])
        self.shell.footer.show_next("")
        self.shell.footer.show_hint("")
        self.shell.show_page(page, None, wide=True, footer=back)

    def _tasks(self) -> None:
        """The task list; from there, the start."""
        if self.workplace is None or self.workplace.is_on_tasks:
            self.show_start()
        else:
            self.workplace.show_tasks()

    def _back(self) -> None:
        if self.workplace is None or self.workplace.is_on_tasks:
            self.show_start()
        else:
            self.workplace.back()
