"""The arithmetic of the Convention's deadlines."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

ANNUAL_DUE = (4, 30)


def plus_months(day: date, months: int) -> date:
    """The same day some months later (or earlier), or the last of that month where it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def plus_years(day: date, years: int) -> date:
    """The same day some years later."""
    return plus_months(day, 12 * years)


def initial_due(entry_into_force: date, days: int) -> date:
    """The day by which the first report is due (Article 7.1)."""
    return entry_into_force + timedelta(days=days)


def first_due(entry_into_force: date | None, today: date, days: int) -> date | None:
    """The day by which the first report is due, for a State for which it is the next one; None for all others.

    That is a State for which the Convention took effect this year or last year, or is about to.
    """
    if entry_into_force is None or entry_into_force.year < today.year - 1:
        return None
    return initial_due(entry_into_force, days)


def annual_due(year: int) -> date:
    """The day by which the report for a calendar year is due (Article 7.2)."""
    return date(year + 1, *ANNUAL_DUE)


def request_due(meeting: date, months: int) -> date:
    """The day by which a request for an extension has to be in (Articles 3.5 and 4.6)."""
    return plus_months(meeting, -months)


def months_covered(start: date, end: date) -> int:
    """The months between two days, both included; a month begun counts."""
    whole = (end.year - start.year) * 12 + end.month - start.month
    return whole + (1 if end.day >= start.day else 0)
