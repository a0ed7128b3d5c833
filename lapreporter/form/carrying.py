"""What becomes of each answer in the report for the next year: read from ``forms/carry-over.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from pathlib import Path
from typing import Any

from lapreporter.form.edition import BrokenForm
from lapreporter.report.report import Report
from lapreporter.report.shape import leaves


class Fate(StrEnum):
    """What becomes of an answer in the next year."""

    CARRIES = "carries"
    SETTLED = "settled"
    YEARLY = "yearly"
    OPENING = "opening"
    PROGRAM = "program"


@dataclass(frozen=True)
class Carrying:
    """The fate of every answer, by the address of the answer or of a part that holds it.

    ``openings`` names for each position at the start the answers of last year it can be taken from, best first.
    """

    fates: Mapping[str, Fate]
    openings: Mapping[str, tuple[str, ...]]

    def fate(self, pattern: str) -> Fate:
        """The fate decided for the longest address that holds the pattern. KeyError if none was decided."""
        for place in holders(pattern):
            if place in self.fates:
                return self.fates[place]
        raise KeyError(pattern)

    @cached_property
    def closings(self) -> Mapping[str, str]:
        """The position at the start that each of last year's answers can become."""
        return {source: opening for opening, sources in self.openings.items() for source in sources}


def holders(pattern: str) -> Iterator[str]:
    """A pattern and every part that holds it, the nearest first: ``a.b[].c``, ``a.b[]``, ``a.b``, ``a``."""
    while pattern:
        yield pattern
        pattern = pattern.removesuffix("[]") if pattern.endswith("[]") else pattern.rpartition(".")[0]


def load_carrying(file: Path) -> Carrying:
    """The decisions in a file. BrokenForm names an unknown fate, an unknown address, or one decided twice."""
    with file.open("rb") as stream:
        data = tomllib.load(stream)
    known = {place for leaf in leaves(Report) for place in holders(leaf.pattern)}
    fates: dict[str, Fate] = {}
    openings: dict[str, tuple[str, ...]] = {}
    for section, decisions in data.items():
        for name, places in decisions.items():
            fate = _fate(name, section)
            for place in places:
                _decide(fates, known, f"{section}.{place}", fate)
            if fate is Fate.OPENING:
                openings |= _openings(places, section, known)
    return Carrying(fates, openings)


def _fate(name: str, section: str) -> Fate:
    try:
        return Fate(name)
    except ValueError:
        raise BrokenForm(f"{section}: unknown fate {name}") from None


def _decide(fates: dict[str, Fate], known: set[str], place: str, fate: Fate) -> None:
    if place not in known:
        raise BrokenForm(f"{place}: no such answer in the report")
    if place in fates:
        raise BrokenForm(f"{place}: decided twice")
    fates[place] = fate


def _openings(places: Mapping[str, Any], section: str, known: set[str]) -> dict[str, tuple[str, ...]]:
    found = {f"{section}.{to}": tuple(f"{section}.{source}" for source in sources) for to, sources in places.items()}
    for source in (source for sources in found.values() for source in sources):
        if source not in known:
            raise BrokenForm(f"{source}: no such answer in the report")
    return found
