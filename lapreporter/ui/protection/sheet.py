"""The recovery sheet as a file, without any widget."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from lapreporter.document.protection import new_recovery, recipient_of
from lapreporter.document.recovery_code import DIGITS, GROUPS, digits_in, groups_of
from lapreporter.exchange.pair import write_named
from lapreporter.report.report import Report
from lapreporter.ui.trust.leaving import free_name
from lapreporter.words import Language

NAME = "recovery-sheet"


@dataclass(frozen=True, slots=True)
class Recovery:
    """A recovery identity on its way to paper, and the number of the group that is to be typed back."""

    identity: str
    asked: int

    @classmethod
    def fresh(cls) -> Recovery:
        """A new one; which group is asked for is left to chance."""
        return cls(new_recovery(), secrets.randbelow(GROUPS) + 1)

    @property
    def recipient(self) -> str:
        """The public half."""
        return recipient_of(self.identity)

    def is_group(self, typed: str) -> bool:
        """Whether the group that is asked for was typed."""
        digits = digits_in(typed)
        return len(digits) == DIGITS and secrets.compare_digest(digits, groups_of(self.identity)[self.asked - 1])

    def __repr__(self) -> str:
        return f"Recovery({self.asked})"


def write_sheet(
    recovery: Recovery, report: Report, report_id: str, language: Language, folder: Path, now: datetime
) -> Path:
    """Write the sheet into a folder, under a name that is free there. Raises a StorageFailure."""
    from lapreporter.exchange.recovery_sheet import RecoverySheet, sheet_pdf

    groups = groups_of(recovery.identity)
    said = RecoverySheet(report.cover.state, report.year(), report_id, groups, recovery.identity)
    file = free_name(folder, NAME, ".pdf")
    write_named({file: sheet_pdf(said, language, now)})
    return file
