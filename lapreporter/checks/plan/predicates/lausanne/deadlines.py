"""Action 50: first deadlines kept, or more time asked for in time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from lapreporter.checks.case import Case
from lapreporter.checks.deadlines import plus_years, request_due
from lapreporter.checks.plan.binding import need
from lapreporter.checks.plan.sentence import say
from lapreporter.checks.plan.verdict import Verdict, against, beside, lacking, met, together
from lapreporter.report.answers import StatementBase, last_day
from lapreporter.report.obligations import (
    ClearanceRequest,
    ObligationStatus,
    RequestOutcome,
    Standing,
    StockpileRequest,
)
from lapreporter.words import mark

_NOT_PASSED = mark("The first deadline, {deadline}, had not passed at the end of the period.")
_PASSED = mark("The first deadline passed on {deadline}, and work remains.")
_COMPLETED_LATE = mark("Completed by {completed}, after the first deadline of {deadline}.")
_NO_OBLIGATION = mark("Neither stocks nor contaminated areas had to be dealt with.")

_NOT_NEEDED = mark("By your plan no more time is needed: its end, {end}, is within the deadline of {deadline}.")
_REQUEST_LATE = mark("Submitted on {submitted}; for a meeting on {meeting} the request was due on {due}.")
_AFTER_EXPIRY = mark("Submitted on {submitted}, after the deadline of {deadline} had passed.")


@dataclass(frozen=True, slots=True)
class Obligation:
    """What Articles 3 and 4 have in common here. ``first`` is the deadline without any extension."""

    section: str
    still_open: bool
    standing: Standing
    statement: StatementBase
    done_code: str
    first: date | None
    deadline: date | None
    planned_end: date | None
    requests: tuple[StockpileRequest, ...] | tuple[ClearanceRequest, ...]

    @property
    def done(self) -> bool:
        """Whether the report says that the obligation was met."""
        said = getattr(self.statement, "code", None) == self.done_code
        return not self.still_open and (said or self.standing.status is ObligationStatus.COMPLETED)


def first_deadlines_kept(case: Case) -> Verdict:
    """50.1: completion beside the first deadline, of each obligation that the State had."""
    return _of_each(case, lambda one: one.still_open or one.done, _first_kept)


def request_in_time(case: Case) -> Verdict:
    """50.2: a request nine months before its meeting and before the deadline passes, where more time is needed."""
    return _of_each(case, lambda one: one.still_open or bool(one.requests), _asked_in_time)


def _of_each(
    case: Case, concerns: Callable[[Obligation], bool], judge: Callable[[Case, Obligation], Verdict]
) -> Verdict:
    """What each obligation has to say; those without an object drop out while another has one."""
    judged = [judge(case, one) for one in _obligations(case) if concerns(one)]
    if not judged:
        silent = [one.section for one in _obligations(case) if getattr(one.statement, "code", None) is None]
        return need(case, *(f"{section}.statement" for section in silent)) if silent else beside(say(_NO_OBLIGATION))
    counting = [verdict for verdict in judged if verdict.beside is None]
    return together(counting) if counting else judged[0]


def _obligations(case: Case) -> Iterator[Obligation]:
    report, settings = case.report, case.settings
    entry = case.entry_into_force
    start = report.contamination.hostilities_ended_on or entry
    yield Obligation(
        section="stockpiles",
        still_open=case.stock_open,
        standing=report.stockpiles.obligation,
        statement=report.stockpiles.statement,
        done_code="destroyed",
        first=plus_years(entry, settings.stockpile_years) if entry else None,
        deadline=case.stock_deadline,
        planned_end=report.stockpiles.programme.planned_end,
        requests=report.stockpiles.requests,
    )
    yield Obligation(
        section="contamination",
        still_open=case.areas_open,
        standing=report.contamination.obligation,
        statement=report.contamination.statement,
        done_code="cleared",
        first=plus_years(start, settings.clearance_years) if start else None,
        deadline=case.clearance_deadline,
        planned_end=report.contamination.programme.planned_end,
        requests=report.contamination.requests,
    )


def _first_kept(case: Case, one: Obligation) -> Verdict:
    if one.first is None:
        return need(case, "cover.entry_into_force")
    if not one.done:
        if case.position_on <= one.first:
            return beside(say(_NOT_PASSED, deadline=one.first))
        return against(say(_PASSED, deadline=one.first), f"{one.section}.statement")
    completed, path = one.standing.completed_on, f"{one.section}.obligation.completed_on"
    if completed is None and one.statement.event_on is not None:
        completed, path = one.statement.event_on, f"{one.section}.statement.event_on"
    if completed is None:
        return need(case, path)
    if last_day(completed) > one.first:
        return against(say(_COMPLETED_LATE, completed=last_day(completed), deadline=one.first), path)
    return met(path)


def _asked_in_time(case: Case, one: Obligation) -> Verdict:
    if not one.requests:
        return _none_asked(one)
    *earlier, last = one.requests
    path = f"{one.section}.requests[{last.id}]"
    parts = [need(case, f"{path}.submitted_on", f"{path}.meeting_on")]
    if last.submitted_on is None:
        return together(parts)
    if last.meeting_on is not None:
        due = request_due(last.meeting_on, case.settings.request_months_ahead)
        if last.submitted_on > due:
            late = say(_REQUEST_LATE, submitted=last.submitted_on, meeting=last.meeting_on, due=due)
            parts.append(against(late))
    granted = [one.new_deadline for one in earlier if one.outcome is RequestOutcome.GRANTED and one.new_deadline]
    ran_to = max(granted, default=one.first)
    if ran_to is not None and last.submitted_on > ran_to:
        parts.append(against(say(_AFTER_EXPIRY, submitted=last.submitted_on, deadline=ran_to)))
    return together(parts)


def _none_asked(one: Obligation) -> Verdict:
    if one.planned_end and one.deadline and one.planned_end <= one.deadline:
        ground = say(_NOT_NEEDED, end=one.planned_end, deadline=one.deadline)
        return beside(ground, f"{one.section}.programme.planned_end")
    return lacking(f"{one.section}.requests[].submitted_on", f"{one.section}.requests[].meeting_on")
