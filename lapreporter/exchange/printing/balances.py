"""Balances: what was there, what came and went, what is left; each line with its sign."""

from __future__ import annotations

from collections.abc import Sequence

from lapreporter.exchange.pdf.cells import Content
from lapreporter.exchange.pdf.table import Column, Kind, Note, Row, Table, row, total
from lapreporter.exchange.printing.answers import Answers
from lapreporter.words import mark

OPENING, CLOSING = "opening", "closing"
SIGNS = {
    "opening": "",
    "found": "+",
    "discovered": "+",
    "received": "+",
    "returned": "+",
    "acquired": "+",
    "cancelled": "\u2212",
    "reduced": "\u2212",
    "cleared": "\u2212",
    "consumed": "\u2212",
    "destroyed": "\u2212",
    "transferred": "\u2212",
    "to_retained": "\u2212",
    "resurvey": "\u00b1",
    "correction": "\u00b1",
    "closing": "=",
}
"""The movements in the order in which they are printed; what is added, taken away, or either."""


STOCK_HEADS = {"munitions": mark("Munitions"), "submunitions": mark("Submunitions")}
"""What a stock is counted in, by the name of its balance."""


def movement(path: str) -> str:
    """Which movement an answer gives, or nothing: ``contamination.balance.found_m2`` gives *found*."""
    parent, _, name = path.rpartition(".")
    last = parent.rpartition(".")[2]
    name = name.removesuffix("_m2")
    return name if last in ("balance", "munitions", "submunitions") and name in SIGNS else ""


def signed(answers: Answers, value: int, name: str) -> str:
    """A figure of a balance; corrections carry their sign."""
    language = answers.job.language
    return language.value(f"+{language.number(value)}" if value > 0 and SIGNS[name] == "\u00b1" else value)


def balance_table(
    head: str, columns: Sequence[str], lines: Sequence[tuple[str, str, Sequence[Content]]], notes: Sequence[Note] = ()
) -> Table:
    """A balance. Each line is a movement, its words, and a figure for each column."""
    rows: list[Row] = []
    for name, words, figures in lines:
        make = total if name == CLOSING else row
        rows.append(make(SIGNS[name], words, *figures))
    return Table(
        [
            Column("", weight=0),
            Column(head, heads_rows=True),
            *(Column(title, Kind.NUMBER, weight=0.0, least=78.0) for title in columns),
        ],
        rows,
        notes,
    )
