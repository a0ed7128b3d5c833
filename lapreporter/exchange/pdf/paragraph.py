"""Paragraphs of any text: split by face, direction and run, each line's pieces in the order they are seen."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from lapreporter.exchange.pdf.bidi import levels, visual_order
from lapreporter.exchange.pdf.filling import Filling
from lapreporter.exchange.pdf.fonts import Fonts
from lapreporter.exchange.pdf.lines import Group, Line
from lapreporter.exchange.pdf.shaping import Face
from lapreporter.exchange.pdf.styles import Style, Voice
from lapreporter.exchange.pdf.text import Run, Text, runs_of

DIRECTIONAL = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""What gives a text its direction and is not drawn."""

_RAISED_SIZE = 0.68
_RAISED_ARABIC_SIZE = 0.82
_RAISED_BY = 0.34
_THICKER = 0.028
"""How wide the outline of a face of one weight is drawn for bold, of the size."""


class _Segment(NamedTuple):
    start: int
    end: int
    face: Face
    level: int
    run: Run
    size: float


class Paragraph(Filling):
    """A text on its way into lines, whatever scripts and runs it has."""

    def __init__(self, fonts: Fonts, text: Text, style: Style, *, right_to_left: bool) -> None:
        self.style = style
        self.characters, self.segments = _segments(fonts, text, style, right_to_left=right_to_left)

    @property
    def mixed(self) -> bool:
        """Whether any of it runs from right to left."""
        return any(segment.level & 1 for segment in self.segments)

    def advance(self, start: int, end: int) -> float:
        """The width of a stretch of characters."""
        total = 0.0
        for segment in self.segments:
            first, last = max(start, segment.start), min(end, segment.end)
            if first < last:
                shaped = segment.face.shape(self.characters[first:last], bool(segment.level & 1), self.style.tabular)
                total += shaped.width * segment.size
        return total

    def line(self, start: int, end: int) -> Line:
        """The stretch as a line, its pieces from left to right."""
        parts = [
            _Segment(max(start, s.start), min(end, s.end), s.face, s.level, s.run, s.size)
            for s in self.segments
            if max(start, s.start) < min(end, s.end)
        ]
        ordered = [parts[i] for i in visual_order([part.level for part in parts])]
        groups = []
        x = hang = 0.0
        for (note, language), members in groupby(ordered, key=lambda part: (part.run.note, part.run.language)):
            group, width = self._group(note, language, list(members), x)
            groups.append(group)
            x += width
            hang = width if note else 0.0
        return Line(tuple(groups), x, hang)

    def _group(self, note: str, language: str, members: list[_Segment], x: float) -> tuple[Group, float]:
        operators = []
        width = step = 0.0
        for part in members:
            shaped = part.face.shape(self.characters[part.start : part.end], bool(part.level & 1), self.style.tabular)
            move = f"{step:.2f} 0 Td " if step else ""
            before, after = dressed(part.face, part.run, self.style, part.size)
            operators.append(f"{move}{before}{shaped.operators(part.face, part.size)}{after}")
            step = shaped.width * part.size
            width += step
        logical = sorted(members, key=lambda part: part.start)
        text = "".join(self.characters[part.start : part.end] for part in logical)
        return Group(x, " ".join(operators), note, language, text, logical[0].start), width


def dressed(face: Face, run: Run, style: Style, size: float) -> tuple[str, str]:
    """What stands before and after the operators that show text: its colour, face and size, thicker, raised."""
    colour = run.colour or style.colour
    before, after = f"{colour.parts} rg /{face.resource} {size:.3g} Tf ", ""
    if face.one_weight and look_of(run, style)[1]:
        before, after = f"{colour.parts} RG {size * _THICKER:.3f} w 2 Tr {before}", " 0 Tr"
    if run.raised:
        before, after = f"{style.size * _RAISED_BY:.2f} Ts {before}", f"{after} 0 Ts"
    return before, after


def _segments(fonts: Fonts, text: Text, style: Style, *, right_to_left: bool) -> tuple[str, list[_Segment]]:
    """The characters to draw and their stretches of one face, level and run."""
    chosen = list(_chosen(fonts, runs_of(text), style, right_to_left=right_to_left))
    segments = []
    start = 0
    for (face, level, run), members in groupby(chosen, key=itemgetter(1, 2, 3)):
        count = len(list(members))
        segments.append(_Segment(start, start + count, face, level, run, size_of(run, style, face)))
        start += count
    return "".join(one[0] for one in chosen), segments


def _chosen(
    fonts: Fonts, runs: tuple[Run, ...], style: Style, *, right_to_left: bool
) -> Iterator[tuple[str, Face, int, Run]]:
    """Each character to draw with its face, its level and its run."""
    whole = "".join(run.text for run in runs)
    directions = levels(whole, int(right_to_left))[1]
    place = 0
    for run in runs:
        chain = fonts.chain(*look_of(run, style))
        face: Face | None = None
        for character in run.text:
            level = directions[place]
            place += 1
            if character in DIRECTIONAL or (character < " " and character not in "\n\t"):
                continue
            drawn, face = chain.pick(" " if character == "\t" else character, face)
            yield drawn, face, level, run


def look_of(run: Run, style: Style) -> tuple[Voice, bool, bool, bool]:
    """Whose voice, bold, italic and figures of equal width: what a chain of faces is asked for."""
    bold = style.bold if run.bold is None else run.bold
    italic = style.italic if run.italic is None else run.italic
    return (run.voice or style.voice, bold, italic, style.tabular)


def size_of(run: Run, style: Style, face: Face) -> float:
    """The size a run is drawn at in this face."""
    size = style.size * run.scale * face.scale
    if not run.raised:
        return size
    return size * (_RAISED_ARABIC_SIZE if face.scale > 1 else _RAISED_SIZE)
