"""The window: the shell, the start and whatever report is open, with the keys that work everywhere."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QCloseEvent, QIcon, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QFileDialog, QVBoxLayout, QWidget

from lapreporter.document.open_document import OpenDocument
from lapreporter.document.shelf import Entry
from lapreporter.errors import Failure
from lapreporter.locations import shipped
from lapreporter.ui.desk import Desk
from lapreporter.ui.failures import FailureBanner, told
from lapreporter.ui.kit.shell import PanelWidth, Shell, SidePanel
from lapreporter.ui.kit.theme import TEXT_SIZES, dress, palette_for, redress
from lapreporter.ui.library import Library
from lapreporter.ui.look_menu import look_menu
from lapreporter.ui.screens.find import FindPage
from lapreporter.ui.screens.new_report import NewReport
from lapreporter.ui.screens.start import Listed, StartPage, StartPanel
from lapreporter.ui.settings import WindowSettings
from lapreporter.ui.workplace import Workplace
from lapreporter.words import mark

TITLE = mark("LAP Reporter")
ENGLISH = "English"


class Window(QWidget):
    """The one window. It owns the look and the open workplace; screens come and go in its shell."""

    def __init__(self, desk: Desk, library: Library, settings: WindowSettings) -> None:
        super().__init__()
        self.desk = desk
        self.library = library
        self.settings = settings
        self.workplace: Workplace | None = None
        self._trouble: FailureBanner | None = None
        self.shell = Shell(desk.theme, desk.language, ENGLISH)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self._layout.addWidget(self.shell, 1)
        self.setWindowTitle(desk.say(TITLE))
        self.setWindowIcon(QIcon(str(shipped("resources", "icons", "application.svg"))))
        self.setMinimumSize(800, 600)
        self.resize(1280, 800)
        self._connect()
        self.show_start()

    def show_start(self) -> None:
        """Close what is open and show the reports on this computer."""
        if not self._leave():
            return
        reports = [_listed(entry, self.desk) for entry in self.library.entries()]
        page, panel = StartPage(self.desk, reports), StartPanel(self.desk)
        page.started.connect(self.show_new_report)
        page.opened.connect(self.open_report)
        panel.practised.connect(lambda: self._open(self.library.practice))
        panel.file_asked.connect(self._ask_file)
        self.shell.header.show_report(self.desk.say(TITLE), "")
        self.shell.header.show_saved(None)
        self._show_alone(page, panel)
        page.focus_first()

    def show_new_report(self) -> None:
        """Ask for the State and year of a new report."""
        page = NewReport(self.desk, self.settings.state)
        page.begun.connect(self._begin)
        self._show_alone(page, None)
        page.focus_first()

    def open_report(self, report_id: str) -> None:
        """Open a report of this computer."""
        self._open(lambda: self.library.open(report_id))

    def open_file(self, file: Path) -> None:
        """Take in a file and open it as a report of this computer."""
        self._open(lambda: self.library.take_in(file))

    def tell(self, failure: Failure) -> None:
        """Show a failure above the page until it is closed or another comes."""
        self._hush()
        self._trouble = FailureBanner(self.desk, failure)
        self._trouble.closed.connect(self._hush)
        self._layout.insertWidget(0, self._trouble)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Save first; when that fails, stay open and say so."""
        if self._leave():
            event.accept()
        else:
            event.ignore()

    def _connect(self) -> None:
        self.shell.task_list_asked.connect(self._tasks)
        self.shell.page_asked.connect(self._page)
        self.shell.back_asked.connect(self._back)
        self.shell.next_asked.connect(self._next)
        self.shell.language_asked.connect(self._show_look_menu)
        self.shell.find_asked.connect(self._find)
        self.shell.help_asked.connect(self._focus_help)
        for keys, act in (
            ("Ctrl+Z", lambda: self._undo(1)),
            ("Ctrl+Y", lambda: self._undo(-1)),
            ("Ctrl+Shift+Z", lambda: self._undo(-1)),
            ("Ctrl+PgDown", self._next),
            ("Ctrl+PgUp", self._back),
            ("Alt+Home", self._tasks),
            ("Ctrl+F", self._find),
            ("F1", self._focus_help),
            ("F8", lambda: self._finding(1)),
            ("Shift+F8", lambda: self._finding(-1)),
            ("Ctrl+S", self._save),
            ("Ctrl++", lambda: self._step_text(1)),
            ("Ctrl+=", lambda: self._step_text(1)),
            ("Ctrl+-", lambda: self._step_text(-1)),
            ("Ctrl+0", lambda: self._set_percent(TEXT_SIZES[0])),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(act)

    def _open(self, get: Callable[[], OpenDocument]) -> None:
        document = told(get, self.tell)
        if document is None:
            return
        workplace = told(lambda: Workplace(self.shell, self.desk, document, self.library, self), self.tell)
        if workplace is None or not self._leave():
            document.close()
            return
        self._hush()
        self.workplace = workplace
        workplace.troubled.connect(self.tell)
        workplace.show_tasks()

    def _begin(self, state: str, year: int) -> None:
        self.settings.state = state
        self._open(lambda: self.library.begin(state, year))

    def _ask_file(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, "", "", "LAP Reporter (*.lap *.json *.pdf)")
        if name:
            self.open_file(Path(name))

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
        return True

    def _show_alone(self, page: QWidget, panel: SidePanel | None) -> None:
        self.shell.show_navigation(None)
        self.shell.show_path([])
        self.shell.show_page(page, panel, panel_width=PanelWidth.LIST, footer=False)

    def _tasks(self) -> None:
        """The task list; from there, the start."""
        if self.workplace is None or self.workplace.is_on_tasks:
            self.show_start()
        else:
            self.workplace.show_tasks()

    def _page(self, key: str) -> None:
        if self.workplace:
            self.workplace.open_page(key)

    def _back(self) -> None:
        if self.workplace:
            self.workplace.back()

    def _next(self) -> None:
        if self.workplace:
            self.workplace.next()

    def _finding(self, step: int) -> None:
        if self.workplace:
            self.workplace.show_finding(step)

    def _save(self) -> None:
        if self.workplace:
            self.workplace.autosave.save()

    def _find(self) -> None:
        if self.workplace:
            page = FindPage(self.workplace.desk)
            page.chosen.connect(self.workplace.jump)
            self._show_alone(page, None)
            page.focus_first()

    def _undo(self, direction: int) -> None:
        if self.workplace:
            stack = self.workplace.session.undo_stack
            (stack.undo if direction > 0 else stack.redo)()

    def _focus_help(self) -> None:
        if self.shell.panel is not None:
            self.shell.panel.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _hush(self) -> None:
        if self._trouble is not None:
            self._trouble.hide()
            self._trouble.deleteLater()
            self._trouble = None

    def _show_look_menu(self) -> None:
        button = self.shell.header.language_button
        menu = look_menu(self.desk, self.settings, self.dress_up, self)
        menu.popup(button.mapToGlobal(QPoint(0, button.height())))

    def _step_text(self, step: int) -> None:
        position = TEXT_SIZES.index(self.settings.percent) + step
        self._set_percent(TEXT_SIZES[min(max(position, 0), len(TEXT_SIZES) - 1)])

    def _set_percent(self, percent: int) -> None:
        self.settings.percent = percent
        self.dress_up()

    def dress_up(self) -> None:
        """Put on the look that the settings name, everywhere and at once."""
        application = QApplication.instance()
        if isinstance(application, QApplication):
            palette = palette_for(application, self.settings.appearance)
            theme = replace(self.desk.theme, palette=palette, percent=self.settings.percent)
            dress(application, theme)
            self.desk = self.desk.wearing(theme)
            redress(self, theme)
            if self.workplace is not None:
                self.workplace.wear(theme)


def _listed(entry: Entry, desk: Desk) -> Listed:
    if entry.newest is None:
        problem = " ".join(entry.problem.sentences(desk.language)) if entry.problem else ""
        return Listed(entry.report_id, None, None, None, problem)
    header = entry.newest.header
    state, year = header.summary.get("state"), header.summary.get("year")
    return Listed(
        entry.report_id,
        state if isinstance(state, str) else None,
        year if isinstance(year, int) else None,
        header.saved_at.astimezone(),
    )
