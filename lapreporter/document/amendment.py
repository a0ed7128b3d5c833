"""Correcting what was sent: a copy that says what it amends, and rows that correct figures of earlier years."""

from __future__ import annotations

from datetime import date

from lapreporter.document.content import Content
from lapreporter.form.comparison import Change, amendments
from lapreporter.report.cover import ReportKind
from lapreporter.report.node import new_id
from lapreporter.report.other import Correction
from lapreporter.report.paths import with_row
from lapreporter.report.report import Report


def amend(sent: Report, submitted_on: date) -> Report:
    """A copy of a report as it was sent on a day, to be corrected and sent again. What was sent stays as it is."""
    update = {
        "kind": ReportKind.AMENDMENT,
        "amends_submitted_on": submitted_on,
        "amends": None,
        "submitted_on": None,
    }
    return sent.model_copy(update={"cover": sent.cover.model_copy(update=update), "revision": 0, "coverage": None})


def amendment(sent: Report, submitted_on: date, history: tuple[Report, ...]) -> Content:
    """A document that amends what was sent; ``history`` holds the reports for earlier years, oldest first."""
    return Content(report=amend(sent, submitted_on), amends=sent, history=history)


def amended(content: Content) -> tuple[Change, ...]:
    """What an amendment changes, for its annex; nothing for a report that amends none."""
    return () if content.amends is None else amendments(content.amends, content.report)


def corrected(
    report: Report, year: int, place: str, reported: str, correct: str | None, reason: str | None = None
) -> Report:
    """The report with a row that corrects a figure of an earlier year; both figures stay readable.

    ``place``, ``reported`` and ``correct`` are the State's words, such as ``Casualties``, ``134`` and ``117``; without
    ``correct`` the official still has to say it.
    """
    row = Correction(id=new_id(), year=year, place=place, reported=reported, correct=correct, reason=reason)
    return with_row(report, "other.corrections", row)
