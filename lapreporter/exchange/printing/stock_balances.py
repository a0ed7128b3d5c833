"""The balance of stocks: the movements of all rows together, and of each row that moved."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from lapreporter.exchange.pdf.cells import Content
from lapreporter.exchange.printing.answers import Answers
from lapreporter.exchange.printing.balances import SIGNS, STOCK_HEADS, balance_table, signed
from lapreporter.exchange.printing.columns import Printed
from lapreporter.exchange.printing.notes import Notes
from lapreporter.exchange.printing.parts import Part, Tabular
from lapreporter.exchange.printing.printed_table import PrintedTable
from lapreporter.exchange.printing.sums import INCOMPLETE
from lapreporter.form.edition import Duty
from lapreporter.report.node import Row as Record
from lapreporter.words import mark

_ALL_ROWS = mark("All rows together")
_BALANCE = mark("Balance of the period")


def stock_balances(table: PrintedTable, movements: Sequence[Printed]) -> Iterator[Part]:
    """The movements of all rows together, and where several rows moved, of each row."""
    answers, records = table.answers, table.records
    parts = [part for part in STOCK_HEADS if any(c.names[0].startswith(part + ".") for c in movements)]
    known = {column.names[0]: column for column in movements}
    lines = []
    for name in SIGNS:
        found = [known.get(f"{part}.{name}") for part in parts]
        if any(found):
            figures = [_balance_figure(answers, column, name, records, table.notes) for column in found]
            lines.append((name, next(column.title for column in found if column), figures))
    if len(lines) < 2:
        return
    heads = [answers.job.say(STOCK_HEADS[part]) for part in parts]
    several = len(records) > 1
    head = answers.job.say(_ALL_ROWS) if several else ""
    yield Tabular(balance_table(head, heads, lines, table.notes.taken()), answers.job.say(_BALANCE))
    if several:
        for part, title in zip(parts, heads, strict=True):
            moved = [c for c in movements if c.names[0].startswith(part + ".") and _moves(c, records)]
            if len(moved) > 1:
                shown = [*table.identity(), *(replace(column, duty=Duty.OBLIGATORY) for column in moved)]
                yield table.table(shown, shown[0], title=title)


def _moves(column: Printed, records: Sequence[Record]) -> bool:
    """Whether any row gives another figure than nought: that all are nought stands in the balance already."""
    return column.amount is not None and any(column.amount(record) for record in records)


def _balance_figure(
    answers: Answers, column: Printed | None, name: str, records: Sequence[Record], notes: Notes
) -> Content:
    if column is None or column.amount is None:
        return ""
    given = [amount for amount in (column.amount(record) for record in records) if isinstance(amount, int)]
    if not given:
        return column.cell(records[0], notes)
    written = signed(answers, sum(given), name)
    return written if len(given) == len(records) else (written, notes.marked(answers.job.say(INCOMPLETE)))
