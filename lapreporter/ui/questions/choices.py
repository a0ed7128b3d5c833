"""Several of several, as check boxes, with *None of these* apart."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from lapreporter.ui.desk import Desk
from lapreporter.ui.kit.choices import Check
from lapreporter.ui.kit.layouts import Column, Flow
from lapreporter.ui.questions.answer import AnswerField, Kept
from lapreporter.ui.questions.asked import Asked
from lapreporter.ui.questions.choice import choices_of
from lapreporter.words import mark

NONE_OF_THESE = mark("None of these")
ONE_COLUMN = 5


class ChoicesField(AnswerField):
    """Answers with a tuple of choices: empty for *none of these*, None while nothing is said."""

    def __init__(self, desk: Desk, asked: Asked, parent: QWidget | None = None) -> None:
        super().__init__(desk, asked, parent)
        self._values = choices_of(asked)
        self._checks = [Check(desk.theme, desk.say(desk.lexicon.choice(value).label)) for value in self._values]
        self._none = Check(desk.theme, desk.say(NONE_OF_THESE))
        boxes = [*self._checks, self._none]
        if len(self._checks) > ONE_COLUMN:
            Column(*boxes, spacing=2, parent=self)
        else:
            Flow(*boxes, spacing=20, parent=self)
        for check in self._checks:
            check.setAccessibleDescription(self.name)
            check.clicked.connect(self._checked)
        self._none.clicked.connect(self._said_none)

    def show_answer(self, value: Any, kept: Kept) -> None:
        """Show what is chosen."""
        for known, check in zip(self._values, self._checks, strict=True):
            check.setChecked(known in (value or ()))
        self._none.setChecked(value == ())

    def first(self) -> QWidget:
        """The first box."""
        return self._checks[0]

    def _checked(self) -> None:
        chosen = tuple(value for value, check in zip(self._values, self._checks, strict=True) if check.isChecked())
        self.answered.emit(chosen or None)

    def _said_none(self) -> None:
        self.answered.emit(() if self._none.isChecked() else None)
