"""The four severities as one sees them: shape, colour, word, and the edge they give to a field."""

from __future__ import annotations

from lapreporter.checks.finding import Severity
from lapreporter.ui.kit.fields import FieldState
from lapreporter.ui.kit.icons import Mark
from lapreporter.words import mark

MARKS = {
    Severity.ERROR: Mark.ERROR,
    Severity.WARNING: Mark.WARNING,
    Severity.ADVICE: Mark.ADVICE,
    Severity.NOTE: Mark.NOTE,
}
SEVERITY = {
    Severity.ERROR: mark("Error"),
    Severity.WARNING: mark("Warning"),
    Severity.ADVICE: mark("Advice"),
    Severity.NOTE: mark("Note"),
}
EDGES = {Severity.ERROR: FieldState.ERROR, Severity.WARNING: FieldState.WARNING}
