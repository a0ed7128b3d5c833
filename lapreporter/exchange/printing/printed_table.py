"""One table of the report on its way to paper: columns chosen, rows grouped, long answers below their row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from enum import StrEnum
from typing import Any

from lapreporter.exchange.pdf.cells import Cell, Content, as_cell, stacked
from lapreporter.exchange.pdf.styles import TABLE_FINE
from lapreporter.exchange.pdf.table import Column, Kind, Row, Table, group
from lapreporter.exchange.pdf.text import Run, Text, joined, plain, serif
from lapreporter.exchange.printing.answers import Answers
from lapreporter.exchange.printing.balances import SIGNS, STOCK_HEADS
from lapreporter.exchange.printing.columns import Printed, holds_anything, printed_columns
from lapreporter.exchange.printing.notes import Notes
from lapreporter.exchange.printing.parts import Tabular
from lapreporter.exchange.printing.sums import Sums
from lapreporter.form.edition import Duty, Question
from lapreporter.form.visibility import has_content, value_in_row
from lapreporter.report.node import Row as Record
from lapreporter.words import mark

MOST_COLUMNS = 10
"""More do not fit on a page that is never turned sideways."""
_ROOM = 485.0
_COMFORTABLE = 5
_MOST_BELOW = 2
_SAMPLE = 40
_WRAPS_AT = 19
_UNGROUPED = mark("Not said")
_LABELLED = mark("{label}: ")
_MORE = mark("Further details")


class PrintedTable:
    """One table of the report on its way to paper."""

    def __init__(
        self, answers: Answers, questions: Sequence[Question], records: Sequence[Record], notes: Notes
    ) -> None:
        self.answers = answers
        self.questions = questions
        self.base = questions[0]
        self.records = records
        self.notes = notes
        self.totals = {name for question in questions for name in question.totals}
        self.totals |= {f"{part}.{name}" for part in STOCK_HEADS for name in SIGNS}
        self.grouping = _grouping(self.base, records)

    def parts(self, columns: Sequence[Printed], title: str = "", repeated: int = 0) -> Iterator[Tabular]:
        """The columns as one table, or where they are too many, as several with the same rows.

        The first ``repeated`` columns were shown before and stand again to tell the rows apart.
        """
        if self.grouping:
            columns = [column for column in columns if column.names != (self.base.group,)] or columns
        if not columns:
            return
        head = self._title_column(columns)
        shown, rest = self._chosen(columns, head, repeated)
        wordy = any(column.running for column in rest)
        few = len(rest) <= _MOST_BELOW and (len(shown) <= _COMFORTABLE - 1 or not wordy)
        below = rest if few or len(shown) == len(columns) else []
        rest = [column for column in rest if column not in below]
        yield self.table(shown, head, below, title=title)
        if rest:
            names = {column.names for column in rest}
            identity = [column for column in self.identity() if column.names not in names]
            more = self.answers.job.say(_MORE)
            yield from self._only(rest).parts([*identity, *rest], title=more, repeated=len(identity))

    def _only(self, columns: Sequence[Printed]) -> PrintedTable:
        """The same table with the rows that say something in these columns, ungrouped."""
        speaking = [
            record
            for record in self.records
            if any(holds_anything(self.answers, self.base, column, (record,)) for column in columns)
        ]
        questions = [replace(self.base, group=""), *self.questions[1:]]
        return PrintedTable(self.answers, questions, speaking, self.notes)

    def identity(self) -> list[Printed]:
        """The columns by which a row is recognised when it is shown again."""
        wanted = {self.base.title_column, "lots", "reference"}
        found = [column for column in printed_columns(self.answers, self.base) if wanted & set(column.names)]
        return [
            replace(column, duty=Duty.OBLIGATORY)
            for column in found
            if column.names[0] != "lots" or holds_anything(self.answers, self.base, column, self.records)
        ]

    def table(self, shown: Sequence[Printed], head: Printed, below: Sequence[Printed] = (), title: str = "") -> Tabular:
        """A table of these columns; ``below`` stands in small letters under the head of its row."""
        sums = Sums(self.answers, shown, self.totals, self.notes)
        rows: list[Row] = []
        for heading, members in self.grouping or [(None, list(self.records))]:
            if self.grouping:
                rows.append(group(_group_title(self.answers, heading)))
            rows += [Row(tuple(self._cells(shown, head, below, one))) for one in members]
            if self.grouping and len(members) > 1:
                rows += sums.rows(members, closing=False)
        if len(self.records) > 1:
            rows += sums.rows(self.records, closing=True)
        whole = self.base.duty is Duty.VOLUNTARY
        heads = [_head(column, tinted=not whole and column is not head, first=column is head) for column in shown]
        return Tabular(Table(heads, rows, self.notes.taken(), voluntary=whole), title)

    def _title_column(self, columns: Sequence[Printed]) -> Printed:
        named = [column for column in columns if self.base.title_column in column.names]
        return named[0] if named else columns[0]

    def _chosen(self, columns: Sequence[Printed], head: Printed, repeated: int) -> tuple[list[Printed], list[Printed]]:
        """The columns there is room for, at least one that was not shown before, and the others."""
        order = {Duty.OBLIGATORY: 0, Duty.HEDGED: 1, Duty.VOLUNTARY: 2}

        def urgency(column: Printed) -> tuple[bool, bool, bool, int]:
            first = column is head or column is columns[0]
            return (not first, column.amount is None, column.flag, order[column.duty])

        room = _ROOM
        chosen: list[Printed] = []
        new = columns[repeated:]
        crowded = len(columns) > _COMFORTABLE
        waits = crowded and not all(column.running for column in new)
        most = MOST_COLUMNS if waits or not crowded else _COMFORTABLE
        for column in sorted(columns, key=urgency):
            width = self._width(column)
            if len(chosen) < most and width <= room and not (column.running and waits):
                chosen.append(column)
                room -= width
        if new and not any(column in chosen for column in new):
            chosen.append(min(new, key=urgency))
        shown = [column for column in columns if column in chosen]
        if shown[0].number:
            shown = [head, *(column for column in shown if column is not head)]
        return shown, [column for column in columns if column not in chosen]

    def _width(self, column: Printed) -> float:
        """About how many points the column needs, judged by its first rows."""
        longest = max((len(word) for word in column.title.split()), default=0) * 4.7
        for record in self.records[:_SAMPLE]:
            said = plain(as_cell(column.cell(record, Notes(self.answers.job, "width"))).text)
            longest = max(longest, (len(said) if column.number else min(len(said), _WRAPS_AT)) * 4.5)
        return longest + 8.5

    def _cells(
        self, shown: Sequence[Printed], head: Printed, below: Sequence[Printed], record: Record
    ) -> Iterator[Content]:
        for column in shown:
            content = column.cell(record, self.notes)
            under = _below(self.answers, below, record, self.notes) if column is head and below else None
            yield stacked(content, under) if under else content


def _head(column: Printed, *, tinted: bool, first: bool) -> Column:
    kind = Kind.NUMBER if column.number else Kind.WORDS
    return Column(
        column.title, kind, column.group, voluntary=tinted and column.voluntary, heads_rows=first, fine=column.fine
    )


def _below(answers: Answers, columns: Sequence[Printed], record: Record, notes: Notes) -> Cell | None:
    lines: list[Text] = []
    for column in columns:
        if not any(has_content(value_in_row(record, name)) for name in column.names):
            continue
        content = column.cell(record, notes)
        said = content.text if isinstance(content, Cell) else content
        label = answers.job.say(_LABELLED, {"label": column.title})
        words = serif(said) if column.running else said
        lines += [Run("\n")] if lines else []
        lines.append(joined([label, words]))
    return Cell(joined(lines), TABLE_FINE) if lines else None


def _grouping(base: Question, records: Sequence[Record]) -> list[tuple[Any, list[Record]]]:
    """Rows by the choice they are grouped by, in the order of the choices; nothing where groups would be tiny."""
    if not base.group:
        return []
    leaf = next((column.leaf for column in base.columns if column.name == base.group), None)
    if leaf is None or leaf.choices is None:
        return []
    members: dict[Any, list[Record]] = {choice: [] for choice in (*leaf.choices, None)}
    for record in records:
        members[value_in_row(record, base.group)].append(record)
    found = [(choice, rows) for choice, rows in members.items() if rows]
    return found if len(records) >= 2 * len(found) and found != [(None, list(records))] else []


def _group_title(answers: Answers, choice: StrEnum | None) -> str:
    return answers.job.say(_UNGROUPED if choice is None else answers.job.lexicon.choice(choice).label)
