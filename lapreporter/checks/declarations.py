"""Rules for declarations of compliance (DEC)."""

from __future__ import annotations

from collections.abc import Iterator

from lapreporter.checks.case import PREVIOUS, YEAR, Case
from lapreporter.checks.finding import Severity, Spot, at
from lapreporter.checks.rule import rule
from lapreporter.checks.stockpiles.rows import MUNITIONS, SUBMUNITIONS
from lapreporter.checks.sums import total
from lapreporter.report.answers import last_day
from lapreporter.report.obligations import ObligationStatus, Standing
from lapreporter.report.report import Report
from lapreporter.words import Area, Listing, Term, Year, mark

_STOCK = "stockpiles.declaration"
_CLEARANCE = "contamination.declaration"
_PARTS = (("munitions", MUNITIONS), ("submunitions", SUBMUNITIONS))
_WHOLE = ("history", "cover.kind", *PREVIOUS)


@rule(
    "DEC-01",
    Severity.WARNING,
    basis="LAP 13.1",
    reads=("stockpiles.obligation", _STOCK, *YEAR),
    what=mark("The destruction of stocks is completed, but no official declaration is recorded."),
    why=mark("The plan of action asks for it at the next meeting at the latest: {meeting}."),
    how=mark("Declare it there, and enter the day; a form for it exists."),
)
def dec_01(case: Case) -> Iterator[Spot]:
    """LAP 13.1: completion of Article 3 is declared officially."""
    stockpiles = case.report.stockpiles
    completed = stockpiles.obligation.status is ObligationStatus.COMPLETED
    if completed and not stockpiles.declaration.declared and not stockpiles.declaration.declared_on:
        yield at(f"{_STOCK}.declared", meeting=_next_meeting(case, stockpiles.obligation))


def _next_meeting(case: Case, standing: Standing) -> Term:
    """The name of the first known meeting after completion; where none is known, that it is the next one."""
    done = last_day(standing.completed_on) if standing.completed_on else case.report.cover.period.end
    meeting = case.meetings.after(done) if done else None
    return Term(meeting.name) if meeting else _THE_NEXT


_THE_NEXT = Term(mark("the next Meeting of States Parties"))


@rule(
    "DEC-02",
    Severity.WARNING,
    basis="Art. 4.1 (c); LAP 25.1",
    reads=("contamination.obligation", _CLEARANCE, *YEAR),
    what=mark("Clearance is completed, but no declaration is recorded."),
    why=mark("The Convention asks for a declaration to the next meeting: {meeting}."),
    how=mark("Declare it there, and enter the day."),
)
def dec_02(case: Case) -> Iterator[Spot]:
    """Article 4.1 (c): a declaration of compliance to the next Meeting of States Parties."""
    contamination = case.report.contamination
    completed = contamination.obligation.status is ObligationStatus.COMPLETED
    if completed and not contamination.declaration.declared and not contamination.declaration.declared_on:
        yield at(f"{_CLEARANCE}.declared", meeting=_next_meeting(case, contamination.obligation))


@rule(
    "DEC-03",
    Severity.ERROR,
    basis="practice",
    reads=(_STOCK, _CLEARANCE, "stockpiles.types", "contamination.balance", *_WHOLE),
    what=mark("{what}: {declared} by the declaration, {reported} by the reports for {years}."),
    why=mark("The declaration will be read for years."),
    how=mark("Find the figure that is wrong, and correct it in the declaration or in the report."),
)
def dec_03(case: Case) -> Iterator[Spot]:
    """A declaration says what the reports say. Only the reports at hand are added up."""
    declaration = case.report.stockpiles.declaration
    for part in _DESTROYED:
        declared: int | None = getattr(declaration, f"destroyed_{part}")
        reported = sum(_flow(report, part, "destroyed") for report in _reports(case))
        if declared is not None and _disagrees(case, declared, reported):
            path = f"{_STOCK}.destroyed_{part}"
            yield at(path, declared=declared, what=_DESTROYED[part], reported=reported, years=_years(case))
    released = case.report.contamination.declaration.released_m2
    in_reports = sum(_released(report) for report in _reports(case))
    if released is not None and _disagrees(case, released, in_reports):
        told, years = Area(in_reports), _years(case)
        yield at(f"{_CLEARANCE}.released_m2", declared=Area(released), what=_RELEASED, reported=told, years=years)


