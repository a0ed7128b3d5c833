"""The coverage of a plan as data, for the JSON of a report: a receiver can recompute it and compare."""

from __future__ import annotations

from typing import Any

from lapreporter.checks.plan.coverage import ActionCoverage, IndicatorCoverage, PlanCoverage


def coverage_data(of: PlanCoverage) -> dict[str, Any]:
    """The coverage as plain data, without words of any language: the same report always gives the same data.

    ``groups`` says to which groups the State belongs and whether that follows from its answers, from the list of
    States, or from neither: receivers with another list of States see where a difference comes from.
    """
    return {
        "plan": of.plan.id,
        "wording": of.plan.wording.status,
        "answered": of.answered,
        "concerning": of.concerning,
        "groups": {
            group.value: {"belongs": ground.concerns, "basis": ground.basis.value}
            for group, ground in of.grounds.items()
        },
        "actions": [_action(action) for action in of.actions],
    }


def differences(written: object, of: PlanCoverage) -> tuple[str, ...]:
    """The indicators whose status in ``written``, the data of a file, is not the one computed here.

    Data of another plan, or of another shape, differ as a whole: then every indicator is named.
    """
    theirs, ours = _statuses(written), _statuses(coverage_data(of))
    return tuple(indicator for indicator, status in ours.items() if theirs.get(indicator) != status)


def _statuses(data: object) -> dict[str, object]:
    """The status of each indicator in data that may have any shape."""
    actions = data.get("actions") if isinstance(data, dict) else None
    rows = [action for action in actions if isinstance(action, dict)] if isinstance(actions, list) else []
    indicators = [one for row in rows if isinstance(row.get("indicators"), list) for one in row["indicators"]]
    return {str(one.get("id")): one.get("status") for one in indicators if isinstance(one, dict)}


def _action(of: ActionCoverage) -> dict[str, Any]:
    data: dict[str, Any] = {
        "number": of.action.number,
        "status": of.status.value,
        "indicators": [_indicator(one) for one in of.indicators],
    }
    if of.own is not None:
        data["own_word"] = of.own.concerns
    return data


def _indicator(of: IndicatorCoverage) -> dict[str, Any]:
    data: dict[str, Any] = {"id": of.indicator.id, "status": of.status.value}
    if of.found:
        data["evidence"] = list(of.found)
    if of.gaps:
        data["missing"] = [gap.path for gap in of.gaps]
    return data
