"""A word as an outline: large letters that are seen but are no text, so that copying a page does not pick them up."""

from __future__ import annotations

from dataclasses import dataclass, field

import uharfbuzz as hb

from lapreporter.exchange.pdf.shaping import Face

_Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Outline:
    """Path operators of a word set on a line from its origin, and its width, at a size of one em."""

    operators: str
    width: float


def outline(face: Face, word: str) -> Outline:
    """The outline of a word of one script that the face covers, in the direction of that script."""
    buffer = hb.Buffer()
    buffer.add_str(word)
    buffer.guess_segment_properties()
    hb.shape(face.font, buffer)
    pen = _Pen(1 / face.face.upem)
    for info, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        pen.shift = (pen.reached + place.x_offset, place.y_offset)
        face.font.draw_glyph_with_pen(info.codepoint, pen)
        pen.reached += place.x_advance
    return Outline(" ".join(pen.operators), pen.reached * pen.scale)


@dataclass(slots=True)
class _Pen:
    """Takes the strokes of glyphs as HarfBuzz draws them; the names of its methods are those it calls."""

    scale: float
    operators: list[str] = field(default_factory=list)
    shift: _Point = (0.0, 0.0)
    reached: float = 0.0
    at: _Point = (0.0, 0.0)

    def moveTo(self, to: _Point) -> None:  # noqa: N802
        self._write([to], "m")

    def lineTo(self, to: _Point) -> None:  # noqa: N802
        self._write([to], "l")

    def qCurveTo(self, control: _Point, to: _Point) -> None:  # noqa: N802
        # PDF knows cubic curves only.
        first, second = ((end[0] + 2 * control[0], end[1] + 2 * control[1]) for end in (self.at, to))
        self._write([(first[0] / 3, first[1] / 3), (second[0] / 3, second[1] / 3), to], "c")

    def curveTo(self, first: _Point, second: _Point, to: _Point) -> None:  # noqa: N802
        self._write([first, second, to], "c")

    def closePath(self) -> None:  # noqa: N802
        self.operators.append("h")

    def endPath(self) -> None:  # noqa: N802
        """A path that stays open needs no operator."""

    def _write(self, points: list[_Point], operator: str) -> None:
        moved = ((x + self.shift[0], y + self.shift[1]) for x, y in points)
        places = " ".join(f"{x * self.scale:.4f} {y * self.scale:.4f}" for x, y in moved)
        self.operators.append(f"{places} {operator}")
        self.at = points[-1]
