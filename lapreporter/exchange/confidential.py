"""Which answers are confidential: for their sake a report is worth protecting by a passphrase.

``forms/restricted.toml`` names them: what tells of depots or of victims, and exact coordinates; beside these, how to
reach a person who asked not to be named. The other names of persons, which a public version leaves out, do not count.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lapreporter.exchange.public import Restrictions
from lapreporter.report import paths
from lapreporter.report.answers import Contact
from lapreporter.report.report import Report
from lapreporter.report.shape import pattern_of


def is_confidential(report: Report, path: str, restrictions: Restrictions) -> bool:
    """Whether something confidential is given at an address, or below it where it is that of a table or a row."""
    if any(_withheld(node) for node in _on_the_way(report, path)):
        return True
    pattern = pattern_of(path)
    for known in restrictions.confidential:
        rest = known.removeprefix(pattern)
        below = rest == "" or (known.startswith(pattern) and rest.startswith((".", "[].")))
        if below and any(value is not None for value in _values(paths.get(report, path), rest)):
            return True
    return False


def _withheld(node: object) -> bool:
    """Whether a contact names a person who is not to be named."""
    return isinstance(node, Contact) and bool(node.withhold_person) and bool(node.person)


def _on_the_way(report: Report, path: str) -> Iterator[object]:
    """What stands at the beginnings of an address: a row, a composite answer, the answer itself."""
    parts = path.split(".")
    for end in range(2, len(parts) + 1):
        yield paths.get(report, ".".join(parts[:end]))


def _values(value: Any, rest: str) -> Iterator[object]:
    """The answers at the end of a pattern that goes on from here."""
    if not rest:
        yield value
    elif rest.startswith("[]"):
        for row in value:
            yield from _values(row, rest.removeprefix("[]"))
    else:
        name = rest.removeprefix(".")
        first = min(name.find(mark) % (len(name) + 1) for mark in (".", "["))
        yield from _values(getattr(value, name[:first]), name[first:])
