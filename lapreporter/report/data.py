"""The report as JSON: the public data format, its exact bytes, and its schema."""

from __future__ import annotations

import json
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from lapreporter.errors import BadContent, NewerVersion, NotOurs
from lapreporter.report.integrity import refuse_repeated_rows, refuse_stray_omissions
from lapreporter.report.report import FORMAT, FORMAT_VERSION, Report
from lapreporter.report.strict_json import parse, shown
from lapreporter.words import Term, mark

M = TypeVar("M", bound=BaseModel)

_PROBLEMS = {
    "extra_forbidden": mark("an answer that this format does not know"),
    "missing": mark("a part that is missing"),
    "enum": mark("a choice that does not exist"),
    "literal_error": mark("a value that does not exist here"),
    "date_from_datetime_parsing": mark("no possible date"),
    "date_parsing": mark("no possible date"),
    "date_type": mark("no possible date"),
    "value_error": mark("no possible date"),
    "int_type": mark("no whole number"),
    "int_from_float": mark("no whole number"),
    "bool_type": mark("neither yes nor no"),
    "string_type": mark("no text"),
    "string_too_long": mark("a text that is too long"),
    "string_pattern_mismatch": mark("a code of another form"),
    "finite_number": mark("no number"),
    "greater_than_equal": mark("a number that is too small"),
    "less_than_equal": mark("a number that is too large"),
}
_OTHER = mark("a value of another kind")
_LAST_THINKABLE = 9_999


def dump(report: Report) -> bytes:
    """The exact bytes of a report: UTF-8, keys sorted, two spaces, only what is answered, one final newline.

    The same report always gives the same bytes; seal and signature are made over them.
    """
    content = report.model_dump(mode="json", exclude_defaults=True)
    content |= {"format": FORMAT, "format_version": FORMAT_VERSION}
    return (json.dumps(content, ensure_ascii=False, sort_keys=True, indent=2) + "\n").encode()


def load(data: bytes, name: str) -> Report:
    """The report written in ``data``; ``name`` is the file's name for the sentence if it is refused.

    Raises NotOurs, NewerVersion, BadContent and what `strict_json.parse` raises.
    """
    content = parse(data, name)
    if content.get("format") != FORMAT:
        raise NotOurs(name=name)
    refuse_newer(content.get("format_version"), name)
    refuse_repeated_rows(content, name)
    report = validated(Report, data, name)
    refuse_stray_omissions(report, name)
    return report


def refuse_newer(version: Any, name: str) -> None:
    """Raise NewerVersion for a format version this program does not know yet, BadContent for one that cannot be."""
    if version is not None and (type(version) is not int or version > _LAST_THINKABLE):
        raise BadContent(name=name, path="format_version", problem=Term(_OTHER))
    if version is not None and version > FORMAT_VERSION:
        raise NewerVersion(name=name, version=version)


def validated(model: type[M], data: bytes, name: str) -> M:
    """JSON bytes as a model. BadContent names the first answer that does not fit."""
    try:
        return model.model_validate_json(data)
    except ValidationError as error:
        first = error.errors(include_url=False, include_context=False, include_input=False)[0]
        place = ".".join(str(part) for part in first["loc"]) or "-"
        problem = Term(_PROBLEMS.get(first["type"], _OTHER))
        raise BadContent(name=name, path=shown(place), problem=problem) from error


def schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of the data format."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:{FORMAT}:{FORMAT_VERSION}",
        **Report.model_json_schema(mode="validation"),
    }
