"""`make torture`: what must never happen to a report, provoked many times. Prints figures, each part beside its time.

    python -m tests.torture [PART ...] [--kills 2000] [--typing 100] [--damages 1000] [--cuts 24]

``make powercut`` and ``make fuzz`` do their part at length; docs/torture.md keeps the figures.
"""

from __future__ import annotations

import argparse
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from lapreporter.document.files import Files
from lapreporter.document.generations import Generations
from lapreporter.errors import NothingIntact
from tests.document.conftest import Desk
from tests.document.samples import REPORT, content
from tests.document.test_damage import KINDS, damage
from tests.document.writers import joined
from tests.torture.kill_saving import CHECKOUT, kill_writers
from tests.torture.powercut.__main__ import Trial, attempt
from tests.torture.powercut.guest import prepared
from tests.ui.typing_robot import deaths

LANES = 2
"""How many kills go on side by side, each in a folder of its own."""
ROBOTS = 3
OTHERS = sorted(Path(__file__).parent.glob("test_*.py"), key=lambda file: file.stat().st_size, reverse=True)
"""The parts that are tests themselves, the long one first."""
_GENERATIONS = 6


@dataclass(frozen=True)
class Amount:
    """How often everything is done."""

    kills: int
    typing: int
    damages: int
    cuts: int


Told = tuple[str, bool]


