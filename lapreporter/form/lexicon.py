"""The words for what answers are made of: choices, definitive statements, reasons for gaps."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from lapreporter.report.answers import StatementBase


@dataclass(frozen=True, slots=True)
class ChoiceWords:
    """A choice as it is offered, and what it means."""

    label: str
    help: str = ""


@dataclass(frozen=True, slots=True)
class StatementWords:
    """A definitive sentence: how it is offered, how it reads, and what its event date is called, if it has one."""

    label: str
    text: str
    event: str = ""


@dataclass(frozen=True)
class Lexicon:
    """Words for every choice and statement, as English messages to be translated when shown."""

    choices: Mapping[tuple[str, str], ChoiceWords]
    statements: Mapping[tuple[str, str], StatementWords]

    def choice(self, value: StrEnum) -> ChoiceWords:
        """The words of a choice. KeyError if it has none."""
        return self.choices[type(value).__name__, value.value]

    def statement(self, value: StrEnum) -> StatementWords:
        """The words of a statement code. KeyError if it has none."""
        return self.statements[type(value).__name__, value.value]

    def sentence(self, statement: StatementBase) -> StatementWords | None:
        """The words of the sentence that was chosen, or None while none is."""
        code = getattr(statement, "code", None)
        return self.statement(code) if isinstance(code, StrEnum) else None


def load_lexicon(forms: Path) -> Lexicon:
    """The lexicon of the data folder ``forms``."""
    choices = {
        (name, code): ChoiceWords(**words)
        for source in ("choices.toml", "omissions.toml")
        for name, codes in _read(forms / source).items()
        for code, words in codes.items()
    }
    statements = {
        (name, code): StatementWords(**words)
        for name, codes in _read(forms / "statements.toml").items()
        for code, words in codes.items()
    }
    return Lexicon(choices, statements)


def _read(path: Path) -> dict[str, dict[str, dict[str, str]]]:
    with path.open("rb") as file:
        return tomllib.load(file)
