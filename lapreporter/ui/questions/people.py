"""Numbers of persons by sex and age, with the total computed beside them."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QGridLayout, QWidget

from lapreporter.report.answers import People
from lapreporter.report.entry import read
from lapreporter.report.report import Report
from lapreporter.report.shape import leaf
from lapreporter.ui.desk import Desk
from lapreporter.ui.kit.fields import FieldState, LineField
from lapreporter.ui.kit.layouts import Column
from lapreporter.ui.kit.text import Text
from lapreporter.ui.kit.theme import Space, Type
from lapreporter.ui.questions.answer import AnswerField, Kept
from lapreporter.ui.questions.asked import Asked
from lapreporter.words import mark

GROUPS = {
    "women": mark("Women"),
    "men": mark("Men"),
    "girls": mark("Girls"),
    "boys": mark("Boys"),
    "unknown": mark("Not known"),
}
TOTAL = mark("Total")
DISABILITY = mark("Of the total, with a disability")
COMPUTED = mark("Computed from the groups. Type a total only if yours comes from elsewhere.")
DIFFERS = mark("The groups add up to {sum}; the total says {total}.")


class PeopleField(AnswerField):
    """One row of the people grid. A total that is typed stands beside the sum, and the difference is named."""

    def __init__(self, desk: Desk, asked: Asked, parent: QWidget | None = None) -> None:
        super().__init__(desk, asked, parent)
        self._people = People()
        self._kept: Kept = {}
        self._lines: dict[str, LineField] = {}
        grid = QGridLayout()
        grid.setHorizontalSpacing(Space.MEDIUM)
        grid.setVerticalSpacing(2)
        columns = {**GROUPS, "total": TOTAL, "disability": DISABILITY}
        for position, (part, label) in enumerate(columns.items()):
            row = 0 if part != "disability" else 2
            column = position if part != "disability" else 0
            line = LineField(desk.theme, f"{self.name}: {desk.say(label)}", chars=8, figures=True)
            line.textEdited.connect(lambda text, part=part: self.part_typed.emit(part, text))
            line.left.connect(self._left)
            span = len(GROUPS) + 1 if part == "disability" else 1
            grid.addWidget(Text(desk.theme, desk.say(label), Type.META), row, column, 1, span)
            grid.addWidget(line, row + 1, column)
            self._lines[part] = line
        grid.setColumnStretch(len(columns), 1)
        self._note = Text(desk.theme, desk.say(COMPUTED), Type.META)
        Column(grid, self._note, parent=self)

    def show_answer(self, value: Any, kept: Kept) -> None:
        """Show the numbers; the field that is being typed in stays as it is."""
        self._people, self._kept = value or People(), kept
        for part, line in self._lines.items():
            if not (line.hasFocus() and self._says_so(part, line.text())):
                line.setText(kept.get(part, self._shown(part)))
                line.set_state(FieldState.ERROR if part in kept else FieldState.PLAIN)
        self._say_difference()

    def set_state(self, state: FieldState) -> None:
        """Colour the edge of the total, where a difference shows."""
        self._lines["total"].set_state(state)

    def first(self) -> QWidget:
        """The line for women."""
        return self._lines["women"]

    def _shown(self, part: str) -> str:
        number = getattr(self._people, part)
        if part == "total" and number is None:
            number = self._people.by_group()
        return "" if number is None else self.desk.language.number(number)

    def _says_so(self, part: str, typed: str) -> bool:
        """Whether what is being typed means what is to be shown."""
        if part in self._kept:
            return self._kept[part] == typed
        known: int | None = getattr(self._people, part)
        return bool(read(typed, leaf(f"{self.asked.leaf.pattern}.{part}", Report)).value == known)

    def _left(self) -> None:
        self.show_answer(self._people, self._kept)
        self.left.emit()

    def _say_difference(self) -> None:
        total, by_group = self._people.total, self._people.by_group()
        if total is not None and by_group is not None and total != by_group:
            self._note.setText(self.desk.say(DIFFERS, {"sum": by_group, "total": total}))
        else:
            self._note.setText(self.desk.say(COMPUTED))
