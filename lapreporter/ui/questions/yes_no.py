"""Yes or no, as two radios side by side; never a lone check box."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from lapreporter.ui.desk import Desk
from lapreporter.ui.questions.answer import AnswerField, Kept
from lapreporter.ui.questions.asked import Asked
from lapreporter.ui.questions.radios import Radios
from lapreporter.words import mark

YES = mark("Yes")
NO = mark("No")


class YesNoField(AnswerField):
    """Answers with True or False; choosing the chosen one again takes the answer away."""

    def __init__(self, desk: Desk, asked: Asked, parent: QWidget | None = None) -> None:
        super().__init__(desk, asked, parent)
        self._radios = Radios(desk.theme, self.name, [(True, desk.say(YES), ""), (False, desk.say(NO), "")], self)
        self._radios.chosen.connect(self.answered)
        self._radios.left.connect(self.left)

    def show_answer(self, value: Any, kept: Kept) -> None:
        """Show True, False or nothing."""
        self._radios.show_chosen(value)

    def first(self) -> QWidget:
        """The radio that takes the focus."""
        return self._radios.first()
