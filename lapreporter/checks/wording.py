"""What a finding says: what is wrong, why it matters, what to do."""

from __future__ import annotations

from collections.abc import Mapping

from lapreporter.checks.finding import EarlierReport, Finding, RowNumber, Value, Words
from lapreporter.words import Language, Parameter, Year, mark

_ROW = mark("row {number}")
_OF_A_DAY = mark("{year} of {date}")
_NO_YEAR = mark("an earlier year")


def sentences(finding: Finding, language: Language) -> tuple[str, str, str]:
    """What is wrong, why it matters and what to do, in the given language."""
    values, rule = _spoken(finding.parameters, language), finding.rule
    counted = finding.parameters.get(rule.counts)
    count = counted if isinstance(counted, int) else 0
    what, why, how = (_said(words, count, values, language) for words in (rule.what, rule.why, rule.how))
    return what, why, how


def _said(words: Words, count: int, values: Mapping[str, Parameter], language: Language) -> str:
    said = language.text(words, values) if isinstance(words, str) else language.plural(words, count, values)
    return said.strip()


def _spoken(parameters: Mapping[str, Value], language: Language) -> dict[str, Parameter]:
    return {name: _parameter(value, language) for name, value in parameters.items()}


def _parameter(value: Value, language: Language) -> Parameter:
    if isinstance(value, RowNumber):
        return language.text(_ROW, {"number": value.value})
    return spoken_report(value, language) if isinstance(value, EarlierReport) else value


def spoken_report(known: EarlierReport, language: Language) -> str | Year:
    """What a report that was compared with is called: its year, and the day on which it was submitted."""
    if known.year is None:
        return language.text(_NO_YEAR)
    year = Year(known.year)
    return language.text(_OF_A_DAY, {"year": year, "date": known.submitted_on}) if known.submitted_on else year
