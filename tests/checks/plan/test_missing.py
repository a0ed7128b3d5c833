"""The shortest way to a fuller report: cheap answers first, shared ones once, impossible ones never."""

from __future__ import annotations

import dataclasses

from lapreporter.checks.finding import Finding, at
from lapreporter.checks.plan.coverage import Coverage
from lapreporter.checks.plan.missing import Step, minutes_of, promise, question_of, steps_to_complete
from lapreporter.checks.registry import rule_of
from lapreporter.i18n import SpokenLanguage
from lapreporter.report.answers import Omission, OmissionKind
from lapreporter.report.paths import replace
from lapreporter.report.resources import GivenStatement, GivenStatementCode
from tests.checks.plan.plans import covered, example, status

NZL = example("nzl-2013")
NONE_GIVEN = GivenStatement(code=GivenStatementCode.NONE_GIVEN)


def order(steps: tuple[Step, ...], indicator: str) -> int:
    return next(place for place, step in enumerate(steps) if indicator in step.indicators)


def test_every_open_indicator_that_can_be_completed_is_completed_once() -> None:
    for name in ("deu-2017", "lao-2017", "nzl-2013"):
        found = covered(example(name))
        steps = steps_to_complete(found)
        completed = [one for step in steps for one in step.indicators]
        assert len(completed) == len(set(completed))
        possible = {
            one.indicator.id
            for one in found.indicators()
            if one.status in (Coverage.OPEN, Coverage.PARTLY) and one.gaps and all(gap.open for gap in one.gaps)
        }
        assert set(completed) == possible


def test_a_full_report_has_no_step_left() -> None:
    assert steps_to_complete(covered(example("xpr-2025"))) == ()


def test_what_is_openly_left_out_is_no_step() -> None:
    steps = steps_to_complete(covered(example("deu-2017")))
    assert not any("24.1" in step.indicators for step in steps)
    assert not any(path.endswith("submitted_on") and path.startswith("cover") for step in steps for path in step.paths)


def test_short_answers_come_before_long_ones() -> None:
    steps = steps_to_complete(covered(NZL))
    assert order(steps, "46.1") < order(steps, "47.2") < order(steps, "47.1")


def test_one_answer_settles_whether_several_indicators_concern_the_state() -> None:
    first = steps_to_complete(covered(NZL))[0]
    assert first.question == "resources.given_statement"
    assert set(first.settles) == {"3.1", "3.2", "26.1", "40.1", "42.1"}
    answered = dataclasses.replace(NZL, report=replace(NZL.report, first.question, NONE_GIVEN))
    assert all(status(answered, one) is Coverage.NOT_CONCERNED for one in first.settles)


def test_an_answer_that_serves_two_indicators_is_asked_once() -> None:
    steps = steps_to_complete(covered(NZL))
    partner = [step for step in steps if "resources.exchanges[].partner" in step.paths]
    assert len(partner) == 1
    assert set(partner[0].indicators) >= {"39.1", "26.1"}


def test_the_promise_counts_answers_and_indicators(english: SpokenLanguage) -> None:
    steps = (
        Step("a", ("a",), 0.5, settles=("9.9",)),
        Step("b", ("b",), 1.0, ("1.1", "2.1")),
        Step("c", ("c",), 1.0, ("3.1", "4.1", "5.1")),
        Step("d", ("d",), 9.0),
        Step("e", ("e",), 1.0, ("6.1",)),
    )
    offer = promise(steps)
    assert offer is not None
    assert (offer.answers, offer.indicators, offer.minutes) == (2, 5, 2.0)
    assert offer.text(english) == "2 answers would complete 5 of the indicators that are open."


def test_there_is_no_promise_without_steps() -> None:
    assert promise(()) is None


def test_findings_are_completed_by_the_same_steps() -> None:
    rule = rule_of("COV-22")
    spot = at("resources.exchanges[x1].partner")
    findings = [Finding(rule, spot.path, spot.parameters) for _ in range(3)]
    steps = steps_to_complete(covered(NZL), findings)
    mending = [step for step in steps if rule.code in step.codes]
    assert [step.question for step in mending] == ["resources.exchanges"]
    assert mending[0].minutes >= 3 * minutes_of("resources.exchanges[].partner")


def test_ten_thousand_rows_do_not_take_ten_thousand_minutes() -> None:
    rule = rule_of("COV-22")
    findings = [Finding(rule, f"contamination.areas[a{n}].hazard", {}) for n in range(10_000)]
    (step,) = [one for one in steps_to_complete(covered(NZL), findings) if rule.code in one.codes]
    assert step.minutes <= 20 * minutes_of("contamination.areas[].hazard")


def test_a_row_belongs_to_the_question_of_its_table() -> None:
    assert question_of("contamination.areas[k7f2].size_m2") == "contamination.areas"
    assert question_of("cover.kind") == "cover.kind"


def test_a_reason_takes_a_question_off_the_list() -> None:
    reason = Omission(kind=OmissionKind.NOT_APPLICABLE, explanation="There is no such plan.")
    report = NZL.report.model_copy(update={"omissions": {"plan.national_plans": reason}})
    steps = steps_to_complete(covered(dataclasses.replace(NZL, report=report)))
    assert not any(step.question == "plan.national_plans" for step in steps)
