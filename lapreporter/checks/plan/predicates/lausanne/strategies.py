"""Actions 2, 4 and 5: strategies and work plans, what they say on gender, and who took part in making them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from lapreporter.checks.case import Case
from lapreporter.checks.plan.binding import All, Given, HowMany, Is, Rows, Where, given, need, whole
from lapreporter.checks.plan.sentence import say
from lapreporter.checks.plan.verdict import Verdict, against, beside, lacking, met, together
from lapreporter.report.answers import first_day
from lapreporter.report.plan import Strategy, WorkPlan
from lapreporter.report.victim_assistance import PlanStatus
from lapreporter.words import Year, mark

_STRATEGY: Final = All(
    (
        Given("title"),
        Is("status", (PlanStatus.ADOPTED.value,)),
        Given("adopted_on"),
        Given("authority"),
        Given("year_from"),
        Given("year_to"),
        Given("pillars"),
    )
)
_ANY_STRATEGY: Final = Rows(HowMany.SOME, "plan.strategies", _STRATEGY.parts)
_EXPIRED = mark("“{title}” ended in {end}, before the reporting year was over.")
_LATER = mark("“{title}” was adopted after the reporting period.")

_WORK_PLAN: Final = All((Given("strategy"), Given("targets"), Given("cost")))
_YEAR_UNKNOWN = mark("Which years the work plans have to cover follows from the period on the cover page.")
_NO_WORK_PLAN = mark("No work plan for {year} is named.")

_NOTHING_TO_PLAN = mark(
    "There is neither a strategy nor a work plan to speak of, and no open obligation that needs one."
)


def adopted_strategy(case: Case) -> Verdict:
    """2.1: an adopted strategy with date, authority, years and pillars that did not end before the year was over."""
    if not case.report.plan.strategies:
        return _ANY_STRATEGY.judge(whole(case))
    judged = [_judged_strategy(case, strategy) for strategy in case.report.plan.strategies]
    return max(judged, key=lambda verdict: (verdict.met, len(verdict.found) - len(verdict.remarks)))


def _judged_strategy(case: Case, strategy: Strategy) -> Verdict:
    verdict = _STRATEGY.judge(Where(case, strategy, f"plan.strategies[{strategy.id}]."))
    return together([verdict, *_out_of_time(case, strategy)])


def _out_of_time(case: Case, strategy: Strategy) -> Iterator[Verdict]:
    title = strategy.title or ""
    if case.year is not None and strategy.year_to is not None and strategy.year_to < case.year:
        yield against(say(_EXPIRED, title=title, end=Year(strategy.year_to)))
    if strategy.adopted_on and first_day(strategy.adopted_on) > case.position_on:
        yield against(say(_LATER, title=title))


def work_plans_for_two_years(case: Case) -> Verdict:
    """2.2: a work plan for the reporting year and one for the year after, each with targets, cost and strategy."""
    if case.year is None:
        return together([need(case, "cover.period"), against(say(_YEAR_UNKNOWN))])
    return together(_work_plan_of(case, year) for year in (case.year, case.year + 1))


def _work_plan_of(case: Case, year: int) -> Verdict:
    plans = [plan for plan in case.report.plan.work_plans if plan.year == year]
    if not plans:
        wanted = lacking(*(f"plan.work_plans[].{name}" for name in ("year", "strategy", "targets", "cost")))
        return together([wanted, against(say(_NO_WORK_PLAN, year=Year(year)))])
    judged = [_WORK_PLAN.judge(Where(case, plan, f"plan.work_plans[{plan.id}].")) for plan in plans]
    return max(judged, key=lambda verdict: (verdict.met, len(verdict.found)))


def gender_in_plans(case: Case) -> Verdict:
    """4.1: each strategy and work plan says what it provides on gender and diversity; donors name their criteria."""
    criteria = case.report.resources.gender_criteria
    if not _has_work(case) and not _documents(case):
        if given(criteria) or case.report.resources.given:
            return need(case, "resources.gender_criteria")
        return beside(say(_NOTHING_TO_PLAN))
    found = met("resources.gender_criteria") if given(criteria) else met()
    return together([_each_document(case, "gender"), found])


def plans_made_with_communities(case: Case) -> Verdict:
    """5.1: for each strategy and work plan, and for the plan for victims, who took part in making it."""
    parts = [_each_document(case, "consulted")] if _documents(case) or not _plan_for_victims(case) else []
    if _plan_for_victims(case):
        parts.append(need(case, "victim_assistance.consultation"))
    return together(parts)


def _each_document(case: Case, name: str) -> Verdict:
    """The answer ``name`` on every strategy and work plan, in more than a word."""
    documents = _documents(case)
    if not documents:
        return lacking("plan.strategies[].title", f"plan.strategies[].{name}")
    return together(_telling(case, f"{path}.{name}", getattr(document, name)) for path, document in documents)


def _telling(case: Case, path: str, text: str | None) -> Verdict:
    if len((text or "").strip()) >= case.settings.short_answer:
        return met(path)
    return need(case, path) if not given(text) else lacking(path)


def _documents(case: Case) -> list[tuple[str, Strategy | WorkPlan]]:
    """The strategies and work plans that exist, each with its address."""
    plan = case.report.plan
    strategies = [(f"plan.strategies[{row.id}]", row) for row in plan.strategies if row.status is not PlanStatus.NONE]
    return [*strategies, *((f"plan.work_plans[{row.id}]", row) for row in plan.work_plans)]


def _plan_for_victims(case: Case) -> bool:
    plan = case.report.victim_assistance.plan
    return given(plan.title) and plan.status is not PlanStatus.NONE


def _has_work(case: Case) -> bool:
    return case.stock_open or case.areas_open or case.has_victims
