"""Addresses inside a report: reading an answer, and replacing one in a new report.

``contamination.areas[k7f2].size_m2`` is the size of the area whose row id is ``k7f2``, wherever it stands.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any, NamedTuple, TypeVar

from pydantic import TypeAdapter, ValidationError

from lapreporter.report.answers import Omission
from lapreporter.report.node import Node, Row
from lapreporter.report.report import Report
from lapreporter.report.shape import Leaf, NoSuchAddress, leaf

N = TypeVar("N", bound=Node)


class Step(NamedTuple):
    """One step of an address: a field, or one row of a table field."""

    name: str
    row: str | None


class WrongAnswer(ValueError):
    """The value cannot stand at this address: another type, out of range, or a repeated row id."""


_STEP = re.compile(r"([a-z_0-9]+)(?:\[([a-z0-9]+)\])?")


@cache
def steps(path: str) -> tuple[Step, ...]:
    """The steps of an address. NoSuchAddress if it is not written like one."""
    found = []
    for part in path.split("."):
        match = _STEP.fullmatch(part)
        if match is None:
            raise NoSuchAddress(path)
        found.append(Step(match[1], match[2]))
    return tuple(found)


def get(report: Report, path: str) -> Any:
    """The value at an address. NoSuchAddress if the field or the row does not exist."""
    node: Any = report
    for step in steps(path):
        if not isinstance(node, Node) or step.name not in type(node).model_fields:
            raise NoSuchAddress(path)
        node = getattr(node, step.name)
        if step.row is not None:
            node = node[_position(node, step.row, path)]
    return node


def find(report: Report, path: str) -> Any:
    """The value at an address, or None where there is no such field or row."""
    try:
        return get(report, path)
    except NoSuchAddress:
        return None


def has(report: Report, path: str) -> bool:
    """Whether a report has the field and the row that an address names, answered or not."""
    try:
        get(report, path)
    except NoSuchAddress:
        return False
    return True


@cache
def leaf_at(pattern: str) -> Leaf | None:
    """The answer at a pattern of the report, or None where a part or nothing stands there."""
    try:
        return leaf(pattern, Report)
    except NoSuchAddress:
        return None


def replace(report: Report, path: str, value: Any) -> Report:
    """A new report with another value at the address; everything else is shared with the old one.

    Only the changed value is validated. NoSuchAddress for an unknown address, WrongAnswer for a value that
    cannot stand there.
    """
    return _replaced(report, steps(path), value, path)


def with_row(report: Report, table: str, row: Row, position: int | None = None) -> Report:
    """A new report with a row added to the table, at the end or before ``position``."""
    rows: tuple[Row, ...] = get(report, table)
    at = len(rows) if position is None else position
    return replace(report, table, (*rows[:at], row, *rows[at:]))


def without_row(report: Report, table: str, row_id: str) -> Report:
    """A new report without the row, and without the omissions that spoke of it."""
    rows: tuple[Row, ...] = get(report, table)
    at = _position(rows, row_id, table)
    smaller = replace(report, table, (*rows[:at], *rows[at + 1 :]))
    prefix = f"{table}[{row_id}]"
    kept = {path: omission for path, omission in report.omissions.items() if not path.startswith(prefix)}
    return smaller if len(kept) == len(report.omissions) else smaller.model_copy(update={"omissions": kept})


def omit(report: Report, path: str, omission: Omission | None) -> Report:
    """A new report that says openly why the answer at the address is missing, or no longer says so."""
    get(report, path)
    kept = {known: value for known, value in report.omissions.items() if known != path}
    if omission is not None:
        kept[path] = omission
    return report.model_copy(update={"omissions": kept})


def _replaced(node: N, rest: tuple[Step, ...], value: Any, path: str) -> N:
    step, *following = rest
    if step.name not in type(node).model_fields:
        raise NoSuchAddress(path)
    if step.row is not None:
        rows: tuple[Row, ...] = getattr(node, step.name)
        at = _position(rows, step.row, path)
        if not following:
            row = _checked_row(rows[at], value, path)
        else:
            row = _replaced(rows[at], tuple(following), value, path)
        new: Any = (*rows[:at], row, *rows[at + 1 :])
    elif following:
        child = getattr(node, step.name)
        if not isinstance(child, Node):
            raise NoSuchAddress(path)
        new = _replaced(child, tuple(following), value, path)
    else:
        new = _checked(type(node), step.name, value, path)
    return node.model_copy(update={step.name: new})


def _position(rows: Any, row_id: str, path: str) -> int:
    if isinstance(rows, tuple):
        for position, row in enumerate(rows):
            if row.id == row_id:
                return position
    raise NoSuchAddress(path)


def _checked_row(old: Row, value: Any, path: str) -> Row:
    if type(value) is not type(old) or value.id != old.id:
        raise WrongAnswer(path)
    return old if value is old else value


def _checked(model: type[Node], name: str, value: Any, path: str) -> Any:
    try:
        checked = _adapter(model, name).validate_python(value, strict=True)
    except ValidationError as error:
        raise WrongAnswer(path) from error
    rows = checked if isinstance(checked, tuple) and checked and isinstance(checked[0], Row) else ()
    if len({row.id for row in rows}) != len(rows):
        raise WrongAnswer(path)
    return checked


@cache
def _adapter(model: type[Node], name: str) -> TypeAdapter[Any]:
    info = model.model_fields[name]
    return TypeAdapter(info.rebuild_annotation())
