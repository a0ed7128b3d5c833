"""Which face draws which character: voices, weights, and the order in which faces stand in for each other."""

from __future__ import annotations

import unicodedata

from lapreporter.exchange.pdf.shaping import Face
from lapreporter.exchange.pdf.styles import Voice
from lapreporter.locations import shipped

ARABIC_SCALE = 1.08
ARABIC_COLUMN_SCALE = 1.16
"""Arabic letters look small beside Latin ones; Arabic-Indic figures in columns more so."""

_UNKNOWN = "\u25a1"
_JOINERS = frozenset("\u200c\u200d")


class Fonts:
    """The faces of one document. A new document takes a new one: each embeds only what it drew."""

    def __init__(self) -> None:
        self._faces: dict[tuple[str, float], Face] = {}
        self._chains: dict[tuple[Voice, bool, bool, bool], Chain] = {}
        self.missing: set[str] = set()
        """Characters no face covers; they are drawn as an empty box."""

    @property
    def faces(self) -> tuple[Face, ...]:
        """Every face opened so far."""
        return tuple(self._faces.values())

    def chain(self, voice: Voice, bold: bool, italic: bool, tabular: bool) -> Chain:
        """The faces for a look, best first."""
        key = (voice, bold, italic, tabular)
        if key not in self._chains:
            self._chains[key] = Chain([self._face(name, scale) for name, scale in _names(*key)], self.missing)
        return self._chains[key]

    def _face(self, name: str, scale: float) -> Face:
        key = (name, scale)
        if key not in self._faces:
            path = shipped("resources", "fonts", f"{name}.ttf")
            self._faces[key] = Face(name, path, f"F{len(self._faces) + 1}", scale)
        return self._faces[key]


class Chain:
    """Faces in order of preference, with a memory of which one draws which character."""

    def __init__(self, faces: list[Face], missing: set[str]) -> None:
        self._faces = faces
        self._missing = missing
        self._chosen: dict[str, Face | None] = {}

    def face(self, character: str, current: Face | None) -> Face:
        """The face for the character; spaces and marks stay with the face before them if it covers them."""
        if current is not None and _clings(character) and (character in _JOINERS or current.covers(character)):
            return current
        if character not in self._chosen:
            self._chosen[character] = next((face for face in self._faces if face.covers(character)), None)
        return self._chosen[character] or self._faces[0]

    def drawable(self, text: str) -> str:
        """The text with an empty box for each character that no face covers."""
        if text.isascii() or text in _JOINERS:
            return text
        lacking = {c for c in set(text) if not any(face.covers(c) for face in self._faces)}
        self._missing |= lacking
        return "".join(_UNKNOWN if c in lacking else c for c in text) if lacking else text


def _clings(character: str) -> bool:
    return character in " \u00a0" or character in _JOINERS or unicodedata.combining(character) != 0


def _names(voice: Voice, bold: bool, italic: bool, tabular: bool) -> list[tuple[str, float]]:
    weight = "Bold" if bold else "Regular"
    serif = (f"NotoSerif-{weight}", 1.0)
    sans = ("NotoSans-Italic" if italic and not bold else f"NotoSans-{weight}", 1.0)
    naskh = (f"NotoNaskhArabic-{weight}", ARABIC_COLUMN_SCALE if tabular else ARABIC_SCALE)
    arabic = (f"NotoSansArabic-{weight}", ARABIC_SCALE)
    if voice is Voice.STATE:
        return [serif, naskh, sans, arabic]
    return [sans, naskh, serif] if tabular else [sans, arabic, serif, naskh]
