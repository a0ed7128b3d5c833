"""How a measurement is taken: in a process of its own, several times, by median."""

from __future__ import annotations

import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

STARTED = "BENCH_STARTED"
"""The environment variable with the moment, in seconds of the system's monotonic clock, a process was started at."""

MEGABYTE = 1_000_000


@dataclass
class Values:
    """What one process measured: seconds, megabytes or plain counts by name."""

    found: dict[str, float] = field(default_factory=dict)

    @contextmanager
    def seconds(self, name: str) -> Iterator[None]:
        """Measure the time of a block."""
        start = time.perf_counter()
        yield
        self.found[name] = time.perf_counter() - start

    def since_start(self, name: str) -> None:
        """Note the time since this process was started, the interpreter's own start included."""
        self.found[name] = time.clock_gettime(time.CLOCK_MONOTONIC) - float(os.environ[STARTED])

    def memory(self, name: str) -> None:
        """Note the memory that is resident now, in megabytes."""
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
        self.found[name] = pages * resource.getpagesize() / MEGABYTE

    def peak(self, name: str) -> None:
        """Note the most memory that was ever resident, in megabytes."""
        self.found[name] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / MEGABYTE


@dataclass(frozen=True)
class Run:
    """The values of one measurement over several processes, or why there are none."""

    values: Mapping[str, tuple[float, ...]]
    trouble: str = ""

    def median(self, name: str) -> float | None:
        """The median of a value."""
        return statistics.median(self.values[name]) if name in self.values else None

    def spread(self, name: str) -> float:
        """How far the slowest run lies above the fastest, as a share of the median."""
        values = self.values[name]
        return (max(values) - min(values)) / (statistics.median(values) or 1)


def measure(name: str, times: int, settings: Mapping[str, str]) -> Run:
    """Run a measurement in ``times`` fresh processes, after one that warms up the disk's cache."""
    found: dict[str, list[float]] = {}
    for number in range(times + 1):
        ended = once(name, settings)
        if ended.returncode:
            return Run({}, ended.stderr.strip().splitlines()[-1] if ended.stderr.strip() else "it ended early")
        if number:
            for key, value in json.loads(ended.stdout.splitlines()[-1]).items():
                found.setdefault(key, []).append(value)
    return Run({key: tuple(values) for key, values in found.items()})


def pace() -> float:
    """Seconds for a fixed piece of work in Python: how fast the machine is just now."""
    start = time.perf_counter()
    sum(number * number % 7 for number in range(2_000_000))
    return time.perf_counter() - start


def once(name: str, settings: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
    """Run a measurement in a fresh process with a home of its own."""
    with tempfile.TemporaryDirectory() as home:
        folders = {f"XDG_{kind}_HOME": f"{home}/{kind.lower()}" for kind in ("DATA", "CONFIG", "CACHE", "STATE")}
        environment = {**os.environ, **folders, **settings, STARTED: str(time.clock_gettime(time.CLOCK_MONOTONIC))}
        command = [sys.executable, "-m", "bench.one", name]
        return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
