"""Running all rules, and running only those again whose answers have changed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from enum import Enum
from itertools import compress
from operator import attrgetter, is_not
from typing import Any, NamedTuple

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
    "STK-23": ("TXT-04",),
    "STK-03": ("NUM-06",),
    "CLR-03": ("NUM-06",),
    "VIC-06": ("VIC-08", "VIC-09", "VIC-10", "VIC-12", "VIC-13", "VIC-15", "VIC-17"),
}
"""One message per cause: a finding of the first code silences those of the others on the same row or form.

None silences a more serious one: an error that is not shown would let the report go out.
"""

_CASE_PARTS = frozenset({"today", "unread", "history", "partners", "imported_headings", "waiting"})
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
        runs = [kept.run(case, nodes) for kept in self._rules]
        runs += [kept.run(case, nodes) for kept in self._tables]
        return tuple(_in_order(_without_hidden(runs)))

    def _stand_on(self, case: Case) -> None:
        """Forget everything when the reference data or the thresholds are others than before."""
        ground = (case.states, case.library, case.meetings, case.settings, case.carrying)
        if not self._ground or any(new is not old for new, old in zip(ground, self._ground, strict=True)):
            self._ground = ground
            self._rules = [_KeptRule(rule) for rule in self._among if isinstance(rule, ReportRule)]
            self._tables = [_KeptTable(group) for group in _groups(self._among)]


class _Run(NamedTuple):
    """What one rule, or the rules of one table, found; ``uniform`` when all of it has one severity and section."""

    codes: frozenset[str]
    found: Sequence[Finding]
    uniform: bool


class _KeptRule:
    """A rule with what it read and found the last time."""

    def __init__(self, rule: ReportRule) -> None:
        self._rule = rule
        self._codes = frozenset({rule.code})
        self._read: tuple[Any, ...] | None = None
        self._found: tuple[Finding, ...] = ()

    def run(self, case: Case, nodes: dict[str, Any]) -> _Run:
        read = tuple(_node(case, path, nodes) for path in self._rule.reads)
        if not _same(self._read, read):
            self._read, self._found = read, tuple(self._rule.findings(case))
        return _Run(self._codes, self._found, uniform=False)


class _KeptRow(NamedTuple):
    """A row with what was found in it; ``numbered`` when a finding calls the row by its number."""

    row: Row
    number: int
    numbered: bool
    found: Sequence[Finding]


class _KeptTable:
    """The rules of one severity that look at the rows of one table and read the same besides."""

    def __init__(self, group: tuple[RowRule, ...]) -> None:
        self._group = group
        self._codes = frozenset(rule.code for rule in group)
        self._read: tuple[Any, ...] | None = None
        self._table: tuple[Row, ...] | None = None
        self._rows: list[_KeptRow] = []
        self._found: list[Finding] = []

    def run(self, case: Case, nodes: dict[str, Any]) -> _Run:
        read = tuple(_node(case, path, nodes) for path in self._group[0].reads)
        table: tuple[Row, ...] = _node(case, self._group[0].each, nodes)
        if not _same(self._read, read):
            self._read, self._table, self._rows = read, None, []
        if table is not self._table:
            self._rows = self._judged(case, table)
            self._table = table
            self._found = [finding for kept in self._rows if kept.found for finding in kept.found]
        return _Run(self._codes, self._found, uniform=True)

    def _judged(self, case: Case, table: tuple[Row, ...]) -> list[_KeptRow]:
        """The rows with their findings; a row that is the same object as before is not judged again."""
        if self._table is not None and len(self._table) == len(table):
            rows = self._rows.copy()
            # Most often one row of thousands has changed, at its place.
            for at in compress(range(len(table)), map(is_not, self._table, table)):
                rows[at] = self._judge(case, table[at], at + 1)
            return rows
        known = {kept.row.id: kept for kept in self._rows}
        before = (known.get(row.id) for row in table)
        return [
            kept
            if kept is not None and kept.row is row and (kept.number == number or not kept.numbered)
            else self._judge(case, row, number)
            for number, (kept, row) in enumerate(zip(before, table, strict=True), 1)
        ]

    def _judge(self, case: Case, row: Row, number: int) -> _KeptRow:
        place = Place(f"{self._group[0].each}[{row.id}]", number)
        found = [
            Finding(rule, spot.path, spot.parameters, spot.related)
            for rule in self._group
            for spot in rule.judge(case, row, place)
        ]
        if not found:
            return _KeptRow(row, number, numbered=False, found=())
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


def _without_hidden(runs: list[_Run]) -> list[_Run]:
    hidden = {
        (code, finding.subject)
        for run in runs
        if run.found and not run.codes.isdisjoint(HIDES)
        for finding in run.found
        for code in HIDES.get(finding.code, ())
    }
    codes = {code for code, _ in hidden}
    return [
        run
        if run.codes.isdisjoint(codes)
        else run._replace(found=[one for one in run.found if (one.code, one.subject) not in hidden])
        for run in runs
    ]


def _in_order(runs: Iterable[_Run]) -> list[Finding]:
    """Findings by severity, then by form; within these in the order of the rules and rows."""
    heaps: dict[tuple[int, int], list[Finding]] = {}
    for run in runs:
        if run.uniform and run.found:
            heaps.setdefault(_rank(run.found[0]), []).extend(run.found)
        elif run.found:
            for finding in run.found:
                heaps.setdefault(_rank(finding), []).append(finding)
    return [finding for rank in sorted(heaps) for finding in heaps[rank]]


def _rank(finding: Finding) -> tuple[int, int]:
    return _SEVERITIES.index(finding.severity), SECTIONS.index(finding.section)
