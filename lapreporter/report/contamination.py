"""Contaminated areas, survey and clearance: Form F, Article 4 and Article 7.1 (h), (i)."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from lapreporter.report.answers import (
    Count,
    Date,
    Degrees,
    Flag,
    LongText,
    PartialDate,
    Percent,
    SignedSquareMetres,
    SquareMetres,
    StatementBase,
    Text,
)
from lapreporter.report.kinds import Kind
from lapreporter.report.node import Node, Row
from lapreporter.report.obligations import (
    ClearanceDeclaration,
    ClearanceRequest,
    ClearanceTarget,
    Standing,
)


class ContaminationStatementCode(StrEnum):
    """What can be said of contamination in one sentence."""

    NONE_KNOWN = "none_known"
    CLEARED = "cleared"
    CONTAMINATED = "contaminated"


class ContaminationStatement(StatementBase):
    """The definitive sentence on contamination."""

    LISTED = ContaminationStatementCode.CONTAMINATED

    code: ContaminationStatementCode | None = None


class Hazard(StrEnum):
    """Confirmed (CHA) or suspected (SHA) hazardous area (IMAS 04.10)."""

    CHA = "cha"
    SHA = "sha"
    UNKNOWN = "unknown"


class Extent(StrEnum):
    """Fully, in part, or not at all."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"


class AreaStatus(StrEnum):
    """Whether an area still has to be dealt with."""

    OPEN = "open"
    CLOSED = "closed"


class OrdnanceKind(StrEnum):
    """What an item is; only the first two count under this Convention (Article 2.7)."""

    SUBMUNITION = "submunition"
    OTHER_REMNANT = "other_remnant"
    MINE = "mine"
    OTHER_ORDNANCE = "other_ordnance"
    NOT_SEPARATED = "not_separated"


class SurveyStatus(StrEnum):
    """How far the baseline survey is (LAP 18)."""

    NOT_STARTED = "not_started"
    UNDER_WAY = "under_way"
    COMPLETED = "completed"


class Consulted(StrEnum):
    """Who was asked."""

    WOMEN = "women"
    MEN = "men"
    GIRLS = "girls"
    BOYS = "boys"
    COMMUNITIES = "communities"
    MINORITIES = "minorities"
    AUTHORITIES = "authorities"


class StandardSubject(StrEnum):
    """What a national standard covers (LAP 6)."""

    SURVEY = "survey"
    LAND_RELEASE = "land_release"
    CLEARANCE = "clearance"
    MARKING = "marking"
    QUALITY = "quality"
    RISK_EDUCATION = "risk_education"
    INFORMATION = "information"
    OTHER = "other"


class ContaminatedArea(Row):
    """An area known or suspected to hold cluster munition remnants on the last day of the period."""

    reference: Text | None = None
    name: Text | None = None
    region: Text | None = None
    latitude: Degrees | None = None
    longitude: Degrees | None = None
    outside_territory: Flag | None = None
    hazard: Annotated[Hazard, Kind.CHOICE] | None = None
    size_m2: SquareMetres | None = None
    estimate: Flag | None = None
    remnants: Text | None = None
    quantity: Count | None = None
    used_when: Text | None = None
    marked: Annotated[Extent, Kind.CHOICE] | None = None
    fenced: Annotated[Extent, Kind.CHOICE] | None = None
    marked_by: Date | None = None
    found_on: PartialDate | None = None
    status: Annotated[AreaStatus, Kind.CHOICE] | None = None
    note: LongText | None = None


class StatedArea(Node):
    """Totals as printed in a source, when they are not left to be computed."""

    total_m2: SquareMetres | None = None
    cha_m2: SquareMetres | None = None
    sha_m2: SquareMetres | None = None
    unknown_m2: SquareMetres | None = None


class AreaBalance(Node):
    """The year: opening + found + new measurement - cancelled - reduced - cleared = closing, in square metres."""

    opening_m2: SquareMetres | None = None
    found_m2: SquareMetres | None = None
    resurvey_m2: SignedSquareMetres | None = None
    cancelled_m2: SquareMetres | None = None
    reduced_m2: SquareMetres | None = None
    cleared_m2: SquareMetres | None = None
    closing_m2: SquareMetres | None = None
    correction_reason: LongText | None = None


