"""Building cases, and asking one rule what it says of them."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from types import FunctionType, MethodType
from typing import Any

from lapreporter.checks.case import Case
from lapreporter.checks.finding import Finding, RowRule
from lapreporter.checks.meetings import Meetings, read_meetings
from lapreporter.checks.reference import MunitionLibrary, StateFacts, read_states
from lapreporter.checks.registry import rule_of
from lapreporter.checks.wording import sentences
from lapreporter.form.carrying import Carrying, load_carrying
from lapreporter.i18n import open_language
from lapreporter.locations import shipped
from lapreporter.report.answers import Period
from lapreporter.report.node import Node, Row
from lapreporter.report.paths import get, replace
from lapreporter.report.report import Report

TODAY = date(2026, 3, 2)
WATCHED = frozenset({"today", "unread", "history", "partners", "imported_headings", "waiting"})

OF_THE_SHORT_FORM = frozenset({"SHO-02", "SHO-03", "SHO-04", "SHO-05", "SHO-09", "SHO-12"})
"""They say what the short form lacks; that it stands beside earlier reports is what a short form is."""


@cache
def states() -> Mapping[str, StateFacts]:
    return read_states(shipped("forms", "reference", "states.csv"))


@cache
def fates() -> Carrying:
    return load_carrying(shipped("forms", "carry-over.toml"))


def report(answers: Mapping[str, Any] | None = None) -> Report:
    made = Report()
    for path, value in (answers or {}).items():
        made = replace(made, path, value)
    return made


def case(
    answers: Mapping[str, Any] | None = None,
    *,
    today: date = TODAY,
    unread: Mapping[str, str] | None = None,
    history: Sequence[Mapping[str, Any]] = (),
    known: bool = False,
    library: MunitionLibrary | None = None,
    partners: Sequence[Mapping[str, Any]] = (),
    headings: Mapping[str, str] | None = None,
    carrying: Carrying | None = None,
) -> Case:
    """A case of these answers; ``known`` brings in what is known of States and meetings."""
    return Case(
        report=report(answers),
        today=today,
        unread=unread or {},
        history=tuple(report(earlier) for earlier in history),
        states=states() if known else {},
        library=library or MunitionLibrary(),
        meetings=read_meetings(shipped("forms", "reference", "meetings.toml")) if known else Meetings(),
        partners=tuple(report(partner) for partner in partners),
        imported_headings=headings or {},
        carrying=carrying or fates(),
    )


def year(number: int) -> dict[str, Any]:
    """The answers for a calendar year as period."""
    return {"cover.period": Period(start=date(number, 1, 1), end=date(number, 12, 31))}


def raises(code: str, about: Case) -> tuple[Finding, ...]:
    """What the rule finds, which must be something that can be said and jumped to."""
    found = _found(code, about)
    assert found, f"{code} says nothing"
    for finding in found:
        assert finding.code == code
        for path in (finding.path, *finding.related):
            if path is not None:
                get(about.report, path)
        for sentence in sentences(finding, open_language("en")):
            assert sentence, code
            assert "{" not in sentence, sentence
        if "history" in rule_of(code).reads and about.history and code not in OF_THE_SHORT_FORM:
            told = says(finding)
            assert any(str(one.year()) in told for one in about.history), f"{code} names no report it compared with"
    return found


def silent(code: str, about: Case) -> None:
    """Make sure that the rule says nothing."""
    assert _found(code, about) == ()


def says(finding: Finding) -> str:
    """What is wrong, in English."""
    return sentences(finding, open_language("en"))[0].replace("\u00a0", " ")


def _found(code: str, about: Case) -> tuple[Finding, ...]:
    rule = rule_of(code)
    found = tuple(rule.findings(about))
    watched = WatchedCase(**{field.name: getattr(about, field.name) for field in dataclasses.fields(about)})
    seen: set[str] = set()
    reads = {*rule.reads, *([rule.each] if isinstance(rule, RowRule) else [])}
    watched.__dict__["report"] = Watched(about.report, "", seen, frozenset(reads))
    assert tuple(rule.findings(watched)) == found
    unnamed = {path for path in seen | watched.__dict__.get("seen", set()) if not _covered(path, reads)}
    assert unnamed == set(), f"{code} reads {unnamed} without saying so"
    return found


def _covered(path: str, reads: set[str]) -> bool:
    parts = path.split(".")
    return any(".".join(parts[:end]) in reads for end in range(len(parts), 0, -1))


class WatchedCase(Case):
    """A case that remembers which of its parts were looked at."""

    def __getattribute__(self, name: str) -> Any:
        if name in WATCHED:
            object.__getattribute__(self, "__dict__").setdefault("seen", set()).add(name)
        return object.__getattribute__(self, name)


class Watched:
    """A part of a report that remembers which answers were looked at. A table counts as one answer.

    What may be read as a whole is handed out as it is.
    """

    def __init__(self, node: Node, path: str, seen: set[str], reads: frozenset[str]) -> None:
        self.__dict__.update(_node=node, _path=path, _seen=seen, _reads=reads)

    @property  # type: ignore[misc]
    def __class__(self) -> type:
        return type(self._node)

    def __getattr__(self, name: str) -> Any:
        found = type(self._node).__dict__.get(name) or getattr(type(self._node), name, None)
        if isinstance(found, FunctionType):
            return MethodType(found, self)
        value, path = getattr(self._node, name), f"{self._path}.{name}".lstrip(".")
        if isinstance(value, Node) and not isinstance(value, Row) and path not in self._reads:
            return Watched(value, path, self._seen, self._reads)
        self._seen.add(path)
        return value

    def __eq__(self, other: object) -> bool:
        self._seen.add(self._path)
        return bool(self._node == getattr(other, "__dict__", {}).get("_node", other))

    def __hash__(self) -> int:
        return hash(self._path)
