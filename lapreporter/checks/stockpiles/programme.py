"""Rules for the destruction of stockpiles: its description, deadline and completion (STK)."""

from __future__ import annotations

from collections.abc import Iterator

from lapreporter.checks.case import POSITION, STOCK_DEADLINE, STOCK_OPEN, YEAR, Case
from lapreporter.checks.finding import Place, Severity, Spot, at
from lapreporter.checks.rule import row_rule, rule
from lapreporter.checks.sums import total
from lapreporter.report.obligations import ObligationStatus, RequestOutcome
from lapreporter.report.stockpiles import DestroyedRow, StockpileStatementCode
from lapreporter.words import Year, mark

_TABLE = "stockpiles.types"


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
