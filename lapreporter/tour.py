"""The main job without a window: check a real example, seal a report, verify it, and say where everything lies.

Begun as ``lapreporter tour``, from a checkout and from the program that ships.
"""

from __future__ import annotations

import os
import sys
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import uuid4

from lapreporter import __version__
from lapreporter.checks.finding import Severity
from lapreporter.checks.wording import sentences
from lapreporter.cli.delivery import Place, seal, write
from lapreporter.cli.examination import Examination, examine, summary, title
from lapreporter.cli.proof import as_text, prove
from lapreporter.cli.sources import read_source
from lapreporter.document.content import Content, to_bytes
from lapreporter.document.content import summary as summary_of
from lapreporter.document.files import Files
from lapreporter.document.lock import Owner
from lapreporter.document.passphrases import words
from lapreporter.document.protection import (
    Key,
    Protection,
    new_recovery,
    open_with_passphrase,
    protect,
    recipient_of,
)
from lapreporter.document.shelf import Shelf
from lapreporter.errors import Failure, NothingIntact
from lapreporter.exchange.identity import describe, make_identity
from lapreporter.exchange.pair import Pair
from lapreporter.i18n import fitting, languages, open_language, wanted_by
from lapreporter.locations import shipped
from lapreporter.report.report import Report
from lapreporter.words import Language, mark

EXAMPLE = "deu-2017.json"

CHECKING = mark("1. Checking a real example")
SEALING = mark("2. Making the PDF and the JSON, and signing them")
VERIFYING = mark("3. Verifying what was signed")
LYING = mark("4. Where it lies")
PROTECTING = mark("5. Putting a report under a passphrase, and opening it again")
SHUT = mark("Without the passphrase it stays shut. With it, it opens and is the same as before.")
IDENTITY = mark("An identity was made for this run only. Its twelve groups:")
PERSON, INSTITUTION = mark("Nobody, for practice"), mark("LAP Reporter, practice run")
AGAIN = mark("The same by hand: lapreporter check, lapreporter export, lapreporter verify.")


def main() -> int:
    """Do it all into the folder named after ``tour``, or into ``out``, in the system's language; the exit code."""
    folder = Path(sys.argv[2]) if len(sys.argv) > 2 else Path("out")
    language = open_language(fitting(wanted_by(os.environ), languages()))
    try:
        lead_through(folder, language, datetime.now().astimezone())
    except Failure as failure:
        print(*failure.sentences(language), sep="\n", file=sys.stderr)
        return 1
    return 0


def lead_through(folder: Path, language: Language, now: datetime) -> Pair:
    """Check, sign, verify, protect, and print each step; where the pair lies. Raises a `Failure`."""
    _head(CHECKING, language)
    examination = examine(read_source(shipped("resources", "examples", EXAMPLE)), now.date())
    report = examination.source.report
    print(title(report, language), examination.source.file, summary(examination, language), sep="\n")
    for finding in examination.findings:
        if finding.severity in (Severity.ERROR, Severity.WARNING):
            print(f"  {finding.code}  {sentences(finding, language)[0]}")
    _head(SEALING, language)
    pair = _signed(examination, folder, language, now)
    _head(VERIFYING, language)
    print(as_text(prove(pair.pdf, pair.json, pair.signature, None, now.date(), {}), pair.pdf, language))
    _head(LYING, language)
    for file in (pair.pdf, pair.json, pair.signature):
        print(f"  {file}")
    _head(PROTECTING, language)
    keep_under_passphrase(report, " ".join(words(language.code)), now)
    print(language.text(SHUT))
    print("\n" + language.text(AGAIN))
    return pair


def keep_under_passphrase(report: Report, passphrase: str, now: datetime) -> None:
    """Save a report under a passphrase as the window does, and open it again; nothing of it stays on the disk.

    Raises `NothingIntact` unless it asked for the passphrase and came back as it was.
    """
    payload, name = to_bytes(Content(report=report)), str(uuid4())
    key = protect(passphrase, recipient_of(new_recovery()))
    asked: list[Key] = []

    def typed(protection: Protection) -> Key:
        asked.append(open_with_passphrase(protection, passphrase))
        return asked[-1]

    with TemporaryDirectory() as folder:
        shelf, owner = Shelf(Path(folder), Files(), __version__), Owner.of_this_process(now)
        shelf.create(name, payload, summary=summary_of(report), now=now, owner=owner, key=key).close()
        loaded, _ = shelf.read(name, typed)
    if not asked or loaded.payload != payload:
        raise NothingIntact(place=folder)


def _signed(examination: Examination, folder: Path, language: Language, now: datetime) -> Pair:
    identity = make_identity(language.text(PERSON), language.text(INSTITUTION), None, now)
    print(language.text(IDENTITY), describe(identity.certificate).fingerprint, sep="\n  ")
    made = seal(examination, (), identity, open_language, now, "")
    return write(made, examination.source.report, Place(folder))


def _head(message: str, language: Language) -> None:
    print(f"\n{language.text(message)}\n", flush=True)
