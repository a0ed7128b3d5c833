"""The introduction letter: by stamp and diplomatic channel it tells a receiver whose key a fingerprint is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from lapreporter.exchange.leaflet import Leaflet, PrintedCode
from lapreporter.exchange.meaning import MEANING
from lapreporter.exchange.signer import Signer
from lapreporter.words import Language, mark

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
    letter = Leaflet(language)
    page, say = letter.page, letter.say

    def hand() -> None:
        for label in _HAND_LINES:
            page.line_for_hand(say(label), height=8.5)

    with page.section(say(_TITLE)):
        letter.begin(_TITLE, _TO_WHOM, "letter", say(_DECLARES, {"name": said.signer.name}))
        letter.facts(_facts(said, language))
        letter.code(PrintedCode(_FINGERPRINT, said.groups, "\u2003", _QR, said.qr, side=30))
        letter.points(_MEANING, MEANING)
        letter.points(_HOW, _STEPS)
        page.heading(2, say(_CONFIRMED), bookmark=False)
        page.abreast([(60, hand), (40, lambda: page.stamp_field(say(_STAMP), height=34))], gutter=20)
    return letter.pdf(_TITLE, said.signer.institution or said.signer.name, now)


def _facts(said: Introduction, language: Language) -> Sequence[tuple[str, str]]:
    signer = said.signer
    issued = language.text(_OWN) if signer.self_issued else language.text(_ISSUED_BY, {"issuer": signer.issuer})
    return (
        (_NAME, signer.name),
        (_POST, said.post),
        (_INSTITUTION, signer.institution or ""),
        (_STATE, language.state(said.state) if said.state else ""),
        (_FROM, language.date(signer.not_before.date())),
        (_UNTIL, language.date(signer.not_after.date())),
        (_ISSUED, issued),
        (_DATE, language.date(said.on)),
    )
