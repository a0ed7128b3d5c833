"""Technical characteristics of types produced or held: Form C or D, Article 7.1 (c)."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from lapreporter.report.answers import (
    Attachments,
    Count,
    Date,
    Flag,
    Grams,
    LongText,
    Millimetres,
    StatementBase,
    Text,
)
from lapreporter.report.kinds import Kind
from lapreporter.report.node import Node, Row


class TechnicalStatementCode(StrEnum):
    """What can be said of types in one sentence."""

    NO_TYPES = "no_types"
    REPORTED_EARLIER = "reported_earlier"
    TYPES_LISTED = "types_listed"


class TechnicalStatement(StatementBase):
    """The definitive sentence on technical characteristics."""

    LISTED = TechnicalStatementCode.TYPES_LISTED

    code: TechnicalStatementCode | None = None


class Origin(StrEnum):
    """Why a type is described: it was produced, it is held, or both."""

    PRODUCED = "produced"
    HELD = "held"
    BOTH = "both"


class TechnicalSheet(Row):
    """One type: the six minimum categories of Article 7.1 (c), and what the definition of Article 2 turns on."""

    type: Text | None = None
    origin: Annotated[Origin, Kind.CHOICE] | None = None
    length_mm: Millimetres | None = None
    diameter_mm: Millimetres | None = None
    mass_g: Grams | None = None
    fusing: Text | None = None
    per_container: Count | None = None
    submunition_type: Text | None = None
    submunition_length_mm: Millimetres | None = None
    submunition_diameter_mm: Millimetres | None = None
    submunition_mass_g: Grams | None = None
    submunition_fusing: Text | None = None
    explosive: Text | None = None
    explosive_g: Grams | None = None
    metal: Text | None = None
    metallic_g: Grams | None = None
    single_target: Flag | None = None
    electronic_self_destruction: Flag | None = None
    electronic_self_deactivation: Flag | None = None
    photos: Attachments = ()
    photos_sent_on: Date | None = None
    clearance_notes: LongText | None = None


class Technical(Node):
    """Everything the form on technical characteristics asks."""

    statement: Annotated[TechnicalStatement, Kind.STATEMENT] = TechnicalStatement()
    types: Annotated[tuple[TechnicalSheet, ...], Kind.TABLE] = ()
    supplementary: LongText | None = None
