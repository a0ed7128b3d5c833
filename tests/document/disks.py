"""Disks for tests: one that writes down what it does, one that fails on order. Both work on real files."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from lapreporter.document.files import Disk

T = TypeVar("T")


@dataclass(frozen=True)
class Step:
    """One operation that changed the disk: ``create``, ``write``, ``sync``, ``sync_folder``, ``delete``."""

    kind: str
    path: Path
    data: bytes = b""


class RecordingDisk(Disk):
    """Writes down each operation that changes something; takes at most ``piece`` bytes in one write."""

    def __init__(self, piece: int = 1 << 30) -> None:
        self.steps: list[Step] = []
        self._piece = piece
        self._open: dict[int, Path] = {}

    def create(self, path: Path) -> int:
        descriptor = super().create(path)
        self._open[descriptor] = path
        self.steps.append(Step("create", path))
        return descriptor

    def write(self, descriptor: int, data: memoryview) -> int:
        taken = super().write(descriptor, data[: self._piece])
        self.steps.append(Step("write", self._open[descriptor], bytes(data[:taken])))
        return taken

    def sync(self, descriptor: int) -> None:
        super().sync(descriptor)
        self.steps.append(Step("sync", self._open[descriptor]))

    def sync_folder(self, folder: Path) -> None:
        super().sync_folder(folder)
        self.steps.append(Step("sync_folder", folder))

    def delete(self, path: Path) -> None:
        super().delete(path)
        self.steps.append(Step("delete", path))

    def hold(self, path: Path) -> int | None:
        descriptor = super().hold(path)
        if descriptor is not None:
            self._open[descriptor] = path
        return descriptor


class FailingDisk(Disk):
    """Lets one call fail, or all from one call on; ``calls`` counts them. A failing write has written half."""

    def __init__(self) -> None:
        self.calls = 0
        self._first = 0
        self._last = -1
        self._number = 0

    def fail(self, first: int, last: int, number: int) -> None:
        """Let the calls from ``first`` to ``last``, counted from now, fail with this error number."""
        self.calls, self._first, self._last, self._number = 0, first, last, number

    def heal(self) -> None:
        self._last = -1

    def _do(self, operation: Callable[[], T]) -> T:
        here, self.calls = self.calls, self.calls + 1
        if self._first <= here <= self._last:
            raise OSError(self._number, os.strerror(self._number))
        return operation()

    def create(self, path: Path) -> int:
        return self._do(lambda: super(FailingDisk, self).create(path))

    def write(self, descriptor: int, data: memoryview) -> int:
        if self._first <= self.calls <= self._last:
            os.write(descriptor, data[: len(data) // 2])
        return self._do(lambda: super(FailingDisk, self).write(descriptor, data))

    def sync(self, descriptor: int) -> None:
        self._do(lambda: super(FailingDisk, self).sync(descriptor))

    def close(self, descriptor: int) -> None:
        super().close(descriptor)
        self._do(lambda: None)

    def sync_folder(self, folder: Path) -> None:
        self._do(lambda: super(FailingDisk, self).sync_folder(folder))

    def read(self, path: Path, limit: int) -> bytes:
        return self._do(lambda: super(FailingDisk, self).read(path, limit))

    def read_ends(self, path: Path, head: int, tail: int) -> tuple[bytes, bytes, int]:
        return self._do(lambda: super(FailingDisk, self).read_ends(path, head, tail))

    def names(self, folder: Path) -> list[str]:
        return self._do(lambda: super(FailingDisk, self).names(folder))

    def size(self, path: Path) -> int:
        return self._do(lambda: super(FailingDisk, self).size(path))

    def delete(self, path: Path) -> None:
        self._do(lambda: super(FailingDisk, self).delete(path))

    def make_folder(self, folder: Path) -> None:
        self._do(lambda: super(FailingDisk, self).make_folder(folder))

    def free(self, folder: Path) -> int:
        return self._do(lambda: super(FailingDisk, self).free(folder))

    def hold(self, path: Path) -> int | None:
        return self._do(lambda: super(FailingDisk, self).hold(path))

    def note(self, descriptor: int, text: bytes) -> None:
        self._do(lambda: super(FailingDisk, self).note(descriptor, text))


class SmallDisk(Disk):
    """A disk with only so many bytes free."""

    def __init__(self, free: int) -> None:
        self.space = free

    def free(self, folder: Path) -> int:
        return self.space
