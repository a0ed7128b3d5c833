from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from lapreporter.report.answers import Omission, OmissionKind
from lapreporter.report.contamination import (
    AreaBalance,
    AreaStatus,
    ContaminatedArea,
    ContaminationStatementCode,
    Extent,
    FoundItem,
    Hazard,
    InformationSystem,
    NationalStandard,
    OrdnanceKind,
    SurveyStatus,
)
from lapreporter.report.obligations import ClearanceRequest, ClearanceTarget, ObligationStatus, RequestOutcome
from lapreporter.words import Area
from tests.checks.speaking import case, raises, says, silent, year

AREAS = "contamination.areas"
BALANCE = "contamination.balance"
CROATIA_2016 = AreaBalance(opening_m2=2_640_000, found_m2=100_000, cleared_m2=1_200_000, closing_m2=1_740_000)


def area(size_m2: int | None = 617_300, **more: Any) -> ContaminatedArea:
    """An area about which everything is known; the figure is that of Hjerkinn."""
    answers: dict[str, Any] = {
        "id": "a",
        "name": "Hjerkinn",
        "hazard": Hazard.CHA,
        "remnants": "DM1383",
        "used_when": "tests",
        "marked": Extent.YES,
        "fenced": Extent.YES,
    }
    return ContaminatedArea(size_m2=size_m2, **{**answers, **more})


def areas(*rows: ContaminatedArea, **more: Any) -> dict[str, Any]:
    return {AREAS: rows, **year(2016), **more}


def balance(**figures: int) -> AreaBalance:
    return AreaBalance(**{f"{name}_m2": figure for name, figure in figures.items()})  # type: ignore[arg-type]


def test_croatia_2016_leaves_a_fifth_of_a_square_kilometre_unexplained() -> None:
    (finding,) = raises("CLR-01", case({BALANCE: CROATIA_2016, **year(2016)}))
    assert finding.parameters["difference"] == Area(200_000)
    assert says(finding) == (
        "The remaining area should be 1,540,000 m², you report 1,740,000 m²; a difference of 200,000 m² is not "
        "explained."
    )


def test_land_that_adds_up_passes() -> None:
    silent("CLR-01", case({BALANCE: CROATIA_2016.model_copy(update={"closing_m2": 1_540_000})}))


def test_a_difference_with_its_reason_passes() -> None:
    explained = CROATIA_2016.model_copy(update={"correction_reason": "A new measurement of one county."})
    silent("CLR-01", case({BALANCE: explained}))


def test_figures_in_square_kilometres_may_be_rounded() -> None:
    silent("CLR-01", case({BALANCE: balance(opening=75_030_000, cleared=5_030_000, closing=70_010_000)}))


def test_exact_figures_may_be_off_by_a_metre_for_each_area() -> None:
    silent("CLR-01", case({BALANCE: balance(opening=617_300, cleared=17_299, closing=600_000)}))
    raises("CLR-01", case({BALANCE: balance(opening=617_300, cleared=17_297, closing=600_000)}))


def test_no_more_land_is_released_than_was_recorded() -> None:
    raises("CLR-02", case({BALANCE: balance(opening=617_300, cleared=840_000)}))


def test_land_found_in_the_year_can_be_released() -> None:
    silent("CLR-02", case({BALANCE: balance(opening=617_300, found=222_700, cleared=840_000)}))


def test_a_total_differs_from_the_list() -> None:
    raises("CLR-03", case(areas(area(), **{"contamination.stated_total.total_m2": 840_000})))


def test_a_total_differs_from_its_classes() -> None:
    stated = {
        f"contamination.stated_total.{name}_m2": figure for name, figure in (("total", 9), ("cha", 5), ("sha", 1))
    }
    raises("CLR-03", case(stated))


def test_the_balance_ends_with_the_listed_areas() -> None:
    raises("CLR-03", case(areas(area(), **{BALANCE: balance(closing=840_000)})))


def test_a_total_that_is_the_sum_of_the_list_passes() -> None:
    closed = area(5_000, id="b", status=AreaStatus.CLOSED)
    silent("CLR-03", case(areas(area(), closed, **{"contamination.stated_total.total_m2": 617_300})))


def test_a_list_with_unknown_sizes_may_stay_below_the_total() -> None:
    silent("CLR-03", case(areas(area(), area(None, id="b"), **{"contamination.stated_total.total_m2": 840_000})))


