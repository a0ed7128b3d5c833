"""Victim assistance: Form H, Article 5 and Article 7.1 (k)."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from lapreporter.report.answers import (
    Contact,
    Count,
    Date,
    Flag,
    LongText,
    Money,
    PartialDate,
    People,
    StatementBase,
    Text,
    YearNumber,
)
from lapreporter.report.kinds import Kind
from lapreporter.report.node import Node, Row


class VictimStatementCode(StrEnum):
    """What can be said of victims in one sentence. Families and communities count (Article 2.1)."""

    NONE_KNOWN = "none_known"
    VICTIMS = "victims"


class VictimStatement(StatementBase):
    """The definitive sentence on victims."""

    LISTED = VictimStatementCode.VICTIMS

    code: VictimStatementCode | None = None


class Device(StrEnum):
    """What caused the harm."""

    SUBMUNITION = "submunition"
    OTHER_CLUSTER_MUNITION = "other_cluster_munition"
    MINE = "mine"
    OTHER_ERW = "other_erw"
    UNKNOWN = "unknown"


class Pillar(StrEnum):
    """The services Article 5.1 names, divided as LAP 34 and 35 do."""

    EMERGENCY_MEDICAL = "emergency_medical"
    CONTINUING_MEDICAL = "continuing_medical"
    REHABILITATION = "rehabilitation"
    PSYCHOLOGICAL = "psychological"
    SOCIAL = "social"
    EDUCATION = "education"
    ECONOMIC = "economic"


class PlanStatus(StrEnum):
    """Where a plan or strategy stands."""

    ADOPTED = "adopted"
    DRAFT = "draft"
    EXPIRED = "expired"
    NONE = "none"


class LawField(StrEnum):
    """The field of a law or policy that covers victims (LAP 32)."""

    DISABILITY = "disability"
    HEALTH = "health"
    EDUCATION = "education"
    WORK = "work"
    SOCIAL_PROTECTION = "social_protection"
    DEVELOPMENT = "development"
    RIGHTS = "rights"
    OTHER = "other"


class Casualties(Node):
    """New casualties of the year: by outcome, and by sex and age."""

    killed: Count | None = None
    injured: Count | None = None
    outcome_unknown: Count | None = None
    people: Annotated[People, Kind.PEOPLE] = People()


class DeviceCount(Row):
    """Casualties by the device that caused the harm; each person once."""

    device: Annotated[Device, Kind.CHOICE] | None = None
    persons: Count | None = None


class Incident(Row):
    """One accident, without names."""

    region: Text | None = None
    place: Text | None = None
    happened_on: PartialDate | None = None
    device: Annotated[Device, Kind.CHOICE] | None = None
    killed: Count | None = None
    injured: Count | None = None
    people: Annotated[People, Kind.PEOPLE] = People()


class Register(Node):
    """Where data on victims are kept (LAP 31)."""

    name: Text | None = None
    owner: Text | None = None
    updated_on: PartialDate | None = None
    protection: LongText | None = None
    explains_change: LongText | None = None


class Service(Row):
    """A service, who gives it, and whom it reached in the year."""

    pillar: Annotated[Pillar, Kind.CHOICE] | None = None
    description: Text | None = None
    provider: Text | None = None
    place: Text | None = None
    people: Annotated[People, Kind.PEOPLE] = People()
    visits: Count | None = None
    gap: Text | None = None


class VictimPlan(Node):
    """The national plan for victims (Article 5.2 (c), LAP 33)."""

    title: Text | None = None
    status: Annotated[PlanStatus, Kind.CHOICE] | None = None
    year_from: YearNumber | None = None
    year_to: YearNumber | None = None
    budget: Annotated[Money, Kind.MONEY] = Money()
    objectives: LongText | None = None


class VictimLaw(Row):
    """A law or policy that covers victims, and their part in making it (LAP 32, 36)."""

    title: Text | None = None
    field: Annotated[LawField, Kind.CHOICE] | None = None
    adopted_on: PartialDate | None = None
    victims_involved: Flag | None = None
    organisations: Text | None = None
    manner: Text | None = None


class Training(Row):
    """Professionals trained in the year (LAP 37)."""

    profession: Text | None = None
    provider: Text | None = None
    women: Count | None = None
    men: Count | None = None
    recognised: Flag | None = None


class Staff(Row):
    """Qualified staff serving affected areas (LAP 37.2)."""

    profession: Text | None = None
    number: Count | None = None
    shortage: Text | None = None


class VictimAssistance(Node):
    """Everything Form H asks."""

    statement: Annotated[VictimStatement, Kind.STATEMENT] = VictimStatement()
    known: Annotated[People, Kind.PEOPLE] = People()
    known_as_of: Date | None = None
    registry: Register = Register()
    casualties: Casualties = Casualties()
    devices: Annotated[tuple[DeviceCount, ...], Kind.TABLE] = ()
    cause_not_recorded: Flag | None = None
    incidents: Annotated[tuple[Incident, ...], Kind.TABLE] = ()
    services: Annotated[tuple[Service, ...], Kind.TABLE] = ()
    referral: LongText | None = None
    open_to: LongText | None = None
    focal_point: Annotated[Contact, Kind.CONTACT] = Contact()
    focal_point_means: LongText | None = None
    plan: VictimPlan = VictimPlan()
    laws: Annotated[tuple[VictimLaw, ...], Kind.TABLE] = ()
    needs_assessed_on: PartialDate | None = None
    needs: LongText | None = None
    consultation: LongText | None = None
    training: Annotated[tuple[Training, ...], Kind.TABLE] = ()
    staff: Annotated[tuple[Staff, ...], Kind.TABLE] = ()
    staff_note: LongText | None = None
    supplementary: LongText | None = None
