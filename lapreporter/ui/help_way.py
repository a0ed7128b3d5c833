"""The way to the help and back: into the panel beside the page, or inside the question where there is none."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from lapreporter.ui.kit.shell import Shell
from lapreporter.ui.plan.page import PlanPage
from lapreporter.ui.screens.question_page import QuestionPage
from lapreporter.ui.screens.tasks import TaskList


class HelpWay:
    """Remembers the field from which one came."""

    def __init__(self, shell: Shell) -> None:
        self._shell = shell
        self._field: QWidget | None = None

    def place(self) -> None:
        """Let a page show inside itself what no panel shows beside it."""
        page = self._shell.page
        if isinstance(page, QuestionPage | TaskList | PlanPage):
            page.set_alone(not self._shell.panel_shown)

    def show(self) -> None:
        """Go to the help of the focused question."""
        panel, page = self._shell.panel, self._shell.page
        if panel is not None and self._shell.panel_shown:
            now = QApplication.focusWidget()
            if now is not None and not panel.isAncestorOf(now):
                self._field = now
            panel.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif isinstance(page, QuestionPage):
            page.toggle_help()

    def leave(self) -> None:
        """Go back to the field, unless its page was left meanwhile."""
        field, self._field = self._field, None
        if field is not None and isValid(field):
            field.setFocus(Qt.FocusReason.ShortcutFocusReason)
