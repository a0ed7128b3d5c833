"""What the bindings by paths of the Lausanne Action Plan count, and what they do not."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest

from lapreporter.checks.case import Case
from lapreporter.checks.plan.coverage import Coverage
from lapreporter.checks.plan.plan import Source
from lapreporter.report.answers import Contact
from lapreporter.report.contamination import SurveyStatus
from lapreporter.report.cover import Membership, ReportKind
from lapreporter.report.national_measures import InvestmentBan, LawStatus, NationalMeasures
from lapreporter.report.obligations import ObligationStatus
from lapreporter.report.paths import get, replace
from lapreporter.report.report import Report
from lapreporter.report.risk_education import LinkedSector
from lapreporter.report.shape import leaf, pattern_of
from lapreporter.report.stockpiles import Discovery, Stockpiles
from lapreporter.report.victim_assistance import Pillar, Service, VictimLaw
from tests.checks.plan.plans import example, indicator, lausanne, status
from tests.checks.speaking import case

FULL = example("xpr-2025")
BY_PATHS = [
    one.id for _, one in lausanne().indicators() if one.source is Source.REPORT and one.binding.predicate is None
]
ANSWERED = [name for name in BY_PATHS if status(FULL, name) is Coverage.ANSWERED]


def but(path: str, value: Any) -> Coverage:
    name, path = path.split(" ")
    return status(dataclasses.replace(FULL, report=replace(FULL.report, path, value)), name)


def test_the_practice_country_answers_all_that_concern_it() -> None:
    assert set(BY_PATHS) - set(ANSWERED) == {"10.3", "11.4", "14.1"}


@pytest.mark.parametrize("name", ANSWERED)
def test_without_its_evidence_an_indicator_is_not_answered(name: str) -> None:
    about, report = FULL, FULL.report
    while status(about, name) is Coverage.ANSWERED:
        path = next(iter(evidence_of(about, name)))
        kind = leaf(pattern_of(path), Report)
        empty: Any = () if kind.row else kind.node() if kind.node else None
        report = replace(report, path, empty)
        about = dataclasses.replace(about, report=report)
    assert report is not FULL.report


def evidence_of(about: Case, name: str) -> list[str]:
    return [path for path in indicator(about, name).found if get(about.report, path) not in (None, ())]


def test_a_focal_point_is_an_institution_and_not_only_a_person() -> None:
    person = Contact(person="A. Name", function="Adviser", email="a@example.org")
    assert but("33.2 victim_assistance.focal_point", person) is not Coverage.ANSWERED
    assert but("33.2 victim_assistance.focal_point_means", None) is Coverage.PARTLY


def discovered(**answers: Any) -> Coverage:
    stock = Stockpiles(**answers).model_copy(
        update={"obligation": Stockpiles().obligation.model_copy(update={"status": ObligationStatus.COMPLETED})}
    )
    about = case()
    return status(dataclasses.replace(about, report=about.report.model_copy(update={"stockpiles": stock})), "14.1")


def test_that_nothing_was_found_later_has_to_be_said() -> None:
    assert discovered() is Coverage.OPEN
    assert discovered(none_discovered=True) is Coverage.ANSWERED
    assert discovered(discoveries=(Discovery(id="a", place="A cellar"),)) is Coverage.PARTLY


def test_care_of_one_kind_does_not_stand_for_another() -> None:
    school = Service(id="a", pillar=Pillar.EDUCATION, provider="A school", place="North")
    assert but("34.1 victim_assistance.services", (school,)) is Coverage.OPEN
    assert but("35.1 victim_assistance.services", (school,)) is Coverage.PARTLY


def test_risk_education_is_tied_to_other_work_and_to_a_wider_sector() -> None:
    path = "27.1 risk_education.linked_to"
    assert but(path, (LinkedSector.SURVEY, LinkedSector.SCHOOLS)) is Coverage.ANSWERED
    assert but(path, (LinkedSector.SURVEY, LinkedSector.CLEARANCE)) is Coverage.PARTLY


def test_a_survey_not_yet_started_is_an_answer_and_a_finished_one_needs_its_date() -> None:
    assert but("18.1 contamination.survey.status", SurveyStatus.NOT_STARTED) is Coverage.ANSWERED
    assert but("18.1 contamination.survey.done_on", None) is Coverage.ANSWERED
    about = replace(FULL.report, "contamination.survey.status", SurveyStatus.COMPLETED)
    late = replace(about, "contamination.survey.done_on", None)
    assert status(dataclasses.replace(FULL, report=late), "18.1") is Coverage.PARTLY


def test_a_law_to_come_needs_no_title_but_its_place_on_investment() -> None:
    about = case()
    law = NationalMeasures(status=LawStatus.UNDER_WAY, investment=InvestmentBan.NO)
    coming = about.report.model_copy(update={"national_measures": law})
    assert status(dataclasses.replace(about, report=coming), "47.1") is Coverage.ANSWERED
    assert but("47.1 national_measures.investment", None) is Coverage.PARTLY


def test_laws_made_without_victims_are_counted_too() -> None:
    laws = (VictimLaw(id="a", title="Health Act", victims_involved=False),)
    assert but("36.1 victim_assistance.laws", laws) is Coverage.ANSWERED
    assert but("36.1 victim_assistance.laws", (VictimLaw(id="a", title="Health Act"),)) is Coverage.PARTLY


def test_requests_are_counted_with_the_day_of_the_answer() -> None:
    assert but("40.1 resources.requests_received", ()) is Coverage.ANSWERED
    assert but("40.1 resources.requests_received[01].answered_on", None) is Coverage.PARTLY


def test_a_voluntary_report_counts_for_states_outside() -> None:
    outside = {"cover.membership": Membership.NON_PARTY}
    assert status(case({**outside, "cover.kind": ReportKind.VOLUNTARY}), "10.3") is Coverage.ANSWERED
    assert status(case({**outside, "cover.kind": ReportKind.ANNUAL}), "10.3") is Coverage.PARTLY
    moratorium = {"national_measures.moratorium": "No transfer since 2019", "national_measures.moratorium_on": "2019"}
    assert status(case({**outside, **moratorium}), "11.4") is Coverage.ANSWERED
