"""Yes or no, as two radios side by side; never a lone check box."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from lapreporter.ui.desk import Desk
from lapreporter.ui.kit.groups import ChoiceGroup
from lapreporter.ui.kit.layouts import Column
from lapreporter.ui.questions.answer import AnswerField, Kept
from lapreporter.ui.questions.asked import Asked
from lapreporter.words import mark

YES = mark("Yes")
NO = mark("No")


class YesNoField(AnswerField):
    """Answers with True or False; choosing the chosen one again takes the answer away."""

    def __init__(self, desk: Desk, asked: Asked, parent: QWidget | None = None) -> None:
        super().__init__(desk, asked, parent)
        options = [(True, desk.say(YES)), (False, desk.say(NO))]
        self._choices = ChoiceGroup(desk.theme, self.name, options, clearable=True)
        self._choices.chosen.connect(self.answered)
        self._choices.left.connect(self.left)
        Column(self._choices, parent=self)

    def show_answer(self, value: Any, kept: Kept) -> None:
        """Show True, False or nothing."""
        self._choices.set_value(value)

    def first(self) -> QWidget:
        """The radio that takes the focus."""
        return self._choices.first()
