"""Rules that lay what a text says beside what the tables hold (TXT-03, TXT-04, TXT-09, CLR-15, NUM-07, OTH-07)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lapreporter.checks.case import YEAR, Case
from lapreporter.checks.finding import Severity, Spot, at
from lapreporter.checks.prose import YEAR as A_YEAR
from lapreporter.checks.prose import number_of, sentences_of, sizes, texts
from lapreporter.checks.rule import rule
from lapreporter.checks.sections import FORMS, SECTIONS
from lapreporter.checks.sums import given, total
from lapreporter.report.answers import Attachment
from lapreporter.report.contamination import AreaStatus, ContaminatedArea
from lapreporter.words import Area, Term, mark

_NO_STOCK = re.compile(
    r"\b(?:no stockpiles?|holds no stocks?|no cluster munitions (?:are|were) (?:held|stockpiled))\b", re.IGNORECASE
)
_NO_AREAS = re.compile(
    r"\bno (?:known |suspected |remaining )*(?:contaminated |contamination|hazardous |affected )\w*", re.IGNORECASE
)
_NONE_RETAINED = re.compile(
    r"\b(?:none (?:are |is |were )?retained|no (?:cluster )?munitions (?:are |were )?retained|retains no\b)",
    re.IGNORECASE,
)
_NO_VICTIMS = re.compile(
    r"\b(?:no (?:known |new |cluster munition )*(?:victims|casualties|survivors))\b", re.IGNORECASE
)
_CLEARED = re.compile(r"\b(?:cleared|released)\b|dépollu|despejad|limpiad", re.IGNORECASE)
_WORK = re.compile(r"\b(?:cleared|clearance|released|reduced|cancelled|canceled|planned|surveyed)\b", re.IGNORECASE)
_HARMED = re.compile(r"\b(?P<number>\d[\d ,.']*)\s+(?:new\s+)?(?:casualties|victims were recorded)\b", re.IGNORECASE)
_ITEMS = re.compile(r"\b(?P<number>\d[\d ,.']*)\s+submunitions\s+(?:were\s+)?destroyed\b", re.IGNORECASE)
_NAMED = re.compile(
    r"\b(?:see |in )?(?:annex(?:e)?|appendix|attachment|enclosure|anexo|adjunto)\b(?:\s+(?:[A-Z]|\d+))?\b"
    r"|\b(?:is|are) attached\b|\bci-joint\b",
    re.IGNORECASE,
)
_REQUIRED = re.compile(
    r"\b\d[\d ,.']*\s*(?:cluster munitions|submunitions|bomblets|sous-munitions|submuniciones)\b", re.IGNORECASE
)


@rule(
    "TXT-03",
    Severity.WARNING,
    basis="practice",
    reads=("contamination", "victim_assistance", *YEAR),
    what=mark("The text says “{words}”, the table has {figure}."),
    why=mark("Readers take the figure they see first."),
    how=mark("Insert the figure from the table; it then follows every change."),
)
def txt_03(case: Case) -> Iterator[Spot]:
    """Text and table give one figure: of land released, items destroyed and casualties, where a text names them."""
    for path, sentence in _of_this_year(case, "contamination."):
        yield from _land(case, path, sentence)
    for path, sentence in _of_this_year(case, "victim_assistance."):
        harmed = case.report.victim_assistance.casualties
        persons = harmed.people.persons() or total(harmed.killed, harmed.injured, harmed.outcome_unknown)
        yield from _count(path, "victim_assistance.casualties", _HARMED, sentence, [persons])


def _land(case: Case, path: str, sentence: str) -> Iterator[Spot]:
    """A sentence on land or items, beside the balance and the list of items."""
    land = case.report.contamination
    figures = given(land.balance.cleared_m2, land.balance.reduced_m2, land.balance.cancelled_m2)
    named = list(sizes(sentence)) if _CLEARED.search(sentence) else []
    if len(named) == 1 and figures and not any(named[0].fits(figure) for figure in (*figures, sum(figures))):
        yield at(path, "contamination.balance", words=named[0].words, figure=Area(sum(figures)))
    items = given(*(item.destroyed for item in land.items))
    yield from _count(path, "contamination.items", _ITEMS, sentence, [sum(items), *items])


def _of_this_year(case: Case, section: str) -> Iterator[tuple[str, str]]:
    """Sentences about the year reported: those that name it and no other year."""
    for path, text in texts(case, section):
        for sentence in sentences_of(text):
            if {int(year) for year in A_YEAR.findall(sentence)} == {case.year}:
                yield path, sentence


def _count(path: str, table: str, pattern: re.Pattern[str], sentence: str, figures: list[int]) -> Iterator[Spot]:
    """A number in a sentence, beside the figures of a table: their sum first, then each of them."""
    found = pattern.search(sentence)
    number = number_of(found["number"].strip(" ,."), grouped=True) if found else None
    if found and number is not None and figures[0] and number not in figures:
        yield at(path, table, words=found[0], figure=figures[0])


@rule(
    "TXT-04",
    Severity.WARNING,
    basis="practice",
    reads=("contamination", "retained", "stockpiles", "victim_assistance", "cover.state"),
    what=mark("The text says “{snippet}”, but the tables list {listed}."),
    why=mark("Only one of the two can be true."),
    how=mark("Correct the text or the table."),
)
def txt_04(case: Case) -> Iterator[Spot]:
    """Text and table agree."""
    areas, denied = case.areas, case.report.contamination.statement.code
    if areas.rows and denied is not None and denied.value == "none_known":
        yield at("contamination.statement", "contamination.areas", snippet=_NONE_KNOWN, listed=Area(areas.total_m2))
    casualties = case.report.victim_assistance.casualties
    harmed = casualties.people.persons() or total(casualties.killed, casualties.injured)
    tables = (
        ("contamination", _NO_AREAS, Area(areas.total_m2) if areas.rows else None),
        ("retained", _NONE_RETAINED, _MUNITIONS if case.retained_left else None),
        ("stockpiles", _NO_STOCK, _STOCK if case.stock_left else None),
        ("victim_assistance", _NO_VICTIMS, _CASUALTIES if harmed else None),
    )
    for section, pattern, listed in tables:
        for path, text in texts(case, section + ".") if listed is not None else ():
            found = pattern.search(text)
            if found and listed is not None:
                yield at(path, section, snippet=found[0], listed=listed)


_FIGURE = re.compile(r"\d")
_NONE_KNOWN = Term(mark("no contaminated area is known or suspected"))
_MUNITIONS = Term(mark("retained munitions"))
_STOCK = Term(mark("munitions in stock"))
_CASUALTIES = Term(mark("casualties"))


@rule(
    "CLR-15",
    Severity.WARNING,
    basis="practice",
    reads=("contamination",),
    what=mark("For {area} the text says “{words}”, and the table {size}."),
    why=mark("Two sizes for one area make both doubtful."),
    how=mark("Keep one figure everywhere."),
)
def clr_15(case: Case) -> Iterator[Spot]:
    """One size for each area. Looks at sentences that name one area and one surface, and speak of no work done."""
    # Few sentences hold one surface; looking for thousands of names in all of them took two seconds.
    told = [(path, said, list(sizes(said))) for path, said in _sentences_on_areas(case) if not _WORK.search(said)]
    telling = [(path, said.casefold(), found[0]) for path, said, found in told if len(found) == 1]
    listed = case.report.contamination.areas if telling else ()
    named = [(area.name.casefold(), area) for area in listed if area.name and area.size_m2]
    for path, said, size in telling:
        areas = {name: area for name, area in named if name in said}
        area = next(iter(areas.values())) if len(areas) == 1 else None
        if area is not None and area.size_m2 and not size.fits(area.size_m2):
            row = f"contamination.areas[{area.id}].size_m2"
            yield at(path, row, words=size.words, area=area.name or "", size=Area(area.size_m2))


def _sentences_on_areas(case: Case) -> Iterator[tuple[str, str]]:
    for path, text in texts(case, "contamination."):
        for sentence in sentences_of(text):
            yield path, sentence
    for area in case.report.contamination.areas:
        # A note without a figure names no surface; most of ten thousand notes need no closer look.
        if area.note and area.name and area.status is not AreaStatus.CLOSED and _FIGURE.search(area.note):
            yield from ((f"contamination.areas[{area.id}].note", _told(area, part)) for part in sentences_of(area.note))


def _told(area: ContaminatedArea, sentence: str) -> str:
    """A sentence of a note, which need not repeat the name of its area."""
    name = area.name or ""
    return sentence if name.casefold() in sentence.casefold() else f"{name}: {sentence}"


@rule(
    "NUM-07",
    Severity.WARNING,
    basis="practice",
    reads=("contamination",),
    what=mark("This text mixes units: “{first}” and “{second}”."),
    why=mark("One hectare is 10,000 square metres, so a reader can easily compare the wrong figures."),
    how=mark("Use square metres in all of them, and add km² in brackets."),
)
def num_07(case: Case) -> Iterator[Spot]:
    """One unit for surfaces. Tables are kept in square metres, so only texts can mix."""
    for path, text in texts(case, "contamination."):
        by_unit: dict[str, str] = {}
        for size in sizes(text):
            by_unit.setdefault(
                size.unit.replace("²", "2").replace("hectares", "ha").replace("hectare", "ha"), size.words
            )
        if len(by_unit) > 1:
            first, second, *_ = by_unit.values()
            yield at(path, first=first, second=second)


@rule(
    "OTH-07",
    Severity.WARNING,
    basis="practice",
    reads=("other.text",),
    what=mark("“{words}” is a figure that belongs in the form “{form}”, where it is counted."),
    why=mark("Figures in a text are neither added up nor found."),
    how=mark("Move it there and refer to it here."),
)
def oth_07(case: Case) -> Iterator[Spot]:
    """Required figures stand in their forms."""
    text = case.report.other.text or ""
    land, munitions = next(sizes(text), None), _REQUIRED.search(text)
    if land is not None:
        yield at("other.text", words=land.words, form=FORMS["contamination"])
    if munitions:
        yield at("other.text", words=munitions[0], form=FORMS["stockpiles"])


@rule(
    "TXT-09",
    Severity.WARNING,
    basis="Art. 7.1",
    reads=SECTIONS,
    what=mark("The text refers to “{document}”, but nothing is attached to this report."),
    why=mark("Readers cannot open what they do not have."),
    how=mark("Attach it, or give the place where it is published."),
)
def txt_09(case: Case) -> Iterator[Spot]:
    """What a text refers to is there. Which of several files is meant cannot be told, so any file is enough."""
    if any(True for _ in attached(case)):
        return
    for path, text in texts(case):
        found = _NAMED.search(text)
        if found:
            yield at(path, document=found[0])


def attached(case: Case) -> Iterator[tuple[str, Attachment]]:
    """Every attached file with the address of the answer that holds it."""
    report = case.report
    holders = [
        *((f"technical.types[{row.id}].photos", row.photos) for row in report.technical.types),
        *((f"national_measures.measures[{row.id}].files", row.files) for row in report.national_measures.measures),
        ("stockpiles.declaration.files", report.stockpiles.declaration.files),
        ("contamination.declaration.files", report.contamination.declaration.files),
        *((f"stockpiles.requests[{row.id}].files", row.files) for row in report.stockpiles.requests),
        *((f"contamination.requests[{row.id}].files", row.files) for row in report.contamination.requests),
        *((f"plan.strategies[{row.id}].files", row.files) for row in report.plan.strategies),
    ]
    for path, files in holders:
        yield from ((path, file) for file in files)
