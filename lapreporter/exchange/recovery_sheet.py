"""The recovery sheet of a protected report: the code that opens it when the passphrase is forgotten."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from lapreporter.exchange.leaflet import Leaflet, PrintedCode
from lapreporter.words import Language, mark

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
    sheet = Leaflet(language)
    with sheet.page.section(sheet.say(_TITLE)):
        sheet.begin(_TITLE, _WHO, "sheet", sheet.say(_OPENS))
        sheet.facts(
            (
                (_STATE, language.state(said.state) if said.state else ""),
                (_YEAR, str(said.year) if said.year else ""),
                (_REPORT, said.report),
                (_MADE, language.date(now.date())),
            )
        )
        sheet.code(PrintedCode(_CODE, said.groups, "\u2002", _QR, said.qr, side=32))
        sheet.points(_USE, _USE_STEPS)
        sheet.points(_KEEP, _KEEP_STEPS)
    return sheet.pdf(_TITLE, "", now)
