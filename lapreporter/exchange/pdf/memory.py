"""How Python tidies up while a large document is made."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_USUAL = gc.get_threshold()
_SELDOM = (100_000, 20, 50)


@contextmanager
def seldom_searched() -> Iterator[None]:
    """Search memory for dead cycles a hundred times less often: what a document is made of nearly all stays alive.

    Each search looks at all of it in vain, which was a seventh of the time for 10,000 rows.
    """
    gc.set_threshold(*_SELDOM)
    try:
        yield
    finally:
        gc.set_threshold(*_USUAL)
