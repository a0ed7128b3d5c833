"""Text in one line or in several, taken as it is typed."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QWidget

from lapreporter.ui.desk import Desk
from lapreporter.ui.kit.fields import FieldState, LineField, TextField
from lapreporter.ui.kit.layouts import Column
from lapreporter.ui.questions.answer import AnswerField, Kept
from lapreporter.ui.questions.asked import Asked

SHORT = 44


class ShortTextField(AnswerField):
    """One line; it answers with every key, so that nothing typed can be lost."""

    def __init__(self, desk: Desk, asked: Asked, parent: QWidget | None = None) -> None:
        super().__init__(desk, asked, parent)
        self._line = LineField(desk.theme, self.name, chars=None if asked.wide else SHORT)
        self._line.textEdited.connect(lambda text: self.answered.emit(text or None))
        self._line.left.connect(self.left)
        Column(self._line, parent=self)

    def show_answer(self, value: Any, kept: Kept) -> None:
        """Show the text; the cursor stays where it is when it is the same."""
        text = kept.get("") or value or ""
        if self._line.text() != text:
            self._line.setText(text)
            self._line.setCursorPosition(0)

    def set_state(self, state: FieldState) -> None:
        """Colour the edge."""
        self._line.set_state(state)

    def first(self) -> QWidget:
        """The line."""
        return self._line


class LongTextField(AnswerField):
    """Several lines, growing with the text."""

    def __init__(self, desk: Desk, asked: Asked, parent: QWidget | None = None) -> None:
        super().__init__(desk, asked, parent)
        self._text = TextField(desk.theme, self.name)
        self._text.textChanged.connect(self._changed)
        self._text.left.connect(self.left)
        Column(self._text, parent=self)

    def show_answer(self, value: Any, kept: Kept) -> None:
        """Show the text; the cursor stays where it is when it is the same."""
        text = kept.get("") or value or ""
        if self._text.toPlainText() != text:
            with QSignalBlocker(self._text):
                self._text.setPlainText(text)

    def set_state(self, state: FieldState) -> None:
        """Colour the edge."""
        self._text.set_state(state)

    def first(self) -> QWidget:
        """The text."""
        return self._text

    def _changed(self) -> None:
        self.answered.emit(self._text.toPlainText() or None)
