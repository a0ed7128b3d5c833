"""What must be answered for an indicator, in a small closed vocabulary that the data of a plan use.

An item of ``paths`` is one of:

- ``"a.b"``: the answer is given;
- ``{ path = "a.b", said = ["withheld"] }``: it is given, or openly left out for such a reason, with an explanation;
- ``{ path = "a.b", is = ["x", true] }``: the answer is, or chooses, one of these;
- ``{ some = "table", with = [...] }``: at least one row has all of these;
- ``{ every = "table", with = [...] }``: there are rows, and each has all of these;
- ``{ if_any = "table", with = [...] }``: each row, if there are any, has all of these;
- the same three with ``where = [...]``: only the rows of which this holds count, such as those of one kind;
- ``{ all = [...] }`` and ``{ any = [...] }``; of alternatives the one to ask for stands first.

Addresses after ``with`` begin in the row.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from operator import attrgetter
from typing import Any, TypeAlias

from lapreporter.checks.case import Case
from lapreporter.checks.plan.verdict import Gap, GapKind, Verdict, either, lacking, met, silent_or_left_out, together
from lapreporter.report.answers import Contact, Money, Omission, OmissionKind, People, Period, StatementBase
from lapreporter.report.node import Node
from lapreporter.report.paths import get


@dataclass(frozen=True, slots=True)
class Where:
    """The part of a report an item looks at, and its address with the joining dot."""

    case: Case
    node: Node
    prefix: str = ""

    def value(self, path: str) -> Any:
        """The answer at an address that begins here."""
        return reader(path)(self.node)


def whole(case: Case) -> Where:
    """The report from its beginning."""
    return Where(case, case.report)


@cache
def reader(path: str) -> attrgetter[Any]:
    """What reads an address off a node."""
    return attrgetter(path)


def given(value: Any) -> bool:
    """Whether a value is a complete answer: an amount with its currency, a period with both ends, a filled text."""
    match value:
        case None | ():
            return False
        case str():
            return bool(value.strip())
        case Money():
            return value.amount is not None and value.currency is not None
        case Period():
            return value.start is not None and value.end is not None
        case People():
            return value.persons() is not None
        case StatementBase():
            return getattr(value, "code", None) is not None
        case Contact():
            return given(value.institution)
    return True


def omission(case: Case, path: str) -> Omission | None:
    """The reason openly given for the absence of an answer, or of the whole it belongs to."""
    parts = path.split(".")
    for end in range(len(parts), 0, -1):
        found = case.report.omissions.get(".".join(parts[:end]))
        if found is not None:
            return found
    return None


def left_out(case: Case, path: str) -> bool:
    """Whether an answer, the whole it belongs to or a part of it is openly not given."""
    return case.omitted(path) or any(part.startswith(path + ".") for part in case.report.omissions)


@dataclass(frozen=True, slots=True)
class Given:
    """The answer is given, or openly left out for one of the reasons in ``said``, with an explanation."""

    path: str
    said: tuple[OmissionKind, ...] = ()

    def holds(self, where: Where) -> bool:
        """Whether it is so."""
        return given(where.value(self.path)) or (bool(self.said) and self._said(where))

    def judge(self, where: Where) -> Verdict:
        """What is found and missing."""
        path = where.prefix + self.path
        if self.holds(where):
            return met(path)
        return Verdict(False, gaps=(silent_or_left_out(path, left_out(where.case, path)),))

    def wanted(self) -> Iterator[str]:
        """The answers to ask for where nothing is answered."""
        yield self.path

    def _said(self, where: Where) -> bool:
        reason = omission(where.case, where.prefix + self.path)
        return reason is not None and reason.kind in self.said and given(reason.explanation)


@dataclass(frozen=True, slots=True)
class Is:
    """The answer is one of these values; of several choices, at least one is."""

    path: str
    values: tuple[str | bool | int, ...]

    def holds(self, where: Where) -> bool:
        """Whether it is so."""
        value = where.value(self.path)
        if isinstance(value, StatementBase):
            value = getattr(value, "code", None)
        if isinstance(value, tuple):
            return any(one in self.values for one in value)
        return value is not None and any(value == one and _alike(value, one) for one in self.values)

    def judge(self, where: Where) -> Verdict:
        """What is found and missing; another answer is found, and nothing is left to answer."""
        path = where.prefix + self.path
        if self.holds(where):
            return met(path)
        if given(where.value(self.path)):
            return Verdict(False, (path,), (Gap(path, kind=GapKind.OTHERWISE),))
        return Verdict(False, gaps=(silent_or_left_out(path, left_out(where.case, path)),))

    def wanted(self) -> Iterator[str]:
        """The answers to ask for where nothing is answered."""
        yield self.path


class HowMany(StrEnum):
    """How many rows of a table have to be complete."""

    SOME = "some"
    EVERY = "every"
    IF_ANY = "if_any"


@dataclass(frozen=True, slots=True)
class Rows:
    """Some or all rows of a table, or of those of which ``which`` holds, have everything in ``parts``."""

    how_many: HowMany
    table: str
    parts: tuple[Item, ...]
    which: tuple[Item, ...] = ()

    def holds(self, where: Where) -> bool:
        """Whether it is so."""
        return self.judge(where).met

    def judge(self, where: Where) -> Verdict:
        """What is found and missing: in the fullest row for ``some``, in the first that lacks something otherwise."""
        path = where.prefix + self.table
        rows = [Where(where.case, row, f"{path}[{row.id}].") for row in where.value(self.table)]
        rows = [row for row in rows if all(one.holds(row) for one in self.which)]
        if not rows:
            return met() if self.how_many is HowMany.IF_ANY else no_rows(where.case, path, self._all)
        if self.how_many is HowMany.SOME:
            fullest = max(rows, key=lambda row: sum(part.holds(row) for part in self.parts))
            return together(part.judge(fullest) for part in self._all)
        short = [row for row in rows if not all(part.holds(row) for part in self.parts)]
        if not short:
            return met(path)
        first = together(part.judge(short[0]) for part in self.parts)
        gaps = tuple(Gap(gap.path, len(short), gap.kind) for gap in first.gaps)
        return Verdict(False, (path,) if len(short) < len(rows) or first.found else (), gaps, first.remarks)

    def wanted(self) -> Iterator[str]:
        """The answers to ask for where nothing is answered."""
        for part in self._all:
            for path in part.wanted():
                yield f"{self.table}[].{path}"

    @property
    def _all(self) -> tuple[Item, ...]:
        return (*self.which, *self.parts)


@dataclass(frozen=True, slots=True)
class All:
    """Every part holds."""

    parts: tuple[Item, ...]

    def holds(self, where: Where) -> bool:
        """Whether it is so."""
        return all(part.holds(where) for part in self.parts)

    def judge(self, where: Where) -> Verdict:
        """What is found and missing."""
        return together(part.judge(where) for part in self.parts)

    def wanted(self) -> Iterator[str]:
        """The answers to ask for where nothing is answered."""
        for part in self.parts:
            yield from part.wanted()


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least one part holds."""

    parts: tuple[Item, ...]

    def holds(self, where: Where) -> bool:
        """Whether it is so."""
        return any(part.holds(where) for part in self.parts)

    def judge(self, where: Where) -> Verdict:
        """What is found and missing."""
        return either(part.judge(where) for part in self.parts)

    def wanted(self) -> Iterator[str]:
        """The answers to ask for where nothing is answered: those of the first alternative."""
        yield from self.parts[0].wanted()


Item: TypeAlias = Given | Is | Rows | All | AnyOf


def need(case: Case, *paths: str) -> Verdict:
    """All these answers of the report, by their addresses."""
    return together(_needed(case, path) for path in paths)


def _needed(case: Case, path: str) -> Verdict:
    row, bracket, rest = path.rpartition("].")
    if not bracket:
        return Given(path).judge(whole(case))
    return Given(rest).judge(Where(case, get(case.report, row + "]"), row + "]."))


def no_rows(case: Case, table: str, parts: Iterable[Item]) -> Verdict:
    """A table without rows: the columns to fill in, unless it is openly left out."""
    openly = left_out(case, table)
    wanted = dict.fromkeys(f"{table}[].{path}" for part in parts for path in part.wanted())
    return Verdict(False, gaps=tuple(silent_or_left_out(path, openly) for path in wanted))


def unless(condition: bool, path: str) -> Verdict:
    """The answer at ``path`` counts if the condition holds; otherwise it is missing."""
    return met(path) if condition else lacking(path)


def _alike(value: Any, other: Any) -> bool:
    """Whether both are yes/no answers or neither is: True is not 1."""
    return isinstance(value, bool) is isinstance(other, bool)
