"""A figure's canvas: charts, codes and forms for hand, drawn with a few shapes.

Positions are points from the figure's start edge and top. A mirrored figure turns with the page (bars for groups); one
that is not keeps running left to right (years, QR codes).
"""

from __future__ import annotations

from collections.abc import Sequence

import segno

from lapreporter.exchange.pdf.cells import Sign, draw_sign
from lapreporter.exchange.pdf.pages import Pages
from lapreporter.exchange.pdf.pictures import Picture
from lapreporter.exchange.pdf.styles import CHART, INK, SMALL, Align, Colour, Style
from lapreporter.exchange.pdf.text import Text


class Drawing:
    """Shapes within a rectangle on the present page."""

    def __init__(self, pages: Pages, top: float, width: float, height: float, *, mirrored: bool) -> None:
        self.width = width
        self.height = height
        self._pages = pages
        self._left = pages.left(0, width)
        self._top = top
        self._mirrored = mirrored and pages.right_to_left

    def bar(self, x: float, y: float, width: float, height: float, fill: Colour = CHART) -> None:
        """A filled rectangle."""
        self._pages.sheet.rectangle(self._x(x, width), self._top + y, width, height, fill=fill)

    def hatched_bar(self, x: float, y: float, width: float, height: float) -> None:
        """A rectangle with slanting lines: what is planned."""
        self._pages.sheet.hatched(self._x(x, width), self._top + y, width, height)

    def frame(
        self, x: float, y: float, width: float, height: float, *, weight: float = 0.8, dash: Sequence[float] = ()
    ) -> None:
        """An outlined rectangle."""
        sheet = self._pages.sheet
        sheet.rectangle(self._x(x, width), self._top + y, width, height, stroke=INK, weight=weight, dash=dash)

    def line(
        self,
        start: tuple[float, float],
        end: tuple[float, float],
        *,
        weight: float = 0.5,
        colour: Colour = INK,
        dash: Sequence[float] = (),
    ) -> None:
        """A straight line."""
        points = [(self._x(x, 0), self._top + y) for x, y in (start, end)]
        self._pages.sheet.line(points, weight=weight, colour=colour, dash=dash)

    def sign(self, sign: Sign, x: float, middle: float, size: float = 7.2) -> None:
        """A small sign, centred on a height."""
        draw_sign(self._pages.sheet, sign, self._x(x, size), self._top + middle, size)

    def words(self, text: Text, x: float, y: float, width: float, *, style: Style = SMALL) -> float:
        """Text in a box whose top is ``y``, placed by the style's alignment; gives its height."""
        laid = self._pages.layout.lay(text, style, width)
        self._pages.show(laid, self._x(x, width), self._top + y, width)
        return laid.height

    def extent(self, text: Text, style: Style = SMALL) -> float:
        """The width of a text on one line."""
        return self._pages.layout.extent(text, style).natural

    def qr(self, content: str | bytes, x: float, y: float, size: float) -> None:
        """A QR code, its quiet margin included in the size."""
        modules = [list(line) for line in segno.make(content, error="m", micro=False).matrix]
        quiet = 4
        step = size / (len(modules) + 2 * quiet)
        left = self._x(x, size)
        for row, line in enumerate(modules):
            column = 0
            while column < len(line):
                end = column
                while end < len(line) and line[end]:
                    end += 1
                if end > column:
                    across = left + (column + quiet) * step
                    down = self._top + y + (row + quiet) * step
                    self._pages.sheet.rectangle(across, down, (end - column) * step, step, fill=INK)
                column = max(end, column + 1)

    def picture(self, picture: Picture, x: float, y: float, width: float) -> None:
        """A picture of this width, never mirrored."""
        tall = width * picture.height / picture.width
        self._pages.sheet.picture(self._pages.picture(picture), self._x(x, width), self._top + y, width, tall)

    def _x(self, x: float, width: float) -> float:
        return self._left + (self.width - x - width if self._mirrored else x)


CENTRED_SMALL = Style(SMALL.size, SMALL.leading, align=Align.CENTRE)
"""Figures over columns of a chart."""
