"""The way through a report: which page comes before and after, without any window."""

from __future__ import annotations

from collections.abc import Sequence

from lapreporter.form.edition import Edition, Form, Page
from lapreporter.form.visibility import asked_pages
from lapreporter.report.cover import Mark
from lapreporter.report.report import EditionKey, Report
from lapreporter.report.shape import pattern_of


def pages_in_order(edition: Edition, report: Report, current: Page | None = None) -> tuple[Page, ...]:
    """Every page asked of this report, in the order of the edition.

    On the short form these are the cover page and the forms that are not short, and the form one is in.
    """
    here = current.form if current is not None else None
    forms = (form for form in edition.forms if form.key == here or _is_on_the_way(form, report))
    return tuple(page for form in forms for page in asked_pages(form, report))


def _is_on_the_way(form: Form, report: Report) -> bool:
    if report.edition is not EditionKey.SHORT or form.key == "cover":
        return True
    return bool(form.mark) and getattr(report.cover.marks, form.mark).mark is Mark.CHANGED


def neighbours(pages: Sequence[Page], current: Page) -> tuple[Page | None, Page | None]:
    """The pages before and after the current one; None at the ends.

    A page that is no longer asked still has neighbours: those of its place in the sequence.
    """
    keys = [page.key for page in pages]
    if current.key not in keys:
        return (pages[0] if pages else None, None)
    at = keys.index(current.key)
    return (pages[at - 1] if at else None, pages[at + 1] if at + 1 < len(pages) else None)


def place_of(edition: Edition, path: str) -> tuple[Form, Page] | None:
    """The form and page on which an answer is asked, for a jump; None for an address no page asks for."""
    place = edition.place_of(pattern_of(path))
    return (place[0], place[1]) if place else None
