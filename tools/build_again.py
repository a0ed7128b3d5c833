"""Build the same sources once more in another folder and compare every file: ``make again``, after ``make build``.

Whoever got the program can do the same, and so know that it was made of these sources and of nothing else.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from tools.build import FOLDER, ROOT, last_change
from tools.build_papers import HASHES, short

# A name of another length, with a space and an accent: no path may leave a trace in what is built.
ELSEWHERE = "Une autre clé/sources of the programme"


def main() -> int:
    """Build elsewhere and print what came out otherwise; the exit code is 1 if anything did."""
    with tempfile.TemporaryDirectory() as made:
        copy = Path(made) / ELSEWHERE
        copy_sources(copy)
        stamp = str(int(last_change().timestamp()))
        build = [sys.executable, "-m", "tools.build", "unpacked"]
        subprocess.run(build, cwd=copy, env={**os.environ, "SOURCE_DATE_EPOCH": stamp}, check=True)
        other = copy / FOLDER.relative_to(ROOT)
        odd = differences(FOLDER, other)
        listed, release = len(hashes(FOLDER)), short(_release(FOLDER))
    print(f"\n{listed} files, {len(odd)} of them came out otherwise; release hash here: {release}")
    for name, why in odd.items():
        print(f"  {name}: {why}")
    return 1 if odd else 0


def copy_sources(folder: Path) -> None:
    """Lay what git holds of the checkout, as it lies there now, and the compiled translations into a folder."""
    held = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    compiled = [str(file.relative_to(ROOT)) for file in (ROOT / "translations").glob("*.mo")]
    for name in [*held.split("\0"), *compiled]:
        if name and (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, folder / name)


def differences(one: Path, other: Path) -> dict[str, str]:
    """The files that two built folders do not share to the last byte, and where they differ."""
    here, there = hashes(one), hashes(other)
    odd = dict.fromkeys(sorted(here.keys() ^ there.keys()), "only in one of the two")
    for name in sorted(here.keys() & there.keys()):
        if here[name] != there[name]:
            odd[name] = _where((one / name).read_bytes(), (other / name).read_bytes())
    return odd


def hashes(folder: Path) -> dict[str, str]:
    """The hash list of a built folder, by file."""
    lines = (folder / HASHES).read_text(encoding="utf-8").splitlines()
    return {name: digest for digest, name in (line.split("  ", 1) for line in lines)}


def _where(one: bytes, other: bytes) -> str:
    if len(one) != len(other):
        return f"{len(one)} and {len(other)} bytes"
    places = [place for place, (here, there) in enumerate(zip(one, other, strict=True)) if here != there]
    return f"{len(places)} bytes of {len(one)}, the first at {places[0]}"


def _release(folder: Path) -> str:
    return hashlib.sha256((folder / HASHES).read_bytes()).hexdigest()


if __name__ == "__main__":
    sys.exit(main())
