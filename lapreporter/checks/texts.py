"""Rules for definite statements and free text (TXT)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from lapreporter.checks.case import PREVIOUS, Case
from lapreporter.checks.finding import Severity, Spot, at, named
from lapreporter.checks.prose import YEAR, sentences_of, texts, texts_of
from lapreporter.checks.rule import rule
from lapreporter.checks.sections import SECTIONS
from lapreporter.report.cover import Mark
from lapreporter.words import Term, Year, mark

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
_STATEMENTS = {
    "stockpiles.statement": "stockpiles",
    "retained.statement": "retained",
    "production.statement": "production",
    "contamination.statement": "contamination",
    "victim_assistance.statement": "victim_assistance",
}


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
        named = {int(year) for year in YEAR.findall(text or "")}
        if named and case.year not in named and max(named) < case.year:
            yield at(path, named=Year(max(named)), year=Year(case.year))


@rule(
    "TXT-06",
    Severity.WARNING,
    basis="cover note 2",
    reads=(*SECTIONS, *PREVIOUS),
    what=mark("This text is word for word that of the report for {year}, in a form that is marked as changed."),
    why=mark("Readers search for news that is not there."),
    how=mark("Update it, or set the form to unchanged."),
)
def txt_06(case: Case) -> Iterator[Spot]:
    """Note 2 of the cover page. Only texts about the year are compared; laws and procedures may stay as they are."""
    if case.previous is None:
        return
    before = dict(texts_of(case.previous))
    for path, text in texts(case):
        tick = getattr(case.report.cover.marks, path.split(".")[0], None)
        if path in _OF_THE_YEAR and tick is not None and tick.mark is Mark.CHANGED and before.get(path) == text:
            yield at(path, year=named(case.previous))


_OF_THE_YEAR = frozenset(
    {
        "national_measures.obstacles",
        *("stockpiles.nothing_destroyed", "stockpiles.difference_from_plan", "stockpiles.difficulties"),
        *("stockpiles.programme.milestones", "stockpiles.lessons", "stockpiles.supplementary"),
        *("retained.review.outcome", "retained.supplementary", "technical.supplementary", "production.supplementary"),
        *("contamination.programme.gap_reason", "contamination.difficulties", "contamination.supplementary"),
        *("risk_education.warning", "risk_education.impact", "risk_education.supplementary"),
        *("victim_assistance.needs", "victim_assistance.consultation", "victim_assistance.supplementary"),
        *("resources.supplementary", "other.text"),
    }
)


@rule(
    "TXT-07",
    Severity.WARNING,
    basis="Art. 1.3; LAP 8",
    reads=SECTIONS,
    what=mark("This passage is about mines: “{words}”."),
    why=mark("Cluster munitions are counted separately from mines."),
    how=mark("Keep only what belongs here, or say what share of it is about cluster munitions."),
)
def txt_07(case: Case) -> Iterator[Spot]:
    """Article 1.3: the Convention does not apply to mines. A text that also names cluster munitions is left alone."""
    for path, text in texts(case):
        found = _MINES.search(text)
        # Work with other treaties has a place of its own.
        if found and not _CLUSTER.search(text) and not path.startswith(("plan.", "other.")):
            yield at(path, words=found[0])


_MINES = re.compile(
    r"\b(?:anti-?personnel (?:land)?mines?|landmines?|mine ban (?:convention|treaty)|ottawa (?:convention|treaty)|APMBC"
    r"|mines antipersonnel|minas antipersonal)\b",
    re.IGNORECASE,
)
_CLUSTER = re.compile(r"cluster|sub-?munition|bomblet|sous-munition|submunici|racimo|\bCCM\b", re.IGNORECASE)


@rule(
    "TXT-08",
    Severity.WARNING,
    basis="Art. 2; IMAS 04.10",
    reads=SECTIONS,
    what=mark("“{words}” means something else under this Convention; it is likely that {suggestion} is meant."),
    why=mark("Each of these words is counted in a column of its own."),
    how=mark("Choose the word that fits."),
)
def txt_08(case: Case) -> Iterator[Spot]:
    """Article 2 and IMAS 04.10: words with a fixed meaning. Finds common wordings, not every one."""
    for path, text in texts(case):
        for pattern, suggestion in _MISUSED:
            found = pattern.search(text)
            if found:
                yield at(path, words=found[0], suggestion=suggestion)


_MISUSED = (
    (
        re.compile(r"\bcleared (?:\w+ ){0,2}?(?:by|through|after|during) (?:non-?technical )?survey\b", re.IGNORECASE),
        Term(mark("cancelled or reduced")),
    ),
    (re.compile(r"\b(?:cluster|submunition) mines?\b", re.IGNORECASE), Term(mark("a submunition"))),
    (
        re.compile(r"\bdestroyed (?:by|through) (?:transfer|sale|export|hand-?over)\b", re.IGNORECASE),
        Term(mark("transferred")),
    ),
)


@rule(
    "TXT-10",
    Severity.WARNING,
    basis="practice",
    reads=("language", *SECTIONS),
    what=mark("This part is not written in a language of the United Nations: “{words}”."),
    why=mark("Most readers cannot read it."),
    how=mark("Add at least a summary in Arabic, Chinese, English, French, Russian or Spanish."),
)
def txt_10(case: Case) -> Iterator[Spot]:
    """Readable for all: known by the language chosen for the report, and by the script of each text."""
    foreign = case.report.language.split("-")[0] not in _UNITED_NATIONS
    for path, text in texts(case):
        if foreign or _in_other_script(text):
            yield at(path, words=sentences_of(text)[0])
            if foreign:
                return


_UNITED_NATIONS = frozenset({"ar", "zh", "en", "fr", "ru", "es"})
_SCRIPTS = ("LATIN", "CYRILLIC", "ARABIC", "CJK")


def _in_other_script(text: str) -> bool:
    """Whether most letters belong to a script in which none of the six languages is written."""
    if text.isascii():
        return False
    letters = [char for char in text if char.isalpha()]
    other = sum(not unicodedata.name(char, "LATIN").startswith(_SCRIPTS) for char in letters)
    return 2 * other > len(letters)


@rule(
    "TXT-11",
    Severity.WARNING,
    basis="practice",
    reads=(*(f"{section}.statement" for section in _STATEMENTS.values()), "cover.period"),
    what=mark("The statement has no date on which it is true."),
    why=mark("A statement is true on a day; later readers need to know on which."),
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
    what=mark("No difficulty is named."),
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
