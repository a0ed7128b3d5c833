"""Rules for definite statements and free text (TXT)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from lapreporter.checks.case import Case
from lapreporter.checks.finding import Severity, Spot, at
from lapreporter.checks.rule import rule
from lapreporter.checks.sections import SECTIONS
from lapreporter.report.kinds import Kind
from lapreporter.report.report import Report
from lapreporter.report.shape import leaves
from lapreporter.words import Area, Term, Year, mark

_EMPTY_WORDS = frozenset(
    {
        *("n/a", "na", "n.a", "nil", "none", "no", "-", "--", "not applicable", "nothing", "see above", "x"),
        *("sans objet", "néant", "s/o", "no aplica", "ninguno", "ninguna", "não aplicável", "não se aplica"),
        *("не применимо", "нет", "不适用", "无", "لا ينطبق", "لا يوجد"),
    }
)
_ELSEWHERE = re.compile(
    r"(?:(?:same )?as (?:last year|before)|see (?:last year|(?:previous|earlier) reports?)|unchanged|no change)\W*",
    re.IGNORECASE,
)
_PLACEHOLDER = re.compile(r"\bX{2,}\b|\bt\.?b\.?[cd]\b|\[[^\]]*\]|\?\?+|lorem ipsum|<[^>]{2,}>|_{3,}", re.IGNORECASE)
_NO_AREAS = re.compile(
    r"\bno (?:known |suspected |remaining )*(?:contaminated |contamination|hazardous |affected )\w*", re.IGNORECASE
)
_NONE_RETAINED = re.compile(
    r"\b(?:none (?:are |is |were )?retained|no (?:cluster )?munitions (?:are |were )?retained|retains no\b)",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?<![\d.,/-])(?:19|20)\d\d(?!\d|[.,]\d)")
_STATEMENTS = {
    "stockpiles.statement": "stockpiles",
    "retained.statement": "retained",
    "production.statement": "production",
    "contamination.statement": "contamination",
    "victim_assistance.statement": "victim_assistance",
}


@cache
def _text_paths() -> tuple[str, ...]:
    """The long texts that stand outside tables."""
    return tuple(leaf.pattern for leaf in leaves(Report) if leaf.kind is Kind.LONG_TEXT and "[]" not in leaf.pattern)


def texts(case: Case, section: str = "") -> Iterator[tuple[str, str]]:
    """The long texts of a report, or of one part of it, with their addresses, outside tables."""
    for path in _text_paths():
        if not path.startswith(section):
            continue
        value: object = case.report
        for name in path.split("."):
            value = getattr(value, name)
        if isinstance(value, str) and value.strip():
            yield path, value


@rule(
    "TXT-01",
    Severity.WARNING,
    basis="practice of reporting; LAP 43",
    reads=SECTIONS,
    what=mark("“{text}” can mean no, not known or not asked."),
    why=mark("Readers should not have to guess."),
    how=mark("Choose a statement, or write one sentence that says which."),
)
def txt_01(case: Case) -> Iterator[Spot]:
    """Definite sentences instead of “N/A”."""
    for path, text in texts(case):
        if text.strip().casefold().rstrip(".!") in _EMPTY_WORDS:
            yield at(path, text=text.strip())


@rule(
    "TXT-02",
    Severity.WARNING,
    basis="cover note 3",
    reads=SECTIONS,
    what=mark("“{text}” does not stand on its own."),
    why=mark("Readers may not have the earlier report, or the question, before them."),
    how=mark("Give one full sentence, or mark the form as unchanged with the date."),
)
def txt_02(case: Case) -> Iterator[Spot]:
    """Note 3 of the cover page: an answer, or an unchanged form with its date."""
    for path, text in texts(case):
        plain = text.strip()
        bare = plain.casefold().rstrip(".!") in _EMPTY_WORDS
        short = len(plain) < case.settings.short_answer and plain.isascii()
        if not bare and (short or _ELSEWHERE.fullmatch(plain)):
            yield at(path, text=plain)


@rule(
    "TXT-04",
    Severity.WARNING,
    basis="practice",
    reads=("contamination", "retained"),
    what=mark("The text says “{snippet}”, but {listed} are listed."),
    why=mark("Only one of the two can be true."),
    how=mark("Correct the text or the table."),
)
def txt_04(case: Case) -> Iterator[Spot]:
    """Text and table agree."""
    areas = case.areas
    denied = case.report.contamination.statement.code
    if areas.rows and denied is not None and denied.value == "none_known":
        yield at("contamination.statement", "contamination.areas", snippet=_NONE_KNOWN, listed=Area(areas.total_m2))
    for section, pattern, listed in (
        ("contamination", _NO_AREAS, Area(areas.total_m2) if areas.rows else None),
        ("retained", _NONE_RETAINED, _MUNITIONS if case.retained_left else None),
    ):
        for path, text in texts(case, section + ".") if listed is not None else ():
            found = pattern.search(text)
            if found and listed is not None:
                yield at(path, section, snippet=found[0], listed=listed)


_NONE_KNOWN = Term(mark("no contaminated area is known or suspected"))
_MUNITIONS = Term(mark("retained munitions"))


@rule(
    "TXT-05",
    Severity.WARNING,
    basis="Art. 7.2",
    reads=("stockpiles.nothing_destroyed", "contamination.programme.gap_reason", "cover.period"),
    what=mark("The text speaks of {named}, the report covers {year}."),
    why=mark("It may have been carried over from last year."),
    how=mark("Update the text, or name the year it is about."),
)
def txt_05(case: Case) -> Iterator[Spot]:
    """Article 7.2: each report speaks of its own year."""
    if case.year is None:
        return
    stockpiles, contamination = case.report.stockpiles, case.report.contamination
    reasons = {
        "stockpiles.nothing_destroyed": stockpiles.nothing_destroyed,
        "contamination.programme.gap_reason": contamination.programme.gap_reason,
    }
    for path, text in reasons.items():
        named = {int(year) for year in _YEAR.findall(text or "")}
        if named and case.year not in named and max(named) < case.year:
            yield at(path, named=Year(max(named)), year=Year(case.year))


@rule(
    "TXT-11",
    Severity.WARNING,
    basis="practice",
    reads=(*(f"{section}.statement" for section in _STATEMENTS.values()), "cover.period"),
    what=mark("The statement has no date on which it is true."),
    why=mark("“None known” is true on a day, not for ever."),
    how=mark("Enter the day, such as 31 December {year}."),
)
def txt_11(case: Case) -> Iterator[Spot]:
    """A definite statement names its day."""
    if case.year is None:
        return
    for path, section in _STATEMENTS.items():
        statement = getattr(case.report, section).statement
        if statement.code is not None and statement.as_of is None:
            yield at(path, year=Year(case.year))


@rule(
    "TXT-12",
    Severity.ADVICE,
    basis="LAP 12.2, 41.2, 48.1",
    reads=("stockpiles", "contamination", "cover.state"),
    what=mark("Nothing stood in the way?"),
    why=mark("A difficulty that is named explains the figures and opens the door to help."),
    how=mark("Name it, or tick “no difficulties”."),
)
def txt_12(case: Case) -> Iterator[Spot]:
    """LAP 12.2 and 41.2: challenges in meeting obligations are reported."""
    stockpiles, contamination = case.report.stockpiles, case.report.contamination
    if case.stock_open and not stockpiles.difficulties and not stockpiles.no_difficulties:
        yield at("stockpiles.difficulties")
    if case.areas_open and not contamination.difficulties and not contamination.no_difficulties:
        yield at("contamination.difficulties")


@rule(
    "TXT-13",
    Severity.WARNING,
    basis="practice",
    reads=SECTIONS,
    what=mark("“{snippet}” looks like a placeholder."),
    why=mark("It would be printed as it stands."),
    how=mark("Fill it in or delete it."),
)
def txt_13(case: Case) -> Iterator[Spot]:
    """Nothing of a template is left."""
    for path, text in texts(case):
        found = _PLACEHOLDER.search(text)
        if found:
            yield at(path, snippet=found[0])
