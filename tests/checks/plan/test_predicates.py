"""Each predicate of the Lausanne Action Plan: where it holds, and where one thing too few stands in the report.

What holds is taken from the practice country, which answers everything; each claim changes one answer.
"""

from __future__ import annotations

import dataclasses
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from lapreporter.checks.case import Case
from lapreporter.checks.plan.predicates.lausanne import PREDICATES
from lapreporter.i18n import SpokenLanguage
from lapreporter.report.answers import Money, Omission, OmissionKind, People, Period
from lapreporter.report.contamination import AreaBalance, AreaStatus, ContaminationStatement, ContaminationStatementCode
from lapreporter.report.cover import Mark, MissingYear, ReportKind
from lapreporter.report.national_measures import LawStatus
from lapreporter.report.obligations import ObligationStatus
from lapreporter.report.paths import get, replace
from lapreporter.report.report import EditionKey
from lapreporter.report.resources import (
    AssistanceGiven,
    NationalResource,
    NationalStatement,
    NationalStatementCode,
    SupportKind,
    SupportPurpose,
)
from lapreporter.report.retained import RetainedRow, RetainedStatement, RetainedStatementCode
from lapreporter.report.stockpiles import StockpileStatement, StockpileStatementCode
from lapreporter.report.victim_assistance import PlanStatus
from tests.checks.plan.plans import example, judged, lausanne
from tests.checks.speaking import case, year

FULL = example("xpr-2025")
XTS = Money(amount=Decimal(100), currency="XTS")

STRATEGY = "plan.strategies[01]"
WORK_PLAN = "plan.work_plans[02]"
TARGET = "contamination.programme.targets[02]"

# A State that has destroyed its stock and cleared its land.
DONE: dict[str, Any] = {
    **year(2024),
    "cover.entry_into_force": date(2015, 3, 1),
    "stockpiles.statement": StockpileStatement(code=StockpileStatementCode.DESTROYED),
    "stockpiles.obligation.status": ObligationStatus.COMPLETED,
    "stockpiles.obligation.completed_on": "2022-05",
    "stockpiles.declaration.declared": True,
    "stockpiles.declaration.declared_on": date(2022, 8, 30),
    "stockpiles.declaration.meeting": "Tenth Meeting",
    "stockpiles.declaration.agreed_form": True,
    "stockpiles.declaration.held_munitions": 100,
    "stockpiles.declaration.held_submunitions": 8800,
    "stockpiles.declaration.destroyed_munitions": 94,
    "stockpiles.declaration.destroyed_submunitions": 8272,
    "contamination.statement": ContaminationStatement(code=ContaminationStatementCode.CLEARED),
    "contamination.obligation.status": ObligationStatus.COMPLETED,
    "contamination.obligation.completed_on": "2023-11-30",
    "contamination.declaration.declared": True,
    "contamination.declaration.declared_on": date(2024, 3, 1),
    "contamination.declaration.meeting": "Twelfth Meeting",
    "contamination.declaration.every_effort": True,
    "contamination.balance.closing_m2": 0,
}
KEPT = {"munitions.closing": 6, "submunitions.closing": 528}


def done(**changed: Any) -> Case:
    answers = {**DONE, **{path.replace("__", "."): value for path, value in changed.items()}}
    about = case(answers)
    row = RetainedRow(id="a")
    made = replace(about.report, "retained.types", (row,))
    for path, value in KEPT.items():
        made = replace(made, f"retained.types[a].{path}", value)
    return dataclasses.replace(about, report=made)


def but(path: str, value: Any) -> Case:
    """The practice country with one other answer."""
    return dataclasses.replace(FULL, report=replace(FULL.report, path, value))


HOLDING = [
    *("1.2", "2.1", "2.2", "3.1", "3.2", "4.1", "5.1", "12.1", "17.3", "18.2", "19.1", "24.1", "29.1", "31.1", "33.1"),
    *("38.1", "43.1", "44.1", "45.1", "48.1", "50.2"),
]


@pytest.mark.parametrize("name", HOLDING)
def test_it_holds_for_the_practice_country(name: str) -> None:
    verdict = judged(FULL, name)
    assert verdict.met, verdict
    assert verdict.beside is None
    assert verdict.found
    for path in verdict.found:
        get(FULL.report, path)


@pytest.mark.parametrize("name", ["13.1", "25.1", "50.1"])
def test_it_holds_for_a_state_that_has_done_its_work(name: str) -> None:
    verdict = judged(done(), name)
    assert verdict.met, verdict
    assert verdict.found


