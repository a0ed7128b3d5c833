"""Conditions under which a page or question is asked: a closed vocabulary, read from data, never evaluated as code."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

Look: TypeAlias = Callable[[str], Any]
"""Gives the value at an address; a condition sees answers only through it."""


@dataclass(frozen=True, slots=True)
class Equals:
    """The answer is exactly this value."""

    path: str
    value: str | bool

    def holds(self, look: Look) -> bool:
        """Whether the answer equals the value; choices compare by their code."""
        answer = look(self.path)
        return answer is not None and answer == self.value

    def paths(self) -> Iterator[str]:
        """The addresses the condition reads."""
        yield self.path


@dataclass(frozen=True, slots=True)
class OneOf:
    """The answer is one of these values."""

    path: str
    values: tuple[str, ...]

    def holds(self, look: Look) -> bool:
        """Whether the answer is among the values."""
        return look(self.path) in self.values

    def paths(self) -> Iterator[str]:
        """The addresses the condition reads."""
        yield self.path


@dataclass(frozen=True, slots=True)
class Answered:
    """There is, or is not, an answer; a table is answered by a row."""

    path: str
    expected: bool

    def holds(self, look: Look) -> bool:
        """Whether something is answered, as expected."""
        answer = look(self.path)
        return (answer is not None and answer != ()) is self.expected

    def paths(self) -> Iterator[str]:
        """The addresses the condition reads."""
        yield self.path


@dataclass(frozen=True, slots=True)
class All:
    """Every part holds."""

    parts: tuple[Condition, ...]

    def holds(self, look: Look) -> bool:
        """Whether every part holds."""
        return all(part.holds(look) for part in self.parts)

    def paths(self) -> Iterator[str]:
        """The addresses the condition reads."""
        for part in self.parts:
            yield from part.paths()


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least one part holds."""

    parts: tuple[Condition, ...]

    def holds(self, look: Look) -> bool:
        """Whether any part holds."""
        return any(part.holds(look) for part in self.parts)

    def paths(self) -> Iterator[str]:
        """The addresses the condition reads."""
        for part in self.parts:
            yield from part.paths()


@dataclass(frozen=True, slots=True)
class Not:
    """The part does not hold."""

    part: Condition

    def holds(self, look: Look) -> bool:
        """Whether the part fails."""
        return not self.part.holds(look)

    def paths(self) -> Iterator[str]:
        """The addresses the condition reads."""
        yield from self.part.paths()


Condition: TypeAlias = Equals | OneOf | Answered | All | AnyOf | Not


class UnknownCondition(ValueError):
    """The data use a word that is not in the vocabulary of conditions."""


def read_condition(data: Mapping[str, Any]) -> Condition:
    """A condition from its table in the data. UnknownCondition for anything outside the vocabulary."""
    match dict(data):
        case {"path": str(path), "equals": str() | bool() as value, **rest} if not rest:
            return Equals(path, value)
        case {"path": str(path), "one_of": list(values), **rest} if not rest:
            return OneOf(path, tuple(values))
        case {"path": str(path), "answered": bool(expected), **rest} if not rest:
            return Answered(path, expected)
        case {"all": list(parts), **rest} if not rest:
            return All(tuple(read_condition(part) for part in parts))
        case {"any": list(parts), **rest} if not rest:
            return AnyOf(tuple(read_condition(part) for part in parts))
        case {"not": dict(part), **rest} if not rest:
            return Not(read_condition(part))
    raise UnknownCondition(str(data))
