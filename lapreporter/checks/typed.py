"""Texts that were typed and could not be read, with what stands in their way."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lapreporter.checks.case import Case
from lapreporter.report.entry import Entry, Problem, read
from lapreporter.report.report import Report
from lapreporter.report.shape import Leaf, NoSuchAddress, leaf, pattern_of


@dataclass(frozen=True, slots=True)
class Unread:
    """One text kept as typed, the answer it was meant for, and how it was understood."""

    path: str
    text: str
    leaf: Leaf
    entry: Entry


def unread(case: Case, *problems: Problem) -> Iterator[Unread]:
    """The texts with one of these problems, in the order in which they were typed."""
    for path, text in case.unread.items():
        found = _understood(path, text)
        if found is not None and found.entry.problem in problems:
            yield found


def _understood(path: str, text: str) -> Unread | None:
    try:
        meant = leaf(pattern_of(path), Report)
    except NoSuchAddress:
        return None
    return Unread(path, text, meant, read(text, meant))
