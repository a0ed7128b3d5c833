"""Texts that were typed and could not be read, with what stands in their way."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lapreporter.report.entry import Entry, Problem, read
from lapreporter.report.paths import leaf_at
from lapreporter.report.shape import Leaf, pattern_of

if TYPE_CHECKING:
    # A case keeps what is understood here.
    from lapreporter.checks.case import Case


@dataclass(frozen=True, slots=True)
class Unread:
    """One text kept as typed, the answer it was meant for, and how it was understood."""

    path: str
    text: str
    leaf: Leaf
    entry: Entry


def unread(case: Case, *problems: Problem) -> Iterator[Unread]:
    """The texts with one of these problems, in the order in which they were typed."""
    return (typed for typed in case.typed if typed.entry.problem in problems)


def understood(unread: Mapping[str, str]) -> tuple[Unread, ...]:
    """Every text that was meant for an answer there is, read once for all rules."""
    found = (_understood(path, text) for path, text in unread.items())
    return tuple(typed for typed in found if typed is not None)


def _understood(path: str, text: str) -> Unread | None:
    meant = leaf_at(pattern_of(path))
    return Unread(path, text, meant, read(text, meant)) if meant else None
