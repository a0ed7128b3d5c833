"""List labels whose translation is much longer than English: `python -m tools.lengths [CODE ...]`.

What is listed need not be wrong; a test walks the pages and finds what is really cut. Chinese, whose signs are twice as
wide, is counted by width.
"""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Iterator, Sequence

from babel.messages.catalog import Catalog

from lapreporter.i18n.sentences import PLACE
from tools.catalogues import TRANSLATIONS, read

LABEL = 40
"""Longer texts are sentences, which wrap."""
LEAST = 8
"""In shorter words every letter weighs too much."""
MOST = 1.6


def main(arguments: Sequence[str]) -> int:
    """Print the labels, the longest first; the exit code."""
    for file in sorted(TRANSLATIONS.glob("*.po")):
        if not arguments or file.stem in arguments:
            found = sorted(long_labels(read(file)), reverse=True)
            print(f"{file.stem}: {len(found)} labels longer than {MOST:g} times the English one")
            for factor, english, translated in found:
                print(f"  {factor:4.1f}  {english}  |  {translated}")
    return 0


def long_labels(catalog: Catalog) -> Iterator[tuple[float, str, str]]:
    """How many times as long each long label is, the English one and its translation."""
    for message in catalog:
        if isinstance(message.id, str) and isinstance(message.string, str) and LEAST <= len(message.id) <= LABEL:
            factor = width(message.string) / width(message.id)
            if factor > MOST:
                yield factor, message.id, message.string


def width(text: str) -> int:
    """The width of a text in letters; a place counts as a short word, marks that combine as nothing."""
    wide = PLACE.sub("00000", text)
    return sum(
        0 if unicodedata.combining(sign) else 2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in wide
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
