"""Coverage-guided harm at every door through which files of strangers come in.

``make fuzz`` gives each door its share of FUZZ seconds. atheris watches which lines an input reaches and goes on from
those that reach new ones; it is a library for Linux, and elsewhere the same doors are met by random harm alone. What
escapes is kept in ``build/fuzz`` and ends the run with an error; the seed of a run is printed.
"""

from __future__ import annotations

import argparse
import contextlib
import hashlib
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

try:
    import atheris
except ImportError:
    atheris = None

AT_A_DOOR = "--door" in sys.argv
with atheris.instrument_imports(include=["lapreporter"]) if atheris and AT_A_DOOR else contextlib.nullcontext():
    from tests.hostile.doors import Door, Refusals, doors, knock

from tests.hostile.mutations import Step, harmed, harmed_json

ROOT = Path(__file__).parents[2]
FOUND = ROOT / "build" / "fuzz"
DOORS = ("report", "document", "archive", "sealed pdf", "signature", "pasted block")
SLOWEST = 3.0
"""Seconds that no input may take."""
_IN_TREE = 0.6


def main(arguments: Sequence[str]) -> int:
    """Run all doors one after the other, each in a process of its own; the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(2**31))
    parser.add_argument("--door", choices=DOORS)
    asked = parser.parse_args(arguments)
    if asked.door:
        return _knock_at(asked.door, asked.seconds, asked.seed)
    print(f"seed {asked.seed}, {asked.seconds:g} seconds, {'guided by coverage' if atheris else 'random harm alone'}")
    share = asked.seconds / len(DOORS)
    failed = [door for door in DOORS if _one(door, share, asked.seed)]
    print(f"escaped: {', '.join(failed)} (see {FOUND.relative_to(ROOT)})" if failed else "escaped: nothing")
    return 1 if failed else 0


def _one(door: str, seconds: float, seed: int) -> int:
    command = [sys.executable, "-m", "tests.torture.fuzz", "--door", door]
    command += ["--seconds", str(seconds), "--seed", str(seed)]
    ended = subprocess.run(
        command,
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        errors="replace",
        check=False,
    )
    told = [line for line in ended.stdout.splitlines() if line.startswith("=")]
    print(f"{door:<14} {told[-1][1:].strip() if told else 'ended early'}", flush=True)
    if ended.returncode:
        print(ended.stdout[-3_000:], ended.stderr[-3_000:], sep="\n")
    return ended.returncode


class Attendant:
    """Stands at one door: does harm, sends it in, counts, and keeps what escapes."""

    def __init__(self, name: str, door: Door, seconds: float, seed: int) -> None:
        self.door = door
        self._name, self._end = name, time.monotonic() + seconds
        self._refusals, self._chance, self._slowest = Refusals(), random.Random(seed), 0.0

    def harm(self, example: bytes) -> bytes:
        """Do a little harm to a file."""
        chance = self._chance
        steps = [Step(chance.randrange(30), chance.randrange(65_536), chance.randrange(10_000)) for _ in range(3)]
        if self.door.tree and chance.random() < _IN_TREE:
            with contextlib.suppress(ValueError, TypeError, RecursionError):
                return harmed_json(example, steps)
        return harmed(example, steps)

    def some(self) -> bytes:
        """A harmed example."""
        return self.harm(self._chance.choice(self.door.examples))

    def send(self, sent: bytes) -> None:
        """Send something in; what escapes is kept. Ends the process when its time is over."""
        start = time.monotonic()
        try:
            knock(self.door, sent, self._refusals)
        except BaseException:
            (FOUND / f"{self._name.replace(' ', '-')}-{hashlib.sha256(sent).hexdigest()[:12]}").write_bytes(sent)
            raise
        now = time.monotonic()
        self._slowest = max(self._slowest, now - start)
        if now > self._end:
            self._tell()
            # The library that guides ends a process without asking Python; so does this.
            os._exit(self._slowest > SLOWEST)

    def _tell(self) -> None:
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        codes = ", ".join(f"{code} {count:,}" for code, count in sorted(self._refusals.codes.items()))
        count = sum(self._refusals.codes.values())
        print(f"= {count:>8,} inputs, slowest {self._slowest:.2f} s, peak {peak} MB: {codes}", flush=True)


def _knock_at(name: str, seconds: float, seed: int) -> int:
    FOUND.mkdir(parents=True, exist_ok=True)
    attendant = Attendant(name, doors()[name], seconds, seed)
    for example in attendant.door.examples:
        attendant.send(example)
    if atheris is not None:
        _guide(attendant, seconds, seed)
    while True:
        attendant.send(attendant.some())


def _guide(attendant: Attendant, seconds: float, seed: int) -> None:
    def mutate(given: bytes, largest: int, _seed: int) -> bytes:
        changed = attendant.harm(given) if given else attendant.some()
        return changed if len(changed) <= largest else changed[:largest]

    with tempfile.TemporaryDirectory() as folder:
        for number, example in enumerate(attendant.door.examples):
            Path(folder, str(number)).write_bytes(example)
        options = [f"-max_total_time={round(seconds) + 60}", f"-seed={seed or 1}", "-max_len=200000", "-timeout=30"]
        atheris.Setup([sys.argv[0], folder, *options], attendant.send, custom_mutator=mutate)
        atheris.Fuzz()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
