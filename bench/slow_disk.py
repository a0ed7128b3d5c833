"""A disk as slow as an old stick: 20 MB in a second, and 50 ms until something is on it for good."""

from __future__ import annotations

import time
from pathlib import Path

from bench.measuring import MEGABYTE
from lapreporter.document.files import Disk

BYTES_A_SECOND = 20 * MEGABYTE
SYNC_SECONDS = 0.05


class SlowDisk(Disk):
    """A real disk that takes its time once it ``is_slow``."""

    def __init__(self) -> None:
        self.is_slow = False

    def write(self, descriptor: int, data: memoryview) -> int:
        """Write, as fast as the disk takes it."""
        taken = super().write(descriptor, data)
        self._wait(taken / BYTES_A_SECOND)
        return taken

    def sync(self, descriptor: int) -> None:
        """Wait for the content."""
        super().sync(descriptor)
        self._wait(SYNC_SECONDS)

    def sync_folder(self, folder: Path) -> None:
        """Wait for the names."""
        super().sync_folder(folder)
        self._wait(SYNC_SECONDS)

    def read(self, path: Path, limit: int) -> bytes:
        """Read, as fast as the disk gives it."""
        data = super().read(path, limit)
        self._wait(len(data) / BYTES_A_SECOND)
        return data

    def _wait(self, seconds: float) -> None:
        if self.is_slow:
            time.sleep(seconds)
