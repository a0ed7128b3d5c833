"""Answers that stand as they were carried over from an earlier report, question by question."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Waits:
    """A question of the form whose answer, or some of whose rows, nobody has confirmed or changed yet.

    ``form`` and ``page`` are the keys of where it is asked, ``first`` is the address to jump to and ``year`` the year
    of the report it comes from. ``rows`` holds the ids of the rows of a table, and is empty for one answer; ``names``
    are the columns of this question, or the parts of the answer, that wait: no name stands for the whole row or answer.
    """

    form: str
    page: str
    path: str
    first: str
    year: int | None
    names: Collection[str]
    rows: Collection[str] = field(default=(), repr=False)

    @property
    def count(self) -> int:
        """What a person sees of it: the rows of a table, or one answer."""
        return len(self.rows) or 1
