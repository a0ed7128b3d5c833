"""Rules for personal data in what will be public (PRI)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lapreporter.checks.case import Case
from lapreporter.checks.finding import Severity, Spot, at
from lapreporter.checks.rule import rule
from lapreporter.report.answers import People
from lapreporter.report.node import Node
from lapreporter.report.victim_assistance import Incident
from lapreporter.words import mark

_SECTION = "victim_assistance"
_PUBLIC_BODIES = ("focal_point", "provider", "organisations", "name", "owner")
_PERSONAL = re.compile(
    r"""
    (?i:born\s+(?:on\s+|in\s+)?\d | date\s+of\s+birth | n[ée]e?\s+le\s+\d | nacid[oa]\s+el\s+\d)[^.;]{0,30}
    | (?i:passport|identity\s+card|\bID)\s*(?:no\.?|number|:)?\s*[A-Z]{0,3}\d{4,}
    | (?i:tel\.?|telephone|phone|mobile)\s*:?\s*\+?\d[\d\s/()-]{6,}\d
    | \+\d{2,3}[\s-]?\d[\d\s/()-]{6,}\d
    | [\w.+-]+@[\w-]+\.[\w.]+
    | \b(?:Mr|Mrs|Ms|Miss|Mme|Sra?|Dona?)\.?\s+[A-Z][\w'-]+
    """,
    re.VERBOSE,
)


def _texts(node: Node, path: str) -> Iterator[tuple[str, str]]:
    """The texts of a part of the report, without those that name public bodies."""
    for name in node.__class__.model_fields:
        value = getattr(node, name)
        if isinstance(value, str) and type(value) is str and name != "id" and name not in _PUBLIC_BODIES:
            yield f"{path}.{name}", value
        elif isinstance(value, Node) and name not in _PUBLIC_BODIES:
            yield from _texts(value, f"{path}.{name}")
        elif isinstance(value, tuple):
            for row in value:
                if isinstance(row, Node):
                    yield from _texts(row, f"{path}.{name}[{getattr(row, 'id', '')}]")


@rule(
    "PRI-01",
    Severity.WARNING,
    basis="Art. 5; LAP 31",
    reads=("victim_assistance.incidents",),
    what=mark("A group of {count} in {place}: neighbours could know who it is."),
    why=mark("The report will be public."),
    how=mark("Show the province or the country instead of the place, or leave out sex and age."),
)
def pri_01(case: Case) -> Iterator[Spot]:
    """LAP 31: data on victims respect data protection; small groups in small places are recognisable."""
    for row in case.report.victim_assistance.incidents:
        count = _smallest(row)
        if row.place and count is not None and count <= case.settings.small_cell:
            path = f"victim_assistance.incidents[{row.id}]"
            yield at(f"{path}.place", f"{path}.people", count=count, place=row.place)


def _smallest(row: Incident) -> int | None:
    cells = (*_cells(row.people), row.killed, row.injured)
    return min((cell for cell in cells if cell), default=None)


def _cells(people: People) -> tuple[int | None, ...]:
    return (people.women, people.men, people.girls, people.boys, people.disability)


@rule(
    "PRI-03",
    Severity.ERROR,
    basis="LAP 31; data protection",
    reads=(_SECTION,),
    what=mark("The text seems to contain personal data of a victim: “{snippet}”."),
    why=mark("The report will be public."),
    how=mark("Remove it, or replace it by sex and age group. If it names nobody who was harmed, say so as the reason."),
    explainable=True,
)
def pri_03(case: Case) -> Iterator[Spot]:
    """LAP 31: no names, numbers, dates of birth or addresses of victims. Finds common patterns, not every name."""
    for path, text in _texts(case.report.victim_assistance, _SECTION):
        found = _PERSONAL.search(text)
        if found:
            yield at(path, snippet=found[0].strip())
