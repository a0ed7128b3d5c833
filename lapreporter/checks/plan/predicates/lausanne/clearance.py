"""Actions 18, 19, 24 and 25: marking, planning and reporting clearance, and declaring it complete."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from lapreporter.checks.case import Case, is_open
from lapreporter.checks.plan.binding import All, AnyOf, Given, HowMany, Is, Rows, need, whole
from lapreporter.checks.plan.sentence import say
from lapreporter.checks.plan.verdict import (
    Gap,
    GapKind,
    Verdict,
    against,
    beside,
    lacking,
    met,
    silent_or_left_out,
    together,
)
from lapreporter.checks.sums import area_gap
from lapreporter.report.contamination import ContaminatedArea, Extent, Hazard
from lapreporter.report.obligations import ClearanceTarget, ObligationStatus
from lapreporter.words import Area, Year, mark

_AREAS = "contamination.areas"
_TARGETS = "contamination.programme.targets"

_PLAN_TOO_LATE = mark("The plan ends on {end}, after the deadline of {deadline}.")
_NO_TARGET = mark("The plan names no area for {year}.")
_NOT_BALANCED = mark("The movements lead from {opening} to {calc}, but {closing} are reported as left.")

_RELEASE: Final = AnyOf(
    (
        All(
            (
                Given("contamination.balance.cancelled_m2"),
                Given("contamination.balance.reduced_m2"),
                Given("contamination.balance.cleared_m2"),
            )
        ),
        Rows(
            HowMany.EVERY,
            "contamination.released",
            (Given("cancelled_m2"), Given("reduced_m2"), Given("cleared_m2")),
        ),
    )
)
_ITEMS: Final = AnyOf(
    (
        Rows(HowMany.EVERY, "contamination.items", (Given("destroyed"),)),
        Is("contamination.balance.cleared_m2", (0,)),
    )
)

_DECLARED: Final = All(
    (
        Is("contamination.obligation.status", (ObligationStatus.COMPLETED.value,)),
        Given("contamination.obligation.completed_on"),
        Is("contamination.declaration.declared", (True,)),
        Given("contamination.declaration.declared_on"),
        Given("contamination.declaration.meeting"),
        Is("contamination.declaration.every_effort", (True,)),
    )
)
_AREAS_REMAIN = mark("Contaminated areas remain; a declaration follows when they are cleared.")
_NOT_ZERO = mark("{area} are still reported as contaminated.")


def areas_marked(case: Case) -> Verdict:
    """18.2: for each open area whether it is marked and fenced; for the rest a reason and a date for each."""
    if not case.areas.rows:
        return lacking(f"{_AREAS}[].marked", f"{_AREAS}[].fenced")
    unmarked = any(is_open(area) and area.marked is not Extent.YES for area in case.report.contamination.areas)
    parts = [
        _each(case, "marked", lambda area: area.marked is not None),
        _each(case, "fenced", lambda area: area.fenced is not None),
        _each(case, "marked_by", lambda area: area.marked is Extent.YES or area.marked_by is not None),
    ]
    return together([*parts, need(case, "contamination.unmarked_reason")] if unmarked else parts)


def clearance_plan_and_progress(case: Case) -> Verdict:
    """19.1: area and cost for each year up to the end, within the deadline; and this year's plan beside its result."""
    programme = case.report.contamination.programme
    parts = [need(case, "contamination.programme.planned_end"), *_years_to_come(case), *_this_year(case)]
    if programme.planned_end and case.clearance_deadline and programme.planned_end > case.clearance_deadline:
        late = say(_PLAN_TOO_LATE, end=programme.planned_end, deadline=case.clearance_deadline)
        parts.append(against(late))
    return together(parts)


