"""Compile each ``translations/<code>.po`` that was changed since its ``.mo``: `python -m tools.catalogues`.

The program reads the compiled form alone, which takes a hundredth of the time. It is never part of the repository;
`make` sees to it wherever the program is run, tested or built.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from lapreporter.i18n.manners import MANNERS

TRANSLATIONS = Path(__file__).resolve().parent.parent / "translations"


def main() -> int:
    """Compile what is stale, and name it; the exit code."""
    for file in compile_stale(TRANSLATIONS):
        print(f"compiled {file.name}")
    return 0


def read(file: Path) -> Catalog:
    """A catalogue as it stands in a file, whose name says the language."""
    with file.open("rb") as stream:
        return read_po(stream, locale=locale_of(file.stem), abort_invalid=True)


def locale_of(code: str) -> str:
    """The locale whose plural forms a language has, by its code."""
    return next(manner.cldr for manner in MANNERS if manner.code == code)


def compile_stale(folder: Path) -> Iterator[Path]:
    """Compile the catalogues of a folder that were changed since; each compiled file."""
    for source in sorted(folder.glob("*.po")):
        target = source.with_suffix(".mo")
        if not target.is_file() or target.stat().st_mtime_ns != source.stat().st_mtime_ns:
            compiled(source, target)
            yield target


def compiled(source: Path, target: Path) -> None:
    """Compile a catalogue; whoever reads at the same time finds the old one or the new one, never a part."""
    moment = source.stat().st_mtime_ns
    with tempfile.NamedTemporaryFile(dir=target.parent, suffix=".part", delete=False) as made:
        write_mo(made, read(source))
    part = Path(made.name)
    part.chmod(0o644)
    os.utime(part, ns=(moment, moment))
    part.replace(target)


if __name__ == "__main__":
    sys.exit(main())
