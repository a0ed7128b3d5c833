"""Text with inner differences: runs that are bold, italic or raised, marks of notes, and numbers of pages to come."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TypeAlias

from lapreporter.exchange.pdf.styles import Colour, Voice

PAGE_PLACEHOLDER = "888"
"""What holds the place of a page number until all pages are known; no report has a thousand pages of anchors."""


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text that differs from its paragraph's style where a field is not ``None``.

    ``note`` is the identifier of the note this mark points to; ``page_of`` is an anchor whose page number is put here;
    ``language`` is the BCP 47 code of the words where it is not the document's.
    """

    text: str
    bold: bool | None = None
    italic: bool | None = None
    voice: Voice | None = None
    colour: Colour | None = None
    scale: float = 1.0
    raised: bool = False
    note: str = ""
    page_of: str = ""
    language: str = ""


Text: TypeAlias = str | Run | tuple["str | Run", ...]
"""What an author writes: a string, a run, or several of both."""


def bold(text: str) -> Run:
    """Heavier words."""
    return Run(text, bold=True)


def italic(text: str) -> Run:
    """Slanted words; scripts without italics stay upright."""
    return Run(text, italic=True)


def serif(text: Text) -> Text:
    """Words in the State's voice within a line of the form's."""
    return tuple(replace(run, voice=Voice.STATE) for run in runs_of(text))


def coloured(text: str, colour: Colour) -> Run:
    """Words in another colour."""
    return Run(text, colour=colour)


def note_mark(mark: str, note: str) -> Run:
    """A raised letter or figure that points to the note with this identifier."""
    return Run(mark, bold=True, raised=True, note=note)


def page_of(anchor: str) -> Run:
    """The number of the page on which the anchor stands, known once all pages are set."""
    return Run(PAGE_PLACEHOLDER, page_of=anchor)


def joined(parts: Iterable[Text]) -> Text:
    """Texts one after the other."""
    return tuple(run for part in parts for run in runs_of(part))


def separated(texts: Iterable[Text], separator: str) -> Text:
    """Texts with the separator between them; bare strings stay one."""
    given = list(texts)
    if all(isinstance(text, str) for text in given):
        return separator.join(map(plain, given))
    return joined(part for i, text in enumerate(given) for part in ((separator, text) if i else (text,)))


def runs_of(text: Text) -> tuple[Run, ...]:
    """The text as runs."""
    if isinstance(text, str):
        return (Run(text),)
    if isinstance(text, Run):
        return (text,)
    return tuple(Run(part) if isinstance(part, str) else part for part in text)


def plain(text: Text) -> str:
    """The bare characters."""
    return text if isinstance(text, str) else "".join(run.text for run in runs_of(text))
