"""What is new in a form of the report: against the last report, or what happened in the year while none is at hand."""

from __future__ import annotations

from typing import Any

from lapreporter.checks.case import Case
from lapreporter.form.carrying import Carrying
from lapreporter.form.novelty import events, news, value_at
from lapreporter.form.visibility import has_content
from lapreporter.report.answers import StatementBase
from lapreporter.report.obligations import ObligationStatus
from lapreporter.report.report import Report


def what_is_new(case: Case, form: str) -> tuple[str, ...]:
    """The addresses of what is new in a form. That there is nothing to list is no news, though it be said anew."""
    if case.carrying is None:
        return ()
    now = _alone(case.report, form)
    if case.previous is None:
        return tuple(dict.fromkeys(event.path for event in events(now, case.carrying)))
    before = _alone(case.previous, form)
    return tuple(path for path in _told(now, before, form, case.carrying) if not _only_said(now, before, path))


def _told(now: Report, before: Report, form: str, carrying: Carrying) -> tuple[str, ...]:
    return news(now, before, carrying).get(form, ())


def _alone(report: Report, form: str) -> Report:
    """A report that holds nothing but one form, so that no other one has to be read."""
    gaps = {path: gap for path, gap in report.omissions.items() if path == form or path.startswith(f"{form}.")}
    kept: dict[str, Any] = {form: getattr(report, form), "omissions": gaps}
    return Report().model_copy(update=kept)


def _only_said(now: Report, before: Report, path: str) -> bool:
    """Whether the report for the first time says in so many words that there is nothing to list."""
    value, old = value_at(now, path), value_at(before, path)
    if isinstance(value, StatementBase):
        return value.settles() and not has_content(old)
    return value is ObligationStatus.NONE and old is None
