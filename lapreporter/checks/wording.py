"""What a finding says: what is wrong, why it matters, what to do."""

from __future__ import annotations

from collections.abc import Mapping

from lapreporter.checks.finding import Finding, RowNumber, Value
from lapreporter.words import Language, Parameter, mark

_ROW = mark("row {number}")


def sentences(finding: Finding, language: Language) -> tuple[str, str, str]:
    """What is wrong, why it matters and what to do, in the given language."""
    values = _spoken(finding.parameters, language)
    rule = finding.rule
    return (
        language.text(rule.what, values).strip(),
        language.text(rule.why, values).strip(),
        language.text(rule.how, values).strip(),
    )


def _spoken(parameters: Mapping[str, Value], language: Language) -> dict[str, Parameter]:
    return {
        name: language.text(_ROW, {"number": value.value}) if isinstance(value, RowNumber) else value
        for name, value in parameters.items()
    }
