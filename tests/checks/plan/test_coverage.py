"""What reports say to the plan: expectations written by reading, the figure, the roll-up, the data for receivers."""

from __future__ import annotations

import dataclasses
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from lapreporter.checks.plan.applicability import concern_of_action
from lapreporter.checks.plan.coverage import Coverage, coverage
from lapreporter.checks.plan.data import differences, record
from lapreporter.checks.plan.evidence import Evidence, evidence
from lapreporter.checks.plan.ground import Basis
from lapreporter.form.lexicon import load_lexicon
from lapreporter.i18n import SpokenLanguage
from lapreporter.locations import shipped
from lapreporter.report.contamination import ContaminatedArea, Extent, Hazard
from lapreporter.report.coverage import CoverageRecord
from lapreporter.report.paths import get, replace
from lapreporter.report.plan import PlanOverride
from lapreporter.words import Area, Term, Year
from tests.checks.plan.plans import covered, example, indicator, lausanne, status
from tests.checks.speaking import case

GOLDEN = Path(__file__).parents[2] / "golden" / "coverage"
REPORTS = sorted(GOLDEN.glob("*.toml"))


def expected(file: Path) -> dict[str, Any]:
    return tomllib.loads(file.read_text(encoding="utf-8"))


def ids_of(golden: dict[str, Any], status: Coverage) -> set[str]:
    """The indicators of one status: a table of sentences, or lists under a reason."""
    part: dict[str, Any] = golden[status.value]
    return {name for name, value in part.items() if isinstance(value, str)} | {
        one for value in part.values() if isinstance(value, list) for one in value
    }


@pytest.mark.parametrize("file", REPORTS, ids=lambda file: file.stem)
@pytest.mark.parametrize("status", list(Coverage), ids=lambda status: status.value)
def test_a_report_says_to_each_indicator_what_a_reader_finds(file: Path, status: Coverage) -> None:
    found = {one.indicator.id for one in covered(example(file.stem)).indicators() if one.status is status}
    assert found == ids_of(expected(file), status)


@pytest.mark.parametrize("file", REPORTS, ids=lambda file: file.stem)
def test_a_reader_looked_at_every_indicator_once(file: Path) -> None:
    golden = expected(file)
    ids = [one for status in Coverage for one in ids_of(golden, status)]
    assert sorted(ids) == sorted(indicator.id for _, indicator in lausanne().indicators())


@pytest.mark.parametrize("file", REPORTS, ids=lambda file: file.stem)
def test_a_state_belongs_to_the_groups_a_reader_names(file: Path) -> None:
    belongs = expected(file)["belongs"]
    grounds = covered(example(file.stem)).grounds
    assert {group.value for group, ground in grounds.items() if ground.concerns} == set(belongs["yes"])
    assert {group.value for group, ground in grounds.items() if not ground.concerns} == set(belongs["no"])


def test_the_practice_country_shows_what_a_full_report_reaches(english: SpokenLanguage) -> None:
    full = covered(example("xpr-2025"))
    assert full.counts[Coverage.OPEN] == 0
    assert [one.indicator.id for one in full.indicators() if one.status is Coverage.PARTLY] == ["50.1"]
    assert full.figure().text(english) == "Indicators answered: 56 of 57 that concern you."


def test_the_figure_leaves_out_what_is_measured_elsewhere_or_not_for_the_state() -> None:
    found = covered(example("deu-2017"))
    counts = found.counts
    assert found.concerning == 77 - counts[Coverage.ELSEWHERE] - counts[Coverage.NOT_CONCERNED]
    assert found.answered == counts[Coverage.ANSWERED]


def test_an_action_is_what_its_indicators_make_it() -> None:
    found = covered(example("deu-2017"))
    of = {one.action.number: one.status for one in found.actions}
    assert of[12] is Coverage.NOT_CONCERNED
    assert of[9] is Coverage.ELSEWHERE
    assert of[24] is Coverage.PARTLY
    # 21.1 is open, 21.2 partly answered; 50.1 is answered, 50.2 open.
    assert of[21] is Coverage.PARTLY
    assert of[50] is Coverage.PARTLY
    assert of[19] is Coverage.OPEN
    assert covered(example("nzl-2013")).action(43).status is Coverage.ANSWERED


def test_every_ground_is_a_sentence(english: SpokenLanguage) -> None:
    for name in ("deu-2017", "lao-2017", "nzl-2013", "xpr-2025"):
        for action in covered(example(name)).actions:
            for ground in (action.ground, *(one.ground for one in action.indicators)):
                spoken = ground.sentence.text(english)
                assert spoken.endswith("."), spoken
                assert "{" not in spoken


def test_the_sum_that_does_not_come_out_is_said_with_its_figures(english: SpokenLanguage) -> None:
    (remark,) = indicator(example("deu-2017"), "24.1").remarks
    spoken = remark.text(english).replace("\u00a0", " ")
    assert spoken == "The movements lead from 11,000,000 m² to 10,530,000 m², but 11,000,000 m² are reported as left."