def _years_to_come(case: Case) -> Iterator[Verdict]:
    """The plan for each year after this one, up to the planned end."""
    end = case.report.contamination.programme.planned_end
    if case.year is None or end is None:
        yield lacking(f"{_TARGETS}[].year", f"{_TARGETS}[].planned_m2", f"{_TARGETS}[].cost")
        return
    for year in range(case.year + 1, end.year + 1):
        target = _target(case, year)
        if target is None:
            wanted = lacking(f"{_TARGETS}[].year", f"{_TARGETS}[].planned_m2", f"{_TARGETS}[].cost")
            yield together([wanted, against(say(_NO_TARGET, year=Year(year)))])
        else:
            yield need(case, f"{_TARGETS}[{target.id}].planned_m2", f"{_TARGETS}[{target.id}].cost")


def _this_year(case: Case) -> Iterator[Verdict]:
    """What was planned and achieved in the year, and why it was less."""
    target = _target(case, case.year) if case.year is not None else None
    if target is None:
        yield lacking(f"{_TARGETS}[].planned_m2", f"{_TARGETS}[].achieved_m2")
        return
    yield need(case, f"{_TARGETS}[{target.id}].planned_m2", f"{_TARGETS}[{target.id}].achieved_m2")
    if target.planned_m2 is not None and target.achieved_m2 is not None and target.achieved_m2 < target.planned_m2:
        yield need(case, "contamination.programme.gap_reason")


def _target(case: Case, year: int) -> ClearanceTarget | None:
    return next((row for row in case.report.contamination.programme.targets if row.year == year), None)


def remaining_areas_and_release(case: Case) -> Verdict:
    """24.1: each area with name, place, class and size; release by method, items destroyed; a year that adds up."""
    return together(
        [
            *_listed(case),
            _RELEASE.judge(whole(case)),
            _ITEMS.judge(whole(case)),
            need(case, "contamination.balance.opening_m2", "contamination.balance.closing_m2"),
            *_balance(case),
        ]
    )


def _listed(case: Case) -> Iterator[Verdict]:
    if not case.areas.rows:
        yield lacking(*(f"{_AREAS}[].{name}" for name in ("name", "region", "hazard", "size_m2")))
        return
    yield _each(case, "name", lambda area: bool(area.name or area.reference))
    yield _each(case, "region", lambda area: bool(area.region) or _located(area))
    yield _each(case, "hazard", lambda area: area.hazard in (Hazard.CHA, Hazard.SHA))
    yield _each(case, "size_m2", lambda area: area.size_m2 is not None)


def _located(area: ContaminatedArea) -> bool:
    return area.latitude is not None and area.longitude is not None


def _balance(case: Case) -> Iterator[Verdict]:
    contamination = case.report.contamination
    gap = area_gap(contamination.balance, len(contamination.areas), case.settings)
    if gap is not None:
        places = {"opening": Area(gap.opening), "calc": Area(gap.calc), "closing": Area(gap.closing)}
        yield against(say(_NOT_BALANCED, **places), "contamination.balance.closing_m2")


def clearance_declared_complete(case: Case) -> Verdict:
    """25.1: completion with date, a declaration that every effort was made, and no area left."""
    if case.areas_open:
        return beside(say(_AREAS_REMAIN))
    verdict, left = _DECLARED.judge(whole(case)), case.area_left_m2
    return together([verdict, against(say(_NOT_ZERO, area=Area(left)))]) if left else verdict


def _each(case: Case, name: str, fits: Callable[[ContaminatedArea], bool]) -> Verdict:
    """What every open area has to have; the first that lacks it is the gap."""
    short = [area for area in case.report.contamination.areas if is_open(area) and not fits(area)]
    if not short:
        return met(_AREAS)
    path = f"{_AREAS}[{short[0].id}].{name}"
    gap = silent_or_left_out(path, case.omitted(path), len(short))
    if getattr(short[0], name) is not None:
        gap = Gap(path, len(short), GapKind.OTHERWISE)
    return Verdict(False, (_AREAS,) if len(short) < case.areas.rows else (), (gap,))
