"""Collect every text people read into ``translations/lapreporter.pot``, and bring the catalogues beside it up to date.

From Python what `mark` and `mark_plural` mark; from the files under ``forms`` every string under one of the
`WORD_KEYS`. Reference data are proper names and stay out, but for the States invented for practice.
Each text says where it stands. In a catalogue new texts wait untranslated and texts that are gone are left out;
nothing is guessed from a similar text. With ``--check`` nothing is written; the exit code is 1 if the template is not
up to date.
"""

from __future__ import annotations

import csv
import io
import sys
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TypeAlias

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_file
from babel.messages.pofile import read_po, write_po

from lapreporter.words import WORD_KEYS
from tools.catalogues import read

ROOT = Path(__file__).resolve().parent.parent
TEMPLATE = Path("translations", "lapreporter.pot")
KEYWORDS = {"mark": None, "mark_plural": (1, 2)}
# What tells a translator which entry of a form a text belongs to, best first.
REFERENCE = "forms/reference/"
# No other list knows the invented States, so their names are translated here.
PRACTICE = REFERENCE + "practice-states.csv"
NAMES_OF_AN_ENTRY = ("path", "code", "key", "id", "letter", "number")

Message: TypeAlias = str | tuple[str, ...]

CHANGING = tuple(
    f'"{name}'.encode()
    for name in (
        *("POT-Creation-Date", "PO-Revision-Date", "Generated-By"),
        *("Last-Translator", "Language-Team", "Report-Msgid-Bugs-To"),
    )
)
HEADER = """\
# Texts of LAP Reporter. Written by `make strings`; do not edit.
# Words in {braces} are filled in by the program: keep them as they are, move them where they belong.
#"""


def main(arguments: list[str]) -> int:
    """Write the template, or with ``--check`` compare it; the exit code."""
    file, fresh = ROOT / TEMPLATE, template(ROOT)
    if "--check" not in arguments:
        file.write_bytes(fresh)
        for catalogue in sorted(file.parent.glob("*.po")):
            catalogue.write_bytes(merged(catalogue, fresh))
        return 0
    if file.is_file() and file.read_bytes() == fresh:
        return 0
    print(f"{TEMPLATE} is not up to date: run `make strings` and commit it.", file=sys.stderr)
    return 1


def merged(file: Path, template: bytes) -> bytes:
    """A catalogue with the texts of the template: comments of translators stay, translations of texts that stay too."""
    catalog = read(file)
    catalog.update(read_po(io.BytesIO(template)), no_fuzzy_matching=True)
    return written(catalog)


def template(root: Path) -> bytes:
    """The template for a checkout, the same for the same sources on every machine."""
    catalog = Catalog(header_comment=HEADER, project="LAP Reporter", fuzzy=False)
    for file in sorted((root / "lapreporter").rglob("*.py")):
        place = file.relative_to(root).as_posix()
        for line, message, comments, context in extract_from_file(
            "python", str(file), keywords=KEYWORDS, comment_tags=("Translators:",), strip_comment_tags=True
        ):
            catalog.add(message, locations=[(place, line)], auto_comments=comments, context=context)
    for file in sorted((root / "forms").rglob("*.toml")):
        place = file.relative_to(root).as_posix()
        if not place.startswith(REFERENCE):
            for where, text in words_of(tomllib.loads(file.read_text(encoding="utf-8"))):
                catalog.add(text, locations=[(place, 0)], auto_comments=[where])
    practice = root / PRACTICE
    if practice.is_file():
        for row in csv.DictReader(io.StringIO(practice.read_text(encoding="utf-8"))):
            catalog.add(row["name"], locations=[(PRACTICE, 0)], auto_comments=["an invented State"])
    return written(catalog)


def words_of(table: Mapping[str, object], where: str = "") -> Iterator[tuple[str, str]]:
    """The texts in the data of a form, each with the entry and key it stands under."""
    for key, value in table.items():
        here = f"{where} {key}".strip()
        for item in value if isinstance(value, list) else [value]:
            if isinstance(item, dict):
                yield from words_of(item, f"{where} {name_of(item) or key}".strip())
            elif isinstance(item, str) and item and key in WORD_KEYS:
                yield here, item


def name_of(entry: Mapping[str, object]) -> str:
    """What an entry is called in the form, if it says so."""
    return next((str(entry[name]) for name in NAMES_OF_AN_ENTRY if name in entry), "")


def written(catalog: Catalog) -> bytes:
    """The catalogue as a file, without what would change although no text did: dates, line numbers, versions."""
    for message in catalog:
        # Places stand in {braces} here; a percent sign before a word is no more than that, whatever Babel takes it for.
        message.flags.discard("python-format")
    stream = io.BytesIO()
    write_po(stream, catalog, width=100, sort_by_file=True, include_lineno=False, ignore_obsolete=True)
    return b"".join(line for line in stream.getvalue().splitlines(keepends=True) if not line.startswith(CHANGING))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
