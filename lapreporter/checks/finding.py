"""What a rule is, and what it finds: values about the content of a report, never raised."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property
from operator import attrgetter
from typing import Any, NamedTuple, TypeAlias

from lapreporter.checks.case import Case
from lapreporter.checks.sections import SECTIONS
from lapreporter.report.report import Report
from lapreporter.words import Parameter


class Severity(StrEnum):
    """How much a finding matters, the most serious first."""

    ERROR = "error"
    WARNING = "warning"
    ADVICE = "advice"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class RowNumber:
    """A row that has no name of its own, by its place in the table, counted from one."""

    value: int


@dataclass(frozen=True, slots=True)
class EarlierReport:
    """A report that was compared with, by its year and the day on which it was submitted, as far as they are known."""

    year: int | None
    submitted_on: date | None


def named(report: Report) -> EarlierReport:
    """What to call an earlier report."""
    return EarlierReport(report.year(), report.cover.submitted_on)


Value: TypeAlias = Parameter | RowNumber | EarlierReport

Words: TypeAlias = str | tuple[str, str]
"""A sentence, or a pair of `mark_plural` for one and for many."""


class Place(NamedTuple):
    """Where a row stands: its address and its number, counted from one."""

    path: str
    number: int

    def to(self, field_name: str) -> str:
        """The address of an answer in this row."""
        return f"{self.path}.{field_name}"

    def name(self, own: str | None) -> str | RowNumber:
        """What to call the row: its own name, or its number."""
        return own.strip() if own and own.strip() else RowNumber(self.number)


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a rule speaks, with the values of its sentences and other addresses that belong to the matter."""

    path: str | None
    parameters: Mapping[str, Value]
    related: tuple[str, ...]


def at(path: str | None, *related: str, **parameters: Value) -> Spot:
    """A spot, with the values for the places in the rule's sentences."""
    return Spot(path, parameters, related)


@dataclass(frozen=True, eq=False)
class Rule:
    """A requirement: its code, how much it matters, where it comes from, what it reads and what it says.

    ``reads`` names every address of the report that the rule looks at, and ``today``, ``unread`` and ``history``
    where it looks at these. An ``explainable`` error lets the report go out once a reason is given. Where a sentence
    is a pair for one and for many, ``counts`` names the value that is counted.
    """

    code: str
    severity: Severity
    basis: str
    reads: tuple[str, ...]
    what: Words
    why: Words
    how: Words
    explainable: bool
    counts: str

    def findings(self, case: Case) -> Iterator[Finding]:
        """Everything this rule finds in a case."""
        raise NotImplementedError


@dataclass(frozen=True, eq=False)
class ReportRule(Rule):
    """A rule that looks at the report as a whole."""

    judge: Callable[[Case], Iterator[Spot]]

    def findings(self, case: Case) -> Iterator[Finding]:
        """Everything this rule finds in a case."""
        return (Finding(self, spot.path, spot.parameters, spot.related) for spot in self.judge(case))


@dataclass(frozen=True, eq=False)
class RowRule(Rule):
    """A rule that looks at each row of the table ``each`` by itself; ``reads`` names what it needs besides the row."""

    each: str
    judge: Callable[[Case, Any, Place], Iterator[Spot]]

    def findings(self, case: Case) -> Iterator[Finding]:
        """Everything this rule finds in the rows of its table."""
        for number, row in enumerate(attrgetter(self.each)(case.report), 1):
            for spot in self.judge(case, row, Place(f"{self.each}[{row.id}]", number)):
                yield Finding(self, spot.path, spot.parameters, spot.related)


@dataclass(frozen=True)
class Finding:
    """One thing a rule has to say about a report: where, and with which figures."""

    rule: Rule
    path: str | None
    parameters: Mapping[str, Value] = field(hash=False)
    related: tuple[str, ...] = ()

    @property
    def code(self) -> str:
        """The code of the rule, such as ``STK-01``."""
        return self.rule.code

    @property
    def severity(self) -> Severity:
        """How much it matters."""
        return self.rule.severity

    @property
    def basis(self) -> str:
        """The article, action or standard behind it."""
        return self.rule.basis

    @cached_property
    def section(self) -> str:
        """The part of the report it belongs to, such as ``stockpiles``; what concerns the whole stands on the cover."""
        first = self.path.split(".")[0].split("[")[0] if self.path else "cover"
        return first if first in SECTIONS else "cover"

    @property
    def spot(self) -> str | None:
        """The address to jump to: a finding about a whole form names the answer to begin with."""
        return self.related[0] if self.path in SECTIONS and self.related else self.path

    @cached_property
    def subject(self) -> str:
        """The row it speaks of, or else the part of the report; a mark on the cover speaks of the form it marks."""
        if self.path and self.path.startswith("cover.marks."):
            return self.path.split(".")[2]
        return self.path[: self.path.rindex("]") + 1] if self.path and "]" in self.path else self.section
