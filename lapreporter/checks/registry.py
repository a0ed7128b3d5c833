"""Every rule of the catalogue that is built, form by form."""

from __future__ import annotations

from functools import cache
from types import ModuleType
from typing import Final

from lapreporter.checks import (
    agreement,
    carried,
    claims,
    contamination,
    cover,
    declarations,
    national_measures,
    nothing_new,
    numbers,
    other,
    pace,
    privacy,
    production,
    resources,
    retained,
    risk_education,
    stockpiles,
    technical,
    texts,
    victim_assistance,
    years,
)
from lapreporter.checks.finding import Rule

MODULES: Final[tuple[ModuleType, ...]] = (
    cover,
    nothing_new,
    national_measures,
    stockpiles,
    technical,
    retained,
    production,
    contamination,
    risk_education,
    victim_assistance,
    resources,
    other,
    years,
    agreement,
    pace,
    declarations,
    privacy,
    numbers,
    carried,
    texts,
    claims,
)


@cache
def rules() -> tuple[Rule, ...]:
    """All rules, in the order of the catalogue."""
    return tuple(value for module in MODULES for value in vars(module).values() if isinstance(value, Rule))


@cache
def rule_of(code: str) -> Rule:
    """The rule with this code. KeyError if there is none."""
    return {rule.code: rule for rule in rules()}[code]
