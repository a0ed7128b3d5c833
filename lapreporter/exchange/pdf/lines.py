"""Lines of text that are ready to be drawn, and the paragraph they make up. All distances are in points."""

from __future__ import annotations

from typing import NamedTuple

from lapreporter.exchange.pdf.styles import Align, Style
from lapreporter.exchange.pdf.text import Text

ASCENT = 0.82
DESCENT = 0.22


# Tuples, here and where lines are made: a large report has a hundred thousand of each, and they are made in half the
# time of a frozen dataclass.
class Group(NamedTuple):
    """Pieces of a line drawn together: at ``x`` from the line's left edge.

    ``note`` if they are the mark of a note, ``language`` if they are in another one than the document.
    """

    x: float
    operators: str
    note: str
    language: str
    text: str
    place: int


class Line(NamedTuple):
    """One line. ``hang`` is the part of its width, a note's mark, that stands outside a right-hand edge."""

    groups: tuple[Group, ...]
    width: float
    hang: float


class Laid(NamedTuple):
    """A paragraph in lines, and what is needed to set it again once page numbers are known.

    ``language`` is the one of all its words, if it is not the document's.
    """

    lines: tuple[Line, ...]
    style: Style
    leading: float
    text: str
    mixed: bool
    awaits: tuple[Text, float] | None = None
    language: str = ""

    @property
    def height(self) -> float:
        """From the top of the first line box to the bottom of the last."""
        return len(self.lines) * self.leading

    @property
    def width(self) -> float:
        """The longest line."""
        return max((line.width for line in self.lines), default=0.0)

    @property
    def baseline(self) -> float:
        """From the top of a line box to its baseline."""
        return (self.leading - (ASCENT + DESCENT) * self.style.size) / 2 + ASCENT * self.style.size

    def part(self, start: int, end: int) -> Laid:
        """Some of the lines, for a row that runs over a page."""
        return self._replace(lines=self.lines[start:end], awaits=None)


class Extent(NamedTuple):
    """How wide a text must be at least (its longest word) and would like to be (on one line)."""

    least: float
    natural: float


def offset(line: Line, align: Align, width: float, *, right_to_left: bool) -> float:
    """Where a line starts, from the left edge of its width."""
    to_right = align is Align.RIGHT or (align is (Align.START if right_to_left else Align.END))
    if to_right:
        return width - line.width + line.hang
    if align is Align.CENTRE:
        return (width - line.width + line.hang) / 2
    return 0.0
