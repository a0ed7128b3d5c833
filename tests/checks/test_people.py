from __future__ import annotations

from decimal import Decimal
from typing import Any

from lapreporter.checks.checker import Checker
from lapreporter.report.answers import Money, Omission, OmissionKind, People
from lapreporter.report.contamination import ContaminatedArea
from lapreporter.report.cover import FormMark, Mark
from lapreporter.report.plan import Delegation
from lapreporter.report.risk_education import Activity, ActivityKind, AgeBand, RiskEducationStatementCode
from lapreporter.report.victim_assistance import (
    Casualties,
    Device,
    DeviceCount,
    Pillar,
    Service,
    Training,
    VictimLaw,
    VictimPlan,
    VictimStatementCode,
)
from tests.checks.speaking import case, raises, says, silent, year

REACHED = "risk_education.reached"
CASUALTIES = "victim_assistance.casualties"
DEVICES = "victim_assistance.devices"
VICTIMS = {"victim_assistance.statement.code": VictimStatementCode.VICTIMS}
AREA = {"contamination.areas": (ContaminatedArea(id="a", name="Wittstock", size_m2=11_000_000),)}


def laos(killed: int, injured: int, *groups: int, **more: Any) -> Casualties:
    men, women, boys, girls = groups
    people = People(men=men, women=women, boys=boys, girls=girls, **more)
    return Casualties(killed=killed, injured=injured, people=people)


LAOS_2017 = laos(4, 37, 14, 9, 9, 9)
LAOS_2013 = laos(13, 29, 13, 2, 21, 6)


def by_device(**counts: int) -> tuple[DeviceCount, ...]:
    return tuple(
        DeviceCount(id=f"d{at}", device=Device(name), persons=count) for at, (name, count) in enumerate(counts.items())
    )


def test_people_reached_add_up_to_their_total() -> None:
    raises("EDU-01", case({REACHED: People(women=30, men=30, total=64)}))


def test_activities_add_up_too() -> None:
    wrong = Activity(id="a", people=People(girls=3, total=2))
    (finding,) = raises("EDU-01", case({"risk_education.activities": (wrong,)}))
    assert finding.path == "risk_education.activities[a].people"


def test_a_total_without_groups_is_no_contradiction() -> None:
    silent("EDU-01", case({REACHED: People(total=140_000)}))


def test_71_of_64_people_cannot_have_a_disability() -> None:
    (finding,) = raises("EDU-02", case({REACHED: People(total=64, disability=71)}))
    assert says(finding) == "People reached: 64 in all, but persons with disabilities: 71."


def test_first_time_is_counted_within_the_total() -> None:
    raises("EDU-02", case({REACHED: People(total=64), "risk_education.first_time": 65}))


def test_parts_of_the_total_pass() -> None:
    silent("EDU-02", case({REACHED: People(total=64, disability=7), "risk_education.first_time": 64}))


def test_people_reached_are_split_by_sex_and_age() -> None:
    raises("EDU-03", case({REACHED: People(total=140_000)}))
    silent("EDU-03", case({REACHED: People(women=30, men=34)}))


def test_open_areas_call_for_risk_education() -> None:
    raises("EDU-04", case(AREA))
    silent("EDU-04", case({**AREA, "risk_education.statement.code": RiskEducationStatementCode.NOT_NEEDED}))


def test_new_contamination_calls_for_a_warning() -> None:
    found = {"contamination.balance.found_m2": 100_000, **year(2016)}
    raises("EDU-05", case(found))
    silent("EDU-05", case({**found, "risk_education.warning": "Signs were put up within two days."}))


def test_a_leap_in_people_reached_is_questioned() -> None:
    before = {REACHED: People(total=1_000), **year(2015)}
    raises("EDU-06", case({REACHED: People(total=140_000), **year(2016)}, history=[before]))
    silent("EDU-06", case({REACHED: People(total=2_000), **year(2016)}, history=[before]))


SESSION = Activity(
    id="a", kind=ActivityKind.DIRECT_SESSION, place="Xieng Khouang", target_group="boys who collect scrap"
)


