"""Filling the places that texts of the form have for the report's year and State."""

from __future__ import annotations

from lapreporter.report.report import Report
from lapreporter.ui.desk import Desk
from lapreporter.words import Country, Parameter, Year, mark

THE_YEAR = mark("the reporting year")
YOUR_STATE = mark("your State")


def say(desk: Desk, message: str) -> str:
    """A text of the form in the window's language, with year and State of the open report."""
    return desk.say(message, places(desk, desk.report())) if message else ""


def places(desk: Desk, report: Report) -> dict[str, Parameter]:
    """The year and the State of a report, or words for them while they are not known."""
    year, state = report.year(), report.cover.state
    return {
        "year": Year(year) if year else desk.say(THE_YEAR),
        "next_year": Year(year + 1) if year else desk.say(THE_YEAR),
        "state": Country(state) if state else desk.say(YOUR_STATE),
    }


def form_name(desk: Desk, letter: str, title: str) -> str:
    """A form by its official letter and its name; the cover and the plan have no letter."""
    return desk.say(FORM, {"letter": letter, "title": desk.say(title)}) if letter else desk.say(title)


FORM = mark("Form {letter}: {title}")
FORM_LETTER = mark("Form {letter}")
