"""The introduction letter: by stamp and diplomatic channel it tells a receiver whose key a fingerprint is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from lapreporter.exchange.meaning import MEANING
from lapreporter.exchange.pdf.compositor import Compositor
from lapreporter.exchange.pdf.facts import Fact
from lapreporter.exchange.pdf.metadata import Particulars
from lapreporter.exchange.pdf.press import written
from lapreporter.exchange.pdf.styles import BODY, INK, NARRATIVE, SECONDARY, Style
from lapreporter.exchange.pdf.text import Run, bold
from lapreporter.exchange.signer import Signer
from lapreporter.words import Language, Parameters, mark

_TITLE = mark("Introduction of a signing key")
_TO_WHOM = mark("To the receivers of reports under Article 7 of the Convention on Cluster Munitions")
_DECLARES = mark("{name} signs the reports of this State with the key that has the fingerprint below.")
_NAME, _POST, _INSTITUTION, _STATE = mark("Name"), mark("Post"), mark("Institution"), mark("State")
_FROM, _UNTIL, _ISSUED = mark("Key in use from"), mark("Key in use until"), mark("Certificate")
_OWN, _ISSUED_BY = mark("made by the signer"), mark("issued by {issuer}")
_FINGERPRINT = mark("Fingerprint: twelve groups of five digits")
_QR = mark("QR code with the fingerprint")
_MEANING = mark("What this means")
_HOW = mark("How the receiver uses this letter")
_STEPS = (
    mark(
        "Check a signed report with the program. It says that the signer is unknown, and asks for four of the groups."
    ),
    mark("Type these groups from this letter, not from the report or from a message that came with it."),
    mark("Keep this letter. From then on the program knows the key, and says so when another one comes in its place."),
)
_CONFIRMED = mark("Confirmed by the institution")
_HAND_LINES = (mark("Name and post of whoever confirms"), mark("Signature"), mark("Place and date"))
_STAMP = mark("Official stamp")
_DATE = mark("Date of this letter")
_DIGITS = Style(15, 21, bold=True, tabular=True)
_PER_LINE = 4


@dataclass(frozen=True, slots=True)
class Introduction:
    """What a letter says: who signs, the groups to compare, and the same as a QR code's content."""

    signer: Signer
    post: str
    state: str | None
    groups: tuple[str, ...]
    qr: str
    on: date


def introduction(signer: Signer, post: str, state: str | None, on: date) -> Introduction:
    """The content of a letter. ``state`` is an ISO 3166-1 alpha-3 code; ``post`` the signer's own words."""
    groups = tuple(signer.fingerprint.split(" "))
    return Introduction(signer, post.strip(), state, groups, "LAPKEY1 " + "".join(groups), on)


def fingerprint_in(qr: str) -> str | None:
    """The fingerprint in the content of a letter's QR code; None for any other code."""
    head, _, digits = qr.strip().partition(" ")
    if head != "LAPKEY1" or len(digits) != 60 or not (digits.isascii() and digits.isdecimal()):
        return None
    return " ".join(digits[at : at + 5] for at in range(0, 60, 5))


def letter_pdf(said: Introduction, language: Language, now: datetime) -> bytes:
    """The letter on one page, to be printed, stamped and sent; ``now`` is aware and becomes the file's date."""
    page = Compositor(right_to_left=language.right_to_left, chinese=language.code.startswith("zh"))
    _Letter(page, said, language).compose()
    title = language.text(_TITLE)
    author = said.signer.institution or said.signer.name
    return written(page, Particulars(title, author, title, language.code, now, language.right_to_left))


class _Letter:
    """One letter being set."""

    def __init__(self, page: Compositor, said: Introduction, language: Language) -> None:
        self.page = page
        self.said = said
        self.language = language

    def compose(self) -> None:
        page = self.page
        with page.section(self.say(_TITLE)):
            page.paragraph(self.say(_TO_WHOM), after=6)
            page.title(self.say(_TITLE), anchor="letter", bookmark=self.say(_TITLE))
            page.paragraph(self.say(_DECLARES, {"name": self.said.signer.name}), NARRATIVE)
            page.facts(self._facts(), columns=2)
            page.gap(2)
            self._fingerprint()
            page.heading(2, self.say(_MEANING), bookmark=False)
            page.bullets([self.say(sentence) for sentence in MEANING])
            page.heading(2, self.say(_HOW), bookmark=False)
            page.bullets([self.say(sentence) for sentence in _STEPS])
            page.heading(2, self.say(_CONFIRMED), bookmark=False)
            page.abreast([(60, self._hand), (40, lambda: page.stamp_field(self.say(_STAMP), height=34))], gutter=20)

    def say(self, message: str, parameters: Parameters | None = None) -> str:
        return self.language.text(message, parameters)

    def _facts(self) -> Sequence[Fact]:
        signer = self.said.signer
        issued = self.say(_OWN) if signer.self_issued else self.say(_ISSUED_BY, {"issuer": signer.issuer})
        facts = [
            (_NAME, signer.name),
            (_POST, self.said.post),
            (_INSTITUTION, signer.institution or ""),
            (_STATE, self.language.state(self.said.state) if self.said.state else ""),
            (_FROM, self.language.date(signer.not_before.date())),
            (_UNTIL, self.language.date(signer.not_after.date())),
            (_ISSUED, issued),
            (_DATE, self.language.date(self.said.on)),
        ]
        return [Fact(self.say(label), value) for label, value in facts if value]

    def _fingerprint(self) -> None:
        page = self.page

        def digits() -> None:
            page.paragraph(bold(self.say(_FINGERPRINT)), replace(BODY, size=8.8), after=1)
            for first in range(0, len(self.said.groups), _PER_LINE):
                page.paragraph(self._line(first), _DIGITS, after=0)

        def code() -> None:
            page.figure(30, self.say(_QR), lambda canvas: canvas.qr(self.said.qr, 0, 0, canvas.height), mirrored=False)

        with page.panel(stroke=INK, weight=1.0):
            page.abreast([(76, digits), (24, code)])

    def _line(self, first: int) -> tuple[Run, ...]:
        """Four groups, each after its small number, from left to right in every language."""
        runs = [Run("\u2066")]
        for at in range(first, first + _PER_LINE):
            runs.append(Run(f"{at + 1}\u00a0", bold=False, scale=0.5, colour=SECONDARY))
            runs.append(Run(self.said.groups[at] + "\u2003"))
        return (*runs, Run("\u2069"))

    def _hand(self) -> None:
        for label in _HAND_LINES:
            self.page.line_for_hand(self.say(label), height=8.5)
