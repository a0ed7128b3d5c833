"""Production facilities: Form E, Article 7.1 (d)."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from lapreporter.report.answers import LongText, PartialDate, StatementBase, Text
from lapreporter.report.kinds import Kind
from lapreporter.report.node import Node, Row


class ProductionStatementCode(StrEnum):
    """What can be said of production in one sentence."""

    NEVER_PRODUCED = "never_produced"
    ENDED = "ended"
    FACILITIES_LISTED = "facilities_listed"


class ProductionStatement(StatementBase):
    """The definitive sentence on production."""

    LISTED = ProductionStatementCode.FACILITIES_LISTED

    code: ProductionStatementCode | None = None


class FacilityStatus(StrEnum):
    """What has become of a facility."""

    IN_PROGRESS = "in_progress"
    CONVERTED = "converted"
    DECOMMISSIONED = "decommissioned"


class Facility(Row):
    """One production facility and its conversion or decommissioning."""

    name: Text | None = None
    place: Text | None = None
    product: Text | None = None
    production_ended_on: PartialDate | None = None
    status: Annotated[FacilityStatus, Kind.CHOICE] | None = None
    finished_on: PartialDate | None = None
    note: LongText | None = None


class Production(Node):
    """Everything Form E asks."""

    statement: Annotated[ProductionStatement, Kind.STATEMENT] = ProductionStatement()
    facilities: Annotated[tuple[Facility, ...], Kind.TABLE] = ()
    supplementary: LongText | None = None
