"""Which actions and indicators of a plan concern a State: by the groups it belongs to, or by its own word."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from lapreporter.checks.case import Case
from lapreporter.checks.plan.ground import Basis, Ground, Grounds
from lapreporter.checks.plan.plan import Action, Group, Indicator, Plan
from lapreporter.checks.plan.sentence import say
from lapreporter.report.plan import PlanOverride
from lapreporter.words import mark

_OWN_WORD = mark("{reason}")
_RANK: Final = {Basis.OWN_WORD: 0, Basis.ANSWER: 1, Basis.KNOWN: 2, Basis.UNKNOWN: 3}
"""The better founded ground is named where several hold."""


def overrides(case: Case, plan: Plan) -> Mapping[int, PlanOverride]:
    """The State's own word on actions of this plan; it counts once it has a reason. The last one counts."""
    return {
        row.action: row
        for row in case.report.plan.overrides
        if row.plan == plan.id and row.action is not None and row.concerns is not None and (row.reason or "").strip()
    }


def concern_of(groups: Iterable[Group], known: Grounds) -> Ground:
    """Whether any of the groups holds; the ground is the best founded one."""
    found = [known[group] for group in groups]
    holding = [ground for ground in found if ground.concerns] or found
    return min(holding, key=lambda ground: _RANK[ground.basis])


def concern_of_indicator(indicator: Indicator, known: Grounds, own: PlanOverride | None) -> Ground:
    """Whether an indicator concerns the State.

    The State's own word on the action counts, except that measures of States outside the Convention never become
    those of a State Party.
    """
    if own is not None and indicator.applies_to != (Group.NOT_PARTY,):
        return own_ground(own)
    return concern_of(indicator.applies_to, known)


def concern_of_action(action: Action, known: Grounds, own: PlanOverride | None) -> Ground:
    """Whether an action concerns the State: by its own groups, or because one of its indicators does."""
    if own is not None:
        return own_ground(own)
    ground = concern_of(action.applies_to, known)
    if ground.concerns:
        return ground
    of_indicators = [concern_of(indicator.applies_to, known) for indicator in action.indicators]
    return next((one for one in of_indicators if one.concerns), ground)


def own_ground(own: PlanOverride) -> Ground:
    """The State's own word as a ground."""
    reason = say(_OWN_WORD, reason=(own.reason or "").strip())
    return Ground(bool(own.concerns), Basis.OWN_WORD, reason, f"plan.overrides[{own.id}].reason")
