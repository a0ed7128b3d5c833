"""What was carried over from an earlier report and still waits for somebody's word."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from operator import attrgetter

from lapreporter.checks.case import Case
from lapreporter.checks.finding import Severity, Spot, at
from lapreporter.checks.rule import rule
from lapreporter.words import Year, mark, mark_plural


@rule(
    "ENT-02",
    Severity.WARNING,
    basis="practice",
    reads=("waiting",),
    what=mark_plural(
        "{count} answer stands as in the report for {year} and is not confirmed for this one.",
        "{count} answers stand as in the report for {year} and are not confirmed for this one.",
    ),
    why=mark("Whoever reads the report takes every answer in it as said for this year."),
    how=mark("Read them once more. What is still true is confirmed with one click; the rest is changed."),
    counts="count",
)
def ent_02(case: Case) -> Iterator[Spot]:
    """What was only carried over is not sent as if it had been said again."""
    for form, found in groupby(case.waiting, key=attrgetter("form")):
        of_form = list(found)
        years = [one.year for one in of_form if one.year is not None]
        year = max(years, default=None)
        count = sum(one.count for one in of_form)
        yield at(form, of_form[0].first, year=Year(year) if year else "\u2013", count=count)
