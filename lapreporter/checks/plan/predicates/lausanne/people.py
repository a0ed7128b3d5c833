"""Actions 29, 31 and 33: people by sex, age and disability, and a plan for victims that can be measured."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from lapreporter.checks.case import Case
from lapreporter.checks.plan.binding import All, AnyOf, Given, Is, given, need, unless, whole
from lapreporter.checks.plan.sentence import say
from lapreporter.checks.plan.verdict import Verdict, against, lacking, met, silent_or_left_out, together
from lapreporter.report.answers import OmissionKind, People
from lapreporter.report.risk_education import ActivityKind
from lapreporter.report.victim_assistance import PlanStatus
from lapreporter.words import mark

_GROUPS: Final = ("women", "men", "girls", "boys", "disability")
_UNCOUNTED: Final = frozenset(
    {ActivityKind.RADIO, ActivityKind.TELEVISION, ActivityKind.SOCIAL_MEDIA, ActivityKind.PRINT, ActivityKind.SIGNS}
)
_NOT_THE_TOTAL = mark("The groups make {groups}, the total says {total}.")

_CASUALTIES: Final = AnyOf(
    (
        Given("victim_assistance.casualties.people"),
        Given("victim_assistance.casualties.killed"),
        Given("victim_assistance.casualties.injured"),
        Is("victim_assistance.statement", ("none_known",)),
    )
)
_REGISTER: Final = All(
    (
        Given("victim_assistance.registry.name"),
        Given("victim_assistance.registry.owner"),
        Given("victim_assistance.registry.updated_on"),
        Given("victim_assistance.registry.protection"),
    )
)

_PLAN: Final = All(
    (
        Given("victim_assistance.plan.title"),
        Is("victim_assistance.plan.status", (PlanStatus.ADOPTED.value,)),
        Given("victim_assistance.plan.year_from"),
        Given("victim_assistance.plan.year_to"),
        Given("victim_assistance.plan.budget"),
    )
)
_OBJECTIVES = "victim_assistance.plan.objectives"
_NO_DATE = mark("None of the objectives names a year by which it can be measured.")
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
# Beside the year no further digits are asked for: a quantity may be written out, in any language.


def people_reached_by_group(case: Case) -> Verdict:
    """29.1: people reached by sex, age and disability, adding up; the groups most at risk and the casualties."""
    reached = together([*_reached(case), need(case, "risk_education.at_risk_groups")])
    casualties = _CASUALTIES.judge(whole(case))
    # Casualties alone say nothing about risk education.
    return together([reached, casualties if reached.found else replace(casualties, found=())])


def _reached(case: Case) -> Iterator[Verdict]:
    """The total by group, or every activity by group where no total is given."""
    education = case.report.risk_education
    counted = [one for one in education.activities if one.kind not in _UNCOUNTED]
    if given(education.reached) or not counted:
        yield from _by_group(case, "risk_education.reached", education.reached)
        return
    for one in counted:
        yield from _by_group(case, f"risk_education.activities[{one.id}].people", one.people)


def _by_group(case: Case, path: str, people: People) -> Iterator[Verdict]:
    for name in _GROUPS:
        yield _group(case, f"{path}.{name}", getattr(people, name))
    groups = people.by_group()
    if people.total is not None and groups not in (None, people.total):
        yield against(say(_NOT_THE_TOTAL, groups=groups or 0, total=people.total), f"{path}.total")


def _group(case: Case, path: str, number: int | None) -> Verdict:
    if number is not None:
        return met(path)
    return Verdict(False, gaps=(silent_or_left_out(path, case.omitted(path)),))


def victims_counted_by_group(case: Case) -> Verdict:
    """31.1: victims known and new in the year by group, and the register with owner, date and data protection.

    Groups too small to publish count when that is said with a reason: collected, not published.
    """
    assistance = case.report.victim_assistance
    harmed = "victim_assistance.casualties"
    parts = [_counted(case, "victim_assistance.known", assistance.known)]
    parts.append(need(case, f"{harmed}.killed", f"{harmed}.injured"))
    if (assistance.casualties.killed, assistance.casualties.injured) != (0, 0):
        parts.append(_counted(case, f"{harmed}.people", assistance.casualties.people))
    return together([*parts, _REGISTER.judge(whole(case))])


def _counted(case: Case, path: str, people: People) -> Verdict:
    """A number of people by group, or the total with the open word that the groups are not published."""
    persons = people.persons()
    if persons == 0:
        return met(path)
    if persons is None:
        return together([_published(case, path), *(_published(case, f"{path}.{name}") for name in _GROUPS)])
    missing = [f"{path}.{name}" for name in _GROUPS if getattr(people, name) is None]
    return together([met(path), *(_published(case, one) for one in missing)])


def _published(case: Case, path: str) -> Verdict:
    return Given(path, (OmissionKind.WITHHELD,)).judge(whole(case))


def measurable_plan_for_victims(case: Case) -> Verdict:
    """33.1: an adopted plan with years and budget, and an objective with a number and a date."""
    text = case.report.victim_assistance.plan.objectives
    verdict = _PLAN.judge(whole(case))
    if not given(text):
        return together([verdict, lacking(_OBJECTIVES)])
    measurable = bool(_YEAR.search(text or ""))
    return together([verdict, unless(measurable, _OBJECTIVES), *([] if measurable else [against(say(_NO_DATE))])])
