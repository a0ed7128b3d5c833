"""Which pages and questions are asked of this report, and how far each form has come."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import accumulate
from typing import Any

from lapreporter.form.conditions import Condition
from lapreporter.form.edition import Column, Duty, Form, Page, Question
from lapreporter.report import paths
from lapreporter.report.answers import StatementBase
from lapreporter.report.cover import Mark
from lapreporter.report.kinds import Kind
from lapreporter.report.node import Node, Row
from lapreporter.report.report import EditionKey, Report


class Status(StrEnum):
    """The four words of the task list."""

    NOT_STARTED = "not_started"
    IN_PROGRESS = "in_progress"
    DONE = "done"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class Progress:
    """How many of the questions that are owed have an answer or a reason for its absence.

    Voluntary questions are not owed, except in a form that has no others.
    """

    status: Status
    answered: int
    asked: int


def is_asked(when: Condition | None, report: Report, row: Row | None = None) -> bool:
    """Whether a condition lets its page, question or column be asked; ``./name`` addresses the row."""

    def look(path: str) -> Any:
        if path.startswith("./"):
            return value_in_row(row, path[2:]) if row is not None else None
        return paths.get(report, path)

    return when is None or when.holds(look)


def asked_pages(form: Form, report: Report) -> Iterator[Page]:
    """The pages of a form that are asked of this report."""
    return (page for page in form.pages if is_asked(page.when, report) and any(asked_questions(page, report)))


def asked_questions(page: Page, report: Report) -> Iterator[Question]:
    """The questions of a page that are asked of this report. A table goes on with other columns once it has rows."""
    for question in page.questions:
        if is_asked(question.when, report) and (not question.continued or paths.get(report, question.path)):
            yield question


def asked_columns(question: Question, report: Report, row: Row) -> Iterator[Column]:
    """The columns of a table that are asked of one row."""
    return (column for column in question.columns if is_asked(column.when, report, row))


def value_in_row(row: Row, name: str) -> Any:
    """The value at an address within a row, such as ``munitions.opening``."""
    value: Any = row
    for part in name.split("."):
        value = getattr(value, part)
    return value


def is_answered(question: Question, report: Report) -> bool:
    """Whether a question has an answer, or an open reason why it has none.

    A table is answered by a row, or by a statement that says there is nothing to list.
    """
    if question.path in report.omissions:
        return True
    value = paths.get(report, question.path)
    if question.leaf.kind is Kind.STATEMENT:
        return value.code is not None
    if question.is_table and not value and question.none:
        statement: StatementBase = paths.get(report, question.none)
        return statement.settles()
    return has_content(value)


def has_content(value: Any) -> bool:
    """Whether a value says anything: None, no rows and composites of nothing do not."""
    if value is None or value == ():
        return False
    if isinstance(value, Node) and not isinstance(value, Row):
        return any(has_content(getattr(value, name)) for name in type(value).model_fields)
    return True


def half_typed(unread: Iterable[str]) -> frozenset[str]:
    """The addresses of the questions, and of the parts of the report, below which a text could not be read.

    Found once for all forms: a block pasted with a wrong column leaves tens of thousands of such texts.
    """
    heads = {path.partition("[")[0] for path in unread}
    return frozenset(part for head in heads for part in accumulate(head.split("."), "{}.{}".format))


def progress(form: Form, report: Report, half: Collection[str]) -> Progress:
    """How far a form has come. What is only `half_typed` counts as no answer."""
    marks = getattr(report.cover.marks, form.mark, None) if form.mark else None
    questions = [q for page in asked_pages(form, report) for q in asked_questions(page, report) if not q.continued]
    owed = [question for question in questions if question.duty is not Duty.VOLUNTARY] or questions
    settled = {q.path for q in questions if is_answered(q, report) and q.path not in half}
    asked, answered = len(owed), sum(question.path in settled for question in owed)
    # On the short form, what no mark of the cover speaks of stays as it was, too.
    stays = report.edition is EditionKey.SHORT and not form.mark and form.key != "cover"
    if stays or (marks is not None and marks.mark is Mark.UNCHANGED):
        return Progress(Status.UNCHANGED, answered, asked)
    if not settled:
        status = Status.IN_PROGRESS if form.key in half else Status.NOT_STARTED
    else:
        status = Status.DONE if answered == asked else Status.IN_PROGRESS
    return Progress(status, answered, asked)


def progress_of_page(page: Page, report: Report, half: Collection[str]) -> Status:
    """How far one page has come. What is only `half_typed` counts as no answer."""
    questions = list(asked_questions(page, report))
    settled = [is_answered(question, report) and question.path not in half for question in questions]
    if all(settled):
        return Status.DONE
    return Status.IN_PROGRESS if any(settled) or any(q.path in half for q in questions) else Status.NOT_STARTED
