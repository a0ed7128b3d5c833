"""Tables on pages: heads repeated, rules only, voluntary columns tinted, every cell tagged, nothing cut."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import accumulate

from lapreporter.exchange.pdf.cells import LaidCell, as_cell, lay_cell, put_cell
from lapreporter.exchange.pdf.layout import Laid
from lapreporter.exchange.pdf.pages import FIELD_BOTTOM, TOP_MARGIN, Pages
from lapreporter.exchange.pdf.structure import CellFacts, Node
from lapreporter.exchange.pdf.styles import HAIRLINE, INK, TABLE_GROUP, TABLE_HEAD, TINT, Align, Style
from lapreporter.exchange.pdf.table import Kind, Row, RowKind, Table
from lapreporter.exchange.pdf.table_breaks import Step, parted
from lapreporter.exchange.pdf.table_widths import body_style, cell_style, paddings, widths

_HEAVY, _MEDIUM, _LIGHT = 0.9, 0.5, 0.3
_HEAD_PADDING = 3.0
_TALLEST_SHARE = 1 / 3


def draw_table(pages: Pages, table: Table, *, after: float = 0.0) -> None:
    """Draw a table in the present frame; ``after`` is the height of what must stay with its last row."""
    _Drawing(pages, table, after).draw()


@dataclass(slots=True)
class _Band:
    """A row or a slice of one, set and ready: its cells with their columns."""

    row: Row
    number: int
    cells: list[tuple[int, int, LaidCell | None]]
    height: float
    top: float
    closes: bool


@dataclass(frozen=True, slots=True)
class _HeadCell:
    """A cell of the head: where it stands and what it is."""

    laid: Laid
    column: int
    span: int
    top: float
    room: float
    facts: CellFacts
    identifier: str


class _Drawing:
    def __init__(self, pages: Pages, table: Table, after: float) -> None:
        self.pages = pages
        self.table = table
        self.after = after
        self.widths = widths(pages.layout, table, pages.width)
        self.starts = [0.0, *accumulate(self.widths)]
        self.pads = paddings(table.columns)
        self.styles = [body_style(column) for column in table.columns]
        self.prefix = pages.fresh("table")
        self.upper, self.lower, self.head_height = self._head()
        self.facts = [self._cell_facts(i) for i in range(len(table.columns))]
        self.cell_nodes: dict[int, tuple[Node, list[Node]]] = {}

    # --- setting

    def _head(self) -> tuple[list[_HeadCell], list[_HeadCell], float]:
        layout, columns = self.pages.layout, self.table.columns
        upper: list[_HeadCell] = []
        line = layout.leading(TABLE_HEAD)
        story = line + _HEAD_PADDING if self.table.two_storied else 0.0
        place = 0
        while place < len(columns):
            name = columns[place].group
            end = place + 1
            while name and end < len(columns) and columns[end].group == name:
                end += 1
            if name:
                numbers = all(column.kind is Kind.NUMBER for column in columns[place:end])
                style = replace(TABLE_HEAD, align=Align.CENTRE if numbers else Align.START)
                laid = layout.lay(name, style, self._inner(place, end - place))
                facts = CellFacts("Column", columns=end - place)
                upper.append(_HeadCell(laid, place, end - place, 0.0, story, facts, f"{self.prefix}-g{place}"))
            place = end
        titles = [layout.lay(c.title, self._head_style(i), self._inner(i, 1)) for i, c in enumerate(columns)]
        grouped = [laid.height for laid, c in zip(titles, columns, strict=True) if c.group]
        single = [laid.height for laid, c in zip(titles, columns, strict=True) if not c.group]
        story = max([story, *(cell.laid.height + _HEAD_PADDING for cell in upper)]) if upper else 0.0
        lower_height = max([*grouped, *(height - story for height in single), line])
        height = story + lower_height + 2 * _HEAD_PADDING
        lower = []
        for i, (laid, column) in enumerate(zip(titles, columns, strict=True)):
            rows = 2 if upper and not column.group else 1
            facts = CellFacts("Column", rows=rows)
            lower.append(_HeadCell(laid, i, 1, height - _HEAD_PADDING - laid.height, 0.0, facts, f"{self.prefix}-c{i}"))
        return [replace(cell, room=story) for cell in upper], lower, height

    def _head_style(self, column: int) -> Style:
        return replace(TABLE_HEAD, align=self.styles[column].align)

    def _inner(self, column: int, span: int) -> float:
        start, _ = self.pads[column]
        _, end = self.pads[column + span - 1]
        return self.starts[column + span] - self.starts[column] - start - end

    def _cell_facts(self, column: int) -> CellFacts | None:
        heads_rows = self.table.columns[column].heads_rows
        if not self.upper:
            return CellFacts("Row") if heads_rows else None
        over = [cell.identifier for cell in self.upper if cell.column <= column < cell.column + cell.span]
        return CellFacts("Row" if heads_rows else "", headers=(*over, self.lower[column].identifier))

    def _bands(self) -> list[_Band]:
        limit = (FIELD_BOTTOM - TOP_MARGIN) * _TALLEST_SHARE
        bands: list[_Band] = []
        for number, row in enumerate(self.table.rows):
            cells = self._cells(row)
            height = max((laid.height for _, _, laid in cells if laid), default=0.0)
            if height > limit:
                bands += self._slices(row, number, cells)
            else:
                top = self.table.padding + (1.5 if row.kind is RowKind.GROUP else 0.0)
                bands.append(_Band(row, number, cells, height + top + self.table.padding, top, closes=True))
        return bands

    def _cells(self, row: Row) -> list[tuple[int, int, LaidCell | None]]:
        laid: list[tuple[int, int, LaidCell | None]] = []
        if row.kind is RowKind.GROUP:
            span = len(self.widths)
            return [(0, span, lay_cell(self.pages.layout, row.cells[0], TABLE_GROUP, self._inner(0, span)))]
        place = 0
        for content in row.cells:
            cell = as_cell(content)
            style = cell_style(self.styles[place], row, cell)
            laid.append((place, cell.span, lay_cell(self.pages.layout, cell, style, self._inner(place, cell.span))))
            place += cell.span
        return laid

    def _slices(self, row: Row, number: int, cells: list[tuple[int, int, LaidCell | None]]) -> list[_Band]:
        count = max(laid.lines for _, _, laid in cells if laid)
        leading = max(laid.leading for _, _, laid in cells if laid)
        bands = []
        for line in range(count):
            parts = [(place, span, laid.part(line, 1) if laid else None) for place, span, laid in cells]
            top = self.table.padding if line == 0 else 0.0
            last = line == count - 1
            bands.append(_Band(row, number, parts, leading + top + self.table.padding * last, top, closes=last))
        return bands

    # --- drawing

    def draw(self) -> None:
        bands = self._bands()
        steps = [
            Step(
                band.height,
                leads=band.row.kind is RowKind.GROUP,
                closes=band.row.kind in (RowKind.SUBTOTAL, RowKind.TOTAL),
                continues=i > 0 and bands[i - 1].number == band.number,
            )
            for i, band in enumerate(bands)
        ]
        if steps:
            last = replace(steps[-1], height=steps[-1].height + self.after)
            steps = [*steps[:-1], last]
        groups = self._groups(bands)
        self.pages.need(self.head_height + sum(step.height for step in steps[:3]))
        room = FIELD_BOTTOM - TOP_MARGIN - self.head_height
        stretches = parted(
            steps, self.pages.room - self.head_height, room, lambda i: bands[groups[i]].height if groups[i] >= 0 else 0
        )
        with self.pages.element("Table", alt=self.table.summary) as node:
            self._draw_stretches(node, bands, stretches or [(0, 0)], groups)

    def _groups(self, bands: list[_Band]) -> list[int]:
        """For each band the heading that a page beginning with it repeats, -1 for none."""
        current = -1
        groups = []
        for i, band in enumerate(bands):
            if band.row.kind is RowKind.GROUP:
                current = i
                groups.append(-1)
            else:
                groups.append(current if band.row.kind is not RowKind.TOTAL else -1)
        return groups

    def _draw_stretches(
        self, table: Node, bands: list[_Band], stretches: list[tuple[int, int]], groups: list[int]
    ) -> None:
        head_drawn = False
        bodies = _Bodies(table)
        for page, (start, end) in enumerate(stretches):
            if page:
                self.pages.new_page()
            if start == end and bands:
                continue
            segment = _Segment(self)
            if head_drawn:
                self._draw_head(None)
            else:
                head = Node("THead")
                table.kids.append(head)
                self._draw_head(head)
                head_drawn = True
            segment.rule(self.pages.y, _MEDIUM)
            if page and start < len(groups) and groups[start] >= 0:
                self._draw_repeated(bands[groups[start]])
                segment.rule(self.pages.y, _LIGHT)
            for i in range(start, end):
                self._draw_band(bands[i], bodies)
                following = bands[i + 1].row.kind if i + 1 < len(bands) else None
                if bands[i].closes and i + 1 < end:
                    segment.rule(self.pages.y, _weight_between(bands[i].row.kind, following))
            segment.close()

    def _draw_head(self, head: Node | None) -> None:
        pages, top = self.pages, self.pages.y
        if head is None:
            pages.sheet.open_artifact("Pagination")
        for cells, lift in ((self.upper, _HEAD_PADDING * 0.6), (self.lower, 0.0)):
            row = Node("TR")
            for cell in cells:
                start, _ = self.pads[cell.column]
                x, width = self.starts[cell.column] + start, self._inner(cell.column, cell.span)
                if head is None:
                    pages.show(cell.laid, pages.left(x, width), top + cell.top + lift, width)
                else:
                    node = Node("TH", cell=cell.facts)
                    node.identifier = cell.identifier if self.upper else ""
                    row.kids.append(node)
                    pages.put(cell.laid, x, top + cell.top + lift, width, node)
            if head is not None and row.kids:
                head.kids.append(row)
        if head is not None and self.upper:
            _move_single_heads_up(head)
        if head is None:
            pages.sheet.close()
        pages.y = top + self.head_height

    def _draw_repeated(self, band: _Band) -> None:
        pages = self.pages
        with pages.sheet.artifact("Pagination"):
            for place, span, laid in band.cells:
                if laid and laid.laid:
                    x, width = self.starts[place] + self.pads[place][0], self._inner(place, span)
                    pages.show(laid.laid, pages.left(x, width), pages.y + band.top, width)
        pages.y += band.height

    def _draw_band(self, band: _Band, bodies: _Bodies) -> None:
        nodes = self._nodes(band, bodies)
        pages, top = self.pages, self.pages.y + band.top
        for (place, span, laid), node in zip(band.cells, nodes, strict=True):
            if laid is not None:
                put_cell(pages, laid, self.starts[place] + self.pads[place][0], top, self._inner(place, span), node)
        pages.y += band.height

    def _nodes(self, band: _Band, bodies: _Bodies) -> list[Node]:
        """The row's cells in the tree; slices of one row share them."""
        if bodies.number == band.number:
            return bodies.cells
        row = Node("TR")
        bodies.open(band, row)
        for place, span, laid in band.cells:
            if band.row.kind is RowKind.GROUP:
                cell = Node("TH", cell=CellFacts("Row", columns=span))
            else:
                facts = self.facts[place]
                if span > 1:
                    facts = replace(facts or CellFacts(), columns=span)
                if laid is not None and band.row.kind is not RowKind.PLAIN and place == 0:
                    facts = replace(facts or CellFacts(), scope="Row")
                cell = Node("TH" if facts is not None and facts.scope else "TD", cell=facts)
            row.kids.append(cell)
        bodies.cells = [kid for kid in row.kids if isinstance(kid, Node)]
        return bodies.cells


