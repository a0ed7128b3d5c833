"""Action 48: what holds up national law."""

from __future__ import annotations

from lapreporter.checks.case import Case
from lapreporter.checks.plan.binding import given, need
from lapreporter.checks.plan.verdict import Verdict, lacking, met
from lapreporter.report.national_measures import LawStatus

_NO_OBSTACLES = "national_measures.no_obstacles"
_STATUS = "national_measures.status"
_STORY = ("national_measures.obstacles", "national_measures.expected_on")


def obstacles_to_law(case: Case) -> Verdict:
    """48.1: obstacles with stage and date where law is still to come; an explicit "no obstacles" otherwise.

    The status alone is no evidence: it belongs to 47.1.
    """
    measures = case.report.national_measures
    if measures.status is LawStatus.NOT_STARTED:
        return need(case, *_STORY)
    if measures.status is LawStatus.UNDER_WAY or given(measures.obstacles):
        return need(case, *_STORY, "national_measures.stage")
    if measures.no_obstacles and measures.status is not None:
        return met(_NO_OBSTACLES)
    found = (_NO_OBSTACLES,) if measures.no_obstacles else ()
    missing = [path for path, value in ((_STATUS, measures.status), (_NO_OBSTACLES, found)) if not value]
    return lacking(*missing, found=found)
