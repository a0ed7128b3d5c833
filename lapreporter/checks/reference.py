"""What is believed of States and munitions: read from files shipped with the program, never above the State's word."""

from __future__ import annotations

import csv
import re
import tomllib
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any


class Known(StrEnum):
    """What is known of an obligation under Article 3 or 4."""

    NONE = "none"
    COMPLETED = "completed"
    OUTSTANDING = "outstanding"
    UNKNOWN = "unknown"


class Relation(StrEnum):
    """A State's relation to the Convention on the day of the file."""

    PARTY = "party"
    SIGNATORY = "signatory"
    NON_PARTY_REPORTING = "non_party_reporting"


@dataclass(frozen=True, slots=True)
class StateFacts:
    """One row of ``states.csv``. ``victims`` and ``retains`` are None where it is not known."""

    iso3: str
    name: str
    status: Relation
    entry_into_force: date | None
    article3: Known
    article3_deadline: date | None
    article4: Known
    article4_deadline: date | None
    victims: bool | None
    retains: bool | None
    source: str


@dataclass(frozen=True, slots=True)
class Munition:
    """A type of cluster munition: what it is called, and how many submunitions one holds."""

    name: str
    names: tuple[str, ...]
    loads: tuple[int, ...]
    source: str
    confidence: str

    @property
    def reliable(self) -> bool:
        """Whether the loads were read in a source that can be relied on."""
        return self.confidence not in ("weak", "unconfirmed")


@dataclass(frozen=True)
class MunitionLibrary:
    """Munitions by every name they go by, however it is spelt."""

    by_name: Mapping[str, Munition] = field(default_factory=dict)

    def find(self, typed: str | None) -> Munition | None:
        """The munition of that name, or None."""
        return self.by_name.get(type_key(typed)) if typed else None


def type_key(typed: str) -> str:
    """A name without spaces, signs, accents and case: ``MK 20`` and ``Mk-20`` are one type."""
    plain = unicodedata.normalize("NFKD", typed).casefold()
    return re.sub(r"[^\w]|_", "", "".join(char for char in plain if not unicodedata.combining(char)))


def read_states(file: Path) -> dict[str, StateFacts]:
    """The States of ``states.csv`` by ISO 3166-1 alpha-3 code."""
    with file.open(encoding="utf-8", newline="") as stream:
        return {row["iso3"]: _facts(row) for row in csv.DictReader(stream)}


def read_munitions(file: Path) -> MunitionLibrary:
    """The munitions of ``munitions.toml``: tables ``munition`` with name, aliases, loads, source and confidence."""
    with file.open("rb") as stream:
        known = [_munition(table) for table in tomllib.load(stream).get("munition", [])]
    return MunitionLibrary({type_key(name): munition for munition in known for name in munition.names})


def _facts(row: Mapping[str, str]) -> StateFacts:
    return StateFacts(
        iso3=row["iso3"],
        name=row["name"],
        status=Relation(row["status"]),
        entry_into_force=_day(row["entry_into_force"]),
        article3=Known(row["article3"]),
        article3_deadline=_day(row["article3_deadline"]),
        article4=Known(row["article4"]),
        article4_deadline=_day(row["article4_deadline"]),
        victims=_yes_no(row["article5_victims"]),
        retains=_yes_no(row["retains"]),
        source=row["source"],
    )


def _munition(table: Mapping[str, Any]) -> Munition:
    loads = table.get("submunitions_per_container", table.get("loads", ()))
    return Munition(
        name=table["name"],
        names=(table["name"], *table.get("aliases", ())),
        loads=(loads,) if isinstance(loads, int) else tuple(loads),
        source=table.get("source", ""),
        confidence=table.get("confidence", ""),
    )


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _yes_no(text: str) -> bool | None:
    return {"yes": True, "no": False}.get(text)
