"""Where a table may be parted by the end of a page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Step:
    """A row, or a slice of a very tall one, on its way down the pages.

    ``leads``: a group heading, kept with two rows after it. ``closes``: a subtotal or total, kept with two rows before
    it. ``continues``: a further slice of the row above.
    """

    height: float
    leads: bool = False
    closes: bool = False
    continues: bool = False


def parted(steps: Sequence[Step], first_room: float, room: float, repeated: Sequence[float]) -> list[tuple[int, int]]:
    """Start and end of the stretch on each page.

    ``first_room`` is what the first page offers below the head, ``room`` what the others do; ``repeated`` gives for
    each step the height of the group heading that a page starting with it repeats.
    """
    stretches: list[tuple[int, int]] = []
    start = 0
    left = first_room
    while start < len(steps):
        left -= repeated[start] if stretches else 0.0
        end = start
        while end < len(steps) and steps[end].height <= left + 0.01:
            left -= steps[end].height
            end += 1
        if end < len(steps):
            permitted = (place for place in range(end, start, -1) if _may_part(steps, start, place))
            end = next(permitted, max(end, start + 1))
        stretches.append((start, end))
        start = end
        left = room
    return stretches


def least_start(steps: Sequence[Step]) -> int:
    """How many steps the first page must hold at least."""
    return next((place for place in range(1, len(steps)) if _may_part(steps, 0, place)), len(steps))


def _may_part(steps: Sequence[Step], start: int, place: int) -> bool:
    before, after = steps[place - 1], steps[place]
    if after.continues:
        return True
    if after.closes or before.leads:
        return False
    if place - start < 2 and not before.continues:
        return False
    if place - 2 >= start and steps[place - 2].leads and not before.closes:
        return False
    following = steps[place + 1 : place + 2]
    return bool(following) and not following[0].closes and (after.leads or not following[0].leads)
