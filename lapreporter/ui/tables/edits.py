"""What one can do to the rows of a table. Each is one step that can be undone; rows keep their ids."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from lapreporter.report import paths
from lapreporter.report.answers import Omission
from lapreporter.report.node import Row, new_id
from lapreporter.report.paths import WrongAnswer
from lapreporter.report.rows import changed
from lapreporter.report.shape import leaf
from lapreporter.ui.session import Session
from lapreporter.ui.tables.cells import ColumnCells, sort_key

Cell = tuple[str, ColumnCells]
"""A cell by the id of its row and its column."""


def empty_row(table: str, session: Session) -> Row:
    """A row of a table in which nothing is answered, with an id of its own."""
    model = leaf(table, type(session.report)).row
    if model is None:
        raise TypeError(table)
    return model(id=new_id())


def address(table: str, row_id: str, cells: ColumnCells) -> str:
    """The address of a cell."""
    return f"{table}[{row_id}].{cells.name}"


class TableEdits:
    """The changes of one table, told to the session."""

    def __init__(self, session: Session, table: str) -> None:
        self.session = session
        self.table = table

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows of the report."""
        rows: tuple[Row, ...] = paths.get(self.session.report, self.table)
        return rows

    def add(self, row: Row | None = None, after: str | None = None) -> Row:
        """Add a row, after another or at the end."""
        row = row or empty_row(self.table, self.session)
        ids = [known.id for known in self.rows]
        self.session.add_row(self.table, row, ids.index(after) + 1 if after in ids else None)
        return row

    def remove(self, row_ids: Collection[str]) -> None:
        """Remove rows, and what spoke of them."""
        gone = set(row_ids)
        kept = tuple(row for row in self.rows if row.id not in gone)
        if len(kept) != len(self.rows):
            self.session.set_rows(self.table, kept)

    def sort(self, cells: ColumnCells) -> None:
        """Put the rows in the order of a column; in the opposite order when they stand in it already."""
        rows = self.rows
        answered = [row for row in rows if not sort_key(cells, row)[0]]
        silent = [row for row in rows if sort_key(cells, row)[0]]
        upwards = sorted(answered, key=lambda row: sort_key(cells, row))
        if [row.id for row in (*upwards, *silent)] == [row.id for row in rows]:
            upwards = sorted(answered, key=lambda row: sort_key(cells, row), reverse=True)
        ordered = (*upwards, *silent)
        if any(new is not old for new, old in zip(ordered, rows, strict=True)):
            self.session.set_rows(self.table, ordered)

    def write(self, row_id: str, cells: ColumnCells, text: str) -> None:
        """Take a typed text into a cell: as the answer if it can be read, otherwise kept as typed."""
        path = address(self.table, row_id, cells)
        reading = cells.read(text)
        kept = self.session.content.unread.get(path)
        same = kept is None and path not in self.session.report.omissions
        if reading.readable and same and reading.value == paths.get(self.session.report, path):
            return
        if kept is not None and kept == text and not reading.readable:
            return
        try:
            if reading.readable:
                self.session.edit(path, reading.value, typing=True)
                return
        except WrongAnswer:
            pass
        self.session.keep(path, text)

    def answer(self, row_id: str, cells: ColumnCells, value: Any) -> None:
        """Give a cell an answer that was chosen."""
        self.session.edit(address(self.table, row_id, cells), value)

    def omit(self, row_id: str, cells: ColumnCells, omission: Omission | None) -> None:
        """Say openly that the answer of a cell is missing."""
        self.session.omit(address(self.table, row_id, cells), omission)

    def clear(self, chosen: Iterable[Cell]) -> None:
        """Empty some cells."""
        by_row: dict[str, list[ColumnCells]] = {}
        for row_id, cells in chosen:
            by_row.setdefault(row_id, []).append(cells)
        rows = tuple(
            changed(row, {cells.name: None for cells in by_row[row.id]})[0] if row.id in by_row else row
            for row in self.rows
        )
        emptied = {address(self.table, row_id, cells): None for row_id, some in by_row.items() for cells in some}
        self.session.set_rows(self.table, rows, emptied)

    @contextmanager
    def together(self) -> Iterator[None]:
        """Let several changes be one step."""
        self.session.undo_stack.beginMacro("")
        try:
            yield
        finally:
            self.session.undo_stack.endMacro()
