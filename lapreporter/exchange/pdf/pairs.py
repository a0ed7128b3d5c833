"""What a face draws for a character before another one: enough to set most Latin and Cyrillic text without shaping.

In the house's Latin faces only neighbours have a say in how a character looks and how far the pen moves on: kerning is
by pairs, and a ligature shows as a pair of one glyph. Marks that combine are the exception and are never taken.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

END = "\n"
"""What stands after the last character of a text."""

PLAIN = "[ -~\u00a0-\u00ac\u00ae-\u017f\u0401-\u045f\u2013]"
"""Latin and Cyrillic letters, figures and signs, as a regular expression: none that combines or that a face lacks."""

_PLAIN = re.compile(PLAIN)
_LEAST_KERNING = 0.01


class Placed(NamedTuple):
    """A glyph as found by shaping: its number in the face, its advance in font units, whether it stands as it is."""

    glyph: int
    advance: int
    plain: bool


class NeedsShaping(LookupError):
    """Two characters that are drawn otherwise than one after the other, or about which nothing is known."""


class Pairs(dict[tuple[str, str], tuple[str, int]]):
    """For a character and the one after it: its code with the kerning after it, and its advance in font units.

    ``placed`` shapes a text; ``number`` gives the number of a glyph for a source text; ``per_mille`` turns font units
    into thousandths. Raises `NeedsShaping` for a pair that has to be shaped in its text.
    """

    def __init__(
        self, placed: Callable[[str], list[Placed]], number: Callable[[int, str], int], per_mille: float
    ) -> None:
        super().__init__()
        self._placed, self._number, self._per_mille = placed, number, per_mille
        self._bound: set[tuple[str, str]] = set()

    def __missing__(self, pair: tuple[str, str]) -> tuple[str, int]:
        if pair in self._bound:
            raise NeedsShaping(pair)
        found = self._measured(*pair)
        if found is None:
            self._bound.add(pair)
            raise NeedsShaping(pair)
        self[pair] = found
        return found

    def _measured(self, first: str, second: str) -> tuple[str, int] | None:
        if not _PLAIN.fullmatch(first) or not (second == END or _PLAIN.fullmatch(second)):
            return None
        alone = self._placed(first)
        if len(alone) != 1 or not alone[0].plain:
            return None
        code = f"{self._number(alone[0].glyph, first):04X}"
        if second == END:
            return code, alone[0].advance
        after, both = self._placed(second), self._placed(first + second)
        if len(both) != 2 or both[1:] != after or both[0].glyph != alone[0].glyph or not both[0].plain:
            return None
        kerning = (both[0].advance - alone[0].advance) * self._per_mille
        return f"{code}>{-kerning:.2f}<" if abs(kerning) > _LEAST_KERNING else code, both[0].advance
