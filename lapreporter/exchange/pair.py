"""The sealed pair on its way: the PDF, the JSON and its signature written side by side into a folder."""

from __future__ import annotations

import errno
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from lapreporter.errors import NameTaken, StorageFailure
from lapreporter.exchange.disk import Disk, write_failure
from lapreporter.report.report import Report

_MOST_COPIES = 99


@dataclass(frozen=True, slots=True)
class Pair:
    """Where the files lie. ``signature`` is None for a report that is signed by hand."""

    pdf: Path
    json: Path
    signature: Path | None


def pair_name(report: Report, *, public: bool = False) -> str:
    """The name the files share, ASCII and sortable: ``NZL_A7_2014_report_r0003``, or ``public`` for that version.

    Only for a report that names its State, as every one does that the rules let out; its period may be unknown.
    """
    parts = (report.cover.state, "A7", report.year(), "public" if public else "report", f"r{report.revision:04}")
    return "_".join(str(part) for part in parts if part is not None)


def write_pair(
    folder: Path, name: str, pdf: bytes, report_json: bytes, signature: bytes | None, disk: Disk | None = None
) -> Pair:
    """Write the files under new names, read each back and compare; all of them, or none.

    When the name is taken, ``_2``, ``_3`` ... is added: nothing is ever replaced. Names are final from the first
    byte because renaming loses files on sticks (FAT32); the PDF comes last, so where it is, the others are. Raises
    `DiskFull`, `NoPermission`, `DeviceGone` or `StorageFailure` after removing what was written.
    """
    disk = disk or Disk()
    contents = {".json": report_json, ".pdf": pdf}
    if signature is not None:
        contents = {".json": report_json, ".json.p7s": signature, ".pdf": pdf}
    for copy in range(1, _MOST_COPIES + 1):
        stem = name if copy == 1 else f"{name}_{copy}"
        files = {folder / (stem + ending): content for ending, content in contents.items()}
        try:
            if any(file.exists() for file in files):
                continue
            _write_all(disk, files)
        except FileExistsError:
            continue
        except OSError as error:
            raise write_failure(error, folder, sum(map(len, contents.values()))) from error
        signed = folder / f"{stem}.json.p7s" if signature is not None else None
        return Pair(folder / f"{stem}.pdf", folder / f"{stem}.json", signed)
    raise StorageFailure(place=str(folder))


def write_named(files: Mapping[Path, bytes], disk: Disk | None = None) -> None:
    """Write files under exactly these names, read each back and compare; all of them, or none.

    Raises `NameTaken` where a file exists, and what `write_pair` raises; then nothing of it is left.
    """
    try:
        _write_all(disk or Disk(), files)
    except FileExistsError as error:
        raise NameTaken(place=str(error.filename)) from error
    except OSError as error:
        folder = next(iter(files)).parent
        raise write_failure(error, folder, sum(map(len, files.values()))) from error


def _write_all(disk: Disk, files: Mapping[Path, bytes]) -> None:
    written: list[Path] = []
    try:
        for file, content in files.items():
            disk.create(file, content)
            written.append(file)
        for folder in {file.parent for file in files}:
            disk.sync_folder(folder)
        for file, content in files.items():
            if disk.read_back(file) != content:
                raise OSError(errno.EIO, "the disk returned other bytes than were written")
    except OSError:
        for file in written:
            disk.remove(file)
        raise
