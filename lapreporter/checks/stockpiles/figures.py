"""Rules for the figures of stockpiles: what was held, came, went and is left (STK)."""

from __future__ import annotations

from collections.abc import Iterator

from lapreporter.checks.case import PREVIOUS, Case
from lapreporter.checks.finding import Place, RowNumber, Severity, Spot, at, named
from lapreporter.checks.rule import row_rule, rule
from lapreporter.checks.stockpiles.rows import MUNITIONS, SUBMUNITIONS, by_type
from lapreporter.checks.sums import stock_gap, total
from lapreporter.checks.typed import unread
from lapreporter.report.entry import Problem
from lapreporter.report.kinds import Kind
from lapreporter.report.report import Report
from lapreporter.report.stockpiles import Balance, StockRow
from lapreporter.words import mark

_TABLE = "stockpiles.types"


@row_rule(
    "STK-01",
    Severity.ERROR,
    each=_TABLE,
    reads=("unread",),
    basis="Art. 7.1 (b), (e), (f)",
    what=mark(
        "{type}, munitions: {opening} at the start and the entries of the year make {calc}, but you give "
        "{closing} at the end."
    ),
    why=mark("Readers check this sum first. The difference is {difference}."),
    how=mark("Correct a figure, or use the column “correction” with a reason."),
)
def stk_01(case: Case, row: StockRow, place: Place) -> Iterator[Spot]:
    """Article 7.1 (b), (e), (f): what was held, what was destroyed and what remains agree."""
    yield from _gap(case, row.munitions, place, "munitions", place.name(row.type))


@row_rule(
    "STK-02",
    Severity.ERROR,
    each=_TABLE,
    reads=("unread",),
    basis="Art. 7.1 (b)",
    what=mark(
        "{type}, submunitions: {opening} at the start and the entries of the year make {calc}, but you give "
        "{closing} at the end."
    ),
    why=mark("Munitions and submunitions are counted separately. The difference is {difference}."),
    how=mark("Check both rows of figures and correct one, or use “correction” with a reason."),
)
def stk_02(case: Case, row: StockRow, place: Place) -> Iterator[Spot]:
    """Article 7.1 (b): submunitions are declared with the munitions and add up by themselves."""
    yield from _gap(case, row.submunitions, place, "submunitions", place.name(row.type))


def _gap(case: Case, balance: Balance, place: Place, part: str, name: str | RowNumber) -> Iterator[Spot]:
    gap = stock_gap(balance)
    if gap is not None and not case.unread_below(place.to(part)):
        yield at(
            place.to(f"{part}.closing"),
            place.to(f"{part}.opening"),
            type=name,
            opening=gap.opening,
            calc=gap.calc,
            closing=gap.closing,
            difference=gap.difference,
        )


@rule(
    "STK-03",
    Severity.ERROR,
    basis="practice",
    reads=(_TABLE, "stockpiles.stated_total"),
    what=mark("The total of {column} is {total}, but the rows add up to {sum}."),
    why=mark("A total that differs from its rows makes both doubtful."),
    how=mark("Leave the total empty so that it is computed from the rows, or find the missing row."),
)
def stk_03(case: Case) -> Iterator[Spot]:
    """A total is the sum of its rows."""
    rows, stated = case.report.stockpiles.types, case.report.stockpiles.stated_total
    columns = (
        ("munitions", MUNITIONS, stated.munitions, [row.munitions.closing for row in rows]),
        ("submunitions", SUBMUNITIONS, stated.submunitions, [row.submunitions.closing for row in rows]),
    )
    for column, name, figure, closings in columns:
        if figure is None or not rows or (None in closings and total(*closings) <= figure):
            continue
        if total(*closings) != figure:
            yield at(f"stockpiles.stated_total.{column}", _TABLE, column=name, total=figure, sum=total(*closings))


@row_rule(
    "STK-04",
    Severity.ERROR,
    each=_TABLE,
    basis="practice",
    what=mark("{type}, {what}: {destroyed} destroyed, but only {available} held, found or received."),
    why=mark("No more can be destroyed than was held, found or received."),
    how=mark("If part of it was found or received this year, enter that first; otherwise correct a figure."),
)
def stk_04(_: Case, row: StockRow, place: Place) -> Iterator[Spot]:
    """No more can be destroyed in a year than was available in it."""
    for part, name, balance in (
        ("munitions", MUNITIONS, row.munitions),
        ("submunitions", SUBMUNITIONS, row.submunitions),
    ):
        if balance.opening is None or balance.destroyed is None:
            continue
        available = total(balance.opening, balance.discovered, balance.received, balance.returned)
        if balance.destroyed > available + max(balance.correction or 0, 0):
            yield at(
                place.to(f"{part}.destroyed"),
                type=place.name(row.type),
                what=name,
                destroyed=balance.destroyed,
                available=available,
            )


@rule(
    "STK-05",
    Severity.ERROR,
    basis="practice",
    reads=("unread",),
    what=mark("“{text}” cannot be a count."),
    why=mark("Munitions, items and people can only be counted in whole numbers of zero or more."),
    how=mark("Type a whole number. What is taken away has a column of its own and needs no minus sign."),
)
def stk_05(case: Case) -> Iterator[Spot]:
    """Counts are whole and not negative."""
    for typed in unread(case, Problem.NEGATIVE, Problem.NOT_WHOLE):
        if typed.leaf.kind is Kind.WHOLE_NUMBER:
            yield at(typed.path, text=typed.text)


