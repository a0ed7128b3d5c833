"""The widget that asks a table question: a sheet of cells or a list of records, as the form and the width want it."""

from __future__ import annotations

from typing import TypeAlias

from lapreporter.form.edition import Layout, Question
from lapreporter.ui.desk import Desk
from lapreporter.ui.session import Session
from lapreporter.ui.tables.records import TableRecords
from lapreporter.ui.tables.sheet import TableSheet

TableField: TypeAlias = TableSheet | TableRecords
"""Both have ``focused``, ``page_asked``, ``first()`` and ``show_path(path)``; records also have ``offered``."""


def table_for(desk: Desk, session: Session, question: Question, *, narrow: bool) -> TableField:
    """The widget for a table question. In a narrow window every row is a small page of questions."""
    if narrow or question.layout is Layout.RECORDS:
        return TableRecords(desk, session, question)
    return TableSheet(desk, session, question)
