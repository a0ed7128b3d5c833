"""Warning to the population and risk education: Form G, Article 7.1 (j)."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from lapreporter.report.answers import Count, LongText, PartialDate, People, StatementBase, Text
from lapreporter.report.kinds import Kind
from lapreporter.report.node import Node, Row


class RiskEducationStatementCode(StrEnum):
    """What can be said of risk education in one sentence."""

    NOT_NEEDED = "not_needed"
    NONE_CARRIED_OUT = "none_carried_out"
    CARRIED_OUT = "carried_out"


class RiskEducationStatement(StatementBase):
    """The definitive sentence on risk education."""

    LISTED = RiskEducationStatementCode.CARRIED_OUT

    code: RiskEducationStatementCode | None = None


class ActivityKind(StrEnum):
    """How people are reached."""

    DIRECT_SESSION = "direct_session"
    SAFETY_BRIEFING = "safety_briefing"
    TRAINING_OF_TRAINERS = "training_of_trainers"
    COMMUNITY_FOCAL_POINT = "community_focal_point"
    RADIO = "radio"
    TELEVISION = "television"
    SOCIAL_MEDIA = "social_media"
    PRINT = "print"
    SIGNS = "signs"
    OTHER = "other"


class LinkedSector(StrEnum):
    """What a risk education strategy is tied to (LAP 27)."""

    SURVEY = "survey"
    CLEARANCE = "clearance"
    VICTIM_ASSISTANCE = "victim_assistance"
    SCHOOLS = "schools"
    HEALTH = "health"
    PROTECTION = "protection"
    DEVELOPMENT = "development"
    ENVIRONMENT = "environment"


class Activity(Row):
    """One risk education activity (LAP 28)."""

    kind: Annotated[ActivityKind, Kind.CHOICE] | None = None
    place: Text | None = None
    target_group: Text | None = None
    reason_at_risk: Text | None = None
    language: Text | None = None
    provider: Text | None = None
    when: Text | None = None
    people: Annotated[People, Kind.PEOPLE] = People()


class AgeBand(Row):
    """An age group used in the figures, both limits included, in years."""

    from_age: Count | None = None
    to_age: Count | None = None


class RiskEducation(Node):
    """Everything Form G asks."""

    statement: Annotated[RiskEducationStatement, Kind.STATEMENT] = RiskEducationStatement()
    warning: LongText | None = None
    activities: Annotated[tuple[Activity, ...], Kind.TABLE] = ()
    reached: Annotated[People, Kind.PEOPLE] = People()
    first_time: Count | None = None
    mass_media: Count | None = None
    age_bands: Annotated[tuple[AgeBand, ...], Kind.TABLE] = ()
    at_risk_groups: LongText | None = None
    impact: LongText | None = None
    impact_on: PartialDate | None = None
    strategy: Text | None = None
    linked_to: Annotated[tuple[LinkedSector, ...], Kind.CHOICES] | None = None
    residual: LongText | None = None
    supplementary: LongText | None = None
