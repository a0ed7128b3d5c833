"""What holds an export back: errors, and nothing else."""

from __future__ import annotations

from collections.abc import Iterable

from lapreporter.checks.finding import Finding, Severity
from lapreporter.checks.reasons import reason_for
from lapreporter.report.report import Reason


def held_by(findings: Iterable[Finding], reasons: Iterable[Reason] = ()) -> tuple[Finding, ...]:
    """The errors that hold the export back: all that are not answered with a reason where a reason can answer."""
    given = tuple(reasons)
    return tuple(
        finding for finding in findings if finding.severity is Severity.ERROR and reason_for(finding, given) is None
    )
