"""JSON of what may hold ten thousand rows, made in pieces so that the window gets its turn while a worker saves.

pydantic writes a model at one go and lets nothing else run meanwhile, 40 ms for ten thousand areas.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from itertools import islice
from typing import Any

from lapreporter.report.node import Node, Row

PIECE = 250
"""Rows of a table written at one go."""
ENTRIES = 5_000
"""Entries of a mapping, such as marks, written at one go: each is a twentieth of a row."""
BREATH = 0.0005
"""Seconds of rest after each piece: without it Python leaves a waiting window 5 ms for each step it takes."""


def written(node: Node) -> str:
    """The JSON of a node without what is at its default: as ``model_dump_json`` writes it, but for the order."""
    long = {name: value for name, value in node if _is_long(value)}
    rest = node.model_dump_json(exclude_defaults=True, exclude=set(long))[1:-1]
    parts = [rest] if rest else []
    parts += [f'"{name}":{_long(node, name, value)}' for name, value in long.items()]
    return "{" + ",".join(parts) + "}"


def _is_long(value: Any) -> bool:
    match value:
        case Node():
            return any(_is_long(one) for _, one in value)
        case tuple():
            return len(value) > PIECE or any(_is_long(one) for one in value if not isinstance(one, Row))
        case dict():
            return len(value) > ENTRIES
    return False


def _long(node: Node, name: str, value: Any) -> str:
    if isinstance(value, Node):
        return written(value)
    if isinstance(value, tuple) and any(_is_long(one) for one in value if not isinstance(one, Row)):
        return "[" + ",".join(written(one) for one in value) + "]"
    begin, end = "{}" if isinstance(value, dict) else "[]"
    head = len(f'{{"{name}":{begin}')
    alone = (type(node).model_construct(**{name: piece}) for piece in _pieces(value))
    pieces = []
    for one in alone:
        pieces.append(one.model_dump_json(include={name}, exclude_defaults=True)[head:-2])
        time.sleep(BREATH)
    return begin + ",".join(pieces) + end


def _pieces(value: Any) -> Iterator[Any]:
    each, size, made = (value.items(), ENTRIES, dict) if isinstance(value, dict) else (value, PIECE, tuple)
    rest = iter(each)
    while piece := made(islice(rest, size)):
        yield piece
