"""Running all rules, and running only those again whose answers have changed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from operator import attrgetter
from typing import Any

from lapreporter.checks.case import Case
from lapreporter.checks.finding import Finding, Place, ReportRule, RowNumber, RowRule, Rule, Severity
from lapreporter.checks.registry import rules
from lapreporter.checks.sections import SECTIONS
from lapreporter.report.node import Row

HIDES: Mapping[str, tuple[str, ...]] = {
    "STK-01": ("STK-04", "STK-19"),
    "STK-14": ("STK-12", "STK-13"),
    "STK-06": ("STK-19",),
    "CLR-01": ("CLR-02",),
    "CLR-23": ("CLR-22",),
    "COV-02": ("COV-03", "COV-04", "COV-09", "COV-10"),
    "SHO-05": ("COV-19",),
    "TXT-04": ("STK-23",),
}
"""One message per cause: a finding of the first code silences those of the others on the same row or form."""

_CASE_PARTS = frozenset({"today", "unread", "history"})
_SEVERITIES = tuple(Severity)


class Checker:
    """Checks case after case and remembers, for each rule, what it read and what it found.

    One checker serves one open document; a fresh one gives the same findings, more slowly.
    """

    def __init__(self, among: Sequence[Rule] | None = None) -> None:
        self._among = rules() if among is None else tuple(among)
        self._ground: tuple[object, ...] = ()
        self._rules: list[_KeptRule] = []
        self._tables: list[_KeptTable] = []

    def check(self, case: Case) -> tuple[Finding, ...]:
        """All findings of a case: errors first, then in the order of the form."""
        self._stand_on(case)
        nodes: dict[str, Any] = {}
        found = [kept.findings(case, nodes) for kept in self._rules]
        found += [kept.findings(case, nodes) for kept in self._tables]
        return _without_hidden(_in_order(found))

    def _stand_on(self, case: Case) -> None:
        """Forget everything when the reference data or the thresholds are others than before."""
        ground = (case.states, case.library, case.settings)
        if not self._ground or any(new is not old for new, old in zip(ground, self._ground, strict=True)):
            self._ground = ground
            self._rules = [_KeptRule(rule) for rule in self._among if isinstance(rule, ReportRule)]
            self._tables = [_KeptTable(group) for group in _groups(self._among)]


@dataclass
class _KeptRule:
    rule: ReportRule
    read: tuple[Any, ...] | None = None
    found: tuple[Finding, ...] = ()

    def findings(self, case: Case, nodes: dict[str, Any]) -> tuple[Finding, ...]:
        read = tuple(_node(case, path, nodes) for path in self.rule.reads)
        if not _same(self.read, read):
            self.read, self.found = read, tuple(self.rule.findings(case))
        return self.found


@dataclass(slots=True)
class _KeptRow:
    row: Row
    number: int
    numbered: bool
    found: tuple[Finding, ...]

    def holds(self, row: Row, number: int) -> bool:
        return self.row is row and (self.number == number or not self.numbered)


@dataclass
class _KeptTable:
    """The rules of one severity that look at the rows of one table and read the same besides."""

    group: tuple[RowRule, ...]
    read: tuple[Any, ...] | None = None
    table: tuple[Row, ...] | None = None
    rows: dict[str, _KeptRow] = field(default_factory=dict)
    found: tuple[Finding, ...] = ()

    def findings(self, case: Case, nodes: dict[str, Any]) -> tuple[Finding, ...]:
        read = tuple(_node(case, path, nodes) for path in self.group[0].reads)
        each = self.group[0].each
        table: tuple[Row, ...] = _node(case, each, nodes)
        if not _same(self.read, read):
            self.read, self.table, self.rows = read, None, {}
        if table is not self.table:
            old, self.table = self.rows, table
            self.rows = {row.id: self._kept(case, old.get(row.id), row, at) for at, row in enumerate(table, 1)}
            self.found = tuple(finding for kept in self.rows.values() if kept.found for finding in kept.found)
        return self.found

    def _kept(self, case: Case, old: _KeptRow | None, row: Row, number: int) -> _KeptRow:
        if old is not None and old.holds(row, number):
            return old
        place = Place(f"{self.group[0].each}[{row.id}]", number)
        found = tuple(finding for rule in self.group for finding in rule.of_row(case, row, place))
        return _KeptRow(row, number, any(_numbered(finding) for finding in found), found)


def _groups(known: Iterable[Rule]) -> Iterable[tuple[RowRule, ...]]:
    groups: dict[tuple[str, tuple[str, ...], Severity], list[RowRule]] = {}
    for rule in known:
        if isinstance(rule, RowRule):
            groups.setdefault((rule.each, tuple(sorted(rule.reads)), rule.severity), []).append(rule)
    return [tuple(group) for group in groups.values()]


def _node(case: Case, path: str, nodes: dict[str, Any]) -> Any:
    if path not in nodes:
        root = case if path in _CASE_PARTS else case.report
        nodes[path] = attrgetter(path)(root)
    return nodes[path]


def _same(old: tuple[Any, ...] | None, new: tuple[Any, ...]) -> bool:
    return old is not None and all(map(_unchanged, old, new))


def _unchanged(old: Any, new: Any) -> bool:
    """Whether a part is the same. Parts of reports are compared by identity: equality would read all of them."""
    return old is new or (isinstance(new, str | int | date | Enum | dict) and old == new)


def _numbered(finding: Finding) -> bool:
    return any(isinstance(value, RowNumber) for value in finding.parameters.values())


def _in_order(found: Iterable[tuple[Finding, ...]]) -> list[Finding]:
    """Findings by severity, then by form; within these in the order of the rules and rows."""
    heaps: dict[tuple[int, int], list[Finding]] = {}
    for run in found:
        for finding in run:
            key = (_SEVERITIES.index(finding.severity), SECTIONS.index(finding.section))
            heaps.setdefault(key, []).append(finding)
    return [finding for key in sorted(heaps) for finding in heaps[key]]


def _without_hidden(found: list[Finding]) -> tuple[Finding, ...]:
    speaking = {finding.code for finding in found}
    hidden = {
        (code, finding.subject)
        for finding in found
        if finding.code in HIDES
        for code in HIDES[finding.code]
        if code in speaking
    }
    if not hidden:
        return tuple(found)
    codes = {code for code, _ in hidden}
    return tuple(one for one in found if one.code not in codes or (one.code, one.subject) not in hidden)
