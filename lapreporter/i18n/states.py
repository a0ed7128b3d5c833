"""The States of the world by code, from the reference data shipped with the program."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

_FILES = ("states.csv", "other-states.csv")
_INVENTED = "practice-states.csv"


@dataclass(frozen=True, slots=True)
class StateName:
    """A State's ISO 3166-1 alpha-2 code and its short English name at the United Nations."""

    iso2: str
    english: str


def read_state_names(reference: Path) -> Mapping[str, StateName]:
    """The names by ISO 3166-1 alpha-3 code: parties and signatories first, then all other States."""
    names: dict[str, StateName] = {}
    for file in _FILES:
        with (reference / file).open(encoding="utf-8", newline="") as rows:
            names.update({row["iso3"]: StateName(row["iso2"], row["name"]) for row in csv.DictReader(rows)})
    return names


def read_practice_names(reference: Path) -> Mapping[str, str]:
    """The English names of the States invented for practice, by their codes; no list of States shows them."""
    with (reference / _INVENTED).open(encoding="utf-8", newline="") as rows:
        return {row["iso3"]: row["name"] for row in csv.DictReader(rows)}
