"""A table set and ready to be drawn: widths found, heads and rows in lines, very tall rows in slices."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import NamedTuple

from lapreporter.exchange.pdf.cells import LaidCell, as_cell, lay_cell
from lapreporter.exchange.pdf.layout import Layout
from lapreporter.exchange.pdf.lines import Laid
from lapreporter.exchange.pdf.pages import FIELD_BOTTOM, TOP_MARGIN
from lapreporter.exchange.pdf.structure import CellFacts
from lapreporter.exchange.pdf.styles import TABLE_GROUP, TABLE_HEAD, Align
from lapreporter.exchange.pdf.table import Kind, Row, RowKind, Table
from lapreporter.exchange.pdf.table_widths import body_style, cell_style, paddings, widths

_HEAD_PADDING = 3.0
_ABOVE_GROUP = 1.5
_TALLEST_SHARE = 1 / 3


class SetCell(NamedTuple):
    """A cell in lines, with the column it starts at and how many it covers; a slice may have no lines left."""

    column: int
    span: int
    laid: LaidCell | None


@dataclass(frozen=True, slots=True)
class Band:
    """A row, or a slice of a very tall one. ``number`` is the row's; ``ends_row`` says whether a rule may follow.

    ``tall`` is what it is drawn in, ``kept`` the height of what must stay with it; ``heading`` is the group it is in.
    """

    row: Row
    number: int
    cells: tuple[SetCell, ...]
    tall: float
    top: float
    ends_row: bool
    continues: bool = False
    heading: Band | None = None
    kept: float = 0.0

    @property
    def height(self) -> float:
        """The height it needs on a page."""
        return self.tall + self.kept

    @property
    def leads(self) -> bool:
        """Whether it heads the rows that follow."""
        return self.row.kind is RowKind.GROUP

    @property
    def closes(self) -> bool:
        """Whether it adds up the rows above."""
        return self.row.kind in (RowKind.SUBTOTAL, RowKind.TOTAL)

    @property
    def repeated(self) -> float:
        """The height of the group heading that a page beginning with it repeats."""
        return self.heading.tall if self.heading else 0.0


@dataclass(frozen=True, slots=True)
class HeadCell:
    """A cell of the head: its lines, its place in points below the table's top, and what it says in the tree."""

    laid: Laid
    column: int
    span: int
    top: float
    facts: CellFacts
    identifier: str


