"""A State, found by name or by code."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter, QWidget

from lapreporter.ui.desk import Desk
from lapreporter.ui.kit.fields import FieldState, LineField
from lapreporter.ui.kit.layouts import Column
from lapreporter.ui.questions.answer import AnswerField, Kept
from lapreporter.ui.questions.asked import Asked
from lapreporter.ui.questions.texts import SHORT


class StateField(AnswerField):
    """A line with a list of the States that fit; it answers with the ISO 3166-1 alpha-3 code."""

    def __init__(self, desk: Desk, asked: Asked, parent: QWidget | None = None) -> None:
        super().__init__(desk, asked, parent)
        self._codes = {desk.language.state(code): code for code in desk.states}
        self._line = LineField(desk.theme, self.name, chars=SHORT)
        completer = QCompleter(sorted(self._codes), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.activated.connect(lambda name: self._typed(str(name)))
        self._line.setCompleter(completer)
        self._line.textEdited.connect(self._typed)
        self._line.left.connect(self.left)
        Column(self._line, parent=self)

    def show_answer(self, value: Any, kept: Kept) -> None:
        """Show the name of the State, or the text that names none."""
        text = kept.get("", self.desk.language.state(value) if value else "")
        typed = self._line.text()
        same = kept.get("") == typed if kept else self.code_of(typed) == value and bool(typed.strip()) is bool(value)
        if not (self._line.hasFocus() and same):
            self._line.setText(text)

    def set_state(self, state: FieldState) -> None:
        """Colour the edge."""
        self._line.set_state(state)

    def first(self) -> QWidget:
        """The line."""
        return self._line

    def _typed(self, text: str) -> None:
        code = self.code_of(text)
        if code or not text.strip():
            self.answered.emit(code)
        else:
            self.unreadable.emit(text)

    def code_of(self, text: str) -> str | None:
        """The code of a State named or coded in a text."""
        plain = text.strip().casefold()
        for name, code in self._codes.items():
            if plain in (name.casefold(), code.casefold()):
                return code
        return None