@rule(
    "STK-06",
    Severity.ERROR,
    basis="Art. 7.2",
    reads=(_TABLE, *PREVIOUS),
    what=mark("{type}, {what}: the report for {year} ended with {old}, this one starts with {new}."),
    why=mark("Readers compare the two reports."),
    how=mark("Carry the old figure over, and enter the difference as a correction with its reason."),
)
def stk_06(case: Case) -> Iterator[Spot]:
    """Article 7.2: each year starts where the last one ended."""
    before = case.previous
    if before is None:
        return
    old_rows, new_rows = by_type(before), by_type(case.report)
    for key, rows in new_rows.items():
        for part, name in (("munitions", MUNITIONS), ("submunitions", SUBMUNITIONS)):
            new = _sum_of(rows, part, "opening")
            old = _sum_of(old_rows.get(key, []), part, "closing")
            corrected = any(getattr(row, part).correction for _, row in rows)
            if old is not None and new is not None and old != new and not corrected:
                place, row = rows[0]
                path, year = place.to(f"{part}.opening"), named(before)
                yield at(path, type=place.name(row.type), what=name, old=old, new=new, year=year)


def _sum_of(rows: list[tuple[Place, StockRow]], part: str, column: str) -> int | None:
    figures: list[int | None] = [getattr(getattr(row, part), column) for _, row in rows]
    return None if not figures or None in figures else total(*figures)


@row_rule(
    "STK-07",
    Severity.WARNING,
    each=_TABLE,
    basis="practice",
    what=mark(
        "{type}, submunitions: a load of {load} in each munition ({munitions}) makes {product}, but you entered "
        "{submunitions}."
    ),
    why=mark("The two figures describe the same items."),
    how=mark("If some are part-filled or loose, tick that box; otherwise correct one figure."),
)
def stk_07(_: Case, row: StockRow, place: Place) -> Iterator[Spot]:
    """Submunitions are munitions times the load of one."""
    if row.per_container is None or row.part_filled:
        return
    for column in ("opening", "destroyed", "closing"):
        munitions, submunitions = getattr(row.munitions, column), getattr(row.submunitions, column)
        if munitions is None or submunitions is None or munitions * row.per_container == submunitions:
            continue
        yield at(
            place.to(f"submunitions.{column}"),
            place.to(f"munitions.{column}"),
            place.to("per_container"),
            type=place.name(row.type),
            munitions=munitions,
            load=row.per_container,
            product=munitions * row.per_container,
            submunitions=submunitions,
        )
        return


@row_rule(
    "STK-08",
    Severity.WARNING,
    each=_TABLE,
    basis="practice",
    what=mark("{type}, submunitions in one munition: our list has {known}, you give {load}."),
    why=mark("The load decides the number of submunitions of the whole stock."),
    how=mark("Check the type; if our list is wrong, say so and keep your figure."),
)
def stk_08(case: Case, row: StockRow, place: Place) -> Iterator[Spot]:
    """The load agrees with what is known of the type."""
    known = case.library.find(row.type)
    # A load that nobody could confirm is no ground to doubt the State's own figure.
    if (
        known
        and known.reliable
        and known.loads
        and row.per_container is not None
        and row.per_container not in known.loads
    ):
        yield at(place.to("per_container"), type=place.name(row.type), known=known.loads[0], load=row.per_container)


@rule(
    "STK-09",
    Severity.WARNING,
    basis="practice",
    reads=(_TABLE, "stockpiles.stated_total", *PREVIOUS),
    what=mark(
        "The average number of submunitions in a munition was {old} by the report for {year} and is {new} now, "
        "although the types are the same."
    ),
    why=mark("One of the totals is probably from another list."),
    how=mark("Compare both totals with the lists they come from, or say what changed."),
)
def stk_09(case: Case) -> Iterator[Spot]:
    """The load of a stock does not move while its types stay the same."""
    before = case.previous
    if before is None or set(by_type(before)) != set(by_type(case.report)):
        return
    old, new = _load(before), _load(case.report)
    if old and new and abs(new - old) > float(case.settings.load_change) * old:
        yield at(_TABLE, old=round(old), new=round(new), year=named(before))


def _load(report: Report) -> float | None:
    stated, rows = report.stockpiles.stated_total, report.stockpiles.types
    munitions = stated.munitions or total(*(row.munitions.closing for row in rows))
    submunitions = stated.submunitions or total(*(row.submunitions.closing for row in rows))
    return submunitions / munitions if munitions and submunitions else None


@rule(
    "STK-19",
    Severity.WARNING,
    basis="practice",
    reads=(_TABLE, *PREVIOUS),
    what=mark(
        "{type}, munitions: {old} left by the report for {year}, {new} now, although nothing was found or received."
    ),
    why=mark("A growing stock raises questions."),
    how=mark("Enter where the increase comes from, or correct a figure."),
)
def stk_19(case: Case) -> Iterator[Spot]:
    """A stock grows only by finds, receipts, returns or corrections."""
    before = case.previous
    if before is None:
        return
    old_rows = by_type(before)
    for key, rows in by_type(case.report).items():
        old = _sum_of(old_rows.get(key, []), "munitions", "closing")
        new = _sum_of(rows, "munitions", "closing")
        sources = total(*(_sources(row.munitions) for _, row in rows))
        if old is not None and new is not None and new > old and not sources:
            place, row = rows[0]
            path = place.to("munitions.closing")
            yield at(path, type=place.name(row.type), old=old, new=new, year=named(before))


def _sources(balance: Balance) -> int:
    return total(balance.discovered, balance.received, balance.returned, balance.correction)
