"""Dates as they are printed, also those of which the day or the month is not known, and spans of time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from lapreporter.report.answers import Period, first_day
from lapreporter.words import Language, Year, mark

_MONTHS = (
    mark("January"),
    mark("February"),
    mark("March"),
    mark("April"),
    mark("May"),
    mark("June"),
    mark("July"),
    mark("August"),
    mark("September"),
    mark("October"),
    mark("November"),
    mark("December"),
)
_MONTH_OF_YEAR = mark("{month} {year}")
_SPAN = mark("{start}\u00a0\u2013 {end}")
_UNTIL, _FROM = mark("to {end}"), mark("from {start}")
_OPEN = mark("not given")


def day(language: Language, value: dt.date, *, short: bool = False) -> str:
    """A whole date; ``short`` for tables."""
    return language.short_date(value) if short else language.date(value)


def partial_date(language: Language, value: str, *, short: bool = False) -> str:
    """A date such as ``2018``, ``2018-07`` or ``2018-07-31``, as exact as it was given."""
    first = first_day(value)
    if len(value) == 10:
        return day(language, first, short=short)
    if len(value) == 4:
        return language.value(Year(first.year))
    month = language.text(_MONTHS[first.month - 1])
    return language.text(_MONTH_OF_YEAR, {"month": month, "year": Year(first.year)})


def period(language: Language, value: Period) -> str:
    """From the first to the last day."""
    if value.start and value.end:
        return language.text(_SPAN, {"start": value.start, "end": value.end})
    if value.end:
        return language.text(_UNTIL, {"end": value.end})
    return language.text(_FROM, {"start": value.start}) if value.start else language.text(_OPEN)


def numbers_in_short(language: Language, numbers: Sequence[int]) -> str:
    """Numbers with runs of three and more drawn together: ``2, 6, 7, 18-26``."""
    runs: list[list[int]] = []
    for number in sorted(set(numbers)):
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    parts = []
    for run in runs:
        first, last = language.value(Year(run[0])), language.value(Year(run[-1]))
        if len(run) > 2:
            parts.append(f"{first}\u2013{last}")
        else:
            parts += [language.value(Year(number)) for number in run]
    return language.series(parts)
