from __future__ import annotations

from datetime import date
from typing import Any

from lapreporter.report.national_measures import (
    Dissemination,
    InvestmentBan,
    LawStage,
    LawStatus,
    Measure,
    MeasureStatus,
)
from tests.checks.speaking import case, raises, silent, year

STATUS = "national_measures.status"
MEASURES = "national_measures.measures"


def law(status: LawStatus | None, *measures: Measure, **more: Any) -> dict[str, Any]:
    return {STATUS: status, MEASURES: measures, **{f"national_measures.{name}": value for name, value in more.items()}}


GERMANY = Measure(id="a", title="War Weapons Control Act", adopted_on="2009-06-06", in_force_on="2009-06-11")


def test_the_legal_position_is_asked_for() -> None:
    raises("LAW-01", case(law(LawStatus.UNKNOWN)))
    silent("LAW-01", case(law(LawStatus.SPECIFIC)))


def test_a_specific_law_has_title_and_date() -> None:
    raises("LAW-02", case(law(LawStatus.SPECIFIC)))
    silent("LAW-02", case(law(LawStatus.SPECIFIC, GERMANY)))


def test_sanctions_are_named() -> None:
    raises("LAW-03", case(law(LawStatus.SPECIFIC, GERMANY)))
    silent("LAW-03", case(law(LawStatus.SPECIFIC, GERMANY, penal="Up to five years in prison.")))


def test_existing_law_is_cited() -> None:
    raises("LAW-04", case(law(LawStatus.EXISTING_SUFFICIENT)))
    cited = Measure(id="a", provisions="Penal Code 337 to 339")
    silent("LAW-04", case(law(LawStatus.EXISTING_SUFFICIENT, cited)))


def test_mauritanias_self_executing_treaties_need_a_sanction() -> None:
    raises("LAW-05", case(law(None, self_executing=True)))
    silent("LAW-05", case(law(None, self_executing=True, prosecution="The arms act is applied.")))


def test_a_law_under_way_has_stage_date_and_obstacle() -> None:
    raises("LAW-06", case(law(LawStatus.UNDER_WAY, stage=LawStage.DRAFTING)))
    open_ = law(LawStatus.UNDER_WAY, stage=LawStage.DRAFTING, expected_on="2017", no_obstacles=True)
    silent("LAW-06", case(open_))


def test_the_same_words_for_three_reports_are_questioned() -> None:
    under_way = law(LawStatus.UNDER_WAY, stage=LawStage.DRAFTING)
    before = [{**under_way, **year(2014)}, {**under_way, **year(2015)}]
    raises("LAW-07", case({**under_way, **year(2016)}, history=before))
    moved = law(LawStatus.UNDER_WAY, stage=LawStage.PARLIAMENT)
    silent("LAW-07", case({**moved, **year(2016)}, history=before))


def test_the_plan_set_a_date_for_laws() -> None:
    raises("LAW-08", case(law(LawStatus.NOT_STARTED)))
    silent("LAW-08", case({**law(LawStatus.NOT_STARTED), "cover.entry_into_force": date(2026, 3, 1)}))


def test_a_status_that_falls_is_explained() -> None:
    before = {**law(LawStatus.SPECIFIC), **year(2015)}
    raises("LAW-09", case({**law(LawStatus.UNDER_WAY), **year(2016)}, history=[before]))
    silent("LAW-09", case({**law(LawStatus.SPECIFIC), **year(2016)}, history=[before]))


def test_a_law_is_adopted_before_it_is_in_force() -> None:
    swapped = GERMANY.model_copy(update={"adopted_on": "2009-06-11", "in_force_on": "2009-06-06"})
    raises("LAW-10", case(law(None, swapped)))


def test_what_is_in_force_has_been_adopted() -> None:
    future = Measure(id="a", title="Act", status=MeasureStatus.IN_FORCE, adopted_on="2027")
    raises("LAW-10", case(law(None, future)))


def test_germanys_law_of_june_2009_passes() -> None:
    silent("LAW-10", case(law(None, GERMANY)))


def test_dates_known_to_the_year_do_not_contradict() -> None:
    silent("LAW-10", case(law(None, Measure(id="a", adopted_on="2009-06-06", in_force_on="2009"))))


def test_investment_is_asked_about() -> None:
    raises("LAW-11", case())
    silent("LAW-11", case(law(None, investment=InvestmentBan.NO)))


def test_dissemination_is_asked_about() -> None:
    raises("LAW-12", case())
    silent("LAW-12", case(law(None, dissemination=(Dissemination(id="a"),))))


def test_help_with_drafting_is_asked_about() -> None:
    raises("LAW-13", case(law(LawStatus.NOT_STARTED)))
    silent("LAW-13", case(law(LawStatus.NOT_STARTED, help_needed=False)))
