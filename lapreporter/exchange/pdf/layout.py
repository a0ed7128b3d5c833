"""Paragraphs into lines: runs split by face and direction, lines filled, each line ready to be drawn.

All distances are in points. One line box serves all faces (ascent 0.82, descent 0.22 of the size), so that cells with
figures only and cells with letters stand on the same line whatever script they are in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from operator import itemgetter

from lapreporter.exchange.pdf.bidi import levels, visual_order
from lapreporter.exchange.pdf.breaking import Chunk, chunks
from lapreporter.exchange.pdf.fonts import Fonts
from lapreporter.exchange.pdf.shaping import Face
from lapreporter.exchange.pdf.styles import Align, Colour, Style, Voice
from lapreporter.exchange.pdf.text import Run, Text, plain, runs_of

ASCENT = 0.82
DESCENT = 0.22
_RAISED_SIZE = 0.68
_RAISED_ARABIC_SIZE = 0.82
_RAISED_BY = 0.34
_ARABIC_LEADING = 1.13
_CHINESE_LEADING = 1.08
_THICKER = 0.028
"""How wide the outline of a face of one weight is drawn for bold, of the size."""
_DIRECTIONAL = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_TOLERANCE = 0.01
# Texts whose characters all run one way and stand in the first face: most cells of a large table.
_SIMPLE_TO_RIGHT = re.compile("[ -~]+")
_SIMPLE_TO_LEFT = re.compile("[A-Za-z0-9]+|[0-9]+(?:[.,][0-9]+)*")


@dataclass(frozen=True, slots=True)
class Group:
    """Pieces of a line drawn together: at ``x`` from the line's left edge.

    ``note`` if they are the mark of a note, ``language`` if they are in another one than the document.
    """

    x: float
    operators: str
    note: str
    language: str
    text: str
    place: int


@dataclass(frozen=True, slots=True)
class Line:
    """One line. ``hang`` is the part of its width, a note's mark, that stands outside a right-hand edge."""

    groups: tuple[Group, ...]
    width: float
    hang: float


@dataclass(frozen=True, slots=True)
class Laid:
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
        return replace(self, lines=self.lines[start:end], awaits=None)


@dataclass(frozen=True, slots=True)
class Extent:
    """How wide a text must be at least (its longest word) and would like to be (on one line)."""

    least: float
    natural: float


@dataclass(frozen=True, slots=True)
class _Segment:
    start: int
    end: int
    face: Face
    level: int
    run: Run
    size: float


class Layout:
    """Sets text in one document: its fonts, its direction, and a memory of what was set before."""

    def __init__(self, fonts: Fonts, *, right_to_left: bool) -> None:
        self.fonts = fonts
        self.right_to_left = right_to_left
        self._laid: dict[tuple[Text, Style, float], Laid] = {}
        self._extents: dict[tuple[Text, Style], Extent] = {}

    def leading(self, style: Style) -> float:
        """From line to line: more for Arabic and Chinese."""
        if self.right_to_left:
            return style.leading * _ARABIC_LEADING
        return style.leading * (_CHINESE_LEADING if self.fonts.chinese else 1.0)

    def lay(self, text: Text, style: Style, width: float) -> Laid:
        """The text in lines no wider than ``width``; a word too long for a line is broken, nothing is cut."""
        key = (text, style, round(width, 2))
        laid = self._laid.get(key)
        if laid is None:
            laid = self._laid[key] = self._lay(text, style, width)
        return laid

    def extent(self, text: Text, style: Style) -> Extent:
        """The least and the natural width of a text."""
        key = (text, style)
        extent = self._extents.get(key)
        if extent is None:
            extent = self._extents[key] = _Paragraph(self, text, style).extent()
        return extent

    def resolved(self, laid: Laid, pages: dict[str, int]) -> Laid:
        """The paragraph with the numbers of the pages it awaited."""
        if laid.awaits is None:
            return laid
        text, width = laid.awaits
        runs = tuple(_with_page(run, pages) for run in runs_of(text))
        return self.lay(runs, laid.style, width)

    def forget(self) -> None:
        """Give back the memory of what was set; fonts keep what they drew."""
        self._laid.clear()
        self._extents.clear()
        self.fonts.forget()

    def _lay(self, text: Text, style: Style, width: float) -> Laid:
        paragraph = _Paragraph(self, text, style)
        lines = tuple(paragraph.line(start, end) for start, end in paragraph.filled(width))
        source = "".join(c for c in plain(text) if c not in _DIRECTIONAL)
        mixed = any(segment.level & 1 for segment in paragraph.segments)
        awaits = (text, width) if any(run.page_of for run in runs_of(text)) else None
        languages = {run.language for run in runs_of(text) if run.text}
        language = languages.pop() if len(languages) == 1 else ""
        return Laid(lines, style, self.leading(style), source, mixed, awaits, language)


def _with_page(run: Run, pages: dict[str, int]) -> Run:
    if not run.page_of:
        return run
    number = pages.get(run.page_of)
    return replace(run, text="" if number is None else str(number), page_of="")


