"""A report at its beginning: the State, the year, and what is known of the State as a proposal."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from lapreporter.checks.reference import Relation, StateFacts
from lapreporter.report.answers import Period
from lapreporter.report.cover import Cover, FormMark, Mark, Marks, Membership, ReportKind
from lapreporter.report.report import Report

EARLIEST, LATEST = 2008, 2200
"""The first and the last year a report can cover; the Convention was adopted in 2008."""

_RELATIONS: Mapping[Relation, Membership] = MappingProxyType(
    {Relation.PARTY: Membership.PARTY, Relation.SIGNATORY: Membership.SIGNATORY}
)


def fresh_report(state: str, year: int, facts: StateFacts | None) -> Report:
    """A report with its cover begun. ``state`` is an ISO 3166-1 alpha-3 code; every proposal can be changed.

    The report for the year in which the Convention took effect is the initial one and begins on that day.
    """
    entry = facts.entry_into_force if facts else None
    membership = _RELATIONS.get(facts.status, Membership.NON_PARTY) if facts else None
    period = Period(start=date(year, 1, 1), end=date(year, 12, 31))
    kind = ReportKind.ANNUAL if membership in (None, Membership.PARTY) else ReportKind.VOLUNTARY
    if entry and entry.year == year:
        kind, period = ReportKind.INITIAL, Period(start=entry, end=date(year, 12, 31))
    cover = Cover(state=state, membership=membership, kind=kind, period=period, entry_into_force=entry)
    return Report(cover=cover)


def first_report(state: str, today: date, facts: StateFacts | None) -> Report:
    """The initial report of a State Party that has made none yet, however long it is overdue.

    It speaks of the time from the day on which the Convention took effect to the end of the last calendar year; for a
    State newer than that, to the end of the year in which it took effect. Every form is marked as changed: a first
    report cannot refer to an earlier one.
    """
    entry = facts.entry_into_force if facts else None
    end = date(max(today.year - 1, entry.year if entry else EARLIEST), 12, 31)
    cover = Cover(
        state=state,
        membership=_RELATIONS.get(facts.status, Membership.NON_PARTY) if facts else None,
        kind=ReportKind.INITIAL,
        period=Period(start=entry, end=end),
        entry_into_force=entry,
        marks=Marks(**{form: FormMark(mark=Mark.CHANGED) for form in Marks.model_fields}),
    )
    return Report(cover=cover)
