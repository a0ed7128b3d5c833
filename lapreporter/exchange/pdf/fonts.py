"""Which face draws which character: voices, weights, and the order in which faces stand in for each other."""

from __future__ import annotations

import unicodedata

from lapreporter.exchange.pdf.shaping import Face
from lapreporter.exchange.pdf.styles import Voice
from lapreporter.locations import shipped

ARABIC_SCALE = 1.08
ARABIC_COLUMN_SCALE = 1.16
"""Arabic letters look small beside Latin ones; Arabic-Indic figures in columns more so."""

_UNKNOWN = "\ufffd"
_JOINERS = frozenset("\u200c\u200d")


class Fonts:
    """The faces of one document. A new document takes a new one: each embeds only what it drew."""

    def __init__(self) -> None:
        self._faces: dict[tuple[str, float], Face] = {}
        self._chains: dict[tuple[Voice, bool, bool, bool], Chain] = {}
        self.missing: set[str] = set()
        """Characters no face covers; the replacement character stands for them."""

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

    def forget(self) -> None:
        """Give back the memory of what was shaped."""
        for face in self._faces.values():
            face.forget()

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
        self._picked: dict[str, tuple[str, Face]] = {}

    def pick(self, character: str, current: Face | None = None) -> tuple[str, Face]:
        """What to draw for a character, and the face that draws it.

        Spaces and marks stay with the face before them if it covers them. A character that no face covers is drawn as
        the replacement character and noted as missing.
        """
        if current is not None and _clings(character) and (character in _JOINERS or current.covers(character)):
            return character, current
        picked = self._picked.get(character)
        if picked is None:
            picked = self._picked[character] = self._pick(character)
        return picked

    def _pick(self, character: str) -> tuple[str, Face]:
        for face in self._faces:
            if face.covers(character):
                return character, face
        if character in "\n\u200c\u200d":
            return character, self._faces[0]
        self._missing.add(character)
        return self._pick(_UNKNOWN)


def _clings(character: str) -> bool:
    return character in " \u00a0\u200c\u200d" or unicodedata.combining(character) != 0


def _names(voice: Voice, bold: bool, italic: bool, tabular: bool) -> list[tuple[str, float]]:
    weight = "Bold" if bold else "Regular"
    serif = (f"NotoSerif-{weight}", 1.0)
    sans = ("NotoSans-Italic" if italic and not bold else f"NotoSans-{weight}", 1.0)
    naskh = (f"NotoNaskhArabic-{weight}", ARABIC_COLUMN_SCALE if tabular else ARABIC_SCALE)
    arabic = (f"NotoSansArabic-{weight}", ARABIC_SCALE)
    if voice is Voice.STATE:
        return [serif, naskh, sans, arabic]
    return [sans, naskh, serif] if tabular else [sans, arabic, serif, naskh]
