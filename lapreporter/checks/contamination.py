"""Rules for contaminated areas, survey and clearance (CLR)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from lapreporter.checks.case import AREAS_OPEN, CLEARANCE_DEADLINE, ENTRY, POSITION, PREVIOUS, Case, is_open
from lapreporter.checks.deadlines import plus_years
from lapreporter.checks.finding import EarlierReport, Place, RowNumber, Severity, Spot, at, named
from lapreporter.checks.rule import row_rule, rule
from lapreporter.checks.sums import area_gap, area_slack, given, total
from lapreporter.report.contamination import (
    ContaminatedArea,
    ContaminationStatementCode,
    Extent,
    FoundItem,
    Hazard,
    OrdnanceKind,
    SurveyStatus,
)
from lapreporter.report.obligations import ClearanceTarget, ObligationStatus
from lapreporter.report.report import Report
from lapreporter.words import Area, Term, Year, mark

_AREAS = "contamination.areas"
_BALANCE = "contamination.balance"
_EMPTY = Term(mark("(empty)"))
_REMNANT_KINDS = {OrdnanceKind.SUBMUNITION, OrdnanceKind.OTHER_REMNANT}


def _label(area: ContaminatedArea, place: Place) -> str | RowNumber:
    return place.name(area.name or area.reference)


def _only_begun(area: ContaminatedArea) -> bool:
    """Whether a row has neither place nor size yet: CLR-12 asks for the place, and further questions can wait."""
    return area.size_m2 is None and not area.name and not area.region and area.latitude is None


@rule(
    "CLR-01",
    Severity.ERROR,
    basis="Art. 7.1 (h), (i); LAP 24.1",
    reads=(_BALANCE, _AREAS, "unread"),
    what=mark(
        "The remaining area should be {calc}, you report {closing}; a difference of {difference} is not explained."
    ),
    why=mark("Readers check this sum first; land does not appear or disappear by itself."),
    how=mark("Look for new finds or new measurements that are not entered, or give the reason for the difference."),
    explainable=True,
)
def clr_01(case: Case) -> Iterator[Spot]:
    """Article 7.1 (h), (i): what was contaminated, found, released and remains agree (LAP 24.1)."""
    balance = case.report.contamination.balance
    gap = area_gap(balance, case.areas.rows, case.settings)
    if gap is not None and not balance.correction_reason and not case.unread_below(_BALANCE):
        yield at(
            f"{_BALANCE}.closing_m2",
            _BALANCE,
            calc=Area(gap.calc),
            closing=Area(gap.closing),
            difference=Area(gap.difference),
        )


@rule(
    "CLR-02",
    Severity.ERROR,
    basis="LAP 24; IMAS 07.11",
    reads=(_BALANCE, _AREAS),
    what=mark("You released {released}, more than was on record as contaminated ({recorded})."),
    why=mark("Only land that was on record can be released."),
    how=mark("Add the newly found areas first, or correct the release."),
)
def clr_02(case: Case) -> Iterator[Spot]:
    """LAP 24: land is cancelled, reduced or cleared out of what was recorded."""
    balance = case.report.contamination.balance
    released = total(balance.cancelled_m2, balance.reduced_m2, balance.cleared_m2)
    if balance.opening_m2 is None:
        return
    recorded = total(balance.opening_m2, balance.found_m2, max(balance.resurvey_m2 or 0, 0))
    figures = given(balance.opening_m2, balance.found_m2, released)
    if released - recorded > area_slack(figures, recorded, case.areas.rows, case.settings):
        yield at(_BALANCE, released=Area(released), recorded=Area(recorded))


@rule(
    "CLR-03",
    Severity.ERROR,
    basis="Art. 7.1 (h); LAP 24",
    reads=("contamination.stated_total", _BALANCE, _AREAS),
    what=mark("The total area is {total}, but {parts} add up to {sum}."),
    why=mark("A total that differs from its parts makes both doubtful."),
    how=mark("Correct the list or the total; an empty total is computed from the list."),
)
def clr_03(case: Case) -> Iterator[Spot]:
    """Article 7.1 (h): size of all areas; LAP 24: confirmed and suspected areas apart."""
    contamination = case.report.contamination
    stated, listed = contamination.stated_total, case.areas
    figure, path = stated.total_m2, "contamination.stated_total.total_m2"
    if figure is None:
        figure, path = contamination.balance.closing_m2, f"{_BALANCE}.closing_m2"
    if figure is None:
        return
    if listed.rows and _differs(case, figure, listed.total_m2, open_ended=not listed.complete):
        yield at(path, _AREAS, total=Area(figure), parts=_LISTED, sum=Area(listed.total_m2))
    classes = given(stated.cha_m2, stated.sha_m2, stated.unknown_m2)
    if classes and _differs(case, figure, sum(classes), open_ended=len(classes) == 1):
        yield at(path, "contamination.stated_total", total=Area(figure), parts=_CLASSES, sum=Area(sum(classes)))


_LISTED = Term(mark("the listed areas"))
_CLASSES = Term(mark("confirmed, suspected and unclassified areas"))


def _differs(case: Case, figure: int, parts: int, open_ended: bool) -> bool:
    """Whether a total differs from its parts; parts that are not all known may only be too small."""
    over = parts - figure
    slack = area_slack((figure, parts), figure, case.areas.rows, case.settings)
    return over > slack if open_ended else abs(over) > slack


@row_rule(
    "CLR-04",
    Severity.WARNING,
    each=_AREAS,
    reads=("omissions",),
    basis="LAP 24.1; IMAS 08.10",
    what=mark("{area}: is the hazard confirmed or suspected?"),
    why=mark("The plan of action asks for both kinds separately."),
    how=mark("Choose one, or “not yet known”."),
)
def clr_04(case: Case, area: ContaminatedArea, place: Place) -> Iterator[Spot]:
    """LAP 24.1: confirmed and suspected hazardous areas are reported apart."""
    if area.size_m2 and area.hazard is None and not case.omitted(place.to("hazard")):
        yield at(place.to("hazard"), area=_label(area, place))


@rule(
    "CLR-05",
    Severity.ERROR,
    basis="Art. 7.2",
    reads=(_BALANCE, *PREVIOUS),
    what=mark("Contaminated land: the report for {year} ended with {old}, this one starts with {new}."),
    why=mark("Readers compare the two reports."),
    how=mark("Carry the old figure over, and enter the difference as a new measurement or with its reason."),
)
def clr_05(case: Case) -> Iterator[Spot]:
    """Article 7.2: each year starts where the last one ended."""
    if case.previous is None:
        return
    new, old = case.report.contamination.balance, _closing(case.previous)
    if new.opening_m2 is None or old is None or new.resurvey_m2 or new.correction_reason:
        return
    if abs(new.opening_m2 - old) > case.settings.area_slack_m2:
        year = named(case.previous)
        yield at(f"{_BALANCE}.opening_m2", old=Area(old), new=Area(new.opening_m2), year=year)


def _closing(report: Report) -> int | None:
    contamination = report.contamination
    if contamination.balance.closing_m2 is not None:
        return contamination.balance.closing_m2
    return contamination.stated_total.total_m2


@rule(
    "CLR-06",
    Severity.WARNING,
    basis="LAP 24.1, 21.2; IMAS 07.11",
    reads=(_BALANCE, "omissions"),
    what=mark("Land was cleared, but nothing is said on land cancelled or reduced by survey."),
    why=mark("Only clearance means that deminers went over the ground; the three ways are counted separately."),
    how=mark("Give all three figures; zero is an answer."),
)
def clr_06(case: Case) -> Iterator[Spot]:
    """LAP 24.1: cancelled, reduced and cleared land are reported separately."""
    balance = case.report.contamination.balance
    if not balance.cleared_m2:
        return
    for name in ("cancelled_m2", "reduced_m2"):
        if getattr(balance, name) is None and not case.omitted(f"{_BALANCE}.{name}"):
            yield at(f"{_BALANCE}.{name}")
            return


@rule(
    "CLR-07",
    Severity.WARNING,
    basis="LAP 21; practice",
    reads=(_BALANCE, "contamination.items"),
    what=mark("Land was cleared ({cleared}), but no item is listed as found or destroyed."),
    why=mark("Clearance without finds suggests that survey could have cancelled the land."),
    how=mark("Enter the items, or say that nothing was found."),
)
def clr_07(case: Case) -> Iterator[Spot]:
    """LAP 21: survey comes before clearance, so that clearance meets contamination."""
    contamination = case.report.contamination
    items = any(item.found or item.destroyed for item in contamination.items)
    if contamination.balance.cleared_m2 and not items:
        yield at("contamination.items", cleared=Area(contamination.balance.cleared_m2))


@rule(
    "CLR-08",
    Severity.WARNING,
    basis="Art. 7.1 (i)",
    reads=(_BALANCE, "contamination.items", "contamination.released"),
    what=mark("Items were destroyed ({count}), but no cleared area is given."),
    why=mark("Readers cannot tell clearance from single finds."),
    how=mark("Enter the area, or mark the items as single finds, called spot tasks."),
)
def clr_08(case: Case) -> Iterator[Spot]:
    """Article 7.1 (i): type, quantity and size of what was cleared and destroyed."""
    contamination = case.report.contamination
    destroyed = total(*(item.destroyed for item in contamination.items if not item.spot_task))
    cleared = contamination.balance.cleared_m2 or any(row.cleared_m2 for row in contamination.released)
    if destroyed and not cleared:
        yield at("contamination.items", f"{_BALANCE}.cleared_m2", count=destroyed)


@row_rule(
    "CLR-09",
    Severity.ERROR,
    each="contamination.items",
    basis="Art. 7.1 (i), 2.7",
    what=mark("{name}: items are listed ({count}) without telling submunitions from other ordnance."),
    why=mark("Only cluster munition remnants count here."),
    how=mark(
        "Give submunitions separately from mines and other ordnance. If your records cannot tell them apart, "
        "give that as the reason."
    ),
    explainable=True,
)
def clr_09(_: Case, item: FoundItem, place: Place) -> Iterator[Spot]:
    """Articles 7.1 (i) and 2.7: cluster munition remnants, not other ordnance."""
    count = max(item.found or 0, item.destroyed or 0)
    if count and item.kind in (None, OrdnanceKind.NOT_SEPARATED):
        yield at(place.to("kind"), name=place.name(item.type), count=count)


@rule(
    "CLR-10",
    Severity.WARNING,
    basis="practice",
    reads=(_BALANCE, "contamination.items", *PREVIOUS),
    what=mark("Items destroyed per hectare cleared: {old} by the report for {year}, {new} now."),
    why=mark("That can be right, but often the area has a wrong unit."),
    how=mark("Check the cleared area and the number of items."),
)
def clr_10(case: Case) -> Iterator[Spot]:
    """The density of finds rarely changes tenfold within a year."""
    if case.previous is None:
        return
    old, new = _density(case.previous), _density(case.report)
    if old and new and not 1 / case.settings.density_factor <= new / old <= case.settings.density_factor:
        path, year = f"{_BALANCE}.cleared_m2", named(case.previous)
        yield at(path, "contamination.items", old=_rounded(old), new=_rounded(new), year=year)


def _density(report: Report) -> float | None:
    if not report.contamination.balance.cleared_m2:
        return None
    items = total(*(item.destroyed for item in report.contamination.items if item.kind in _REMNANT_KINDS))
    return items / (report.contamination.balance.cleared_m2 / 10_000) if items else None


def _rounded(value: float) -> Decimal:
    return Decimal(f"{value:.3g}")


@row_rule(
    "CLR-11",
    Severity.WARNING,
    each=_AREAS,
    reads=("omissions",),
    basis="Art. 7.1 (h)",
    what=mark("{area}: which remnants lie there, and from when?"),
    why=mark("The Convention asks for type, quantity and time of use as far as possible."),
    how=mark("Enter what is known, or tick “not known”."),
)
def clr_11(case: Case, area: ContaminatedArea, place: Place) -> Iterator[Spot]:
    """Article 7.1 (h): type and quantity of each remnant and when it was used, to the extent possible."""
    if not is_open(area) or _only_begun(area):
        return
    for name in ("remnants", "used_when"):
        if not getattr(area, name) and not case.omitted(place.to(name)):
            yield at(place.to(name), area=_label(area, place))
            return


@row_rule(
    "CLR-12",
    Severity.WARNING,
    each=_AREAS,
    basis="Art. 7.1 (h)",
    what=mark("{area} has no location."),
    why=mark("Others can neither find nor avoid it."),
    how=mark("Give the nearest place and, if you may publish it, the coordinates."),
)
def clr_12(_: Case, area: ContaminatedArea, place: Place) -> Iterator[Spot]:
    """Article 7.1 (h): the location of all contaminated areas."""
    if not area.name and not area.region and (area.latitude is None or area.longitude is None):
        yield at(place.to("name"), area=_label(area, place))


@row_rule(
    "CLR-13",
    Severity.ERROR,
    each=_AREAS,
    basis="practice",
    what=mark("{area}: there is no point {latitude}, {longitude} on the globe."),
    why=mark("Others would look in the wrong place."),
    how=mark("Latitude lies between -90 and 90, longitude between -180 and 180; the two may be swapped."),
)
def clr_13(_: Case, area: ContaminatedArea, place: Place) -> Iterator[Spot]:
    """Coordinates lie on the globe."""
    latitude, longitude = area.latitude, area.longitude
    wrong = (latitude is not None and abs(latitude) > 90) or (longitude is not None and abs(longitude) > 180)
    if wrong:
        column = "latitude" if latitude is not None and abs(latitude) > 90 else "longitude"
        yield at(
            place.to(column),
            area=_label(area, place),
            latitude=_EMPTY if latitude is None else latitude,
            longitude=_EMPTY if longitude is None else longitude,
        )


@rule(
    "CLR-14",
    Severity.WARNING,
    basis="practice",
    reads=(_AREAS,),
    what=mark("{first} and {second} look like the same area."),
    why=mark("Counted twice, it makes the remaining area too large."),
    how=mark("If they are the same, remove one; otherwise give them different names."),
)
def clr_14(case: Case) -> Iterator[Spot]:
    """Each area is counted once."""
    areas = case.report.contamination.areas
    keys = [a.reference or (a.name and a.size_m2 and (a.name, a.region, a.size_m2)) for a in areas]
    if len(set(keys)) == len(keys):
        return
    seen: dict[object, tuple[int, ContaminatedArea]] = {}
    for number, (area, key) in enumerate(zip(areas, keys, strict=True), 1):
        if not key:
            continue
        earlier, other = seen.setdefault(key, (number, area))
        if other is not area:
            place, there = Place(f"{_AREAS}[{area.id}]", number), Place(f"{_AREAS}[{other.id}]", earlier)
            yield at(place.path, there.path, first=_label(other, there), second=_label(area, place))


@row_rule(
    "CLR-16",
    Severity.WARNING,
    each=_AREAS,
    reads=("omissions",),
    basis="Art. 4.2 (c); LAP 18.2",
    what=mark("{area}: is it marked, and fenced or otherwise protected?"),
    why=mark("This is a duty from the start."),
    how=mark("Answer yes, partly or no for both."),
)
def clr_16(case: Case, area: ContaminatedArea, place: Place) -> Iterator[Spot]:
    """Article 4.2 (c): areas are perimeter-marked, monitored and protected by fencing or other means."""
    if not is_open(area) or _only_begun(area):
        return
    for name in ("marked", "fenced"):
        if getattr(area, name) is None and not case.omitted(place.to(name)):
            yield at(place.to(name), area=_label(area, place))
            return


@rule(
    "CLR-17",
    Severity.WARNING,
    basis="LAP 18; Art. 4.2 (c); IMAS 08.40",
    reads=(_AREAS, "contamination.unmarked_reason", *ENTRY, "today"),
    what=mark("The plan of action expected all areas to be marked by now; unmarked and without a date: {count}."),
    why=mark("People nearby cannot see where the danger begins."),
    how=mark("Give the date by which each will be marked, or the reason why it is not."),
)
def clr_17(case: Case) -> Iterator[Spot]:
    """LAP 18: areas are marked by the Eleventh Meeting, or two years after entry into force."""
    if case.report.contamination.unmarked_reason or not _plan_date_passed(case):
        return
    unmarked = [
        area
        for area in case.report.contamination.areas
        if area.marked is Extent.NO and area.marked_by is None and is_open(area)
    ]
    if unmarked:
        yield at(f"{_AREAS}[{unmarked[0].id}].marked_by", "contamination.unmarked_reason", count=len(unmarked))


def _plan_date_passed(case: Case) -> bool:
    entry, meeting = case.entry_into_force, case.settings.plan_meeting
    return case.today > (max(meeting, plus_years(entry, case.settings.plan_years)) if entry else meeting)


@rule(
    "CLR-18",
    Severity.WARNING,
    basis="Art. 4.2 (a); LAP 18.1",
    reads=(*AREAS_OPEN, "contamination.survey"),
    what=mark("The extent of contamination is not yet known from survey, and no date is given for it."),
    why=mark("Without the extent nobody can plan the work or help with it."),
    how=mark("Say how far the baseline survey is, how it is done and when it ends."),
)
def clr_18(case: Case) -> Iterator[Spot]:
    """Article 4.2 (a): survey, assess and record the threat (LAP 18.1)."""
    survey = case.report.contamination.survey
    if case.areas_open and survey.status is not SurveyStatus.COMPLETED and not survey.done_on:
        yield at("contamination.survey.status")


@row_rule(
    "CLR-19",
    Severity.WARNING,
    each=_AREAS,
    reads=("contamination.survey.status",),
    basis="LAP 18",
    what=mark("{area}: {size} looks like an estimate, not like the result of a survey."),
    why=mark("Round figures tend to shrink a great deal once the land is surveyed."),
    how=mark("Tick that it is an estimate, and say when a survey will refine it."),
)
def clr_19(case: Case, area: ContaminatedArea, place: Place) -> Iterator[Spot]:
    """LAP 18: the extent is established by evidence."""
    if case.report.contamination.survey.status is SurveyStatus.COMPLETED or area.estimate or not is_open(area):
        return
    if area.size_m2 and area.size_m2 % case.settings.round_area_m2 == 0 and area.hazard is not Hazard.CHA:
        yield at(place.to("size_m2"), area=_label(area, place), size=Area(area.size_m2))


@rule(
    "CLR-20",
    Severity.WARNING,
    basis="Art. 7.1 (i); LAP 19.1",
    reads=(*AREAS_OPEN, "contamination.programme"),
    what=mark("The yearly targets in square metres or the end date are missing."),
    why=mark("Without them nobody can see whether the deadline will be met."),
    how=mark("Give the square metres planned for each year, and the end date."),
)
def clr_20(case: Case) -> Iterator[Spot]:
    """Article 7.1 (i): status and progress of programmes (LAP 19.1: yearly projections)."""
    programme = case.report.contamination.programme
    targets = any(target.planned_m2 is not None for target in programme.targets)
    if case.areas_open and not (targets and programme.planned_end):
        yield at("contamination.programme.targets" if not targets else "contamination.programme.planned_end")


@row_rule(
    "CLR-21",
    Severity.WARNING,
    each="contamination.programme.targets",
    reads=("contamination.programme.gap_reason",),
    basis="LAP 19.1",
    what=mark("For {year}: {planned} planned, {achieved} achieved, and no reason is given."),
    why=mark("The reason is also the basis for any request for help."),
    how=mark("Say what held the work back."),
)
def clr_21(case: Case, target: ClearanceTarget, place: Place) -> Iterator[Spot]:
    """LAP 19.1: progress against the yearly projection."""
    planned, achieved = target.planned_m2, target.achieved_m2
    if not planned or achieved is None or case.report.contamination.programme.gap_reason or target.year is None:
        return
    if achieved < case.settings.plan_share * planned:
        yield at(
            place.to("achieved_m2"),
            "contamination.programme.gap_reason",
            year=Year(target.year),
            planned=Area(planned),
            achieved=Area(achieved),
        )


@rule(
    "CLR-23",
    Severity.ERROR,
    basis="Art. 4.1, 4.5; LAP 50",
    reads=(_AREAS, _BALANCE, "contamination.stated_total", *CLEARANCE_DEADLINE, *POSITION),
    what=mark(
        "The deadline for clearing land, {deadline}, has passed. Contaminated land is left ({left}), and no extension "
        "is on record here."
    ),
    why=mark("Article 4 sets the deadline, and only a meeting of the States Parties can move it; readers will ask."),
    how=mark(
        "If an extension was granted, enter it. If not, say as the reason where things stand and what comes next; the "
        "Convention's Presidency and support unit can advise."
    ),
    explainable=True,
)
def clr_23(case: Case) -> Iterator[Spot]:
    """Articles 4.1 and 4.5: no area remains after the deadline, or an extension has been granted."""
    deadline, left = case.clearance_deadline, case.area_left_m2
    if deadline and left and deadline < case.position_on:
        yield at("contamination.obligation.deadline", "contamination.requests", deadline=deadline, left=Area(left))


@rule(
    "CLR-24",
    Severity.ERROR,
    basis="Art. 4.1",
    reads=(_AREAS, "contamination.obligation", "contamination.statement"),
    what=mark("You state that clearance is complete, but areas are still open: {count}, with {left} in all."),
    why=mark("Completion means that no known area is left."),
    how=mark("Close the areas, or withdraw the statement."),
)
def clr_24(case: Case) -> Iterator[Spot]:
    """Article 4.1: completion and open areas exclude each other."""
    contamination = case.report.contamination
    complete = (
        contamination.obligation.status is ObligationStatus.COMPLETED
        or contamination.statement.code is ContaminationStatementCode.CLEARED
    )
    if complete and case.areas.rows:
        yield at(_AREAS, "contamination.obligation.status", count=case.areas.rows, left=Area(case.areas.total_m2))


@rule(
    "CLR-25",
    Severity.WARNING,
    basis="Art. 4.1, 7.1 (h); LAP 22, 25",
    reads=(_AREAS, "contamination.declaration", "contamination.statement", *PREVIOUS),
    what=mark("Completion was declared ({declared}), and open areas are listed again ({count})."),
    why=mark("Others believed the work to be finished, and the deadline may be another one now."),
    how=mark(
        "Say when it was found, its size and the plan, and check the deadline with the Convention's support unit."
    ),
)
def clr_25(case: Case) -> Iterator[Spot]:
    """Articles 4.1 and 7.1 (h): finds after completion are reported (LAP 22, 25)."""
    declared: date | EarlierReport | None = case.report.contamination.declaration.declared_on
    before = case.previous
    if before is not None and before.contamination.statement.code is ContaminationStatementCode.CLEARED:
        declared = declared or named(before)
    stated = case.report.contamination.statement.code is ContaminationStatementCode.CLEARED
    if declared and case.areas.rows and not stated:
        yield at(_AREAS, "contamination.declaration", declared=declared, count=case.areas.rows)


@rule(
    "CLR-26",
    Severity.WARNING,
    basis="Art. 4.1 (b)",
    reads=("contamination.contaminated_after_entry", "contamination.hostilities_ended_on"),
    what=mark("Areas were contaminated after entry into force, but the end of the hostilities is not given."),
    why=mark("For such areas the ten years run from that day."),
    how=mark("Give the date, so that the right deadline is shown."),
)
def clr_26(case: Case) -> Iterator[Spot]:
    """Article 4.1 (b): ten years after the end of the active hostilities."""
    contamination = case.report.contamination
    if contamination.contaminated_after_entry and contamination.hostilities_ended_on is None:
        yield at("contamination.hostilities_ended_on", "contamination.contaminated_after_entry")


@rule(
    "CLR-27",
    Severity.WARNING,
    basis="Art. 4.3; LAP 6.1",
    reads=(_BALANCE, "contamination.programme.standards", "omissions"),
    what=mark("Land was released, but no national standard is named."),
    why=mark("Standards tell others how far the result can be trusted."),
    how=mark("Name them with the date of revision and the international standard they follow."),
)
def clr_27(case: Case) -> Iterator[Spot]:
    """Article 4.3: international standards, including IMAS, are taken into account (LAP 6.1)."""
    balance, path = case.report.contamination.balance, "contamination.programme.standards"
    released = total(balance.cancelled_m2, balance.reduced_m2, balance.cleared_m2)
    if released and not case.report.contamination.programme.standards and not case.omitted(path):
        yield at(path)


@rule(
    "CLR-29",
    Severity.WARNING,
    basis="LAP 7.1; IMAS 05.10",
    reads=(*AREAS_OPEN, "contamination.system", "omissions"),
    what=mark("Where are the clearance data kept, and by whom?"),
    why=mark("Data without a keeper are lost with the next change of staff."),
    how=mark("Name the system and the institution."),
)
def clr_29(case: Case) -> Iterator[Spot]:
    """LAP 7.1: a national information management system."""
    system, path = case.report.contamination.system, "contamination.system.name"
    if case.areas_open and not (system.name and system.owner) and not case.omitted(path):
        yield at(path)


@rule(
    "CLR-28",
    Severity.ADVICE,
    basis="Art. 4.4",
    reads=("contamination.used_elsewhere",),
    what=mark("Did your State, before it joined, use or leave cluster munitions in what is now another State Party?"),
    why=mark("The Convention strongly encourages help and information, such as types, numbers and places."),
    how=mark("Answer yes or no."),
)
def clr_28(case: Case) -> Iterator[Spot]:
    """Article 4.4: those who used cluster munitions are encouraged to assist those who are affected."""
    if case.report.contamination.used_elsewhere is None:
        yield at("contamination.used_elsewhere")


@rule(
    "CLR-30",
    Severity.ADVICE,
    basis="LAP 23.1, 4.1",
    reads=(*AREAS_OPEN, "contamination.priorities", "contamination.gender"),
    what=mark("How do you choose which area comes first, and who was asked?"),
    why=mark("Women, girls, boys and men know different dangers."),
    how=mark("Two sentences are enough."),
)
def clr_30(case: Case) -> Iterator[Spot]:
    """LAP 23.1: priorities follow needs; LAP 4.1: different groups are heard."""
    contamination = case.report.contamination
    if case.areas_open and not (contamination.priorities and contamination.gender):
        yield at("contamination.gender" if contamination.priorities else "contamination.priorities")


@rule(
    "CLR-31",
    Severity.ADVICE,
    basis="LAP 22.1",
    reads=(*AREAS_OPEN, "contamination.residual"),
    what=mark("Who will deal with items found after completion, and with which money?"),
    why=mark("It is easier to plan before the teams go home."),
    how=mark("Name the institution."),
)
def clr_31(case: Case) -> Iterator[Spot]:
    """LAP 22.1: a sustainable national capacity for later finds."""
    if case.areas_open and not case.report.contamination.residual.institution:
        yield at("contamination.residual.institution")


@rule(
    "CLR-32",
    Severity.ADVICE,
    basis="LAP 21.1",
    reads=(_BALANCE, "contamination.new_methods", "contamination.environment"),
    what=mark("Was there any new method, or any measure to protect soil and water?"),
    why=mark("Others look for such experience."),
    how=mark("One sentence is enough."),
)
def clr_32(case: Case) -> Iterator[Spot]:
    """LAP 21.1: innovation and the environment."""
    contamination = case.report.contamination
    balance = contamination.balance
    released = total(balance.cancelled_m2, balance.reduced_m2, balance.cleared_m2)
    if released and not contamination.new_methods and not contamination.environment:
        yield at("contamination.new_methods")
