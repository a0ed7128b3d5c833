"""Answers that stand as they were last year, until they are confirmed or changed. Every step gives a new content."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from pydantic_core import to_json

from lapreporter.checks.waiting import Waits
from lapreporter.document.content import CarriedMark, Content
from lapreporter.form.visibility import value_in_row
from lapreporter.report.answers import Omission, StatementBase
from lapreporter.report.kinds import Kind
from lapreporter.report.node import Row
from lapreporter.report.paths import get, leaf_at, replace
from lapreporter.report.report import Report
from lapreporter.report.shape import NoSuchAddress, pattern_of

_LENGTH = 16


def digest(report: Report, path: str) -> str:
    """A digest of the answer at an address and of the reason for its absence. NoSuchAddress if nothing can be there."""
    return _digest(get(report, path), report.omissions.get(path))


def marks_for(report: Report, paths: Iterable[str], year: int | None) -> dict[str, CarriedMark]:
    """Marks for answers that were carried over from the report for ``year``."""
    tables: dict[str, Mapping[str, Row]] = {}
    return {path: CarriedMark(year=year, digest=_digest_in(report, path, tables)) for path in paths}


def confirm(content: Content, *places: str) -> Content:
    """The content with everything at and below these addresses confirmed.

    A sentence that is still true is true on the last day of the period from now on.
    """
    marked = dict.fromkeys(place for place in places if place in content.carried)
    wider = tuple(end for place in places if not _is_whole(place) for end in (f"{place}.", f"{place}["))
    inner = (path for place in places if _is_whole(place) for path in _parts(content, place))
    below = (path for path in content.carried if path.startswith(wider)) if wider else ()
    return confirm_marks(content, dict.fromkeys((*marked, *inner, *below)))


def confirm_marks(content: Content, marks: Collection[str]) -> Content:
    """The content with just these marks confirmed, such as those that `marks_of` names."""
    report = content.report
    for path in marks:
        report = _still_true(report, path)
    return _without(content, marks).model_copy(update={"report": report})


def touched(content: Content, path: str, before: Report | None = None) -> Content:
    """The content after an edit at an address: what was changed there is no longer marked.

    Typing the same answer again confirms it. Where a whole table was set, rows that stayed as they were stay marked;
    with the report as it was ``before``, rows that are the same objects need not be looked at.
    """
    if not content.carried:
        return content
    settled = [place for place in _around(path) if place in content.carried]
    settled += [known for known in _below(content, path, before) if known not in settled]
    return _without(content, settled) if settled else content


def unconfirmed(content: Content) -> tuple[str, ...]:
    """The addresses that still wait to be confirmed or changed, in the order in which they were carried over."""
    return tuple(content.carried)


def marks_of(content: Content, waits: Waits, rows: Collection[str] | None = None) -> list[str]:
    """The addresses that a question waits at, or only those in some rows of its table."""
    whole = [f"{waits.path}[{row_id}]" for row_id in (waits.rows if rows is None else rows)] or [waits.path]
    places = (f"{place}.{name}" if name else place for place in whole for name in waits.names)
    return [place for place in places if place in content.carried]


def _still_true(report: Report, path: str) -> Report:
    last_day = report.cover.period.end
    if last_day is None or "[" in path:
        # No table holds a sentence; looking into each of thousands of rows would take its time.
        return report
    value = get(report, path)
    if not isinstance(value, StatementBase) or (value.as_of is not None and value.as_of >= last_day):
        return report
    return replace(report, path, value.model_copy(update={"as_of": last_day}))


def _without(content: Content, paths: Iterable[str]) -> Content:
    kept = dict(content.carried)
    for path in paths:
        del kept[path]
    return content.model_copy(update={"carried": kept})


def _around(path: str) -> Iterator[str]:
    """An address and every address that holds it, the nearest first."""
    while path:
        yield path
        path = path[: path.index("[")] if path.endswith("]") else path.rpartition(".")[0]


def _is_whole(path: str) -> bool:
    """Whether an address is that of one answer, which holds no others but its own parts."""
    found = leaf_at(pattern_of(path))
    return found is not None and found.kind is not Kind.TABLE


def _parts(content: Content, path: str) -> Iterator[str]:
    """The open marks of the parts of one answer, such as the women among the people."""
    found = leaf_at(pattern_of(path))
    for name in found.node.model_fields if found is not None and found.node is not None else ():
        if f"{path}.{name}" in content.carried:
            yield f"{path}.{name}"


def _below(content: Content, path: str, before: Report | None) -> Iterator[str]:
    """The marks below an address whose answers are no longer as they were carried over."""
    if _is_whole(path):
        return (known for known in _parts(content, path) if not _stands(content, known, None))
    if leaf_at(pattern_of(path)) is None:
        below = (known for known in content.carried if known.startswith((f"{path}.", f"{path}[")))
        return (known for known in below if not _stands(content, known, None))
    now: tuple[Row, ...] = get(content.report, path)
    then: tuple[Row, ...] = get(before, path) if before is not None else ()
    rows = {row.id: row for row in now}
    same = {row.id for row in then if rows.get(row.id) is row}
    if then and len(same) == len(then):
        return iter(())
    prefix = f"{path}["
    of_table = (known for known in content.carried if known.startswith(prefix))
    moved = (known for known in of_table if known[len(prefix) : known.index("]")] not in same)
    return (known for known in moved if not _stands(content, known, rows))


def _stands(content: Content, path: str, rows: Mapping[str, Row] | None) -> bool:
    try:
        value = get(content.report, path) if rows is None else _in_row(rows, path)
    except (NoSuchAddress, KeyError):
        return False
    return _digest(value, content.report.omissions.get(path)) == content.carried[path].digest


def _digest_in(report: Report, path: str, tables: dict[str, Mapping[str, Row]]) -> str:
    """The digest of an answer; the rows of a table are looked up by id, for there may be thousands of marks in it."""
    table, bracket, _ = path.partition("[")
    if not bracket:
        return digest(report, path)
    if table not in tables:
        tables[table] = {row.id: row for row in get(report, table)}
    return _digest(_in_row(tables[table], path), report.omissions.get(path))


def _in_row(rows: Mapping[str, Row], path: str) -> Any:
    row_id, _, name = path.partition("[")[2].partition("]")
    return value_in_row(rows[row_id], name[1:]) if name else rows[row_id]


def _digest(value: Any, omission: Omission | None) -> str:
    return hashlib.sha256(to_json([value, omission])).hexdigest()[:_LENGTH]
