"""Rows made or changed from several answers at once, as a pasted block brings them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from lapreporter.report.node import Node, Row


def made(model: type[Row], row_id: str, answers: Mapping[str, Any]) -> tuple[Row, frozenset[str]]:
    """A new row, and the names of the answers that cannot stand in it and were left empty."""
    return _checked(model, {"id": row_id}, answers)


def changed(row: Row, answers: Mapping[str, Any]) -> tuple[Row, frozenset[str]]:
    """A row with other answers, and the names of those that cannot stand in it and were left empty."""
    return _checked(type(row), dict(row), answers)


def _checked(model: type[Row], data: dict[str, Any], answers: Mapping[str, Any]) -> tuple[Row, frozenset[str]]:
    """The model of the row judges, so that ranges and lengths hold however a value was read."""
    for name, value in answers.items():
        _put(data, name, value, model)
    refused: frozenset[str] = frozenset()
    while True:
        try:
            return model.model_validate(data), refused
        except ValidationError as error:
            wrong = {_name_in(answers, found["loc"]) for found in error.errors()} - refused
            if not wrong:
                raise
            refused |= wrong
            for name in wrong:
                _put(data, name, None, model)


def _put(data: dict[str, Any], name: str, value: Any, model: type[Node]) -> None:
    if "." in name:
        first, _, rest = name.partition(".")
        inside = data.get(first)
        data[first] = part = inside if isinstance(inside, dict) else dict(inside) if isinstance(inside, Node) else {}
        part[rest] = value
    elif value is None and model.model_fields[name].default is not None:
        data.pop(name, None)
    else:
        data[name] = value


def _name_in(answers: Mapping[str, Any], loc: tuple[int | str, ...]) -> str:
    """The answer an error of the model speaks of."""
    steps = [str(step) for step in loc]
    names = (".".join(steps[:end]) for end in range(len(steps), 0, -1))
    return next((name for name in names if name in answers), ".".join(steps))
