"""Passphrases: random words to take, and how long one's own would resist guessing."""

from __future__ import annotations

import math
import re
import secrets
import unicodedata
from enum import Enum
from itertools import groupby, pairwise

COUNT = 6
"""Words that are offered: six out of 2,048 are 66 bits."""
WEAK, STRONG = 40, 55
"""Bits. With Argon2id a guess costs a good computer a tenth of a second: 40 bits are some years of a hundred of them,
55 bits many thousand."""
_LISTS = {"en": "english", "es": "spanish", "fr": "french", "pt": "portuguese", "ru": "russian"}
_WORD = 11.0
_YEAR = 7.0
_RUNS = re.compile(r"[^\W\d_]+|\d+|\s+|.", re.DOTALL)


class Strength(Enum):
    """How long a passphrase would resist whoever has the file and good computers."""

    WEAK = "weak"
    FAIR = "fair"
    STRONG = "strong"


def words(language: str) -> tuple[str, ...]:
    """Random words in a language by its code; in English where there is no list that a plain keyboard can type."""
    from mnemonic import Mnemonic

    known = Mnemonic(_LISTS.get(language.split("-")[0], "english")).wordlist
    return tuple(secrets.choice(known) for _ in range(COUNT))


def strength(passphrase: str) -> Strength:
    """An estimate that rather errs on the low side."""
    bits = bits_of(passphrase)
    return Strength.WEAK if bits < WEAK else Strength.FAIR if bits < STRONG else Strength.STRONG


def bits_of(passphrase: str) -> float:
    """The estimated bits: a run of letters counts as a word that a list holds, and what is repeated counts once."""
    seen: set[str] = set()
    bits = 0.0
    for run in _RUNS.findall(unicodedata.normalize("NFKC", passphrase).casefold()):
        bits += _bits(run) if run not in seen else 0.0 if run.isspace() else 1.0
        seen.add(run)
    return bits


def _bits(run: str) -> float:
    if run.isspace():
        return 0.0
    distinct = len([one for one, _ in groupby(run)])
    if run.isdecimal():
        year = len(run) == 4 and run[:2] in ("19", "20")
        return 2.0 if _is_row(run) else _YEAR if year else min(len(run), distinct + 1) * math.log2(10)
    if not run[0].isalpha():
        return 5.0
    if "\u2e80" <= run[0] <= "\u9fff":
        return len(set(run)) * 8.0
    return 2.0 if _is_row(run) else min(distinct * 4.0, _WORD + max(0, distinct - 12))


def _is_row(run: str) -> bool:
    """Whether it is a row such as 1234, abcd or aaaa."""
    steps = {ord(after) - ord(before) for before, after in pairwise(run)}
    return len(run) > 2 and len(steps) == 1 and abs(steps.pop()) <= 1