class SetTable:
    """A table in its width. ``name`` begins the identifiers of its heads, unique in the document."""

    def __init__(self, layout: Layout, table: Table, available: float, name: str) -> None:
        self.table = table
        self.layout = layout
        self.name = name
        self.widths = widths(layout, table, available)
        self.starts = [0.0, *accumulate(self.widths)]
        self.pads = paddings(table.columns)
        self.styles = [body_style(column) for column in table.columns]
        self.story = 0.0
        self.upper = list(self._upper_heads())
        self.head_height, self.lower = self._lower_heads()
        self.facts = [self._cell_facts(i) for i in range(len(table.columns))]

    def inner(self, column: int, span: int = 1) -> tuple[float, float]:
        """Where the content of a cell starts, and how wide it may be."""
        start, end = self.pads[column][0], self.pads[column + span - 1][1]
        return self.starts[column] + start, self.starts[column + span] - self.starts[column] - start - end

    def _upper_heads(self) -> Iterator[HeadCell]:
        columns = self.table.columns
        place = 0
        while place < len(columns):
            end = place + 1
            while columns[place].group and end < len(columns) and columns[end].group == columns[place].group:
                end += 1
            if columns[place].group:
                numbers = all(column.kind is Kind.NUMBER for column in columns[place:end])
                style = replace(TABLE_HEAD, align=Align.CENTRE if numbers else Align.START)
                laid = self.layout.lay(columns[place].group, style, self.inner(place, end - place)[1])
                facts = CellFacts("Column", columns=end - place)
                yield HeadCell(laid, place, end - place, _HEAD_PADDING * 0.6, facts, f"{self.name}-g{place}")
                self.story = max(self.story, laid.height + _HEAD_PADDING)
            place = end

    def _lower_heads(self) -> tuple[float, list[HeadCell]]:
        columns = self.table.columns
        titles = []
        for i, column in enumerate(columns):
            style = replace(TABLE_HEAD, align=self.styles[i].align)
            titles.append(self.layout.lay(column.title, style, self.inner(i)[1]))
        below = [
            laid.height - (0.0 if column.group else self.story) for laid, column in zip(titles, columns, strict=True)
        ]
        height = self.story + max(self.layout.leading(TABLE_HEAD), *below) + 2 * _HEAD_PADDING
        cells = []
        for i, (laid, column) in enumerate(zip(titles, columns, strict=True)):
            facts = CellFacts("Column", rows=2 if self.upper and not column.group else 1)
            cells.append(HeadCell(laid, i, 1, height - _HEAD_PADDING - laid.height, facts, f"{self.name}-c{i}"))
        return height, cells

    def _cell_facts(self, column: int) -> CellFacts | None:
        """What ordinary cells of a column say; they name their heads where heads have two stories."""
        heads_rows = self.table.columns[column].heads_rows
        if not self.upper:
            return CellFacts("Row") if heads_rows else None
        over = [cell.identifier for cell in self.upper if cell.column <= column < cell.column + cell.span]
        return CellFacts("Row" if heads_rows else "", headers=(*over, self.lower[column].identifier))

    def bands(self, after: float = 0.0) -> Iterator[Band]:
        """The rows in lines; those taller than a third of a page line by line. ``after`` stays with the last one."""
        heading: Band | None = None
        waiting: Band | None = None
        for band in self._bands():
            if waiting is not None:
                yield waiting
            if band.leads:
                heading = waiting = band
            elif band.row.kind is RowKind.TOTAL:
                waiting = band
            else:
                waiting = replace(band, heading=heading) if heading else band
        if waiting is not None:
            yield replace(waiting, kept=after)

    def _bands(self) -> Iterator[Band]:
        limit = (FIELD_BOTTOM - TOP_MARGIN) * _TALLEST_SHARE
        padding = self.table.padding
        # A table without rows shows one empty row, as on paper; a head alone is no table to a reader who listens.
        blank = Row(("",) * len(self.widths))
        for number, row in enumerate(self.table.rows or (blank,)):
            cells = self._group_cell(row) if row.kind is RowKind.GROUP else self._cells(row)
            height = max([cell.laid.height for cell in cells if cell.laid], default=0.0)
            if height > limit:
                yield from self._slices(row, number, cells)
            else:
                top = padding + (_ABOVE_GROUP if row.kind is RowKind.GROUP else 0.0)
                yield Band(row, number, cells, height + top + padding, top, ends_row=True)

    def _group_cell(self, row: Row) -> tuple[SetCell, ...]:
        span = len(self.widths)
        return (SetCell(0, span, lay_cell(self.layout, row.cells[0], TABLE_GROUP, self.inner(0, span)[1])),)

    def _cells(self, row: Row) -> tuple[SetCell, ...]:
        found = []
        place = 0
        for content in row.cells:
            cell = as_cell(content)
            style = cell_style(self.styles[place], row, cell)
            found.append(SetCell(place, cell.span, lay_cell(self.layout, cell, style, self.inner(place, cell.span)[1])))
            place += cell.span
        return tuple(found)

    def _slices(self, row: Row, number: int, cells: tuple[SetCell, ...]) -> Iterator[Band]:
        count = max(cell.laid.lines for cell in cells if cell.laid)
        leading = max(cell.laid.leading for cell in cells if cell.laid)
        padding = self.table.padding
        for line in range(count):
            parts = tuple(cell._replace(laid=cell.laid.part(line, 1) if cell.laid else None) for cell in cells)
            top = padding if line == 0 else 0.0
            last = line == count - 1
            tall = leading + top + (padding if last else 0.0)
            yield Band(row, number, parts, tall, top, ends_row=last, continues=line > 0)
