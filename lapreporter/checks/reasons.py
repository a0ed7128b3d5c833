"""Warnings that were answered with a reason, and whether the reason still holds."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from lapreporter.checks.finding import Finding, RowNumber, Severity
from lapreporter.report.report import Reason

_LENGTH = 16


def digest(finding: Finding) -> str:
    """A digest of the figures behind a finding: it changes when they do, and not when a row moves."""
    figures = [
        f"{name}={value!r}" for name, value in sorted(finding.parameters.items()) if not isinstance(value, RowNumber)
    ]
    return hashlib.sha256("\n".join([finding.code, finding.path or "", *figures]).encode()).hexdigest()[:_LENGTH]


def explainable(finding: Finding) -> bool:
    """Whether a reason can answer the finding: everything but errors that have to be mended."""
    return finding.severity is not Severity.ERROR or finding.rule.explainable


def reason_for(finding: Finding, reasons: Iterable[Reason]) -> Reason | None:
    """The reason that answers the finding, or None; a reason given for other figures no longer answers."""
    if not explainable(finding):
        return None
    figures = None
    for reason in reasons:
        if reason.code == finding.code and reason.path == finding.path:
            figures = figures or digest(finding)
            if reason.numbers == figures:
                return reason
    return None
