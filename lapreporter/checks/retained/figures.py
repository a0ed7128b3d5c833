"""Rules for the figures of retained munitions: what was kept, came, was used and is left (RET)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from lapreporter.checks.case import PREVIOUS, Case
from lapreporter.checks.finding import Place, Severity, Spot, at, named
from lapreporter.checks.reference import type_key
from lapreporter.checks.retained.rows import kept
from lapreporter.checks.rule import row_rule, rule
from lapreporter.checks.stockpiles.rows import MUNITIONS, SUBMUNITIONS
from lapreporter.checks.sums import retained_gap, total
from lapreporter.report.report import Report
from lapreporter.report.retained import RetainedRow, RetainedStatementCode
from lapreporter.words import Listing, Term, Year, mark

_TABLE = "retained.types"
_PARTS = (("munitions", MUNITIONS), ("submunitions", SUBMUNITIONS))


@row_rule(
    "RET-01",
    Severity.ERROR,
    each=_TABLE,
    reads=("unread",),
    basis="Art. 3.8; LAP 17",
    what=mark(
        "{type}, {what}: {opening} at the start and the entries of the year make {calc}, but you give {closing} at "
        "the end."
    ),
    why=mark("What was kept, used and destroyed has to be clear each year. The difference is {difference}."),
    how=mark("Correct a figure, or give a reason."),
    explainable=True,
)
def ret_01(case: Case, row: RetainedRow, place: Place) -> Iterator[Spot]:
    """Article 3.8: a detailed report on what is kept, how it was used, and what remains."""
    for part, name in _PARTS:
        gap = retained_gap(getattr(row, part))
        if gap is not None and not case.unread_below(place.to(part)):
            yield at(
                place.to(f"{part}.closing"),
                place.to(f"{part}.opening"),
                type=place.name(row.type),
                what=name,
                opening=gap.opening,
                calc=gap.calc,
                closing=gap.closing,
                difference=gap.difference,
            )


@rule(
    "RET-02",
    Severity.ERROR,
    basis="Art. 3.8",
    reads=(_TABLE, *PREVIOUS),
    what=mark("{type}, retained {what}: the report for {year} ended with {old}, this one starts with {new}."),
    why=mark("Readers compare the two reports."),
    how=mark("Carry over the old figure, and correct it openly if it was wrong."),
)
def ret_02(case: Case) -> Iterator[Spot]:
    """Article 3.8: each year starts where the last one ended."""
    before = case.previous
    if before is None:
        return
    for place, row, part, name, old in _against(before, case.report):
        new = getattr(row, part).opening
        if new is not None and new != old:
            path, year = place.to(f"{part}.opening"), named(before)
            yield at(path, type=place.name(row.type), what=name, old=old, new=new, year=year)


def _against(before: Report, now: Report) -> Iterator[tuple[Place, RetainedRow, str, Term, int]]:
    """Each type that stands once in both reports, with what the earlier one ended with."""
    old_rows, new_rows = _by_type(before), _by_type(now)
    for key, rows in new_rows.items():
        earlier = old_rows.get(key, [])
        if len(rows) != 1 or len(earlier) != 1:
            continue
        for part, name in _PARTS:
            old = getattr(earlier[0][1], part).closing
            if old is not None:
                yield *rows[0], part, name, old


def _by_type(report: Report) -> dict[str, list[tuple[Place, RetainedRow]]]:
    found: dict[str, list[tuple[Place, RetainedRow]]] = defaultdict(list)
    for number, row in enumerate(report.retained.types, 1):
        if row.type:
            found[type_key(row.type)].append((Place(f"{_TABLE}[{row.id}]", number), row))
    return found


@row_rule(
    "RET-05",
    Severity.WARNING,
    each=_TABLE,
    reads=("omissions", "unread"),
    basis="Art. 3.6, 3.8",
    what=mark("{type}: the number of {what} is missing."),
    why=mark("The limit in the Convention is on submunitions, so both figures matter."),
    how=mark("Enter it; loose submunitions have a box of their own."),
)
def ret_05(case: Case, row: RetainedRow, place: Place) -> Iterator[Spot]:
    """Article 3.6 limits submunitions; 3.8 asks for quantity and type."""
    munitions, submunitions = row.munitions.closing, row.submunitions.closing
    if munitions and submunitions is None and not case.settled(place.to("submunitions.closing")):
        yield at(place.to("submunitions.closing"), type=place.name(row.type), what=SUBMUNITIONS)
    if submunitions and munitions is None and not row.loose and not case.settled(place.to("munitions.closing")):
        yield at(place.to("munitions.closing"), type=place.name(row.type), what=MUNITIONS)


@rule(
    "RET-06",
    Severity.WARNING,
    basis="Art. 3.6; LAP 17",
    reads=("retained", "cover.period", "history"),
    what=mark("None of the retained items was used, by the reports for {years}."),
    why=mark("The amount kept should not exceed what is strictly needed."),
    how=mark("Give the plan for use, or plan to destroy them."),
)
def ret_06(case: Case) -> Iterator[Spot]:
    """Article 3.6: not more than the minimum absolutely necessary (LAP 17)."""
    count = case.settings.stale_text_reports
    last = (*case.history, case.report)[-count:]
    if len(last) == count and all(_idle(report) and report.year() for report in last):
        yield at(_TABLE, years=Listing(tuple(Year(year) for one in last if (year := one.year()) is not None)))


def _idle(report: Report) -> bool:
    rows = report.retained.types
    used = total(*(row.munitions.consumed for row in rows), *(row.submunitions.consumed for row in rows))
    return any(kept(row) for row in rows) and not used and not report.retained.uses


@rule(
    "RET-08",
    Severity.WARNING,
    basis="Art. 3.6",
    reads=(_TABLE, *PREVIOUS),
    what=mark("{type}, retained {what}: {old} by the report for {year}, {new} now, but nothing was acquired."),
    why=mark("Readers will ask where the additional items come from."),
    how=mark("Enter the source as acquired, or correct a figure."),
)
def ret_08(case: Case) -> Iterator[Spot]:
    """Article 3.6: retention and acquisition are limited, so an increase has a source."""
    before = case.previous
    if before is None:
        return
    for place, row, part, name, old in _against(before, case.report):
        balance = getattr(row, part)
        if balance.closing is not None and balance.closing > old and not balance.acquired and not balance.correction:
            path, year = place.to(f"{part}.closing"), named(before)
            yield at(path, type=place.name(row.type), what=name, old=old, new=balance.closing, year=year)


@rule(
    "RET-11",
    Severity.WARNING,
    basis="Art. 3.8",
    reads=(_TABLE, "retained.statement", "stockpiles.types", *PREVIOUS),
    what=mark("Retained munitions: {old} by the report for {year}, {new} now, but {gap}."),
    why=mark("Readers will ask what became of them, or where they come from."),
    how=mark("Enter what was used, destroyed, transferred or acquired, or correct the statement."),
)
def ret_11(case: Case) -> Iterator[Spot]:
    """Article 3.8: what becomes of retained items is reported, and where they come from."""
    if case.previous is None:
        return
    rows, code = case.report.retained.types, case.report.retained.statement.code
    old = total(*(row.munitions.closing for row in case.previous.retained.types))
    gone = total(*(total(row.munitions.consumed, row.munitions.destroyed, row.munitions.transferred) for row in rows))
    if old and not gone and code is RetainedStatementCode.NONE_RETAINED:
        yield at("retained.statement", old=old, new=0, gap=_NOTHING_USED, year=named(case.previous))
    new = total(*(row.munitions.closing for row in rows))
    moved = total(*(row.munitions.to_retained for row in case.report.stockpiles.types))
    come = total(moved, *(total(row.munitions.acquired, row.munitions.correction) for row in rows))
    if new and not come and case.previous.retained.statement.code is RetainedStatementCode.NONE_RETAINED:
        year = named(case.previous)
        yield at("retained.statement", _TABLE, old=0, new=new, gap=_NOTHING_ACQUIRED, year=year)


_NOTHING_USED = Term(mark("nothing was used or destroyed"))
_NOTHING_ACQUIRED = Term(mark("nothing was acquired or moved there"))
