"""What is new in a form of the report: against the last report, or what happened in the year while none is at hand."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any, Final

from lapreporter.checks.case import Case
from lapreporter.form.carrying import Carrying, Fate
from lapreporter.form.novelty import events, news
from lapreporter.form.visibility import has_content
from lapreporter.report.answers import Omission, StatementBase
from lapreporter.report.kinds import Kind
from lapreporter.report.node import Node, Row
from lapreporter.report.obligations import ObligationStatus
from lapreporter.report.paths import find, get, replace
from lapreporter.report.report import Report
from lapreporter.report.shape import leaves

_LOOKED_INTO: Final = 100
"""Rows of one table whose answers are compared one by one; of the others it is enough that they are not the same."""


def what_is_new(case: Case, form: str) -> tuple[str, ...]:
    """The addresses of what is new in a form. That there is nothing to list is no news, though it be said anew."""
    if case.carrying is None:
        return ()
    old = case.previous and _Part(getattr(case.previous, form), case.previous.omissions)
    return _new(form, _Part(getattr(case.report, form), case.report.omissions), old, _Known(case.carrying))


class _Part:
    """A form of a report with what is openly not given, known by which objects they are: neither ever changes.

    After most keystrokes nine forms of ten are the same as before, and comparing one takes some milliseconds.
    """

    def __init__(self, form: Node, gaps: Mapping[str, Omission]) -> None:
        self.form = form
        self.gaps = gaps

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Part) and other.form is self.form and other.gaps is self.gaps

    def __hash__(self) -> int:
        return hash((id(self.form), id(self.gaps)))


class _Known:
    """Decisions on what is carried over, known by which object they are."""

    def __init__(self, carrying: Carrying) -> None:
        self.carrying = carrying

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Known) and other.carrying is self.carrying

    def __hash__(self) -> int:
        return id(self.carrying)


@lru_cache(maxsize=24)
def _new(form: str, now_part: _Part, old_part: _Part | None, known: _Known) -> tuple[str, ...]:
    now, old = _alone(form, now_part), _alone(form, old_part)
    surplus: list[str] = []
    for table in _steady_tables(known, form):
        now, old, more = _without_equal_rows(now, old, table, counting=old_part is not None)
        surplus += more
    if old_part is None:
        return tuple(dict.fromkeys(event.path for event in events(now, known.carrying)))
    told = news(now, old, known.carrying).get(form, ())
    return (*(path for path in told if not _only_said(now, old, path)), *surplus)


def _alone(form: str, part: _Part | None) -> Report:
    """A report that holds nothing but one form, so that no other one has to be read."""
    if part is None:
        return Report()
    gaps = {path: gap for path, gap in part.gaps.items() if path == form or path.startswith(f"{form}.")}
    kept: dict[str, Any] = {form: part.form, "omissions": gaps}
    return Report().model_copy(update=kept)


@lru_cache(maxsize=64)
def _steady_tables(known: _Known, form: str) -> tuple[str, ...]:
    """The tables of a form of which every answer goes on from year to year."""
    of_form = [leaf for leaf in leaves(Report) if leaf.pattern.startswith(f"{form}.")]
    tables = [leaf.pattern for leaf in of_form if leaf.kind is Kind.TABLE]
    return tuple(
        table
        for table in tables
        if all(
            known.carrying.fate(leaf.pattern) is Fate.CARRIES
            for leaf in of_form
            if leaf.pattern.startswith(f"{table}[].")
        )
    )


def _without_equal_rows(now: Report, old: Report, table: str, *, counting: bool) -> tuple[Report, Report, list[str]]:
    """Both reports without the rows that are the same in both, and the rows that are not looked into."""
    rows: tuple[Row, ...] = get(now, table)
    before = {row.id: row for row in get(old, table)}
    # By what they hold: comparing thousands of models as models takes several times as long.
    changed = [row for row in rows if row.id not in before or row.__dict__ != before[row.id].__dict__]
    stayed = len(rows) - sum(row.id not in before for row in changed)
    gone = before.keys() - {row.id for row in rows} if stayed < len(before) else set()
    looked_into = changed[:_LOOKED_INTO] if counting else []
    kept = {row.id for row in looked_into} | set(sorted(gone)[:_LOOKED_INTO])
    surplus = [f"{table}[{row.id}]" for row in changed[_LOOKED_INTO:]] if counting else []
    return (
        replace(now, table, tuple(looked_into)),
        replace(old, table, tuple(row for row_id, row in before.items() if row_id in kept)),
        surplus,
    )


def _only_said(now: Report, before: Report, path: str) -> bool:
    """Whether the report for the first time says in so many words that there is nothing to list."""
    value, old = find(now, path), find(before, path)
    if isinstance(value, StatementBase):
        return value.settles() and not has_content(old)
    return value is ObligationStatus.NONE and old is None
