"""Clocks of computers, right and wrong: none of them may matter to what is kept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

import pytest

from tests.document.samples import START


@dataclass(frozen=True)
class Clock:
    """What a computer's clock shows first, and how far it goes on until the next save."""

    start: datetime
    step: timedelta


RIGHT = Clock(START, timedelta(minutes=1))
CLOCKS = (
    RIGHT,
    Clock(START.replace(year=2009), RIGHT.step),
    Clock(START.replace(year=2040), RIGHT.step),
    Clock(START, timedelta(hours=-3)),
)
AT_ANY_TIME = pytest.mark.parametrize("clock", CLOCKS, ids=["right", "2009", "2040", "jumping back"], indirect=True)
"""Marks tests that hold whatever the computer's clock shows."""