def test_a_hazard_has_a_class() -> None:
    raises("CLR-04", case(areas(area(hazard=None))))
    silent("CLR-04", case(areas(area())))


BEFORE = {BALANCE: balance(closing=2_640_000), **year(2015)}


def test_two_digits_changed_places_between_the_years() -> None:
    (finding,) = raises("CLR-05", case({BALANCE: balance(opening=2_460_000), **year(2016)}, history=[BEFORE]))
    assert (
        says(finding)
        == "Contaminated land: the report for 2015 ended with 2,640,000 m², this one starts with 2,460,000 m²."
    )


def test_an_area_carried_over_passes() -> None:
    silent("CLR-05", case({BALANCE: balance(opening=2_640_000), **year(2016)}, history=[BEFORE]))


def test_a_new_measurement_explains_another_start() -> None:
    silent("CLR-05", case({BALANCE: balance(opening=2_460_000, resurvey=-180_000), **year(2016)}, history=[BEFORE]))


def test_three_ways_of_release_are_told_apart() -> None:
    raises("CLR-06", case({BALANCE: balance(cleared=1_200_000)}))
    silent("CLR-06", case({BALANCE: balance(cleared=1_200_000, cancelled=0, reduced=0)}))


FOUND = (FoundItem(id="a", kind=OrdnanceKind.SUBMUNITION, type="ShOAB-0.5", destroyed=513),)


def test_clearance_without_finds_is_questioned() -> None:
    raises("CLR-07", case({BALANCE: balance(cleared=470_000)}))
    silent("CLR-07", case({BALANCE: balance(cleared=470_000), "contamination.items": FOUND}))


def test_items_come_from_cleared_land() -> None:
    raises("CLR-08", case({"contamination.items": FOUND}))
    silent("CLR-08", case({BALANCE: balance(cleared=470_000), "contamination.items": FOUND}))


def test_submunitions_are_not_mixed_with_other_ordnance() -> None:
    mixed = FoundItem(id="a", kind=OrdnanceKind.NOT_SEPARATED, destroyed=26_057)
    raises("CLR-09", case({"contamination.items": (mixed,)}))


def test_germanys_513_submunitions_and_2395_other_items_stand_apart() -> None:
    other = FoundItem(id="b", kind=OrdnanceKind.OTHER_ORDNANCE, destroyed=2_395)
    silent("CLR-09", case({"contamination.items": (*FOUND, other)}))


def test_a_density_of_another_order_is_questioned() -> None:
    def cleared(number: int, m2: int) -> dict[str, Any]:
        return {BALANCE: balance(cleared=m2), "contamination.items": FOUND, **year(number)}

    raises("CLR-10", case(cleared(2017, 4_700), history=[cleared(2016, 470_000)]))
    silent("CLR-10", case(cleared(2017, 400_000), history=[cleared(2016, 470_000)]))


def test_remnants_and_time_of_use_are_asked_for() -> None:
    raises("CLR-11", case(areas(area(used_when=None))))
    silent("CLR-11", case(areas(area())))


def test_an_area_lies_somewhere() -> None:
    raises("CLR-12", case(areas(area(name=None))))
    silent("CLR-12", case(areas(area())))


def test_a_point_lies_on_the_globe() -> None:
    (finding,) = raises("CLR-13", case(areas(area(latitude=Decimal(104), longitude=Decimal(18)))))
    assert finding.path == "contamination.areas[a].latitude"


def test_a_possible_point_passes() -> None:
    silent("CLR-13", case(areas(area(latitude=Decimal("18.2"), longitude=Decimal(-104)))))


def test_an_area_is_listed_once() -> None:
    raises("CLR-14", case(areas(area(), area(id="b"))))
    silent("CLR-14", case(areas(area(), area(5_000, id="b"))))


def test_marking_and_fencing_are_a_duty() -> None:
    raises("CLR-16", case(areas(area(fenced=None))))
    silent("CLR-16", case(areas(area())))


def test_unmarked_areas_have_a_date() -> None:
    raises("CLR-17", case(areas(area(marked=Extent.NO))))
    silent("CLR-17", case(areas(area(marked=Extent.NO, marked_by=date(2026, 9, 1)))))


def test_the_extent_is_surveyed() -> None:
    raises("CLR-18", case(areas(area())))
    silent("CLR-18", case(areas(area(), **{"contamination.survey.status": SurveyStatus.COMPLETED})))


