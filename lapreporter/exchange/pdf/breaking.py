"""Where a line may end: at spaces, between Chinese characters, after a hyphen between words, at a line feed.

Of the line breaking of Unicode (UAX #14) what the languages of the program need.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_CHINESE = "\u2e80-\u2fdf\u3000-\u303f\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uffef"
_CJK = re.compile(f"[{_CHINESE}]")
_NEVER_FIRST = frozenset("，。、；：？！．）》」』】〉〕］｝…—～％‰℃°’”·・々),.;:?!%]}\u2013")
_NEVER_LAST = frozenset("（《「『【〈〔［｛￥＄‘“([{$\u2116")
_GLUE = frozenset("\u00a0\u202f\u2060\ufeff")
"""Spaces and signs that hold together what stands on both sides."""
_HYPHENS = frozenset("-\u2010\u2013/")
_ZERO_WIDTH_SPACE = "\u200b"
SPACES = " \t" + _ZERO_WIDTH_SPACE
"""What a line may end in without being any longer."""
_SPACES = frozenset(SPACES)
_WHOLE = re.compile(f"[^- \t\n/\u2010\u2013{_ZERO_WIDTH_SPACE}{_CHINESE}]*")
"""What no line can end in: neither space nor hyphen nor Chinese."""


class Chunk(NamedTuple):
    """A stretch that stays whole: ``start`` to ``end``, then spaces up to ``after``. ``forced`` ends the line."""

    start: int
    end: int
    after: int
    forced: bool = False


def chunks(text: str) -> list[Chunk]:
    """The text cut where lines may end."""
    found = []
    start = 0
    while start < len(text):
        end = _end_of_chunk(text, start)
        after = end
        while after < len(text) and text[after] in _SPACES:
            after += 1
        forced = after < len(text) and text[after] == "\n"
        after += forced
        found.append(Chunk(start, end, after, forced))
        start = after
    return found


def _end_of_chunk(text: str, start: int) -> int:
    whole = _WHOLE.match(text, start)
    end = max(start, whole.end() - 1) if whole else start
    while end < len(text) and text[end] not in _SPACES and text[end] != "\n":
        end += 1
        if end < len(text) and _may_break(text, end):
            break
    return end


def _may_break(text: str, place: int) -> bool:
    before, after = text[place - 1], text[place]
    if before in _GLUE or after in _GLUE:
        return False
    if _CJK.match(before) or _CJK.match(after):
        return after not in _NEVER_FIRST and before not in _NEVER_LAST
    if before in _HYPHENS and place > 1:
        # A hyphen between words, not in a code (BLU-63, M42/M46) nor before a figure.
        return after.isalpha() and text[place - 2].isalpha()
    return False
