"""Cut the power of an emulated computer while it saves, again and again, and look at every state that is left.

    python -m tests.torture.powercut [--systems ext4 vfat exfat] [--cuts 120] [--ways store]

The disk of the computer is served by this process, which knows at any moment what a power cut would leave. A second
computer mounts what was left and opens it with the program's own code. *Damaged* counts what cannot be opened or has
another content than was saved, *lost* the acknowledged saves that are gone. ``replacing`` is no way of ours: it is the
usual one, and shows that this test can tell good from bad.
"""

from __future__ import annotations

import argparse
import random
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from tests.torture.powercut import guest
from tests.torture.powercut.block_server import BlockServer
from tests.torture.powercut.in_guest import NOT_MOUNTED
from tests.torture.powercut.volatile_disk import VolatileDisk

SIZE = 48 << 20
MAKING = {
    "ext4": ["mkfs.ext4", "-q", "-F"],
    "vfat": ["mkfs.fat", "-F", "32", "-s", "8"],
    "exfat": ["mkfs.exfat"],
}
STARTED = 3
"""Saves that must be acknowledged before the first cut."""
PATIENCE = 300
PIECE = 65_536


@dataclass(frozen=True)
class Trial:
    """One way of saving on one file system; ``pause`` are the seconds between saves, ``may_lose`` the saves at most."""

    way: str
    system: str
    lies: bool = False
    may_lose: int = 0
    pause: float = 0.05
    good: bool = True
    """Whether the way is to stand the test. One that is not must fail it."""

    def __str__(self) -> str:
        return f"{self.way} on {self.system}{', flush ignored' if self.lies else ''}"


@dataclass
class Figures:
    """What was found."""

    acknowledged: list[int] = field(default_factory=list)
    inside: int = 0
    saves: int = 0
    damaged: list[str] = field(default_factory=list)
    lost: Counter[int] = field(default_factory=Counter)
    photos: Counter[int] = field(default_factory=Counter)
    """How many saves back the photo was attached that is lost while the save that refers to it is there."""
    unmounted: set[int] = field(default_factory=set)
    """Pictures whose file system the kernel refuses until it is repaired; what counts is what is found then."""
    refused: list[str] = field(default_factory=list)
    """Why the next save after a cut failed though all was found: the file system itself wants its repair."""
    repaired: int = 0

    def note(self, image: int, kind: str, found: str) -> None:
        """Take one line of the computer that looks."""
        if kind == "F" and found == NOT_MOUNTED:
            self.unmounted.add(image)
            return
        if image in self.unmounted and kind in {"FR", "PR"}:
            kind = kind[0]
        if kind == "F" and not found.isdecimal():
            self.damaged.append(found)
        elif kind == "F" and int(found) < self.acknowledged[image]:
            self.lost[self.acknowledged[image] - int(found)] += 1
        elif kind == "P":
            self.photos[self.acknowledged[image] - int(found)] += 1
        elif kind == "N" and not found.isdecimal():
            self.refused.append(found)
        elif kind == "NR" and found.isdecimal():
            self.repaired += 1

    def stands(self, trial: Trial) -> bool:
        """Whether the bars are kept: enough cuts inside of writes, nothing damaged, no more lost than allowed.

        After a cut the store must be able to save again without a repair, unless the device lied about its flushes.
        """
        kept = not self.damaged and max(self.lost, default=0) <= trial.may_lose
        kept = kept and (trial.lies or not self.photos) and max(self.photos, default=0) <= trial.may_lose
        kept = kept and (trial.lies or self.repaired == len(self.refused) + len(self.unmounted))
        kept = kept and (trial.lies or trial.way != "store" or not self.refused)
        return kept is trial.good and self.inside * 3 >= len(self.acknowledged)

    def __str__(self) -> str:
        lost = ", ".join(f"{many} in {count} cuts" for many, count in sorted(self.lost.items()))
        told = f"{len(self.acknowledged)} cuts, {self.inside} inside of writes, {self.saves} saves: "
        told += f"damaged {len(self.damaged)}, saves lost {lost or 0}"
        if self.photos:
            told += f", photos just attached lost {self.photos.total()}"
        if self.unmounted:
            told += f", file system to be repaired first {len(self.unmounted)}"
        if self.refused or self.damaged:
            told += f"; next save refused {len(self.refused)}, good after a repair {self.repaired}"
        return told