def test_a_whole_range_is_no_survey_result() -> None:
    raises("CLR-19", case(areas(area(11_000_000, hazard=Hazard.SHA))))
    silent("CLR-19", case(areas(area(11_000_000, hazard=Hazard.SHA, estimate=True))))


PLAN = {
    "contamination.programme.targets": (ClearanceTarget(id="a", year=2016, planned_m2=1_000_000, achieved_m2=470_000),),
    "contamination.programme.planned_end": date(2024, 12, 31),
}


def test_open_areas_have_a_plan() -> None:
    raises("CLR-20", case(areas(area())))
    silent("CLR-20", case(areas(area(), **PLAN)))


def test_a_missed_target_has_a_reason() -> None:
    raises("CLR-21", case(PLAN))
    silent("CLR-21", case({**PLAN, "contamination.programme.gap_reason": "Floods in spring 2016."}))


LATE = {"cover.entry_into_force": date(2006, 1, 1)}


def test_land_after_the_deadline_is_an_error() -> None:
    (finding,) = raises("CLR-23", case(areas(area(), **LATE)))
    assert finding.parameters == {"deadline": date(2016, 1, 1), "left": Area(617_300)}


def test_a_granted_extension_moves_the_clearance_deadline() -> None:
    granted = ClearanceRequest(id="a", outcome=RequestOutcome.GRANTED, new_deadline=date(2021, 1, 1))
    silent("CLR-23", case(areas(area(), **LATE, **{"contamination.requests": (granted,)})))


def test_completion_and_open_areas_exclude_each_other() -> None:
    raises("CLR-24", case(areas(area(), **{"contamination.obligation.status": ObligationStatus.COMPLETED})))


def test_completion_with_closed_areas_passes() -> None:
    cleared = {"contamination.statement.code": ContaminationStatementCode.CLEARED}
    silent("CLR-24", case(areas(area(status=AreaStatus.CLOSED), **cleared)))


def test_mauritania_found_areas_after_its_declaration() -> None:
    before = {"contamination.statement.code": ContaminationStatementCode.CLEARED, **year(2015)}
    raises("CLR-25", case(areas(area()), history=[before]))
    silent("CLR-25", case(areas(), history=[before]))


def test_new_contamination_counts_from_the_end_of_hostilities() -> None:
    recent = {"contamination.contaminated_after_entry": True}
    raises("CLR-26", case(recent))
    silent("CLR-26", case({**recent, "contamination.hostilities_ended_on": date(2020, 1, 1)}))


def test_release_follows_a_standard() -> None:
    raises("CLR-27", case({BALANCE: CROATIA_2016}))
    named = {"contamination.programme.standards": (NationalStandard(id="a", title="Clearance"),)}
    silent("CLR-27", case({BALANCE: CROATIA_2016, **named}))


def test_use_elsewhere_is_asked_about() -> None:
    raises("CLR-28", case())
    silent("CLR-28", case({"contamination.used_elsewhere": False}))


def test_data_have_a_keeper() -> None:
    raises("CLR-29", case(areas(area())))
    silent("CLR-29", case(areas(area(), **{"contamination.system": InformationSystem(name="IMSMA", owner="Centre")})))


def test_priorities_are_explained() -> None:
    raises("CLR-30", case(areas(area())))
    told = {"contamination.priorities": "Schools first.", "contamination.gender": "Women and men were asked."}
    silent("CLR-30", case(areas(area(), **told)))


def test_later_finds_have_an_owner() -> None:
    raises("CLR-31", case(areas(area())))
    silent("CLR-31", case(areas(area(), **{"contamination.residual.institution": "Civil Protection"})))


def test_new_methods_are_asked_about() -> None:
    raises("CLR-32", case({BALANCE: CROATIA_2016}))
    silent("CLR-32", case({BALANCE: CROATIA_2016, "contamination.environment": "No vegetation was burnt."}))


def test_a_hazard_that_is_openly_not_known_is_answered() -> None:
    area = {"contamination.areas": (ContaminatedArea(id="a", name="Wittstock", size_m2=11_000_000),)}
    told = Omission(kind=OmissionKind.NOT_KNOWN, explanation="The source does not say.")
    silent("CLR-04", case({**area, "omissions": {"contamination.areas[a].hazard": told}}))
