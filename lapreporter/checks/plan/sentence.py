"""A sentence as a value: the marked text and what fills its places."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from lapreporter.words import Language, Parameter


@dataclass(frozen=True, slots=True)
class Sentence:
    """A marked English message with typed parameters, spoken when it is shown.

    Where the message is a pair for one and for many, ``counts`` names the value that is counted.
    """

    message: str | tuple[str, str]
    parameters: Mapping[str, Parameter] = field(default_factory=dict, hash=False)
    counts: str = ""

    def text(self, language: Language) -> str:
        """The sentence in the given language."""
        if isinstance(self.message, str):
            return language.text(self.message, self.parameters)
        count = self.parameters[self.counts]
        return language.plural(self.message, count if isinstance(count, int) else 0, self.parameters)


def say(message: str, **parameters: Parameter) -> Sentence:
    """A sentence of a marked message and the values of its places."""
    return Sentence(message, parameters)


def count(forms: tuple[str, str], counts: str, **parameters: Parameter) -> Sentence:
    """A sentence of a marked pair, in the form that fits the value named ``counts``."""
    return Sentence(forms, parameters, counts)
