"""Faces: HarfBuzz turns text into glyphs, and each glyph is numbered so that a reader gets back the exact text.

A PDF font here numbers pairs of glyph and source text, not glyphs: the same outline drawn for two different texts has
two numbers, so that copying and reading aloud are exact.
"""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import NamedTuple
from unicodedata import combining

import uharfbuzz as hb

from lapreporter.exchange.pdf.mirrors import MIRRORED
from lapreporter.exchange.pdf.pairs import END, NeedsShaping, Pairs, Placed

_SUBSTITUTES = {"\u2212": "\u2013"}
"""Drawn in place of a character the face lacks; the reader still gets the character."""

_LANGUAGE = "en"
"""One for all texts. HarfBuzz would ask the system, and the same report would look otherwise on a Turkish one."""

NO_TEXT = "\u200b"
"""What a glyph stands for whose text another glyph of its cluster carries: nothing that shows."""


class Glyph(NamedTuple):
    """A numbered glyph with its advance and offset in thousandths of the size."""

    number: int
    advance: float
    right: float
    up: float


class Shaped(NamedTuple):
    """Text as glyphs from left to right; ``width`` for size 1.

    ``level`` is the operator for glyphs that all stand on the line, nearly all; only others are kept one by one.
    """

    glyphs: tuple[Glyph, ...]
    width: float
    level: str

    def operators(self, face: Face, size: float) -> str:
        """The text-showing operators for this size, the pen at the left of the first glyph."""
        return self.level or _uneven(self.glyphs, face, size)


class Face:
    """One font file: its coverage, the glyphs used so far, and a memory of everything shaped.

    A face of ``one_weight`` stands for bold as well: its outlines are then drawn thicker. In one that is ``pairwise``
    only neighbouring characters have a say in each other's looks.
    """

    def __init__(
        self,
        name: str,
        path: Path,
        resource: str,
        scale: float = 1.0,
        *,
        one_weight: bool = False,
        pairwise: bool = False,
    ) -> None:
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
        self._pairs = tuple(self._paired(tabular) for tabular in (False, True)) if pairwise else ()

    def covers(self, character: str) -> bool:
        """Whether the face can draw the character, itself or by a look-alike."""
        return ord(character) in self._coverage or ord(_SUBSTITUTES.get(character, character)) in self._coverage

    def shape(self, text: str, right_to_left: bool, tabular: bool = False) -> Shaped:
        """The glyphs for text of one direction that the face covers."""
        if self._pairs and not right_to_left:
            try:
                return self._by_pairs(text, self._pairs[tabular])
            except NeedsShaping:
                pass
        key = (text, right_to_left, tabular)
        shaped = self._shaped.get(key)
        if shaped is None:
            shaped = self._shaped[key] = self.shaped_whole(text, right_to_left, tabular)
        return shaped

    def forget(self) -> None:
        """Give back the memory of what was shaped."""
        self._shaped.clear()

    def _by_pairs(self, text: str, pairs: Pairs) -> Shaped:
        known = [pairs[pair] for pair in zip(text, text[1:] + END, strict=True)]
        codes = "".join([code for code, _ in known])
        width = sum([advance for _, advance in known]) * self._per_mille / 1000
        return Shaped((), width, f"[<{codes}>] TJ" if ">" in codes else f"<{codes}> Tj")

    def _paired(self, tabular: bool) -> Pairs:
        def placed(text: str) -> list[Placed]:
            buffer = self._buffer(text, right_to_left=False, tabular=tabular)
            found = zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
            return [
                Placed(info.codepoint, place.x_advance, not place.x_offset and not place.y_offset)
                for info, place in found
            ]

        return Pairs(placed, self._number, self._per_mille)

    def _buffer(self, text: str, *, right_to_left: bool, tabular: bool) -> hb.Buffer:
        """The text shaped by HarfBuzz."""
        buffer = hb.Buffer()
        buffer.add_str(self._drawn(text))
        buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_CHARACTERS
        buffer.guess_segment_properties()
        buffer.direction = "rtl" if right_to_left else "ltr"
        buffer.language = _LANGUAGE
        hb.shape(self.font, buffer, {"tnum": True} if tabular else {})
        return buffer

    def shaped_whole(self, text: str, right_to_left: bool, tabular: bool) -> Shaped:
        """What `shape` gives, always asked of HarfBuzz for the text as a whole."""
        buffer = self._buffer(text, right_to_left=right_to_left, tabular=tabular)
        infos, positions = buffer.glyph_infos, buffer.glyph_positions
        clusters = [info.cluster for info in infos]
        if right_to_left:
            clusters = _with_lone_marks(text, clusters)
        texts = _cluster_texts(text, clusters, right_to_left)
        numbers = [self._number(info.codepoint, source) for info, source in zip(infos, texts, strict=True)]
        scale = self._per_mille
        glyphs = tuple(
            Glyph(number, place.x_advance * scale, place.x_offset * scale, place.y_offset * scale)
            for number, place in zip(numbers, positions, strict=True)
        )
        width = sum(place.x_advance for place in positions) * scale / 1000
        if any(glyph.up for glyph in glyphs):
            return Shaped(glyphs, width, "")
        return Shaped((), width, _uneven(glyphs, self, 1.0))

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
                out.append(_shown(row))
                row = []
            out.append(f"{glyph.up * size / 1000:.3f} Ts")
            lifted = glyph.up
        owed += glyph.right
        if abs(owed) > 0.01:
            row.append(f">{-owed:.2f}<")
            owed = 0.0
        row.append(f"{glyph.number:04X}")
        owed += glyph.advance - face.advances[glyph.number] - glyph.right
    if abs(owed) > 0.01:
        row.append(f">{-owed:.2f}<")
    out.append(_shown(row))
    if lifted:
        out.append("0 Ts")
    return " ".join(out)


def _shown(row: list[str]) -> str:
    """The operator for codes with adjustments between them."""
    codes = "".join(row)
    return f"[<{codes}>] TJ".replace("<>", "") if ">" in codes else f"<{codes}> Tj"
