"""Tables on pages: heads repeated, rules only, voluntary columns tinted, every cell tagged, nothing cut."""

from __future__ import annotations

from dataclasses import replace

from lapreporter.exchange.pdf.cells import put_cell
from lapreporter.exchange.pdf.pages import FIELD_BOTTOM, TOP_MARGIN, Pages
from lapreporter.exchange.pdf.structure import CellFacts, Node
from lapreporter.exchange.pdf.styles import HAIRLINE, INK, TINT
from lapreporter.exchange.pdf.table import RowKind, Table
from lapreporter.exchange.pdf.table_breaks import Parting
from lapreporter.exchange.pdf.table_setting import Band, HeadCell, SetTable

_HEAVY, _MEDIUM, _LIGHT = 0.9, 0.5, 0.3


def draw_table(pages: Pages, table: Table, *, after: float = 0.0) -> None:
    """Draw a table in the present frame; ``after`` is the height of what must stay with its last row."""
    ready = SetTable(pages.layout, table, pages.width, pages.fresh("table"))
    parting = Parting(ready.bands(after))
    room = FIELD_BOTTOM - TOP_MARGIN - ready.head_height
    pages.need(ready.head_height + min(parting.least(), room))
    with pages.element("Table", alt=table.summary) as node:
        drawing = _Drawing(pages, ready, node)
        drawing.stretch(parting.page(pages.room - ready.head_height), None)
        while bands := parting.page(room):
            pages.new_page()
            drawing.stretch(bands, bands[0].heading)


class _Drawing:
    """Draws one table, stretch by stretch, and builds its part of the tree."""

    def __init__(self, pages: Pages, ready: SetTable, node: Node) -> None:
        self.pages = pages
        self.ready = ready
        self.node = node
        self.body: Node | None = None
        self.number = -1
        self.cells: list[Node] = []
        self.rules: list[tuple[float, float]] = []

    def stretch(self, bands: list[Band], group: Band | None) -> None:
        """The part of the table on one page, with the group heading that is repeated on it."""
        pages = self.pages
        top, under = pages.y, len(pages.sheet.code)
        self.rules = [(top, _HEAVY)]
        self._head()
        self.rules.append((pages.y, _MEDIUM))
        if group is not None:
            self._repeat(group)
            self.rules.append((pages.y, _LIGHT))
        for band, following in zip(bands, [*bands[1:], None], strict=True):
            self._band(band)
            if band.ends_row and following is not None:
                self.rules.append((pages.y, _weight_between(band.row.kind, following.row.kind)))
        self.rules.append((pages.y, _HEAVY))
        self._tint(top, under)
        self._rule(top)
        pages.sheet.pack(under)

    def _head(self) -> None:
        """The head: content on the table's first page, an artifact on the others."""
        pages, ready = self.pages, self.ready
        if self.node.kids:
            with pages.sheet.artifact("Pagination"):
                for cell in (*ready.upper, *ready.lower):
                    x, width = ready.inner(cell.column, cell.span)
                    pages.show(cell.laid, pages.left(x, width), pages.y + cell.top, width)
        else:
            head = Node("THead")
            self.node.kids.append(head)
            tall = [cell for cell in ready.lower if cell.facts.rows > 1]
            upper = sorted([*ready.upper, *tall], key=lambda cell: cell.column)
            self._head_row(head, upper)
            self._head_row(head, [cell for cell in ready.lower if cell not in tall])
        pages.y += ready.head_height

    def _head_row(self, head: Node, cells: list[HeadCell]) -> None:
        if not cells:
            return
        row = Node("TR")
        head.kids.append(row)
        for cell in cells:
            node = Node("TH", cell=cell.facts)
            node.identifier = cell.identifier if self.ready.upper else ""
            row.kids.append(node)
            x, width = self.ready.inner(cell.column, cell.span)
            if cell.laid.lines:
                self.pages.put(cell.laid, x, self.pages.y + cell.top, width, node)

    def _repeat(self, band: Band) -> None:
        pages = self.pages
        with pages.sheet.artifact("Pagination"):
            for cell in band.cells:
                if cell.laid and cell.laid.laid:
                    x, width = self.ready.inner(cell.column, cell.span)
                    pages.show(cell.laid.laid, pages.left(x, width), pages.y + band.top, width)
        pages.y += band.tall

    def _band(self, band: Band) -> None:
        if band.number != self.number:
            self._open_row(band)
        for cell, node in zip(band.cells, self.cells, strict=True):
            if cell.laid is not None:
                x, width = self.ready.inner(cell.column, cell.span)
                put_cell(self.pages, cell.laid, x, self.pages.y + band.top, width, node)
        self.pages.y += band.tall

    def _open_row(self, band: Band) -> None:
        """A row in the tree: a TBody per group, a TFoot for the total; slices of one row share their cells."""
        self.number = band.number
        role = "TFoot" if band.row.kind is RowKind.TOTAL else "TBody"
        if self.body is None or self.body.role != role or band.row.kind is RowKind.GROUP:
            self.body = Node(role)
            self.node.kids.append(self.body)
        self.cells = [self._cell(band, cell.column, cell.span) for cell in band.cells]
        row = Node("TR")
        row.kids += self.cells
        self.body.kids.append(row)

    def _cell(self, band: Band, column: int, span: int) -> Node:
        if band.row.kind is RowKind.GROUP:
            return Node("TH", cell=CellFacts("Row", columns=span))
        facts = self.ready.facts[column]
        if span > 1:
            facts = replace(facts or CellFacts(), columns=span)
        if band.row.kind is not RowKind.PLAIN and column == 0:
            facts = replace(facts or CellFacts(), scope="Row")
        return Node("TH" if facts is not None and facts.scope else "TD", cell=facts)

    def _tint(self, top: float, under: int) -> None:
        """The tint of voluntary columns, under what was drawn on this page."""
        pages, ready = self.pages, self.ready
        columns = [i for i, column in enumerate(ready.table.columns) if column.voluntary]
        tinted = [(ready.starts[i], ready.widths[i]) for i in columns]
        if ready.table.voluntary:
            tinted = [(0.0, pages.width)]
        if tinted:
            with pages.sheet.beneath(under), pages.sheet.artifact():
                for x, width in tinted:
                    pages.sheet.rectangle(pages.left(x, width), top, width, pages.y - top, fill=TINT)

    def _rule(self, top: float) -> None:
        with self.pages.sheet.artifact():
            for height, weight in self.rules:
                self._line(0.0, self.pages.width, height, weight)
            for cell in self.ready.upper:
                x, width = self.ready.inner(cell.column, cell.span)
                self._line(x, width, top + self.ready.story, _MEDIUM)

    def _line(self, x: float, width: float, height: float, weight: float) -> None:
        left = self.pages.left(x, width)
        colour = HAIRLINE if weight == _LIGHT else INK
        self.pages.sheet.line([(left, height), (left + width, height)], weight=weight, colour=colour)


def _weight_between(above: RowKind, below: RowKind) -> float:
    if RowKind.TOTAL in (above, below):
        return _HEAVY
    if RowKind.SUBTOTAL in (above, below):
        return _MEDIUM
    return _LIGHT
