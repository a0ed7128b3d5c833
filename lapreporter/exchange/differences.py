"""The first answer in which two files of data differ, by its address in the report."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from lapreporter.words import Language, mark

_LONGEST = 60
_DIFFERS = mark("The answer {path} is {inside} in the signed data, and {other} in the other file.")
_ADDED = mark("The other file gives the answer {path} as {other}; the signed data do not give it.")
_REMOVED = mark("The signed data give the answer {path} as {inside}; the other file does not give it.")
_SAME_ANSWERS = mark("Both files give the same answers, but are not written with the same characters.")
_NO_DATA = mark("The other file holds no data that can be read.")


@dataclass(frozen=True, slots=True)
class Difference:
    """An answer that differs; None stands for one that is not given. Without ``path`` all answers are the same."""

    path: str
    inside: str | None
    other: str | None
    readable: bool = True

    def sentence(self, language: Language) -> str:
        """The difference in one sentence; addresses and values are the files' own."""
        if not self.readable:
            return language.text(_NO_DATA)
        if not self.path:
            return language.text(_SAME_ANSWERS)
        if self.inside is None:
            return language.text(_ADDED, {"path": self.path, "other": self.other or ""})
        if self.other is None:
            return language.text(_REMOVED, {"path": self.path, "inside": self.inside})
        return language.text(_DIFFERS, {"path": self.path, "inside": self.inside, "other": self.other})


def first_difference(inside: bytes, other: bytes) -> Difference | None:
    """The first answer, in the order of the signed file, that the other file gives otherwise; None for equal bytes.

    Rows are matched by their ids, as addresses name them: ``contamination.areas[k7f2].size_m2``.
    """
    if inside == other:
        return None
    try:
        return _compared(json.loads(inside), json.loads(other), "") or Difference("", None, None)
    except (ValueError, RecursionError):
        return Difference("", None, None, readable=False)


def _compared(inside: Any, other: Any, path: str) -> Difference | None:
    if isinstance(inside, dict) and isinstance(other, dict):
        return _in_order(inside, other, f"{path}." if path else "", "")
    if _is_table(inside) and _is_table(other):
        return _in_order(_by_id(inside), _by_id(other), f"{path}[", "]")
    if inside == other and type(inside) is type(other):
        return None
    return Difference(path, _shown(inside), _shown(other))


def _in_order(inside: dict[str, Any], other: dict[str, Any], before: str, after: str) -> Difference | None:
    for key in [*inside, *(key for key in other if key not in inside)]:
        path = f"{before}{key}{after}"
        if key not in other:
            return Difference(path, _shown(inside[key]), None)
        if key not in inside:
            return Difference(path, None, _shown(other[key]))
        found = _compared(inside[key], other[key], path)
        if found is not None:
            return found
    return None


def _is_table(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(row, dict) and isinstance(row.get("id"), str) for row in value)


def _by_id(rows: list[dict[str, Any]]) -> dict[str, Any]:
    return {row["id"]: row for row in rows}


def _shown(value: Any) -> str:
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "\u2026"
