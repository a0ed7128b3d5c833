"""The flow of a document over pages: cursor, frame, page turns, structure, anchors and bookmarks.

All positions are points. ``x`` counts from the start edge of the text field (left, or right when the language runs from
right to left): callers never mirror anything themselves.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from operator import itemgetter

from lapreporter.exchange.pdf.layout import Layout
from lapreporter.exchange.pdf.lines import Laid, offset
from lapreporter.exchange.pdf.pictures import Picture
from lapreporter.exchange.pdf.sheet import HEIGHT, WIDTH, Sheet
from lapreporter.exchange.pdf.structure import Kid, Node
from lapreporter.exchange.pdf.styles import MM
from lapreporter.exchange.pdf.text import Text

START_MARGIN = 25 * MM
END_MARGIN = 20 * MM
TOP_MARGIN = 28 * MM
BOTTOM_MARGIN = 26 * MM
FIELD_WIDTH = WIDTH - START_MARGIN - END_MARGIN
FIELD_BOTTOM = HEIGHT - BOTTOM_MARGIN


@dataclass(frozen=True, slots=True)
class Running:
    """What repeats on pages begun while it is in force.

    ``page_label`` gives "Page x of y" for a page and the number of pages; ``tab`` is the thumb tab's letter and
    ``tab_step`` its place from the top, counted from 0; ``watermark`` lies pale and slanting under everything.
    """

    header_start: Text = ""
    header_end: Text = ""
    footer_start: Text = ""
    page_label: Callable[[int, int], str] | None = None
    tab: str = ""
    tab_step: int = 0
    watermark: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands: the page's index and points from its top."""

    page: int
    top: float


@dataclass(frozen=True, slots=True)
class Bookmark:
    """An entry of the outline. Level 1 is outermost."""

    title: str
    level: int
    place: Place


@dataclass(frozen=True, slots=True)
class _Waiting:
    """A heading that waits for what it heads, so that the two are never parted."""

    gap: float
    height: float
    draw: Callable[[], None]


@dataclass(frozen=True, slots=True)
class _State:
    """What is needed to take back an attempt."""

    sheets: int
    code: int
    marks: int
    kids: int
    y: float
    gap: float
    waiting: tuple[_Waiting, ...]
    bookmarks: int
    anchors: dict[str, Place] = field(default_factory=dict)


