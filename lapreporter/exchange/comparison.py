"""Comparing a key with its owner: four of the twelve groups, chosen at random, typed from the letter or the telephone.

People asked whether two long numbers are equal say yes; people asked to type parts of one look. Which groups are
asked cannot be foreseen, so a key made to agree in some groups does not pass.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from lapreporter.words import mark

GROUPS_ASKED = 4

HOW_TO_COMPARE = mark(
    "Take the stamped letter, or call {name} on a number that you have from elsewhere, "
    "and type these groups as you read or hear them."
)
DIFFERENT = mark(
    "Group {number} is not the one of this key. Check what you typed; if it is right, do not rely on the key."
)


@dataclass(frozen=True, slots=True)
class Comparison:
    """What is asked of one fingerprint: the numbers of the groups, from 1 to 12, in rising order."""

    fingerprint: str
    positions: tuple[int, ...]

    def differing(self, typed: Sequence[str]) -> tuple[int, ...]:
        """The numbers of the groups that are not as typed, in whatever script's digits; a missing one differs."""
        groups = self.fingerprint.split(" ")
        given = [*map(_digits, typed), *[""] * len(self.positions)]
        return tuple(
            position for position, answer in zip(self.positions, given, strict=False) if answer != groups[position - 1]
        )

    def agrees(self, typed: Sequence[str]) -> bool:
        """Whether every group that was asked agrees."""
        return not self.differing(typed)


def choose(fingerprint: str, source: Random) -> Comparison:
    """A comparison of four groups; ``source`` is `random.SystemRandom` outside of tests."""
    groups = len(fingerprint.split(" "))
    return Comparison(fingerprint, tuple(sorted(source.sample(range(1, groups + 1), GROUPS_ASKED))))


def _digits(typed: str) -> str:
    return "".join(str(unicodedata.decimal(sign)) for sign in typed if sign.isdecimal())
