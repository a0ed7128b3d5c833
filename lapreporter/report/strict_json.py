"""JSON from outside, read without trust: bounded in size and depth, without NaN, without repeated keys."""

from __future__ import annotations

import json
import re
from collections import Counter
from typing import Any, NoReturn

from lapreporter.errors import BadContent, CutOff, NotOurs, TooDeep, TooLarge, TooMany
from lapreporter.words import Term, mark

SIZE_LIMIT = 20_000_000
DEPTH_LIMIT = 40
COUNT_LIMIT = 1_000_000
KEYS_LIMIT = 100_000

_LONGEST = 120
_NOT_SHOWN = re.compile(r"[^\w .,:;()\[\]/+@#*=&%$!?'\"-]")

_TOO_MANY_DIGITS = mark("a number with too many digits")
_TWICE = mark("the same key twice")
_NO_NUMBER = mark("a value that is no number")

# Possessive, and a text that never ends reaches to the end: a million escaped quotation marks take no longer.
_TEXTS = re.compile(rb'"[^"\\]*+(?:\\.[^"\\]*+)*+(?:"|\\?\Z)', re.DOTALL)
_OPENING = b"[{"
_NO_SIGNS = bytes(set(range(256)) - set(b"[]{},"))


def parse(data: bytes, name: str) -> Any:
    """The value written in ``data``; ``name`` is the file's name for the sentence if it is refused.

    Raises TooLarge, TooDeep, TooMany, CutOff, NotOurs or BadContent.
    """
    if len(data) > SIZE_LIMIT:
        raise TooLarge(name=name, size=megabytes(len(data)), limit=megabytes(SIZE_LIMIT))
    if not data.lstrip().startswith(b"{"):
        raise NotOurs(name=name)
    _refuse_shape(data, name)
    try:
        text = data.decode("utf-8")
        return json.loads(text, object_pairs_hook=_Pairs(name), parse_constant=_Constant(name))
    except (json.JSONDecodeError, UnicodeDecodeError) as error:
        raise CutOff(name=name) from error
    except ValueError as error:
        raise BadContent(name=name, path="-", problem=Term(_TOO_MANY_DIGITS)) from error


def shown(path: str) -> str:
    """An address from a stranger's file, fit to stand in a sentence: short, and without signs that do things."""
    plain = _NOT_SHOWN.sub("?", path[: _LONGEST + 1])
    return plain if len(path) <= _LONGEST else plain[:_LONGEST] + "\u2026"


def megabytes(size: int) -> str:
    """A size in bytes as megabytes with one decimal, such as ``21.0 MB``."""
    return f"{size / 1_000_000:.1f} MB"


def _refuse_shape(data: bytes, name: str) -> None:
    """Refuse what is nested too deep or would take seconds to read, from its brackets and commas alone."""
    signs = _TEXTS.sub(b"", data).translate(None, _NO_SIGNS)
    count = signs.count(b",") + 1
    if count > COUNT_LIMIT:
        raise TooMany(name=name, count=count, limit=COUNT_LIMIT)
    depth = 0
    for sign in signs.replace(b",", b""):
        depth += 1 if sign in _OPENING else -1
        if depth > DEPTH_LIMIT:
            raise TooDeep(name=name)


class _Pairs:
    def __init__(self, name: str) -> None:
        self._name = name

    def __call__(self, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        if len(pairs) > KEYS_LIMIT:
            raise TooMany(name=self._name, count=len(pairs), limit=KEYS_LIMIT)
        found = dict(pairs)
        if len(found) != len(pairs):
            counted = Counter(key for key, _ in pairs)
            twice = next(key for key in counted if counted[key] > 1)
            raise BadContent(name=self._name, path=shown(twice), problem=Term(_TWICE))
        return found


class _Constant:
    def __init__(self, name: str) -> None:
        self._name = name

    def __call__(self, _constant: str) -> NoReturn:
        raise BadContent(name=self._name, path="-", problem=Term(_NO_NUMBER))
