"""A ground: why something in a plan does or does not concern a State, and how answers and the list of States decide."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from lapreporter.checks.plan.plan import Group
from lapreporter.checks.plan.sentence import Sentence, say
from lapreporter.checks.reference import Known
from lapreporter.report.answers import StatementBase
from lapreporter.report.obligations import ObligationStatus


class Basis(StrEnum):
    """Where a ground comes from."""

    ANSWER = "answer"
    KNOWN = "known"
    UNKNOWN = "unknown"
    OWN_WORD = "own_word"


@dataclass(frozen=True, slots=True)
class Ground:
    """Why something does or does not concern the State. ``path`` is the answer that decides or would settle it."""

    concerns: bool
    basis: Basis
    sentence: Sentence
    path: str | None = None


Grounds: TypeAlias = Mapping[Group, Ground]


def remains(rows: bool, status: ObligationStatus | None, statement: StatementBase) -> bool | None:
    """Whether work remains, by what is listed, by the status, or by the sentence; None if none of them says."""
    if rows:
        return True
    if status not in (None, ObligationStatus.UNKNOWN):
        return status is ObligationStatus.OUTSTANDING
    if getattr(statement, "code", None) is None:
        return None
    return not statement.settles()


def by_list(known: Known, yes: str, no: str, unknown: str, path: str) -> Ground:
    """What the list of States knows of an obligation."""
    settled = None if known is Known.UNKNOWN else known is Known.OUTSTANDING
    return by_yes_no(settled, yes, no, unknown, path)


def by_yes_no(known: bool | None, yes: str, no: str, unknown: str, path: str) -> Ground:
    """What the list of States knows. What it does not know concerns the State until the answer at ``path`` says so."""
    if known is None:
        return Ground(True, Basis.UNKNOWN, say(unknown), path)
    return Ground(known, Basis.KNOWN, say(yes if known else no), path)


@dataclass(frozen=True, slots=True)
class Met:
    """What tells that an obligation was met.

    ``declares`` is the code of the sentence that says so, ``none`` that of the sentence that there never was anything
    to do. The marked texts say that it was met by the report, that it was by the list of States, and that it was not.
    """

    declares: str
    none: str
    by_answer: str
    by_list: str
    not_met: str
    path: str

    def ground(self, is_open: bool, status: ObligationStatus | None, code: str | None, known: Known | None) -> Ground:
        """Whether it was met. Nothing that is still open counts as met, whatever was declared before."""
        done = status is ObligationStatus.COMPLETED or code == self.declares
        silent = status in (None, ObligationStatus.UNKNOWN) and code in (None, self.none)
        if done and not is_open:
            return Ground(True, Basis.ANSWER, say(self.by_answer), self.path)
        if silent and not is_open and known is Known.COMPLETED:
            return Ground(True, Basis.KNOWN, say(self.by_list), self.path)
        return Ground(False, Basis.KNOWN if silent else Basis.ANSWER, say(self.not_met), self.path)
