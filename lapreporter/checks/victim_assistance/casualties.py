"""Rules for the numbers of casualties and of known victims (VIC)."""

from __future__ import annotations

from collections.abc import Iterator

from lapreporter.checks.case import PREVIOUS, Case
from lapreporter.checks.finding import Place, Severity, Spot, at, named
from lapreporter.checks.rule import row_rule, rule
from lapreporter.checks.sums import given, total
from lapreporter.report.victim_assistance import Device, Service, VictimStatementCode
from lapreporter.words import Term, mark

_CASUALTIES = "victim_assistance.casualties"
_DEVICES = "victim_assistance.devices"
_BY_OUTCOME = Term(mark("killed, injured and unknown outcome"))
_BY_GROUP = Term(mark("women, men, girls, boys and not known"))
_CLUSTER = {Device.SUBMUNITION, Device.OTHER_CLUSTER_MUNITION}


def _casualties(case: Case) -> int:
    casualties = case.report.victim_assistance.casualties
    persons = casualties.people.persons()
    return total(casualties.killed, casualties.injured, casualties.outcome_unknown) if persons is None else persons


@rule(
    "VIC-01",
    Severity.ERROR,
    basis="Art. 5.1, 7.1 (k); LAP 31.1",
    reads=(_CASUALTIES, "unread"),
    what=mark("New casualties: {parts} add up to {sum}, but the total is {total}."),
    why=mark("Each person counts, and counts once."),
    how=mark("Correct one of the figures, or enter the rest as not known."),
)
def vic_01(case: Case) -> Iterator[Spot]:
    """Articles 5.1 and 7.1 (k): data on casualties that add up (LAP 31.1)."""
    casualties = case.report.victim_assistance.casualties
    people, groups = casualties.people, casualties.people.by_group()
    if case.unread_below(_CASUALTIES):
        return
    if people.total is not None and groups is not None and people.total != groups:
        yield at(f"{_CASUALTIES}.people", parts=_BY_GROUP, sum=groups, total=people.total)
    persons = people.persons()
    outcomes = given(casualties.killed, casualties.injured, casualties.outcome_unknown)
    if persons is None or not outcomes:
        return
    both = casualties.killed is not None and casualties.injured is not None
    if sum(outcomes) > persons or (both and sum(outcomes) != persons):
        path = f"{_CASUALTIES}.killed"
        yield at(path, f"{_CASUALTIES}.people", parts=_BY_OUTCOME, sum=sum(outcomes), total=persons)


@rule(
    "VIC-02",
    Severity.ERROR,
    basis="practice",
    reads=(_CASUALTIES, _DEVICES),
    what=mark("The casualties by device add up to {sum}, but the persons to {total}."),
    why=mark("Some persons may be counted under two devices, or under none."),
    how=mark("Count each person once, under the device that caused the harm."),
)
def vic_02(case: Case) -> Iterator[Spot]:
    """Each person is counted once, under the device that caused the harm."""
    counts = given(*(row.persons for row in case.report.victim_assistance.devices))
    casualties = case.report.victim_assistance.casualties
    stated = casualties.people.persons() is not None or casualties.killed is not None
    if counts and stated and sum(counts) != _casualties(case):
        yield at(_DEVICES, _CASUALTIES, sum=sum(counts), total=_casualties(case))


@rule(
    "VIC-03",
    Severity.WARNING,
    basis="Art. 5; LAP 31",
    reads=(_CASUALTIES, _DEVICES, "victim_assistance.cause_not_recorded"),
    what=mark("The casualties are not counted by device."),
    why=mark("The Convention is about those harmed by cluster munitions."),
    how=mark("Count cluster munition casualties separately if you can; if the cause is not recorded, tick that box."),
)
def vic_03(case: Case) -> Iterator[Spot]:
    """Article 5: cluster munition victims; LAP 31: data by cause."""
    section = case.report.victim_assistance
    apart = any(row.device in _CLUSTER for row in section.devices)
    if _casualties(case) and not section.cause_not_recorded and not apart:
        yield at(_DEVICES, _CASUALTIES)


