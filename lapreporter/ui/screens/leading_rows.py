"""What stands above the forms in the task list: the statements of a first report, and where the State stands."""

from __future__ import annotations

from lapreporter.ui.beginning.first_page import STANDING, STATEMENTS
from lapreporter.ui.beginning.first_report import is_first, statements_row
from lapreporter.ui.desk import Desk
from lapreporter.ui.kit.row_content import RowContent
from lapreporter.ui.session import Session
from lapreporter.ui.standing.task import standing_row
from lapreporter.words import mark

WAYS_ON = {STATEMENTS: mark("Go to the statements"), STANDING: mark("Say where we stand")}
"""What a button says that leads there."""


def leading_rows(desk: Desk, session: Session) -> list[tuple[str, RowContent]]:
    """The rows by their keys; most reports have one or none."""
    rows = [(STATEMENTS, statements_row(desk, session.report))] if is_first(session.report) else []
    return [*rows, (STANDING, standing_row(desk, session))] if session.content.history else rows


def leading_step(desk: Desk, session: Session) -> str | None:
    """The key of the first of these rows that is not settled: it comes before any form."""
    return next((key for key, row in leading_rows(desk, session) if row.open_work), None)
