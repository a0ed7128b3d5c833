"""The closed set of question types, and the units in which measured answers are kept."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class Kind(StrEnum):
    """How a question can be answered. The window has one hand-made widget for each."""

    YES_NO = "yes_no"
    CHOICE = "choice"
    CHOICES = "choices"
    SHORT_TEXT = "short_text"
    LONG_TEXT = "long_text"
    WHOLE_NUMBER = "whole_number"
    QUANTITY = "quantity"
    MONEY = "money"
    DATE = "date"
    PERIOD = "period"
    STATE = "state"
    CONTACT = "contact"
    PEOPLE = "people"
    TABLE = "table"
    ATTACHMENTS = "attachments"
    STATEMENT = "statement"

    def __get_pydantic_core_schema__(self, source: Any, handler: Callable[[Any], Any]) -> Any:
        """A table is refused at its first wrong row: a hostile file may have a million of them."""
        schema = handler(source)
        if self is Kind.TABLE:
            schema["fail_fast"] = True
        return schema


class Unit(StrEnum):
    """The unit in which a measured answer is stored, whatever unit it was typed in."""

    SQUARE_METRE = "m2"
    GRAM = "g"
    MILLIMETRE = "mm"
    DEGREE = "deg"
    PERCENT = "percent"


@dataclass(frozen=True, slots=True)
class Measured:
    """Marks an answer as a measured quantity stored in ``unit``."""

    unit: Unit


@dataclass(frozen=True, slots=True)
class YearMark:
    """Marks a whole number as a calendar year, which is never grouped."""


@dataclass(frozen=True, slots=True)
class PartialMark:
    """Marks a date of which the day, or day and month, may be missing."""
