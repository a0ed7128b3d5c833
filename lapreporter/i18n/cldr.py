"""Dates and names as the Unicode locale data (CLDR) know them; the only module that touches Babel."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from babel import Locale
from babel.dates import format_date
from babel.lists import format_list

_LEVANT = "ar_SY"


class Cldr:
    """The locale data of one language."""

    def __init__(self, locale: str) -> None:
        self._locale = Locale.parse(locale)

    def date(self, value: dt.date) -> str:
        """A date written out. In Arabic the month bears both names in use, as United Nations documents print it."""
        if self._locale.language == "ar":
            western = self._locale.months["format"]["wide"][value.month]
            levantine = Locale.parse(_LEVANT).months["format"]["wide"][value.month]
            return f"{value.day} {levantine}/{western} {value.year}"
        return format_date(value, "long", locale=self._locale)

    def short_date(self, value: dt.date) -> str:
        """A date as short as it can be without taking a month for a day."""
        return format_date(value, "medium", locale=self._locale)

    def territory(self, iso2: str) -> str | None:
        """The name of a State by its ISO 3166-1 alpha-2 code, if there is one."""
        return self._locale.territories.get(iso2)

    def currency(self, code: str) -> str | None:
        """The name of a currency by its ISO 4217 code, if there is one."""
        return self._locale.currencies.get(code)

    def listing(self, items: Sequence[str]) -> str:
        """The items joined by commas and *and*."""
        return format_list(items, locale=self._locale)
