"""Rows of the report as printed tables, sheets and balances."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from lapreporter.exchange.printing.answers import Answers
from lapreporter.exchange.printing.balances import CLOSING, STOCK_HEADS, movement
from lapreporter.exchange.printing.columns import Printed, holds_anything, printed_columns
from lapreporter.exchange.printing.notes import Notes
from lapreporter.exchange.printing.parts import Part
from lapreporter.exchange.printing.printed_table import MOST_COLUMNS, PrintedTable
from lapreporter.exchange.printing.sheets import record_sheets
from lapreporter.exchange.printing.stock_balances import stock_balances
from lapreporter.form.edition import Duty, Layout, Question
from lapreporter.report.node import Row as Record


@dataclass(frozen=True)
class Tables:
    """The printed form of one table of the report, and the labels of columns that hold nothing."""

    parts: tuple[Part, ...]
    empty: tuple[str, ...]


def tables(answers: Answers, questions: Sequence[Question], records: Sequence[Record], notes: Notes) -> Tables:
    """The rows under all pages that ask about them. ``questions`` begins with the one that asks for the rows."""
    kept = [_kept(answers, question, records) for question in questions]
    empty = tuple(column.title for _, left_out in kept for column in left_out)
    blocks = [(question, columns) for question, (columns, _) in zip(questions, kept, strict=True)]
    movements = [column for _, columns in blocks for column in columns if movement(column.names[0])]
    return Tables(tuple(_arranged(PrintedTable(answers, questions, records, notes), blocks, movements)), empty)


def _arranged(
    table: PrintedTable, blocks: Sequence[tuple[Question, list[Printed]]], movements: Sequence[Printed]
) -> Iterator[Part]:
    base = blocks[0][0]
    plain = [column for _, columns in blocks for column in columns if not movement(column.names[0])]
    if base.layout is Layout.RECORDS and len(plain) > MOST_COLUMNS:
        written = [c for question, columns in blocks if question.layout is Layout.RECORDS for c in columns]
        if len(written) > MOST_COLUMNS:
            yield from record_sheets(table, written)
        else:
            yield from table.parts(written)
        for question, columns in blocks:
            if question.layout is not Layout.RECORDS and columns:
                title = table.answers.job.say(question.words.printed)
                yield from table.parts([*table.identity(), *columns], title)
        return
    closing = [replace(c, title=_stock_head(table.answers, c)) for c in movements if movement(c.names[0]) == CLOSING]
    yield from table.parts([*plain, *closing])
    if movements:
        yield from stock_balances(table, movements)


def _kept(answers: Answers, question: Question, records: Sequence[Record]) -> tuple[list[Printed], list[Printed]]:
    """The columns that are printed, and those that hold nothing and need not be shown."""
    kept: list[Printed] = []
    empty: list[Printed] = []
    for column in printed_columns(answers, question):
        needed = column.duty is Duty.OBLIGATORY and not question.continued and not column.running
        shown = needed or holds_anything(answers, question, column, records)
        (kept if shown else empty).append(column)
    return kept, empty


def _stock_head(answers: Answers, column: Printed) -> str:
    return answers.job.say(STOCK_HEADS[column.names[0].partition(".")[0]])