class _Bodies:
    """Puts rows into THead's neighbours: a TBody per group, a TFoot for the total."""

    def __init__(self, table: Node) -> None:
        self.table = table
        self.body: Node | None = None
        self.number = -1
        self.cells: list[Node] = []

    def open(self, band: _Band, row: Node) -> None:
        self.number = band.number
        role = "TFoot" if band.row.kind is RowKind.TOTAL else "TBody"
        if self.body is None or self.body.role != role or band.row.kind is RowKind.GROUP:
            self.body = Node(role)
            self.table.kids.append(self.body)
        self.body.kids.append(row)


class _Segment:
    """The part of a table on one page: its tint goes under what is drawn later, its rules over it."""

    def __init__(self, drawing: _Drawing) -> None:
        self.drawing = drawing
        self.pages = drawing.pages
        self.top = self.pages.y
        self.under = len(self.pages.sheet.code)
        self.rules: list[tuple[float, float]] = [(self.top, _HEAVY)]

    def rule(self, height: float, weight: float) -> None:
        self.rules.append((height, weight))

    def close(self) -> None:
        sheet, pages = self.pages.sheet, self.pages
        self.rule(pages.y, _HEAVY)
        tinted = self._tinted()
        if tinted:
            with sheet.beneath(self.under), sheet.artifact():
                for x, width in tinted:
                    sheet.rectangle(pages.left(x, width), self.top, width, pages.y - self.top, fill=TINT)
        with sheet.artifact():
            for height, weight in self.rules:
                self._line(0.0, pages.width, height, weight)
            for cell in self.drawing.upper:
                start = self.drawing.starts[cell.column] + self.drawing.pads[cell.column][0] * 0.7
                end = self.drawing.starts[cell.column + cell.span] - 3.0
                self._line(start, end - start, self.top + cell.room, _MEDIUM)

    def _tinted(self) -> list[tuple[float, float]]:
        columns, starts = self.drawing.table.columns, self.drawing.starts
        if self.drawing.table.voluntary:
            return [(0.0, self.pages.width)]
        found: list[tuple[float, float]] = []
        for i, column in enumerate(columns):
            if column.voluntary:
                found.append((starts[i], self.drawing.widths[i]))
        return found

    def _line(self, x: float, width: float, height: float, weight: float) -> None:
        left = self.pages.left(x, width)
        colour = HAIRLINE if weight == _LIGHT else INK
        self.pages.sheet.line([(left, height), (left + width, height)], weight=weight, colour=colour)


def _weight_between(above: RowKind, below: RowKind | None) -> float:
    if RowKind.TOTAL in (above, below):
        return _HEAVY
    if RowKind.SUBTOTAL in (above, below):
        return _MEDIUM
    return _LIGHT


def _move_single_heads_up(head: Node) -> None:
    """Heads of two stories belong to the upper row, in the order of the columns."""
    upper, lower = (kid for kid in head.kids if isinstance(kid, Node))
    tall = [kid for kid in lower.kids if isinstance(kid, Node) and kid.cell and kid.cell.rows == 2]
    lower.kids = [kid for kid in lower.kids if kid not in tall]
    groups = [kid for kid in upper.kids if isinstance(kid, Node)]

    def column(node: Node) -> int:
        return int(node.identifier.rpartition("-")[2][1:])

    upper.kids = [*sorted([*tall, *groups], key=column)]
