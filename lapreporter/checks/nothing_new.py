"""Rules for the short form, which says that nothing is new (SHO)."""

from __future__ import annotations

from collections.abc import Iterator

from lapreporter.checks.case import AREAS_OPEN, PREVIOUS, STOCK_OPEN, VICTIMS, YEAR, Case
from lapreporter.checks.finding import Severity, Spot, at
from lapreporter.checks.reference import Known
from lapreporter.checks.rule import rule
from lapreporter.checks.sections import FORMS
from lapreporter.checks.sums import total
from lapreporter.report.answers import first_day
from lapreporter.report.cover import ReportKind
from lapreporter.report.national_measures import LawStatus, NationalMeasures
from lapreporter.report.obligations import ObligationStatus
from lapreporter.report.report import Report
from lapreporter.report.retained import RetainedStatementCode
from lapreporter.words import Area, Listing, Term, Year, mark

_STOCKS = Term(mark("Stocks to be destroyed"))
_AREAS = Term(mark("Contaminated areas"))
_DESTRUCTION = Term(mark("the destruction of stocks"))
_CLEARANCE = Term(mark("clearance"))
_NATIONAL = Term(mark("national resources"))
_GIVEN = Term(mark("assistance to others"))
_LAW_OPEN = (LawStatus.UNDER_WAY, LawStatus.NOT_STARTED)
_CLOSED = (ObligationStatus.NONE, ObligationStatus.COMPLETED)
_STOCK_FLOWS = ("discovered", "received", "returned", "destroyed", "transferred", "to_retained")
_AREA_FLOWS = ("found_m2", "resurvey_m2", "cancelled_m2", "reduced_m2", "cleared_m2")
_FLOWS = ("stockpiles.types", "stockpiles.destroyed", "contamination.balance", "contamination.items")


@rule(
    "SHO-01",
    Severity.ERROR,
    basis="cover note 4",
    reads=("edition", "cover.kind"),
    what=mark("The short form is only for later years, but this is marked as the first report."),
    why=mark("A first report is what later ones refer to, so it needs all forms."),
    how=mark("Switch to the full form; many of its questions can be answered with one sentence."),
)
def sho_01(case: Case) -> Iterator[Spot]:
    """Note 4 of the cover page: a first report fills in every form."""
    if case.is_short and case.report.cover.kind is ReportKind.INITIAL:
        yield at("edition", "cover.kind")


@rule(
    "SHO-02",
    Severity.ERROR,
    basis="cover note 2, 3",
    reads=("edition", "cover.last_report_on", *PREVIOUS),
    what=mark("The short form says “as before”, but no earlier full report is known."),
    why=mark("Readers have to find the report it refers to."),
    how=mark("Open or import that report, enter its date, or fill in the full form."),
)
def sho_02(case: Case) -> Iterator[Spot]:
    """Notes 2 and 3 of the cover page: unchanged refers to a report that was submitted."""
    if case.is_short and case.last_full is None and case.report.cover.last_report_on is None:
        yield at("cover.last_report_on")


@rule(
    "SHO-03",
    Severity.ERROR,
    basis="Art. 7.1 (e), (i), 7.2; LAP 12.2, 24.1, 44",
    reads=("edition", *STOCK_OPEN, *AREAS_OPEN, "stockpiles.nothing_destroyed", "contamination.programme.gap_reason"),
    what=mark("{left} remain, and the short form says nothing on the work of the year."),
    why=mark("Others rely on yearly figures here; “no change” would mean that no work was done."),
    how=mark("Fill in the form “{form}”. If truly nothing happened in the year, say so there, and why."),
)
def sho_03(case: Case) -> Iterator[Spot]:
    """Articles 7.1 (e) and (i), 7.2: the status and progress of programmes, every year (LAP 12.2, 24.1)."""
    if not case.is_short:
        return
    if case.stock_open and not case.report.stockpiles.nothing_destroyed:
        yield at("stockpiles.nothing_destroyed", left=_STOCKS, form=FORMS["stockpiles"])
    if case.areas_open and not case.report.contamination.programme.gap_reason:
        yield at("contamination.programme.gap_reason", left=_AREAS, form=FORMS["contamination"])


@rule(
    "SHO-04",
    Severity.ERROR,
    basis="Art. 3.8; LAP 17, 44",
    reads=("edition", "retained", *PREVIOUS),
    what=mark("Cluster munitions are retained, but the form on them is not filled in."),
    why=mark("A State that keeps cluster munitions gives a detailed report for every year in which it keeps them."),
    how=mark("Fill in each type with planned and actual use; the rest of the report can stay short."),
)
def sho_04(case: Case) -> Iterator[Spot]:
    """Article 3.8: a detailed report on retained munitions for each year in which they are kept."""
    rows = [row for row in case.report.retained.types if row.munitions.closing or row.submunitions.closing]
    detailed = bool(rows) and all(row.planned_use and row.actual_use for row in rows)
    if case.is_short and _retains(case) and not detailed:
        yield at("retained.types", "retained.statement")


