"""Sums of columns: what is missing is said in a note, money is added per currency and never across."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from lapreporter.exchange.pdf.cells import Content, wide
from lapreporter.exchange.pdf.table import Row, subtotal, total
from lapreporter.exchange.pdf.text import Text
from lapreporter.exchange.printing.answers import Answers
from lapreporter.exchange.printing.columns import Printed
from lapreporter.exchange.printing.notes import Notes
from lapreporter.report.answers import Money
from lapreporter.report.node import Row as Record
from lapreporter.words import Money as Amount
from lapreporter.words import mark, mark_plural

_SUBTOTAL = mark_plural("Subtotal of {count} row", "Subtotal of {count} rows")
_TOTAL = mark_plural("Total of {count} row", "Total of {count} rows")
_TOTAL_IN = mark("Total in {currency}")
INCOMPLETE = mark("Without the rows that give no figure.")


class Sums:
    """Sums of columns. What is missing is said in a note; money is added per currency, never across."""

    def __init__(self, answers: Answers, columns: Sequence[Printed], totals: set[str], notes: Notes) -> None:
        self.answers = answers
        self.columns = columns
        self.notes = notes
        self.summed = [
            column.amount is not None
            and (
                bool(totals & set(column.names))
                or (column.names == ("people",) and any("people." in t for t in totals))
            )
            for column in columns
        ]

    def rows(self, records: Sequence[Record], *, closing: bool) -> list[Row]:
        """The line of sums under some rows, and one more for each currency where there are several."""
        if not any(self.summed):
            return []
        amounts = [
            [a for a in (column.amount(one) for one in records) if a is not None and a != Money()]
            if column.amount and summed
            else []
            for column, summed in zip(self.columns, self.summed, strict=True)
        ]
        currencies = sorted({a.currency for column in amounts for a in column if isinstance(a, Money) and a.currency})
        if not any(amounts):
            return []
        make = total if closing else subtotal
        label = self.answers.job.language.plural(_TOTAL if closing else _SUBTOTAL, len(records))
        first = currencies[0] if len(currencies) == 1 else None
        numbers = any(isinstance(a, int | Decimal) for column in amounts for a in column)
        rows = []
        if numbers or len(currencies) == 1:
            rows.append(make(*self._line(label, amounts, len(records), first)))
        if len(currencies) > 1:
            for currency in currencies:
                words = self.answers.job.say(_TOTAL_IN, {"currency": currency})
                rows.append(make(*self._line(words, amounts, len(records), currency, only_money=True)))
        return rows

    def _line(
        self, label: str, amounts: list[list[Any]], count: int, currency: str | None, *, only_money: bool = False
    ) -> list[Content]:
        span = max(self.summed.index(True), 1)
        cells: list[Content] = [wide(label, span)]
        for place in range(span, len(self.columns)):
            given = amounts[place]
            money = [
                a.amount for a in given if isinstance(a, Money) and a.currency == currency and a.amount is not None
            ]
            plain = [] if only_money else [a for a in given if not isinstance(a, Money)]
            if money and currency:
                cells.append(self.answers.job.language.value(Amount(sum(money, Decimal(0)), currency)))
            elif plain:
                written: Text = self.answers.job.language.value(sum(plain))
                if len(plain) < count:
                    written = (str(written), self.notes.marked(self.answers.job.say(INCOMPLETE)))
                cells.append(written)
            else:
                cells.append("")
        return cells
