"""What may stand in a cell or in an answer: words, and the four different ways of saying nothing.

*None* is an answer like any other and is written as words. *Not known* is italic with a raised mark; *not applicable*
small and grey; *not answered* a dotted line, as on paper.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from typing import NamedTuple, TypeAlias

from lapreporter.exchange.pdf.layout import Layout
from lapreporter.exchange.pdf.lines import Extent, Laid
from lapreporter.exchange.pdf.pages import Pages
from lapreporter.exchange.pdf.sheet import Sheet
from lapreporter.exchange.pdf.structure import Node
from lapreporter.exchange.pdf.styles import INK, MM, SECONDARY, Align, Style
from lapreporter.exchange.pdf.text import Run, Text, note_mark, plain, runs_of

_DOTS_WIDTH = 34 * MM
_SIGN_SIZE = 7.2
_SIGN_WIDTH = 12.0


class Sign(Enum):
    """A small drawing: alone with its meaning spoken, or before its word."""

    DOTS = "dotted line"
    BOX = "empty box"
    TICKED = "box with a cross"
    FULL = "full disc"
    HALF = "half disc"
    RING = "ring"
    DASH = "dash"
    SQUARE = "dotted square"


@dataclass(frozen=True, slots=True)
class Cell:
    """Words, a sign, or a sign and its word; ``span`` counts columns; ``below`` stacks a second paragraph.

    ``style`` replaces the column's style. ``spoken`` is what a screen reader says for a sign that stands alone.
    """

    text: Text = ""
    style: Style | None = None
    sign: Sign | None = None
    spoken: str = ""
    span: int = 1
    below: Cell | None = None
    faint: bool = False


Content: TypeAlias = "Text | Cell"
"""What an author may put where a cell is wanted."""


def not_known(word: str, mark: str = "", note: str = "") -> Cell:
    """Looked for and not known, or withheld: an italic word and the mark of the note that says why."""
    slanted: tuple[str | Run, ...] = (Run(word, bold=False, italic=True),)
    return Cell((*slanted, note_mark(mark, note)) if mark else slanted, faint=True)


def not_applicable(word: str) -> Cell:
    """Does not concern this State: the word, smaller and grey."""
    return Cell(Run(word, scale=0.88, colour=SECONDARY), faint=True)


def not_answered(spoken: str) -> Cell:
    """No answer was given: a dotted line."""
    return Cell(sign=Sign.DOTS, spoken=spoken)


def box(spoken: str, *, ticked: bool) -> Cell:
    """A drawn box, with a cross or empty; ``spoken`` says which."""
    return Cell(sign=Sign.TICKED if ticked else Sign.BOX, spoken=spoken)


def signed(sign: Sign, word: Text) -> Cell:
    """A sign before its word, such as a full disc and *answered*."""
    return Cell(word, sign=sign)


def wide(content: Content, span: int) -> Cell:
    """A cell over several columns."""
    return replace(as_cell(content), span=span)


def stacked(first: Content, second: Content) -> Cell:
    """Two paragraphs, one below the other."""
    return replace(as_cell(first), below=as_cell(second))


def styled(text: Text, style: Style) -> Cell:
    """Words in a style of their own."""
    return Cell(text, style)


def as_cell(content: Content) -> Cell:
    """The content as a cell."""
    return content if isinstance(content, Cell) else Cell(content)


class LaidCell(NamedTuple):
    """A cell set in its width: one paragraph or sign, and what stands below it."""

    cell: Cell
    laid: Laid | None
    leading: float
    style: Style
    below: LaidCell | None = None

    @property
    def lines(self) -> int:
        """How many lines it has, those below included."""
        own = max(len(self.laid.lines), 1) if self.laid else 1
        return own + (self.below.lines if self.below else 0)

    @property
    def height(self) -> float:
        """The height of all lines."""
        own = max(self.laid.height, self.leading) if self.laid else self.leading
        return own + (self.below.height if self.below else 0.0)

    def part(self, start: int, count: int) -> LaidCell | None:
        """Some of its lines, for a row that runs over a page; ``None`` where it has none left."""
        own = max(len(self.laid.lines), 1) if self.laid else 1
        below = self.below.part(max(start - own, 0), start + count - max(start, own)) if self.below else None
        if start >= own:
            return below
        laid = self.laid.part(start, start + count) if self.laid else None
        return LaidCell(self.cell, laid, self.leading, self.style, below if start + count > own else None)


def extent(layout: Layout, content: Content, style: Style) -> Extent:
    """The least and natural width of a cell."""
    cell = as_cell(content)
    used = cell.style or style
    sign = _SIGN_WIDTH if cell.sign else 0.0
    found = layout.extent(cell.text, used) if cell.text else Extent(0.0, 0.0)
    least, natural = found.least + sign, found.natural + sign
    if cell.below:
        second = extent(layout, cell.below, style)
        least, natural = max(least, second.least), max(natural, second.natural)
    return Extent(least, natural)


def lay_cell(layout: Layout, content: Content, style: Style, width: float) -> LaidCell:
    """The cell in lines of this width."""
    cell = as_cell(content)
    used = cell.style or style
    laid = layout.lay(cell.text, used, width - (_SIGN_WIDTH if cell.sign else 0.0)) if cell.text else None
    below = lay_cell(layout, cell.below, style, width) if cell.below else None
    return LaidCell(cell, laid, layout.leading(used), used, below)


def put_cell(pages: Pages, laid: LaidCell, x: float, top: float, width: float, node: Node) -> None:
    """Draw a cell as content of the node."""
    if laid.below is not None:
        first = Node("P")
        node.kids.append(first)
        put_cell(pages, laid._replace(below=None), x, top, width, first)
        second = Node("P")
        node.kids.append(second)
        put_cell(pages, laid.below, x, top + laid.height - laid.below.height, width, second)
    elif laid.cell.sign is not None:
        _put_sign(pages, laid, laid.cell.sign, x, top, width, node)
    elif laid.laid is not None:
        pages.put(laid.laid, x, top, width, node)


def _put_sign(pages: Pages, laid: LaidCell, sign: Sign, x: float, top: float, width: float, node: Node) -> None:
    sheet = pages.sheet
    middle = top + laid.leading / 2
    if laid.laid is not None:
        with sheet.artifact():
            draw_sign(sheet, sign, pages.left(x, _SIGN_SIZE), middle, _SIGN_SIZE)
        pages.put(laid.laid, x + _SIGN_WIDTH, top, width - _SIGN_WIDTH, node)
        return
    node.actual = laid.cell.spoken
    extent = min(width, _DOTS_WIDTH) if sign is Sign.DOTS else _SIGN_SIZE
    indent = {Align.CENTRE: (width - extent) / 2, Align.END: width - extent}.get(laid.style.align, 0.0)
    if laid.style.align is Align.RIGHT and not pages.right_to_left:
        indent = width - extent
    with sheet.content(node):
        draw_sign(sheet, sign, pages.left(x + indent, extent), middle, extent)


def draw_sign(sheet: Sheet, sign: Sign, left: float, middle: float, size: float) -> None:
    """Draw a sign of this width, centred on a height."""
    half = size / 2
    centre = (left + half, middle)
    match sign:
        case Sign.DOTS:
            line = [(left + 0.5, middle + 2.8), (left + size, middle + 2.8)]
            sheet.line(line, weight=0.9, dash=(0, 3.2), round_ends=True)
        case Sign.BOX | Sign.TICKED:
            sheet.rectangle(left, middle - half, size, size, stroke=INK, weight=0.7)
            if sign is Sign.TICKED:
                inset = size * 0.22
                a, b, c, d = left + inset, left + size - inset, middle - half + inset, middle + half - inset
                sheet.line([(a, c), (b, d)], weight=1.2)
                sheet.line([(a, d), (b, c)], weight=1.2)
        case Sign.FULL:
            sheet.disc(centre, half, fill=INK)
        case Sign.HALF:
            sheet.disc(centre, half - 0.4, stroke=INK)
            sheet.half_disc(centre, half - 0.4, INK)
        case Sign.RING:
            sheet.disc(centre, half - 0.4, stroke=INK)
        case Sign.DASH:
            sheet.line([(left, middle), (left + size, middle)], weight=1.2)
        case Sign.SQUARE:
            sheet.rectangle(left, middle - half, size, size, stroke=INK, weight=0.7, dash=(1, 1))


def words_of(content: Content) -> str:
    """The bare words of a cell, those below included."""
    cell = as_cell(content)
    below = words_of(cell.below) if cell.below else ""
    own = plain(runs_of(cell.text)) or cell.spoken
    return f"{own} {below}".strip()
