"""What a plan of action is made of. Values only, read by `loader`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import TypeAlias

from lapreporter.checks.case import Case
from lapreporter.checks.plan.binding import Item
from lapreporter.checks.plan.verdict import Verdict


class Group(StrEnum):
    """The States that an action or indicator can speak to."""

    ALL = "all"
    AFFECTED_AREA = "affected_area"
    AFFECTED_VICTIMS = "affected_victims"
    STOCKPILE = "stockpile"
    RETAINING = "retaining"
    COMPLETED_ARTICLE3 = "completed_article3"
    COMPLETED_ARTICLE4 = "completed_article4"
    EXTENSION_REQUEST = "extension_request"
    NEW_PARTY = "new_party"
    DONOR = "donor"
    SEEKING_ASSISTANCE = "seeking_assistance"
    NOT_PARTY = "not_party"


class Source(StrEnum):
    """Where an indicator is measured: in the report, or outside it."""

    REPORT = "report"
    EXTERNAL = "external"


Predicate: TypeAlias = Callable[[Case], Verdict]
"""Judges one indicator where naming answers is not enough."""


@dataclass(frozen=True, slots=True)
class Binding:
    """How an indicator is found in a report: by answers that are all needed, or by a named predicate.

    Both are empty for what is measured outside and has no place in the report.
    """

    items: tuple[Item, ...] = ()
    name: str = ""
    predicate: Predicate | None = None


@dataclass(frozen=True, slots=True)
class Indicator:
    """One measure of an action. The texts are English messages, translated when shown."""

    id: str
    measure: str
    source: Source
    evidence: str
    question: str
    applies_to: tuple[Group, ...]
    binding: Binding


@dataclass(frozen=True, slots=True)
class Action:
    """One action of a plan. ``reported_in`` are letters of the forms of 2010; ``deadline`` is empty without one."""

    number: int
    section: str
    title: str
    summary: str
    applies_to: tuple[Group, ...]
    reported_in: tuple[str, ...]
    deadline: str
    adopted_difference: str
    indicators: tuple[Indicator, ...]


@dataclass(frozen=True, slots=True)
class Wording:
    """Which wording of a plan the data restate, and what is known of the adopted one."""

    status: str
    source: str
    note: str
    adopted_on: str
    adopted_period: str
    adopted_difference: str


@dataclass(frozen=True)
class Plan:
    """A plan of action as a checklist over the report.

    ``sections`` are the titles by key, ``headings`` the same as short as a board has room for.
    """

    id: str
    name: str
    period: str
    wording: Wording
    sections: Mapping[str, str]
    headings: Mapping[str, str]
    actions: tuple[Action, ...]

    def action(self, number: int) -> Action:
        """The action with this number. KeyError if there is none."""
        return self._by_number[number]

    def indicators(self) -> Iterator[tuple[Action, Indicator]]:
        """Every indicator with its action, in order."""
        for action in self.actions:
            for indicator in action.indicators:
                yield action, indicator

    @cached_property
    def _by_number(self) -> dict[int, Action]:
        return {action.number: action for action in self.actions}
