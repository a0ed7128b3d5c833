"""Meetings of States Parties: which one comes next, and until when a request for it can be sent."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from lapreporter.checks.deadlines import request_due
from lapreporter.report.answers import first_day, last_day

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting with its name and the day it opens, as exact as it is known: a day, a month, a year, or nothing."""

    name: str
    opens_on: str

    @property
    def day(self) -> date | None:
        """The first day, if it is known to the day."""
        return date.fromisoformat(self.opens_on) if _DAY.fullmatch(self.opens_on) else None


@dataclass(frozen=True, slots=True)
class Meetings:
    """The meetings that are known, and the month in which others are expected."""

    known: tuple[Meeting, ...] = ()
    expected_month: int = 9

    def after(self, day: date) -> Meeting | None:
        """The meeting after a day; None where the meetings known do not say surely which it is."""
        dated = sorted((one for one in self.known if one.opens_on), key=lambda one: one.opens_on)
        following = next((one for one in dated if last_day(one.opens_on) > day), None)
        # There is a meeting each year: a longer gap means that one is missing from the list.
        earliest = first_day(following.opens_on) if following else day
        return following if day < earliest and earliest.year <= day.year + 1 else None

    def last_chance(self, deadline: date, months: int) -> date:
        """The day by which a request has to be in for the last meeting before a deadline; estimated where unknown."""
        opening = max(day for day in (self._opening(deadline.year - 1), self._opening(deadline.year)) if day < deadline)
        return request_due(opening, months)

    def _opening(self, year: int) -> date:
        known = (one.day for one in self.known if one.opens_on.startswith(str(year)))
        return next((day for day in known if day), date(year, self.expected_month, 1))


def read_meetings(file: Path) -> Meetings:
    """The meetings of ``meetings.toml``: tables ``meeting`` with name and opens_on, and ``expected`` with a month."""
    with file.open("rb") as stream:
        data = tomllib.load(stream)
    known = tuple(Meeting(table["name"], table["opens_on"]) for table in data.get("meeting", ()))
    return Meetings(known, data.get("expected", {}).get("month", 9))