class _Paragraph:
    """A text on its way into lines."""

    def __init__(self, layout: Layout, text: Text, style: Style) -> None:
        self.style = style
        self.characters, self.segments = _segments(layout, text, style)
        self.chunks = chunks(self.characters)

    def extent(self) -> Extent:
        least = max((self.advance(chunk.start, chunk.end) for chunk in self.chunks), default=0.0)
        ends = [*(chunk.end for chunk in self.chunks if chunk.forced), len(self.characters)]
        starts = [0, *(chunk.after for chunk in self.chunks if chunk.forced)]
        natural = max(self.advance(start, end) for start, end in zip(starts, ends, strict=True))
        return Extent(least, natural)

    def advance(self, start: int, end: int) -> float:
        """The width of a stretch of characters."""
        total = 0.0
        for segment in self.segments:
            first, last = max(start, segment.start), min(end, segment.end)
            if first < last:
                shaped = segment.face.shape(self.characters[first:last], bool(segment.level & 1), self.style.tabular)
                total += shaped.width * segment.size
        return total

    def filled(self, width: float) -> list[tuple[int, int]]:
        """Start and end of each line."""
        if not self.chunks:
            return [(0, 0)] if self.characters else []
        room = width + _TOLERANCE
        if not any(chunk.forced for chunk in self.chunks):
            whole = (self.chunks[0].start, self.chunks[-1].end)
            if self.advance(*whole) <= room:
                return [whole]
        return self._filled(room)

    def _filled(self, room: float) -> list[tuple[int, int]]:
        lines: list[tuple[int, int]] = []
        start = end = -1
        used = 0.0
        for chunk in self.chunks:
            wide = self.advance(chunk.start, chunk.end)
            if start >= 0:
                used += self.advance(end, chunk.start) + wide
                if used > room:
                    lines.append((start, end))
                    start = -1
            if start < 0:
                *whole_lines, (start, end) = self._broken(chunk, room) if wide > room else [(chunk.start, chunk.end)]
                lines += whole_lines
                used = self.advance(start, end)
            end = chunk.end
            if chunk.forced:
                lines.append((start, end))
                start = -1
        if start >= 0:
            lines.append((start, end))
        return lines

    def _broken(self, chunk: Chunk, room: float) -> list[tuple[int, int]]:
        """A chunk too long for a line, cut between characters."""
        pieces = []
        start = chunk.start
        while self.advance(start, chunk.end) > room:
            end = start + 1
            while end < chunk.end and self.advance(start, end + 1) <= room:
                end += 1
            pieces.append((start, end))
            start = end
            if start >= chunk.end:
                return pieces
        return [*pieces, (start, chunk.end)]

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
            operators.append(move + self._look(part, shaped.operators(part.face, part.size)))
            step = shaped.width * part.size
            width += step
        logical = sorted(members, key=lambda part: part.start)
        text = "".join(self.characters[part.start : part.end] for part in logical)
        return Group(x, " ".join(operators), note, language, text, logical[0].start), width

    def _look(self, part: _Segment, shown: str) -> str:
        colour: Colour = part.run.colour or self.style.colour
        look = f"{colour.parts} rg /{part.face.resource} {part.size:.3g} Tf {shown}"
        if part.face.one_weight and _look_of(part.run, self.style)[1]:
            look = f"{colour.parts} RG {part.size * _THICKER:.3f} w 2 Tr {look} 0 Tr"
        if part.run.raised:
            return f"{self.style.size * _RAISED_BY:.2f} Ts {look} 0 Ts"
        return look


def _segments(layout: Layout, text: Text, style: Style) -> tuple[str, list[_Segment]]:
    """The characters to draw and their stretches of one face, level and run."""
    simple = _SIMPLE_TO_LEFT if layout.right_to_left else _SIMPLE_TO_RIGHT
    if isinstance(text, str) and simple.fullmatch(text):
        run = Run(text)
        _, face = layout.fonts.chain(*_look_of(run, style)).pick("0")
        level = 2 if layout.right_to_left else 0
        return text, [_Segment(0, len(text), face, level, run, _size(run, style, face))]
    chosen = list(_chosen(layout, runs_of(text), style))
    segments = []
    start = 0
    for (face, level, run), members in groupby(chosen, key=itemgetter(1, 2, 3)):
        count = len(list(members))
        segments.append(_Segment(start, start + count, face, level, run, _size(run, style, face)))
        start += count
    return "".join(one[0] for one in chosen), segments


def _chosen(layout: Layout, runs: tuple[Run, ...], style: Style) -> Iterator[tuple[str, Face, int, Run]]:
    """Each character to draw with its face, its level and its run."""
    whole = "".join(run.text for run in runs)
    directions = levels(whole, int(layout.right_to_left))[1]
    place = 0
    for run in runs:
        chain = layout.fonts.chain(*_look_of(run, style))
        face: Face | None = None
        for character in run.text:
            level = directions[place]
            place += 1
            if character in _DIRECTIONAL or (character < " " and character not in "\n\t"):
                continue
            drawn, face = chain.pick(" " if character == "\t" else character, face)
            yield drawn, face, level, run


def _look_of(run: Run, style: Style) -> tuple[Voice, bool, bool, bool]:
    bold = style.bold if run.bold is None else run.bold
    italic = style.italic if run.italic is None else run.italic
    return (run.voice or style.voice, bold, italic, style.tabular)


def _size(run: Run, style: Style, face: Face) -> float:
    size = style.size * run.scale * face.scale
    if not run.raised:
        return size
    return size * (_RAISED_ARABIC_SIZE if face.scale > 1 else _RAISED_SIZE)


def offset(line: Line, align: Align, width: float, *, right_to_left: bool) -> float:
    """Where a line starts, from the left edge of its width."""
    to_right = align is Align.RIGHT or (align is (Align.START if right_to_left else Align.END))
    if to_right:
        return width - line.width + line.hang
    if align is Align.CENTRE:
        return (width - line.width + line.hang) / 2
    return 0.0
