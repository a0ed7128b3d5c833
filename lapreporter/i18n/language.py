"""A language that can speak: its catalogue, its numbers, dates and names."""

from __future__ import annotations

import datetime as dt
import gettext
from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from lapreporter.i18n.manners import (
    ARABIC_DECIMAL,
    ARABIC_INDIC_DIGITS,
    ARABIC_THOUSANDS,
    AREA,
    MINUS,
    MOMENT,
    NO_BREAK_SPACE,
    Digits,
    Manner,
)
from lapreporter.i18n.sentences import filled, isolated
from lapreporter.i18n.states import StateName, read_practice_names, read_state_names
from lapreporter.words import Area, Country, Listing, Money, Parameter, Parameters, Span, Term, Year

if TYPE_CHECKING:
    from lapreporter.i18n.cldr import Cldr


class SpokenLanguage:
    """The one implementation of `lapreporter.words.Language`."""

    def __init__(
        self,
        manner: Manner,
        catalogue: gettext.NullTranslations,
        reference: Path,
        digits: Digits = "western",
        *,
        fenced: bool = True,
    ) -> None:
        self._manner = manner
        self._catalogue = catalogue
        self._reference = reference
        self._digits = digits
        self._isolating = fenced

    @property
    def code(self) -> str:
        """The BCP 47 code."""
        return self._manner.code

    @property
    def right_to_left(self) -> bool:
        """Whether the script runs from right to left."""
        return self._manner.right_to_left

    @property
    def decimal_mark(self) -> str:
        """The sign before a fraction, "." or ","."""
        return self._manner.decimal

    @property
    def year_first(self) -> bool:
        """Whether a date in figures begins with the year; otherwise it begins with the day."""
        return self._manner.year_first

    def text(self, message: str, parameters: Parameters | None = None, context: str | None = None) -> str:
        """The message in this language, in English where the catalogue lacks it, its places filled."""
        return filled(self._translated(message, context), self._values(parameters))

    def plural(self, forms: tuple[str, str], count: int, parameters: Parameters | None = None) -> str:
        """The form of a marked pair that fits the count; ``{count}`` is filled with it."""
        sentence = self._catalogue.ngettext(*forms, count)
        return filled(sentence, {**self._values(parameters), "count": self._fenced(self.number(count))})

    def value(self, parameter: Parameter) -> str:
        """One parameter as it stands in a sentence, fenced off where directions could mix."""
        return self._fenced(self._formatted(parameter))

    def number(self, value: int | Decimal) -> str:
        """A number grouped in thousands from four digits on; the fraction as exact as it was given."""
        grouped = format(abs(value), ",f" if isinstance(value, Decimal) else ",")
        signs = self._manner.group + self._manner.decimal
        if self._digits == "arabic-indic":
            signs = ARABIC_THOUSANDS + ARABIC_DECIMAL
        return self._written((MINUS if value < 0 else "") + grouped.translate(str.maketrans(",.", signs)))

    def area(self, m2: int) -> str:
        """A surface in square metres with its unit."""
        return filled(self._translated(AREA), {"number": self.number(m2)}).replace(" ", NO_BREAK_SPACE)

    def unit(self, symbol: str) -> str:
        """How the language writes a unit by its international symbol; one that is not known names itself."""
        return self._cldr.unit(symbol) or symbol

    def money(self, amount: Decimal, currency: str) -> str:
        """An ISO 4217 code and the amount."""
        return f"{currency}{NO_BREAK_SPACE}{self.number(amount)}"

    def date(self, value: dt.date) -> str:
        """A date written out."""
        return self._written(self._cldr.date(value))

    def short_date(self, value: dt.date) -> str:
        """A date for a table, the month named where the language has short names."""
        return self._written(self._cldr.short_date(value))

    def partial_date(self, iso: str, *, short: bool = False) -> str:
        """A year, a month of a year or a day, from how ISO 8601 writes it; ``short`` for a table."""
        if len(iso) == len("2025"):
            return self._written(iso)
        day = dt.date.fromisoformat(f"{iso}-01"[:10])
        if len(iso) < len("2025-05-30"):
            return self._written(self._cldr.month(day, short=short))
        return self.short_date(day) if short else self.date(day)

    def time(self, value: dt.datetime) -> str:
        """A time of day in hours and minutes, of twenty-four hours."""
        return self._written(value.strftime("%H:%M"))

    def state(self, iso3: str) -> str:
        """The name of a State; in English its short name at the United Nations. An unknown code names itself."""
        known = self._state_names.get(iso3)
        if known is None:
            return self._invented(iso3)
        own = None if self.code == "en" else self._cldr.territory(known.iso2)
        return own or known.english

    def state_codes(self) -> tuple[str, ...]:
        """The alpha-3 codes of all States that have a name here."""
        return tuple(self._state_names)

    def currency(self, code: str) -> str:
        """The name of a currency; an unknown code names itself."""
        return self._cldr.currency(code) or code

    def listing(self, items: Sequence[str]) -> str:
        """Items joined with commas and *and*."""
        return self._cldr.listing(items)

    def series(self, items: Sequence[str], *, strong: bool = False) -> str:
        """Items one after the other with the language's commas or semicolons."""
        return (self._manner.semicolon if strong else self._manner.comma).join(items)

    def sentences(self, sentences: Sequence[str]) -> str:
        """Whole sentences one after the other."""
        return self._manner.between_sentences.join(sentences)

    def tongue(self, code: str) -> str:
        """The name of a language by its BCP 47 code; an unknown code names itself."""
        return self._cldr.tongue(code) or code

    @cached_property
    def _cldr(self) -> Cldr:
        # Babel costs some 60 ms to import; sentences and numbers do without it.
        from lapreporter.i18n.cldr import Cldr

        return Cldr(self._manner.cldr)

    def _invented(self, code: str) -> str:
        """The name of an invented State, or the code of one that is not known."""
        name = self._practice_names.get(code)
        return self._translated(name) if name else code

    @cached_property
    def _practice_names(self) -> Mapping[str, str]:
        return read_practice_names(self._reference)

    @cached_property
    def _state_names(self) -> Mapping[str, StateName]:
        return read_state_names(self._reference)

    def _translated(self, message: str, context: str | None = None) -> str:
        if context is not None and (special := self._catalogue.pgettext(context, message)) != message:
            return special
        # The empty message is the key of the catalogue's own header.
        return self._catalogue.gettext(message) if message else ""

    def _values(self, parameters: Parameters | None) -> dict[str, str]:
        return {place: self.value(parameter) for place, parameter in (parameters or {}).items()}

    def _fenced(self, text: str) -> str:
        return isolated(text, self.right_to_left) if self._isolating else text

    def _written(self, text: str) -> str:
        return text.translate(ARABIC_INDIC_DIGITS) if self._digits == "arabic-indic" else text

    def _formatted(self, parameter: Parameter) -> str:
        match parameter:
            case str():
                return parameter
            case int() | Decimal():
                return self.number(parameter)
            case dt.datetime():
                moment = {"date": self.date(parameter), "time": self.time(parameter)}
                return filled(self._translated(MOMENT), moment)
            case dt.date():
                return self.date(parameter)
            case Area(m2):
                return self.area(m2)
            case Money(amount, currency):
                return self.money(amount, currency)
            case Year(number):
                return self._written(str(number))
            case Country(iso3):
                return self.state(iso3)
            case Term(text):
                return self._translated(text)
            case Listing(items):
                return self.listing([self.value(item) for item in items])
            case Span(first, last):
                return f"{self.value(first)} \u2013 {self.value(last)}"
