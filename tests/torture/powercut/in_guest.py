"""What Python does inside the emulated computer.

    python -m tests.torture.powercut.in_guest write WAY PAUSE
    python -m tests.torture.powercut.in_guest look WAY FILESYSTEM COUNT BYTES

The disk is mounted at /mnt to write; to look, it holds one image after the other, and each is mounted there in turn.
Of each it tells what was found (F), the save whose photo was lost (P), whether the next saves succeeded (N), and all
again after a repair (FR, PR, NR).
"""

from __future__ import annotations

import importlib
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType

from tests.torture.powercut.way import PhotoLostError

PLACE = Path("/mnt")
DISK, LOOP = "/dev/vda", "/dev/loop7"
NOT_MOUNTED = "not mounted"
REPAIR = {
    "vfat": ["fsck.fat", "-a", "-w", LOOP],
    "exfat": ["fsck.exfat", "-y", LOOP],
    "ext4": ["e2fsck", "-y", LOOP],
}


def main(arguments: Sequence[str]) -> None:
    """Write until the power is cut, or look at what each cut left."""
    job = arguments[0]
    # Only the way that is tried is loaded: everything is thirty times slower here.
    way = importlib.import_module(f"tests.torture.powercut.{arguments[1]}")
    if job == "write":
        way.write(PLACE, float(arguments[2]))
        return
    system, count, size = arguments[2], int(arguments[3]), int(arguments[4])
    for image in range(count):
        offset = str(image * size)
        mount = ["mount", "-t", system, "-o", f"loop,offset={offset},sizelimit={size}", DISK, str(PLACE)]
        if not _look(way, mount, image, ""):
            _quietly(["losetup", "-o", offset, "--sizelimit", str(size), LOOP, DISK])
            _quietly(REPAIR[system])
            _quietly(["losetup", "-d", LOOP])
            _look(way, mount, image, "R")


def _look(way: ModuleType, mount: Sequence[str], image: int, mark: str) -> bool:
    """Tell the newest number that is found whole, and how the next saves went; whether both are well."""
    if _quietly(mount):
        print(f"F{mark}", image, NOT_MOUNTED, flush=True)
        return False
    kind = "F"
    try:
        try:
            number = way.newest(PLACE)
        except PhotoLostError as lost:
            number = lost.number
            print(f"P{mark}", image, lost.photo, flush=True)
        print(f"F{mark}", image, number, flush=True)
        kind = "N"
        way.go_on(PLACE, number)
        print(f"N{mark}", image, number + 1, flush=True)
    except Exception as problem:  # noqa: BLE001 - whatever goes wrong is the finding
        told = " ".join(f"{type(problem).__name__}: {problem}".split())
        print(f"{kind}{mark}", image, told[:100], flush=True)
        return False
    finally:
        _quietly(["umount", str(PLACE)])
    return True


def _quietly(command: Sequence[str]) -> int:
    nothing = subprocess.DEVNULL
    return subprocess.run(command, stdin=nothing, stdout=nothing, stderr=nothing, check=False).returncode


if __name__ == "__main__":
    main(sys.argv[1:])
