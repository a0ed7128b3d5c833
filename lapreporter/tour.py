"""The main job without a window: check a real example, seal a report, verify it, and say where everything lies."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path

from lapreporter.cli.delivery import Place, seal, sketch, write
from lapreporter.cli.examination import Examination, as_text, examine, summary, title
from lapreporter.cli.proof import as_text as verdict_as_text
from lapreporter.cli.proof import prove
from lapreporter.cli.sources import read_source
from lapreporter.errors import Failure
from lapreporter.exchange.identity import describe, make_identity
from lapreporter.exchange.pair import Pair
from lapreporter.i18n import open_language
from lapreporter.locations import shipped
from lapreporter.words import Language, mark

REAL, PRACTICE = "deu-2017.json", "xpr-2025.json"

CHECKING = mark("1. Checking a real example")
SEALING = mark("2. Signing: {report}")
VERIFYING = mark("3. Verifying what was signed")
LYING = mark("4. Where it lies")
HELD = mark(
    "Errors hold this report back: it holds only figures found in print, and nothing was made up to fill the gaps. "
    "So a draft of it is made to read, and the report of the practice country is signed."
)
IDENTITY = mark("An identity was made for this run only. Its twelve groups: {groups}")
PERSON, INSTITUTION, TOWN = mark("Amina Idris"), mark("Ministry of Foreign Affairs"), mark("Practice City")
AGAIN = mark("The same by hand: lapreporter check, lapreporter export, lapreporter verify.")


def main() -> int:
    """Do it all into a folder, ``out`` unless another is given; the exit code."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path("out")
    language = open_language("en")
    try:
        lead_through(folder, language, datetime.now().astimezone())
    except Failure as failure:
        print(*failure.sentences(language), sep="\n", file=sys.stderr)
        return 1
    return 0


def lead_through(folder: Path, language: Language, now: datetime) -> Pair:
    """Check, sign, verify, and print each step; where the pair lies. Raises a `Failure`."""
    files = []
    _head(CHECKING, language)
    real = _example(REAL, now)
    print(as_text(real, language, "error"))
    sealed = real
    if real.held:
        print("\n" + language.text(HELD))
        sealed = _example(PRACTICE, now)
        files.append(sketch(real, open_language, _free(folder, now), now))
    _head(SEALING, language, report=title(sealed.source.report, language))
    pair = _signed(sealed, folder, language, now)
    _head(VERIFYING, language)
    print(verdict_as_text(prove(pair.pdf, pair.json, pair.signature, None, now.date()), pair.pdf, language))
    _head(LYING, language)
    for file in (pair.pdf, pair.json, pair.signature, *files):
        print(f"  {file}")
    print("\n" + language.text(AGAIN))
    return pair


def _signed(examination: Examination, folder: Path, language: Language, now: datetime) -> Pair:
    print(summary(examination, language))
    identity = make_identity(language.text(PERSON), language.text(INSTITUTION), None, now)
    print(language.text(IDENTITY, {"groups": describe(identity.certificate).fingerprint}))
    made = seal(examination, (), identity, open_language, now, language.text(TOWN))
    return write(made, examination.source.report, Place(folder), now)


def _example(name: str, now: datetime) -> Examination:
    return examine(read_source(shipped("resources", "examples", name)), now.date())


def _free(folder: Path, now: datetime) -> Place:
    """A place for the draft that no earlier run has taken."""
    return Place(folder, pdf=folder / f"{Path(REAL).stem}_draft_{now:%Y%m%d-%H%M%S}.pdf")


def _head(message: str, language: Language, **places: str) -> None:
    print(f"\n{language.text(message, places)}\n", flush=True)


if __name__ == "__main__":
    sys.exit(main())
