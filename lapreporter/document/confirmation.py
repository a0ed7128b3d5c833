"""Answers that stand as they were last year, until they are confirmed or changed. Every step gives a new content."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from pydantic_core import to_json

from lapreporter.document.content import CarriedMark, Content
from lapreporter.form.edition import Edition, Question
from lapreporter.form.visibility import asked_columns, asked_pages, asked_questions
from lapreporter.report.answers import StatementBase
from lapreporter.report.node import Row
from lapreporter.report.paths import get, replace
from lapreporter.report.report import Report
from lapreporter.report.shape import NoSuchAddress

_LENGTH = 16


@dataclass(frozen=True, slots=True)
class Group:
    """Carried answers that can be confirmed in one go: those of one table, or the others of one form.

    ``table`` is the address of the table, or None. ``rows`` is the number of its rows with open marks, 0 without one.
    """

    form: str
    table: str | None
    rows: int
    paths: tuple[str, ...]


def digest(report: Report, path: str) -> str:
    """A digest of the answer at an address and of the reason for its absence. NoSuchAddress if nothing can be there."""
    said = to_json([get(report, path), report.omissions.get(path)])
    return hashlib.sha256(said).hexdigest()[:_LENGTH]


def marks_for(report: Report, paths: Iterable[str], year: int | None) -> dict[str, CarriedMark]:
    """Marks for answers that were carried over from the report for ``year``."""
    return {path: CarriedMark(year=year, digest=digest(report, path)) for path in paths}


def confirm(content: Content, *places: str) -> Content:
    """The content with everything at and below these addresses confirmed.

    A sentence that is still true is true on the last day of the period from now on.
    """
    confirmed = [path for path in content.carried if any(_within(path, place) for place in places)]
    report = content.report
    for path in confirmed:
        report = _still_true(report, path)
    return _without(content, confirmed).model_copy(update={"report": report})


def touched(content: Content, path: str) -> Content:
    """The content after an edit at an address: what was changed there is no longer marked.

    Typing the same answer again confirms it. Where a whole table was set, rows that stayed as they were stay marked.
    """
    settled = [
        known
        for known in content.carried
        if _within(path, known) or (_within(known, path) and not _stands(content, known))
    ]
    return _without(content, settled) if settled else content


def unconfirmed(content: Content) -> tuple[str, ...]:
    """The addresses that still wait to be confirmed or changed, in the order in which they were carried over."""
    return tuple(content.carried)


def unconfirmed_asked(content: Content, edition: Edition) -> tuple[str, ...]:
    """Those of `unconfirmed` that an official can see: the edition asks for them and no condition hides them."""
    report = content.report
    pages = (page for form in edition.forms for page in asked_pages(form, report))
    asked: dict[str, list[Question]] = {}
    for question in (question for page in pages for question in asked_questions(page, report)):
        asked.setdefault(question.path, []).append(question)
    return tuple(path for path in content.carried if _is_asked(path, asked, report))


def unconfirmed_groups(content: Content) -> tuple[Group, ...]:
    """What still waits, grouped: one group for each table, one for the other answers of each form."""
    groups: dict[tuple[str, str | None], list[str]] = {}
    for path in content.carried:
        table = path.partition("[")[0] if "[" in path else None
        groups.setdefault((path.split(".")[0], table), []).append(path)
    return tuple(
        Group(form, table, len({path[: path.index("]")] for path in paths}) if table else 0, tuple(paths))
        for (form, table), paths in groups.items()
    )


def _is_asked(path: str, asked: Mapping[str, Sequence[Question]], report: Report) -> bool:
    table, bracket, rest = path.partition("[")
    name = rest.partition("].")[2]
    if not bracket or not name:
        return any(_within(table, place) for place in asked)
    row: Row = get(report, path.removesuffix("." + name))
    columns = (column.name for question in asked.get(table, ()) for column in asked_columns(question, report, row))
    return any(_within(name, column) or _within(column, name) for column in columns)


def _still_true(report: Report, path: str) -> Report:
    last_day = report.cover.period.end
    value = get(report, path)
    if not isinstance(value, StatementBase) or last_day is None:
        return report
    if value.as_of is not None and value.as_of >= last_day:
        return report
    return replace(report, path, value.model_copy(update={"as_of": last_day}))


def _without(content: Content, paths: Iterable[str]) -> Content:
    gone = set(paths)
    kept = {path: mark for path, mark in content.carried.items() if path not in gone}
    return content.model_copy(update={"carried": kept})


def _within(path: str, place: str) -> bool:
    return path == place or path.startswith((place + ".", place + "["))


def _stands(content: Content, path: str) -> bool:
    try:
        return digest(content.report, path) == content.carried[path].digest
    except NoSuchAddress:
        return False