class PowerCuts:
    """One run: a computer that writes, crash images of its disk, a computer that looks at them."""

    def __init__(self, trial: Trial, cuts: int, folder: Path) -> None:
        self._trial, self._cuts, self._folder = trial, cuts, folder
        self.figures = Figures()
        self._acknowledged = 0
        self._started, self._enough, self._turn = threading.Event(), threading.Event(), threading.Lock()
        self._disk = VolatileDisk(self._formatted(), lies=trial.lies, seed=str(trial))
        self._images = (folder / "images").open("wb")

    def run(self) -> Figures:
        """Write, cut, look. Raises `RuntimeError` when a computer does not do its part."""
        self._write_and_cut()
        self._images.truncate(len(self.figures.acknowledged) * SIZE)
        self._images.close()
        self._look()
        return self.figures

    def _formatted(self) -> bytes:
        image = self._folder / "empty"
        with image.open("wb") as file:
            file.truncate(SIZE)
        subprocess.run([*MAKING[self._trial.system], image], check=True, capture_output=True)
        return image.read_bytes()

    def _write_and_cut(self) -> None:
        path = self._folder / "disk"
        BlockServer(self._disk, path, self._cut_after_write).start()
        job = {"job": "write", "way": self._trial.way, "system": self._trial.system, "pause": self._trial.pause}
        computer = guest.start(job, f"file=nbd+unix:///?socket={path},cache=writeback", self._folder / "errors")
        listening = threading.Thread(target=self._listen, args=(computer,), daemon=True)
        listening.start()
        try:
            if not self._started.wait(PATIENCE):
                raise RuntimeError("the computer did not start; see build/powercut")
            self._cut_by_the_clock(computer)
        finally:
            computer.kill()
            computer.wait()
            listening.join()

    def _listen(self, computer: subprocess.Popen[str]) -> None:
        for line in computer.stdout or ():
            word, _, number = line.strip().partition(" ")
            if word == "D" and number.isdecimal():
                self._acknowledged = int(number)
                if self._acknowledged >= STARTED:
                    self._started.set()
            elif word not in {"A", ""}:
                print(f"{self._trial}: {line.strip()}", file=sys.stderr)

    def _cut_by_the_clock(self, computer: subprocess.Popen[str]) -> None:
        chance = random.Random(str(self._trial))
        while not self._enough.wait(chance.uniform(0.05, max(0.6, 1.5 * self._trial.pause))):
            if computer.poll() is not None:
                raise RuntimeError("the computer ended by itself")
            self._cut()

    def _cut_after_write(self) -> None:
        if self._started.is_set():
            self._cut()

    def _cut(self) -> None:
        with self._turn:
            if self._enough.is_set():
                return
            # Read first: what is acknowledged between this and the picture must not be asked for.
            acknowledged = self._acknowledged
            image, doubtful = self._disk.cut()
            self._store(image, len(self.figures.acknowledged))
            self.figures.acknowledged.append(acknowledged)
            self.figures.inside += doubtful > 0
            self.figures.saves = acknowledged
            if len(self.figures.acknowledged) == self._cuts:
                self._enough.set()

    def _store(self, image: bytearray, number: int) -> None:
        empty, view = bytes(PIECE), memoryview(image)
        for offset in range(0, SIZE, PIECE):
            piece = view[offset : offset + PIECE]
            if piece != empty:
                self._images.seek(number * SIZE + offset)
                self._images.write(piece)

    def _look(self) -> None:
        count = len(self.figures.acknowledged)
        job = {"job": "look", "way": self._trial.way, "system": self._trial.system, "count": count, "size": SIZE}
        drive = f"file={self._folder / 'images'},snapshot=on"
        computer = guest.start(job, drive, self._folder / "errors")
        said, _ = computer.communicate(timeout=PATIENCE + 10 * count)
        seen = 0
        for kind, number, found in _findings(said):
            seen += kind == "F"
            self.figures.note(number, kind, found)
        if seen != count:
            raise RuntimeError(f"only {seen} of {count} images were looked at: {said[-500:]}")


def _findings(said: str) -> Iterator[tuple[str, int, str]]:
    for line in said.splitlines():
        kind, _, rest = line.strip().partition(" ")
        number, _, found = rest.partition(" ")
        if kind in {"F", "P", "N", "FR", "NR"} and number.isdecimal():
            yield kind, int(number), found


def trials(ways: Sequence[str], systems: Sequence[str]) -> Iterator[Trial]:
    """All that is to be tried: our ways everywhere, also where flush is ignored, and the usual one where it fails."""
    for way in ways:
        for system in systems:
            if way == "replacing":
                yield Trial(way, system, good=system != "vfat")
                continue
            yield Trial(way, system)
            if way == "store":
                yield Trial(way, system, lies=True, may_lose=3, pause=0.7)


def attempt(trial: Trial, cuts: int) -> bool:
    """Run one trial and print its figures; whether it went as it should."""
    start = time.monotonic()
    guest.WORK.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=guest.WORK) as folder:
        try:
            figures = PowerCuts(trial, cuts, Path(folder)).run()
        except RuntimeError as problem:
            print(f"NO   {trial}: {problem}", flush=True)
            return False
    good = figures.stands(trial)
    print(f"{'yes' if good else 'NO '}  {trial}: {figures}; {time.monotonic() - start:.0f} s", flush=True)
    for why, count in Counter(figures.damaged + figures.refused).most_common(4):
        print(f"       {count:3} x {why}", flush=True)
    return good


def main(arguments: Sequence[str]) -> int:
    """Try everything asked for, two at a time; the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--systems", nargs="+", choices=MAKING, default=list(MAKING))
    parser.add_argument("--ways", nargs="+", choices=("store", "stick", "replacing"), default=["store", "stick"])
    parser.add_argument("--cuts", type=int, default=120)
    parser.add_argument("--at-once", type=int, default=2)
    asked = parser.parse_args(arguments)
    guest.prepared()
    wanted = list(trials(asked.ways, asked.systems))
    with ThreadPoolExecutor(asked.at_once) as side_by_side:
        went = list(side_by_side.map(lambda trial: attempt(trial, asked.cuts), wanted))
    return 0 if all(went) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
