"""The coverage of a plan as data, for the JSON of a report: a receiver can recompute it and compare."""

from __future__ import annotations

from lapreporter.checks.plan.coverage import ActionCoverage, IndicatorCoverage, PlanCoverage
from lapreporter.report.coverage import ActionRecord, CoverageRecord, GroupRecord, IndicatorRecord


def record(of: PlanCoverage) -> CoverageRecord:
    """The coverage without words of any language: the same report always gives the same record.

    ``groups`` says to which groups the State belongs and whether that follows from its answers, from the list of
    States, or from neither: receivers with another list of States see where a difference comes from.
    """
    return CoverageRecord(
        plan=of.plan.id,
        wording=of.plan.wording.status,
        answered=of.answered,
        concerning=of.concerning,
        groups={
            group.value: GroupRecord(belongs=ground.concerns, basis=ground.basis.value)
            for group, ground in of.grounds.items()
        },
        actions=tuple(_action(action) for action in of.actions),
    )


def differences(written: CoverageRecord, of: PlanCoverage) -> tuple[str, ...]:
    """The indicators whose status in a file is not the one computed here; all of them for another plan."""
    theirs = _statuses(written) if written.plan == of.plan.id else {}
    return tuple(indicator for indicator, status in _statuses(record(of)).items() if theirs.get(indicator) != status)


def _statuses(written: CoverageRecord) -> dict[str, str]:
    return {one.id: one.status for action in written.actions for one in action.indicators}


def _action(of: ActionCoverage) -> ActionRecord:
    return ActionRecord(
        number=of.action.number,
        status=of.status.value,
        own_word=of.own.concerns if of.own is not None else None,
        indicators=tuple(_indicator(one) for one in of.indicators),
    )


def _indicator(of: IndicatorCoverage) -> IndicatorRecord:
    return IndicatorRecord(
        id=of.indicator.id,
        status=of.status.value,
        evidence=tuple(of.found),
        missing=tuple(gap.path for gap in of.gaps),
    )
