"""Failures as two sentences in the window: what happened, and what one can do."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from lapreporter.errors import Failure

T = TypeVar("T")


def told(act: Callable[[], T], tell: Callable[[Failure], None]) -> T | None:
    """Do something that can fail; a failure is told and gives None."""
    try:
        return act()
    except Failure as failure:
        tell(failure)
        return None
