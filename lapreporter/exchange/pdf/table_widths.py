"""How wide each column of a table is: from what it holds, what it needs at least, and what is left over."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from lapreporter.exchange.pdf.cells import Cell, as_cell, extent
from lapreporter.exchange.pdf.layout import Layout
from lapreporter.exchange.pdf.lines import Extent
from lapreporter.exchange.pdf.styles import TABLE, TABLE_FINE, TABLE_HEAD, TABLE_NUMBER, Align, Style
from lapreporter.exchange.pdf.table import Column, Kind, Row, RowKind, Table
from lapreporter.exchange.pdf.table_lines import RowLines

_CROWDED = 10
_LAST_END = 3.0
_WIDEST_NUMBER_HEAD = 62.0
_LONGEST_WORD = 100.0
_MEASURED = 300
"""So many cells of a column are measured, whatever they hold."""


def paddings(columns: Sequence[Column]) -> list[tuple[float, float]]:
    """Points at the start and at the end of each column's cells; a number and the word after it stay 3.5 mm apart."""
    start, end, wide_end = (2.0, 3.0, 4.0) if len(columns) > _CROWDED else (3.0, 4.5, 7.0)
    ends = []
    for column, following in zip(columns, [*columns[1:], None], strict=True):
        apart = column.kind is Kind.NUMBER and following is not None and following.kind is Kind.WORDS
        ends.append(wide_end if apart else end if following else _LAST_END)
    return [(start, one) for one in ends]


def body_style(column: Column) -> Style:
    """The style of a column's ordinary cells."""
    if column.kind is Kind.NUMBER:
        return TABLE_NUMBER
    style = TABLE_FINE if column.fine else TABLE
    return replace(style, align=Align.CENTRE) if column.kind is Kind.CENTRED else style


def cell_style(style: Style, row: Row, cell: Cell) -> Style:
    """The style of a cell: sums are bold, but what stands for a missing value is not."""
    return replace(style, bold=True) if row.kind is not RowKind.PLAIN and not cell.faint else style


def widths(layout: Layout, table: Table, available: float) -> list[float]:
    """The width of each column in points; together they fill what is available."""
    extents = _extents(layout, table, max(_LONGEST_WORD, available / len(table.columns)))
    pads = [start + end for start, end in paddings(table.columns)]
    needed = [e.least + pad for e, pad in zip(extents, pads, strict=True)]
    least = [max(need, c.least) for need, c in zip(needed, table.columns, strict=True)]
    natural = [max(e.natural + pad, c.least) for e, pad, c in zip(extents, pads, table.columns, strict=True)]
    if sum(natural) <= available:
        return _stretched(table.columns, natural, available)
    if sum(least) <= available:
        lines = RowLines(layout, table, [body_style(column) for column in table.columns], pads)
        return _squeezed(lines.fewest(least, natural, available) or least, natural, available)
    if sum(needed) <= available:
        return _squeezed(needed, least, available)
    return _capped(needed, available)


def _capped(needed: list[float], available: float) -> list[float]:
    """The widest columns cut to a common width: their words are broken, and those of narrow columns are not."""
    waiting, room = sorted(needed), available
    while waiting and waiting[0] <= room / len(waiting):
        room -= waiting.pop(0)
    widest = room / len(waiting) if waiting else available
    return [min(need, widest) for need in needed]


def _extents(layout: Layout, table: Table, longest: float) -> list[Extent]:
    """The widths columns need; a word beyond ``longest`` is broken rather than let it starve the other columns."""
    heads = [layout.extent(column.title, TABLE_HEAD) for column in table.columns]
    bodies = _body_extents(layout, table)
    found = []
    for column, head, body in zip(table.columns, heads, bodies, strict=True):
        number = column.kind is Kind.NUMBER
        # A number is not broken while there is room elsewhere, and a long head does not widen a column of numbers.
        least = max(head.least, body.natural if number else min(body.least, longest))
        wish = min(head.natural, max(head.least, _WIDEST_NUMBER_HEAD)) if number else head.natural
        found.append(Extent(least, max(least, wish, body.natural)))
    return found


def _body_extents(layout: Layout, table: Table) -> list[Extent]:
    count = len(table.columns)
    least, natural = [0.0] * count, [0.0] * count
    styles = [body_style(column) for column in table.columns]
    known = [_Known() for _ in table.columns]
    for row in table.rows:
        if row.kind is RowKind.GROUP:
            continue
        place = 0
        for content in row.cells:
            cell = as_cell(content)
            if cell.span == 1 and (known[place].may_widen(cell) or row.kind is not RowKind.PLAIN):
                one = extent(layout, cell, cell_style(styles[place], row, cell))
                least[place] = max(least[place], one.least)
                natural[place] = max(natural[place], one.natural)
            place += cell.span
    return [Extent(need, wish) for need, wish in zip(least, natural, strict=True)]


class _Known:
    """What has been measured of a column. Of a long table every cell would be shaped twice, half of all its time.

    So after the first rows only cells with a longer text or a longer word than any before are measured.
    """

    def __init__(self) -> None:
        self._cells, self._text, self._word = 0, 0, 0

    def may_widen(self, cell: Cell) -> bool:
        """Whether a cell could need more room than those before it."""
        self._cells += 1
        if not isinstance(cell.text, str) or cell.below or cell.sign:
            return True
        text, word = len(cell.text), max(map(len, cell.text.split()), default=0)
        longer = text > self._text or word > self._word
        self._text, self._word = max(self._text, text), max(self._word, word)
        return longer or self._cells <= _MEASURED


def _stretched(columns: Sequence[Column], natural: list[float], available: float) -> list[float]:
    spare = available - sum(natural)
    weights = [_weight(column, width) for column, width in zip(columns, natural, strict=True)]
    whole = sum(weights)
    if not whole:
        return [width + spare / len(natural) for width in natural]
    return [width + spare * weight / whole for width, weight in zip(natural, weights, strict=True)]


def _weight(column: Column, natural: float) -> float:
    if column.weight is not None:
        return column.weight
    return natural * (1.0 if column.kind is Kind.WORDS else 0.6)


def _squeezed(least: list[float], natural: list[float], available: float) -> list[float]:
    """Between least and natural; short columns get their wish first, so that only long texts wrap."""
    result = list(least)
    spare = available - sum(least)
    waiting = sorted(range(len(least)), key=lambda i: natural[i] - least[i])
    while waiting:
        i = waiting.pop(0)
        given = min(natural[i] - least[i], spare / (len(waiting) + 1))
        result[i] += given
        spare -= given
    return result
