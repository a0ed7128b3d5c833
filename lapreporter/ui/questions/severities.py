"""The four severities, and what is still to answer, as one sees them: shape, colour, word, and the edge of a field."""

from __future__ import annotations

from lapreporter.checks.finding import Severity
from lapreporter.ui.kit.fields import FieldState
from lapreporter.ui.kit.icons import Mark
from lapreporter.ui.visits import Still, Weight
from lapreporter.words import mark

MARKS: dict[Weight, Mark] = {
    Severity.ERROR: Mark.ERROR,
    Severity.WARNING: Mark.WARNING,
    Severity.ADVICE: Mark.ADVICE,
    Severity.NOTE: Mark.NOTE,
    Still.TO_ANSWER: Mark.NOT_STARTED,
}
SEVERITY: dict[Weight, str] = {
    Severity.ERROR: mark("Error"),
    Severity.WARNING: mark("Warning"),
    Severity.ADVICE: mark("Advice"),
    Severity.NOTE: mark("Note"),
    Still.TO_ANSWER: mark("Still to answer"),
}
EDGES: dict[Weight, FieldState] = {Severity.ERROR: FieldState.ERROR, Severity.WARNING: FieldState.WARNING}
