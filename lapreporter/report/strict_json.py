"""JSON from outside, read without trust: bounded in size and depth, without NaN, without repeated keys."""

from __future__ import annotations

import json
import re
from typing import Any, NoReturn

from lapreporter.errors import BadContent, CutOff, NotOurs, TooDeep, TooLarge
from lapreporter.words import Term, mark

SIZE_LIMIT = 20_000_000
DEPTH_LIMIT = 40

_TOO_MANY_DIGITS = mark("a number with too many digits")
_TWICE = mark("the same key twice")
_NO_NUMBER = mark("a value that is no number")

_BRACKETS = re.compile(rb'"(?:[^"\\]|\\.)*"|[\[\]{}]', re.DOTALL)


def parse(data: bytes, name: str) -> Any:
    """The value written in ``data``; ``name`` is the file's name for the sentence if it is refused.

    Raises TooLarge, TooDeep, CutOff, NotOurs or BadContent.
    """
    if len(data) > SIZE_LIMIT:
        raise TooLarge(name=name, size=megabytes(len(data)), limit=megabytes(SIZE_LIMIT))
    if not data.lstrip().startswith(b"{"):
        raise NotOurs(name=name)
    _refuse_depth(data, name)
    try:
        text = data.decode("utf-8")
        return json.loads(text, object_pairs_hook=_Pairs(name), parse_constant=_Constant(name))
    except (json.JSONDecodeError, UnicodeDecodeError) as error:
        raise CutOff(name=name) from error
    except ValueError as error:
        raise BadContent(name=name, path="-", problem=Term(_TOO_MANY_DIGITS)) from error


def megabytes(size: int) -> str:
    """A size in bytes as megabytes with one decimal, such as ``21.0 MB``."""
    return f"{size / 1_000_000:.1f} MB"


def _refuse_depth(data: bytes, name: str) -> None:
    depth = 0
    for token in _BRACKETS.finditer(data):
        char = token[0]
        if char in b"[{":
            depth += 1
            if depth > DEPTH_LIMIT:
                raise TooDeep(name=name)
        elif char in b"]}":
            depth -= 1


class _Pairs:
    def __init__(self, name: str) -> None:
        self._name = name

    def __call__(self, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found = dict(pairs)
        if len(found) != len(pairs):
            keys = [key for key, _ in pairs]
            twice = next(key for key in keys if keys.count(key) > 1)
            raise BadContent(name=self._name, path=twice, problem=Term(_TWICE))
        return found


class _Constant:
    def __init__(self, name: str) -> None:
        self._name = name

    def __call__(self, _constant: str) -> NoReturn:
        raise BadContent(name=self._name, path="-", problem=Term(_NO_NUMBER))
