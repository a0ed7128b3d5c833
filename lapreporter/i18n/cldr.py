"""Dates and names as the Unicode locale data (CLDR) know them; the only module that touches Babel."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from babel import Locale
from babel.dates import format_date, format_skeleton
from babel.lists import format_list
from babel.units import format_unit

_LEVANT = "ar_SY"
_MANY = 100
_UNITS = {
    "m²": "area-square-meter",
    "ha": "area-hectare",
    "km²": "area-square-kilometer",
    "g": "mass-gram",
    "kg": "mass-kilogram",
    "mm": "length-millimeter",
    "cm": "length-centimeter",
    "m": "length-meter",
}


class Cldr:
    """The locale data of one language."""

    def __init__(self, locale: str) -> None:
        self._locale = Locale.parse(locale)

    def date(self, value: dt.date) -> str:
        """A date written out. In Arabic the month bears both names in use, as United Nations documents print it."""
        if self._locale.language == "ar":
            return f"{value.day} {self._both_names(value.month)} {value.year}"
        return self._first_of_month(value, format_date(value, "long", locale=self._locale))

    def short_date(self, value: dt.date) -> str:
        """A date as short as it can be without taking a month for a day."""
        return self._first_of_month(value, format_date(value, "medium", locale=self._locale))

    def month(self, value: dt.date, *, short: bool) -> str:
        """The month and the year of a date, written out or as short as they can be; in Arabic both names in use."""
        if self._locale.language == "ar":
            return f"{self._both_names(value.month)} {value.year}"
        return format_skeleton("yMMM" if short else "yMMMM", value, locale=self._locale)

    def _both_names(self, month: int) -> str:
        western = self._locale.months["format"]["wide"][month]
        return f"{Locale.parse(_LEVANT).months['format']['wide'][month]}/{western}"

    def _first_of_month(self, value: dt.date, written: str) -> str:
        """French counts the first day of a month, and no other, with an ordinal."""
        return "1er" + written[1:] if self._locale.language == "fr" and value.day == 1 else written

    def territory(self, iso2: str) -> str | None:
        """The name of a State by its ISO 3166-1 alpha-2 code, if there is one."""
        return self._locale.territories.get(iso2)

    def currency(self, code: str) -> str | None:
        """The name of a currency by its ISO 4217 code, if there is one."""
        return self._locale.currencies.get(code)

    def unit(self, symbol: str) -> str | None:
        """A unit of measurement as it is written behind a number, by its international symbol, if there is one."""
        name = _UNITS.get(symbol)
        if name is None:
            return None
        # The name by itself is longer in some languages than what stands behind a figure.
        return format_unit(_MANY, name, length="short", locale=self._locale).replace(str(_MANY), "").strip()

    def tongue(self, code: str) -> str | None:
        """The name of a language by its BCP 47 code, if there is one."""
        return self._locale.languages.get(code.replace("-", "_")) or self._locale.languages.get(code.partition("-")[0])

    def listing(self, items: Sequence[str]) -> str:
        """The items joined by commas and *and*."""
        return format_list(items, locale=self._locale)
