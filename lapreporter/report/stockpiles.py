"""Stockpiles and their destruction: Form B, Article 3 and Article 7.1 (b), (e), (f), (g)."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from lapreporter.report.answers import (
    Count,
    Date,
    Flag,
    LongText,
    Money,
    PartialDate,
    Percent,
    SignedCount,
    StatementBase,
    Text,
)
from lapreporter.report.kinds import Kind
from lapreporter.report.node import Node, Row
from lapreporter.report.obligations import (
    Standing,
    StockpileDeclaration,
    StockpileRequest,
    StockpileTarget,
)


class StockpileStatementCode(StrEnum):
    """What can be said of a stockpile in one sentence."""

    NEVER_HELD = "never_held"
    DESTROYED = "destroyed"
    NONE_HELD = "none_held"
    HOLDS = "holds"


class StockpileStatement(StatementBase):
    """The definitive sentence on stockpiles."""

    LISTED = StockpileStatementCode.HOLDS

    code: StockpileStatementCode | None = None


class Balance(Node):
    """The movements of one year: opening + additions - removals + correction = closing."""

    opening: Count | None = None
    discovered: Count | None = None
    received: Count | None = None
    returned: Count | None = None
    destroyed: Count | None = None
    transferred: Count | None = None
    to_retained: Count | None = None
    correction: SignedCount | None = None
    closing: Count | None = None


class StockRow(Row):
    """One type, or one lot of a type, of cluster munition (Article 7.1 (b))."""

    type: Text | None = None
    lots: Text | None = None
    lots_not_possible: Flag | None = None
    lots_reason: Text | None = None
    munitions: Balance = Balance()
    submunition_type: Text | None = None
    per_container: Count | None = None
    submunitions: Balance = Balance()
    part_filled: Flag | None = None
    separated: Flag | None = None
    correction_reason: LongText | None = None
    note: LongText | None = None


class DestroyedRow(Row):
    """What was destroyed, how and where (Article 7.1 (f))."""

    type: Text | None = None
    lots: Text | None = None
    munitions: Count | None = None
    submunition_type: Text | None = None
    submunitions: Count | None = None
    method: Text | None = None
    site: Text | None = None
    safety_standards: Text | None = None
    environmental_standards: Text | None = None
    when: Text | None = None


class DestructionRate(Row):
    """The planned pace for one type (LAP 12)."""

    type: Text | None = None
    per_year: Count | None = None
    per_month: Count | None = None


class Discovery(Row):
    """Stocks found after completion was reported (Article 7.1 (g), LAP 14)."""

    type: Text | None = None
    munitions: Count | None = None
    submunition_type: Text | None = None
    submunitions: Count | None = None
    lots: Text | None = None
    place: Text | None = None
    found_on: PartialDate | None = None
    presidency_told_on: Date | None = None
    plan: LongText | None = None
    destroy_by: PartialDate | None = None


class DestructionProgramme(Node):
    """Status and plan of the destruction programme (Article 7.1 (e), LAP 12)."""

    description: LongText | None = None
    methods: LongText | None = None
    sites: LongText | None = None
    safety_standards: LongText | None = None
    environmental_standards: LongText | None = None
    planned_end: Date | None = None
    milestones: LongText | None = None
    rates: Annotated[tuple[DestructionRate, ...], Kind.TABLE] = ()
    total_submunitions: Count | None = None
    cost: Annotated[Money, Kind.MONEY] = Money()
    national_share: Percent | None = None


class StatedStock(Node):
    """Totals as printed in a source, when they are not left to be computed."""

    munitions: Count | None = None
    submunitions: Count | None = None


class Stockpiles(Node):
    """Everything Form B asks."""

    statement: Annotated[StockpileStatement, Kind.STATEMENT] = StockpileStatement()
    obligation: Standing = Standing()
    types: Annotated[tuple[StockRow, ...], Kind.TABLE] = ()
    stated_total: StatedStock = StatedStock()
    separated: Flag | None = None
    programme: DestructionProgramme = DestructionProgramme()
    destroyed: Annotated[tuple[DestroyedRow, ...], Kind.TABLE] = ()
    nothing_destroyed: LongText | None = None
    difference_from_plan: LongText | None = None
    no_difficulties: Flag | None = None
    difficulties: LongText | None = None
    none_discovered: Flag | None = None
    discoveries: Annotated[tuple[Discovery, ...], Kind.TABLE] = ()
    declaration: StockpileDeclaration = StockpileDeclaration()
    requests: Annotated[tuple[StockpileRequest, ...], Kind.TABLE] = ()
    targets: Annotated[tuple[StockpileTarget, ...], Kind.TABLE] = ()
    lessons: LongText | None = None
    lessons_shared_at: Text | None = None
    supplementary: LongText | None = None
