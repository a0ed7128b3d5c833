"""Words as values: texts marked for translation, typed parameters, and what a language can do with them.

Nothing here knows a catalogue. A room that produces words returns messages and parameters; whoever shows
them is handed a `Language` and asks it to speak.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol, TypeAlias


def mark(text: str) -> str:
    """Mark an English text for the catalogue; it is translated when it is shown, never when it is read."""
    return text


def mark_plural(one: str, many: str) -> tuple[str, str]:
    """Mark a pair of English texts, for one and for many, for the catalogue."""
    return (one, many)


WORD_KEYS = frozenset(
    """
    label help example article isu official print title name heading intro add event text
    what why how summary question measure evidence short note deadline adopted_difference
    """.split()
)
"""The keys of a file under ``forms`` whose string, or list of strings, is shown to people through the catalogue.

`make strings` collects exactly these; a field that holds such a text in a form bears one of these names.
"""


@dataclass(frozen=True, slots=True)
class Area:
    """A surface in square metres, spoken with its unit."""

    m2: int


@dataclass(frozen=True, slots=True)
class Money:
    """An amount with its ISO 4217 code."""

    amount: Decimal
    currency: str


@dataclass(frozen=True, slots=True)
class Year:
    """A calendar year, spoken without grouping."""

    value: int


PRACTICE_STATE = "XPR"
"""The code of the invented State to practise with; ISO 3166-1 leaves codes that begin with X to their users."""


@dataclass(frozen=True, slots=True)
class Country:
    """A State by its ISO 3166-1 alpha-3 code, spoken by name."""

    iso3: str


@dataclass(frozen=True, slots=True)
class Term:
    """A marked text that is translated before it is put into a sentence."""

    text: str


@dataclass(frozen=True, slots=True)
class Listing:
    """Several values joined as the language joins a list."""

    items: tuple[Parameter, ...]


@dataclass(frozen=True, slots=True)
class Span:
    """From one value to another, such as two years or the days of a period."""

    first: Parameter
    last: Parameter


Parameter: TypeAlias = (
    str | int | Decimal | dt.date | dt.datetime | Area | Money | Year | Country | Term | Listing | Span
)
"""What may fill a place in a sentence. A plain ``str`` is the State's own words and is never translated."""

Parameters: TypeAlias = Mapping[str, Parameter]


class Language(Protocol):
    """A language that can speak: translate, and write numbers, dates and names as its readers do."""

    @property
    def code(self) -> str:
        """The BCP 47 code, such as ``en`` or ``zh-Hans``."""

    @property
    def right_to_left(self) -> bool:
        """Whether the script runs from right to left."""

    @property
    def decimal_mark(self) -> str:
        """The sign before a fraction, "." or ","."""

    @property
    def year_first(self) -> bool:
        """Whether a date in figures begins with the year; otherwise it begins with the day."""

    def text(self, message: str, parameters: Parameters | None = None, context: str | None = None) -> str:
        """The message in this language, its ``{places}`` filled with formatted parameters."""

    def plural(self, forms: tuple[str, str], count: int, parameters: Parameters | None = None) -> str:
        """The form of a marked pair that fits the count; ``{count}`` is filled with it."""

    def value(self, parameter: Parameter) -> str:
        """One parameter, formatted: numbers grouped, dates written out, States named."""

    def number(self, value: int | Decimal) -> str:
        """A number grouped as the language groups it."""

    def area(self, m2: int) -> str:
        """A surface in square metres with its unit, such as ``1,740,000 m²``."""

    def unit(self, symbol: str) -> str:
        """How the language writes a unit of measurement by its international symbol, such as ``km²``."""

    def money(self, amount: Decimal, currency: str) -> str:
        """An ISO 4217 code and the amount."""

    def date(self, value: dt.date) -> str:
        """A date written out, such as ``30 April 2026``."""

    def short_date(self, value: dt.date) -> str:
        """A date for a table."""

    def partial_date(self, iso: str, *, short: bool = False) -> str:
        """A year, a month of a year or a day, written ``2025``, ``2025-05`` or ``2025-05-30``; may be ``short``."""

    def time(self, value: dt.datetime) -> str:
        """A time of day in hours and minutes."""

    def state(self, iso3: str) -> str:
        """The name of a State."""

    def currency(self, code: str) -> str:
        """The name of a currency."""

    def listing(self, items: Sequence[str]) -> str:
        """Items joined with commas and *and*."""

    def series(self, items: Sequence[str], *, strong: bool = False) -> str:
        """Items one after the other with commas, or where ``strong``, because they hold commas, with semicolons."""

    def sentences(self, sentences: Sequence[str]) -> str:
        """Whole sentences one after the other; in Chinese without a space."""

    def tongue(self, code: str) -> str:
        """The name of a language by its BCP 47 code."""
