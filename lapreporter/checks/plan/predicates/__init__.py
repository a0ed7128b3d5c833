"""The plans of action that ship, each with its predicates: a new plan adds its file, its package and its line here."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final

from lapreporter.checks.plan.loader import load_plan
from lapreporter.checks.plan.plan import Plan, Predicate
from lapreporter.checks.plan.predicates import lausanne

PLANS: Final[Mapping[str, Mapping[str, Predicate]]] = MappingProxyType({"lausanne": lausanne.PREDICATES})
"""The name of each file in ``forms/plans``, without its ending, and what binds it."""


def load_shipped_plan(folder: Path, name: str = "lausanne") -> Plan:
    """The plan of that name in the data folder ``forms/plans``. BrokenPlan says what does not fit."""
    return load_plan(folder / f"{name}.toml", PLANS[name])
