"""Paragraphs of one plain string in one face, running one way: nearly all cells of a large table."""

from __future__ import annotations

import re
from typing import NamedTuple

from lapreporter.exchange.pdf.filling import Filling
from lapreporter.exchange.pdf.fonts import Fonts
from lapreporter.exchange.pdf.lines import Group, Line
from lapreporter.exchange.pdf.pairs import PLAIN
from lapreporter.exchange.pdf.paragraph import dressed, look_of, size_of
from lapreporter.exchange.pdf.shaping import Face, Shaped
from lapreporter.exchange.pdf.styles import Style
from lapreporter.exchange.pdf.text import Run

_PLAIN_TO_RIGHT = re.compile(f"{PLAIN}+")
_PLAIN_TO_LEFT = re.compile("[A-Za-z0-9]+|[0-9]+(?:[.,][0-9]+)*")


def is_plain(text: str, *, right_to_left: bool) -> bool:
    """Whether all characters of a text run from left to right and stand in the first face of every look."""
    return (_PLAIN_TO_LEFT if right_to_left else _PLAIN_TO_RIGHT).fullmatch(text) is not None


class Look(NamedTuple):
    """How plain text of a style is drawn: the face, the size, the operators before and after those that show it."""

    face: Face
    size: float
    before: str
    after: str


def plain_look(fonts: Fonts, style: Style) -> Look:
    """The look of plain text in this style."""
    run = Run("")
    _, face = fonts.chain(*look_of(run, style)).pick("0")
    size = size_of(run, style, face)
    return Look(face, size, *dressed(face, run, style, size))


class PlainParagraph(Filling):
    """A plain text on its way into lines."""

    def __init__(self, text: str, look: Look, *, tabular: bool) -> None:
        self.characters = text
        self._look = look
        self._tabular = tabular
        self._last: tuple[int, int, Shaped] = (0, 0, Shaped((), 0.0, ""))

    def advance(self, start: int, end: int) -> float:
        """The width of a stretch of characters."""
        return self._shaped(start, end).width * self._look.size if start < end else 0.0

    def line(self, start: int, end: int) -> Line:
        """The stretch as a line."""
        if start == end:
            return Line((), 0.0, 0.0)
        face, size, before, after = self._look
        shaped = self._shaped(start, end)
        operators = f"{before}{shaped.operators(face, size)}{after}"
        group = Group(0.0, operators, "", "", self.characters[start:end], start)
        return Line((group,), shaped.width * size, 0.0)

    def _shaped(self, start: int, end: int) -> Shaped:
        """The glyphs of a stretch. A text that fits is measured and then drawn: that is the same stretch twice."""
        if self._last[:2] != (start, end):
            shaped = self._look.face.shape(self.characters[start:end], right_to_left=False, tabular=self._tabular)
            self._last = (start, end, shaped)
        return self._last[2]
