"""Actions 12, 13 and 17: destroying stocks, declaring it, and using up what is kept."""

from __future__ import annotations

from typing import Final

from lapreporter.checks.case import Case
from lapreporter.checks.plan.binding import All, AnyOf, Given, HowMany, Is, Rows, Where, need, whole
from lapreporter.checks.plan.sentence import say
from lapreporter.checks.plan.verdict import Verdict, against, beside, lacking, met, together
from lapreporter.checks.sums import retained_gap, total
from lapreporter.report.obligations import ObligationStatus
from lapreporter.report.retained import RetainedRow
from lapreporter.words import mark

_PLAN: Final = All(
    (
        Given("stockpiles.programme.planned_end"),
        Given("stockpiles.programme.milestones"),
        Rows(HowMany.EVERY, "stockpiles.programme.rates", (Given("type"), Given("per_year"), Given("per_month"))),
        Given("stockpiles.programme.total_submunitions"),
        Given("stockpiles.programme.methods"),
        Given("stockpiles.programme.sites"),
        Given("stockpiles.programme.safety_standards"),
        Given("stockpiles.programme.environmental_standards"),
        Given("stockpiles.programme.cost"),
        Given("stockpiles.programme.national_share"),
    )
)
_TOO_LATE = mark("The plan ends on {end}, after the deadline of {deadline}.")

_DECLARED: Final = All(
    (
        Is("stockpiles.obligation.status", (ObligationStatus.COMPLETED.value,)),
        Given("stockpiles.obligation.completed_on"),
        Is("stockpiles.declaration.declared", (True,)),
        Given("stockpiles.declaration.declared_on"),
        Given("stockpiles.declaration.meeting"),
        Given("stockpiles.declaration.agreed_form"),
        Given("stockpiles.declaration.held_munitions"),
        Given("stockpiles.declaration.held_submunitions"),
        Given("stockpiles.declaration.destroyed_munitions"),
        Given("stockpiles.declaration.destroyed_submunitions"),
    )
)
_STOCK_REMAINS = mark("Stocks remain; a declaration follows when they are destroyed.")
_TOTALS_DIFFER = mark(
    "{destroyed} destroyed do not equal {held} declared with {later} found or received later, less {kept} kept."
)

_NONE_KEPT: Final = Is("retained.statement", ("none_retained",))
_OPENING_AND_CLOSING: Final = (
    Given("submunitions.opening"),
    Given("submunitions.consumed"),
    Given("submunitions.destroyed"),
    Given("submunitions.closing"),
    AnyOf(
        (
            All(
                (
                    Given("munitions.opening"),
                    Given("munitions.consumed"),
                    Given("munitions.destroyed"),
                    Given("munitions.closing"),
                )
            ),
            Is("loose", (True,)),
        )
    ),
)
_DOES_NOT_BALANCE = mark("{type}: the movements lead from {opening} to {calc}, but {closing} are reported as left.")
_NO_NAME = mark("A type without a name")


def destruction_plan(case: Case) -> Verdict:
    """12.1: a plan that ends within the deadline, with rates by type, method, standards, cost and own share."""
    verdict = _PLAN.judge(whole(case))
    end, deadline = case.report.stockpiles.programme.planned_end, case.stock_deadline
    if end is None or deadline is None or end <= deadline:
        return verdict
    return together([verdict, against(say(_TOO_LATE, end=end, deadline=deadline))])


def stock_declared_destroyed(case: Case) -> Verdict:
    """13.1: completion with date, declaration with date and meeting, and totals that agree."""
    if case.stock_open:
        return beside(say(_STOCK_REMAINS))
    return together([_DECLARED.judge(whole(case)), *_totals(case)])


def _totals(case: Case) -> list[Verdict]:
    """What the declared totals leave unexplained, for munitions and for submunitions.

    Only what this report itself shows as found, received, kept or transferred can be counted.
    """
    declaration, found = case.report.stockpiles.declaration, []
    sums = (
        ("munitions", declaration.held_munitions, declaration.destroyed_munitions),
        ("submunitions", declaration.held_submunitions, declaration.destroyed_submunitions),
    )
    for name, held, destroyed in sums:
        if held is None or destroyed is None:
            continue
        later, kept = _later(case, name), _kept(case, name)
        if held + later - kept != destroyed:
            found.append(against(say(_TOTALS_DIFFER, destroyed=destroyed, held=held, later=later, kept=kept)))
    return found


def _later(case: Case, name: str) -> int:
    stockpiles = case.report.stockpiles
    received = total(*(getattr(row, name).received for row in stockpiles.types))
    return total(*(getattr(row, name) for row in stockpiles.discoveries)) + received


def _kept(case: Case, name: str) -> int:
    kept = total(*(getattr(row, name).closing for row in case.report.retained.types))
    return kept + total(*(getattr(row, name).transferred for row in case.report.stockpiles.types))


def retained_items_used_up(case: Case) -> Verdict:
    """17.3: what was used up and destroyed of each type, so that the year adds up."""
    rows = case.report.retained.types
    if not rows:
        if _NONE_KEPT.holds(whole(case)):
            return met("retained.statement")
        if case.omitted("retained.types"):
            return need(case, "retained.types")
        return lacking(*(f"retained.types[].{path}" for part in _OPENING_AND_CLOSING for path in part.wanted()))
    return together(_used_up(case, row) for row in rows)


def _used_up(case: Case, row: RetainedRow) -> Verdict:
    prefix = f"retained.types[{row.id}]."
    verdict = All(_OPENING_AND_CLOSING).judge(Where(case, row, prefix))
    gap = retained_gap(row.submunitions) or retained_gap(row.munitions)
    if gap is None:
        return verdict
    name = row.type or _NO_NAME
    return together(
        [verdict, against(say(_DOES_NOT_BALANCE, type=name, opening=gap.opening, calc=gap.calc, closing=gap.closing))]
    )
