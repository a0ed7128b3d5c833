"""Rules for victim assistance (VIC)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lapreporter.checks.case import PREVIOUS, VICTIMS, Case
from lapreporter.checks.finding import EarlierReport, Place, Severity, Spot, at, named
from lapreporter.checks.rule import row_rule, rule
from lapreporter.checks.sums import given, total
from lapreporter.report.cover import Mark
from lapreporter.report.victim_assistance import Device, Pillar, Service, VictimAssistance, VictimStatementCode
from lapreporter.words import Country, Listing, Term, mark

_CASUALTIES = "victim_assistance.casualties"
_DEVICES = "victim_assistance.devices"
_BY_OUTCOME = Term(mark("killed, injured and unknown outcome"))
_BY_GROUP = Term(mark("women, men, girls, boys and not known"))
_CLUSTER = {Device.SUBMUNITION, Device.OTHER_CLUSTER_MUNITION}
_PILLARS = {
    Term(mark("medical care")): {Pillar.EMERGENCY_MEDICAL, Pillar.CONTINUING_MEDICAL},
    Term(mark("rehabilitation")): {Pillar.REHABILITATION},
    Term(mark("psychological support")): {Pillar.PSYCHOLOGICAL},
    Term(mark("social and economic inclusion")): {Pillar.SOCIAL, Pillar.EDUCATION, Pillar.ECONOMIC},
}


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
    "VIC-06",
    Severity.WARNING,
    basis="Art. 5, 7.1 (k)",
    reads=("victim_assistance", "cover.marks.victim_assistance", "cover.state", "omissions", *PREVIOUS),
    what=mark(
        "{state} has victims as far as is known, but the form on victim assistance is {answer}. Last told in: {source}."
    ),
    why=mark("The duty to assist them does not end."),
    how=mark("Fill in the form, or explain."),
)
def vic_06(case: Case) -> Iterator[Spot]:
    """Articles 5 and 7.1 (k): the status and progress of assistance, as long as there are victims."""
    section, state = case.report.victim_assistance, case.report.cover.state
    told = [one for one in case.earlier if one.victim_assistance.statement.code is VictimStatementCode.VICTIMS]
    known = case.facts is not None and case.facts.victims is True
    if state is None or not (told or known) or case.omitted("victim_assistance"):
        return
    source: Term | EarlierReport = named(told[-1]) if told else _LIST_OF_STATES
    if section.statement.code is VictimStatementCode.NONE_KNOWN:
        return
    if case.report.cover.marks.victim_assistance.mark is Mark.NOT_APPLICABLE:
        yield at("victim_assistance.statement", state=Country(state), answer=_NOT_APPLICABLE, source=source)
    elif section == VictimAssistance():
        yield at("victim_assistance.statement", state=Country(state), answer=_EMPTY, source=source)


_LIST_OF_STATES = Term(mark("the list of States in this program"))
_NOT_APPLICABLE = Term(mark("marked not applicable"))
_EMPTY = Term(mark("empty"))


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


@rule(
    "VIC-08",
    Severity.WARNING,
    basis="Art. 5.2 (g); LAP 33.2",
    reads=(*VICTIMS, "victim_assistance.focal_point", "omissions"),
    what=mark("Which institution coordinates assistance to victims?"),
    why=mark("The Convention asks for a focal point within the government."),
    how=mark("Name institution and function, not only a person."),
)
def vic_08(case: Case) -> Iterator[Spot]:
    """Article 5.2 (g): a focal point within the government (LAP 33.2)."""
    path = "victim_assistance.focal_point"
    if case.has_victims and not case.report.victim_assistance.focal_point.institution and not case.omitted(path):
        yield at(path)


@rule(
    "VIC-09",
    Severity.WARNING,
    basis="Art. 5.2 (c); LAP 33.1",
    reads=(*VICTIMS, "victim_assistance.plan", "omissions"),
    what=mark("The national plan for victims, its budget or its time frame is missing."),
    why=mark("The Convention asks for a plan and a budget with time frames."),
    how=mark("Give them; it may be part of a disability plan. If there is none, say when it will come."),
)
def vic_09(case: Case) -> Iterator[Spot]:
    """Article 5.2 (c): a national plan and budget, including time frames (LAP 33.1)."""
    plan = case.report.victim_assistance.plan
    answers = {"title": plan.title, "year_to": plan.year_to, "budget": plan.budget.amount}
    for name, answer in answers.items():
        path = f"victim_assistance.plan.{name}"
        if case.has_victims and answer in (None, "") and not case.omitted(path):
            yield at(path)
            return


@rule(
    "VIC-10",
    Severity.WARNING,
    basis="Art. 5.1, 7.1 (k); LAP 34, 35",
    reads=(*VICTIMS, "victim_assistance.services", "omissions"),
    what=mark("Nothing is said on {pillars}."),
    why=mark("A gap that is named is the ground for a request."),
    how=mark("Describe the service and the number of people reached, or state the gap."),
)
def vic_10(case: Case) -> Iterator[Spot]:
    """Article 5.1: medical care, rehabilitation, psychological support, social and economic inclusion."""
    path = "victim_assistance.services"
    covered = {row.pillar for row in case.report.victim_assistance.services}
    silent = tuple(name for name, pillars in _PILLARS.items() if not covered & pillars)
    if case.has_victims and silent and not case.omitted(path):
        yield at(path, pillars=Listing(silent))


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


@rule(
    "VIC-12",
    Severity.WARNING,
    basis="Art. 5.2 (a); LAP 31",
    reads=(*VICTIMS, "victim_assistance.needs_assessed_on", "victim_assistance.needs", "omissions"),
    what=mark("When were the needs of victims last assessed, and what were the main ones?"),
    why=mark("The Convention asks for such an assessment."),
    how=mark("Give the date and the main needs, or say when they will be assessed."),
)
def vic_12(case: Case) -> Iterator[Spot]:
    """Article 5.2 (a): assess the needs of victims."""
    section, path = case.report.victim_assistance, "victim_assistance.needs_assessed_on"
    if case.has_victims and not (section.needs_assessed_on and section.needs) and not case.omitted(path):
        yield at(path)


@rule(
    "VIC-13",
    Severity.WARNING,
    basis="Art. 5.2 (f); LAP 5.1, 36.1",
    reads=(*VICTIMS, "victim_assistance.consultation", "omissions"),
    what=mark("How were victims and their organisations consulted?"),
    why=mark("The Convention asks that they take an active part."),
    how=mark("Say who was asked, on what, and what came of it."),
)
def vic_13(case: Case) -> Iterator[Spot]:
    """Article 5.2 (f): closely consult with and actively involve victims (LAP 5.1, 36.1)."""
    path = "victim_assistance.consultation"
    if case.has_victims and not case.report.victim_assistance.consultation and not case.omitted(path):
        yield at(path)


@rule(
    "VIC-14",
    Severity.WARNING,
    basis="Art. 5.2 (e)",
    reads=("victim_assistance.open_to", "victim_assistance.services"),
    what=mark("The text “{words}” reads as if the service were not open to all who need it."),
    why=mark("Victims may be treated neither better nor worse than others with the same needs."),
    how=mark("Check the wording, and say who else can use it."),
)
def vic_14(case: Case) -> Iterator[Spot]:
    """Article 5.2 (e): no discrimination among victims, or against others. Finds common wordings, not every one."""
    section = case.report.victim_assistance
    answers = [("victim_assistance.open_to", section.open_to)]
    answers += [(f"victim_assistance.services[{row.id}].description", row.description) for row in section.services]
    for path, text in answers:
        found = _EXCLUSIVE.search(text or "")
        if found:
            yield at(path, words=found[0])


_EXCLUSIVE = re.compile(
    r"\b(?:only|solely|exclusively|limited|reserved|restricted)\s+(?:\w+\s+){0,2}?(?:to|for)\s+[^.;]{3,40}"
    r"|\b(?:exclud\w+|closed to|not open to|not available to)\s+[^.;]{3,40}"
    r"|\b(?:uniquement|exclusivement|réservée?s? aux?)\s+[^.;]{3,40}"
    r"|\b(?:exclusivamente|solamente|únicamente|reservado a)\s+[^.;]{3,40}",
    re.IGNORECASE,
)


@rule(
    "VIC-15",
    Severity.ADVICE,
    basis="LAP 37.1, 37.2",
    reads=(*VICTIMS, "victim_assistance.training", "victim_assistance.staff", "victim_assistance.staff_note"),
    what=mark("How many professionals were trained, and in which field?"),
    why=mark("Services need people whose qualification is recognised."),
    how=mark("One row for each profession is enough."),
)
def vic_15(case: Case) -> Iterator[Spot]:
    """LAP 37: trained, qualified and recognised staff."""
    section = case.report.victim_assistance
    if case.has_victims and not section.training and not section.staff and not section.staff_note:
        yield at("victim_assistance.training")


@rule(
    "VIC-16",
    Severity.ADVICE,
    basis="LAP 5.2, 36.2",
    reads=(*VICTIMS, "plan.delegation.victim_member"),
    what=mark("Was a survivor part of your delegation?"),
    why=mark("The plan of action counts delegations with victims."),
    how=mark("Answer yes or no; give no name."),
)
def vic_16(case: Case) -> Iterator[Spot]:
    """LAP 5.2 and 36.2: victims in delegations."""
    if case.has_victims and case.report.plan.delegation.victim_member is None:
        yield at("plan.delegation.victim_member")


@rule(
    "VIC-17",
    Severity.ADVICE,
    basis="Art. 5.2 (b); LAP 32.1",
    reads=(*VICTIMS, "victim_assistance.laws"),
    what=mark("Which disability, health or social laws cover victims?"),
    why=mark("Rights that are written down outlast programmes."),
    how=mark("Name them with the year, and say whether victims helped to make them."),
)
def vic_17(case: Case) -> Iterator[Spot]:
    """Article 5.2 (b): national laws and policies (LAP 32.1)."""
    if case.has_victims and not case.report.victim_assistance.laws:
        yield at("victim_assistance.laws")
