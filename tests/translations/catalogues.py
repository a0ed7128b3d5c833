"""The catalogues as they stand in the repository, and the texts they must translate."""

from __future__ import annotations

import gettext
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.plurals import get_plural
from babel.messages.pofile import read_po

from lapreporter.i18n.manners import ENGLISH, MANNERS
from lapreporter.i18n.sentences import PLACE
from tools.catalogues import locale_of, read
from tools.strings import template

ROOT = Path(__file__).parents[2]
TRANSLATIONS = ROOT / "translations"
CODES = tuple(manner.code for manner in MANNERS if manner is not ENGLISH)
PLURAL_COUNTS = {"ar": 6, "zh-Hans": 1, "fr": 2, "ru": 3, "es": 2, "pt": 2}

Key = tuple[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Pair:
    """A text and its translation: one form each, or of a counted text two and as many as the language has."""

    english: tuple[str, ...]
    translated: tuple[str, ...]

    @property
    def is_counted(self) -> bool:
        """Whether a count chooses the form."""
        return len(self.english) > 1

    def told(self) -> str:
        """How a failing test names it."""
        return f"{self.english[0]!r} -> {' | '.join(self.translated)!r}"


@cache
def catalogue(code: str) -> Catalog:
    """The catalogue of a language; an empty one where there is none yet."""
    file = TRANSLATIONS / f"{code}.po"
    return read(file) if file.is_file() else Catalog(locale_of(code))


@cache
def wanted() -> Mapping[Key, Message]:
    """Every text that is to be translated, as the sources have it today."""
    return {key(message): message for message in read_po(BytesIO(template(ROOT))) if message.id}


@cache
def pairs(code: str) -> Sequence[Pair]:
    """The texts of a catalogue that are translated."""
    return [pair for message in catalogue(code) if message.id and any((pair := pair_of(message)).translated)]


def key(message: Message) -> Key:
    """What tells a text from all others."""
    return (message.context or "", texts(message.id))


def pair_of(message: Message) -> Pair:
    """A message as a pair."""
    return Pair(texts(message.id), texts(message.string))


def texts(one_or_more: str | Sequence[str] | None) -> tuple[str, ...]:
    """The forms of a text."""
    return (one_or_more,) if isinstance(one_or_more, str) else tuple(one_or_more or ())


def forms(code: str) -> Iterator[tuple[Pair, str, str]]:
    """Each translated form beside the English one it stands for."""
    for pair in pairs(code):
        for number, form in enumerate(pair.translated):
            if form:
                yield pair, pair.english[-1] if number else pair.english[0], form


def places(text: str) -> set[str]:
    """The names of the places in a text."""
    return set(PLACE.findall(text))


def counts_of_forms(code: str) -> list[set[int]]:
    """For each plural form of a language, the counts up to 200 that it is said of."""
    plural = get_plural(locale_of(code))
    # The same reading of the rule as when the program runs.
    rule: Callable[[int], int] = vars(gettext)["c2py"](plural.plural_expr)
    found: list[set[int]] = [set() for _ in range(plural.num_plurals)]
    for count in range(201):
        found[rule(count)].add(count)
    return found
