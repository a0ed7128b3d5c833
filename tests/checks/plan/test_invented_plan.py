"""A second plan touches nothing but its own file and its predicates."""

from __future__ import annotations

from pathlib import Path

from lapreporter.checks.case import Case
from lapreporter.checks.plan.binding import Given, HowMany, Rows, whole
from lapreporter.checks.plan.coverage import Coverage, coverage
from lapreporter.checks.plan.data import record
from lapreporter.checks.plan.loader import load_plan
from lapreporter.checks.plan.missing import steps_to_complete
from lapreporter.checks.plan.plan import Plan
from lapreporter.checks.plan.verdict import Verdict, lacking
from lapreporter.report.plan import PlanOverride
from lapreporter.report.resources import Exchange
from lapreporter.report.retained import RetainedStatement, RetainedStatementCode
from lapreporter.report.stockpiles import StockpileStatement, StockpileStatementCode
from tests.checks.plan.plans import covered, example
from tests.checks.speaking import case

FILE = Path(__file__).parent / "invented" / "harbour.toml"


def two_exchanges(about: Case) -> Verdict:
    if len(about.report.resources.exchanges) < 2:
        return lacking("resources.exchanges[].partner")
    return Rows(HowMany.EVERY, "resources.exchanges", (Given("partner"),)).judge(whole(about))


def harbour() -> Plan:
    return load_plan(FILE, {"two_exchanges": two_exchanges})


def test_an_invented_plan_is_covered_like_the_first() -> None:
    about = case(
        {
            "retained.statement": RetainedStatement(code=RetainedStatementCode.NONE_RETAINED),
            "resources.exchanges": (Exchange(id="a", partner="North"), Exchange(id="b")),
            "stockpiles.statement": StockpileStatement(code=StockpileStatementCode.NEVER_HELD),
        }
    )
    found = coverage(harbour(), about)
    statuses = {one.indicator.id: one.status for one in found.indicators()}
    assert statuses == {
        "1.1": Coverage.ANSWERED,
        "1.2": Coverage.ELSEWHERE,
        "2.1": Coverage.PARTLY,
        "3.1": Coverage.NOT_CONCERNED,
    }
    assert [one.status for one in found.actions] == [Coverage.ANSWERED, Coverage.PARTLY, Coverage.NOT_CONCERNED]
    assert (found.answered, found.concerning) == (1, 2)
    assert [step.question for step in steps_to_complete(found)][-1] == "resources.exchanges"


def test_the_first_plan_does_not_notice_the_second() -> None:
    before = record(covered(example("deu-2017")))
    coverage(harbour(), example("deu-2017"))
    assert record(covered(example("deu-2017"))) == before


def test_a_word_on_an_action_stays_with_its_plan() -> None:
    word = PlanOverride(id="a", plan="lap", action=1, concerns=False, reason="That was the other plan.")
    found = coverage(harbour(), case({"plan.overrides": (word,)}))
    assert found.action(1).own is None
