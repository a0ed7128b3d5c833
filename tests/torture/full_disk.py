"""Thirty fill levels of a really full disk: whatever is tried on it, everything saved before is untouched.

    unshare --map-root-user --mount python -m tests.torture.full_disk FOLDER

Run by `make torture` in a space of its own, where a small disk may be mounted without being administrator. The
program looks at the free space before it writes; here every second disk lies about it, so that writing really ends
in the middle.
"""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path

from lapreporter.document.files import Disk, Files
from lapreporter.document.open_document import OpenDocument
from lapreporter.document.shelf import Shelf
from lapreporter.errors import DiskFull
from lapreporter.exchange.pair import write_pair
from tests.document.samples import OTHER, OWNER, REPORT, START
from tests.torture.powercut.way import noise

LEVELS = 30
STEP = 100_000
"""Bytes by which the disk is emptier at each level."""
ROOM = 32_000_000
LARGER = 1_500_000
FIRST = noise("first", 1_000_000)


class LyingDisk(Disk):
    """Says that there is room for anything."""

    def free(self, folder: Path) -> int:
        return 1 << 40


class FullDisk:
    """A mounted disk with a report on it, and a filler."""

    def __init__(self, place: Path, disk: Disk) -> None:
        self.place, self._files = place, Files(disk)
        subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={ROOM}", "none", place], check=True)
        with self.shelf().create(REPORT, FIRST, summary={}, now=START, owner=OWNER):
            pass
        self.pair = write_pair(place, "earlier", FIRST, FIRST[:5000], b"signature")

    def shelf(self) -> Shelf:
        return Shelf(self.place / "reports", self._files, "0.1.0")

    def fill(self, free: int) -> None:
        """Leave so many bytes free."""
        with (self.place / "filler").open("wb") as filler:
            filler.write(bytes(Disk().free(self.place) - free))

    def empty(self) -> None:
        """Give the room back."""
        (self.place / "filler").unlink()

    def leave(self) -> None:
        """Take the disk away."""
        subprocess.run(["umount", self.place], check=True)


def save(here: FullDisk, document: OpenDocument) -> None:
    """A larger version."""
    document.save(noise("larger", LARGER), summary={}, now=datetime.now(UTC))


def attach(here: FullDisk, document: OpenDocument) -> None:
    """A photo put into the report."""
    document.attach(noise("photo", LARGER))


def bring_in(here: FullDisk, document: OpenDocument) -> None:
    """Another report, as it is brought in from a file."""
    with here.shelf().create(OTHER, noise("other", LARGER), summary={}, now=START, owner=OWNER):
        pass


def take_out(here: FullDisk, document: OpenDocument) -> None:
    """A signed pair beside an earlier one of the same name."""
    write_pair(here.place, "earlier", noise("pdf", LARGER), noise("json", LARGER // 10), noise("p7s", 3000))


def join(here: FullDisk, document: OpenDocument) -> None:
    """A save that joins what another window saved."""
    document.save(noise("joined", LARGER), summary={}, now=datetime.now(UTC), joined=(document.current,))


ACTIONS: Mapping[str, Callable[[FullDisk, OpenDocument], None]] = {
    "save": save,
    "attach": attach,
    "bring in": bring_in,
    "take out": take_out,
    "join": join,
}


def attempt(place: Path, level: int, name: str, disk: Disk) -> bool:
    """Try one thing at one level; whether the disk was too full for it. Raises `AssertionError` for what may not be."""
    here = FullDisk(place, disk)
    try:
        refused = False
        with here.shelf().open(REPORT, OWNER) as document:
            here.fill(level * STEP)
            try:
                ACTIONS[name](here, document)
            except DiskFull:
                refused = True
            assert document.newest().payload == (FIRST if refused or name not in {"save", "join"} else _saved(name))
            assert here.pair.pdf.read_bytes() == FIRST
            here.empty()
            document.save(b"after", summary={}, now=datetime.now(UTC))
        with here.shelf().open(REPORT, OWNER) as document:
            assert document.loaded.payload == b"after"
            assert not document.loaded.damaged
            assert not document.loaded.rivals
        _no_scraps(here, refused)
    finally:
        here.leave()
    return refused


def _saved(name: str) -> bytes:
    return noise("larger" if name == "save" else "joined", LARGER)


def _no_scraps(here: FullDisk, refused: bool) -> None:
    kept = {file.name for file in here.place.rglob("*") if file.is_file() and file.stat().st_size}
    assert not refused or kept <= {
        "00000001.lapg", "00000002.lapg", "00000003.lapg", "lock", "earlier.pdf", "earlier.json", "earlier.json.p7s",
    }, kept  # fmt: skip
    if here.shelf().holds(OTHER):
        with here.shelf().open(OTHER, OWNER) as document:
            assert document.loaded.payload == noise("other", LARGER)


def main(place: Path) -> None:
    """All levels, all actions, with a disk that says how full it is and with one that does not."""
    refused: Counter[str] = Counter()
    for level in range(LEVELS):
        for name in ACTIONS:
            for disk in (Disk(), LyingDisk()):
                refused["honest" if type(disk) is Disk else "in the middle"] += attempt(place, level, name, disk)
    tries = 2 * LEVELS * len(ACTIONS)
    print(
        f"{tries} attempts at {LEVELS} levels, refused beforehand {refused['honest']}, in the middle of writing "
        f"{refused['in the middle']}: nothing damaged, nothing left over"
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]))