def test_evidence_speaks_with_typed_values() -> None:
    about, lexicon = example("xpr-2025"), load_lexicon(shipped("forms"))
    found = evidence(indicator(about, "2.1").found, about, lexicon)
    values = {one.path.rpartition(".")[2]: one.value for one in found}
    assert values["status"] == Term(lexicon.choice(about.report.plan.strategies[0].status).label)  # type: ignore[arg-type]
    assert values["adopted_on"] == date(2023, 12, 5)
    assert values["year_from"] == Year(2024)
    area = evidence(("contamination.balance.closing_m2",), about, lexicon)
    assert area == (Evidence("contamination.balance.closing_m2", Area(5_410_000)),)


def test_all_evidence_exists_and_can_be_said(english: SpokenLanguage) -> None:
    lexicon = load_lexicon(shipped("forms"))
    for name in ("bgr-2012", "deu-2017", "hrv-2016", "lao-2017", "nzl-2013", "xpr-2025"):
        about = example(name)
        for one in covered(about).indicators():
            for found in evidence(one.found, about, lexicon):
                get(about.report, found.path)
                assert english.value(found.value), found.path


def test_the_state_has_the_last_word_on_an_action() -> None:
    about = example("deu-2017")
    word = PlanOverride(
        id="a", plan="lap", action=19, concerns=False, reason="Clearance ends before a plan is written."
    )
    changed = dataclasses.replace(about, report=replace(about.report, "plan.overrides", (word,)))
    one = covered(changed).action(19)
    assert one.status is Coverage.NOT_CONCERNED
    assert one.ground.basis is Basis.OWN_WORD
    assert one.own == word
    assert concern_of_action(one.action, covered(changed).grounds, None).concerns
    assert covered(changed).concerning == covered(about).concerning - 1


def test_the_state_can_bring_an_action_in() -> None:
    about = example("nzl-2013")
    word = PlanOverride(
        id="a", plan="lap", action=16, concerns=True, reason="We helped a neighbour to destroy its stock."
    )
    changed = dataclasses.replace(about, report=replace(about.report, "plan.overrides", (word,)))
    assert status(changed, "16.1") is Coverage.OPEN


@pytest.mark.parametrize(
    "word",
    [
        PlanOverride(id="a", plan="lap", action=19, concerns=False),
        PlanOverride(id="a", plan="lap", action=19, concerns=False, reason="  "),
        PlanOverride(id="a", plan="lap", action=19, reason="A reason for nothing."),
        PlanOverride(id="a", plan="another", action=19, concerns=False, reason="A word about another plan."),
    ],
    ids=["no reason", "blank reason", "no word", "another plan"],
)
def test_a_word_without_reason_or_about_another_plan_changes_nothing(word: PlanOverride) -> None:
    about = example("deu-2017")
    changed = dataclasses.replace(about, report=replace(about.report, "plan.overrides", (word,)))
    assert status(changed, "19.1") is Coverage.OPEN


def test_no_word_makes_a_party_one_of_the_states_outside() -> None:
    about = example("deu-2017")
    word = PlanOverride(id="a", plan="lap", action=10, concerns=True, reason="We report on outreach.")
    changed = dataclasses.replace(about, report=replace(about.report, "plan.overrides", (word,)))
    assert status(changed, "10.3") is Coverage.NOT_CONCERNED


def test_the_record_is_the_same_on_any_day_and_survives_json() -> None:
    about = example("xpr-2025")
    written = record(covered(about))
    later = dataclasses.replace(about, today=date(2030, 1, 1))
    assert record(covered(later)) == written
    assert CoverageRecord.model_validate_json(written.model_dump_json()) == written
    assert written.plan == "lap"
    assert len(written.actions) == 50
    assert written.groups["donor"].belongs


def test_a_receiver_sees_where_a_written_record_differs() -> None:
    found = covered(example("xpr-2025"))
    written = record(found)
    assert differences(written, found) == ()
    second = written.actions[1]
    first = second.indicators[0].model_copy(update={"status": "open"})
    changed = second.model_copy(update={"indicators": (first, *second.indicators[1:])})
    actions = (written.actions[0], changed, *written.actions[2:])
    assert differences(written.model_copy(update={"actions": actions}), found) == ("2.1",)


def test_a_record_of_another_plan_differs_as_a_whole() -> None:
    found = covered(case())
    assert len(differences(record(found).model_copy(update={"plan": "other"}), found)) == 77


def test_ten_thousand_areas_are_one_piece_of_evidence() -> None:
    areas = tuple(
        ContaminatedArea(
            id=f"a{number}", name=f"Area {number}", region="North", hazard=Hazard.CHA, size_m2=100, marked=Extent.YES
        )
        for number in range(10_000)
    )
    about = case({"contamination.areas": areas})
    assert "contamination.areas" in indicator(about, "24.1").found
    gaps = {gap.path: gap.rows for gap in indicator(about, "18.2").gaps}
    assert gaps == {"contamination.areas[a0].fenced": 10_000}


def test_an_empty_report_is_covered_without_anything_found() -> None:
    found = coverage(lausanne(), case())
    assert found.answered == 1
    assert found.indicator("45.1").status is Coverage.ANSWERED
    assert found.counts[Coverage.PARTLY] == 0
