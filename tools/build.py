"""Build the portable folder ``dist/LAP-Reporter`` and its archive: ``make build``, on Linux and on Windows.

PyInstaller follows ``build.spec``; then licences, bill of materials and hash list are added, everything is packed, and
the sizes are printed beside their bars. `tools.built` proves the result. docs/building.md tells the rest.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import IO

from lapreporter import __version__
from tools.build_contents import read_contents
from tools.build_papers import short, write_bill, write_hashes, write_licences, write_read_me
from tools.build_windows import write_icon, write_manifest, write_versions

ROOT = Path(__file__).resolve().parent.parent
WORK = ROOT / "build"
DIST = ROOT / "dist"
FOLDER = DIST / "LAP-Reporter"
MEGABYTE = 1_000_000
MOST_UNPACKED, MOST_PACKED = 180, 60


def main() -> int:
    """Build; the exit code is 1 if a bar is missed.

    With the argument ``unpacked`` without the archive. With ``signed`` only hash list and archive are made, anew, of a
    folder in which the programs were signed since.
    """
    moment, wanted = last_change(), sys.argv[1:]
    if wanted != ["signed"]:
        build(moment)
    release = write_hashes(FOLDER)
    for name, size in sizes(FOLDER):
        print(f"  {size / MEGABYTE:8.1f} MB  {name}")
    good = told("unpacked", sum(size for _, size in sizes(FOLDER)), MOST_UNPACKED)
    if wanted != ["unpacked"]:
        packed = pack(FOLDER, moment)
        good = told(packed.name, packed.stat().st_size, MOST_PACKED) and good
    print(f"\nRelease hash, to be compared with the one the sender gives by another way:\n  {short(release)}")
    return 0 if good else 1


def build(moment: datetime) -> None:
    """The folder with everything but the hash list."""
    WORK.mkdir(exist_ok=True)
    write_icon(WORK / "icon.ico")
    write_manifest(WORK / "starter.manifest")
    write_versions(WORK)
    freeze(moment)
    contents = read_contents(WORK / "contents.json")
    write_licences(contents, FOLDER / "licences")
    write_bill(contents, FOLDER / "bill-of-materials.cdx.json", moment)
    write_read_me(FOLDER / "Read me.txt")
    print(f"\nLAP Reporter {__version__}, {len(contents.distributions)} libraries in {FOLDER.relative_to(ROOT)}")


def last_change() -> datetime:
    """When the sources were last changed, the only time that enters a build.

    Without git it is what ``SOURCE_DATE_EPOCH`` says, as everywhere, or else the beginning of 2000.
    """
    asked = subprocess.run(["git", "log", "-1", "--format=%ct"], cwd=ROOT, capture_output=True, text=True, check=False)
    stamp = asked.stdout.strip() or os.environ.get("SOURCE_DATE_EPOCH", "946684800")
    return datetime.fromtimestamp(int(stamp), UTC)


def freeze(moment: datetime) -> None:
    """Run PyInstaller, quietly. Raises `LookupError` if a module that ours import could not be packed."""
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--clean", "--distpath", str(DIST)]
    command += ["--workpath", str(WORK / "pyinstaller"), str(ROOT / "build.spec")]
    fixed = {"PYTHONHASHSEED": "0", "SOURCE_DATE_EPOCH": str(int(moment.timestamp()))}
    log = WORK / "pyinstaller.log"
    print(f"PyInstaller is at work, about a minute; it writes {log.relative_to(ROOT)}", flush=True)
    with log.open("wb") as written:
        subprocess.run(command, cwd=ROOT, env={**os.environ, **fixed}, stdout=written, stderr=written, check=True)
    # PyInstaller only remarks what it did not find; what nobody but us asks for would be a hole.
    missed = (WORK / "pyinstaller" / "build" / "warn-build.txt").read_text(encoding="utf-8").splitlines()
    if ours := [line for line in missed if "imported by lapreporter" in line]:
        raise LookupError("\n".join(ours))


def sizes(folder: Path) -> Iterator[tuple[str, int]]:
    """The parts of the built folder by size in bytes, the smaller ones together."""
    program = folder / "program"
    parts = {path.name: _size(path) for where in (folder, program) for path in where.iterdir() if path != program}
    large = sorted(((name, size) for name, size in parts.items() if size > MEGABYTE), key=lambda part: -part[1])
    yield from large
    yield "all that is smaller", sum(parts.values()) - sum(size for _, size in large)


def told(what: str, size: int, most: int) -> bool:
    """Print a size beside its bar in megabytes; whether it is kept."""
    good = size <= most * MEGABYTE
    print(f"  {size / MEGABYTE:8.1f} MB  {what}; at most {most} MB{'' if good else '  MISSED'}", flush=True)
    return good


def pack(folder: Path, moment: datetime) -> Path:
    """The folder as one archive beside it, the same for the same folder: ``.zip`` on Windows, else ``.tar.xz``."""
    system = "windows" if sys.platform == "win32" else sys.platform
    base = f"{folder.name}-{__version__}-{system}"
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    if system == "windows":
        target = folder.parent / f"{base}.zip"
        # The one way of pressing that the file manager of Windows opens by itself.
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
            for file in files:
                entry = zipfile.ZipInfo(file.relative_to(folder.parent).as_posix(), moment.timetuple()[:6])
                archive.writestr(entry, file.read_bytes(), zipfile.ZIP_DEFLATED, compresslevel=9)
        return target
    target = folder.parent / f"{base}.tar.xz"
    # The filter for x86 makes machine code a tenth smaller.
    press = ["xz", "--threads=0", "--x86", "--lzma2=preset=6", "--stdout"]
    with target.open("wb") as out, subprocess.Popen(press, stdin=subprocess.PIPE, stdout=out) as pressing:
        _pour(folder.parent, files, pressing.stdin, moment)
    if pressing.returncode:
        raise subprocess.CalledProcessError(pressing.returncode, press)
    return target


def _pour(base: Path, files: Sequence[Path], into: IO[bytes] | None, moment: datetime) -> None:
    with tarfile.open(fileobj=into, mode="w|") as archive:
        for file in files:
            archive.add(file, file.relative_to(base), filter=lambda entry: _plain(entry, moment))
    if into is not None:
        into.close()


def _plain(entry: tarfile.TarInfo, moment: datetime) -> tarfile.TarInfo:
    entry.uid = entry.gid = 0
    entry.uname = entry.gname = ""
    entry.mtime = int(moment.timestamp())
    return entry


def _size(path: Path) -> int:
    if path.is_file():
        return path.stat().st_size
    return sum(file.stat().st_size for file in path.rglob("*") if file.is_file())


if __name__ == "__main__":
    sys.exit(main())
