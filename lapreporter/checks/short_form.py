"""Whether the short form is enough, and what stands against it: the rules SHO-01 to SHO-12 asked beforehand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from lapreporter.checks.case import Case, is_short
from lapreporter.checks.finding import Finding, Severity, Value
from lapreporter.checks.obstacles import LOOKS
from lapreporter.checks.registry import rule_of
from lapreporter.checks.sections import FORMS
from lapreporter.form.carrying import Carrying
from lapreporter.words import mark

__all__ = ["GROUNDS", "Ground", "ShortForm", "is_short", "short_form"]

GROUNDS: Final[Mapping[str, str]] = {
    "SHO-01": mark("This is not a first report."),
    "SHO-02": mark("An earlier report is on record."),
    "SHO-03": mark("Where work under Article 3 or 4 is open, this report speaks of it."),
    "SHO-04": mark("Where cluster munitions are retained, this report lists them."),
    "SHO-05": mark("No figure of the year says that anything else happened."),
}
"""What the rules that hold a short form back amount to, once they find nothing: why it may be used."""


@dataclass(frozen=True)
class Ground:
    """One thing that speaks against the short form, or, as advice, about it: the rule it belongs to.

    ``form`` is the form that has to be filled in for it, None where it concerns the report as a whole; ``paths`` are
    the answers it speaks of.
    """

    code: str
    severity: Severity
    form: str | None
    paths: tuple[str, ...]
    parameters: Mapping[str, Value] = field(default_factory=dict)

    def finding(self) -> Finding:
        """The same as a finding, which `lapreporter.checks.wording.sentences` puts into words."""
        path, *related = self.paths
        return Finding(rule_of(self.code), path, self.parameters, tuple(related))


@dataclass(frozen=True)
class ShortForm:
    """The decision. ``grounds`` are in the order of the rules."""

    grounds: tuple[Ground, ...]

    @property
    def allowed(self) -> bool:
        """Whether no error stands against it; warnings can still be answered with a reason."""
        return all(ground.severity is not Severity.ERROR for ground in self.grounds)

    @property
    def offered(self) -> bool:
        """Whether nothing at all stands against it."""
        return all(ground.severity is Severity.ADVICE for ground in self.grounds)

    @property
    def possible(self) -> bool:
        """Whether the report can stay short but for the forms in ``forms``."""
        return all(ground.form is not None or ground.severity is not Severity.ERROR for ground in self.grounds)

    @property
    def forms(self) -> tuple[str, ...]:
        """The forms that have to be filled in; the rest may stay short."""
        asked = {ground.form for ground in self.grounds}
        return tuple(form for form in FORMS if form in asked)


def short_form(case: Case, carrying: Carrying) -> ShortForm:
    """Whether the report of a case may be given on the short form, and what asks for more."""
    about = case if case.carrying is carrying else replace(case, carrying=carrying)
    return ShortForm(
        tuple(
            Ground(code, rule_of(code).severity, found.form, found.paths, found.parameters)
            for code, look in LOOKS.items()
            for found in look(about)
        )
    )
