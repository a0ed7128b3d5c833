"""Rules for production facilities (PRO)."""

from __future__ import annotations

from collections.abc import Iterator

from lapreporter.checks.case import Case
from lapreporter.checks.finding import Place, RowNumber, Severity, Spot, at
from lapreporter.checks.reference import type_key
from lapreporter.checks.rule import row_rule, rule
from lapreporter.report.answers import first_day, last_day
from lapreporter.report.production import Facility, FacilityStatus, ProductionStatementCode
from lapreporter.report.technical import Origin
from lapreporter.words import Term, Year, mark

_TABLE = "production.facilities"
_FINISHED = {FacilityStatus.CONVERTED, FacilityStatus.DECOMMISSIONED}
_NO_DATE = Term(mark("the day of completion is missing"))
_TOO_EARLY = Term(mark("it was finished before production ended"))


@rule(
    "PRO-01",
    Severity.WARNING,
    basis="Art. 7.1 (d)",
    reads=("production", "omissions"),
    what=mark("The form on production says nothing yet."),
    why=mark("“N/A” or an empty form leaves readers guessing."),
    how=mark("Choose one sentence: never produced, or produced until a year and facilities converted or closed."),
)
def pro_01(case: Case) -> Iterator[Spot]:
    """Article 7.1 (d): status and progress of programmes for conversion."""
    production = case.report.production
    if not production.facilities and production.statement.code is None and not case.omitted("production.statement"):
        yield at("production.statement")


@row_rule(
    "PRO-02",
    Severity.ERROR,
    each=_TABLE,
    reads=("unread", "omissions"),
    basis="Art. 7.1 (d)",
    what=mark("{facility}: {problem}."),
    why=mark("A conversion or closure counts as finished only with its date."),
    how=mark("Enter or correct the date; if only month and year, or the year, are known, that is enough."),
)
def pro_02(case: Case, row: Facility, place: Place) -> Iterator[Spot]:
    """Article 7.1 (d): the status of conversion or decommissioning of each facility."""
    path = place.to("finished_on")
    if row.status in _FINISHED and row.finished_on is None and not case.settled(path):
        yield at(path, facility=place.name(row.name), problem=_NO_DATE)
    ended = row.production_ended_on
    if row.finished_on and ended and last_day(row.finished_on) < first_day(ended):
        yield at(path, place.to("production_ended_on"), facility=place.name(row.name), problem=_TOO_EARLY)


@rule(
    "PRO-03",
    Severity.ERROR,
    basis="Art. 7.1 (c), (d)",
    reads=("production", "technical.types"),
    what=mark("You state that the State never produced cluster munitions, but {name} is listed as produced."),
    why=mark("Only one of the two can be true."),
    how=mark("Choose another statement, or correct the row."),
)
def pro_03(case: Case) -> Iterator[Spot]:
    """Article 7.1 (c) and (d): a statement and the rows agree."""
    if case.report.production.statement.code is not ProductionStatementCode.NEVER_PRODUCED:
        return
    for name, path in _produced(case):
        yield at("production.statement", path, name=name)
        return


def _produced(case: Case) -> Iterator[tuple[str | RowNumber, str]]:
    for number, facility in enumerate(case.report.production.facilities, 1):
        place = Place(f"{_TABLE}[{facility.id}]", number)
        yield place.name(facility.name), place.path
    for number, sheet in enumerate(case.report.technical.types, 1):
        if sheet.origin in (Origin.PRODUCED, Origin.BOTH):
            place = Place(f"technical.types[{sheet.id}]", number)
            yield place.name(sheet.type), place.to("origin")


@rule(
    "PRO-04",
    Severity.WARNING,
    basis="Art. 7.1 (d)",
    reads=(_TABLE, "history"),
    what=mark("The conversion of {facility} has been under way since {year} with the same words."),
    why=mark("Readers cannot see any progress."),
    how=mark("Update the text, or give an end date."),
)
def pro_04(case: Case) -> Iterator[Spot]:
    """Article 7.1 (d): progress of conversion from report to report."""
    reports = (*case.history, case.report)[-case.settings.stale_text_reports :]
    if len(reports) < case.settings.stale_text_reports:
        return
    year = reports[0].year()
    for row in case.report.production.facilities:
        if row.status is not FacilityStatus.IN_PROGRESS or not row.name or year is None:
            continue
        key = type_key(row.name)
        if all(
            any(
                old.name and type_key(old.name) == key and (old.status, old.note) == (row.status, row.note)
                for old in report.production.facilities
            )
            for report in reports
        ):
            yield at(f"{_TABLE}[{row.id}]", facility=row.name, year=Year(year))
