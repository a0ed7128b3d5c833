"""National resources, cooperation and assistance: Form I, Article 6 and Article 7.1 (m), (n)."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from lapreporter.report.answers import (
    Date,
    Flag,
    LongText,
    Money,
    Number,
    PartialDate,
    StateCode,
    StatementBase,
    Text,
    YearNumber,
)
from lapreporter.report.kinds import Kind
from lapreporter.report.node import Node, Row


class NationalStatementCode(StrEnum):
    """What can be said of national resources in one sentence."""

    NONE_NEEDED = "none_needed"
    NONE_SPENT = "none_spent"
    LISTED = "listed"


class NationalStatement(StatementBase):
    """The definitive sentence on national resources (LAP 38.1)."""

    LISTED = NationalStatementCode.LISTED

    code: NationalStatementCode | None = None


class GivenStatementCode(StrEnum):
    """What can be said of assistance given in one sentence."""

    NONE_GIVEN = "none_given"
    LISTED = "listed"


class GivenStatement(StatementBase):
    """The definitive sentence on assistance given."""

    LISTED = GivenStatementCode.LISTED

    code: GivenStatementCode | None = None


class SupportPurpose(StrEnum):
    """What resources serve, by the article they help to fulfil."""

    STOCKPILES = "article_3"
    CLEARANCE = "article_4"
    VICTIMS = "article_5"
    REPORTING = "article_7"
    LEGISLATION = "article_9"
    RISK_EDUCATION = "risk_education"
    ADVOCACY = "advocacy"
    CAPACITY = "capacity"
    OTHER = "other"


class SupportKind(StrEnum):
    """The form resources take (Article 6, LAP 39)."""

    FINANCIAL = "financial"
    MATERIAL = "material"
    IN_KIND = "in_kind"
    TECHNICAL = "technical"
    SCIENTIFIC = "scientific"


class PlatformRole(StrEnum):
    """The State's part in a country coalition."""

    AFFECTED = "affected"
    LEAD_DONOR = "lead_donor"
    MEMBER = "member"


class ExchangeForm(StrEnum):
    """How experience was shared (LAP 39)."""

    BILATERAL = "bilateral"
    TRILATERAL = "trilateral"
    REGIONAL = "regional"
    INTERNATIONAL = "international"
    SOUTH_SOUTH = "south_south"
    NORTH_SOUTH = "north_south"


class ExchangeSubject(StrEnum):
    """What the shared experience is about."""

    STOCKPILES = "stockpiles"
    SURVEY = "survey"
    CLEARANCE = "clearance"
    RISK_EDUCATION = "risk_education"
    VICTIM_ASSISTANCE = "victim_assistance"
    LEGISLATION = "legislation"
    REPORTING = "reporting"
    OTHER = "other"


class TotalOf(StrEnum):
    """Which list a stated total sums."""

    NATIONAL = "national"
    GIVEN = "given"
    RECEIVED = "received"
    NEEDED = "needed"


class Support(Row):
    """What every line of resources has: purpose, kind, amount."""

    purpose: Annotated[SupportPurpose, Kind.CHOICE] | None = None
    kind: Annotated[SupportKind, Kind.CHOICE] | None = None
    amount: Annotated[Money, Kind.MONEY] = Money()
    description: Text | None = None


class NationalResource(Support):
    """Own money, staff or equipment of the year (Article 7.1 (m))."""

    source: Text | None = None
    paid_on: PartialDate | None = None


class AssistanceGiven(Support):
    """Assistance given: amount, kind and destination (Article 7.1 (n))."""

    recipient_state: StateCode | None = None
    recipient: Text | None = None
    channel: Text | None = None
    paid_on: PartialDate | None = None
    year_from: YearNumber | None = None
    year_to: YearNumber | None = None
    commitment: Annotated[Money, Kind.MONEY] = Money()
    part_of: Text | None = None


class AssistanceReceived(Support):
    """Assistance received (LAP 39)."""

    donor_state: StateCode | None = None
    donor: Text | None = None
    paid_on: PartialDate | None = None


class Need(Support):
    """Assistance needed, as concrete as a request has to be (LAP 41)."""

    activity: Text | None = None
    when: Text | None = None
    own_share: Text | None = None
    plan: Text | None = None
    assessment: Text | None = None
    frameworks: Text | None = None
    gender_analysis: LongText | None = None
    progress: LongText | None = None
    obstacle: LongText | None = None
    contact: Text | None = None


class RequestReceived(Row):
    """A request for help from another State, and how fast it was answered (LAP 40)."""

    state: StateCode | None = None
    subject: Text | None = None
    received_on: Date | None = None
    answered_on: Date | None = None


class StatedAmount(Row):
    """A total as printed in a source, with the rate if currencies were converted."""

    total_of: Annotated[TotalOf, Kind.CHOICE] | None = None
    amount: Annotated[Money, Kind.MONEY] = Money()
    rate: Annotated[Number, Kind.QUANTITY] | None = None
    rate_on: Date | None = None


class FundingSource(Row):
    """Another or novel source of money that was explored (LAP 38.2)."""

    source: Text | None = None
    explored_on: PartialDate | None = None
    outcome: Text | None = None


class Platform(Row):
    """A country coalition or similar platform (LAP 42)."""

    name: Text | None = None
    role: Annotated[PlatformRole, Kind.CHOICE] | None = None
    meetings: Text | None = None
    result: Text | None = None


class Exchange(Row):
    """Practice or lessons shared (LAP 26, 39)."""

    partner: Text | None = None
    form: Annotated[ExchangeForm, Kind.CHOICE] | None = None
    subject: Annotated[ExchangeSubject, Kind.CHOICE] | None = None
    lesson: Text | None = None
    done_on: PartialDate | None = None


class Resources(Node):
    """Everything Form I asks."""

    national_statement: Annotated[NationalStatement, Kind.STATEMENT] = NationalStatement()
    national: Annotated[tuple[NationalResource, ...], Kind.TABLE] = ()
    given_statement: Annotated[GivenStatement, Kind.STATEMENT] = GivenStatement()
    given: Annotated[tuple[AssistanceGiven, ...], Kind.TABLE] = ()
    received: Annotated[tuple[AssistanceReceived, ...], Kind.TABLE] = ()
    needed: Annotated[tuple[Need, ...], Kind.TABLE] = ()
    stated_totals: Annotated[tuple[StatedAmount, ...], Kind.TABLE] = ()
    requests_received: Annotated[tuple[RequestReceived, ...], Kind.TABLE] = ()
    gender_criteria: LongText | None = None
    new_funding: Annotated[tuple[FundingSource, ...], Kind.TABLE] = ()
    platform_used: Flag | None = None
    platforms: Annotated[tuple[Platform, ...], Kind.TABLE] = ()
    exchanges: Annotated[tuple[Exchange, ...], Kind.TABLE] = ()
    supplementary: LongText | None = None