def kills(amount: Amount, folder: Path) -> Told:
    """Writers killed while they save (R1)."""
    with ThreadPoolExecutor(LANES) as lanes:
        each = [lanes.submit(kill_writers, folder / str(lane), amount.kills // LANES, lane) for lane in range(LANES)]
    results = [one.result() for one in each]
    count, inside = sum(one.kills for one in results), sum(one.inside for one in results)
    harm = [sum(getattr(one, name) for one in results) for name in ("damaged", "lost", "left_over")]
    told = f"{count:,} kills, {inside:,} inside a save: damaged {harm[0]}, saves lost {harm[1]}, scraps {harm[2]}"
    return told, harm == [0, 0, 0] and inside >= 0.6 * count


def typing(amount: Amount, folder: Path) -> Told:
    """The real window killed while a robot types (R1)."""
    found = [
        death
        for turn in range(-(-amount.typing // ROBOTS))
        for death in deaths(folder / str(turn), robots=ROBOTS, seed=turn)
    ]
    behind = [death for death in found if death.kept < death.owed]
    typed = sum(death.owed for death in found)
    most = max((death.owed - death.kept for death in behind), default=0)
    told = f"{len(found)} kills, {typed:,} words older than two seconds: {len(behind)} windows lost any, {most} at most"
    return told, not behind


def full_disk(amount: Amount, folder: Path) -> Told:
    """Thirty fill levels of a full disk (R4)."""
    ways = (
        ["unshare", "--mount"],
        ["unshare", "--map-root-user", "--mount"],
        ["unshare", "--mount", "--propagation", "unchanged"],  # in a chroot
    )
    alone = next(
        (way for way in ways if not subprocess.run([*way, "true"], check=False, capture_output=True).returncode), None
    )
    if alone is None:
        return "the system allows nobody a disk of his own here; run it as administrator", False
    command = [*alone, sys.executable, "-m", "tests.torture.full_disk", str(folder)]
    ended = subprocess.run(command, cwd=CHECKOUT, capture_output=True, text=True, check=False)
    return (ended.stdout or ended.stderr).strip()[-600:], ended.returncode == 0


def writers(amount: Amount, folder: Path) -> Told:
    """Two and three programs that save into one report without locks (R7)."""
    told, good = [], True
    for names in ("ab", "abc"):
        desk, count = Desk(folder / names), 100
        desk.create(b"[]").close()
        command = [sys.executable, "-m", "tests.document.writers", "sharing", str(desk.root)]
        running = [
            subprocess.Popen([*command, name, str(count)], cwd=CHECKOUT, stdout=subprocess.PIPE, text=True)
            for name in names
        ]
        said = [one.communicate()[0].split() for one in running]
        store = Generations(desk.generations, Files(), REPORT, "0.1.0")
        lost = {f"{name}{number}" for name in names for number in range(count)} - joined(store, store.newest())
        races, forks = (sum(int(one[at]) for one in said) for at in (0, 1))
        told.append(f"{len(names)} writers, {len(names) * count} saves: {races} races, {forks} forks, lost {len(lost)}")
        good = good and not lost
    return "; ".join(told), good


def damages(amount: Amount, folder: Path) -> Told:
    """Generations damaged in six ways; what opens is exactly an intact one (R6)."""
    chance, wrong, none = random.Random(7), 0, 0
    for trial in range(amount.damages):
        desk = Desk(folder / str(trial))
        desk.filled(_GENERATIONS)
        hurt: set[int] = set()
        for number in chance.sample(range(1, _GENERATIONS + 1), chance.choice((1, 1, 2, 3, _GENERATIONS))):
            hurt |= damage(desk, number, chance.choice(KINDS), chance)
        intact = set(range(1, _GENERATIONS + 1)) - hurt
        try:
            with desk.open() as document:
                shown = document.loaded.generation.header.number
                wrong += document.loaded.payload != content(shown) or shown < max(intact, default=0)
                wrong += any(one.number not in hurt for one in document.loaded.damaged)
        except NothingIntact:
            none += 1
            wrong += bool(intact)
    told = f"{amount.damages:,} damages: wrong content shown {wrong}, said that nothing is left {none}"
    return told, wrong == 0


def power(amount: Amount, folder: Path) -> Told:
    """The power cut, in short (R2)."""
    prepared()
    tried = (
        Trial("store", "vfat"),
        Trial("store", "exfat"),
        Trial("store", "ext4"),
        Trial("store", "vfat", lies=True, may_lose=3, pause=0.7),
        Trial("stick", "vfat"),
        Trial("replacing", "vfat", good=False),
    )
    with ThreadPoolExecutor(LANES) as lanes:
        went = list(lanes.map(lambda trial: attempt(trial, amount.cuts), tried))
    return f"{sum(went)} of {len(went)} trials as they should", all(went)


def others(amount: Amount, folder: Path) -> Told:
    """Signatures, exports and secrets in numbers (R15, R17, R20, R27, R28): each file of tests beside the others."""

    def run(file: Path) -> Told:
        command = [sys.executable, "-m", "pytest", str(file), "--timeout=3600", "-q"]
        command.append(f"--basetemp={folder / file.stem}")
        ended = subprocess.run(command, cwd=CHECKOUT, capture_output=True, text=True, check=False)
        said = ended.stdout.strip()
        return said[-3000:] if ended.returncode else said.splitlines()[-1], ended.returncode == 0

    with ThreadPoolExecutor(LANES) as lanes:
        went = dict(zip(OTHERS, lanes.map(run, OTHERS), strict=True))
    told = "; ".join(f"{file.stem.removeprefix('test_')}: {said}" for file, (said, _) in went.items())
    return told, all(good for _, good in went.values())


PARTS: Mapping[str, tuple[str, Callable[[Amount, Path], Told]]] = {
    "kills": ("killed while saving", kills),
    "typing": ("killed while a robot types", typing),
    "full": ("a full disk", full_disk),
    "writers": ("several writers", writers),
    "damage": ("damaged files", damages),
    "power": ("power cuts", power),
    "others": ("signatures, exports and secrets", others),
}


def main(arguments: Sequence[str]) -> int:
    """Run the parts one after the other; the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("parts", nargs="*", metavar="PART", help=", ".join(PARTS))
    parser.add_argument("--kills", type=int, default=2000)
    parser.add_argument("--typing", type=int, default=100)
    parser.add_argument("--damages", type=int, default=1000)
    parser.add_argument("--cuts", type=int, default=24)
    asked = parser.parse_args(arguments)
    amount, went = Amount(asked.kills, asked.typing, asked.damages, asked.cuts), []
    for part in asked.parts or PARTS:
        name, work = PARTS[part]
        start = time.monotonic()
        with tempfile.TemporaryDirectory() as scratch:
            told, good = work(amount, Path(scratch))
        went.append(good)
        print(f"{'yes' if good else 'NO '}  {name}: {told}; {time.monotonic() - start:.0f} s", flush=True)
    return 0 if all(went) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
