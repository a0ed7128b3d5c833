"""The recovery sheet of a protected report: the code that opens it when the passphrase is forgotten."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from lapreporter.exchange.pdf.compositor import Compositor
from lapreporter.exchange.pdf.facts import Fact
from lapreporter.exchange.pdf.metadata import Particulars
from lapreporter.exchange.pdf.press import written
from lapreporter.exchange.pdf.styles import BODY, INK, NARRATIVE, SECONDARY, Style
from lapreporter.exchange.pdf.text import Run, bold
from lapreporter.words import Language, Parameters, mark

_TITLE = mark("Recovery sheet for a protected report")
_WHO = mark("To be kept in a sealed envelope, apart from the computer")
_OPENS = mark("Whoever holds this sheet and a copy of the report can open it, without any passphrase.")
_STATE, _YEAR, _REPORT, _MADE = mark("State"), mark("Year of the report"), mark("Report"), mark("Made on")
_CODE = mark("Recovery code: sixteen groups of six digits")
_QR = mark("QR code with the key of the report")
_USE = mark("When the passphrase is forgotten")
_USE_STEPS = (
    mark("Open the report in the program, and choose to open it with the recovery sheet."),
    mark("Type the sixteen groups one after the other. A slip of the pen is told by the number of its group."),
    mark("Choose a new passphrase. This sheet stays good as long as no other sheet is made."),
)
_KEEP = mark("How to keep it")
_KEEP_STEPS = (
    mark("Put it into an envelope, close it with a stamp across the flap, and hand it to the registry."),
    mark("Keep no photograph of it, and delete the file of this sheet once it is printed."),
    mark(
        "Without the passphrase and without this sheet nobody can open the report, not even the makers of the program."
    ),
)
_DIGITS = Style(15, 22, bold=True, tabular=True)
_PER_LINE = 4


@dataclass(frozen=True, slots=True)
class RecoverySheet:
    """What a sheet says.

    ``state`` is an ISO 3166-1 alpha-3 code, ``report`` the identity of the report, ``qr`` the key as age writes it.
    """

    state: str | None
    year: int | None
    report: str
    groups: Sequence[str]
    qr: str


def sheet_pdf(said: RecoverySheet, language: Language, now: datetime) -> bytes:
    """The sheet on one page; ``now`` is aware."""
    page = Compositor(right_to_left=language.right_to_left, chinese=language.code.startswith("zh"))
    _Sheet(page, said, language, now).compose()
    title = language.text(_TITLE)
    return written(page, Particulars(title, "", title, language.code, now, language.right_to_left))


class _Sheet:
    """One sheet being set."""

    def __init__(self, page: Compositor, said: RecoverySheet, language: Language, now: datetime) -> None:
        self.page = page
        self.said = said
        self.language = language
        self.now = now

    def compose(self) -> None:
        page = self.page
        with page.section(self.say(_TITLE)):
            page.paragraph(self.say(_WHO), after=6)
            page.title(self.say(_TITLE), anchor="sheet", bookmark=self.say(_TITLE))
            page.paragraph(self.say(_OPENS), NARRATIVE)
            page.facts(self._facts(), columns=2)
            page.gap(2)
            self._code()
            page.heading(2, self.say(_USE), bookmark=False)
            page.bullets([self.say(sentence) for sentence in _USE_STEPS])
            page.heading(2, self.say(_KEEP), bookmark=False)
            page.bullets([self.say(sentence) for sentence in _KEEP_STEPS])

    def say(self, message: str, parameters: Parameters | None = None) -> str:
        return self.language.text(message, parameters)

    def _facts(self) -> list[Fact]:
        said = self.said
        facts = [
            (_STATE, self.language.state(said.state) if said.state else ""),
            (_YEAR, str(said.year) if said.year else ""),
            (_REPORT, said.report),
            (_MADE, self.language.date(self.now.date())),
        ]
        return [Fact(self.say(label), value) for label, value in facts if value]

    def _code(self) -> None:
        page = self.page

        def digits() -> None:
            page.paragraph(bold(self.say(_CODE)), replace(BODY, size=8.8), after=1)
            for first in range(0, len(self.said.groups), _PER_LINE):
                page.paragraph(self._line(first), _DIGITS, after=0)

        def code() -> None:
            page.figure(32, self.say(_QR), lambda canvas: canvas.qr(self.said.qr, 0, 0, canvas.height), mirrored=False)

        with page.panel(stroke=INK, weight=1.0):
            page.abreast([(76, digits), (24, code)])

    def _line(self, first: int) -> tuple[Run, ...]:
        """Four groups, each after its small number, from left to right in every language."""
        runs = [Run("\u2066")]
        for at in range(first, first + _PER_LINE):
            runs.append(Run(f"{at + 1:\u2007>2}\u00a0", bold=False, scale=0.5, colour=SECONDARY))
            runs.append(Run(self.said.groups[at] + "\u2002"))
        return (*runs, Run("\u2069"))
