"""Munitions retained, acquired and transferred: Form D or C, Article 3.6 to 3.8."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from lapreporter.report.answers import (
    Count,
    Flag,
    LongText,
    PartialDate,
    SignedCount,
    StateCode,
    StatementBase,
    Text,
)
from lapreporter.report.kinds import Kind
from lapreporter.report.node import Node, Row


class RetainedStatementCode(StrEnum):
    """What can be said of retention in one sentence."""

    NONE_RETAINED = "none_retained"
    RETAINS = "retains"


class RetainedStatement(StatementBase):
    """The definitive sentence on retention (LAP 17.1: an explicit yes or no)."""

    LISTED = RetainedStatementCode.RETAINS

    code: RetainedStatementCode | None = None


class Purpose(StrEnum):
    """The purposes Article 3.6 permits."""

    DETECTION = "detection"
    CLEARANCE = "clearance"
    DESTRUCTION = "destruction"
    COUNTER_MEASURES = "counter_measures"


class TransferDirection(StrEnum):
    """Out of or into the reporting State."""

    OUT = "out"
    IN = "in"


class TransferPurpose(StrEnum):
    """The purposes for which Article 3.7 permits a transfer."""

    DESTRUCTION = "destruction"
    PERMITTED_USE = "permitted_use"


class RetainedBalance(Node):
    """The movements of one year: opening + acquired - used up - destroyed - transferred + correction = closing."""

    opening: Count | None = None
    acquired: Count | None = None
    consumed: Count | None = None
    destroyed: Count | None = None
    transferred: Count | None = None
    correction: SignedCount | None = None
    closing: Count | None = None


class RetainedRow(Row):
    """One type kept for permitted purposes (Article 3.8)."""

    type: Text | None = None
    lots: Text | None = None
    holder: Text | None = None
    purposes: Annotated[tuple[Purpose, ...], Kind.CHOICES] | None = None
    munitions: RetainedBalance = RetainedBalance()
    submunition_type: Text | None = None
    submunitions: RetainedBalance = RetainedBalance()
    loose: Flag | None = None
    acquired_from: StateCode | None = None
    correction_reason: LongText | None = None
    planned_use: LongText | None = None
    actual_use: LongText | None = None


class Use(Row):
    """A course, trial or test in which retained items were used up."""

    type: Text | None = None
    munitions: Count | None = None
    submunitions: Count | None = None
    activity: Text | None = None
    done_on: PartialDate | None = None
    place: Text | None = None
    trained: Count | None = None


class Transfer(Row):
    """A transfer to or from another State Party (Article 3.7)."""

    direction: Annotated[TransferDirection, Kind.CHOICE] | None = None
    counterpart: StateCode | None = None
    purpose: Annotated[TransferPurpose, Kind.CHOICE] | None = None
    type: Text | None = None
    lots: Text | None = None
    munitions: Count | None = None
    submunition_type: Text | None = None
    submunitions: Count | None = None
    done_on: PartialDate | None = None


class Review(Node):
    """The yearly review of need (LAP 17)."""

    reviewed_on: PartialDate | None = None
    outcome: LongText | None = None
    surplus_munitions: Count | None = None
    surplus_submunitions: Count | None = None
    destroy_by: PartialDate | None = None


class Retained(Node):
    """Everything the form on retained and transferred munitions asks."""

    statement: Annotated[RetainedStatement, Kind.STATEMENT] = RetainedStatement()
    types: Annotated[tuple[RetainedRow, ...], Kind.TABLE] = ()
    uses: Annotated[tuple[Use, ...], Kind.TABLE] = ()
    transfers: Annotated[tuple[Transfer, ...], Kind.TABLE] = ()
    review: Review = Review()
    supplementary: LongText | None = None
