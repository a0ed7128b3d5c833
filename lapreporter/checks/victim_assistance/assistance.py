"""Rules for the assistance to victims: who coordinates it, its plan, services and reach (VIC)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lapreporter.checks.case import PREVIOUS, VICTIMS, Case
from lapreporter.checks.finding import EarlierReport, Severity, Spot, at, named
from lapreporter.checks.rule import rule
from lapreporter.report.cover import Mark
from lapreporter.report.victim_assistance import Pillar, VictimAssistance, VictimStatementCode
from lapreporter.words import Country, Listing, Term, mark

_PILLARS = {
    Term(mark("medical care")): {Pillar.EMERGENCY_MEDICAL, Pillar.CONTINUING_MEDICAL},
    Term(mark("rehabilitation")): {Pillar.REHABILITATION},
    Term(mark("psychological support")): {Pillar.PSYCHOLOGICAL},
    Term(mark("social and economic inclusion")): {Pillar.SOCIAL, Pillar.EDUCATION, Pillar.ECONOMIC},
}


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
