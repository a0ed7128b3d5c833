"""Whether the short form is enough, and what stands against it: the conditions of the rules SHO-01 to SHO-12."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from lapreporter.checks.case import Case
from lapreporter.checks.finding import Severity, Value
from lapreporter.checks.sections import FORMS
from lapreporter.form.carrying import Carrying
from lapreporter.form.novelty import PROGRESS_STATEMENTS, events, news, value_at
from lapreporter.form.visibility import has_content
from lapreporter.report.answers import PartialDate, StatementBase
from lapreporter.report.cover import Mark, Marks, ReportKind
from lapreporter.report.national_measures import LawStatus
from lapreporter.report.obligations import ObligationStatus, Standing
from lapreporter.report.paths import get
from lapreporter.report.report import Report
from lapreporter.report.retained import RetainedBalance, RetainedStatementCode
from lapreporter.report.stockpiles import Balance
from lapreporter.words import Listing, Year

_OPEN_LAW: Final = frozenset({LawStatus.UNDER_WAY, LawStatus.NOT_STARTED})


@dataclass(frozen=True)
class Ground:
    """One thing that speaks against the short form, or, as advice, about it: the rule it belongs to.

    ``form`` is the form that has to be filled in for it, None where it concerns the report as a whole; ``paths`` are
    the answers it speaks of.
    """

    code: str
    severity: Severity
    form: str | None = None
    paths: tuple[str, ...] = ()
    parameters: Mapping[str, Value] = field(default_factory=dict)


@dataclass(frozen=True)
class ShortForm:
    """The decision. ``grounds`` are in the order of the rules."""

    grounds: tuple[Ground, ...]

    @property
    def allowed(self) -> bool:
        """Whether no error stands against it; warnings can still be answered with a reason."""
        return all(ground.severity is not Severity.ERROR for ground in self.grounds)

    @property
    def offered(self) -> bool:
        """Whether nothing at all stands against it."""
        return all(ground.severity is Severity.ADVICE for ground in self.grounds)

    @property
    def possible(self) -> bool:
        """Whether the report can stay short but for the forms in ``forms``."""
        return all(ground.form is not None or ground.severity is not Severity.ERROR for ground in self.grounds)

    @property
    def forms(self) -> tuple[str, ...]:
        """The forms that have to be filled in; the rest may stay short."""
        asked = {ground.form for ground in self.grounds}
        return tuple(form for form in FORMS if form in asked)


def short_form(case: Case, carrying: Carrying) -> ShortForm:
    """Whether the report of a case may be given on the short form, and what asks for more."""
    grounds = tuple(_grounds(case, carrying))
    if any(ground.severity is not Severity.ADVICE for ground in grounds) or _obliged(case) or case.has_victims:
        return ShortForm(grounds)
    return ShortForm((*grounds, Ground("SHO-12", Severity.ADVICE)))


def is_short(report: Report) -> bool:
    """Whether a report says of every form that it is unchanged or not applicable."""
    marks = [getattr(report.cover.marks, form).mark for form in Marks.model_fields]
    return all(mark in (Mark.UNCHANGED, Mark.NOT_APPLICABLE) for mark in marks)


def _grounds(case: Case, carrying: Carrying) -> Iterator[Ground]:
    if case.report.cover.kind is ReportKind.INITIAL:
        yield Ground("SHO-01", Severity.ERROR, None, ("cover.kind",))
    if not _last_full_years(case):
        yield Ground("SHO-02", Severity.ERROR, None, ("cover.last_report_on",))
    new = _new(case, carrying)
    for form, is_open in (("stockpiles", _stock_left(case)), ("contamination", case.areas_open)):
        statement = PROGRESS_STATEMENTS[form]
        if is_open and form not in new and not has_content(get(case.report, statement)):
            yield Ground("SHO-03", Severity.ERROR, form, (statement,))
    if _retains(case):
        yield Ground("SHO-04", Severity.ERROR, "retained", ("retained.types",))
    for form in FORMS:
        if form in new:
            yield Ground("SHO-05", Severity.ERROR, form, new[form])
    yield from _of_forms(case)
    yield from _of_earlier_years(case)


def _of_forms(case: Case) -> Iterator[Ground]:
    report = case.report
    if case.has_victims and not any(has_content(service.people) for service in report.victim_assistance.services):
        yield Ground("SHO-06", Severity.WARNING, "victim_assistance", ("victim_assistance.services",))
    amounts = _unrenewed(case)
    if amounts:
        yield Ground("SHO-07", Severity.WARNING, "resources", amounts)
    for form, standing in (
        ("stockpiles", report.stockpiles.obligation),
        ("contamination", report.contamination.obligation),
    ):
        if _completed_in(standing, case.year):
            yield Ground("SHO-08", Severity.WARNING, form, (f"{form}.obligation.completed_on",))
    if report.national_measures.status in _OPEN_LAW:
        yield Ground("SHO-09", Severity.WARNING, "national_measures", ("national_measures.status",))


def _of_earlier_years(case: Case) -> Iterator[Ground]:
    missing = _missing_years(case) if _obliged(case) else ()
    if missing:
        years = Listing(tuple(Year(year) for year in missing))
        yield Ground("SHO-10", Severity.WARNING, None, ("cover.missing_years",), {"years": years})
    full = _last_full_years(case)
    if full and case.year is not None and case.year - max(full) > case.settings.full_report_years:
        yield Ground("SHO-11", Severity.ADVICE, None, (), {"year": Year(max(full))})


def _new(case: Case, carrying: Carrying) -> Mapping[str, tuple[str, ...]]:
    """What is new, by form: against the last report, or what happened in the year while there is none at hand."""
    if case.previous is not None:
        told = news(case.report, case.previous, carrying).items()
        real = {form: tuple(path for path in paths if not _only_said(case, path)) for form, paths in told}
        return {form: paths for form, paths in real.items() if paths}
    found: dict[str, tuple[str, ...]] = {}
    for event in events(case.report, carrying):
        form = event.path.split(".")[0]
        found[form] = (*found.get(form, ()), event.path)
    return found


def _only_said(case: Case, path: str) -> bool:
    """Whether the report for the first time says in so many words that there is nothing to list."""
    value, before = value_at(case.report, path), value_at(case.previous or Report(), path)
    if isinstance(value, StatementBase):
        return value.settles() and not has_content(before)
    return value is ObligationStatus.NONE and before is None


def _obliged(case: Case) -> bool:
    return _stock_left(case) or case.areas_open or _retains(case)


def _stock_left(case: Case) -> bool:
    rows = case.report.stockpiles.types
    return case.stock_open or any(_left(part) for row in rows for part in (row.munitions, row.submunitions))


def _retains(case: Case) -> bool:
    """Whether munitions are kept: by the rows, where these are silent by the sentence, else by what is known."""
    retained = case.report.retained
    if any(_left(part) for row in retained.types for part in (row.munitions, row.submunitions)):
        return True
    if retained.statement.code is not None:
        return retained.statement.code is RetainedStatementCode.RETAINS
    return not retained.types and case.facts is not None and case.facts.retains is True


def _left(balance: Balance | RetainedBalance) -> bool:
    """Whether something is left at the end of the year, as far as that is said; otherwise at its start."""
    return bool(balance.opening if balance.closing is None else balance.closing)


def _unrenewed(case: Case) -> tuple[str, ...]:
    """What the last report lists as spent or given, and this one neither lists nor denies."""
    if case.previous is None:
        return ()
    before, now = case.previous.resources, case.report.resources
    pairs: Iterable[tuple[bool, str]] = (
        (bool(before.national) and not now.national and not now.national_statement.settles(), "national_statement"),
        (bool(before.given) and not now.given and not now.given_statement.settles(), "given_statement"),
    )
    return tuple(f"resources.{name}" for open_matter, name in pairs if open_matter)


def _completed_in(standing: Standing, year: int | None) -> bool:
    completed: PartialDate | None = standing.completed_on
    return completed is not None and year is not None and completed.startswith(str(year))


def _missing_years(case: Case) -> tuple[int, ...]:
    """Years between the last report and this one of which nothing is said."""
    last = case.previous.year() if case.previous else None
    if last is None or case.year is None:
        return ()
    told = {
        row.year
        for row in case.report.cover.missing_years
        if any(has_content(text) for text in (row.stockpiles, row.retained, row.contamination))
    }
    return tuple(year for year in range(last + 1, case.year) if year not in told)


def _last_full_years(case: Case) -> tuple[int, ...]:
    """The years of full reports: at hand, or else as the cover page gives the days on which forms were submitted."""
    full = tuple(year for one in case.history if not is_short(one) and (year := one.year()) is not None)
    if full:
        return full
    cover = case.report.cover
    marks = (getattr(cover.marks, form).last_date for form in Marks.model_fields)
    # A report is submitted in the year after the one it covers.
    days = [day for day in (*marks, None if case.history else cover.last_report_on) if day is not None]
    return tuple(day.year - 1 for day in days)
