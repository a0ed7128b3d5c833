"""Every rule of the catalogue that is built, form by form."""

from __future__ import annotations

from functools import cache
from types import ModuleType
from typing import Final

from lapreporter.checks import (
    agreement,
    carried,
    claims,
    declarations,
    national_measures,
    nothing_new,
    numbers,
    other,
    pace,
    privacy,
    production,
    requests,
    risk_education,
    technical,
    texts,
    years,
)
from lapreporter.checks.contamination import areas, progress
from lapreporter.checks.contamination import figures as contamination_figures
from lapreporter.checks.cover import dates, marks, particulars
from lapreporter.checks.finding import Rule
from lapreporter.checks.resources import amounts, needs
from lapreporter.checks.retained import figures as retained_figures
from lapreporter.checks.retained import purposes
from lapreporter.checks.stockpiles import figures as stockpile_figures
from lapreporter.checks.stockpiles import holdings, programme
from lapreporter.checks.victim_assistance import assistance, casualties

MODULES: Final[tuple[ModuleType, ...]] = (
    *(dates, particulars, marks),
    nothing_new,
    national_measures,
    *(stockpile_figures, programme, holdings),
    technical,
    *(retained_figures, purposes),
    production,
    *(contamination_figures, areas, progress),
    risk_education,
    *(casualties, assistance),
    *(amounts, needs),
    other,
    years,
    agreement,
    pace,
    declarations,
    requests,
    privacy,
    numbers,
    carried,
    texts,
    claims,
)


@cache
def rules() -> tuple[Rule, ...]:
    """All rules, form by form."""
    return tuple(value for module in MODULES for value in vars(module).values() if isinstance(value, Rule))


@cache
def rule_of(code: str) -> Rule:
    """The rule with this code. KeyError if there is none."""
    return {rule.code: rule for rule in rules()}[code]
