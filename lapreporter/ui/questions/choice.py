"""One of several: radios up to seven, a list beyond."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from PySide6.QtWidgets import QWidget

from lapreporter.ui.desk import Desk
from lapreporter.ui.kit.fields import FieldState, Select
from lapreporter.ui.kit.groups import ChoiceGroup
from lapreporter.ui.kit.layouts import Column
from lapreporter.ui.questions.answer import AnswerField, Kept
from lapreporter.ui.questions.asked import Asked

MOST_RADIOS = 7
SIDE_BY_SIDE = 5
_LONG = 34


def choices_of(asked: Asked) -> list[StrEnum]:
    """The choices of a question, in the order of the model."""
    return list(asked.leaf.choices or ())


class ChoiceField(AnswerField):
    """Answers with a choice of the model, or None."""

    def __init__(self, desk: Desk, asked: Asked, parent: QWidget | None = None) -> None:
        super().__init__(desk, asked, parent)
        options = [(value, desk.lexicon.choice(value)) for value in choices_of(asked)]
        self._values = {value.value: value for value, _ in options}
        self._radios: ChoiceGroup | None = None
        self._select: Select | None = None
        if len(options) <= MOST_RADIOS:
            labels = [(value, desk.say(words.label)) for value, words in options]
            details = {} if asked.brief else {value: desk.say(words.help) for value, words in options if words.help}
            many = len(labels) > SIDE_BY_SIDE or any(len(label) > _LONG for _, label in labels)
            self._radios = ChoiceGroup(desk.theme, self.name, labels, details=details, stacked=many, clearable=True)
            self._radios.chosen.connect(self.answered)
            self._radios.left.connect(self.left)
            Column(self._radios, parent=self)
        else:
            rows_of_list = [("", "")] + [(value.value, desk.say(words.label)) for value, words in options]
            self._select = Select(desk.theme, self.name, rows_of_list)
            self._select.activated.connect(self._selected)
            Column(self._select, parent=self)

    def show_answer(self, value: Any, kept: Kept) -> None:
        """Show the chosen one, or none."""
        if self._radios:
            self._radios.set_value(value)
        elif self._select:
            self._select.setCurrentIndex(max(0, self._select.findData(value.value if value else "")))

    def set_state(self, state: FieldState) -> None:
        """Colour the edge of the list; radios have none."""
        if self._select:
            self._select.set_state(state)

    def first(self) -> QWidget:
        """The chosen radio or the list."""
        return self._radios.first() if self._radios else self._select or self

    def _selected(self) -> None:
        if self._select:
            self.answered.emit(self._values.get(self._select.currentData()))
            self.left.emit()
