"""Small numbers of victims in a public report: hidden, with as many others as it takes that none can be worked out.

Where one to four people stand in a cell, neighbours may know who they are (LAP, action 31). A breakdown with such a
cell is hidden as a whole and its total kept; a total that is small itself is hidden too. So every hidden cell could
have at least three values.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import reduce
from typing import Any

from lapreporter.report import paths
from lapreporter.report.answers import People
from lapreporter.report.report import Report
from lapreporter.report.victim_assistance import Incident

_SECTION = "victim_assistance"
_OUTCOMES = ("killed", "injured", "outcome_unknown")
_GROUPS = ("women", "men", "girls", "boys", "unknown")


@dataclass(frozen=True, slots=True)
class Hiding:
    """The report with its small numbers hidden, and the addresses of what is wholly or partly hidden."""

    report: Report
    hidden: tuple[str, ...]


def hide_small(report: Report, small: int) -> Hiding:
    """Hide every number of victims from one to ``small`` and what would give it away."""
    changes = dict(_changes(report, small))
    hidden = tuple(path for path, value in changes.items() if value != paths.get(report, path))
    return Hiding(reduce(lambda so_far, path: paths.replace(so_far, path, changes[path]), hidden, report), hidden)


def _changes(report: Report, small: int) -> Iterator[tuple[str, Any]]:
    victims = report.victim_assistance
    yield f"{_SECTION}.known", _people(victims.known, small)
    for service in victims.services:
        yield f"{_SECTION}.services[{service.id}].people", _people(service.people, small)
    yield from _casualties(report, small)


def _casualties(report: Report, small: int) -> Iterator[tuple[str, Any]]:
    """The people killed and injured in the year: by outcome, by group, by device and by incident, all of one total."""
    victims, one_year = report.victim_assistance, report.victim_assistance.casualties
    outcomes = [getattr(one_year, name) for name in _OUTCOMES]
    by_device = [row.persons for row in victims.devices]
    total = next((one for one in (one_year.people.persons(), _sum(outcomes), _sum(by_device)) if one is not None), None)
    all_of_it = _is_small(total, small)
    outcomes_hide = all_of_it or _any_small(outcomes, small)
    devices_hide = all_of_it or _any_small(by_device, small)
    people = _people(one_year.people, small, total)
    if outcomes_hide:
        yield from ((f"{_SECTION}.casualties.{name}", None) for name in _OUTCOMES)
        people = people if all_of_it or people.persons() is not None else People(total=total)
    yield f"{_SECTION}.casualties.people", people
    if devices_hide:
        yield from ((f"{_SECTION}.devices[{row.id}].persons", None) for row in victims.devices)
    yield from _incidents(victims.incidents, small, outcomes_hide or devices_hide)


def _incidents(incidents: Sequence[Incident], small: int, all_of_them: bool) -> Iterator[tuple[str, Any]]:
    """A column with a small number, for every incident; and then who they were, of which the sum would tell."""
    columns = {name: [getattr(row, name) for row in incidents] for name in ("killed", "injured")}
    hidden = [name for name, cells in columns.items() if any(cells) and (all_of_them or _any_small(cells, small))]
    yield from ((f"{_SECTION}.incidents[{row.id}].{name}", None) for name in hidden for row in incidents)
    if hidden or any(_any_small(_cells(row.people), small) for row in incidents):
        yield from ((f"{_SECTION}.incidents[{row.id}].people", People()) for row in incidents)


def _people(people: People, small: int, known_total: int | None = None) -> People:
    """The people without their groups if one is small; without anything if so few that the total is small."""
    total = people.persons() if known_total is None else known_total
    if _is_small(total, small):
        return People()
    disability = None if _is_small(people.disability, small) else people.disability
    if _any_small([getattr(people, name) for name in _GROUPS], small):
        return People(total=total, disability=disability)
    return people.model_copy(update={"disability": disability})


def _cells(people: People) -> list[int | None]:
    return [*(getattr(people, name) for name in _GROUPS), people.disability, people.persons()]


def _sum(cells: list[int | None]) -> int | None:
    given = [one for one in cells if one is not None]
    return sum(given) if given else None


def _any_small(cells: list[int | None], small: int) -> bool:
    return any(_is_small(one, small) for one in cells)


def _is_small(number: int | None, small: int) -> bool:
    return number is not None and 0 < number <= small