def _retains(case: Case) -> bool:
    """Whether munitions are kept, by this report or, where it is silent, by the last full one."""
    retained = case.report.retained
    if case.retained_left or retained.statement.code is not None or retained.types:
        return bool(case.retained_left) or retained.statement.code is RetainedStatementCode.RETAINS
    rows = case.last_full.retained.types if case.last_full else ()
    return any(row.munitions.closing or row.submunitions.closing for row in rows)


@rule(
    "SHO-05",
    Severity.ERROR,
    basis="cover note 2",
    reads=("edition", *_FLOWS),
    what=mark("You entered {value} as {field} in the year, so something did change."),
    why=mark("The short form says that nothing did."),
    how=mark("Switch to the full form for this part, or remove the figure."),
)
def sho_05(case: Case) -> Iterator[Spot]:
    """Note 2 of the cover page: unchanged means that nothing happened in the year."""
    for path, name, value in _flows(case.report) if case.is_short else ():
        yield at(path, field=name, value=value)


def _flows(report: Report) -> Iterator[tuple[str, Term, int | Area]]:
    """What moved in the year, stocks and land, as far as it is not zero."""
    for part in ("munitions", "submunitions"):
        balances = [getattr(row, part) for row in report.stockpiles.types]
        moved = total(*(getattr(balance, name) for balance in balances for name in _STOCK_FLOWS))
        apart = total(*(getattr(row, part) for row in report.stockpiles.destroyed))
        if moved or apart:
            yield "stockpiles.types", _MOVED[part], moved or apart
    balance = report.contamination.balance
    land = {name: abs(getattr(balance, name)) for name in _AREA_FLOWS if getattr(balance, name)}
    if land:
        yield f"contamination.balance.{next(iter(land))}", _LAND, Area(sum(land.values()))
    items = total(*(max(item.found or 0, item.destroyed or 0) for item in report.contamination.items))
    if items:
        yield "contamination.items", _ITEMS, items


_MOVED = {
    "munitions": Term(mark("munitions moved or destroyed")),
    "submunitions": Term(mark("submunitions moved or destroyed")),
}
_LAND = Term(mark("land found or released"))
_ITEMS = Term(mark("items found or destroyed"))


@rule(
    "SHO-06",
    Severity.WARNING,
    basis="Art. 5, 7.1 (k); LAP 31-37",
    reads=("edition", *VICTIMS, "victim_assistance.services"),
    what=mark("The State has victims, and the short form says nothing on the assistance given in the year."),
    why=mark("Assistance to victims is lasting work with results every year."),
    how=mark("Add at least the services given and the people they reached."),
)
def sho_06(case: Case) -> Iterator[Spot]:
    """Articles 5 and 7.1 (k): the status and progress of assistance to victims."""
    if case.is_short and case.has_victims and not case.report.victim_assistance.services:
        yield at("victim_assistance.services")


@rule(
    "SHO-07",
    Severity.WARNING,
    basis="Art. 7.1 (m), (n)",
    reads=("edition", "resources", *PREVIOUS),
    what=mark("The report for {year} listed {what}, and this one says nothing on them."),
    why=mark("Amounts belong to one year and cannot be carried over unchanged."),
    how=mark("Enter the amounts of this year, or state that none were spent."),
)
def sho_07(case: Case) -> Iterator[Spot]:
    """Article 7.1 (m) and (n): amounts of the year."""
    before = case.last_full
    year = before.year() if before else None
    if not case.is_short or before is None or year is None:
        return
    now = case.report.resources
    if before.resources.national and not now.national and not now.national_statement.settles():
        yield at("resources.national", year=Year(year), what=_NATIONAL)
    if before.resources.given and not now.given and not now.given_statement.settles():
        yield at("resources.given", year=Year(year), what=_GIVEN)


@rule(
    "SHO-08",
    Severity.WARNING,
    basis="LAP 13, 25; Art. 4.1 (c)",
    reads=("edition", "stockpiles.obligation", "contamination.obligation", *YEAR),
    what=mark("You completed {obligation} in {year}."),
    why=mark("That is news others wait for."),
    how=mark("Use the full form “{form}”, and prepare the declaration."),
)
def sho_08(case: Case) -> Iterator[Spot]:
    """LAP 13 and 25, Article 4.1 (c): completion is reported and declared."""
    year = case.year if case.is_short else None
    standings = {"stockpiles": case.report.stockpiles.obligation, "contamination": case.report.contamination.obligation}
    for section, standing in standings.items() if year is not None else ():
        if standing.completed_on and year is not None and first_day(standing.completed_on).year == year:
            path = f"{section}.obligation.completed_on"
            yield at(path, obligation=_COMPLETED[section], year=Year(year), form=FORMS[section])


