"""Putting values into sentences without letting either disturb the other."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

_PLACE = re.compile(r"\{([a-z][a-z0-9_]*)\}")
_RIGHT_TO_LEFT = frozenset({"R", "AL"})
_KEEPS_ITS_ORDER = frozenset({"EN", "AN", "CS", "NSM"})

ISOLATE, END_ISOLATE = "\u2068", "\u2069"


def filled(sentence: str, values: Mapping[str, str]) -> str:
    """The sentence with each ``{place}`` replaced by its value; a place without a value stays as it is.

    Not `str.format`: a translation must not be able to reach into objects, and a brace in a value is text.
    """
    return _PLACE.sub(lambda place: values.get(place[1], place[0]), sentence)


def isolated(value: str, right_to_left: bool) -> str:
    """The value fenced off when its direction could mix with that of the sentence around it.

    Without the fence, a date, a telephone number or a code inside Arabic is shown in another order than it was
    written (UAX #9, isolates).
    """
    kinds = {unicodedata.bidirectional(character) for character in value}
    if right_to_left:
        mixes = "L" in kinds or not (kinds <= _KEEPS_ITS_ORDER or kinds & _RIGHT_TO_LEFT)
    else:
        mixes = bool(kinds & _RIGHT_TO_LEFT)
    return f"{ISOLATE}{value}{END_ISOLATE}" if mixes and value else value
