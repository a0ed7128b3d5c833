"""What is to be said about the cell that is focused, in the line below the sheet."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from lapreporter.checks.wording import sentences
from lapreporter.report.answers import Money
from lapreporter.report.entry import read
from lapreporter.report.kinds import Unit
from lapreporter.ui.kit.buttons import Button, ButtonKind
from lapreporter.ui.kit.icons import Mark
from lapreporter.ui.kit.layouts import Flow, discard
from lapreporter.ui.kit.messages import MessageLine
from lapreporter.ui.kit.theme import Space
from lapreporter.ui.questions.card import MARKS, USE
from lapreporter.ui.tables.model import TableModel
from lapreporter.words import mark

KEPT = mark("“{text}” is kept as typed, but it is no answer to “{label}” yet.")
NOT_ASKED = mark("“{label}” is not asked here, because of another answer in this row.")
ON_ITS_PAGE = mark("“{label}” is filled in where the row has a page of its own.")


class Notice(QWidget):
    """One line that is always there, so that nothing moves. ``taken`` carries the reading chosen for a kept text."""

    taken = Signal(object)

    def __init__(self, model: TableModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.line = MessageLine(model.desk.theme)
        self._offers: list[Button] = []
        self._flow = Flow(self.line, spacing=Space.LARGE, parent=self)

    def show_cell(self, line: int, column: int) -> None:
        """Speak of a cell; of no cell when the line is negative."""
        for offer in self._offers:
            discard(offer)
        self._offers.clear()
        self.line.clear()
        if 0 <= line < self._model.rowCount():
            self._speak(line, column)

    def _speak(self, line: int, column: int) -> None:
        model, desk = self._model, self._model.desk
        cells, path, row = model.columns[column], model.path(line, column), model.row(line)
        kept = model.session.content.unread.get(path)
        found = model.findings(path)
        if not found and column == 0:
            whole = f"{model.table}[{row.id}]"
            found = [f for f in model.session.findings if f.path == whole]
        if found:
            self.line.say(MARKS[found[0].severity], sentences(found[0], desk.language)[0])
        elif kept is not None:
            self.line.say(Mark.ERROR, desk.say(KEPT, {"text": kept, "label": cells.label}))
        elif not model.face(line, column).asked:
            self.line.say(Mark.NOTE, desk.say(NOT_ASKED, {"label": cells.label}))
        elif not cells.editable:
            self.line.say(Mark.NOTE, desk.say(ON_ITS_PAGE, {"label": cells.label}))
        for reading in read(kept, cells.column.leaf).readings if kept and not cells.is_chosen else ():
            self._offer(reading, cells.column.leaf.unit)

    def _offer(self, reading: Any, unit: Unit | None) -> None:
        language = self._model.desk.language
        if unit is Unit.SQUARE_METRE:
            shown = language.area(int(reading))
        elif isinstance(reading, Money):
            shown = f"{reading.currency or ''} {language.number(reading.amount or 0)}".strip()
        else:
            shown = language.number(reading)
        button = Button(self._model.desk.theme, self._model.desk.say(USE, {"value": shown}), ButtonKind.QUIET)
        button.clicked.connect(lambda: self.taken.emit(reading))
        self._flow.addWidget(button)
        self._offers.append(button)
