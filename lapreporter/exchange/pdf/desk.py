"""The ground an author works on: where the next thing goes, what stays together, panels and rules."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from lapreporter.exchange.pdf.fonts import Fonts
from lapreporter.exchange.pdf.layout import Layout
from lapreporter.exchange.pdf.pages import FIELD_BOTTOM, TOP_MARGIN, Pages, Running
from lapreporter.exchange.pdf.styles import ACCENT, INK, MM, Colour

GUTTER = 4 * MM


class Desk:
    """A document's pages and the flow over them. ``chinese`` sets them as Chinese wants."""

    def __init__(self, *, right_to_left: bool = False, chinese: bool = False, running: Running | None = None) -> None:
        self.layout = Layout(Fonts(chinese=chinese), right_to_left=right_to_left)
        self.pages = Pages(self.layout, running or Running())

    def new_page(self, running: Running | None = None) -> None:
        """Go on on a new page; ``running`` changes what repeats from that page on."""
        if running is not None:
            self.pages.running = running
        self.pages.new_page()
        self.pages.furniture[-1] = self.pages.running

    def gap(self, millimetres: float) -> None:
        """Leave at least this much before the next thing."""
        self.pages.gap(millimetres * MM)

    def keep_free(self, millimetres: float) -> None:
        """Go on on a new page unless this much is free below the cursor."""
        self.pages.need(min(millimetres * MM, FIELD_BOTTOM - TOP_MARGIN))

    def push_down(self, millimetres: float, *, from_bottom: float = 0.0) -> None:
        """Move the cursor down: by a length, or to this many millimetres above the end of the text field."""
        self.pages.need(0)
        if from_bottom:
            self.pages.y = max(self.pages.y, self.pages.y + self.pages.room - from_bottom * MM)
        self.pages.y += millimetres * MM

    @contextmanager
    def section(self, title: str = "") -> Iterator[None]:
        """A part of the document in the structure tree: a form, an annex."""
        with self.pages.element("Sect") as node:
            node.title = title
            yield

    def together(self, draw: Callable[[], None]) -> None:
        """Keep on one page what ``draw`` sets, unless it is taller than a page."""
        self.pages.together(draw)

    def abreast(self, parts: Sequence[tuple[float, Callable[[], None]]], *, gutter: float = GUTTER) -> None:
        """Set parts beside each other, each with its share of the width; they stay on one page."""
        whole = sum(share for share, _ in parts)
        room = self.pages.width - gutter * (len(parts) - 1)

        def draw() -> None:
            self.pages.need(0)
            top = bottom = self.pages.y
            x = 0.0
            for share, part in parts:
                width = room * share / whole
                self.pages.y = top
                with self.pages.frame(x, width):
                    part()
                    self.pages.need(0)
                bottom = max(bottom, self.pages.y)
                x += width + gutter
            self.pages.y = bottom

        self.pages.together(draw)

    @contextmanager
    def panel(self, *, fill: Colour | None = None, stroke: Colour | None = None, weight: float = 0.8) -> Iterator[None]:
        """What is set inside stands on a tint or within a frame, on each page it touches."""
        inset = 3.5 * MM
        pages = self.pages
        pages.need(3 * inset)
        top, first, under = pages.y, pages.sheet.index, len(pages.sheet.code)
        pages.y += inset * 0.7
        with pages.frame(inset, pages.width - 2 * inset):
            yield
            pages.need(0)
        pages.y += inset * 0.7
        for sheet, start, end in pages.stretches(first, top):
            with sheet.beneath(under if sheet.index == first else 0), sheet.artifact():
                left = pages.left(0, pages.width)
                sheet.rectangle(left, start, pages.width, end - start, fill=fill, stroke=stroke, weight=weight)

    def rule(self, colour: Colour = INK, weight: float = 0.5) -> None:
        """A line over the width of the frame."""
        pages = self.pages
        pages.need(weight)
        left = pages.left(0, pages.width)
        with pages.sheet.artifact():
            pages.sheet.line([(left, pages.y), (left + pages.width, pages.y)], weight=weight, colour=colour)

    def double_rule(self) -> None:
        """The two rules below the State's name on the cover."""
        self.rule(ACCENT, 1.4)
        self.pages.y += 2.2
        self.rule(ACCENT, 0.5)
