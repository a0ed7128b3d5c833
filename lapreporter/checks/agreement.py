"""Rules on what changed between years, and on what differs between forms (YOY-02, 03, 06, 07, 11)."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from lapreporter.checks.case import PREVIOUS, YEAR, Case
from lapreporter.checks.finding import Severity, Spot, at, named
from lapreporter.checks.pace import released
from lapreporter.checks.reference import type_key
from lapreporter.checks.rule import rule
from lapreporter.report.contamination import ContaminationStatementCode
from lapreporter.report.obligations import Request
from lapreporter.report.production import ProductionStatementCode
from lapreporter.report.report import Report
from lapreporter.report.stockpiles import StockpileStatementCode
from lapreporter.report.victim_assistance import Device, VictimStatementCode
from lapreporter.words import Area, Term, Year, mark

_STOCKS, _NO_STOCKS = Term(mark("stocks are held")), Term(mark("no stocks are held"))
_AREAS, _NO_AREAS = Term(mark("areas are contaminated")), Term(mark("no contaminated area is known"))
_FACILITIES, _NEVER = Term(mark("there are production facilities")), Term(mark("nothing was ever produced"))
_VICTIMS, _NO_VICTIMS = Term(mark("there are victims")), Term(mark("no victims are known"))


@rule(
    "YOY-02",
    Severity.WARNING,
    basis="Art. 7.2",
    reads=(
        "stockpiles",
        "contamination",
        "production",
        "victim_assistance.statement",
        "victim_assistance.casualties",
        "other.corrections",
        *PREVIOUS,
    ),
    what=mark("The report for {year} says: {old}. This one says: {new}."),
    why=mark("Readers compare the two reports."),
    how=mark("If the matter is finished or new, say since when; if the earlier report was wrong, correct it openly."),
)
def yoy_02(case: Case) -> Iterator[Spot]:
    """Article 7.2: what was there is not gone without a word, and what was not there does not appear without one."""
    before, year = case.previous, case.previous.year() if case.previous else None
    if before is None or year is None or any(row.year == year for row in case.report.other.corrections):
        return
    for section, stands, none_of, told, some, nothing in _MATTERS:
        there, here = stands(before), stands(case.report)
        denied, was_denied = none_of(case.report), none_of(before)
        if there and denied and not getattr(case.report, section).statement.event_on:
            yield at(f"{section}.statement", year=named(before), old=some, new=nothing)
        if was_denied and here and not told(case.report):
            yield at(f"{section}.statement", year=named(before), old=nothing, new=some)


def _has_stock(report: Report) -> bool:
    return any(row.munitions.closing or row.submunitions.closing for row in report.stockpiles.types)


def _has_areas(report: Report) -> bool:
    land = report.contamination
    return bool(land.areas or land.balance.closing_m2 or land.stated_total.total_m2)


def _stock_found(report: Report) -> bool:
    rows = report.stockpiles.types
    return bool(report.stockpiles.discoveries) or any(
        row.munitions.discovered or row.munitions.received for row in rows
    )


def _area_found(report: Report) -> bool:
    land = report.contamination
    return bool(land.balance.found_m2) or any(area.found_on for area in land.areas)


def _has_victims(report: Report) -> bool:
    return report.victim_assistance.statement.code is VictimStatementCode.VICTIMS


def _casualties(report: Report) -> bool:
    casualties = report.victim_assistance.casualties
    return bool(casualties.people.persons() or casualties.killed or casualties.injured)


_Look = Callable[[Report], bool]
_MATTERS: tuple[tuple[str, _Look, _Look, _Look, Term, Term], ...] = (
    (
        "stockpiles",
        _has_stock,
        lambda report: (
            report.stockpiles.statement.code in (StockpileStatementCode.NEVER_HELD, StockpileStatementCode.NONE_HELD)
        ),
        _stock_found,
        _STOCKS,
        _NO_STOCKS,
    ),
    (
        "contamination",
        _has_areas,
        lambda report: report.contamination.statement.code is ContaminationStatementCode.NONE_KNOWN,
        _area_found,
        _AREAS,
        _NO_AREAS,
    ),
    (
        "production",
        lambda report: bool(report.production.facilities),
        lambda report: report.production.statement.code is ProductionStatementCode.NEVER_PRODUCED,
        lambda _: False,
        _FACILITIES,
        _NEVER,
    ),
    (
        "victim_assistance",
        _has_victims,
        lambda report: report.victim_assistance.statement.code is VictimStatementCode.NONE_KNOWN,
        _casualties,
        _VICTIMS,
        _NO_VICTIMS,
    ),
)
"""For each matter: its part of the report, whether something is there, whether it is denied, whether the change is
told, and what both are called."""


@rule(
    "YOY-03",
    Severity.WARNING,
    basis="practice",
    reads=("contamination.programme.targets", "other.corrections", "history", *YEAR),
    what=mark("Land released in {year}: {old} by the report for {report}, {new} by this one."),
    why=mark("Both reports stay in use, and readers cannot tell which is right."),
    how=mark("Add a line under corrections for {year} with both figures and the reason."),
)
def yoy_03(case: Case) -> Iterator[Spot]:
    """A figure of an earlier year is corrected openly. Past years stand in the yearly targets of clearance."""
    then = {report.year(): report for report in case.history}
    corrected = {row.year for row in case.report.other.corrections}
    for row in case.report.contamination.programme.targets:
        report, new = then.get(row.year), row.achieved_m2
        old = released(report) if report else None
        if (
            row.year is None
            or report is None
            or old is None
            or new is None
            or row.year in corrected
            or row.year == case.year
        ):
            continue
        if abs(new - old) > case.settings.area_slack_m2:
            path = f"contamination.programme.targets[{row.id}].achieved_m2"
            yield at(path, "other.corrections", year=Year(row.year), old=Area(old), new=Area(new), report=named(report))


@rule(
    "YOY-06",
    Severity.WARNING,
    basis="practice",
    reads=("stockpiles.types", "stockpiles.destroyed", "retained.types", "retained.transfers", "technical.types"),
    what=mark("“{first}” and “{second}” seem to be the same type."),
    why=mark("The tables fit together only if each type has one name."),
    how=mark("Choose one name, or say that they are two types."),
)
def yoy_06(case: Case) -> Iterator[Spot]:
    """One type bears one name in all forms."""
    seen: dict[str, tuple[str, str]] = {}
    asked: set[tuple[str, str]] = set()
    for path, name in _type_names(case):
        known = case.library.find(name)
        key = type_key(known.name if known and known.reliable else name)
        first, place = seen.setdefault(key, (name, path))
        if first != name and (first, name) not in asked:
            asked.add((first, name))
            yield at(path, place, first=first, second=name)


def _type_names(case: Case) -> Iterator[tuple[str, str]]:
    report = case.report
    tables = (
        ("stockpiles.types", report.stockpiles.types),
        ("stockpiles.destroyed", report.stockpiles.destroyed),
        ("retained.types", report.retained.types),
        ("retained.transfers", report.retained.transfers),
        ("technical.types", report.technical.types),
    )
    for table, rows in tables:
        for row in rows:
            if row.type and row.type.strip():
                yield f"{table}[{row.id}].type", row.type.strip()


@rule(
    "YOY-07",
    Severity.WARNING,
    basis="LAP 19, 20",
    reads=(
        "contamination.requests",
        "contamination.request_targets",
        "contamination.balance",
        "contamination.programme.gap_reason",
        *PREVIOUS,
    ),
    what=mark(
        "Land to be released in {year}: {planned} by the request for more time ({source}), {done} by this report."
    ),
    why=mark("The meeting will compare the two."),
    how=mark("Explain the difference, or correct a figure."),
)
def yoy_07(case: Case) -> Iterator[Spot]:
    """LAP 19 and 20: work follows the plan on which an extension was granted."""
    land, done = case.report.contamination, released(case.report)
    if case.year is None or done is None or land.programme.gap_reason:
        return
    before = case.previous.contamination if case.previous else None
    requests: tuple[Request, ...] = land.requests or (before.requests if before else ())
    targets = land.request_targets or (before.request_targets if before else ())
    source = named(case.previous) if case.previous and not land.request_targets else _THIS_REPORT
    planned = next((row.planned_m2 for row in targets if row.year == case.year), None)
    share = case.settings.plan_share
    if requests and planned and not share * planned <= done <= planned / share:
        path, year = "contamination.programme.gap_reason", Year(case.year)
        yield at(path, "contamination.balance", planned=Area(planned), year=year, done=Area(done), source=source)


_THIS_REPORT = Term(mark("in this report"))


def _folded(name: str | None) -> str:
    return (name or "").strip().casefold()


_OTHER_DEVICES = (Device.MINE, Device.OTHER_ERW)


@rule(
    "YOY-11",
    Severity.WARNING,
    basis="Art. 4.2 (a); LAP 18, 29",
    reads=("victim_assistance.incidents", "contamination.areas", "contamination.stated_total", "omissions"),
    what=mark("There were casualties in {region}, but no area is listed there."),
    why=mark("Where people are harmed, land may be contaminated that nobody has recorded."),
    how=mark("List the area, or say when it will be surveyed."),
)
def yoy_11(case: Case) -> Iterator[Spot]:
    """Article 4.2 (a): every effort to identify all contaminated areas (LAP 18, 29)."""
    areas = case.report.contamination.areas
    regions = {area.region for area in areas}
    if case.omitted("contamination.areas") or (areas and not any(regions)):
        return
    listed = {_folded(region) for region in regions}
    harmed = [row for row in case.report.victim_assistance.incidents if row.device not in _OTHER_DEVICES]
    missing = [row for row in harmed if row.region and _folded(row.region) not in listed]
    # Names are many where areas are; most incidents are found by their region.
    names = {_folded(area.name) for area in areas} if missing else set()
    for row in missing:
        if row.region and _folded(row.region) not in names:
            path = f"victim_assistance.incidents[{row.id}].region"
            yield at(path, "contamination.areas", region=row.region.strip())
