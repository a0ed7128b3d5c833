"""Widths of a long table's columns by which its rows have the fewest lines.

Sharing out the room by what columns lack can widen one that wraps all the same. In a short table that does not matter;
in one of thousands of rows a line less in each is a third of the paper.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from lapreporter.exchange.pdf.cells import Content, as_cell, lay_cell
from lapreporter.exchange.pdf.layout import Layout
from lapreporter.exchange.pdf.styles import Style
from lapreporter.exchange.pdf.table import RowKind, Table

LONG = 100
"""From so many rows on the lines of rows are counted."""

_SAMPLE = 40
_MOST_LINES = 4
_STEP = 2.0
_OUTLIERS = 0.1
"""So many of the cells may have more lines than the others: one long note does not decide for all."""


class RowLines:
    """How many lines the cells of a long table take, judged by some of its rows. ``inset`` is each column's padding."""

    def __init__(self, layout: Layout, table: Table, styles: Sequence[Style], inset: Sequence[float]) -> None:
        self.layout = layout
        self.styles = styles
        self.inset = inset
        count = len(table.columns)
        rows = [row.cells for row in table.rows if row.kind is RowKind.PLAIN and len(row.cells) == count]
        self.rows = rows[:: max(1, len(rows) // _SAMPLE)] if len(rows) >= LONG else []

    def fewest(self, least: Sequence[float], natural: Sequence[float], available: float) -> list[float] | None:
        """The least widths by which rows have as few lines as they can; ``None`` for a table that is not long."""
        if not self.rows:
            return None
        for lines in range(1, _MOST_LINES + 1):
            found = [self._needed(i, lines, least[i], natural[i]) for i in range(len(least))]
            if sum(found) <= available:
                return found
        return None

    def _needed(self, column: int, lines: int, least: float, natural: float) -> float:
        """The width by which the cells of a column have no more lines than these, the outliers left aside."""
        steps = int((natural - least) / _STEP)
        widths = [*(least + _STEP * step for step in range(steps + 1)), natural]
        place = bisect_left(widths, -lines, key=lambda width: -self._lines(column, width))
        return widths[min(place, len(widths) - 1)]

    def _lines(self, column: int, width: float) -> int:
        counts = sorted(self._lines_of(row[column], column, width) for row in self.rows)
        return counts[int((len(counts) - 1) * (1 - _OUTLIERS))]

    def _lines_of(self, content: Content, column: int, width: float) -> int:
        return lay_cell(self.layout, as_cell(content), self.styles[column], width - self.inset[column]).lines
