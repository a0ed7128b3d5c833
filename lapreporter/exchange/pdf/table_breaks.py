"""Where a table may be parted by the end of a page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Generic, Protocol, TypeVar


class Step(Protocol):
    """A row, or a slice of a very tall one, on its way down the pages.

    A group heading is kept with two rows after it, a subtotal or total with two rows before it.
    """

    @property
    def height(self) -> float:
        """What it takes on a page, in points."""

    @property
    def leads(self) -> bool:
        """Whether it heads the rows after it."""

    @property
    def closes(self) -> bool:
        """Whether it adds up the rows before it."""

    @property
    def continues(self) -> bool:
        """Whether it goes on with the row above."""

    @property
    def repeated(self) -> float:
        """The height of the heading that a page starting with it repeats."""


S = TypeVar("S", bound=Step)


class Parting(Generic[S]):
    """Steps taken page by page; of a long table only those of a page are in memory."""

    def __init__(self, steps: Iterator[S]) -> None:
        self._steps = steps
        self._ahead: list[S] = []
        self._first = True

    def least(self) -> float:
        """The height that the first page must offer."""
        place = 1
        while self._reaches(place) and not self._may_part(place):
            place += 1
        return sum(step.height for step in self._ahead[:place])

    def page(self, room: float) -> list[S]:
        """The steps of the next page, which offers this much below the head; none when all were taken."""
        if not self._reaches(0):
            return []
        left = room if self._first else room - self._ahead[0].repeated
        end = 0
        while self._reaches(end) and self._ahead[end].height <= left + 0.01:
            left -= self._ahead[end].height
            end += 1
        if self._reaches(end):
            permitted = (place for place in range(end, 0, -1) if self._may_part(place))
            end = next(permitted, max(end, 1))
        taken, self._ahead = self._ahead[:end], self._ahead[end:]
        self._first = False
        return taken

    def _reaches(self, place: int) -> bool:
        """Whether there is a step at this place, counted from the start of the page."""
        while len(self._ahead) <= place:
            step = next(self._steps, None)
            if step is None:
                return False
            self._ahead.append(step)
        return True

    def _may_part(self, place: int) -> bool:
        before, after = self._ahead[place - 1], self._ahead[place]
        if after.continues:
            return True
        if after.closes or before.leads:
            return False
        if place < 2 and not before.continues:
            return False
        if place >= 2 and self._ahead[place - 2].leads and not before.closes:
            return False
        if not self._reaches(place + 1):
            return False
        following = self._ahead[place + 1]
        return not following.closes and (after.leads or not following.leads)
