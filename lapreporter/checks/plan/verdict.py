"""What a report is found to say to one indicator: what is there, what is missing, and what stands against it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from lapreporter.checks.plan.sentence import Sentence


class GapKind(StrEnum):
    """Why an answer does not count: there is none, it says something else, or it is openly left out."""

    SILENT = "silent"
    OTHERWISE = "otherwise"
    LEFT_OUT = "left_out"


@dataclass(frozen=True, slots=True)
class Gap:
    """An answer that is missing, by its address; for a table without rows the pattern of the column.

    ``rows`` counts the rows of the table that lack something like it.
    """

    path: str
    rows: int = 1
    kind: GapKind = GapKind.SILENT

    @property
    def open(self) -> bool:
        """Whether a further answer would close it."""
        return self.kind is GapKind.SILENT


def silent_or_left_out(path: str, left_out: bool, rows: int = 1) -> Gap:
    """An answer that is missing, or openly left out."""
    return Gap(path, rows, GapKind.LEFT_OUT if left_out else GapKind.SILENT)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What one indicator finds in a report.

    ``found`` are addresses of answers that count as evidence. ``beside`` says why the indicator has no object in
    this report, such as a declaration of completion while work remains.
    """

    met: bool
    found: tuple[str, ...] = ()
    gaps: tuple[Gap, ...] = ()
    remarks: tuple[Sentence, ...] = ()
    beside: Sentence | None = None


def met(*found: str) -> Verdict:
    """Evidence that is complete."""
    return Verdict(True, found)


def lacking(*paths: str, found: tuple[str, ...] = ()) -> Verdict:
    """Answers that are missing."""
    return Verdict(False, found, tuple(Gap(path) for path in paths))


def against(remark: Sentence, *found: str) -> Verdict:
    """Evidence that says something else than the indicator asks for; no further answer changes that."""
    return Verdict(False, found, (), (remark,))


def beside(ground: Sentence, *found: str) -> Verdict:
    """The indicator has no object in this report."""
    return Verdict(False, found, beside=ground)


def together(verdicts: Iterable[Verdict]) -> Verdict:
    """Everything that is asked at once: met when every part is."""
    parts = tuple(verdicts)
    return Verdict(
        met=all(part.met for part in parts),
        found=tuple(dict.fromkeys(path for part in parts for path in part.found)),
        gaps=_united(gap for part in parts for gap in part.gaps),
        remarks=tuple(remark for part in parts for remark in part.remarks),
    )


def _united(gaps: Iterable[Gap]) -> tuple[Gap, ...]:
    """Each address once; rows that several parts want in a table without rows are so many rows."""
    by_path: dict[str, Gap] = {}
    for gap in gaps:
        before = by_path.get(gap.path)
        if before is None:
            by_path[gap.path] = gap
        elif "[]" in gap.path:
            by_path[gap.path] = Gap(gap.path, before.rows + gap.rows, gap.kind)
    return tuple(by_path.values())


def either(verdicts: Iterable[Verdict]) -> Verdict:
    """Alternatives: met when one is. Otherwise the gaps are those of the one that answers point to, or of the first."""
    parts = tuple(verdicts)
    for part in parts:
        if part.met:
            return part
    nearest = min(parts, key=_distance)
    return Verdict(False, together(parts).found, nearest.gaps, nearest.remarks)


def _distance(verdict: Verdict) -> tuple[int, int, int]:
    contradicted = sum(gap.kind is GapKind.OTHERWISE for gap in verdict.gaps) + len(verdict.remarks)
    return contradicted, sum(gap.kind is GapKind.LEFT_OUT for gap in verdict.gaps), -len(verdict.found)
