"""Cross-cutting answers that a plan of action asks for and no single form holds."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from lapreporter.report.answers import (
    Attachments,
    Count,
    Flag,
    LongText,
    Money,
    PartialDate,
    Text,
    YearNumber,
)
from lapreporter.report.kinds import Kind
from lapreporter.report.node import Node, Row
from lapreporter.report.victim_assistance import PlanStatus


class NationalPlanKind(StrEnum):
    """Plans into which work under the Convention can be written (LAP 1.1)."""

    DEVELOPMENT = "development"
    POVERTY = "poverty"
    HUMANITARIAN = "humanitarian"
    PEACE = "peace"
    DISABILITY = "disability"
    OTHER = "other"


class StrategyPillar(StrEnum):
    """What a national strategy covers (LAP 2.1)."""

    STOCKPILES = "stockpiles"
    CLEARANCE = "clearance"
    RISK_EDUCATION = "risk_education"
    VICTIM_ASSISTANCE = "victim_assistance"


class HeadOfDelegation(StrEnum):
    """Who led the delegation (LAP 4.2)."""

    WOMAN = "woman"
    MAN = "man"


class NationalPlan(Row):
    """A plan beyond the Convention that includes work under it (LAP 1.1)."""

    title: Text | None = None
    kind: Annotated[NationalPlanKind, Kind.CHOICE] | None = None
    body: Text | None = None
    years: Text | None = None
    passage: Text | None = None


class Strategy(Row):
    """A national strategy for the Convention (LAP 2.1, 4.1, 5.1)."""

    title: Text | None = None
    status: Annotated[PlanStatus, Kind.CHOICE] | None = None
    adopted_on: PartialDate | None = None
    authority: Text | None = None
    year_from: YearNumber | None = None
    year_to: YearNumber | None = None
    pillars: Annotated[tuple[StrategyPillar, ...], Kind.CHOICES] | None = None
    gender: LongText | None = None
    consulted: LongText | None = None
    files: Attachments = ()


class WorkPlan(Row):
    """A yearly work plan that puts a strategy into practice (LAP 2.2)."""

    year: YearNumber | None = None
    title: Text | None = None
    strategy: Text | None = None
    targets: LongText | None = None
    cost: Annotated[Money, Kind.MONEY] = Money()
    gender: LongText | None = None
    consulted: LongText | None = None


class Synergy(Row):
    """Joint work with another instrument or programme (LAP 8)."""

    instrument: Text | None = None
    joint_work: Text | None = None


class Delegation(Node):
    """The delegation at the last meeting, without names (LAP 4.2, 5.2, 36.2)."""

    meeting: Text | None = None
    women: Count | None = None
    men: Count | None = None
    head: Annotated[HeadOfDelegation, Kind.CHOICE] | None = None
    victim_member: Flag | None = None


class PlanOverride(Row):
    """The State's own word on whether an action concerns it, against what its answers and the list of States say.

    ``plan`` is the key of the plan of action, so that the word does not pass to another plan with the same numbers.
    """

    plan: Text | None = None
    action: Count | None = None
    concerns: Flag | None = None
    reason: LongText | None = None


class PlanAnswers(Node):
    """Answers the plan of action asks across forms."""

    national_plans: Annotated[tuple[NationalPlan, ...], Kind.TABLE] = ()
    strategies: Annotated[tuple[Strategy, ...], Kind.TABLE] = ()
    strategy_expected_on: PartialDate | None = None
    work_plans: Annotated[tuple[WorkPlan, ...], Kind.TABLE] = ()
    synergies: Annotated[tuple[Synergy, ...], Kind.TABLE] = ()
    delegation: Delegation = Delegation()
    overrides: Annotated[tuple[PlanOverride, ...], Kind.TABLE] = ()
