"""Pasting into a sheet: the preview within the page, and the one step that follows the choice made there."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from lapreporter.form.edition import Question
from lapreporter.report.node import Row
from lapreporter.ui.kit.layouts import Column, discard
from lapreporter.ui.tables.cells import all_columns_of
from lapreporter.ui.tables.paste import Outcome, Taken, added, filled, in_order, match, split
from lapreporter.ui.tables.paste_panel import PastePanel, PasteWay
from lapreporter.ui.tables.record_list import RecordList
from lapreporter.ui.tables.view import SheetView
from lapreporter.ui.tables.words import ROW_NUMBER


class Pasting(QWidget):
    """Holds the preview while it is open. It takes the place of the sheet: ``opened`` tells when.

    ``about_to_write`` tells that all rows should be on show.
    """

    opened = Signal(bool)
    about_to_write = Signal()

    def __init__(self, view: SheetView | RecordList, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self._model = view.table
        self._question = question
        self.panel: PastePanel | None = None
        self._slot = Column(parent=self)
        self.hide()

    def take(self, text: str, *, at_cell: bool) -> bool:
        """Take a copied text; False if there is nothing in it. ``at_cell`` says that a cell had the focus."""
        block, here = split(text), self._view.currentIndex()
        at_cell = at_cell and here.isValid()
        if not block.rows:
            return False
        if block.is_single and at_cell:
            self._model.write(here.row(), here.column(), block.rows[0][0])
            return True
        columns = all_columns_of(self._model.desk, self._question)
        matching = match(block, columns)
        if not matching.headed:
            matching = in_order(block, self._model.columns, here.column() if at_cell else 0)
        existing = len(self._model.rows)
        ways, name = self._ways(at_cell), self._row_name(here.row())
        self._open(PastePanel(self._model.desk, matching, columns, existing=existing, ways=ways, from_row=name))
        return True

    def close_panel(self) -> None:
        """Take the preview away."""
        if self.panel is not None:
            self._slot.removeWidget(self.panel)
            discard(self.panel)
            self.panel = None
        self.hide()
        self.opened.emit(False)
        self._view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _row_name(self, line: int) -> str:
        title = self._model.face(max(0, line), 0).text
        return title or self._model.desk.say(ROW_NUMBER, {"number": max(0, line) + 1})

    def _ways(self, at_cell: bool) -> list[PasteWay]:
        some = bool(self._model.rows)
        if self._question.continued:
            return [PasteWay.FILL]
        return [PasteWay.ADD, *([PasteWay.REPLACE] if some else []), *([PasteWay.FILL] if some and at_cell else [])]

    def _open(self, panel: PastePanel) -> None:
        self.close_panel()
        self.panel = panel
        panel.chosen.connect(self._write)
        panel.cancelled.connect(self.close_panel)
        self._slot.addWidget(panel)
        self.opened.emit(True)
        self.show()
        panel.first().setFocus(Qt.FocusReason.OtherFocusReason)

    def _write(self, way: PasteWay, taken: Taken) -> None:
        rows, model, here = self._model.rows, self._question.leaf.row, self._view.currentIndex()
        if model is None:
            return
        outcome = self._filled(taken, model) if way is PasteWay.FILL else added(self._model.table, model, taken)
        if way is PasteWay.ADD:
            outcome = Outcome((*rows, *outcome.rows), outcome.unread)
        self.about_to_write.emit()
        self._model.session.set_rows(self._model.table, outcome.rows, outcome.unread)
        self.close_panel()
        first = {PasteWay.ADD: len(rows), PasteWay.REPLACE: 0, PasteWay.FILL: max(0, here.row())}[way]
        if first < self._model.rowCount():
            self._view.put(first, max(0, here.column()) if way is PasteWay.FILL else 0)

    def _filled(self, taken: Taken, model: type[Row]) -> Outcome:
        """The rows on show from the focused one on are written over; rows beyond the last are added."""
        rows, start = self._model.rows, max(0, self._view.currentIndex().row())
        shown = [self._model.row(line) for line in range(start, self._model.rowCount())] if rows else []
        outcome = filled(self._model.table, shown, model, taken)
        written = {row.id: row for row in outcome.rows}
        kept = tuple(written.pop(row.id, row) for row in rows)
        more = () if self._question.continued else tuple(written.values())
        return Outcome((*kept, *more), outcome.unread)
