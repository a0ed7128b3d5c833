"""Tables as an author writes them: columns, rows, groups, subtotals and totals."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from lapreporter.exchange.pdf.cells import Content
from lapreporter.exchange.pdf.text import Text


class Kind(Enum):
    """What a column holds: words at the start edge, numbers at the right one, boxes in the middle."""

    WORDS = "words"
    NUMBER = "number"
    CENTRED = "centred"


@dataclass(frozen=True, slots=True)
class Column:
    """A column. Neighbours with the same ``group`` stand under a common head.

    ``voluntary`` tints it. ``weight`` shares out the room that is left over (0: none); without it words take it by
    their length, numbers a little less. ``least`` is a width in points. ``heads_rows`` marks cells as headings of
    their rows; ``fine`` sets them smaller (coordinates).
    """

    title: Text
    kind: Kind = Kind.WORDS
    group: str = ""
    voluntary: bool = False
    weight: float | None = None
    least: float = 0.0
    heads_rows: bool = False
    fine: bool = False


class RowKind(Enum):
    """The part a row plays."""

    PLAIN = "plain"
    GROUP = "group"
    SUBTOTAL = "subtotal"
    TOTAL = "total"


@dataclass(frozen=True, slots=True)
class Row:
    """A row of cells; cells over several columns count as many."""

    cells: tuple[Content, ...]
    kind: RowKind = RowKind.PLAIN


def row(*cells: Content) -> Row:
    """An ordinary row."""
    return Row(cells)


def group(title: Text) -> Row:
    """The heading of the rows that follow; it is repeated after a page break."""
    return Row((title,), RowKind.GROUP)


def subtotal(*cells: Content) -> Row:
    """The sum of a group."""
    return Row(cells, RowKind.SUBTOTAL)


def total(*cells: Content) -> Row:
    """The sum of the table."""
    return Row(cells, RowKind.TOTAL)


@dataclass(frozen=True, slots=True)
class Note:
    """A note after a table: its mark, its text, and the identifier that marks point to, unique in the document."""

    mark: str
    text: Text
    identifier: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its notes.

    ``padding`` is the room above and below each row in points; ``voluntary`` tints the whole; ``summary`` is read
    aloud before it.
    """

    columns: Sequence[Column]
    rows: Sequence[Row]
    notes: Sequence[Note] = ()
    padding: float = 2.6
    voluntary: bool = False
    summary: str = ""