_COMPLETED = {"stockpiles": _DESTRUCTION, "contamination": _CLEARANCE}


@rule(
    "SHO-09",
    Severity.WARNING,
    basis="Art. 9; LAP 47, 48",
    reads=("edition", "national_measures", *PREVIOUS),
    what=mark("National law is still open, and the short form does not say how far it has come."),
    why=mark("The plan of action sets a date for it."),
    how=mark("Give its stage and the date you expect in the form “{form}”."),
)
def sho_09(case: Case) -> Iterator[Spot]:
    """Article 9; LAP 47 and 48: national measures, and what holds them up."""
    law = case.report.national_measures
    status = law.status or (case.last_full.national_measures.status if case.last_full else None)
    if case.is_short and status in _LAW_OPEN and not (law.stage and law.expected_on):
        yield at("national_measures.stage", form=FORMS["national_measures"])


@rule(
    "SHO-10",
    Severity.WARNING,
    basis="LAP 44.1",
    reads=("edition", "cover.missing_years", *STOCK_OPEN, *AREAS_OPEN, *PREVIOUS),
    what=mark("No report is known for {years}."),
    why=mark("While an obligation is open, a short form cannot fill that gap."),
    how=mark("Give the figures for each missing year once; then the short form is open again."),
)
def sho_10(case: Case) -> Iterator[Spot]:
    """LAP 44.1: States that have not reported make up for it while obligations are open."""
    before = case.previous.year() if case.previous else None
    if not case.is_short or before is None or case.year is None or not (case.stock_open or case.areas_open):
        return
    told = {row.year for row in case.report.cover.missing_years}
    missing = tuple(Year(year) for year in range(before + 1, case.year) if year not in told)
    if missing:
        yield at("cover.missing_years", years=Listing(missing))


@rule(
    "SHO-11",
    Severity.ADVICE,
    basis="practice",
    reads=("edition", *PREVIOUS),
    what=mark("Your last full report is for {year}."),
    why=mark("Contacts, laws and statements age."),
    how=mark("Consider a full report this year."),
)
def sho_11(case: Case) -> Iterator[Spot]:
    """A short form refers to a report that readers still find useful."""
    year = case.last_full.year() if case.last_full else None
    if not case.is_short or year is None or case.year is None:
        return
    if case.year - year > case.settings.full_report_years:
        yield at("edition", year=Year(year))


@rule(
    "SHO-12",
    Severity.ADVICE,
    basis="cover note 2; review document, para. 102",
    reads=(
        "edition",
        "cover.kind",
        "retained",
        *STOCK_OPEN,
        *AREAS_OPEN,
        *VICTIMS,
        *_FLOWS,
        "national_measures",
        "technical.types",
        "production.facilities",
        "victim_assistance.casualties",
        "resources.national",
        "resources.given",
        *PREVIOUS,
    ),
    what=mark("It looks as if the short form is enough for you."),
    why=mark("The short form takes a few minutes."),
    how=mark("Switch to it, check the standing statements and the contact, then export."),
)
def sho_12(case: Case) -> Iterator[Spot]:
    """Note 2 of the cover page: where nothing is open and nothing happened, “unchanged” is enough."""
    if case.is_short or case.report.cover.kind is not ReportKind.ANNUAL or case.year is None:
        return
    year = case.last_full.year() if case.last_full else None
    if year is None or case.year - year > case.settings.full_report_years or not _nothing_open(case):
        return
    if not _something_entered(case) and not _something_listed(case):
        yield at("edition")


def _nothing_open(case: Case) -> bool:
    """Whether each obligation is said, or known, to be none or met; silence is not enough."""
    report, facts = case.report, case.facts
    stock = report.stockpiles.statement.settles() or report.stockpiles.obligation.status in _CLOSED
    land = report.contamination.statement.settles() or report.contamination.obligation.status in _CLOSED
    if facts is not None:
        stock = stock or facts.article3 in (Known.NONE, Known.COMPLETED)
        land = land or facts.article4 in (Known.NONE, Known.COMPLETED)
    return stock and land and not (case.stock_open or case.areas_open or _retains(case) or case.has_victims)


def _something_entered(case: Case) -> bool:
    resources, casualties = case.report.resources, case.report.victim_assistance.casualties
    harmed = casualties.people.persons() or casualties.killed or casualties.injured
    return any(_flows(case.report)) or bool(harmed or resources.national or resources.given)


def _something_listed(case: Case) -> bool:
    """Whether laws, types or facilities are given that the last full report did not have."""
    now, before = case.report, case.last_full
    if before is None:
        return False
    law, old_law = now.national_measures, before.national_measures
    types, facilities = now.technical.types, now.production.facilities
    return (
        (law != NationalMeasures() and law != old_law)
        or (bool(types) and types != before.technical.types)
        or (bool(facilities) and facilities != before.production.facilities)
    )
