"""What the rules on retained munitions have in common."""

from __future__ import annotations

from lapreporter.report.retained import RetainedRow


def kept(row: RetainedRow) -> bool:
    """Whether something of a row is left at the end of the year."""
    return bool(row.munitions.closing or row.submunitions.closing)