@rule(
    "VIC-04",
    Severity.WARNING,
    basis="Art. 5.1; LAP 31.1",
    reads=(_CASUALTIES, "omissions"),
    what=mark("The casualties ({total}) are not split {missing}."),
    why=mark("The Convention asks for data by sex and age, and the plan of action for disability too."),
    how=mark("Enter what is known; otherwise say when it will be collected."),
)
def vic_04(case: Case) -> Iterator[Spot]:
    """Article 5.1: age- and gender-sensitive assistance rests on such data (LAP 31.1)."""
    people, path = case.report.victim_assistance.casualties.people, f"{_CASUALTIES}.people"
    groups = ("women", "men", "girls", "boys")
    split = any(getattr(people, name) is not None or case.omitted(f"{path}.{name}") for name in groups)
    disability = people.disability is not None or case.omitted(f"{path}.disability")
    if _casualties(case) and not (split and disability) and not case.omitted(path):
        missing = _DISABILITY if split else _SEX_AND_AGE if disability else _NO_SPLIT
        yield at(path, total=_casualties(case), missing=missing)


_DISABILITY = Term(mark("by disability"))
_SEX_AND_AGE = Term(mark("by sex and age"))
_NO_SPLIT = Term(mark("by sex, age and disability"))


@rule(
    "VIC-05",
    Severity.WARNING,
    basis="practice",
    reads=("victim_assistance", *PREVIOUS),
    what=mark("Victims known: {old} by the report for {year}, {new} now. New casualties in the year: {added}."),
    why=mark("Readers will ask where the difference comes from."),
    how=mark("Name the survey or the clean-up of the register that explains the rest."),
)
def vic_05(case: Case) -> Iterator[Spot]:
    """The number of known victims moves with new casualties, a survey, or a corrected register."""
    section = case.report.victim_assistance
    new = section.known.persons()
    before, added = case.previous, _casualties(case)
    old = before.victim_assistance.known.persons() if before else None
    if before is None or old is None or new is None or section.registry.explains_change:
        return
    if new != old + added:
        path, reason = "victim_assistance.known", "victim_assistance.registry.explains_change"
        yield at(path, reason, old=old, new=new, added=added, year=named(before))


@rule(
    "VIC-07",
    Severity.WARNING,
    basis="Art. 2.1, 5",
    reads=("victim_assistance.statement", _CASUALTIES),
    what=mark("You state that there are no victims, but report casualties ({count})."),
    why=mark("People who were killed or injured, their families and communities all count as victims."),
    how=mark("Correct one entry."),
)
def vic_07(case: Case) -> Iterator[Spot]:
    """Article 2.1: who is a victim."""
    denied = case.report.victim_assistance.statement.code is VictimStatementCode.NONE_KNOWN
    if denied and _casualties(case):
        yield at("victim_assistance.statement", _CASUALTIES, count=_casualties(case))


@row_rule(
    "VIC-11",
    Severity.ERROR,
    each="victim_assistance.services",
    reads=("victim_assistance.known",),
    basis="practice",
    what=mark("{service}: more victims were served ({served}) than are known ({known})."),
    why=mark("Perhaps visits were counted, or other persons with disabilities."),
    how=mark("Give the number of persons, and the number of visits separately."),
    explainable=True,
)
def vic_11(case: Case, row: Service, place: Place) -> Iterator[Spot]:
    """Persons served are persons known; visits are counted apart."""
    served, known = row.people.persons(), case.report.victim_assistance.known.persons()
    if served is not None and known is not None and served > known and row.visits is None:
        yield at(
            place.to("people"),
            "victim_assistance.known",
            service=place.name(row.description),
            served=served,
            known=known,
        )