def test_every_predicate_has_a_claim_that_it_holds() -> None:
    bound = {one.id for _, one in lausanne().indicators() if one.binding.name in PREDICATES}
    assert bound == {*HOLDING, "13.1", "25.1", "50.1"}


LINE = NationalResource(id="a", purpose=SupportPurpose.ADVOCACY, amount=XTS)
GIFT = FULL.report.resources.given[0]


def test_every_predicate_has_a_claim_that_it_fails() -> None:
    failing = {name for name, _, _ in FAILING} | {"13.1", "25.1", "50.1"}
    assert failing == {*HOLDING, "13.1", "25.1", "50.1"}


FAILING: list[tuple[str, str, Any]] = [
    ("1.2", "resources.national", ()),
    ("1.2", "resources.national", (LINE,)),
    ("1.2", "resources.national", (LINE.model_copy(update={"purpose": SupportPurpose.CLEARANCE, "paid_on": "2019"}),)),
    ("1.2", "resources.national", (NationalResource(id="a", purpose=SupportPurpose.CLEARANCE),)),
    ("2.1", "plan.strategies", ()),
    ("2.1", f"{STRATEGY}.status", PlanStatus.DRAFT),
    ("2.1", f"{STRATEGY}.status", PlanStatus.EXPIRED),
    ("2.1", f"{STRATEGY}.year_to", 2024),
    ("2.1", f"{STRATEGY}.adopted_on", "2026-02"),
    ("2.1", f"{STRATEGY}.authority", None),
    ("2.2", f"{WORK_PLAN}.year", 2024),
    ("2.2", f"{WORK_PLAN}.cost", Money()),
    ("2.2", "cover.period", Period()),
    ("3.1", "resources.given", ()),
    ("3.1", "resources.given", (GIFT.model_copy(update={"recipient_state": None}),)),
    ("3.1", "resources.given", (GIFT.model_copy(update={"purpose": SupportPurpose.ADVOCACY}),)),
    ("3.2", "resources.given", (GIFT.model_copy(update={"year_to": 2025}),)),
    ("3.2", "resources.given", (GIFT.model_copy(update={"commitment": Money()}),)),
    ("4.1", f"{STRATEGY}.gender", None),
    ("4.1", f"{STRATEGY}.gender", "yes"),
    ("4.1", f"{WORK_PLAN}.gender", None),
    ("5.1", f"{STRATEGY}.consulted", None),
    ("5.1", "victim_assistance.consultation", None),
    ("12.1", "stockpiles.programme.planned_end", date(2027, 3, 2)),
    ("12.1", "stockpiles.programme.rates", ()),
    ("12.1", "stockpiles.programme.cost", Money(amount=Decimal(3))),
    ("17.3", "retained.types[01].munitions.destroyed", None),
    ("17.3", "retained.types[01].submunitions.closing", 881),
    ("17.3", "retained.types", ()),
    ("18.2", "contamination.areas[n022].marked", None),
    ("18.2", "contamination.areas[n022].marked_by", None),
    ("18.2", "contamination.unmarked_reason", None),
    ("18.2", "contamination.areas", ()),
    ("19.1", "contamination.programme.planned_end", date(2028, 3, 2)),
    ("19.1", "contamination.programme.planned_end", None),
    ("19.1", f"{TARGET}.achieved_m2", None),
    ("19.1", "contamination.programme.gap_reason", None),
    ("19.1", "contamination.programme.targets[03].cost", Money()),
    ("19.1", "contamination.programme.targets[03].year", 2029),
    ("24.1", "contamination.areas[n001].hazard", None),
    ("24.1", "contamination.areas[n001].size_m2", None),
    ("24.1", "contamination.areas", ()),
    ("24.1", "contamination.items", ()),
    ("24.1", "contamination.balance.closing_m2", 5_400_000),
    ("24.1", "contamination.balance.opening_m2", None),
    ("29.1", "risk_education.reached.girls", None),
    ("29.1", "risk_education.reached.disability", None),
    ("29.1", "risk_education.reached.total", 3),
    ("29.1", "risk_education.at_risk_groups", None),
    ("31.1", "victim_assistance.known", People(total=649)),
    ("31.1", "victim_assistance.casualties.people", People()),
    ("31.1", "victim_assistance.casualties.killed", None),
    ("31.1", "victim_assistance.registry.protection", None),
    ("33.1", "victim_assistance.plan.status", PlanStatus.DRAFT),
    ("33.1", "victim_assistance.plan.budget", Money()),
    ("33.1", "victim_assistance.plan.objectives", "A better life for all survivors."),
    ("33.1", "victim_assistance.plan.objectives", None),
    ("38.1", "resources.national", (LINE,)),
    ("38.1", "resources.national_statement", NationalStatement(code=NationalStatementCode.NONE_NEEDED)),
    ("43.1", "cover.submitted_on", date(2026, 5, 1)),
    ("43.1", "cover.submitted_on", None),
    ("43.1", "cover.period", Period(start=date(2025, 3, 1), end=date(2025, 12, 31))),
    ("44.1", "cover.last_report_on", None),
    ("44.1", "cover.last_report_on", date(2023, 4, 1)),
    ("44.1", "cover.missing_years", (MissingYear(id="01", year=2024, stockpiles="Some were destroyed."),)),
    ("44.1", "cover.marks.stockpiles.mark", Mark.UNCHANGED),
    ("45.1", "edition", EditionKey.ORIGINAL_2010),
    ("48.1", "national_measures.status", LawStatus.UNDER_WAY),
    ("48.1", "national_measures.status", LawStatus.NOT_STARTED),
    ("48.1", "national_measures.status", None),
    ("48.1", "national_measures.no_obstacles", None),
    ("50.2", "stockpiles.requests[01].submitted_on", date(2021, 12, 1)),
    ("50.2", "contamination.requests[01].submitted_on", None),
    ("50.2", "contamination.requests[01].meeting_on", None),
]


