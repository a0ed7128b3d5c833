"""What the types of a report cannot say: each row of a table has an id of its own, and omissions speak of something."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lapreporter.errors import BadContent
from lapreporter.report.paths import has
from lapreporter.report.report import Report
from lapreporter.report.strict_json import shown
from lapreporter.words import Term, mark

_SAME_ID = mark("two rows with the same id")
_NOTHING_THERE = mark("a gap explained where no answer can stand")


def refuse_repeated_rows(content: Any, name: str) -> None:
    """Raise BadContent for a table in which two rows have one id; ``content`` is what the JSON holds.

    Addresses name rows by their ids, so with two of a kind one would be shown and the other printed.
    """
    for path, rows in _tables(content):
        ids = {row["id"] for row in rows if isinstance(row["id"], str)}
        if len(ids) != len(rows) and all(isinstance(row["id"], str) for row in rows):
            raise BadContent(name=name, path=shown(path), problem=Term(_SAME_ID))


def refuse_stray_omissions(report: Report, name: str) -> None:
    """Raise BadContent for an omission at an address that the report does not have."""
    for path in report.omissions:
        if not has(report, path):
            raise BadContent(name=name, path=shown(f"omissions.{path}"), problem=Term(_NOTHING_THERE))


def _tables(content: Any) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """Every list of objects that all have an id, with its address; rows inside rows have that of their table."""
    waiting = [("", content)]
    while waiting:
        path, node = waiting.pop()
        if isinstance(node, dict):
            waiting += [(f"{path}.{key}" if path else key, inner) for key, inner in node.items() if _holds(inner)]
            continue
        if all(isinstance(row, dict) and "id" in row for row in node):
            yield path, node
        for row in node:
            if isinstance(row, dict):
                waiting += [(path, inner) for inner in row.values() if _holds(inner)]
            elif _holds(row):
                waiting.append((path, row))


def _holds(value: Any) -> bool:
    return isinstance(value, dict | list) and bool(value)
