"""A definitive sentence chosen instead of *N/A*, with the day on which it is true and a preview of the printed line."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from lapreporter.report.answers import StatementBase, first_day
from lapreporter.report.shape import codes_of
from lapreporter.ui.desk import Desk
from lapreporter.ui.kit.fields import FieldState
from lapreporter.ui.kit.groups import ChoiceGroup
from lapreporter.ui.kit.layouts import Column
from lapreporter.ui.kit.surfaces import Sheet, SheetLook
from lapreporter.ui.kit.text import Text
from lapreporter.ui.kit.theme import Space, Type
from lapreporter.ui.questions.answer import AnswerField, Kept
from lapreporter.ui.questions.asked import Asked
from lapreporter.ui.questions.dates import DayParts
from lapreporter.words import Country, Parameter, mark

AS_OF = mark("True on")
PREVIEW = mark("Printed as")
NO_DAY = mark("(day)")
THIS_STATE = mark("the State")


class StatementField(AnswerField):
    """Coded sentences as radios, then the day, then the sentence as it will be printed."""

    def __init__(self, desk: Desk, asked: Asked, parent: QWidget | None = None) -> None:
        super().__init__(desk, asked, parent)
        node = asked.leaf.node
        if node is None or not issubclass(node, StatementBase):
            raise TypeError(asked.path)
        self._statement = node()
        options = [(code, desk.say(desk.lexicon.statement(code).label)) for code in codes_of(node)]
        self._radios = ChoiceGroup(desk.theme, self.name, options, stacked=True, clearable=True)
        self._radios.chosen.connect(lambda code: self._tell(code=code))
        self._as_of = DayParts(desk, desk.say(AS_OF))
        self._event = DayParts(desk, self.name)
        self._event_label = Text(desk.theme, "", Type.STRONG)
        self._days = _Block(
            Column(Text(desk.theme, desk.say(AS_OF), Type.STRONG), self._as_of, spacing=4, margins=(0, 8, 0, 0))
        )
        self._events = _Block(Column(self._event_label, self._event, spacing=4, margins=(0, 8, 0, 0)))
        self._sentence = Text(desk.theme, "", Type.BODY)
        self._preview = Sheet(
            desk.theme, Text(desk.theme, desk.say(PREVIEW), Type.META), self._sentence,
            look=SheetLook.GROUND, margins=(Space.LARGE, 10, Space.LARGE, 12), spacing=2,
        )  # fmt: skip
        Column(self._radios, self._events, self._days, self._preview, parent=self)
        for name, days in (("as_of", self._as_of), ("event_on", self._event)):
            for part in days.parts:
                part.textEdited.connect(lambda _text, name=name, days=days: self.part_typed.emit(name, days.written()))
                part.left.connect(self.left)
        self._radios.left.connect(self.left)
        self.show_answer(self._statement, {})

    def show_answer(self, value: Any, kept: Kept) -> None:
        """Show the sentence that was chosen, its days and how it will read."""
        self._statement = value or self._statement
        words = self.desk.lexicon.sentence(self._statement)
        self._radios.set_value(getattr(self._statement, "code", None))
        self._days.setVisible(words is not None)
        self._events.setVisible(words is not None and bool(words.event))
        self._preview.setVisible(words is not None)
        for name, days in (("as_of", self._as_of), ("event_on", self._event)):
            days.show_meaning(kept.get(name, str(getattr(self._statement, name) or "")), partial=name == "event_on")
        if words is not None:
            self._event_label.setText(self.desk.say(words.event))
            self._sentence.setText(self.desk.say(words.text, self._places()))

    def set_state(self, state: FieldState) -> None:
        """Colour the edges of the days."""
        for part in (*self._as_of.parts, *self._event.parts):
            part.set_state(state)

    def first(self) -> QWidget:
        """The chosen sentence or the first."""
        return self._radios.first()

    def _tell(self, code: StrEnum | None) -> None:
        update: dict[str, Any] = {"code": code}
        if code is not None and self._statement.as_of is None:
            update["as_of"] = self.desk.report().cover.period.end
        self._statement = self._statement.model_copy(update=update)
        self.show_answer(self._statement, {})
        self.answered.emit(self._statement)

    def _places(self) -> dict[str, Parameter]:
        no_day = self.desk.say(NO_DAY)
        event = self._statement.event_on
        state = self.desk.report().cover.state
        return {
            "state": Country(state) if state else self.desk.say(THIS_STATE),
            "as_of": self._statement.as_of or no_day,
            "event_on": (first_day(event) if len(event) == 10 else event) if event else no_day,
        }


class _Block(QWidget):
    def __init__(self, layout: Column) -> None:
        super().__init__()
        self.setLayout(layout)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground, on=False)