class ReleasedArea(Row):
    """Land released in the year, by method (LAP 24; IMAS 07.11)."""

    place: Text | None = None
    region: Text | None = None
    cancelled_m2: SquareMetres | None = None
    reduced_m2: SquareMetres | None = None
    cleared_m2: SquareMetres | None = None
    method: Text | None = None
    standards: Text | None = None
    handed_over_on: PartialDate | None = None
    land_use: Text | None = None
    beneficiaries: Count | None = None


class FoundItem(Row):
    """Items found and destroyed, by type (Article 7.1 (i))."""

    kind: Annotated[OrdnanceKind, Kind.CHOICE] | None = None
    type: Text | None = None
    place: Text | None = None
    found: Count | None = None
    destroyed: Count | None = None
    spot_task: Flag | None = None


class NationalStandard(Row):
    """A national standard and the international one it follows (LAP 6)."""

    title: Text | None = None
    subject: Annotated[StandardSubject, Kind.CHOICE] | None = None
    revised_on: PartialDate | None = None
    imas: Text | None = None


class BaselineSurvey(Node):
    """The survey that fixes the extent (LAP 18)."""

    status: Annotated[SurveyStatus, Kind.CHOICE] | None = None
    done_on: PartialDate | None = None
    methods: LongText | None = None
    consulted: Annotated[tuple[Consulted, ...], Kind.CHOICES] | None = None
    share: Percent | None = None
    result_m2: SquareMetres | None = None


class InformationSystem(Node):
    """Where clearance data are kept (LAP 7)."""

    name: Text | None = None
    owner: Text | None = None
    updated_on: PartialDate | None = None
    separated: Flag | None = None
    after_completion: LongText | None = None


class ClearanceProgramme(Node):
    """Status, plan and pace (Article 7.1 (i), LAP 19)."""

    description: LongText | None = None
    operators: LongText | None = None
    methods: LongText | None = None
    quality_management: LongText | None = None
    planned_end: Date | None = None
    targets: Annotated[tuple[ClearanceTarget, ...], Kind.TABLE] = ()
    gap_reason: LongText | None = None
    standards: Annotated[tuple[NationalStandard, ...], Kind.TABLE] = ()


class ResidualPlan(Node):
    """Who deals with items found after completion (LAP 22)."""

    institution: Text | None = None
    reporting_line: Text | None = None
    capacity: LongText | None = None
    basis: Text | None = None
    funding: Text | None = None


class Contamination(Node):
    """Everything Form F asks."""

    statement: Annotated[ContaminationStatement, Kind.STATEMENT] = ContaminationStatement()
    obligation: Standing = Standing()
    contaminated_after_entry: Flag | None = None
    hostilities_ended_on: Date | None = None
    areas: Annotated[tuple[ContaminatedArea, ...], Kind.TABLE] = ()
    stated_total: StatedArea = StatedArea()
    balance: AreaBalance = AreaBalance()
    released: Annotated[tuple[ReleasedArea, ...], Kind.TABLE] = ()
    items: Annotated[tuple[FoundItem, ...], Kind.TABLE] = ()
    survey: BaselineSurvey = BaselineSurvey()
    unmarked_reason: LongText | None = None
    programme: ClearanceProgramme = ClearanceProgramme()
    system: InformationSystem = InformationSystem()
    priorities: LongText | None = None
    gender: LongText | None = None
    women_in_teams: Percent | None = None
    new_methods: LongText | None = None
    environment: LongText | None = None
    residual: ResidualPlan = ResidualPlan()
    no_difficulties: Flag | None = None
    difficulties: LongText | None = None
    used_elsewhere: Flag | None = None
    used_elsewhere_help: LongText | None = None
    declaration: ClearanceDeclaration = ClearanceDeclaration()
    requests: Annotated[tuple[ClearanceRequest, ...], Kind.TABLE] = ()
    request_targets: Annotated[tuple[ClearanceTarget, ...], Kind.TABLE] = ()
    supplementary: LongText | None = None
