"""Rules for the list of areas: what each is, where it lies, and how it is marked (CLR)."""

from __future__ import annotations

from collections.abc import Iterator

from lapreporter.checks.case import AREAS_OPEN, ENTRY, Case, is_open
from lapreporter.checks.deadlines import plus_years
from lapreporter.checks.finding import Place, RowNumber, Severity, Spot, at
from lapreporter.checks.rule import row_rule, rule
from lapreporter.report.contamination import ContaminatedArea, Extent, Hazard, SurveyStatus
from lapreporter.words import Area, Term, mark

_AREAS = "contamination.areas"
_EMPTY = Term(mark("(empty)"))


def _label(area: ContaminatedArea, place: Place) -> str | RowNumber:
    return place.name(area.name or area.reference)


def _only_begun(area: ContaminatedArea) -> bool:
    """Whether a row has neither place nor size yet: CLR-12 asks for the place, and further questions can wait."""
    return area.size_m2 is None and not area.name and not area.region and area.latitude is None


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
