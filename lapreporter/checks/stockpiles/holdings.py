"""Rules for what is held: lots, technical sheets, later finds, and the statement (STK)."""

from __future__ import annotations

from collections.abc import Iterator

from lapreporter.checks.case import YEAR, Case
from lapreporter.checks.finding import Place, Severity, Spot, at, named
from lapreporter.checks.reference import type_key
from lapreporter.checks.rule import row_rule, rule
from lapreporter.checks.stockpiles.rows import by_type, lots_of
from lapreporter.report.report import Report
from lapreporter.report.stockpiles import Discovery, StockpileStatementCode, StockRow
from lapreporter.words import mark

_DENIED = {StockpileStatementCode.NEVER_HELD, StockpileStatementCode.NONE_HELD}
_TABLE = "stockpiles.types"


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
    for key, rows in by_type(case.report).items():
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
