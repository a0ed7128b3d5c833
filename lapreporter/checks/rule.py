"""The two decorators that turn a function into a rule."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeVar

from lapreporter.checks.case import Case
from lapreporter.checks.finding import Place, ReportRule, RowRule, Severity, Spot, Words
from lapreporter.report.node import Row

R = TypeVar("R", bound=Row)


def rule(
    code: str,
    severity: Severity,
    *,
    basis: str,
    reads: tuple[str, ...],
    what: Words,
    why: Words,
    how: Words,
    explainable: bool = False,
    counts: str = "",
) -> Callable[[Callable[[Case], Iterator[Spot]]], ReportRule]:
    """Make a rule of a function that looks at a case and yields the spots where it speaks."""

    def make(judge: Callable[[Case], Iterator[Spot]]) -> ReportRule:
        return ReportRule(code, severity, basis, reads, what, why, how, explainable, counts, judge)

    return make


def row_rule(
    code: str,
    severity: Severity,
    *,
    each: str,
    basis: str,
    what: Words,
    why: Words,
    how: Words,
    reads: tuple[str, ...] = (),
    explainable: bool = False,
    counts: str = "",
) -> Callable[[Callable[[Case, R, Place], Iterator[Spot]]], RowRule]:
    """Make a rule of a function that looks at one row of the table ``each`` at a time."""

    def make(judge: Callable[[Case, R, Place], Iterator[Spot]]) -> RowRule:
        return RowRule(code, severity, basis, reads, what, why, how, explainable, counts, each, judge)

    return make
