"""The plan that ships, and what a case says to it."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from functools import cache
from typing import Any

from lapreporter.checks.case import Case
from lapreporter.checks.plan.coverage import Coverage, IndicatorCoverage, PlanCoverage, coverage
from lapreporter.checks.plan.plan import Plan
from lapreporter.checks.plan.predicates import load_shipped_plan
from lapreporter.checks.plan.verdict import Verdict
from lapreporter.checks.reference import StateFacts
from lapreporter.locations import shipped
from lapreporter.report.report import Report
from tests.checks.speaking import TODAY, states


@cache
def lausanne() -> Plan:
    return load_shipped_plan(shipped("forms", "plans"))


def example(name: str) -> Case:
    data = shipped("resources", "examples", f"{name}.json").read_bytes()
    return Case(report=Report.model_validate_json(data), today=TODAY, states=states())


def covered(about: Case) -> PlanCoverage:
    return coverage(lausanne(), about)


def indicator(about: Case, name: str) -> IndicatorCoverage:
    return covered(about).indicator(name)


def status(about: Case, name: str) -> Coverage:
    return indicator(about, name).status


def judged(about: Case, name: str) -> Verdict:
    """What an indicator finds, whether or not it concerns the State."""
    found = next(one for _, one in lausanne().indicators() if one.id == name)
    predicate = found.binding.predicate
    assert predicate is not None, f"{name} has no predicate"
    return predicate(about)


def with_facts(about: Case, **changed: Any) -> Case:
    """The same case with other facts about its State."""
    known = about.facts
    assert known is not None
    changed_states: Mapping[str, StateFacts] = {known.iso3: dataclasses.replace(known, **changed)}
    return dataclasses.replace(about, states=changed_states)
