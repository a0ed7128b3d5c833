"""Two reports laid side by side, value by value; and, against nothing, every answer that one report holds.

Rows are recognised by their ids, wherever they stand.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any, NamedTuple

from lapreporter.form.visibility import has_content
from lapreporter.report.answers import Money, Omission, People
from lapreporter.report.kinds import Kind
from lapreporter.report.node import Node
from lapreporter.report.paths import leaf_at
from lapreporter.report.report import Report
from lapreporter.report.shape import Leaf, pattern_of

_SAID_BY_AN_AMENDMENT = frozenset(
    {"cover.kind", "cover.submitted_on", "cover.amends_submitted_on", "cover.amends", "cover.last_report_on"}
)


class ChangeKind(StrEnum):
    """How an answer of one report relates to the same answer of another."""

    SAME = "same"
    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Growth:
    """By how much a number moved; ``factor`` is None where it started from zero."""

    difference: int | Decimal
    factor: Decimal | None


@dataclass(frozen=True, slots=True)
class Change:
    """One answer in two reports. A value is None where there is no answer, an `Omission` where that is said openly.

    ``leaf`` is None where an omission speaks of a whole part or row.
    """

    path: str
    leaf: Leaf | None
    old: Any
    new: Any

    @property
    def kind(self) -> ChangeKind:
        """Whether the answer is the same, changed, added or removed."""
        if self.old is None:
            return ChangeKind.ADDED
        if self.new is None:
            return ChangeKind.REMOVED
        return ChangeKind.SAME if self.old == self.new else ChangeKind.CHANGED

    @property
    def form(self) -> str:
        """The section of the report it stands in, such as ``stockpiles``."""
        return self.path.split(".")[0]

    @property
    def growth(self) -> Growth | None:
        """How a number, an amount in one currency or a number of people moved; None for anything else."""
        old, new = _figure(self.old), _figure(self.new)
        if old is None or new is None or old[1] != new[1] or (self.leaf and self.leaf.is_year):
            return None
        factor = Decimal(new[0]) / Decimal(old[0]) if old[0] else None
        return Growth(new[0] - old[0], factor)


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer of a report; ``value`` is an `Omission` where it is openly not given."""

    path: str
    leaf: Leaf | None
    value: Any

    @property
    def pattern(self) -> str:
        """The address without rows."""
        return pattern_of(self.path)


def compare(old: Report, new: Report) -> tuple[Change, ...]:
    """Every answer that at least one of the reports holds, in the order of the form; removed rows come last."""
    return tuple(_pairs(_Side(old, old.omissions), _Side(new, new.omissions), "", ""))


def differences(old: Report, new: Report) -> tuple[Change, ...]:
    """The answers that are not the same in both reports."""
    return tuple(change for change in compare(old, new) if change.kind is not ChangeKind.SAME)


def amendments(sent: Report, amended: Report) -> tuple[Change, ...]:
    """What an amended report changes against what was sent.

    That it is an amendment, and of which report, is said on the cover page and not listed again.
    """
    return tuple(change for change in differences(sent, amended) if change.path not in _SAID_BY_AN_AMENDMENT)


def answers(report: Report) -> Iterator[Answer]:
    """Every answer and every omission of a report, in the order of the form."""
    pairs = _pairs(_Side(None, {}), _Side(report, report.omissions), "", "")
    return (Answer(change.path, change.leaf, change.new) for change in pairs)


def by_form(changes: Iterable[Change]) -> dict[str, tuple[Change, ...]]:
    """Changes grouped by the section they stand in, in the order of the form."""
    groups: dict[str, list[Change]] = {}
    for change in changes:
        groups.setdefault(change.form, []).append(change)
    return {form: tuple(found) for form, found in groups.items()}


class _Side(NamedTuple):
    """One of two reports: the part of it that is looked at, and everything that is openly not given."""

    part: Any
    gaps: Mapping[str, Omission]

    def get(self, name: str) -> _Side:
        return _Side(getattr(self.part, name, None), self.gaps)


def _pairs(old: _Side, new: _Side, path: str, pattern: str) -> Iterator[Change]:
    node = old.part if new.part is None else new.part
    gapless = not old.gaps and not new.gaps
    for name, field in type(node).model_fields.items():
        before, after = old.get(name), new.get(name)
        if gapless and before.part is None and after.part is None:
            # Most cells of a large table: nothing was said, and no gap can say why.
            continue
        here, place = f"{path}{name}", f"{pattern}{name}"
        found = leaf_at(place)
        if found is not None and found.kind is not Kind.TABLE:
            yield from _answer(found, before, after, here)
        elif found is not None:
            yield from _gap(found, before, after, here)
            yield from _rows(before, after, here, place)
        elif isinstance(field.default, Node):
            yield from _gap(None, before, after, here)
            yield from _pairs(before, after, here + ".", place + ".")


def _rows(old: _Side, new: _Side, path: str, pattern: str) -> Iterator[Change]:
    before = {row.id: row for row in old.part or ()}
    after = {row.id: row for row in new.part or ()}
    for row_id in (*after, *(gone for gone in before if gone not in after)):
        one, other = old._replace(part=before.get(row_id)), new._replace(part=after.get(row_id))
        yield from _gap(None, one, other, f"{path}[{row_id}]")
        yield from _pairs(one, other, f"{path}[{row_id}].", f"{pattern}[].")


def _answer(found: Leaf, old: _Side, new: _Side, path: str) -> Iterator[Change]:
    before = old.part if has_content(old.part) else old.gaps.get(path)
    after = new.part if has_content(new.part) else new.gaps.get(path)
    if before is not None or after is not None:
        yield Change(path, found, before, after)
    for inner in found.node.model_fields if found.node is not None else ():
        yield from _gap(leaf_at(f"{found.pattern}.{inner}"), old, new, f"{path}.{inner}")


def _gap(found: Leaf | None, old: _Side, new: _Side, path: str) -> Iterator[Change]:
    before, after = old.gaps.get(path), new.gaps.get(path)
    if before is not None or after is not None:
        yield Change(path, found, before, after)


def _figure(value: Any) -> tuple[int | Decimal, str] | None:
    """A number with what it counts."""
    match value:
        case bool():
            return None
        case int() | Decimal():
            return value, ""
        case Money(amount=amount, currency=currency) if amount is not None and currency is not None:
            return amount, currency
        case People():
            persons = value.persons()
            return None if persons is None else (persons, "")
    return None