@pytest.mark.parametrize(("name", "path", "value"), FAILING, ids=[f"{name} {path}" for name, path, _ in FAILING])
def test_one_answer_less_and_it_does_not_hold(name: str, path: str, value: Any, english: SpokenLanguage) -> None:
    about = but(path, value)
    verdict = judged(about, name)
    assert not verdict.met
    assert verdict.gaps or verdict.remarks, "nobody is told what is missing"
    for remark in verdict.remarks:
        assert "{" not in remark.text(english)
    for path in verdict.found:
        get(about.report, path)


@pytest.mark.parametrize(
    "changed",
    [
        {"stockpiles__declaration__declared": None},
        {"stockpiles__declaration__meeting": None},
        {"stockpiles__obligation__completed_on": None},
        {"stockpiles__declaration__destroyed_munitions": 100},
        {"stockpiles__declaration__held_submunitions": 8900},
    ],
)
def test_a_declaration_of_destruction_needs_date_meeting_and_totals_that_agree(changed: dict[str, Any]) -> None:
    assert not judged(done(**changed), "13.1").met


@pytest.mark.parametrize(
    "changed",
    [
        {"contamination__declaration__declared": False},
        {"contamination__declaration__every_effort": False},
        {"contamination__obligation__completed_on": None},
        {"contamination__balance": AreaBalance(closing_m2=40)},
    ],
)
def test_a_declaration_of_clearance_needs_every_effort_and_no_area_left(changed: dict[str, Any]) -> None:
    assert not judged(done(**changed), "25.1").met


def test_no_declaration_is_asked_for_while_work_remains() -> None:
    assert judged(FULL, "13.1").beside is not None
    assert judged(FULL, "25.1").beside is not None


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("stockpiles__obligation__completed_on", "2023-04"),
        ("contamination__obligation__completed_on", "2025-03"),
        ("contamination__obligation__completed_on", None),
    ],
)
def test_completion_after_the_first_deadline_or_without_date_is_not_in_time(path: str, value: Any) -> None:
    assert not judged(done(**{path: value}), "50.1").met


def test_completion_in_the_month_of_the_deadline_counts_when_the_day_says_so() -> None:
    assert judged(done(stockpiles__obligation__completed_on="2023-03-01"), "50.1").met
    # A month alone may have ended after the first of March.
    assert not judged(done(stockpiles__obligation__completed_on="2023-03"), "50.1").met


def test_before_the_first_deadline_nothing_is_late() -> None:
    assert judged(example("lao-2017"), "50.1").beside is not None