class Pages:
    """The pages of one document and the place where the next thing goes."""

    def __init__(self, layout: Layout, running: Running) -> None:
        self.layout = layout
        self.running = running
        self.root = Node("Document")
        self.sheets: list[Sheet] = []
        self.furniture: list[Running] = []
        self.bookmarks: list[Bookmark] = []
        self.anchors: dict[str, Place] = {}
        self.pictures: list[Picture] = []
        self.x = 0.0
        self.width = FIELD_WIDTH
        self.y = TOP_MARGIN
        self._stack = [self.root]
        self._given = 0
        self._gap = 0.0
        self._waiting: list[_Waiting] = []
        self._turn()

    @property
    def sheet(self) -> Sheet:
        """The page being drawn."""
        return self.sheets[-1]

    @property
    def right_to_left(self) -> bool:
        """Whether pages are mirrored."""
        return self.layout.right_to_left

    @property
    def room(self) -> float:
        """The height left on this page below the cursor."""
        return FIELD_BOTTOM - self.y

    @property
    def at_top(self) -> bool:
        """Whether nothing has been put on this page yet."""
        return self.y <= TOP_MARGIN

    def left(self, x: float, width: float) -> float:
        """The distance from the paper's left edge of something ``width`` wide that starts at ``x`` in the frame."""
        start = START_MARGIN + self.x + x
        return WIDTH - start - width if self.right_to_left else start

    def gap(self, height: float) -> None:
        """Leave at least this much before the next thing; gaps do not add up and vanish at the top of a page."""
        self._gap = max(self._gap, height)

    def wait(self, gap: float, height: float, draw: Callable[[], None], after: float) -> None:
        """Draw something just before the next thing, on the same page as it."""
        self._waiting.append(_Waiting(max(gap, self._gap), height, draw))
        self._gap = after

    def need(self, height: float) -> None:
        """Make room for something: turn the page if it does not fit, draw what waited for it, leave the gap."""
        waiting, self._waiting = self._waiting, []
        above = sum(one.gap + one.height for one in waiting) + self._gap
        if not self.at_top and above + height > self.room + 0.01:
            gap = self._gap
            self._turn()
            self._gap = gap if waiting else 0.0
        for one in waiting:
            self.y += 0.0 if self.at_top else one.gap
            one.draw()
            self.y += one.height
        self.y += 0.0 if self.at_top else self._gap
        self._gap = 0.0

    def new_page(self) -> None:
        """Go on on a new page, unless this one is still empty."""
        self.need(0)
        if not self.at_top:
            self._turn()

    def _turn(self) -> None:
        self.sheets.append(Sheet(len(self.sheets)))
        self.furniture.append(self.running)
        self.y = TOP_MARGIN
        self._gap = 0.0

    @contextmanager
    def element(self, role: str, *, alt: str = "", language: str = "") -> Iterator[Node]:
        """What is drawn inside belongs to a new element of this role."""
        node = self.child(Node(role, alt=alt, language=language))
        self._stack.append(node)
        yield node
        self._stack.pop()

    @contextmanager
    def within(self, node: Node) -> Iterator[Node]:
        """What is drawn inside belongs to a node that exists already."""
        self._stack.append(node)
        yield node
        self._stack.pop()

    def child(self, node: Node) -> Node:
        """Add an element to the one that is open."""
        self._stack[-1].kids.append(node)
        return node

    @contextmanager
    def frame(self, x: float, width: float) -> Iterator[None]:
        """Set in a narrower frame, ``x`` from the start of the present one."""
        outer = (self.x, self.width)
        self.x, self.width = self.x + x, width
        yield
        self.x, self.width = outer

    def stretches(self, first: int, top: float) -> Iterator[tuple[Sheet, float, float]]:
        """Each page from the first one to this, with where a block begun at ``top`` starts and ends on it."""
        for sheet in self.sheets[first:]:
            end = self.y if sheet is self.sheet else FIELD_BOTTOM
            yield sheet, top if sheet.index == first else TOP_MARGIN, end

    def picture(self, picture: Picture) -> str:
        """The name under which pages draw the picture; the same picture is kept once."""
        if picture not in self.pictures:
            self.pictures.append(picture)
        return f"P{self.pictures.index(picture)}"

    def fresh(self, kind: str) -> str:
        """An identifier no other element of the document has."""
        self._given += 1
        return f"{kind}-{self._given}"

    def anchor(self, name: str) -> None:
        """Name this place, so that `text.page_of` can give its page."""
        self.anchors[name] = Place(self.sheet.index, self.y)

    def bookmark(self, title: str, level: int) -> None:
        """Put this place into the outline."""
        self.bookmarks.append(Bookmark(title, level, Place(self.sheet.index, self.y)))

    def together(self, draw: Callable[[], None]) -> None:
        """Draw on one page: if a page turns meanwhile, take it back and begin again on the next page."""
        before = self._state()
        draw()
        if len(self.sheets) > before.sheets and before.y > TOP_MARGIN:
            self._take_back(before)
            waiting, self._waiting = self._waiting, []
            self._turn()
            self._waiting = waiting
            draw()

    def _state(self) -> _State:
        return _State(
            len(self.sheets),
            len(self.sheet.code),
            self.sheet.marks,
            len(self._stack[-1].kids),
            self.y,
            self._gap,
            tuple(self._waiting),
            len(self.bookmarks),
            dict(self.anchors),
        )

    def _take_back(self, state: _State) -> None:
        del self.sheets[state.sheets :]
        del self.furniture[state.sheets :]
        del self.sheet.code[state.code :]
        self.sheet.marks = state.marks
        del self._stack[-1].kids[state.kids :]
        self.y, self._gap, self._waiting = state.y, state.gap, list(state.waiting)
        del self.bookmarks[state.bookmarks :]
        self.anchors = dict(state.anchors)

    def put(self, laid: Laid, x: float, top: float, width: float, node: Node) -> None:
        """Draw lines as content of the node, ``top`` from the top of the paper.

        Marks of notes become references, and so does a paragraph that awaits a page number, as one. Words in another
        language say which.
        """
        left = self.left(x, width)
        if laid.language:
            node.language = laid.language
        groups = (group for line in laid.lines for group in line.groups)
        if laid.awaits is None and any(group.note or group.language != laid.language for group in groups):
            self._put_in_pieces(laid, left, top, width, node)
            return
        if laid.awaits is not None:
            node.kids.append(node := Node("Reference"))
        if laid.mixed and not node.actual:
            node.actual = laid.text
        self.sheet.open_content(node)
        self.show(laid, left, top, width)
        self.sheet.close()

    def show(self, laid: Laid, left: float, top: float, width: float) -> None:
        """Draw lines without marks, inside a figure or an artifact. ``left`` counts from the paper's left edge."""
        if laid.awaits is None:
            draw_lines(self.sheet, laid, left, top, width, right_to_left=self.right_to_left)
        else:
            self.sheet.code.append(lambda: self._late(laid, left, top, width))

    def _late(self, laid: Laid, left: float, top: float, width: float) -> str:
        numbers = {name: place.page + 1 for name, place in self.anchors.items()}
        aside = Sheet(0)
        known = self.layout.resolved(laid, numbers)
        draw_lines(aside, known, left, top, width, right_to_left=self.right_to_left)
        return aside.written()

    def _put_in_pieces(self, laid: Laid, left: float, top: float, width: float, node: Node) -> None:
        baseline = top + laid.baseline
        for line in laid.lines:
            start = left + offset(line, laid.style.align, width, right_to_left=self.right_to_left)
            pieces: list[tuple[int, Kid]] = []
            for group in line.groups:
                role, spoken = "Reference" if group.note else "Span", group.text if laid.mixed else ""
                part = Node(role, actual=spoken, language=group.language if group.language != laid.language else "")
                with self.sheet.content(part):
                    self.sheet.shown(start + group.x, baseline, group.operators)
                pieces.append((group.place, part))
            node.kids += [piece for _, piece in sorted(pieces, key=itemgetter(0))]
            baseline += laid.leading

    def finish(self) -> None:
        """Draw what still waits; nothing may be put on the pages afterwards."""
        self.need(0)
        while len(self.sheets) > 1 and not self.sheet.code:
            self.sheets.pop()
            self.furniture.pop()


def draw_lines(sheet: Sheet, laid: Laid, left: float, top: float, width: float, *, right_to_left: bool) -> None:
    """Draw lines on a page, unmarked."""
    baseline = top + laid.baseline
    for line in laid.lines:
        start = left + offset(line, laid.style.align, width, right_to_left=right_to_left)
        for group in line.groups:
            sheet.shown(start + group.x, baseline, group.operators)
        baseline += laid.leading
