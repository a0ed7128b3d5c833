"""A sentence as a value: the marked text and what fills its places."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from lapreporter.words import Language, Parameter


@dataclass(frozen=True, slots=True)
class Sentence:
    """A marked English message with typed parameters, spoken when it is shown."""

    message: str
    parameters: Mapping[str, Parameter] = field(default_factory=dict, hash=False)

    def text(self, language: Language) -> str:
        """The sentence in the given language."""
        return language.text(self.message, self.parameters)


def say(message: str, **parameters: Parameter) -> Sentence:
    """A sentence of a marked message and the values of its places."""
    return Sentence(message, parameters)
