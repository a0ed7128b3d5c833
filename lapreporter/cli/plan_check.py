"""What a report says about the plan of action, computed again and compared with what the file itself says."""

from __future__ import annotations

from dataclasses import dataclass

from lapreporter.checks.case import Case
from lapreporter.checks.plan.coverage import PlanCoverage, coverage
from lapreporter.checks.plan.data import differences
from lapreporter.checks.plan.plan import Plan
from lapreporter.words import Language, mark

_AGREES = mark("The file says the same.")
_DIFFERS = mark("The file says otherwise of the indicators {indicators}.")
_SILENT = mark("The file itself says nothing about the plan; a report that was exported does.")


@dataclass(frozen=True, slots=True)
class PlanCheck:
    """The coverage as computed here; ``written`` says whether the file holds one, ``differing`` where it differs."""

    computed: PlanCoverage
    written: bool
    differing: tuple[str, ...]


def plan_check(case: Case, plan: Plan) -> PlanCheck:
    """Compute the coverage of a plan and compare it with the record in the report."""
    computed, record = coverage(plan, case), case.report.coverage
    return PlanCheck(computed, record is not None, differences(record, computed) if record else ())


def as_text(checked: PlanCheck, language: Language) -> str:
    """The figure in a sentence, and whether the file agrees."""
    figure = checked.computed.figure().text(language)
    if not checked.written:
        return f"{figure} {language.text(_SILENT)}"
    if not checked.differing:
        return f"{figure} {language.text(_AGREES)}"
    return f"{figure} {language.text(_DIFFERS, {'indicators': language.listing(checked.differing)})}"


def as_data(checked: PlanCheck) -> dict[str, object]:
    """The same for a machine."""
    return {
        "plan": checked.computed.plan.id,
        "answered": checked.computed.answered,
        "concerning": checked.computed.concerning,
        "in_file": checked.written,
        "differing": list(checked.differing),
    }
