"""Real processes that save: one without pause until it is killed, or one of several that share a report.

A third kind has a report open, on whatever computer it says, until it is killed.

python -m tests.document.writers saving ROOT
python -m tests.document.writers sharing ROOT NAME COUNT
python -m tests.document.writers holding ROOT COMPUTER
"""

from __future__ import annotations

import json
import random
import sys
from datetime import UTC, datetime
from pathlib import Path

from lapreporter.document.files import Files
from lapreporter.document.generations import Generations, Loaded
from lapreporter.document.lock import Owner
from lapreporter.document.shelf import Shelf
from lapreporter.errors import SavedElsewhere
from tests.document.samples import REPORT, START

_TYPED = b",".join(b'{"area": "district %d", "size_m2": %d}' % (n, n * 7_919 % 99_991) for n in range(50_000))


def payload(number: int) -> bytes:
    """A document of 2 MB that says which one it is, at both ends."""
    return b"%d " % number + _TYPED + b" %d" % number


def save_forever(root: Path) -> None:
    """Announce, save, acknowledge, over and over."""
    shelf = Shelf(root, Files(), "0.1.0")
    owner = Owner.of_this_process(datetime.now(UTC))
    if shelf.holds(REPORT):
        document = shelf.open(REPORT, owner)
    else:
        document = shelf.create(REPORT, payload(0), summary={}, now=START, owner=owner)
    number = int(document.loaded.payload.split(b" ", 1)[0])
    while True:
        number += 1
        print("A", number, flush=True)
        document.save(payload(number), summary={}, now=datetime.now(UTC))
        print("D", number, flush=True)


def save_beside_others(root: Path, name: str, count: int) -> None:
    """Add one's own entries to a report that others add to, without any lock; print how often another was first."""
    store = Generations(root / REPORT / "g", Files(), REPORT, "0.1.0")
    races = forks = 0
    chance = random.Random(name)
    for number in range(count):
        while True:
            loaded = store.newest()
            forks += len(loaded.rivals)
            entries = joined(store, loaded) | {f"{name}{number}"}
            if chance.random() < 0.3:
                store.newest()  # lets the others in between
            try:
                seen = loaded.seen.joined(loaded.rivals)
                store.save(seen, json.dumps(sorted(entries)).encode(), summary={}, now=datetime.now(UTC))
                break
            except SavedElsewhere:
                races += 1
    print(races, forks)


def hold(root: Path, computer: str) -> None:
    """Open a report as Ben on another computer, say so, and keep it open."""
    with Shelf(root, Files(), "0.1.0").open(REPORT, Owner("ben", computer, 4711, START)):
        print("open", flush=True)
        sys.stdin.read()


def joined(store: Generations, loaded: Loaded) -> set[str]:
    """The entries of the newest generation and of its rivals."""
    contents = [loaded.payload, *(store.read(rival.header.number)[1] for rival in loaded.rivals)]
    return {entry for one in contents for entry in json.loads(one)}


if __name__ == "__main__":
    if sys.argv[1] == "saving":
        save_forever(Path(sys.argv[2]))
    elif sys.argv[1] == "holding":
        hold(Path(sys.argv[2]), sys.argv[3])
    else:
        save_beside_others(Path(sys.argv[2]), sys.argv[3], int(sys.argv[4]))
