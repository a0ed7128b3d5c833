"""Putting values into sentences without letting either disturb the other."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

PLACE = re.compile(r"\{([a-z][a-z0-9_]*)\}")
"""A place in a sentence that the program fills."""

_AT_AN_END = re.compile(PLACE.pattern + r"(\.?)")

_RIGHT_TO_LEFT = frozenset({"R", "AL"})
_KEEPS_ITS_ORDER = frozenset({"EN", "AN", "CS", "NSM"})

_TURNS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_OPENS_AN_ISOLATE = frozenset("\u2066\u2067\u2068")

ISOLATE, END_ISOLATE = "\u2068", "\u2069"


def filled(sentence: str, values: Mapping[str, str]) -> str:
    """The sentence with each ``{place}`` replaced by its value; a place without a value stays as it is.

    A full stop after a value that ends with one, such as a Russian date, is not written twice. Not `str.format`: a
    translation must not be able to reach into objects, and a brace in a value is text.
    """

    def value(place: re.Match[str]) -> str:
        said = values.get(place[1])
        if said is None:
            return place[0]
        return said if said.rstrip(END_ISOLATE).endswith(".") else said + place[2]

    return _AT_AN_END.sub(value, sentence)


def isolated(value: str, right_to_left: bool) -> str:
    """The value fenced off when its direction could mix with that of the sentence around it.

    Without the fence, a date, a telephone number or a code inside Arabic is shown in another order than it was
    written (UAX #9, isolates). Signs in the value that turn directions themselves end with the fence; one that would
    break the fence is left out of the sentence, and only there.
    """
    if not _TURNS.isdisjoint(value):
        return f"{ISOLATE}{_closed(value)}{END_ISOLATE}"
    kinds = {unicodedata.bidirectional(character) for character in value}
    if right_to_left:
        mixes = "L" in kinds or not (kinds <= _KEEPS_ITS_ORDER or kinds & _RIGHT_TO_LEFT)
    else:
        mixes = bool(kinds & _RIGHT_TO_LEFT)
    return f"{ISOLATE}{value}{END_ISOLATE}" if mixes and value else value


def _closed(value: str) -> str:
    """The value without ends of isolates that it did not begin, and with ends for those it left open."""
    out, depth = [], 0
    for character in value:
        depth += character in _OPENS_AN_ISOLATE
        if character == END_ISOLATE:
            if not depth:
                continue
            depth -= 1
        out.append(character)
    return "".join(out) + END_ISOLATE * depth
