"""The usual way, for comparison: a file beside, flushed, takes the old one's name, and the folder is flushed."""

from __future__ import annotations

import os
from pathlib import Path

from tests.torture.powercut.way import FoundDamagedError, acknowledge, noise

SIZE = 400_000


def write(root: Path, pause: float) -> None:
    """Replace the one file until the power is cut."""
    folder = os.open(root, os.O_RDONLY)

    def save(number: int) -> None:
        with (root / "report.new").open("wb") as file:
            file.write(_content(number))
            file.flush()
            os.fsync(file.fileno())
        (root / "report.new").replace(root / "report")
        os.fsync(folder)

    acknowledge(save, pause)


def newest(root: Path) -> int:
    """The number in the one file, which must be whole."""
    found = (root / "report").read_bytes()
    number = int(found[:8] or b"0")
    if found != _content(number):
        raise FoundDamagedError(f"a file of {len(found)} bytes")
    return number


def go_on(root: Path, number: int) -> None:
    """A file can be written."""
    (root / f"after-{number}").write_bytes(b"x")


def _content(number: int) -> bytes:
    return f"{number:08}".encode() + noise(str(number), SIZE)