_DESTROYED = {"munitions": Term(mark("Munitions destroyed")), "submunitions": Term(mark("Submunitions destroyed"))}
_RELEASED = Term(mark("Land released"))


def _disagrees(case: Case, declared: int, reported: int) -> bool:
    """Whether a figure over all years differs; while early reports are not at hand, only too small a one does."""
    return declared != reported if case.whole_history else declared < reported


def _reports(case: Case) -> tuple[Report, ...]:
    return (*case.history, case.report)


def _years(case: Case) -> Listing:
    """The years of the reports that are added up, whose list may have gaps."""
    return Listing(tuple(Year(year) for one in _reports(case) if (year := one.year()) is not None))


def _flow(report: Report, part: str, column: str) -> int:
    return total(*(getattr(getattr(row, part), column) for row in report.stockpiles.types))


def _released(report: Report) -> int:
    balance = report.contamination.balance
    return total(balance.cancelled_m2, balance.reduced_m2, balance.cleared_m2)


@rule(
    "DEC-04",
    Severity.ERROR,
    basis="Art. 3.2, 3.6",
    reads=(_STOCK, "stockpiles.types", "retained.types", *_WHOLE),
    what=mark("Over all years, {what}: {held} held or found, {gone} destroyed or kept, by the reports for {years}."),
    why=mark("The difference is {difference}, and the declaration will be read for years."),
    how=mark("Look for a year that is missing, or correct the declaration."),
)
def dec_04(case: Case) -> Iterator[Spot]:
    """Articles 3.2 and 3.6: all stocks held, found or received were destroyed, passed on or lawfully kept."""
    if not case.whole_history:
        return
    declaration, rows = case.report.stockpiles.declaration, case.report.retained.types
    for part, name in _PARTS:
        held: int | None = getattr(declaration, f"held_{part}")
        destroyed: int | None = getattr(declaration, f"destroyed_{part}")
        if held is None or destroyed is None:
            continue
        for report in _reports(case):
            held += _flow(report, part, "discovered") + _flow(report, part, "received")
            held -= _flow(report, part, "transferred")
        gone = destroyed + total(*(getattr(row, part).closing for row in rows))
        if held != gone:
            path = f"{_STOCK}.destroyed_{part}"
            sums = {"held": held, "gone": gone, "difference": abs(held - gone)}
            yield at(path, f"{_STOCK}.held_{part}", what=name, years=_years(case), **sums)


@rule(
    "DEC-05",
    Severity.WARNING,
    basis="LAP 25",
    reads=(_CLEARANCE,),
    what=mark("The declaration does not say that every effort was made to find and clear all areas."),
    why=mark("The agreed wording of declarations contains this sentence."),
    how=mark("Answer the question; “yes” is a statement of your State."),
)
def dec_05(case: Case) -> Iterator[Spot]:
    """LAP 25: the declaration confirms that every effort was made."""
    declaration = case.report.contamination.declaration
    if (declaration.declared or declaration.declared_on) and not declaration.every_effort:
        yield at(f"{_CLEARANCE}.every_effort")


@rule(
    "DEC-06",
    Severity.WARNING,
    basis="LAP 14, 22",
    reads=(_STOCK, _CLEARANCE),
    what=mark("The declaration says nothing on items found later."),
    why=mark("Experience shows that items are found even after completion."),
    how=mark("Say who handles such items."),
)
def dec_06(case: Case) -> Iterator[Spot]:
    """LAP 14 and 22: finds after completion are foreseen."""
    for path, declaration in (
        (_STOCK, case.report.stockpiles.declaration),
        (_CLEARANCE, case.report.contamination.declaration),
    ):
        if (declaration.declared or declaration.declared_on) and not declaration.later_finds:
            yield at(f"{path}.later_finds")
