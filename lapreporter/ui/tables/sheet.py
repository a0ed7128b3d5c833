"""A table question as a sheet: the cells, what can be done with them, what they add up to, what is said of them."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from lapreporter.form.edition import Question
from lapreporter.report.node import Row
from lapreporter.report.report import Report
from lapreporter.ui.carried.rows import RowsBar
from lapreporter.ui.desk import Desk
from lapreporter.ui.kit.icons import Mark
from lapreporter.ui.kit.layouts import Column
from lapreporter.ui.kit.text import Text
from lapreporter.ui.kit.theme import Space, Type
from lapreporter.ui.questions.asked import asked_of_row
from lapreporter.ui.session import Session
from lapreporter.ui.tables.copying import block_text
from lapreporter.ui.tables.field import TableField
from lapreporter.ui.tables.foot import Foot
from lapreporter.ui.tables.menu import CellMenu
from lapreporter.ui.tables.notice import Notice
from lapreporter.ui.tables.pasting import Pasting
from lapreporter.ui.tables.view import MOST_LINES, SheetView
from lapreporter.words import mark

PASTE_HINT = mark("or Ctrl+V in a cell; you see the rows first")
NOTHING_COPIED = mark("Nothing is copied yet. Copy the rows in the spreadsheet, then come back.")


class TableSheet(TableField):
    """One table question filled in cell by cell."""

    def __init__(self, desk: Desk, session: Session, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(desk, session, question, parent)
        self.view = SheetView(desk.theme, self.model, desk.say(question.words.label))
        self.foot = Foot(self.model, self.view)
        self.notice = Notice(self.model)
        self.carried = RowsBar(desk, self.model.marks, self._chosen_rows)
        self.pasting = Pasting(self.view, question, self)
        self._rows: tuple[Row, ...] | None = None
        self._balanced: tuple[Report, str | None] | None = None
        self._lay_out()
        self._connect()
        self._sync()

    def _lay_out(self) -> None:
        self._hint = Text(self.desk.theme, self.desk.say(PASTE_HINT), Type.META)
        if self.question.continued:
            self.add.hide()
        self.card = self._frame(self.view, self.carried, self.foot, self.add, self.paste, self.remove, self._hint)
        Column(
            self.card, self.elsewhere, self.pasting, self.notice, self.none, self.balance,
            spacing=Space.SMALL, parent=self,
        )  # fmt: skip

    def _connect(self) -> None:
        view = self.view
        view.cell_changed.connect(self._cell_changed)
        view.row_asked.connect(self.add_row)
        view.removal_asked.connect(self.remove_rows)
        view.clearing_asked.connect(self.clear_cells)
        view.copy_asked.connect(self.copy_cells)
        view.paste_asked.connect(self.paste_copied)
        view.left_by_key.connect(lambda: self.add.setFocus(Qt.FocusReason.OtherFocusReason))
        view.menu_asked.connect(self._open_menu)
        view.head.sectionClicked.connect(self.sort)
        self.model.modelReset.connect(self._sync)
        self.model.dataChanged.connect(self._data_changed)
        self.notice.taken.connect(self._take_reading)
        self.pasting.opened.connect(self.card.setHidden)
        self.pasting.opened.connect(self.notice.setHidden)
        self.pasting.about_to_write.connect(self.filter.clear)
        self.filter.changed.connect(self.view.fit)
        self.session.checked.connect(self.carried.refresh)
        self.view.selectionModel().selectionChanged.connect(self.carried.refresh)
        self.carried.jumped.connect(self.jump_to)

    def first(self) -> QWidget:
        """The widget that takes the focus when someone comes to this question."""
        return self.elsewhere.first() if self.question.continued and not self.model.rows else self.view

    def add_row(self) -> None:
        """Add a row below the focused one when a cell has the focus, otherwise at the end, and go to it."""
        here = self.view.currentIndex()
        self.filter.clear()
        if self.model.rows:
            inside = self.view.hasFocus() and here.isValid()
            row = self.model.edits.add(after=self.model.row(here.row()).id if inside else None)
            line = self.model.line_of(row.id) or 0
        else:
            line = 0
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        self.view.put(line, 0)

    def remove_rows(self) -> None:
        """Remove the rows of the selected cells."""
        lines = {line for line, _ in self.view.chosen()}
        self.model.edits.remove([self.model.row(line).id for line in lines])
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def clear_cells(self) -> None:
        """Empty the selected cells."""
        if self.model.rows:
            chosen = self.view.chosen()
            self.model.edits.clear((self.model.row(line).id, self.model.columns[column]) for line, column in chosen)

    def sort(self, column: int) -> None:
        """Put the rows in the order of a column."""
        self.model.edits.sort(self.model.columns[column])

    def copy_cells(self) -> None:
        """Copy the selected cells as a block for a spreadsheet."""
        QGuiApplication.clipboard().setText(block_text(self.model, self.view.chosen()))

    def paste_copied(self) -> None:
        """Paste what the clipboard holds at the focused cell."""
        self.paste_text(QGuiApplication.clipboard().text(), at_cell=True)

    def paste_text(self, text: str, *, at_cell: bool = False) -> None:
        """Take a copied text: one cell goes where the cursor is, a block is shown first."""
        if not self.pasting.take(text, at_cell=at_cell):
            self.notice.line.say(Mark.NOTE, self.desk.say(NOTHING_COPIED))

    def _go_to(self, line: int, name: str) -> None:
        while name and self.model.column_of(name) is None:
            name = name.rpartition(".")[0]
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        self.view.put(line, self.model.column_of(name) or 0)

    def _chosen_rows(self) -> list[str]:
        lines = {index.row() for index in self.view.selectionModel().selectedIndexes()} if self.model.rows else set()
        return [self.model.row(line).id for line in sorted(lines) if line < self.model.rowCount()]

    def _sync(self) -> None:
        """Fit everything round the rows there are. What is told twice of a step, changed and checked, is done once."""
        if self.model.rows is not self._rows:
            self._rows = self.model.rows
            self._fit_round(self._rows)
        self._count()

    def _fit_round(self, rows: tuple[Row, ...]) -> None:
        none_here = self.question.continued and not rows
        self.card.setVisible(not none_here)
        self.elsewhere.setVisible(none_here)
        self.filter.setVisible(len(rows) > MOST_LINES)
        self.none.setVisible(not rows and self.none.has_sentences)
        self.remove.setVisible(bool(rows) and not self.question.continued)
        self.view.fit()

    def _data_changed(self) -> None:
        if self.view.cells.editor is None:
            self._sync()

    def _count(self) -> None:
        """Add up again; not in the middle of a word, when a figure is half typed."""
        self.foot.refresh()
        here = self.view.currentIndex()
        row_id = self.model.row(here.row()).id if here.isValid() and here.row() < self.model.rowCount() else None
        if self._balance_of and not self._is_balanced(self.session.report, row_id):
            self._balanced = (self.session.report, row_id)
            self.balance.show_balance(self._balance_of(self.desk, self.session.report, row_id))
        self.notice.show_cell(here.row(), here.column())

    def _is_balanced(self, report: Report, row_id: str | None) -> bool:
        return self._balanced is not None and self._balanced[0] is report and self._balanced[1] == row_id

    def _cell_changed(self) -> None:
        here = self.view.currentIndex()
        if not here.isValid() or here.row() >= self.model.rowCount():
            return
        self._count()
        if self.view.hasFocus():
            row, cells = self.model.row(here.row()), self.model.columns[here.column()]
            self.focused.emit(asked_of_row(self.model.table, row.id, cells.column))

    def _open_menu(self, position: QPoint) -> None:
        CellMenu(self).exec(position)

    def _take_reading(self, value: object) -> None:
        here = self.view.currentIndex()
        self.model.edits.answer(self.model.row(here.row()).id, self.model.columns[here.column()], value)
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)
