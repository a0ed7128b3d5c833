"""A reason written in place. Ctrl+Enter keeps it, Escape leaves everything as it was."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from lapreporter.ui.desk import Desk
from lapreporter.ui.kit.buttons import Button, ButtonKind
from lapreporter.ui.kit.fields import TextField
from lapreporter.ui.kit.layouts import Column, Flow
from lapreporter.ui.kit.text import Text
from lapreporter.ui.kit.theme import Space, Type
from lapreporter.ui.questions.reasons import KEEP
from lapreporter.words import mark

CANCEL = mark("Leave it as it is")


class ReasonField(QWidget):
    """A few lines and two buttons. ``kept`` carries the reason, ``cancelled`` tells that none is given."""

    kept = Signal(str)
    cancelled = Signal()

    def __init__(self, desk: Desk, question: str, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = TextField(desk.theme, desk.say(question), least=2, most=6)
        self.field.setPlainText(text)
        keep = Button(desk.theme, desk.say(KEEP))
        keep.clicked.connect(self._keep)
        cancel = Button(desk.theme, desk.say(CANCEL), ButtonKind.QUIET)
        cancel.clicked.connect(self.cancelled)
        buttons = Flow(keep, cancel, spacing=Space.LARGE)
        Column(Text(desk.theme, desk.say(question), Type.HELP_STRONG), self.field, buttons, spacing=6, parent=self)

    def begin(self) -> None:
        """Put the focus into the field."""
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep or cancel by the keyboard."""
        if event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._keep()
        else:
            super().keyPressEvent(event)

    def _keep(self) -> None:
        text = self.field.toPlainText().strip()
        if text:
            self.kept.emit(text)
        else:
            self.begin()
