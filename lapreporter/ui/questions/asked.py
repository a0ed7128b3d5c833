"""A question as it is asked at one address: of the report, or of one row of a table."""

from __future__ import annotations

from dataclasses import dataclass

from lapreporter.form.edition import Column, Duty, Question, Words
from lapreporter.report.shape import Leaf


@dataclass(frozen=True, slots=True)
class Asked:
    """An address, what can be answered there, and the words to ask for it.

    A ``brief`` question stands among many of its kind and leaves out what they all would say.
    """

    path: str
    leaf: Leaf
    label: str
    words: Words
    duty: Duty
    indicators: tuple[str, ...]
    wide: bool = False
    brief: bool = False


def asked_of_report(question: Question, brief: bool = False) -> Asked:
    """A question of a page."""
    return Asked(
        path=question.path,
        leaf=question.leaf,
        label=question.words.label,
        words=question.words,
        duty=question.duty,
        indicators=question.indicators,
        wide=question.wide,
        brief=brief,
    )


def asked_of_row(table: str, row_id: str, column: Column) -> Asked:
    """A column of a table, asked of one row."""
    return Asked(
        path=f"{table}[{row_id}].{column.name}",
        leaf=column.leaf,
        label=column.question,
        words=column.words,
        duty=column.duty,
        indicators=column.indicators,
    )
