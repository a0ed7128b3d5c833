"""Which face draws which character: voices, weights, and the order in which faces stand in for each other."""

from __future__ import annotations

import unicodedata

from lapreporter.exchange.pdf.shaping import Face
from lapreporter.exchange.pdf.styles import Voice
from lapreporter.locations import shipped

CHINESE = "NotoSansSC-Regular"
"""The one Chinese face: 10.6 MB, opened only when a character needs it, and of one weight."""

PAIRWISE = frozenset({"NotoSans-Regular", "NotoSans-Bold", "NotoSans-Italic", "NotoSerif-Regular", "NotoSerif-Bold"})
"""The faces in which only neighbouring characters have a say in each other's looks."""

ARABIC_SCALE = 1.08
ARABIC_COLUMN_SCALE = 1.16
"""Arabic letters look small beside Latin ones; Arabic-Indic figures in columns more so."""

_UNKNOWN = "\ufffd"
_JOINERS = frozenset("\u200c\u200d")
_WIDE_AMONG_CHINESE = frozenset("\u2018\u2019\u201c\u201d\u2014\u2026")
"""Quotation marks, dash and dots: in Chinese text as wide as a character, in other text not."""


class Fonts:
    """The faces of one document. A new document takes a new one: each embeds only what it drew.

    In a ``chinese`` document both voices are sans, since there is no Chinese serif beside which another would not look
    like a mistake.
    """

    def __init__(self, *, chinese: bool = False) -> None:
        self.chinese = chinese
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
            said_by = Voice.FORM if self.chinese else voice
            self._chains[key] = Chain(self, _names(said_by, bold, italic, tabular))
        return self._chains[key]

    def forget(self) -> None:
        """Give back the memory of what was shaped."""
        for face in self._faces.values():
            face.forget()

    def face(self, name: str, scale: float) -> Face:
        """The face from the file of this name, opened when it is first asked for."""
        key = (name, scale)
        if key not in self._faces:
            path = shipped("resources", "fonts", f"{name}.ttf")
            resource, pairwise = f"F{len(self._faces) + 1}", name in PAIRWISE
            self._faces[key] = Face(name, path, resource, scale, one_weight=name == CHINESE, pairwise=pairwise)
        return self._faces[key]


class Chain:
    """Faces in order of preference, with a memory of which one draws which character."""

    def __init__(self, fonts: Fonts, names: list[tuple[str, float]]) -> None:
        self._fonts = fonts
        self._names = names
        self._picked: dict[str, tuple[str, Face]] = {}

    def pick(self, character: str, current: Face | None = None) -> tuple[str, Face]:
        """What to draw for a character, and the face that draws it.

        Spaces and marks stay with the face before them if it covers them. A character that no face covers is drawn as
        the replacement character and noted as missing.
        """
        if current is not None and _clings(character) and (character in _JOINERS or current.covers(character)):
            return character, current
        if self._fonts.chinese and character in _WIDE_AMONG_CHINESE and (current is None or current.name == CHINESE):
            return character, self._fonts.face(CHINESE, 1.0)
        picked = self._picked.get(character)
        if picked is None:
            picked = self._picked[character] = self._pick(character)
        return picked

    def _pick(self, character: str) -> tuple[str, Face]:
        for face in (self._fonts.face(*name) for name in self._names):
            if face.covers(character):
                return character, face
        if character in "\n\u200c\u200d":
            return character, self._fonts.face(*self._names[0])
        self._fonts.missing.add(character)
        return self._pick(_UNKNOWN)


def _clings(character: str) -> bool:
    return character in " \u00a0\u200c\u200d" or unicodedata.combining(character) != 0


def _names(voice: Voice, bold: bool, italic: bool, tabular: bool) -> list[tuple[str, float]]:
    weight = "Bold" if bold else "Regular"
    serif = (f"NotoSerif-{weight}", 1.0)
    sans = ("NotoSans-Italic" if italic and not bold else f"NotoSans-{weight}", 1.0)
    naskh = (f"NotoNaskhArabic-{weight}", ARABIC_COLUMN_SCALE if tabular else ARABIC_SCALE)
    arabic = (f"NotoSansArabic-{weight}", ARABIC_SCALE)
    chinese = (CHINESE, 1.0)
    if voice is Voice.STATE:
        return [serif, naskh, sans, arabic, chinese]
    return [sans, naskh, serif, chinese] if tabular else [sans, arabic, serif, naskh, chinese]
