"""A page that stands for itself beside the report, such as a letter: facts, a code to be read off, and what to do."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from lapreporter.exchange.pdf.compositor import Compositor
from lapreporter.exchange.pdf.facts import Fact
from lapreporter.exchange.pdf.metadata import Particulars
from lapreporter.exchange.pdf.press import written
from lapreporter.exchange.pdf.styles import BODY, INK, NARRATIVE, SECONDARY, Style
from lapreporter.exchange.pdf.text import Run, bold
from lapreporter.words import Language, Parameters

_DIGITS = Style(15, 22, bold=True, tabular=True)
_PER_LINE = 4


@dataclass(frozen=True, slots=True)
class PrintedCode:
    """Groups of digits, and the content of a QR code that says the same.

    ``label`` and ``qr_label`` are marked; ``gap`` stands between two groups, ``side`` is that of the QR code in mm.
    """

    label: str
    groups: Sequence[str]
    gap: str
    qr_label: str
    qr: str
    side: float


class Leaflet:
    """One page being set in a language. What it is given to say is marked, and translated here."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self.page = Compositor(right_to_left=language.right_to_left, chinese=language.code.startswith("zh"))

    def say(self, message: str, parameters: Parameters | None = None) -> str:
        """A message in the language of the page."""
        return self.language.text(message, parameters)

    def begin(self, title: str, to_whom: str, anchor: str, lead: str) -> None:
        """The title below whom the page is for, and the first sentence; ``lead`` is translated already."""
        self.page.paragraph(self.say(to_whom), after=6)
        self.page.title(self.say(title), anchor=anchor, bookmark=self.say(title))
        self.page.paragraph(lead, NARRATIVE)

    def facts(self, facts: Iterable[tuple[str, str]]) -> None:
        """Labels with their values; what has no value is left out."""
        self.page.facts([Fact(self.say(label), value) for label, value in facts if value], columns=2)
        self.page.gap(2)

    def points(self, heading: str, sentences: Iterable[str]) -> None:
        """A heading, and sentences one below the other."""
        self.page.heading(2, self.say(heading), bookmark=False)
        self.page.bullets([self.say(sentence) for sentence in sentences])

    def code(self, code: PrintedCode) -> None:
        """The groups of a code, four in a line, with the QR code beside them."""
        page = self.page

        def digits() -> None:
            page.paragraph(bold(self.say(code.label)), replace(BODY, size=8.8), after=1)
            for first in range(0, len(code.groups), _PER_LINE):
                page.paragraph(_line(code, first), _DIGITS, after=0)

        def square() -> None:
            drawn = self.say(code.qr_label)
            page.figure(code.side, drawn, lambda canvas: canvas.qr(code.qr, 0, 0, canvas.height), mirrored=False)

        with page.panel(stroke=INK, weight=1.0):
            page.abreast([(76, digits), (24, square)])

    def pdf(self, title: str, author: str, now: datetime) -> bytes:
        """The page as a file; ``now`` is aware and becomes its date."""
        said, language = self.say(title), self.language
        return written(self.page, Particulars(said, author, said, language.code, now, language.right_to_left))


def _line(code: PrintedCode, first: int) -> tuple[Run, ...]:
    """Some of the groups, each after its small number, from left to right in every language."""
    runs = [Run("\u2066")]
    for at, group in enumerate(code.groups[first : first + _PER_LINE], first + 1):
        runs.append(Run(f"{at:\u2007>{len(str(len(code.groups)))}}\u00a0", bold=False, scale=0.5, colour=SECONDARY))
        runs.append(Run(group + code.gap))
    return (*runs, Run("\u2069"))
