"""An institution and how to reach it."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QGridLayout, QWidget

from lapreporter.report.answers import Contact
from lapreporter.ui.desk import Desk
from lapreporter.ui.kit.choices import Check
from lapreporter.ui.kit.fields import FieldState, LineField
from lapreporter.ui.kit.text import Text
from lapreporter.ui.kit.theme import Space, Type
from lapreporter.ui.questions.answer import AnswerField, Kept
from lapreporter.ui.questions.asked import Asked
from lapreporter.words import mark

PARTS = {
    "institution": mark("Institution"),
    "function": mark("Function"),
    "person": mark("Name of the person"),
    "telephone": mark("Telephone"),
    "fax": mark("Fax"),
    "email": mark("E-mail"),
    "address": mark("Address"),
}
WITHHOLD = mark("Do not publish the name of the person")


class ContactField(AnswerField):
    """The institution first, a person only as an addition."""

    def __init__(self, desk: Desk, asked: Asked, parent: QWidget | None = None) -> None:
        super().__init__(desk, asked, parent)
        self._contact = Contact()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(Space.LARGE)
        grid.setVerticalSpacing(Space.SMALL)
        self._lines: dict[str, LineField] = {}
        for position, (part, label) in enumerate(PARTS.items()):
            line = LineField(desk.theme, desk.say(label))
            line.textEdited.connect(lambda text, part=part: self._tell(part, text or None))
            line.left.connect(self.left)
            grid.addWidget(Text(desk.theme, desk.say(label), Type.META), position, 0)
            grid.addWidget(line, position, 1)
            self._lines[part] = line
        self._withhold = Check(desk.theme, desk.say(WITHHOLD))
        self._withhold.clicked.connect(lambda: self._tell("withhold_person", self._withhold.isChecked() or None))
        grid.addWidget(self._withhold, len(PARTS), 1)
        grid.setColumnStretch(1, 1)

    def show_answer(self, value: Any, kept: Kept) -> None:
        """Show the contact."""
        self._contact = value or Contact()
        for part, line in self._lines.items():
            text = getattr(self._contact, part) or ""
            if line.text() != text:
                line.setText(text)
        self._withhold.setChecked(bool(self._contact.withhold_person))

    def set_state(self, state: FieldState) -> None:
        """Colour the edge of the institution, which counts most."""
        self._lines["institution"].set_state(state)

    def first(self) -> QWidget:
        """The line for the institution."""
        return self._lines["institution"]

    def _tell(self, part: str, value: Any) -> None:
        self._contact = self._contact.model_copy(update={part: value})
        self.answered.emit(self._contact)
