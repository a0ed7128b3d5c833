"""What all ways of saving share while the power is cut. They run inside the emulated computer.

Each way is a module with three functions: ``write`` saves numbers in turn until the power is cut, ``newest`` gives the
newest number that is found whole, ``go_on`` saves once more after that.
"""

from __future__ import annotations

import hashlib
import itertools
import time
from collections.abc import Callable


class FoundDamagedError(Exception):
    """What is found is not what was saved."""


class PhotoLostError(Exception):
    """The newest save is whole, but not the photo it refers to, which was attached at save ``photo``."""

    def __init__(self, number: int, photo: int) -> None:
        super().__init__(number, photo)
        self.number, self.photo = number, photo


def noise(name: str, size: int) -> bytes:
    """Bytes that cannot be packed and are the same for the same name."""
    return hashlib.shake_256(name.encode()).digest(size)


def acknowledge(save: Callable[[int], None], pause: float) -> None:
    """Save one number after the other and tell of each before and after; ``pause`` in seconds."""
    for number in itertools.count(1):
        print("A", number, flush=True)
        save(number)
        print("D", number, flush=True)
        time.sleep(pause)
