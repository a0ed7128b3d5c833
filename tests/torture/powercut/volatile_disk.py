"""A disk as a power cut finds it: what is durable, and what waits in a cache that forgets."""

from __future__ import annotations

import random
import threading
import time
from collections import deque
from dataclasses import dataclass

SECTOR = 512
LAG = 1.0
"""Seconds after which a device that ignores flush has written something all the same."""


@dataclass(frozen=True, slots=True)
class Write:
    """A write that is not yet durable."""

    at: float
    offset: int
    data: bytes


class VolatileDisk:
    """Blocks with a cache in front; reads see the cache, a power cut does not. May be used from several threads.

    An honest device makes everything durable when it is told to flush. One that lies says so, and is durable only
    for what is older than `LAG`.
    """

    def __init__(self, content: bytes, *, lies: bool, seed: str) -> None:
        self.size = len(content)
        self.writes = self.flushes = 0
        self._lies = lies
        self._seen, self._durable = bytearray(content), bytearray(content)
        self._waiting: deque[Write] = deque()
        self._turn, self._chance = threading.Lock(), random.Random(seed)

    def read(self, offset: int, length: int) -> bytes:
        """What was last written, durable or not."""
        with self._turn:
            return bytes(self._seen[offset : offset + length])

    def write(self, offset: int, data: bytes) -> None:
        """Take a write into the cache."""
        with self._turn:
            self.writes += 1
            self._seen[offset : offset + len(data)] = data
            self._waiting.append(Write(time.monotonic(), offset, data))

    def flush(self) -> None:
        """Make everything durable, or say so."""
        with self._turn:
            self.flushes += 1
            if not self._lies:
                self._settle(len(self._waiting))

    def cut(self) -> tuple[bytearray, int]:
        """What is found after a power cut just now, and how many writes were in doubt.

        Of these half are there and half are not, in no order; one in ten ends in the middle, at a sector.
        """
        with self._turn:
            if self._lies:
                old = time.monotonic() - LAG
                self._settle(sum(write.at < old for write in self._waiting))
            found = self._durable[:]
            for write in self._waiting:
                kept = self._kept(len(write.data))
                found[write.offset : write.offset + kept] = write.data[:kept]
            return found, len(self._waiting)

    def _kept(self, length: int) -> int:
        lot = self._chance.random()
        if lot < 0.45:
            return length
        return self._chance.randrange(length // SECTOR + 1) * SECTOR if lot < 0.55 else 0

    def _settle(self, count: int) -> None:
        for _ in range(count):
            write = self._waiting.popleft()
            self._durable[write.offset : write.offset + len(write.data)] = write.data