def test_people_are_reached_by_an_activity() -> None:
    raises("EDU-07", case({REACHED: People(total=64)}))
    silent("EDU-07", case({REACHED: People(total=64), "risk_education.activities": (SESSION,)}))


def test_age_groups_part_at_eighteen() -> None:
    raises(
        "EDU-08",
        case({"risk_education.age_bands": (AgeBand(id="a", from_age=0, to_age=14), AgeBand(id="b", from_age=15))}),
    )
    bands = (AgeBand(id="a", from_age=0, to_age=17), AgeBand(id="b", from_age=18))
    silent("EDU-08", case({"risk_education.age_bands": bands}))


def test_risk_education_goes_where_the_harm_is() -> None:
    boys = {CASUALTIES: LAOS_2013.model_copy(update={"people": People(boys=26, men=16)})}
    raises("EDU-09", case(boys))
    silent("EDU-09", case({**boys, "risk_education.activities": (SESSION,)}))


def test_the_effect_is_asked_about() -> None:
    raises("EDU-10", case({REACHED: People(total=64)}))
    silent("EDU-10", case({REACHED: People(total=64), "risk_education.impact": "A survey found fewer fires."}))


def test_risk_education_has_a_wider_plan() -> None:
    raises("EDU-11", case(AREA))
    silent("EDU-11", case({**AREA, "risk_education.strategy": "Safe schools plan"}))


def test_casualties_by_outcome_make_the_total() -> None:
    raises("VIC-01", case({CASUALTIES: laos(5, 37, 14, 9, 9, 9)}))


def test_casualties_by_group_make_the_total() -> None:
    raises("VIC-01", case({CASUALTIES: laos(4, 37, 14, 9, 9, 8, total=41)}))


def test_laos_2017_adds_up() -> None:
    silent("VIC-01", case({CASUALTIES: LAOS_2017}))


def test_laos_2010_and_2014_add_up() -> None:
    silent("VIC-01", case({CASUALTIES: laos(24, 93, 42, 8, 52, 15, total=117)}))
    silent("VIC-01", case({CASUALTIES: laos(16, 29, 12, 5, 21, 7, total=45)}))


def test_laos_2013_counts_84_by_device_and_42_by_person() -> None:
    devices = by_device(other_erw=37, submunition=5, unknown=42)
    (finding,) = raises("VIC-02", case({CASUALTIES: LAOS_2013, DEVICES: devices}))
    assert says(finding) == "The casualties by device add up to 84, but the persons to 42."


def test_laos_2017_counts_41_both_ways() -> None:
    silent("VIC-02", case({CASUALTIES: LAOS_2017, DEVICES: by_device(other_erw=9, submunition=32)}))


def test_casualties_are_told_apart_by_device() -> None:
    raises("VIC-03", case({CASUALTIES: LAOS_2017}))
    silent("VIC-03", case({CASUALTIES: LAOS_2017, DEVICES: by_device(submunition=32)}))


def test_casualties_are_split() -> None:
    (finding,) = raises("VIC-04", case({CASUALTIES: LAOS_2017}))
    assert says(finding) == "The casualties (41) are not split by disability."
    silent("VIC-04", case({CASUALTIES: laos(4, 37, 14, 9, 9, 9, disability=30)}))


def test_a_register_moves_with_new_casualties() -> None:
    before = {"victim_assistance.known": People(total=50_136), **year(2016)}
    now = {CASUALTIES: LAOS_2017, "victim_assistance.known": People(total=50_754), **year(2017)}
    raises("VIC-05", case(now, history=[before]))
    explained = {"victim_assistance.registry.explains_change": "618 were added from 2009 to 2017."}
    silent("VIC-05", case({**now, **explained}, history=[before]))


def test_no_victims_and_casualties_disagree() -> None:
    none = {"victim_assistance.statement.code": VictimStatementCode.NONE_KNOWN}
    raises("VIC-07", case({CASUALTIES: LAOS_2017, **none}))
    silent("VIC-07", case(none))


def test_a_focal_point_is_an_institution() -> None:
    raises("VIC-08", case(VICTIMS))
    silent("VIC-08", case({**VICTIMS, "victim_assistance.focal_point.institution": "Ministry of Health"}))


