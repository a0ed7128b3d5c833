"""What a chart is drawn with: bars, lines and words, each with the role it plays.

Positions count from the top left of the drawing in whatever unit the caller measures width, height and line height.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import Protocol, TypeAlias

from lapreporter.words import Language


class Fill(Enum):
    """What the area of a bar stands for."""

    REPORTED = auto()
    PRESENT = auto()
    PROJECTED = auto()
    FEMALE = auto()
    MALE = auto()
    UNKNOWN = auto()


class Stroke(Enum):
    """What a line stands for."""

    AXIS = auto()
    DEADLINE = auto()


class Tone(Enum):
    """How words are said: plain, strong for the reporting year, slanted for what is projected or not known."""

    PLAIN = auto()
    STRONG = auto()
    SLANTED = auto()
    DEADLINE = auto()


class Anchor(Enum):
    """Which part of a line of words stands at its position."""

    LEFT = auto()
    MIDDLE = auto()
    RIGHT = auto()


@dataclass(frozen=True, slots=True)
class Bar:
    """A rectangle."""

    x: float
    y: float
    width: float
    height: float
    fill: Fill


@dataclass(frozen=True, slots=True)
class Line:
    """A straight line, upright or level."""

    x1: float
    y1: float
    x2: float
    y2: float
    stroke: Stroke


@dataclass(frozen=True, slots=True)
class Words:
    """Words on one line; ``y`` is the top of the line."""

    text: str
    x: float
    y: float
    anchor: Anchor
    tone: Tone = Tone.PLAIN


Shape: TypeAlias = Bar | Line | Words


@dataclass(frozen=True, slots=True)
class Drawn:
    """A finished drawing. ``mirrored`` says that it turns with a script that runs from right to left."""

    width: float
    height: float
    shapes: tuple[Shape, ...]
    mirrored: bool


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of a chart as a table: heads, and rows of what they are about, the figure, and more words.

    A figure is None where it is not known.
    """

    heads: tuple[str, ...]
    rows: tuple[tuple[str, str | None, str], ...]


class Chart(Protocol):
    """Any chart, as those see it who draw it."""

    def title(self, language: Language) -> str:
        """What is shown, and in which unit."""

    def conclusion(self, language: Language) -> str:
        """What the chart shows, in a sentence or two."""

    def alternative(self, language: Language) -> str:
        """The chart in words for those who do not see it."""

    def figures(self, language: Language) -> Figures:
        """The same figures as a table."""

    def lines(self) -> float:
        """The least height at which it is legible, in lines of small text."""

    def drawn(self, language: Language, width: float, height: float, line: float) -> Drawn:
        """The drawing in a rectangle, ``line`` being the height of a line of small text."""
