"""The cover page: who reports, for which period, and what changed since the last report."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from lapreporter.report.answers import (
    Contact,
    Date,
    Flag,
    LongText,
    Period,
    StateCode,
    Text,
    YearNumber,
)
from lapreporter.report.kinds import Kind
from lapreporter.report.node import Node, Row


class Membership(StrEnum):
    """The State's relation to the Convention."""

    PARTY = "party"
    SIGNATORY = "signatory"
    NON_PARTY = "non_party"


class ReportKind(StrEnum):
    """Which duty the report fulfils: Article 7.1 (initial), 7.2 (annual), or none (voluntary)."""

    INITIAL = "initial"
    ANNUAL = "annual"
    AMENDMENT = "amendment"
    VOLUNTARY = "voluntary"


class Mark(StrEnum):
    """What the cover page says of a form."""

    CHANGED = "changed"
    UNCHANGED = "unchanged"
    NOT_APPLICABLE = "not_applicable"


class FormMark(Node):
    """The tick of one form, and the day on which an unchanged form was last submitted."""

    mark: Annotated[Mark, Kind.CHOICE] | None = None
    last_date: Date | None = None


class Marks(Node):
    """One mark for each form, under neutral keys: the letters C and D differ between editions."""

    national_measures: FormMark = FormMark()
    stockpiles: FormMark = FormMark()
    technical: FormMark = FormMark()
    retained: FormMark = FormMark()
    production: FormMark = FormMark()
    contamination: FormMark = FormMark()
    risk_education: FormMark = FormMark()
    victim_assistance: FormMark = FormMark()
    resources: FormMark = FormMark()
    other: FormMark = FormMark()


class Institution(Row, Contact):
    """A body mandated to inform about, or to carry out, the measures (Article 7.1 (l))."""


class MissingYear(Row):
    """What happened in a year for which no report was made (LAP 44)."""

    year: YearNumber | None = None
    stockpiles: LongText | None = None
    retained: LongText | None = None
    contamination: LongText | None = None


class Cover(Node):
    """The cover page and the general header."""

    state: StateCode | None = None
    membership: Annotated[Membership, Kind.CHOICE] | None = None
    kind: Annotated[ReportKind, Kind.CHOICE] | None = None
    period: Annotated[Period, Kind.PERIOD] = Period()
    submitted_on: Date | None = None
    entry_into_force: Date | None = None
    amends_submitted_on: Date | None = None
    amends: LongText | None = None
    institutions: Annotated[tuple[Institution, ...], Kind.TABLE] = ()
    marks: Marks = Marks()
    last_report_on: Date | None = None
    missing_years: Annotated[tuple[MissingYear, ...], Kind.TABLE] = ()
    help_asked: Flag | None = None
    help_received: Flag | None = None
    help_from: Text | None = None
    help_offered: LongText | None = None
