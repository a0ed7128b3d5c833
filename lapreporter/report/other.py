"""Other relevant matters: Form J, and corrections of earlier years."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from lapreporter.report.answers import Date, Flag, LongText, PartialDate, StateCode, Text, YearNumber
from lapreporter.report.kinds import Kind
from lapreporter.report.node import Node, Row


class PromotionKind(StrEnum):
    """Steps to promote the Convention and its norms (Article 21, LAP 10, 11)."""

    INVITATION = "invitation"
    SPONSORSHIP = "sponsorship"
    CONCERN = "concern"
    CONDEMNATION = "condemnation"
    NOTIFICATION = "notification"
    OTHER = "other"


class Promotion(Row):
    """One step to promote the Convention or uphold its norms."""

    kind: Annotated[PromotionKind, Kind.CHOICE] | None = None
    state: StateCode | None = None
    occasion: Text | None = None
    done_on: PartialDate | None = None
    result: Text | None = None


class Correction(Row):
    """A figure of an earlier report that was wrong, both figures kept readable."""

    year: YearNumber | None = None
    place: Text | None = None
    reported: Text | None = None
    correct: Text | None = None
    reason: Text | None = None


class OtherMatters(Node):
    """Everything Form J holds."""

    text: LongText | None = None
    promotion: Annotated[tuple[Promotion, ...], Kind.TABLE] = ()
    corrections: Annotated[tuple[Correction, ...], Kind.TABLE] = ()
    contribution_paid: Flag | None = None
    contribution_paid_on: Date | None = None
    unit_contribution: Text | None = None
    compliance: LongText | None = None
