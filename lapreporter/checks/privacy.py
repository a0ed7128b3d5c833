"""Rules for personal data in what will be public (PRI)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lapreporter.checks.case import Case
from lapreporter.checks.claims import attached
from lapreporter.checks.finding import Severity, Spot, at
from lapreporter.checks.prose import sentences_of, texts
from lapreporter.checks.rule import rule
from lapreporter.checks.sections import SECTIONS
from lapreporter.checks.sums import total
from lapreporter.report.answers import OmissionKind, People
from lapreporter.report.node import Node
from lapreporter.report.victim_assistance import Incident
from lapreporter.words import mark

_SECTION = "victim_assistance"
_WITH_FILES = (
    "technical.types",
    "national_measures.measures",
    "stockpiles.declaration",
    "stockpiles.requests",
    "contamination.declaration",
    "contamination.requests",
    "plan.strategies",
)
_PUBLIC_BODIES = ("focal_point", "provider", "organisations", "name", "owner")
_PERSONAL = re.compile(
    r"""
    (?i:born\s+(?:on\s+|in\s+)?\d | date\s+of\s+birth | n[ée]e?\s+le\s+\d | nacid[oa]\s+el\s+\d)[^.;]{0,30}
    | (?i:passport|identity\s+card|\bID)\s*(?:no\.?|number|:)?\s*[A-Z]{0,3}\d{4,}
    | (?i:tel\.?|telephone|phone|mobile)\s*:?\s*\+?\d[\d\s/()-]{6,}\d
    | \+\d{2,3}[\s-]?\d[\d\s/()-]{6,}\d
    | [\w.+-]+@[\w-]+\.[\w.]+
    | \b(?:Mr|Mrs|Ms|Miss|Mme|Sra?|Dona?)\.?\s+[A-Z][\w'-]+
    """,
    re.VERBOSE,
)


def _texts(node: Node, path: str) -> Iterator[tuple[str, str]]:
    """The texts of a part of the report, without those that name public bodies."""
    for name in node.__class__.model_fields:
        value = getattr(node, name)
        if isinstance(value, str) and type(value) is str and name != "id" and name not in _PUBLIC_BODIES:
            yield f"{path}.{name}", value
        elif isinstance(value, Node) and name not in _PUBLIC_BODIES:
            yield from _texts(value, f"{path}.{name}")
        elif isinstance(value, tuple):
            for row in value:
                if isinstance(row, Node):
                    yield from _texts(row, f"{path}.{name}[{getattr(row, 'id', '')}]")


@rule(
    "PRI-01",
    Severity.WARNING,
    basis="Art. 5; LAP 31",
    reads=("victim_assistance.incidents",),
    what=mark("{place}, casualties in one group: {count}. Neighbours could know who it is."),
    why=mark("The report will be public."),
    how=mark("Show the province or the country instead of the place, or leave out sex and age."),
)
def pri_01(case: Case) -> Iterator[Spot]:
    """LAP 31: data on victims respect data protection; small groups in small places are recognisable."""
    for row in case.report.victim_assistance.incidents:
        count = _smallest(row)
        if row.place and count is not None and count <= case.settings.small_cell:
            path = f"victim_assistance.incidents[{row.id}]"
            yield at(f"{path}.place", f"{path}.people", count=count, place=row.place)


def _smallest(row: Incident) -> int | None:
    cells = (*_cells(row.people), row.killed, row.injured)
    return min((cell for cell in cells if cell), default=None)


def _cells(people: People) -> tuple[int | None, ...]:
    return (people.women, people.men, people.girls, people.boys, people.disability)


@rule(
    "PRI-03",
    Severity.ERROR,
    basis="LAP 31; data protection",
    reads=(_SECTION,),
    what=mark("The text seems to contain personal data of a victim: “{snippet}”."),
    why=mark("The report will be public."),
    how=mark("Remove it, or replace it by sex and age group. If it names nobody who was harmed, say so as the reason."),
    explainable=True,
)
def pri_03(case: Case) -> Iterator[Spot]:
    """LAP 31: no names, numbers, dates of birth or addresses of victims. Finds common patterns, not every name."""
    for path, text in _texts(case.report.victim_assistance, _SECTION):
        found = _PERSONAL.search(text)
        if found:
            yield at(path, snippet=found[0].strip())


@rule(
    "PRI-02",
    Severity.WARNING,
    basis="practice",
    reads=(_SECTION, "risk_education.reached", "omissions"),
    what=mark("The one figure that is withheld can be worked out: the total is {total}, the others make {sum}."),
    why=mark("Hiding a figure that anyone can compute protects nobody."),
    how=mark("Withhold a second figure as well, or leave out the total."),
)
def pri_02(case: Case) -> Iterator[Spot]:
    """A group that is withheld stays withheld."""
    for path, people in _grids(case):
        groups = {name: getattr(people, name) for name in _GROUPS}
        empty = [name for name, figure in groups.items() if figure is None and name != "unknown"]
        if people.total is None or len(empty) != 1:
            continue
        hidden = case.report.omissions.get(f"{path}.{empty[0]}")
        if hidden is not None and hidden.kind is OmissionKind.WITHHELD:
            known = sum(figure for figure in groups.values() if figure is not None)
            yield at(f"{path}.{empty[0]}", f"{path}.total", total=people.total, sum=known)


_GROUPS = ("women", "men", "girls", "boys", "unknown")


def _grids(case: Case) -> Iterator[tuple[str, People]]:
    section = case.report.victim_assistance
    yield f"{_SECTION}.known", section.known
    yield f"{_SECTION}.casualties.people", section.casualties.people
    yield "risk_education.reached", case.report.risk_education.reached
    for incident in section.incidents:
        yield f"{_SECTION}.incidents[{incident.id}].people", incident.people
    for service in section.services:
        yield f"{_SECTION}.services[{service.id}].people", service.people


@rule(
    "PRI-04",
    Severity.WARNING,
    basis="LAP 31; practice",
    reads=_WITH_FILES,
    what=mark("The picture {name} is attached to the report."),
    why=mark("Photographs can show who or where someone is, and the file can hold the place where it was taken."),
    how=mark("Confirm that everyone shown agreed, and that no place is given away; otherwise take it out."),
)
def pri_04(case: Case) -> Iterator[Spot]:
    """LAP 31: pictures respect those shown. Photographs of munitions (Article 7.1 (c)) are not asked about."""
    for path, file in attached(case):
        if file.media_type.startswith("image/") and not path.startswith("technical."):
            yield at(path, name=file.name)


@rule(
    "PRI-05",
    Severity.WARNING,
    basis="Art. 7.1 (e), (f)",
    reads=("stockpiles",),
    what=mark("The text on stockpiles speaks of guards or exact places: “{words}”."),
    why=mark("Destruction sites have to be named; how stocks are guarded and where exactly they lie do not."),
    how=mark("Check with your security office what may be public."),
)
def pri_05(case: Case) -> Iterator[Spot]:
    """Article 7.1 (e) and (f) ask for destruction sites, not for stores and guards."""
    if not any(row.munitions.closing or row.submunitions.closing for row in case.report.stockpiles.types):
        return
    for path, text in texts(case, "stockpiles."):
        found = _GUARDED.search(text)
        if found:
            yield at(path, "stockpiles.types", words=found[0])


_GUARDED = re.compile(
    r"\b(?:guards?|guarded|sentr(?:y|ies)|patrols?|alarms?|watchtowers?|gardiens?|guardias?|custodi\w+)\b"
    r"|\b\d{1,2}\s*°\s*\d{1,2}\s*['′]|\b-?\d{1,2}\.\d{3,}\s*,\s*-?\d{1,3}\.\d{3,}\b",
    re.IGNORECASE,
)


@rule(
    "PRI-06",
    Severity.WARNING,
    basis="practice",
    reads=SECTIONS,
    what=mark("“{words}” looks like the name of a folder inside your network."),
    why=mark("It tells strangers the names of users and computers, and nobody else can open it."),
    how=mark("Take it out, or give the place where the document is published."),
)
def pri_06(case: Case) -> Iterator[Spot]:
    """No inside names in what will be public. The properties of the files are written by the program itself."""
    described = ((path, f"{file.name} {file.description or ''}") for path, file in attached(case))
    for path, text in (*texts(case), *described):
        found = _INSIDE.search(text)
        if found:
            yield at(path, words=found[0])


_INSIDE = re.compile(
    r"\b[A-Z]:\\\\?[^\s\\]+\\?[^\s]*|\\\\[\w.-]+\\[^\s]+|(?<!\w)/(?:home|Users)/[^\s]+|\bfile:///?[^\s]+"
)


@rule(
    "PRI-07",
    Severity.WARNING,
    basis="LAP 31; practice",
    reads=(_SECTION,),
    what=mark("This seems to describe one person's health: “{words}”."),
    why=mark("Even without a name, neighbours may know who it is."),
    how=mark("Use it only with written consent, or leave out the details that identify the person."),
)
def pri_07(case: Case) -> Iterator[Spot]:
    """LAP 31: health data of a person need consent. Finds common wordings, not every one."""
    for path, text in _texts(case.report.victim_assistance, _SECTION):
        for sentence in sentences_of(text):
            if _ONE_PERSON.search(sentence) and _HEALTH.search(sentence):
                yield at(path, words=sentence)
                break


_ONE_PERSON = re.compile(
    r"\b(?:an?|one|the|this)\s+(?:\d{1,2}[- ]year[- ]old(?:\s+\w+)?|(?:young |old |male |female )?"
    r"(?:boy|girl|woman|man|farmer|child|survivor|victim))\b|\b(?:he|she|his|her)\b",
    re.IGNORECASE,
)
_HEALTH = re.compile(
    r"\b(?:lost (?:his|her|a|an|one|both|the)|amputat\w+|prosthe\w+|blind\w*|paraly\w+|trauma\w*|depress\w+|wheelchair|"
    r"surgery|HIV|disab\w+|burn(?:s|ed|t)|wounds?|injur(?:y|ies) (?:to|of))\b",
    re.IGNORECASE,
)


@rule(
    "PRI-08",
    Severity.ADVICE,
    basis="LAP 31.1",
    reads=("victim_assistance.casualties", "omissions"),
    what=mark("There are too few casualties ({count}) to publish them by sex, age and disability."),
    why=mark("The people could be recognised; the plan of action counts data that are collected, printed or not."),
    how=mark("Keep the breakdown for yourself, and mark it “withheld” with the words “collected, not published”."),
)
def pri_08(case: Case) -> Iterator[Spot]:
    """LAP 31.1: data by sex, age and disability are collected, and protected."""
    casualties, path = case.report.victim_assistance.casualties, f"{_SECTION}.casualties.people"
    persons = casualties.people.persons()
    if persons is None:
        persons = total(casualties.killed, casualties.injured, casualties.outcome_unknown)
    if 0 < persons <= case.settings.small_cell and not case.omitted(path):
        yield at(path, count=persons)
