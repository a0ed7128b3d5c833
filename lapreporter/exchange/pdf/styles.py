"""How text looks: voices, colours, alignment, and the house's table of styles. Sizes in points."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

MM = 72 / 25.4
"""Points in a millimetre."""


class Voice(Enum):
    """Who speaks: the State in serif, the form in sans."""

    STATE = "serif"
    FORM = "sans"


class Align(Enum):
    """Where a line stands in its width. ``RIGHT`` is the right of the paper in every language: numbers stand there."""

    START = "start"
    END = "end"
    CENTRE = "centre"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Colour:
    """An sRGB colour, parts from 0 to 255."""

    red: int
    green: int
    blue: int

    @classmethod
    def grey(cls, value: int) -> Colour:
        """A neutral grey, 0 black to 255 white."""
        return cls(value, value, value)

    @property
    def parts(self) -> str:
        """The three parts as PDF writes them."""
        return f"{self.red / 255:.3f} {self.green / 255:.3f} {self.blue / 255:.3f}"


INK = Colour.grey(26)
ACCENT = Colour(28, 58, 90)
SECONDARY = Colour.grey(85)
CHART = Colour.grey(120)
HAIRLINE = Colour.grey(165)
TINT = Colour.grey(237)
WHITE = Colour.grey(255)


@dataclass(frozen=True, slots=True)
class Style:
    """The look of a paragraph. ``tabular`` asks for figures of equal width."""

    size: float
    leading: float
    voice: Voice = Voice.FORM
    bold: bool = False
    italic: bool = False
    colour: Colour = INK
    align: Align = Align.START
    tabular: bool = False
    _hash: int = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        # Every cell is looked up by its style, and the hash of eight fields takes longer than the look-up.
        fields = (self.size, self.leading, self.voice, self.bold, self.italic, self.colour, self.align, self.tabular)
        object.__setattr__(self, "_hash", hash(fields))

    def __hash__(self) -> int:
        return self._hash


STATE_NAME = Style(31, 37, Voice.STATE, bold=True, colour=ACCENT)
STATE_NAME_SHORT = Style(24, 29, Voice.STATE, bold=True, colour=ACCENT)
SUBTITLE = Style(13, 17, Voice.STATE)
TITLE = Style(17, 21, Voice.STATE, bold=True, colour=ACCENT)
SECTION = Style(11.5, 15, Voice.STATE, bold=True, colour=ACCENT)
SUBSECTION = Style(9.5, 13, Voice.STATE, bold=True, colour=ACCENT)
STATEMENT = Style(10.5, 14, Voice.STATE)
NARRATIVE = Style(10, 14, Voice.STATE)
BODY = Style(9.2, 12.5)
FACT = Style(9.2, 12)
TABLE = Style(8.5, 11.5)
TABLE_FINE = Style(7.6, 11.5)
TABLE_NUMBER = Style(8.5, 11.5, align=Align.RIGHT, tabular=True)
TABLE_HEAD = Style(7.8, 10.5, bold=True)
TABLE_GROUP = Style(8.8, 11.5, Voice.STATE, bold=True)
NOTE = Style(7.8, 10.5)
RUNNING = Style(8, 10.5)
LABEL = Style(7.2, 9.5, colour=SECONDARY)
SMALL = Style(7, 9)
KEY_FIGURE = Style(21, 25, Voice.STATE, bold=True, colour=ACCENT)
