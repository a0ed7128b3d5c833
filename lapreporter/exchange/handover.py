"""The pack for a successor: a page to read, and everything written into one folder, read back and compared."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from lapreporter.errors import StorageFailure
from lapreporter.exchange.disk import Disk, write_failure
from lapreporter.exchange.pair import write_named
from lapreporter.words import Language, mark

_MOST_COPIES = 99
_SUBJECT = mark("Handover to a successor")


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the page: a table under its ``heads``, or the sentence ``empty`` where it has no rows."""

    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    empty: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Briefing:
    """What the page says; all of it is text in its language. ``facts`` are pairs of a label and its value."""

    title: str
    lead: str
    facts: tuple[tuple[str, str], ...]
    parts: tuple[Part, ...]


def briefing_pdf(said: Briefing, author: str, language: Language, now: datetime) -> bytes:
    """The page as a PDF; ``now`` is aware and becomes the file's date."""
    # The engine of PDF waits for the first print.
    from lapreporter.exchange.pdf.compositor import Compositor
    from lapreporter.exchange.pdf.facts import Fact
    from lapreporter.exchange.pdf.metadata import Particulars
    from lapreporter.exchange.pdf.press import written
    from lapreporter.exchange.pdf.styles import NARRATIVE, NOTE
    from lapreporter.exchange.pdf.table import Column, Table, row

    chinese = language.code.startswith("zh")
    page = Compositor(right_to_left=language.right_to_left, chinese=chinese)
    with page.section(said.title):
        page.title(said.title, anchor="handover", bookmark=said.title)
        page.paragraph(said.lead, NARRATIVE)
        page.facts([Fact(label, value) for label, value in said.facts], columns=2)
        for part in said.parts:
            page.heading(2, part.title)
            if part.note:
                page.paragraph(part.note, NOTE)
            if part.rows:
                heads = [Column(head, heads_rows=not number) for number, head in enumerate(part.heads)]
                page.table(Table(heads, [row(*cells) for cells in part.rows], []))
            else:
                page.paragraph(part.empty)
    subject = language.text(_SUBJECT)
    return written(page, Particulars(said.title, author, subject, language.code, now, language.right_to_left))


def new_folder(place: Path, name: str) -> Path:
    """A folder that was not there before: the name, or with ``_2``, ``_3`` ... Raises a StorageFailure."""
    for copy in range(1, _MOST_COPIES + 1):
        folder = place / (name if copy == 1 else f"{name}_{copy}")
        try:
            folder.mkdir()
        except FileExistsError:
            continue
        except OSError as error:
            raise write_failure(error, place, 0) from error
        return folder
    raise StorageFailure(place=str(place))


def write_files(folder: Path, files: Mapping[str, bytes], disk: Disk | None = None) -> tuple[Path, ...]:
    """Write files into a new folder, read each back and compare; where they lie. Raises a StorageFailure.

    When it fails nothing is left of them, nor of the folder if it is empty.
    """
    paths = {folder / name: content for name, content in files.items()}
    try:
        write_named(paths, disk)
    except StorageFailure:
        discard(folder, ())
        raise
    return tuple(paths)


def discard(folder: Path, files: Sequence[Path]) -> None:
    """Take back what was written before something else failed."""
    with suppress(OSError):
        for file in files:
            file.unlink(missing_ok=True)
        folder.rmdir()
