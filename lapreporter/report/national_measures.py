"""National implementation measures: Form A, Article 7.1 (a) and Article 9."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from lapreporter.report.answers import Attachments, Flag, LongText, PartialDate, Text
from lapreporter.report.kinds import Kind
from lapreporter.report.node import Node, Row


class LawStatus(StrEnum):
    """The five classes in which the review of national measures counts States."""

    SPECIFIC = "specific"
    EXISTING_SUFFICIENT = "existing_sufficient"
    UNDER_WAY = "under_way"
    NOT_STARTED = "not_started"
    UNKNOWN = "unknown"


class LawStage(StrEnum):
    """How far a law in the making has come."""

    DRAFTING = "drafting"
    GOVERNMENT = "government"
    PARLIAMENT = "parliament"


class MeasureKind(StrEnum):
    """What sort of measure it is."""

    CONSTITUTION = "constitution"
    RATIFICATION_ACT = "ratification_act"
    SPECIFIC_ACT = "specific_act"
    EXISTING_LAW = "existing_law"
    PENAL_CODE = "penal_code"
    DECREE = "decree"
    DIRECTIVE = "directive"
    DOCTRINE = "doctrine"
    BUDGET = "budget"
    OTHER = "other"


class MeasureStatus(StrEnum):
    """Where one measure stands."""

    PLANNED = "planned"
    DRAFT = "draft"
    BEFORE_PARLIAMENT = "before_parliament"
    ADOPTED = "adopted"
    IN_FORCE = "in_force"
    REPEALED = "repealed"


class Scope(StrEnum):
    """What a measure forbids (Article 1)."""

    USE = "use"
    PRODUCTION = "production"
    TRANSFER = "transfer"
    STOCKPILING = "stockpiling"
    ASSISTANCE = "assistance"
    INVESTMENT = "investment"


class InvestmentBan(StrEnum):
    """Whether investment in producers is forbidden (LAP 47)."""

    YES = "yes"
    NO = "no"
    UNDER_CONSIDERATION = "under_consideration"


class InformedBody(StrEnum):
    """Institutions that have to know of the obligations (LAP 47.2)."""

    ARMED_FORCES = "armed_forces"
    POLICE = "police"
    CUSTOMS = "customs"
    EXPORT_CONTROL = "export_control"
    JUDICIARY = "judiciary"
    OTHER = "other"


class Measure(Row):
    """One legal, administrative or other measure."""

    kind: Annotated[MeasureKind, Kind.CHOICE] | None = None
    title: Text | None = None
    original_title: Text | None = None
    status: Annotated[MeasureStatus, Kind.CHOICE] | None = None
    adopted_on: PartialDate | None = None
    in_force_on: PartialDate | None = None
    gazette: Text | None = None
    scope: Annotated[tuple[Scope, ...], Kind.CHOICES] | None = None
    provisions: Text | None = None
    penal: LongText | None = None
    extraterritorial: Flag | None = None
    content: LongText | None = None
    files: Attachments = ()


class Dissemination(Row):
    """How an institution was told of the obligations."""

    body: Annotated[InformedBody, Kind.CHOICE] | None = None
    name: Text | None = None
    means: Text | None = None
    done_on: PartialDate | None = None
    changed: Text | None = None


class NationalMeasures(Node):
    """Everything Form A asks."""

    status: Annotated[LawStatus, Kind.CHOICE] | None = None
    measures: Annotated[tuple[Measure, ...], Kind.TABLE] = ()
    penal: LongText | None = None
    extraterritorial: Flag | None = None
    self_executing: Flag | None = None
    prosecution: LongText | None = None
    stage: Annotated[LawStage, Kind.CHOICE] | None = None
    expected_on: PartialDate | None = None
    no_obstacles: Flag | None = None
    obstacles: LongText | None = None
    help_needed: Flag | None = None
    help_needed_kind: LongText | None = None
    help_offered: Flag | None = None
    help_offered_to: LongText | None = None
    investment: Annotated[InvestmentBan, Kind.CHOICE] | None = None
    dissemination: Annotated[tuple[Dissemination, ...], Kind.TABLE] = ()
    moratorium: LongText | None = None
    moratorium_on: PartialDate | None = None
    supplementary: LongText | None = None
