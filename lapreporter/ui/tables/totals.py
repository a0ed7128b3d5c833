"""What the rows of a table add up to: a figure for each group, or a line of sums under the columns."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from lapreporter.form.edition import Question
from lapreporter.report.answers import Money
from lapreporter.report.kinds import Kind, Unit
from lapreporter.report.node import Row
from lapreporter.ui.tables.cells import ColumnCells
from lapreporter.words import Language, mark, mark_plural

ALL_ROWS = mark_plural("{count} row", "All {count} rows")
GROUP_ROWS = mark_plural("{name}, {count} row", "{name}, {count} rows")
NO_GROUP = mark("No choice yet")
WRITTEN_OUT = mark("Written out")
IN_KM2_HA = mark("{km2} km², {ha} ha")
WITHOUT = mark_plural("{count} row has no figure", "{count} rows have no figure")


@dataclass(frozen=True, slots=True)
class Sum:
    """A sum of one column over some rows. Money is added for each currency apart; ``missing`` rows give no figure."""

    number: int | Decimal
    money: tuple[tuple[str, Decimal], ...]
    rows: int
    missing: int


@dataclass(frozen=True, slots=True)
class Figure:
    """A sum as it is shown: its name and its value."""

    label: str
    value: str


def add_up(cells: ColumnCells, rows: Sequence[Row]) -> Sum:
    """The sum of a column."""
    values = [value for value in map(cells.value_in, rows) if value is not None]
    if cells.kind is Kind.MONEY:
        values = [value for value in values if value.amount is not None]
        return Sum(0, _by_currency(values), len(rows), len(rows) - len(values))
    if cells.kind is Kind.PEOPLE:
        return Sum(sum(value.persons() or 0 for value in values), (), len(rows), len(rows) - len(values))
    return Sum(sum(values), (), len(rows), len(rows) - len(values))


def spoken(language: Language, cells: ColumnCells, total: Sum) -> str:
    """A sum with its unit."""
    if cells.kind is Kind.MONEY:
        amounts = [language.money(amount, code) if code else language.number(amount) for code, amount in total.money]
        return " + ".join(amounts) or language.number(0)
    if cells.column.leaf.unit is Unit.SQUARE_METRE:
        return language.area(int(total.number))
    return language.number(total.number)


def written_out(language: Language, cells: ColumnCells, total: Sum) -> Figure | None:
    """A surface in square kilometres and hectares, for readers who think in these."""
    if cells.column.leaf.unit is not Unit.SQUARE_METRE:
        return None
    m2 = Decimal(total.number)
    values = {"km2": _rounded(m2 / 1_000_000, 3), "ha": _rounded(m2 / 10_000, 1)}
    return Figure(language.text(WRITTEN_OUT), language.text(IN_KM2_HA, values))


def grouped(
    language: Language,
    columns: Sequence[ColumnCells],
    question: Question,
    rows: Sequence[Row],
    total: Callable[[ColumnCells], Sum],
) -> tuple[Figure, ...]:
    """The figures of a question that adds up one column, or groups its rows: by group, then all, as ``total`` knows."""
    by_name = {cells.name: cells for cells in columns}
    group = by_name.get(question.group)
    figures = []
    for name in question.totals:
        cells = by_name[name]
        names = {**group.options, None: language.text(NO_GROUP)} if group else {}
        parts: dict[Any, list[Row]] = {option: [] for option in names}
        for row in rows if group else ():
            parts[group.value_in(row) if group else None].append(row)
        if len(parts.get(None, ())) < len(rows):
            figures += [_figure(language, cells, GROUP_ROWS, some, names[one]) for one, some in parts.items() if some]
        label = language.plural(ALL_ROWS, len(rows))
        named = f"{cells.label}, {label}" if len(question.totals) > 1 else label
        figures.append(Figure(named, spoken(language, cells, total(cells))))
    return tuple(figures)


def _figure(language: Language, cells: ColumnCells, words: tuple[str, str], rows: Sequence[Row], name: str) -> Figure:
    return Figure(language.plural(words, len(rows), {"name": name}), spoken(language, cells, add_up(cells, rows)))


def _by_currency(amounts: Sequence[Money]) -> tuple[tuple[str, Decimal], ...]:
    found: dict[str, Decimal] = {}
    for money in amounts:
        found[money.currency or ""] = found.get(money.currency or "", Decimal(0)) + (money.amount or 0)
    return tuple(sorted(found.items()))


def _rounded(value: Decimal, digits: int) -> Decimal:
    """Rounded to some digits after the point, without zeros at the end; small values as they are."""
    rounded = round(value, digits)
    short = (value if abs(rounded) < Decimal(1) else rounded).normalize()
    return Decimal(f"{short:f}")
