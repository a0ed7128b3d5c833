"""Actions 43 to 45: reports in time, years without one, and the form used."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from lapreporter.checks.case import Case
from lapreporter.checks.deadlines import annual_due, initial_due
from lapreporter.checks.plan.binding import given, need
from lapreporter.checks.plan.sentence import say
from lapreporter.checks.plan.verdict import Verdict, against, beside, lacking, met, together
from lapreporter.report.cover import Mark, MissingYear, ReportKind
from lapreporter.words import Year, mark

_AMENDED = mark("An amended report corrects one that was due before; it has no due date of its own.")
_LATE = mark("Submitted on {submitted}; the report was due on {due}.")
_NOT_THE_YEAR = mark("A yearly report covers the calendar year before, from 1 January to 31 December.")

_NOTHING_SAID = mark("Nothing is reported for {year}.")
_UNCHANGED = mark("After years without a report these forms cannot be marked as unchanged.")

_NO_FORM_YET = mark("The adapted form exists since {day}; this report is older.")
_FORM_OF_2010 = mark("The report is made on the forms of 2010.")


def report_in_time(case: Case) -> Verdict:
    """43.1: kind, period and date of submission, and that date within 180 days or by 30 April."""
    cover = case.report.cover
    if cover.kind is ReportKind.AMENDMENT:
        return beside(say(_AMENDED))
    parts = [need(case, "cover.kind", "cover.period", "cover.submitted_on")]
    if cover.kind is ReportKind.INITIAL and case.entry_into_force is None:
        parts.append(need(case, "cover.entry_into_force"))
    if cover.kind is ReportKind.ANNUAL and given(cover.period) and not _calendar_year(case):
        parts.append(against(say(_NOT_THE_YEAR)))
    due = _due(case)
    if due is not None and cover.submitted_on is not None and cover.submitted_on > due:
        parts.append(against(say(_LATE, submitted=cover.submitted_on, due=due)))
    return together(parts)


def _due(case: Case) -> date | None:
    kind = case.report.cover.kind
    if kind is ReportKind.INITIAL and case.entry_into_force is not None:
        return initial_due(case.entry_into_force, case.settings.initial_days)
    return annual_due(case.year) if kind is ReportKind.ANNUAL and case.year is not None else None


def _calendar_year(case: Case) -> bool:
    period, year = case.report.cover.period, case.year
    return year is not None and (period.start, period.end) == (date(year, 1, 1), date(year, 12, 31))


def missing_years_told(case: Case) -> Verdict:
    """44.1: no year is without a report, or what happened in it is told for stocks, areas and retained munitions."""
    cover = case.report.cover
    if cover.kind is ReportKind.INITIAL:
        return met("cover.kind")
    if case.year is None:
        return need(case, "cover.last_report_on", "cover.period")
    if cover.last_report_on is None:
        return need(case, "cover.last_report_on")
    # A report handed in during one year covers the year before it.
    missing = range(cover.last_report_on.year, case.year)
    told = [_told(case, year) for year in missing]
    return together([met("cover.last_report_on"), *told, *(_not_unchanged(case) if missing else ())])


def _told(case: Case, year: int) -> Verdict:
    matters = [name for name, concerned in _matters(case) if concerned]
    row: MissingYear | None = next((one for one in case.report.cover.missing_years if one.year == year), None)
    if row is None:
        wanted = lacking("cover.missing_years[].year", *(f"cover.missing_years[].{name}" for name in matters))
        return together([wanted, against(say(_NOTHING_SAID, year=Year(year)))])
    return need(case, *(f"cover.missing_years[{row.id}].{name}" for name in matters))


def _matters(case: Case) -> tuple[tuple[str, bool], ...]:
    """The matters of a missing year, and whether something has to be told of each."""
    return (
        ("stockpiles", case.stock_open),
        ("retained", bool(case.report.retained.types)),
        ("contamination", case.areas_open),
    )


def _not_unchanged(case: Case) -> Iterator[Verdict]:
    marks = case.report.cover.marks
    for name, concerned in _matters(case):
        if concerned and getattr(marks, name).mark is Mark.UNCHANGED:
            yield against(say(_UNCHANGED), f"cover.marks.{name}.mark")


def adapted_form_used(case: Case) -> Verdict:
    """45.1: the report is made on the adapted form, once there is one."""
    made_on = case.report.cover.submitted_on or case.position_on
    if made_on < case.settings.adapted_form_from:
        return beside(say(_NO_FORM_YET, day=case.settings.adapted_form_from))
    if case.report.edition.of_2010:
        return against(say(_FORM_OF_2010), "edition")
    return met("edition")
