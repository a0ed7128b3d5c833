"""What speaks against the short form, or about it: one look for each of the rules SHO-01 to SHO-12.

The rules speak while a report is a short form; the decision asks beforehand whether it may become one. Both look here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from lapreporter.checks.case import Case
from lapreporter.checks.finding import Value, named
from lapreporter.checks.newness import what_is_new
from lapreporter.checks.reference import Known
from lapreporter.checks.sections import FORMS
from lapreporter.form.novelty import PROGRESS_STATEMENTS
from lapreporter.form.visibility import has_content
from lapreporter.report.answers import PartialDate
from lapreporter.report.cover import Marks, ReportKind
from lapreporter.report.national_measures import LawStatus
from lapreporter.report.obligations import ObligationStatus
from lapreporter.report.report import Report
from lapreporter.report.retained import RetainedBalance, RetainedStatementCode
from lapreporter.report.stockpiles import Balance
from lapreporter.words import Listing, Span, Term, Year, mark

_LEFT: Final = {
    "stockpiles": Term(mark("Stocks to be destroyed")),
    "contamination": Term(mark("Contaminated areas")),
}
_COMPLETED: Final = {
    "stockpiles": Term(mark("the destruction of stocks")),
    "contamination": Term(mark("clearance")),
}
_NATIONAL, _GIVEN = Term(mark("national resources")), Term(mark("assistance to others"))
_OPEN_LAW: Final = frozenset({LawStatus.UNDER_WAY, LawStatus.NOT_STARTED})
_CLOSED: Final = (ObligationStatus.NONE, ObligationStatus.COMPLETED)


@dataclass(frozen=True)
class Obstacle:
    """One thing to be said of the short form.

    ``form`` is the form that has to be filled in for it, None where it concerns the report as a whole; ``paths`` are
    the answers it speaks of, at least one, that to jump to first; ``parameters`` fill the sentences of its rule.
    """

    form: str | None
    paths: tuple[str, ...]
    parameters: Mapping[str, Value] = field(default_factory=dict)


Look = Callable[[Case], Iterator[Obstacle]]


def _first_report(case: Case) -> Iterator[Obstacle]:
    if case.report.cover.kind is ReportKind.INITIAL:
        yield Obstacle(None, ("cover.kind",))


def _nothing_before(case: Case) -> Iterator[Obstacle]:
    if not _last_full_years(case):
        yield Obstacle(None, ("cover.last_report_on",))


def _no_progress(case: Case) -> Iterator[Obstacle]:
    stockpiles, programme = case.report.stockpiles, case.report.contamination.programme
    for form, is_open, statement in (
        ("stockpiles", _stock_left(case), stockpiles.nothing_destroyed),
        ("contamination", case.areas_open, programme.gap_reason),
    ):
        if is_open and not has_content(statement) and not what_is_new(case, form):
            yield Obstacle(form, (PROGRESS_STATEMENTS[form],), {"left": _LEFT[form], "form": FORMS[form]})


def _retention(case: Case) -> Iterator[Obstacle]:
    rows = [row for row in case.report.retained.types if row.munitions.closing or row.submunitions.closing]
    detailed = bool(rows) and all(row.planned_use and row.actual_use for row in rows)
    if _retains(case) and not detailed:
        yield Obstacle("retained", ("retained.types", "retained.statement"))


def _news(case: Case) -> Iterator[Obstacle]:
    for form, name in FORMS.items():
        paths = what_is_new(case, form)
        if paths:
            yield Obstacle(form, paths, {"form": name, "count": len(paths)})


def _no_assistance(case: Case) -> Iterator[Obstacle]:
    served = any(has_content(service.people) for service in case.report.victim_assistance.services)
    if case.has_victims and not served:
        yield Obstacle("victim_assistance", ("victim_assistance.services",))


def _unrenewed_amounts(case: Case) -> Iterator[Obstacle]:
    before, now = case.last_full, case.report.resources
    if before is None:
        return
    national = before.resources.national and not now.national and not now.national_statement.settles()
    given = before.resources.given and not now.given and not now.given_statement.settles()
    silent = {
        "resources.national_statement": _NATIONAL if national else None,
        "resources.given_statement": _GIVEN if given else None,
    }
    names = tuple(name for name in silent.values() if name is not None)
    if names:
        paths = tuple(path for path, name in silent.items() if name is not None)
        yield Obstacle("resources", paths, {"year": named(before), "what": Listing(names)})


def _completion(case: Case) -> Iterator[Obstacle]:
    for form, standing in (
        ("stockpiles", case.report.stockpiles.obligation),
        ("contamination", case.report.contamination.obligation),
    ):
        completed: PartialDate | None = standing.completed_on
        if completed is not None and case.year is not None and completed.startswith(str(case.year)):
            told: dict[str, Value] = {
                "obligation": _COMPLETED[form],
                "year": Year(case.year),
                "form": FORMS[form],
            }
            yield Obstacle(form, (f"{form}.obligation.completed_on",), told)


def _open_law(case: Case) -> Iterator[Obstacle]:
    law = case.report.national_measures
    status = law.status or (case.last_full.national_measures.status if case.last_full else None)
    if status in _OPEN_LAW and not (law.stage and law.expected_on):
        form = "national_measures"
        yield Obstacle(form, (f"{form}.stage", f"{form}.status"), {"form": FORMS[form]})


def _gap_of_years(case: Case) -> Iterator[Obstacle]:
    last = case.previous.year() if case.previous else None
    if last is None or case.year is None or not _obliged(case):
        return
    told = {
        row.year
        for row in case.report.cover.missing_years
        if any(has_content(text) for text in (row.stockpiles, row.retained, row.contamination))
    }
    missing = [year for year in range(last + 1, case.year) if year not in told]
    if missing:
        yield Obstacle(None, ("cover.missing_years",), {"years": spoken_years(missing), "last": Year(last)})


def _old_report(case: Case) -> Iterator[Obstacle]:
    full = _last_full_years(case)
    if full and case.year is not None and case.year - max(full) > case.settings.full_report_years:
        yield Obstacle(None, ("edition",), {"year": Year(max(full))})


def _enough(case: Case) -> Iterator[Obstacle]:
    if case.report.cover.kind is not ReportKind.ANNUAL or case.year is None or not _nothing_open(case):
        return
    if not any(True for look in _AGAINST for _ in look(case)):
        yield Obstacle(None, ("edition",))


_AGAINST: Final[tuple[Look, ...]] = (
    _first_report,
    _nothing_before,
    _no_progress,
    _retention,
    _no_assistance,
    _unrenewed_amounts,
    _completion,
    _open_law,
    _gap_of_years,
    _news,
)
LOOKS: Final[Mapping[str, Look]] = {
    "SHO-01": _first_report,
    "SHO-02": _nothing_before,
    "SHO-03": _no_progress,
    "SHO-04": _retention,
    "SHO-05": _news,
    "SHO-06": _no_assistance,
    "SHO-07": _unrenewed_amounts,
    "SHO-08": _completion,
    "SHO-09": _open_law,
    "SHO-10": _gap_of_years,
    "SHO-11": _old_report,
    "SHO-12": _enough,
}
"""What each rule looks for, in the order of the catalogue."""


def spoken_years(years: list[int]) -> Listing | Span:
    """Years as a person says them: a long run from its first to its last, otherwise one by one."""
    if len(years) > 2 and years[-1] - years[0] == len(years) - 1:
        return Span(Year(years[0]), Year(years[-1]))
    return Listing(tuple(Year(year) for year in years))


def _nothing_open(case: Case) -> bool:
    """Whether each obligation is said, or known, to be none or met; silence is not enough."""
    report, facts = case.report, case.facts
    stock = report.stockpiles.statement.settles() or report.stockpiles.obligation.status in _CLOSED
    land = report.contamination.statement.settles() or report.contamination.obligation.status in _CLOSED
    if facts is not None:
        stock = stock or facts.article3 in (Known.NONE, Known.COMPLETED)
        land = land or facts.article4 in (Known.NONE, Known.COMPLETED)
    return stock and land and not _obliged(case) and not case.has_victims


def _obliged(case: Case) -> bool:
    return _stock_left(case) or case.areas_open or _retains(case)


def _stock_left(case: Case) -> bool:
    rows = case.report.stockpiles.types
    return case.stock_open or any(_left(part) for row in rows for part in (row.munitions, row.submunitions))


def _retains(case: Case) -> bool:
    """Whether munitions are kept: by the rows, the sentence, the last full report, or else by what is known."""
    retained = case.report.retained
    if _keeps(case.report):
        return True
    if retained.statement.code is not None:
        return retained.statement.code is RetainedStatementCode.RETAINS
    if retained.types:
        return False
    return (case.last_full is not None and _keeps(case.last_full)) or (
        case.facts is not None and case.facts.retains is True
    )


def _keeps(report: Report) -> bool:
    return any(_left(part) for row in report.retained.types for part in (row.munitions, row.submunitions))


def _left(balance: Balance | RetainedBalance) -> bool:
    """Whether something is left at the end of the year, as far as that is said; otherwise at its start."""
    return bool(balance.opening if balance.closing is None else balance.closing)


def _last_full_years(case: Case) -> tuple[int, ...]:
    """The years of full reports: at hand, or else as the cover page gives the days on which forms were submitted."""
    if case.last_full is not None:
        year = case.last_full.year()
        return () if year is None else (year,)
    cover = case.report.cover
    marks = (getattr(cover.marks, form).last_date for form in Marks.model_fields)
    # A report is submitted in the year after the one it covers.
    days = [day for day in (*marks, None if case.history else cover.last_report_on) if day is not None]
    return tuple(day.year - 1 for day in days)
