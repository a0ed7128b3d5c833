"""Faces: HarfBuzz turns text into glyphs, and each glyph is numbered so that a reader gets back the exact text.

A PDF font here numbers pairs of glyph and source text, not glyphs: the same outline drawn for two different texts has
two numbers, so that copying and reading aloud are exact.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from unicodedata import combining

import uharfbuzz as hb

from lapreporter.exchange.pdf.mirrors import MIRRORED

_SUBSTITUTES = {"\u2212": "\u2013"}
"""Drawn in place of a character the face lacks; the reader still gets the character."""

NO_TEXT = "\u200b"
"""What a glyph stands for whose text another glyph of its cluster carries: nothing that shows."""


@dataclass(frozen=True, slots=True)
class Glyph:
    """A numbered glyph with its advance and offset in thousandths of the size."""

    number: int
    advance: float
    right: float
    up: float


@dataclass(frozen=True, slots=True)
class Shaped:
    """Text as glyphs from left to right; ``width`` for size 1.

    ``even`` is the operator for glyphs that stand at their own advances, nearly all; only others are kept one by one.
    """

    glyphs: tuple[Glyph, ...]
    width: float
    even: str

    def operators(self, face: Face, size: float) -> str:
        """The text-showing operators for this size, the pen at the left of the first glyph."""
        return self.even or _uneven(self.glyphs, face, size)


class Face:
    """One font file: its coverage, the glyphs used so far, and a memory of everything shaped.

    A face of ``one_weight`` stands for bold as well: its outlines are then drawn thicker.
    """

    def __init__(self, name: str, path: Path, resource: str, scale: float = 1.0, *, one_weight: bool = False) -> None:
        self.name = name
        self.one_weight = one_weight
        self.resource = resource
        self.scale = scale
        self.face = hb.Face(hb.Blob.from_file_path(str(path)))
        self.font = hb.Font(self.face)
        self.used: list[tuple[int, str]] = [(0, NO_TEXT)]
        self.advances: list[float] = [0.0]
        self._natural: list[int] = [0]
        self._numbers: dict[tuple[int, str], int] = {}
        self._coverage = frozenset(self.face.unicodes)
        self._shaped: dict[tuple[str, bool, bool], Shaped] = {}
        self._per_mille = 1000 / self.face.upem

    def covers(self, character: str) -> bool:
        """Whether the face can draw the character, itself or by a look-alike."""
        return ord(character) in self._coverage or ord(_SUBSTITUTES.get(character, character)) in self._coverage

    def shape(self, text: str, right_to_left: bool, tabular: bool = False) -> Shaped:
        """The glyphs for text of one direction that the face covers."""
        key = (text, right_to_left, tabular)
        shaped = self._shaped.get(key)
        if shaped is None:
            shaped = self._shaped[key] = self._shape(text, right_to_left, tabular)
        return shaped

    def forget(self) -> None:
        """Give back the memory of what was shaped."""
        self._shaped.clear()

    def _shape(self, text: str, right_to_left: bool, tabular: bool) -> Shaped:
        buffer = hb.Buffer()
        buffer.add_str(self._drawn(text))
        buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_CHARACTERS
        buffer.guess_segment_properties()
        buffer.direction = "rtl" if right_to_left else "ltr"
        hb.shape(self.font, buffer, {"tnum": True} if tabular else {})
        infos, positions = buffer.glyph_infos, buffer.glyph_positions
        clusters = [info.cluster for info in infos]
        if right_to_left:
            clusters = _with_lone_marks(text, clusters)
        texts = _cluster_texts(text, clusters, right_to_left)
        numbers = [self._number(info.codepoint, source) for info, source in zip(infos, texts, strict=True)]
        advances = [place.x_advance for place in positions]
        if advances == [self._natural[number] for number in numbers] and not any(
            place.x_offset or place.y_offset for place in positions
        ):
            even = "<" + "".join([f"{number:04X}" for number in numbers]) + "> Tj"
            return Shaped((), sum(advances) * self._per_mille / 1000, even)
        scale = self._per_mille
        glyphs = tuple(
            Glyph(number, advance * scale, place.x_offset * scale, place.y_offset * scale)
            for number, advance, place in zip(numbers, advances, positions, strict=True)
        )
        return Shaped(glyphs, sum(glyph.advance for glyph in glyphs) / 1000, "")

    def _drawn(self, text: str) -> str:
        for wanted, drawn in _SUBSTITUTES.items():
            if wanted in text and ord(wanted) not in self._coverage:
                text = text.replace(wanted, drawn)
        return text

    def _number(self, glyph: int, source: str) -> int:
        key = (glyph, source)
        number = self._numbers.get(key)
        if number is None:
            number = self._numbers[key] = len(self.used)
            self.used.append(key)
            self._natural.append(self.font.get_glyph_h_advance(glyph))
            self.advances.append(self._natural[-1] * self._per_mille)
        return number


def _with_lone_marks(text: str, clusters: list[int]) -> list[int]:
    """The clusters, a vowel sign that stands alone on its letter counted to the letter.

    Readers lose such a sign, or part the word there, where it has a glyph of its own; two on one letter they keep.
    """
    marks = [i for i, character in enumerate(text) if combining(character)]
    alone = {i for i in marks if i and not {i - 1, i + 1} & set(marks)}
    if not alone:
        return clusters
    starts = sorted(set(clusters))
    return [starts[starts.index(one) - 1] if one in alone and one != starts[0] else one for one in clusters]


def _cluster_texts(text: str, clusters: list[int], right_to_left: bool) -> list[str]:
    """The text each glyph stands for: its cluster's text at the cluster's first glyph in reading order."""
    if not right_to_left and clusters == list(range(len(text))):
        return list(text)
    starts = [*sorted(set(clusters)), len(text)]
    following = dict(pairwise(starts))
    texts = [NO_TEXT] * len(clusters)
    seen: set[int] = set()
    order = range(len(clusters) - 1, -1, -1) if right_to_left else range(len(clusters))
    for i in order:
        cluster = clusters[i]
        if cluster not in seen:
            seen.add(cluster)
            source = text[cluster : following[cluster]]
            texts[i] = _as_seen(source) if right_to_left else source
    return texts


def _as_seen(source: str) -> str:
    # Readers reverse text from right to left back by themselves, letter by letter and bracket by bracket.
    return MIRRORED.get(source, source) if len(source) == 1 else source[::-1]


def _uneven(glyphs: tuple[Glyph, ...], face: Face, size: float) -> str:
    out: list[str] = []
    row: list[str] = []
    lifted = 0.0
    owed = 0.0
    for glyph in glyphs:
        if glyph.up != lifted:
            if row:
                out.append("[" + "".join(row) + "] TJ")
                row = []
            out.append(f"{glyph.up * size / 1000:.3f} Ts")
            lifted = glyph.up
        owed += glyph.right
        if abs(owed) > 0.01:
            row.append(f"{-owed:.2f}")
            owed = 0.0
        row.append(f"<{glyph.number:04X}>")
        owed += glyph.advance - face.advances[glyph.number] - glyph.right
    if abs(owed) > 0.01:
        row.append(f"{-owed:.2f}")
    out.append("[" + "".join(row) + "] TJ")
    if lifted:
        out.append("0 Ts")
    return " ".join(out)
