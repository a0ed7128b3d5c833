"""What Articles 3 and 4 have in common: status, declaration of compliance, request for more time."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from lapreporter.report.answers import (
    Attachments,
    Count,
    Date,
    Flag,
    LongText,
    Money,
    PartialDate,
    SquareMetres,
    Text,
    YearNumber,
)
from lapreporter.report.kinds import Kind
from lapreporter.report.node import Node, Row


class ObligationStatus(StrEnum):
    """Where a State stands with an obligation under Article 3 or 4."""

    NONE = "none"
    OUTSTANDING = "outstanding"
    COMPLETED = "completed"
    UNKNOWN = "unknown"


class RequestOutcome(StrEnum):
    """What became of a request for more time."""

    PLANNED = "planned"
    SUBMITTED = "submitted"
    GRANTED = "granted"
    REFUSED = "refused"


class Declaration(Node):
    """An official declaration of compliance (Article 4.1 (c); LAP 13, 25)."""

    declared: Flag | None = None
    declared_on: Date | None = None
    meeting: Text | None = None
    agreed_form: Flag | None = None
    every_effort: Flag | None = None
    later_finds: LongText | None = None
    files: Attachments = ()


class StockpileDeclaration(Declaration):
    """The declaration under Article 3, with the totals it states."""

    held_munitions: Count | None = None
    held_submunitions: Count | None = None
    destroyed_munitions: Count | None = None
    destroyed_submunitions: Count | None = None


class ClearanceDeclaration(Declaration):
    """The declaration under Article 4, with the area it states."""

    released_m2: SquareMetres | None = None


class Request(Row):
    """A request for an extension; its points follow Article 3.4 or 4.6."""

    submitted_on: Date | None = None
    meeting: Text | None = None
    meeting_on: Date | None = None
    months: Count | None = None
    reasons: LongText | None = None
    means: LongText | None = None
    plan: LongText | None = None
    costed_plan: Flag | None = None
    risk_education: LongText | None = None
    gender: LongText | None = None
    environment: LongText | None = None
    outcome: Annotated[RequestOutcome, Kind.CHOICE] | None = None
    new_deadline: Date | None = None
    files: Attachments = ()


class StockpileRequest(Request):
    """A request under Article 3.3: what was held, destroyed and remains (Article 3.4 (d) to (f))."""

    exceptional: LongText | None = None
    held_munitions: Count | None = None
    held_submunitions: Count | None = None
    destroyed_munitions: Count | None = None
    destroyed_submunitions: Count | None = None
    remaining_munitions: Count | None = None
    remaining_submunitions: Count | None = None
    yearly_munitions: Count | None = None


class ClearanceRequest(Request):
    """A request under Article 4.5: what was contaminated, released and remains (Article 4.6 (c) to (i))."""

    preparation: LongText | None = None
    total_m2: SquareMetres | None = None
    released_m2: SquareMetres | None = None
    remaining_m2: SquareMetres | None = None
    yearly_m2: SquareMetres | None = None
    impediments: LongText | None = None
    implications: LongText | None = None
    other: LongText | None = None
    first_extension: LongText | None = None


class YearTarget(Row):
    """What is planned for one year, with its cost."""

    year: YearNumber | None = None
    cost: Annotated[Money, Kind.MONEY] = Money()


class StockpileTarget(YearTarget):
    """Munitions to be destroyed in one year."""

    munitions: Count | None = None
    submunitions: Count | None = None


class ClearanceTarget(YearTarget):
    """Area to be released in one year, and what came of it."""

    planned_m2: SquareMetres | None = None
    achieved_m2: SquareMetres | None = None


class Standing(Node):
    """The obligation itself: its status, when it was met, and its deadline."""

    status: Annotated[ObligationStatus, Kind.CHOICE] | None = None
    completed_on: PartialDate | None = None
    deadline: Date | None = None