def test_a_plan_has_budget_and_years() -> None:
    raises("VIC-09", case(VICTIMS))
    plan = VictimPlan(title="Disability plan", year_to=2030, budget=Money(amount=Decimal(1_000), currency="USD"))
    silent("VIC-09", case({**VICTIMS, "victim_assistance.plan": plan}))


def service(**more: Any) -> dict[str, Any]:
    return {"victim_assistance.services": (Service(id="a", description="Prostheses", **more),)}


def test_each_service_is_described_or_missed() -> None:
    raises("VIC-10", case({**VICTIMS, **service(pillar=Pillar.REHABILITATION)}))
    pillars = (Pillar.REHABILITATION, Pillar.EMERGENCY_MEDICAL, Pillar.PSYCHOLOGICAL, Pillar.ECONOMIC)
    rows = tuple(Service(id=f"s{at}", pillar=pillar) for at, pillar in enumerate(pillars))
    silent("VIC-10", case({**VICTIMS, "victim_assistance.services": rows}))


KNOWN = {"victim_assistance.known": People(total=41)}


def test_no_more_are_served_than_are_known() -> None:
    raises("VIC-11", case({**KNOWN, **service(people=People(total=64))}))


def test_visits_may_exceed_the_persons_known() -> None:
    silent("VIC-11", case({**KNOWN, **service(people=People(total=64), visits=64)}))


def test_needs_are_assessed() -> None:
    raises("VIC-12", case(VICTIMS))
    assessed = {"victim_assistance.needs_assessed_on": "2015", "victim_assistance.needs": "Work, above all."}
    silent("VIC-12", case({**VICTIMS, **assessed}))


def test_victims_are_consulted() -> None:
    raises("VIC-13", case(VICTIMS))
    silent("VIC-13", case({**VICTIMS, "victim_assistance.consultation": "Two meetings with the association."}))


def test_trained_staff_is_asked_about() -> None:
    raises("VIC-15", case(VICTIMS))
    silent("VIC-15", case({**VICTIMS, "victim_assistance.training": (Training(id="a", women=3),)}))


def test_the_delegation_is_asked_about() -> None:
    raises("VIC-16", case(VICTIMS))
    silent("VIC-16", case({**VICTIMS, "plan.delegation": Delegation(victim_member=False)}))


def test_laws_for_victims_are_asked_about() -> None:
    raises("VIC-17", case(VICTIMS))
    silent("VIC-17", case({**VICTIMS, "victim_assistance.laws": (VictimLaw(id="a", title="Disability Act"),)}))


def test_disability_that_is_openly_not_known_is_answered() -> None:
    told = Omission(kind=OmissionKind.NOT_KNOWN, explanation="Not in the source.")
    silent("VIC-04", case({CASUALTIES: LAOS_2017, "omissions": {f"{CASUALTIES}.people.disability": told}}))


def test_the_duty_to_victims_does_not_end() -> None:
    (finding,) = raises("VIC-06", case({"cover.state": "LAO"}, known=True))
    assert says(finding).endswith(
        "but the form on victim assistance is empty. Last told in: the list of States in this program."
    )
    marked = {"cover.state": "XPR", "cover.marks.victim_assistance": FormMark(mark=Mark.NOT_APPLICABLE), **year(2017)}
    raises("VIC-06", case(marked, history=[{**VICTIMS, **year(2016)}]))
    silent("VIC-06", case({"cover.state": "LAO", **VICTIMS}, known=True))
    silent("VIC-06", case({"cover.state": "NZL"}, known=True))


def test_a_form_that_is_empty_is_told_once() -> None:
    codes = {finding.code for finding in Checker().check(case({"cover.state": "LAO"}, known=True))}
    assert "VIC-06" in codes
    assert codes.isdisjoint({"VIC-08", "VIC-09", "VIC-10", "VIC-12", "VIC-13"})


def test_a_service_is_open_to_all_who_need_it() -> None:
    path = "victim_assistance.open_to"
    raises("VIC-14", case({path: "The centre is open only to cluster munition victims."}))
    raises("VIC-14", case({path: "Réservé aux victimes de guerre."}))
    silent("VIC-14", case({path: "The centre is open to all persons with disabilities."}))
