"""The shape of a report read from its model: every address an answer can have, and the kind of answer there.

An address with empty brackets, ``contamination.areas[].size_m2``, is a *pattern*: it stands for that column in
every row.
"""

from __future__ import annotations

import re
import types
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Annotated, Any, Union, get_args, get_origin

from lapreporter.report.answers import Attachment
from lapreporter.report.kinds import Kind, Measured, PartialMark, Unit, YearMark
from lapreporter.report.node import Node, Row

COMPOSITES = frozenset({Kind.MONEY, Kind.PEOPLE, Kind.PERIOD, Kind.CONTACT, Kind.STATEMENT})


_ROW_ID = re.compile(r"\[[^\]]*")


class NoSuchAddress(LookupError):
    """The address names nothing in the model of a report."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """One answer: where it stands and what it can be.

    ``row`` is the class of a table's rows, ``node`` that of a composite answer, ``choices`` the possible choices;
    ``signed`` says that the number may be negative.
    """

    pattern: str
    kind: Kind
    choices: type[StrEnum] | None = None
    unit: Unit | None = None
    is_year: bool = False
    partial: bool = False
    signed: bool = False
    row: type[Row] | None = None
    node: type[Node] | None = None


def pattern_of(path: str) -> str:
    """The pattern of an address: ``areas[k7f2].size_m2`` becomes ``areas[].size_m2``."""
    return _ROW_ID.sub("[", path)


@cache
def leaf(pattern: str, root: type[Node]) -> Leaf:
    """The answer at a pattern of ``root``, also inside a composite. NoSuchAddress if there is none."""
    model: type[Node] = root
    parts = pattern.split(".")
    for position, part in enumerate(parts):
        name = part.removesuffix("[]")
        if name not in model.model_fields:
            raise NoSuchAddress(pattern)
        annotation, meta = _unwrapped(model, name)
        last = position == len(parts) - 1
        if last and not part.endswith("[]"):
            return _leaf_of(pattern, annotation, meta)
        inner = _node_inside(annotation)
        if inner is None or last:
            raise NoSuchAddress(pattern)
        model = inner
    raise NoSuchAddress(pattern)


def leaves(model: type[Node], prefix: str = "") -> Iterator[Leaf]:
    """Every answer below a model, tables followed by their columns. Composite answers count as one."""
    for name in model.model_fields:
        annotation, meta = _unwrapped(model, name)
        path = f"{prefix}{name}"
        kind = _kind(meta)
        inner = _node_inside(annotation)
        if kind is None and inner is not None and get_origin(annotation) is not tuple:
            yield from leaves(inner, path + ".")
        elif kind is not None:
            yield _leaf_of(path, annotation, meta)
            if kind is Kind.TABLE and inner is not None:
                yield from leaves(inner, path + "[].")


def codes_of(statement: type[Node]) -> tuple[StrEnum, ...]:
    """The sentences among which a statement chooses, in the order of the model."""
    annotation, _ = _unwrapped(statement, "code")
    return tuple(_choices(annotation) or ())


def _leaf_of(pattern: str, annotation: Any, meta: tuple[Any, ...]) -> Leaf:
    kind = _kind(meta)
    if kind is None:
        raise NoSuchAddress(pattern)
    inner = _node_inside(annotation)
    unit = next((m.unit for m in meta if isinstance(m, Measured)), None)
    return Leaf(
        pattern=pattern,
        kind=kind,
        choices=_choices(annotation),
        unit=unit,
        is_year=any(isinstance(m, YearMark) for m in meta),
        partial=any(isinstance(m, PartialMark) for m in meta),
        signed=_lowest(meta) < 0,
        row=inner if kind is Kind.TABLE and inner is not None and issubclass(inner, Row) else None,
        node=inner if kind in COMPOSITES else None,
    )


def _unwrapped(model: type[Node], name: str) -> tuple[Any, tuple[Any, ...]]:
    """The annotation of a field without None and Annotated, and all metadata met on the way."""
    info = model.model_fields[name]
    annotation, meta = info.annotation, tuple(info.metadata)
    while True:
        if get_origin(annotation) is Annotated:
            annotation, *more = get_args(annotation)
            meta += tuple(more)
        elif get_origin(annotation) in (Union, types.UnionType):
            annotation = next(arg for arg in get_args(annotation) if arg is not type(None))
        else:
            return annotation, meta


def _kind(meta: tuple[Any, ...]) -> Kind | None:
    return next((m for m in meta if isinstance(m, Kind)), None)


def _node_inside(annotation: Any) -> type[Node] | None:
    if get_origin(annotation) is tuple:
        annotation = get_args(annotation)[0]
    return annotation if isinstance(annotation, type) and issubclass(annotation, Node) else None


def _choices(annotation: Any) -> type[StrEnum] | None:
    if get_origin(annotation) is tuple:
        annotation = get_args(annotation)[0]
    return annotation if isinstance(annotation, type) and issubclass(annotation, StrEnum) else None


def _lowest(meta: tuple[Any, ...]) -> float:
    for mark in meta:
        for part in (mark, *getattr(mark, "metadata", ())):
            lowest = getattr(part, "ge", None)
            if lowest is not None:
                return float(lowest)
    return 0.0


def attachments_of(node: Node) -> Iterator[Attachment]:
    """Every file named anywhere in a report or a part of it."""
    if isinstance(node, Attachment):
        yield node
        return
    for name in type(node).model_fields:
        value = getattr(node, name)
        for part in value if isinstance(value, tuple) else (value,):
            if isinstance(part, Node):
                yield from attachments_of(part)
