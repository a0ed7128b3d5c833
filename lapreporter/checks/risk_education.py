"""Rules for warning and risk education (EDU)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from lapreporter.checks.case import AREAS_OPEN, PREVIOUS, YEAR, Case
from lapreporter.checks.finding import Severity, Spot, at, named
from lapreporter.checks.rule import rule
from lapreporter.report.answers import People, first_day
from lapreporter.words import Term, Year, mark, mark_plural

_REACHED = "risk_education.reached"
_DISABILITY = Term(mark("persons with disabilities"))
_FIRST_TIME = Term(mark("persons reached for the first time"))


def _grids(case: Case) -> Iterator[tuple[str, People]]:
    section = case.report.risk_education
    yield _REACHED, section.reached
    for row in section.activities:
        yield f"risk_education.activities[{row.id}].people", row.people


@rule(
    "EDU-01",
    Severity.ERROR,
    basis="LAP 29.1",
    reads=(_REACHED, "risk_education.activities", "unread"),
    what=mark("The groups of people reached add up to {sum}, but the total is {total}."),
    why=mark("A total that differs from its parts makes both doubtful."),
    how=mark("Correct one, or enter the rest as “not known”."),
)
def edu_01(case: Case) -> Iterator[Spot]:
    """LAP 29.1: people reached by sex and age add up."""
    for path, people in _grids(case):
        groups = people.by_group()
        if people.total is not None and groups is not None and people.total != groups and not case.unread_below(path):
            yield at(path, sum=groups, total=people.total)


@rule(
    "EDU-02",
    Severity.ERROR,
    basis="practice; IMAS 12.10",
    reads=(_REACHED, "risk_education.activities", "risk_education.first_time"),
    what=mark("People reached: {total} in all, but {what}: {count}."),
    why=mark("Disability and first time are counted within the total, not in addition."),
    how=mark("Correct one of the two figures."),
)
def edu_02(case: Case) -> Iterator[Spot]:
    """Persons with disabilities and first-time participants are part of the total."""
    for path, people in _grids(case):
        persons = people.persons()
        if people.disability is not None and persons is not None and people.disability > persons:
            yield at(path, count=people.disability, what=_DISABILITY, total=persons)
    first, persons = case.report.risk_education.first_time, case.report.risk_education.reached.persons()
    if first is not None and persons is not None and first > persons:
        yield at("risk_education.first_time", _REACHED, count=first, what=_FIRST_TIME, total=persons)


@rule(
    "EDU-03",
    Severity.WARNING,
    basis="LAP 29.1",
    reads=(_REACHED, "omissions"),
    what=mark_plural(
        "{total} person was reached, but not counted by sex and age.",
        "{total} people were reached, but not counted by sex and age.",
    ),
    counts="total",
    why=mark("The plan of action counts women, men, girls and boys separately."),
    how=mark("Enter what you know; if it was not recorded, say so and from when it will be."),
)
def edu_03(case: Case) -> Iterator[Spot]:
    """LAP 29.1: numbers of women, girls, boys and men reached."""
    people = case.report.risk_education.reached
    split = any((people.women, people.men, people.girls, people.boys))
    if people.persons() and not split and not case.omitted(_REACHED):
        yield at(_REACHED, total=people.persons() or 0)


@rule(
    "EDU-04",
    Severity.WARNING,
    basis="Art. 4.2 (e), 7.1 (j)",
    reads=(*AREAS_OPEN, "risk_education.statement", "risk_education.activities", _REACHED, "omissions"),
    what=mark("Contaminated areas remain, but nothing is reported on risk education."),
    why=mark("People near these areas need a warning."),
    how=mark("Report what was done, or say why none was needed, for example a fenced range without access."),
)
def edu_04(case: Case) -> Iterator[Spot]:
    """Articles 4.2 (e) and 7.1 (j): risk reduction education for people in or near the areas."""
    section = case.report.risk_education
    answered = section.statement.code or section.activities or section.reached.persons() is not None
    if case.areas_open and not answered and not case.omitted("risk_education.statement"):
        yield at("risk_education.statement")


@rule(
    "EDU-05",
    Severity.WARNING,
    basis="Art. 7.1 (j)",
    reads=("contamination.balance.found_m2", "contamination.areas", "risk_education.warning", *YEAR),
    what=mark("New contamination was found in {year}, but no warning to the people nearby is described."),
    why=mark("The Convention asks for an immediate and effective warning."),
    how=mark("Describe how people nearby were warned, and how soon."),
)
def edu_05(case: Case) -> Iterator[Spot]:
    """Article 7.1 (j): immediate and effective warning to civilians."""
    if case.year is None or case.report.risk_education.warning:
        return
    found = case.report.contamination.balance.found_m2 or any(
        area.found_on and first_day(area.found_on).year == case.year for area in case.report.contamination.areas
    )
    if found:
        yield at("risk_education.warning", year=Year(case.year))


@rule(
    "EDU-06",
    Severity.WARNING,
    basis="practice",
    reads=(_REACHED, *PREVIOUS),
    what=mark("People reached: {old} by the report for {year}, {new} now."),
    why=mark("Such a change often means that radio listeners or readers of posters were counted."),
    how=mark("If mass media are counted, give them separately from direct sessions."),
)
def edu_06(case: Case) -> Iterator[Spot]:
    """Direct sessions and mass media are counted apart."""
    new = case.report.risk_education.reached.persons()
    before = case.previous
    old = before.risk_education.reached.persons() if before else None
    if before and new and old and not 1 / case.settings.reach_factor <= new / old <= case.settings.reach_factor:
        yield at(_REACHED, new=new, old=old, year=named(before))


@rule(
    "EDU-07",
    Severity.WARNING,
    basis="LAP 28.1",
    reads=("risk_education.activities", _REACHED),
    what=mark("People were reached, but no activity with its place and target group is listed."),
    why=mark("The plan of action asks why these groups are most at risk."),
    how=mark("Say where, for whom and how the activities were held."),
)
def edu_07(case: Case) -> Iterator[Spot]:
    """LAP 28.1: risk education fitted to the groups at risk."""
    section = case.report.risk_education
    described = any(row.kind and row.place and row.target_group for row in section.activities)
    if section.reached.persons() and not described:
        yield at("risk_education.activities")


@rule(
    "EDU-08",
    Severity.WARNING,
    basis="LAP 29; IMAS 12.10",
    reads=("risk_education.age_bands",),
    what=mark("The age groups overlap, leave gaps, or do not divide at 18."),
    why=mark("Children have to be counted separately from adults."),
    how=mark("Let each group start where the one before ends, and let one of them start at 18."),
)
def edu_08(case: Case) -> Iterator[Spot]:
    """LAP 29: sex and age, with 18 as the line between children and adults."""
    bands = case.report.risk_education.age_bands
    starts = [band.from_age for band in bands]
    if not bands or None in starts:
        return
    ordered = sorted(bands, key=lambda band: band.from_age or 0)
    joined = all(low.to_age is not None and high.from_age == low.to_age + 1 for low, high in pairwise(ordered))
    if not joined or 18 not in starts:
        yield at("risk_education.age_bands")


@rule(
    "EDU-09",
    Severity.WARNING,
    basis="LAP 28, 29",
    reads=("victim_assistance.casualties", "risk_education.activities", "risk_education.at_risk_groups"),
    what=mark("Most casualties are {group}, but no activity is aimed at them."),
    why=mark("Risk education works best where the harm is done."),
    how=mark("Name the group at risk and what is done for it, or adapt the plan."),
)
def edu_09(case: Case) -> Iterator[Spot]:
    """LAP 28 and 29: the groups most at risk come first."""
    people, section = case.report.victim_assistance.casualties.people, case.report.risk_education
    total = people.persons()
    if not total or section.at_risk_groups or any(row.target_group for row in section.activities):
        return
    groups = {"women": people.women, "men": people.men, "girls": people.girls, "boys": people.boys}
    for name, count in groups.items():
        if count and count * 2 > total:
            yield at("risk_education.at_risk_groups", "victim_assistance.casualties.people", group=_GROUPS[name])


_GROUPS = {
    "women": Term(mark("women")),
    "men": Term(mark("men")),
    "girls": Term(mark("girls")),
    "boys": Term(mark("boys")),
}


@rule(
    "EDU-10",
    Severity.ADVICE,
    basis="LAP 29.2",
    reads=(_REACHED, "risk_education.impact"),
    what=mark("How do you know that people behave more safely?"),
    why=mark("The plan of action asks for the effect, not only for numbers."),
    how=mark("A small survey before and after is enough for a first answer."),
)
def edu_10(case: Case) -> Iterator[Spot]:
    """LAP 29.2: the impact of risk education is measured."""
    section = case.report.risk_education
    if section.reached.persons() and not section.impact:
        yield at("risk_education.impact")


@rule(
    "EDU-11",
    Severity.ADVICE,
    basis="LAP 27.1, 30.1",
    reads=(*AREAS_OPEN, "risk_education.strategy", "risk_education.linked_to"),
    what=mark("Is risk education part of a wider plan, and of the plan for the time after completion?"),
    why=mark("Risk education that stands alone reaches fewer people."),
    how=mark("Name the document, and tick the sectors it is tied to."),
)
def edu_11(case: Case) -> Iterator[Spot]:
    """LAP 27.1 and 30.1: risk education within wider work and after completion."""
    section = case.report.risk_education
    if case.areas_open and not section.strategy and not section.linked_to:
        yield at("risk_education.strategy")
