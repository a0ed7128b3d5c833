"""Rules for stockpiles and their destruction (STK)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from lapreporter.checks.case import POSITION, PREVIOUS, STOCK_DEADLINE, STOCK_OPEN, YEAR, Case
from lapreporter.checks.finding import Place, RowNumber, Severity, Spot, at, named
from lapreporter.checks.reference import type_key
from lapreporter.checks.rule import row_rule, rule
from lapreporter.checks.sums import stock_gap, total
from lapreporter.checks.typed import unread
from lapreporter.report.entry import Problem
from lapreporter.report.kinds import Kind
from lapreporter.report.obligations import ObligationStatus, RequestOutcome
from lapreporter.report.report import Report
from lapreporter.report.stockpiles import (
    Balance,
    DestroyedRow,
    Discovery,
    StockpileStatementCode,
    StockRow,
)
from lapreporter.words import Term, Year, mark

MUNITIONS = Term(mark("munitions"))
SUBMUNITIONS = Term(mark("submunitions"))
_DENIED = {StockpileStatementCode.NEVER_HELD, StockpileStatementCode.NONE_HELD}
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
    old_rows, new_rows = _by_type(before), _by_type(case.report)
    for key, rows in new_rows.items():
        for part, name in (("munitions", MUNITIONS), ("submunitions", SUBMUNITIONS)):
            new = _sum_of(rows, part, "opening")
            old = _sum_of(old_rows.get(key, []), part, "closing")
            corrected = any(getattr(row, part).correction for _, row in rows)
            if old is not None and new is not None and old != new and not corrected:
                place, row = rows[0]
                path, year = place.to(f"{part}.opening"), named(before)
                yield at(path, type=place.name(row.type), what=name, old=old, new=new, year=year)


def _by_type(report: Report) -> dict[str, list[tuple[Place, StockRow]]]:
    found: dict[str, list[tuple[Place, StockRow]]] = defaultdict(list)
    for number, row in enumerate(report.stockpiles.types, 1):
        if row.type:
            found[type_key(row.type)].append((Place(f"{_TABLE}[{row.id}]", number), row))
    return found


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
    if before is None or set(_by_type(before)) != set(_by_type(case.report)):
        return
    old, new = _load(before), _load(case.report)
    if old and new and abs(new - old) > float(case.settings.load_change) * old:
        yield at(_TABLE, old=round(old), new=round(new), year=named(before))


def _load(report: Report) -> float | None:
    stated, rows = report.stockpiles.stated_total, report.stockpiles.types
    munitions = stated.munitions or total(*(row.munitions.closing for row in rows))
    submunitions = stated.submunitions or total(*(row.submunitions.closing for row in rows))
    return submunitions / munitions if munitions and submunitions else None


@row_rule(
    "STK-10",
    Severity.WARNING,
    each="stockpiles.destroyed",
    reads=("omissions",),
    basis="Art. 7.1 (f), 3.2",
    what=mark(
        "{type}: the method, the site, the safety rules or the environmental rules of its destruction are missing."
    ),
    why=mark("The Convention asks for all four."),
    how=mark("Fill in method, site, safety standards and environmental standards of this row."),
)
def stk_10(case: Case, row: DestroyedRow, place: Place) -> Iterator[Spot]:
    """Article 7.1 (f): methods, sites, safety and environmental standards of what was destroyed."""
    if not (row.munitions or row.submunitions):
        return
    for name in ("method", "site", "safety_standards", "environmental_standards"):
        if not getattr(row, name) and not case.omitted(place.to(name)):
            yield at(place.to(name), type=place.name(row.type))
            return


@rule(
    "STK-11",
    Severity.WARNING,
    basis="Art. 7.1 (e); LAP 12.1",
    reads=(*STOCK_OPEN, "stockpiles.programme", "omissions"),
    what=mark("Stock remains, but the destruction programme is not described."),
    why=mark("Others rely on knowing how, where and under which rules you will destroy it."),
    how=mark("Add methods, every site and the rules you will follow."),
)
def stk_11(case: Case) -> Iterator[Spot]:
    """Article 7.1 (e): status, methods, sites and standards of the programme."""
    programme = case.report.stockpiles.programme
    for name in ("methods", "sites", "safety_standards", "environmental_standards"):
        path = f"stockpiles.programme.{name}"
        if case.stock_open and not getattr(programme, name) and not case.omitted(path):
            yield at(path)
            return


@rule(
    "STK-12",
    Severity.ERROR,
    basis="Art. 3.2, 3.5; LAP 12, 50",
    reads=("stockpiles.programme", *STOCK_DEADLINE),
    what=mark("Your plan ends on {end}, after the deadline {deadline}."),
    why=mark("Stocks have to be destroyed by the deadline unless an extension is granted."),
    how=mark(
        "Speed up the plan, or enter the extension request, which has to be in nine months before the meeting. "
        "If neither is possible yet, give the reason."
    ),
    explainable=True,
)
def stk_12(case: Case) -> Iterator[Spot]:
    """Articles 3.2 and 3.5: destruction ends by the deadline, or an extension is asked for in time."""
    end, deadline = case.report.stockpiles.programme.planned_end, case.stock_deadline
    asked = any(
        one.submitted_on or one.outcome in (RequestOutcome.SUBMITTED, RequestOutcome.GRANTED)
        for one in case.report.stockpiles.requests
    )
    if end and deadline and end > deadline and not asked:
        yield at("stockpiles.programme.planned_end", "stockpiles.requests", end=end, deadline=deadline)


@rule(
    "STK-14",
    Severity.ERROR,
    basis="Art. 3.2; LAP 50",
    reads=(_TABLE, *STOCK_DEADLINE, *POSITION),
    what=mark(
        "The deadline for destroying stocks, {deadline}, has passed. Munitions are left ({count}), and no extension is "
        "on record here."
    ),
    why=mark("Article 3 sets the deadline, and only a meeting of the States Parties can move it; readers will ask."),
    how=mark(
        "If an extension was granted, enter it. If not, say as the reason where things stand and what comes next; the "
        "Convention's Presidency and support unit can advise."
    ),
    explainable=True,
)
def stk_14(case: Case) -> Iterator[Spot]:
    """Article 3.2: no stock remains after the deadline."""
    deadline = case.stock_deadline
    if deadline and case.stock_left and deadline < case.position_on:
        yield at("stockpiles.obligation.deadline", "stockpiles.requests", deadline=deadline, count=case.stock_left)


@rule(
    "STK-15",
    Severity.WARNING,
    basis="Art. 7.1 (e); LAP 12.2",
    reads=(*STOCK_OPEN, "stockpiles.destroyed", "stockpiles.nothing_destroyed", "omissions", *YEAR),
    what=mark("Stock remains, and no destruction is reported for {year}."),
    why=mark("Without a word on it readers will assume that the programme stopped."),
    how=mark("Say why and what is planned."),
)
def stk_15(case: Case) -> Iterator[Spot]:
    """Article 7.1 (e): the status of the programme, also in a year without destruction."""
    stockpiles = case.report.stockpiles
    destroyed = total(
        *(row.munitions.destroyed for row in stockpiles.types),
        *(row.submunitions.destroyed for row in stockpiles.types),
        *(row.munitions for row in stockpiles.destroyed),
        *(row.submunitions for row in stockpiles.destroyed),
    )
    told = stockpiles.nothing_destroyed or case.omitted("stockpiles.types") or case.omitted("stockpiles.destroyed")
    if case.stock_open and not destroyed and not told and case.year is not None:
        yield at("stockpiles.nothing_destroyed", year=Year(case.year))


@rule(
    "STK-16",
    Severity.ERROR,
    basis="Art. 3.2",
    reads=(_TABLE, "stockpiles.obligation", "stockpiles.statement", *POSITION),
    what=mark("You state that destruction is complete, but munitions remain on {day} ({count})."),
    why=mark("Completion means that nothing is left to be destroyed."),
    how=mark("Correct the figure, or move kept items to the form on retained munitions."),
)
def stk_16(case: Case) -> Iterator[Spot]:
    """Article 3.2: completion and remaining stock exclude each other."""
    stockpiles = case.report.stockpiles
    complete = (
        stockpiles.obligation.status is ObligationStatus.COMPLETED
        or stockpiles.statement.code is StockpileStatementCode.DESTROYED
    )
    if complete and case.stock_left:
        yield at(_TABLE, "stockpiles.obligation.status", count=case.stock_left, day=case.position_on)


@rule(
    "STK-17",
    Severity.WARNING,
    basis="LAP 13.1",
    reads=(_TABLE, "stockpiles.obligation", "stockpiles.statement"),
    what=mark("No stock is left apart from what you lawfully retain, but the obligation is not marked as completed."),
    why=mark("This is news that others wait for."),
    how=mark("Mark the obligation as completed and prepare the official declaration."),
)
def stk_17(case: Case) -> Iterator[Spot]:
    """LAP 13.1: completion is declared."""
    stockpiles = case.report.stockpiles
    closings = [figure for row in stockpiles.types for figure in (row.munitions.closing, row.submunitions.closing)]
    empty = bool(closings) and not any(closings) and all(row.munitions.closing is not None for row in stockpiles.types)
    if empty and stockpiles.obligation.status in (None, ObligationStatus.OUTSTANDING):
        yield at("stockpiles.obligation.status")


@row_rule(
    "STK-18",
    Severity.WARNING,
    each="stockpiles.discoveries",
    reads=("omissions",),
    basis="Art. 7.1 (g); LAP 14.1",
    what=mark("{type}, found after completion: a date or the plan is missing."),
    why=mark("Such stocks have to be reported at once to the Presidency."),
    how=mark("Add when they were found, when the Presidency was told and how and when they will be destroyed."),
)
def stk_18(case: Case, row: Discovery, place: Place) -> Iterator[Spot]:
    """Article 7.1 (g): type, quantity and lot of finds, and the plan to destroy them (LAP 14)."""
    for name in ("found_on", "presidency_told_on", "plan"):
        if not getattr(row, name) and not case.omitted(place.to(name)):
            yield at(place.to(name), type=place.name(row.type))
            return


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
    old_rows = _by_type(before)
    for key, rows in _by_type(case.report).items():
        old = _sum_of(old_rows.get(key, []), "munitions", "closing")
        new = _sum_of(rows, "munitions", "closing")
        sources = total(*(_sources(row.munitions) for _, row in rows))
        if old is not None and new is not None and new > old and not sources:
            place, row = rows[0]
            path = place.to("munitions.closing")
            yield at(path, type=place.name(row.type), old=old, new=new, year=named(before))


def _sources(balance: Balance) -> int:
    return total(balance.discovered, balance.received, balance.returned, balance.correction)


@row_rule(
    "STK-20",
    Severity.WARNING,
    each=_TABLE,
    reads=("omissions",),
    basis="Art. 7.1 (b)",
    what=mark("{type}: the lot numbers are missing."),
    why=mark("The Convention asks for lot numbers where possible."),
    how=mark("Enter them, or tick “not possible” and say why."),
)
def stk_20(case: Case, row: StockRow, place: Place) -> Iterator[Spot]:
    """Article 7.1 (b): lot numbers, if possible."""
    held = row.munitions.opening or row.munitions.closing
    if held and not row.lots and not row.lots_not_possible and not case.omitted(place.to("lots")):
        yield at(place.to("lots"), type=place.name(row.type))


@rule(
    "STK-21",
    Severity.WARNING,
    basis="practice",
    reads=(_TABLE, "history", *YEAR),
    what=mark("Lot {lot} is listed as stock here, but the report for {year} lists it as destroyed."),
    why=mark("A lot that is gone cannot be in stock again."),
    how=mark("Remove it here, or correct the earlier year."),
)
def stk_21(case: Case) -> Iterator[Spot]:
    """A lot is destroyed once. A lot of which the earlier report still held some is not meant."""
    gone: dict[str, Report] = {}
    for report in case.earlier:
        left = {lot for row in report.stockpiles.types if row.munitions.closing for lot in lots_of(row.lots)}
        for done in report.stockpiles.destroyed:
            gone |= {lot: report for lot in lots_of(done.lots) if lot not in left}
    for row in case.report.stockpiles.types if gone else ():
        for lot in lots_of(row.lots):
            if lot in gone and row.munitions.closing:
                yield at(f"{_TABLE}[{row.id}].lots", lot=lot, year=named(gone[lot]))


def lots_of(text: str | None) -> list[str]:
    """The lot numbers in a list parted by commas or semicolons."""
    return [lot.strip() for lot in (text or "").replace(";", ",").split(",") if any(map(str.isdigit, lot))]


@rule(
    "STK-22",
    Severity.WARNING,
    basis="Art. 7.1 (c)",
    reads=(_TABLE, "technical"),
    what=mark("There is no technical sheet for {type}."),
    why=mark("Clearance teams use it to recognise the item."),
    how=mark("Add it in the form on technical characteristics, or say there when it was reported earlier."),
)
def stk_22(case: Case) -> Iterator[Spot]:
    """Article 7.1 (c): technical characteristics of each type held."""
    technical = case.report.technical
    if technical.statement.code is not None and technical.statement.code.value == "reported_earlier":
        return
    described = {type_key(sheet.type) for sheet in technical.types if sheet.type}
    for key, rows in _by_type(case.report).items():
        place, row = rows[0]
        if key not in described and any(one.munitions.closing for _, one in rows):
            yield at(place.to("type"), "technical.types", type=place.name(row.type))


@rule(
    "STK-23",
    Severity.ERROR,
    basis="practice",
    reads=(_TABLE, "stockpiles.statement"),
    what=mark("You state that there is no stockpile, yet munitions are listed ({count})."),
    why=mark("Only one of the two can be true."),
    how=mark("Choose another statement, or remove the rows."),
)
def stk_23(case: Case) -> Iterator[Spot]:
    """A statement and the table under it agree."""
    if case.report.stockpiles.statement.code in _DENIED and case.stock_left:
        yield at("stockpiles.statement", _TABLE, count=case.stock_left)


@rule(
    "STK-24",
    Severity.WARNING,
    basis="Art. 3.1",
    reads=(*STOCK_OPEN, "stockpiles.separated", "omissions"),
    what=mark("Are the munitions separated from operational stock and marked for destruction?"),
    why=mark("The Convention asks for both while stock remains."),
    how=mark("Answer yes or no."),
)
def stk_24(case: Case) -> Iterator[Spot]:
    """Article 3.1: separation from operational stock, and marking for destruction."""
    stockpiles = case.report.stockpiles
    answered = stockpiles.separated is not None or (
        bool(stockpiles.types) and all(row.separated is not None for row in stockpiles.types)
    )
    if case.stock_open and not answered and not case.omitted("stockpiles.separated"):
        yield at("stockpiles.separated")


@rule(
    "STK-25",
    Severity.ADVICE,
    basis="LAP 12.1",
    reads=(*STOCK_OPEN, "stockpiles.programme"),
    what=mark("The destruction plan lacks the monthly rate, the cost or the share your State pays."),
    why=mark("Donors ask for these first."),
    how=mark("Add yearly and monthly rates by type, the cost and the share your State pays."),
)
def stk_25(case: Case) -> Iterator[Spot]:
    """LAP 12.1: a plan with annual and monthly rates and resources."""
    programme = case.report.stockpiles.programme
    rates = any(rate.per_month is not None for rate in programme.rates)
    if case.stock_open and not (rates and programme.cost.amount is not None and programme.national_share is not None):
        yield at("stockpiles.programme.rates")


@rule(
    "STK-26",
    Severity.ADVICE,
    basis="LAP 16.1",
    reads=("stockpiles.destroyed", "stockpiles.lessons"),
    what=mark("What did you learn about method, cost, safety or environment?"),
    why=mark("States that still have stocks to destroy can learn from it."),
    how=mark("Two sentences are enough."),
)
def stk_26(case: Case) -> Iterator[Spot]:
    """LAP 16.1: lessons of destruction are shared."""
    destroyed = any(row.munitions or row.submunitions for row in case.report.stockpiles.destroyed)
    if destroyed and not case.report.stockpiles.lessons:
        yield at("stockpiles.lessons")
