"""The rows of a table for Qt: a thin view of the report's own tuple. No cell is kept as an object."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, Final, NamedTuple

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from lapreporter.checks.finding import Finding, Severity
from lapreporter.form.conditions import Condition
from lapreporter.form.edition import Question
from lapreporter.form.visibility import is_asked
from lapreporter.report.answers import Omission, OmissionKind
from lapreporter.report.node import Row
from lapreporter.ui.carried.rows import RowMarks
from lapreporter.ui.desk import Desk
from lapreporter.ui.session import Session
from lapreporter.ui.tables.cells import ColumnCells, Symbol, columns_of
from lapreporter.ui.tables.edits import TableEdits, address, empty_row
from lapreporter.ui.tables.totals import Sum, add_up

# A view asks twelve times for each cell; looking a role up in Qt each time doubled the time of a repaint.
_DISPLAY: Final = Qt.ItemDataRole.DisplayRole
_EDIT: Final = Qt.ItemDataRole.EditRole
_HORIZONTAL: Final = Qt.Orientation.Horizontal
_NO_FLAGS: Final = Qt.ItemFlag.NoItemFlags
_READ: Final = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
_WRITE: Final = _READ | Qt.ItemFlag.ItemIsEditable
_FEW = 50

NOT_KNOWN: Final = "?"
"""Typed alone into a cell it says that the answer is not known."""

Index = QModelIndex | QPersistentModelIndex


class CellFace(NamedTuple):
    """What a cell shows: its text, a sign before it, how serious its worst finding is, and whether it is a gap.

    ``carried`` says that the answer stands as in an earlier report and waits to be confirmed.
    """

    text: str
    symbol: Symbol | None = None
    severity: Severity | None = None
    gap: bool = False
    asked: bool = True
    carried: bool = False


class TableModel(QAbstractTableModel):
    """The rows of one table question. An empty table shows one blank row, which is added when something is typed.

    ``hold`` keeps findings as they are while a cell is typed in; nobody is told of a mistake in the middle of a word.
    """

    def __init__(self, desk: Desk, session: Session, question: Question, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.session = session
        self.question = question
        self.table = question.path
        self.columns: tuple[ColumnCells, ...] = columns_of(desk, question)
        self.edits = TableEdits(session, self.table)
        self.marks = RowMarks(desk, session, question)
        self._when: tuple[Condition | None, ...] = tuple(cells.column.when for cells in self.columns)
        self._names = frozenset(cells.name for cells in self.columns)
        self._blank = empty_row(self.table, session)
        self._real: tuple[Row, ...] = ()
        self._rows: tuple[Row, ...] = ()
        self._shown: list[int] | None = None
        self._added: tuple[Row, ...] = ()
        self._totals: dict[str, Sum] = {}
        self._words, self._only_found, self._held = "", False, False
        self._marks: dict[str, Severity] = {}
        self._row_marks: dict[str, Severity] = {}
        self._beyond: dict[str, Severity] = {}
        self._waiting: Collection[str] = ()
        self._take_rows()
        self._take_findings()
        session.changed.connect(self._changed)
        session.checked.connect(self._checked)

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows of the report, without the blank one that is offered."""
        return self._real

    @property
    def marked_rows(self) -> Collection[str]:
        """The ids of the rows something is said about."""
        return self._row_marks.keys()

    def row(self, at: int) -> Row:
        """The row that stands at a line."""
        return self._rows[at if self._shown is None else self._shown[at]]

    def total(self, cells: ColumnCells) -> Sum:
        """The sum of a column over all rows; added up once for as long as these are the rows."""
        if self._added is not self._real:
            self._added, self._totals = self._real, {}
        if cells.name not in self._totals:
            self._totals[cells.name] = add_up(cells, self._real)
        return self._totals[cells.name]

    def line_of(self, row_id: str) -> int | None:
        """The line at which a row stands, or None while it is filtered out."""
        lines = range(len(self._rows)) if self._shown is None else self._shown
        return next((line for line, at in enumerate(lines) if self._rows[at].id == row_id), None)

    def column_of(self, name: str) -> int | None:
        """The column of an answer, or None if this sheet does not show it."""
        return next((at for at, cells in enumerate(self.columns) if cells.name == name), None)

    def path(self, line: int, column: int) -> str:
        """The address of a cell."""
        return address(self.table, self.row(line).id, self.columns[column])

    def typed_text(self, line: int, column: int) -> str:
        """The text an editor starts with: as it was typed if it could not be read."""
        cells = self.columns[column]
        kept = self.session.content.unread.get(self.path(line, column))
        return cells.typed(cells.value_in(self.row(line))) if kept is None else kept

    def copied_text(self, line: int, column: int) -> str:
        """The text for a spreadsheet."""
        cells = self.columns[column]
        kept = self.session.content.unread.get(self.path(line, column))
        return cells.copied(cells.value_in(self.row(line))) if kept is None else kept

    def face(self, line: int, column: int) -> CellFace:
        """What a cell shows."""
        row, cells, content = self.row(line), self.columns[column], self.session.content
        path = f"{self.table}[{row.id}].{cells.name}"
        when = self._when[column]
        if when is not None and not is_asked(when, content.report, row):
            return CellFace("", asked=False)
        severity, carried = self._marks.get(path), path in content.carried
        if content.unread and path in content.unread:
            return CellFace(content.unread[path], severity=Severity.ERROR)
        if content.report.omissions and path in content.report.omissions:
            kind = content.report.omissions[path].kind
            word = self.desk.say(self.desk.lexicon.choice(kind).label)
            return CellFace(word, severity=severity, gap=True, carried=carried)
        value = cells.value_in(row)
        return CellFace(cells.shown(value), cells.symbol(value), severity, carried=carried)

    def is_waiting(self, line: int) -> bool:
        """Whether a row, or an answer in it, stands as in an earlier report and waits to be confirmed."""
        return self.row(line).id in self._waiting

    def row_severity(self, line: int, *, beyond: bool = False) -> Severity | None:
        """How serious the worst finding of a row is; ``beyond`` leaves out those of cells this sheet shows."""
        return (self._beyond if beyond else self._row_marks).get(self.row(line).id)

    def write(self, line: int, column: int, text: str) -> None:
        """Take a typed text into a cell; in the blank row of an empty table this adds the row."""
        row_id, cells = self.row(line).id, self.columns[column]
        if text.strip() == NOT_KNOWN:
            self.omit(line, column, OmissionKind.NOT_KNOWN)
        elif self._real:
            self.edits.write(row_id, cells, text)
        elif text.strip():
            with self.edits.together():
                self.edits.add(self._blank)
                self.edits.write(row_id, cells, text)

    def omit(self, line: int, column: int, kind: OmissionKind) -> None:
        """Say openly why the answer of a cell is missing."""
        row_id, cells = self.row(line).id, self.columns[column]
        with self.edits.together():
            if not self._real:
                self.edits.add(self._blank)
            self.edits.omit(row_id, cells, Omission(kind=kind))

    def filter(self, words: str, only_found: bool = False) -> None:
        """Show only rows that hold the words in some cell, or only those with findings."""
        self.beginResetModel()
        self._words, self._only_found = words.casefold().strip(), only_found
        self._shown = self._filtered()
        self.endResetModel()

    def hold(self, held: bool) -> None:
        """Keep findings as they are, or show them as they are now."""
        was_held, self._held = self._held, held
        if was_held and not held:
            self._checked()

    def findings(self, path: str) -> list[Finding]:
        """What the checks say of an address, the most serious first."""
        return [f for f in self.session.findings if f.path and (f.path == path or f.path.startswith(path + "."))]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """The rows on show."""
        if parent.isValid():
            return 0
        return len(self._rows) if self._shown is None else len(self._shown)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """The columns of the sheet."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        """Text to show, text to edit. Everything else is painted from `face`."""
        if role == _DISPLAY:
            return self.face(index.row(), index.column()).text
        if role == _EDIT:
            return self.typed_text(index.row(), index.column())
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:
        """The labels of the columns, the numbers of the rows."""
        if role != _DISPLAY:
            return None
        return self.columns[section].label if orientation == _HORIZONTAL else section + 1

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Every cell can be reached; a cell that is not asked, or that needs a page of its own, is not typed in."""
        if not index.isValid():
            return _NO_FLAGS
        when = self._when[index.column()]
        asked = when is None or is_asked(when, self.session.report, self.row(index.row()))
        return _WRITE if asked and self.columns[index.column()].editable else _READ

    def _changed(self, path: str) -> None:
        old = self._rows
        if self.edits.rows is self._real:
            if path.startswith(self.table):
                self._tell(range(self.rowCount()))
            return
        if len(self.edits.rows or (self._blank,)) == len(old):
            fresh = self.edits.rows or (self._blank,)
            moved = [at for at, row in enumerate(fresh) if row is not old[at]]
            if len(moved) <= _FEW and all(fresh[at].id == old[at].id for at in moved):
                self._real, self._rows = self.edits.rows, fresh
                self._tell(moved if self._shown is None else [n for n, at in enumerate(self._shown) if at in moved])
                return
        self.beginResetModel()
        self._take_rows()
        self.endResetModel()

    def _tell(self, lines: Collection[int]) -> None:
        if lines:
            self.dataChanged.emit(self.index(min(lines), 0), self.index(max(lines), len(self.columns) - 1))

    def _take_rows(self) -> None:
        if self._real and not self.edits.rows:
            self._blank = empty_row(self.table, self.session)
        self._real = self.edits.rows
        self._rows = self._real or (self._blank,)
        self._shown = self._filtered()

    def _filtered(self) -> list[int] | None:
        if (not self._words and not self._only_found) or not self._real:
            return None
        return [
            at
            for at, row in enumerate(self._rows)
            if (not self._only_found or row.id in self._row_marks) and (not self._words or self._holds_words(row))
        ]

    def _holds_words(self, row: Row) -> bool:
        return any(self._words in cells.shown(cells.value_in(row)).casefold() for cells in self.columns)

    def _checked(self) -> None:
        if not self._held:
            self._take_findings()
            self._tell(range(self.rowCount()))

    def _take_findings(self) -> None:
        prefix = self.table + "["
        self._waiting = self.marks.rows
        self._marks, self._row_marks, self._beyond = {}, {}, {}
        told = [(f.path, f.severity) for f in self.session.findings if f.path and f.path.startswith(prefix)]
        unread = [(path, Severity.ERROR) for path in self.session.content.unread if path.startswith(prefix)]
        for path, severity in (*unread, *told):
            row_id, _, name = path[len(prefix) :].partition("]")
            self._row_marks.setdefault(row_id, severity)
            column = name[1:]
            while column and column not in self._names:
                column = column.rpartition(".")[0]
            if not column:
                self._beyond.setdefault(row_id, severity)
            else:
                self._marks.setdefault(f"{prefix}{row_id}].{column}", severity)
