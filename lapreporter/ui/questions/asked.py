"""A question as it is asked at one address: of the report, or of one row of a table."""

from __future__ import annotations

from dataclasses import dataclass

from lapreporter.form.edition import Column, Duty, Question, Words
from lapreporter.report.kinds import Kind
from lapreporter.report.shape import Leaf

_CHOSEN = (Kind.YES_NO, Kind.CHOICE, Kind.CHOICES, Kind.STATEMENT)


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

    @property
    def example(self) -> str:
        """The example, in English; none where every answer is there to choose from: it would look like advice."""
        return "" if self.leaf.kind in _CHOSEN else self.words.example


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
