"""Dates and spans of time as they are printed, and numbers drawn together."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from lapreporter.report.answers import Period
from lapreporter.words import Language, Year, mark

_SPAN = mark("{start}\u00a0\u2013 {end}")
_UNTIL, _FROM = mark("to {end}"), mark("from {start}")
_OPEN = mark("not given")


def day(language: Language, value: dt.date, *, short: bool = False) -> str:
    """A whole date; ``short`` for tables."""
    return language.short_date(value) if short else language.date(value)


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
