"""Kill a process that saves a 2 MB document without pause, again and again, and look at what is left.

A kill test finds mistakes in recovery, not in durability; the crash states of `tests/document` look for those.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from collections import deque
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import IO

from lapreporter.document.files import Files
from lapreporter.document.generation import FOOTER
from lapreporter.document.lock import Owner
from lapreporter.document.shelf import Shelf
from lapreporter.errors import NothingIntact
from tests.document.samples import REPORT
from tests.document.writers import payload

CHECKOUT = Path(__file__).resolve().parents[2]


@dataclass
class Result:
    """Counts of kills, of kills that fell inside a save, of documents found damaged, of acknowledged saves lost."""

    kills: int = 0
    inside: int = 0
    damaged: int = 0
    lost: int = 0
    left_over: int = 0
    seconds_per_save: float = 0.0


def kill_writers(root: Path, kills: int, seed: int) -> Result:
    """Start, kill and inspect a writer ``kills`` times in one folder."""
    chance, result, times = random.Random(seed), Result(), deque([0.05], maxlen=50)
    for _ in range(kills):
        attempted, acknowledged = _one_life(root, chance, times)
        result.kills += 1
        result.inside += attempted != acknowledged
        _inspect(root, attempted, acknowledged, result)
    result.seconds_per_save = sum(times) / len(times)
    return result


def _one_life(root: Path, chance: random.Random, times: deque[float]) -> tuple[int, int]:
    """The last number attempted and the last acknowledged by a writer that is killed inside one of its first saves."""
    command = [sys.executable, "-m", "tests.document.writers", "saving", str(root)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=CHECKOUT) as writer:
        assert writer.stdout is not None
        said = until_attempt(writer.stdout, chance.randint(1, 3), times)
        time.sleep(chance.uniform(0, 1.1 * sum(times) / len(times)))
        writer.kill()
        said += writer.stdout.read().splitlines()
    attempted = [int(line[2:]) for line in said if line.startswith("A ")]
    acknowledged = [int(line[2:]) for line in said if line.startswith("D ")]
    return attempted[-1], acknowledged[-1] if acknowledged else attempted[0] - 1


def until_attempt(output: IO[str], wanted: int, times: deque[float]) -> list[str]:
    """What the process says until it begins its n-th save or change, at least its first line."""
    said = [_line(output)]
    while sum(line.startswith("A ") for line in said) < wanted:
        began = time.monotonic()
        said.append(_line(output))
        if said[-1].startswith("D ") and said[-2].startswith("A "):
            times.append(time.monotonic() - began)
    return said


def _line(output: IO[str]) -> str:
    line = output.readline().strip()
    if not line:
        raise RuntimeError("the process ended by itself")
    return line


def _inspect(root: Path, attempted: int, acknowledged: int, result: Result) -> None:
    try:
        document = Shelf(root, Files(), "0.1.0").open(REPORT, Owner.of_this_process(datetime.now(UTC)))
    except NothingIntact:
        result.damaged += 1
        return
    with document:
        number = int(document.loaded.payload.split(b" ", 1)[0])
        result.damaged += document.loaded.payload != payload(number) or not number <= attempted
        result.lost += number < acknowledged
        result.left_over += sum(not _ended(path) for path in (root / REPORT / "g").iterdir())


def _ended(path: Path) -> bool:
    with path.open("rb") as stream:
        stream.seek(-FOOTER, os.SEEK_END)
        return stream.read().startswith(b"\nsha256 ")
