"""Collect every text people read into ``translations/lapreporter.pot``, the template of all catalogues.

From Python what `mark` and `mark_plural` mark; from the files under ``forms`` every string below one of the
`WORD_KEYS`. Reference data are proper names and stay out. Each text says where it stands. With ``--check`` nothing
is written; the exit code is 1 if the template is not up to date.
"""

from __future__ import annotations

import io
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import TypeAlias

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_file
from babel.messages.pofile import write_po

from lapreporter.words import WORD_KEYS

ROOT = Path(__file__).resolve().parent.parent
TEMPLATE = Path("translations", "lapreporter.pot")
KEYWORDS = {"mark": None, "mark_plural": (1, 2)}
# What tells a translator which entry of a form a text belongs to, best first.
NAMES_OF_AN_ENTRY = ("path", "code", "key", "id", "letter", "number")

Message: TypeAlias = str | tuple[str, ...]

HEADER = """\
# Texts of LAP Reporter. Written by `make strings`; do not edit.
# Words in {braces} are filled in by the program: keep them as they are, move them where they belong.
#"""


def main(arguments: list[str]) -> int:
    """Write the template, or with ``--check`` compare it; the exit code."""
    file, fresh = ROOT / TEMPLATE, template(ROOT)
    if "--check" not in arguments:
        file.write_bytes(fresh)
        return 0
    if file.is_file() and file.read_bytes() == fresh:
        return 0
    print(f"{TEMPLATE} is not up to date: run `make strings` and commit it.", file=sys.stderr)
    return 1


def template(root: Path) -> bytes:
    """The template for a checkout, the same for the same sources on every machine."""
    catalog = Catalog(header_comment=HEADER, project="LAP Reporter", fuzzy=False)
    for file in sorted((root / "lapreporter").rglob("*.py")):
        place = file.relative_to(root).as_posix()
        for line, message, comments, context in extract_from_file(
            "python", str(file), keywords=KEYWORDS, comment_tags=("Translators:",), strip_comment_tags=True
        ):
            catalog.add(message, locations=[(place, line)], auto_comments=comments, context=context)
    for folder in ("editions", "plans"):
        for file in sorted((root / "forms" / folder).rglob("*.toml")):
            place = file.relative_to(root).as_posix()
            for where, text in words_of(tomllib.loads(file.read_text(encoding="utf-8"))):
                catalog.add(text, locations=[(place, 0)], auto_comments=[where])
    return written(catalog)


def words_of(value: object, where: str = "", is_text: bool = False) -> Iterator[tuple[str, str]]:
    """The texts in the data of a form, each with the entry and key it stands under."""
    match value:
        case str() if is_text and value:
            yield where, value
        case list():
            for position, item in enumerate(value, start=1):
                yield from words_of(item, f"{where} {name_of(item) or position}".strip(), is_text)
        case dict():
            for key, item in value.items():
                yield from words_of(item, f"{where} {key}".strip(), is_text or key in WORD_KEYS)


def name_of(item: object) -> str:
    """What an entry of a list is called in the form, if it says so."""
    if not isinstance(item, dict):
        return ""
    return next((str(item[name]) for name in NAMES_OF_AN_ENTRY if name in item), "")


def written(catalog: Catalog) -> bytes:
    """The catalogue as a file without dates and line numbers, which would change although no text did."""
    stream = io.BytesIO()
    write_po(stream, catalog, width=100, sort_by_file=True, include_lineno=False)
    lines = stream.getvalue().splitlines(keepends=True)
    return b"".join(line for line in lines if not line.startswith((b'"POT-Creation-Date', b'"PO-Revision-Date')))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