def test_no_request_is_asked_for_when_the_plan_ends_in_time() -> None:
    about = but("contamination.requests", ())
    about = dataclasses.replace(about, report=replace(about.report, "stockpiles.requests", ()))
    for section in ("stockpiles", "contamination"):
        early = replace(about.report, f"{section}.obligation.deadline", date(2029, 1, 1))
        about = dataclasses.replace(about, report=early)
    assert judged(about, "50.2").beside is not None
    late = replace(about.report, "contamination.programme.planned_end", date(2029, 1, 2))
    assert not judged(dataclasses.replace(about, report=late), "50.2").met


def test_a_request_after_the_deadline_ran_out_is_late() -> None:
    report = replace(FULL.report, "stockpiles.requests[01].submitted_on", date(2023, 4, 1))
    report = replace(report, "stockpiles.requests[01].meeting_on", date(2024, 9, 10))
    assert not judged(dataclasses.replace(FULL, report=report), "50.2").met


def test_groups_collected_but_not_published_count_for_victims() -> None:
    report = replace(FULL.report, "victim_assistance.casualties.people", People())
    withheld = Omission(kind=OmissionKind.WITHHELD, explanation="Collected, not published to protect privacy.")
    silent = dataclasses.replace(FULL, report=report)
    assert not judged(silent, "31.1").met
    openly = report.model_copy(update={"omissions": {"victim_assistance.casualties.people": withheld}})
    assert judged(dataclasses.replace(FULL, report=openly), "31.1").met


def test_a_year_without_casualties_needs_no_groups() -> None:
    report = FULL.report
    for path, value in (("killed", 0), ("injured", 0), ("people", People())):
        report = replace(report, f"victim_assistance.casualties.{path}", value)
    assert judged(dataclasses.replace(FULL, report=report), "31.1").met


def test_own_means_in_kind_count_when_they_are_described() -> None:
    row = NationalResource(id="a", purpose=SupportPurpose.CLEARANCE, kind=SupportKind.IN_KIND, description="20 staff")
    assert judged(but("resources.national", (row,)), "1.2").met


def test_that_nothing_is_needed_answers_when_nothing_is_open() -> None:
    word = NationalStatement(code=NationalStatementCode.NONE_NEEDED)
    assert judged(done(resources__national_statement=word), "38.1").met


def test_support_to_a_state_outside_the_convention_is_no_support_to_a_party(english: SpokenLanguage) -> None:
    gift = AssistanceGiven(id="a", recipient_state="AGO", purpose=SupportPurpose.CLEARANCE, description="Training")
    gift = gift.model_copy(update={"kind": SupportKind.TECHNICAL})
    about = case({"cover.state": "DEU", "resources.given": (gift,)}, known=True)
    verdict = judged(about, "3.1")
    assert [remark.text(english) for remark in verdict.remarks] == ["Angola is not a Party to the Convention."]
    party = gift.model_copy(update={"recipient_state": "LAO"})
    assert judged(case({"cover.state": "DEU", "resources.given": (party,)}, known=True), "3.1").met


def test_donors_without_work_of_their_own_name_their_criteria_on_gender() -> None:
    donor = done(resources__given=(GIFT,))
    assert not judged(donor, "4.1").met
    assert judged(done(resources__gender_criteria="Half of all places for women."), "4.1").met
    assert judged(done(), "4.1").beside is not None


def test_an_initial_report_is_in_time_within_180_days() -> None:
    first = {
        "cover.kind": ReportKind.INITIAL,
        "cover.period": Period(start=date(2024, 2, 1), end=date(2024, 7, 1)),
        "cover.entry_into_force": date(2024, 2, 1),
    }
    assert judged(case({**first, "cover.submitted_on": date(2024, 7, 30)}), "43.1").met
    assert not judged(case({**first, "cover.submitted_on": date(2024, 7, 31)}), "43.1").met
    assert judged(case(first), "44.1").met


def test_no_year_is_missing_after_last_years_report() -> None:
    assert judged(but("cover.last_report_on", date(2025, 4, 20)), "44.1").met


def test_before_the_tenth_meeting_there_was_no_adapted_form() -> None:
    assert judged(example("deu-2017"), "45.1").beside is not None


def test_nothing_retained_answers_how_much_was_used_up() -> None:
    none = RetainedStatement(code=RetainedStatementCode.NONE_RETAINED)
    assert judged(case({"retained.statement": none}), "17.3").met


def test_a_closed_area_needs_neither_marking_nor_class() -> None:
    about = but("contamination.areas[n001].status", AreaStatus.CLOSED)
    closed = replace(about.report, "contamination.areas[n001].marked", None)
    assert judged(dataclasses.replace(about, report=closed), "18.2").met
