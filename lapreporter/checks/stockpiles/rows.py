"""What the rules on stockpiles, and others on munitions, have in common."""

from __future__ import annotations

from collections import defaultdict

from lapreporter.checks.finding import Place
from lapreporter.checks.reference import type_key
from lapreporter.report.report import Report
from lapreporter.report.stockpiles import StockRow
from lapreporter.words import Term, mark

MUNITIONS = Term(mark("munitions"))
SUBMUNITIONS = Term(mark("submunitions"))
_TABLE = "stockpiles.types"


def by_type(report: Report) -> dict[str, list[tuple[Place, StockRow]]]:
    """The rows of each type, by its name as it is compared, with their places."""
    found: dict[str, list[tuple[Place, StockRow]]] = defaultdict(list)
    for number, row in enumerate(report.stockpiles.types, 1):
        if row.type:
            found[type_key(row.type)].append((Place(f"{_TABLE}[{row.id}]", number), row))
    return found


def lots_of(text: str | None) -> list[str]:
    """The lot numbers in a list parted by commas or semicolons."""
    return [lot.strip() for lot in (text or "").replace(";", ",").split(",") if any(map(str.isdigit, lot))]
