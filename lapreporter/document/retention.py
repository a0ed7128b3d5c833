"""Which old generations of a document are kept."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

NEWEST = 20
INTACT = 3
CAP = 200_000_000
"""Bytes that the generations of one report may fill together."""

_DAY = timedelta(days=1)
_MONTH = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Kept:
    """What the rule looks at in one generation: its number, when it was saved, its bytes, whether it is a milestone."""

    number: int
    saved_at: datetime
    size: int
    milestone: bool


def surplus(generations: Iterable[Kept], protected: frozenset[int], now: datetime, cap: int = CAP) -> tuple[int, ...]:
    """The numbers that may go, oldest first.

    Kept are the 20 newest, the newest of each hour for a day and of each day for 30 days, every milestone, and what
    is ``protected``. Beyond ``cap`` bytes the oldest go first, milestones last, and the protected never. "New" is by
    number; times only choose among old ones and may lie, so their distance counts, in either direction.
    """
    ordered = sorted(generations, key=lambda one: one.number, reverse=True)
    ruled = _by_rule(ordered, now)
    kept = [one for one in ordered if one in ruled or one.number in protected]
    filled = sum(one.size for one in kept)
    for one in sorted(kept, key=lambda one: (one.milestone, one.number)):
        if filled <= cap:
            break
        if one.number not in protected:
            kept.remove(one)
            filled -= one.size
    staying = {one.number for one in kept}
    return tuple(one.number for one in reversed(ordered) if one.number not in staying)


def _by_rule(ordered: list[Kept], now: datetime) -> set[Kept]:
    kept = set(ordered[:NEWEST])
    seen: set[tuple[int, int, int, int]] = set()
    for one in ordered:
        age = abs(now - one.saved_at)
        year, month, day, hour = one.saved_at.timetuple()[:4]
        periods = [(year, month, day, hour)] if age < _DAY else []
        periods += [(year, month, day, -1)] if age < _MONTH else []
        if one.milestone or any(period not in seen for period in periods):
            kept.add(one)
        seen.update(periods)
    return kept
