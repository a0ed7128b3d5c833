"""Exporting as a person with a telling name, and looking for it in what came out, however it is packed."""

from __future__ import annotations

import os
import platform
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import pikepdf

ROOT = Path(__file__).parents[2]
_SHORT = 5


@dataclass(frozen=True)
class Names:
    """What must not get out: the user, the computer, and a folder only this user has."""

    user: str = "zqxuser-anna-ilunga"
    host: str = "zqxhost-depot-office"
    place: str = "zqxfolder-of-anna"

    def all(self) -> tuple[str, ...]:
        """The names, and the true name of this computer unless it is too short to be told from a word."""
        own = platform.node()
        return (self.user, self.host, self.place, str(ROOT), *([own] if len(own) > _SHORT else []))


def export(home: Path, count: int, names: Names) -> Path:
    """Run the export in a process whose environment holds the names; the folder with what came out."""
    own = home / names.place
    folder = own / "out"
    folder.mkdir(parents=True)
    environment = {
        **os.environ,
        **dict.fromkeys(("USER", "LOGNAME", "USERNAME", "LNAME"), names.user),
        **dict.fromkeys(("HOSTNAME", "COMPUTERNAME"), names.host),
        **{f"XDG_{name}_HOME": str(own / name.lower()) for name in ("DATA", "CONFIG", "CACHE", "STATE")},
        "HOME": str(own),
        "PYTHONPATH": str(ROOT),
        "QT_QPA_PLATFORM": "offscreen",
    }
    command = [sys.executable, "-m", "tests.hostile.exporting", str(folder), str(count)]
    ended = subprocess.run(command, cwd=own, env=environment, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stderr
    return folder


def hits(file: Path, names: Names) -> list[str]:
    """The names that occur in a file or in anything packed inside it."""
    layers = [file.name.encode(), *_layers(file.read_bytes())]
    return sorted({name for name in names.all() for written in _written(name) for one in layers if written in one})


def _written(name: str) -> tuple[bytes, ...]:
    return name.encode(), name.encode("utf-16-le"), name.encode("utf-16-be"), name.encode().hex().encode()


def _layers(data: bytes) -> Iterator[bytes]:
    yield data
    if data.startswith(b"PK"):
        with suppress(zipfile.BadZipFile), zipfile.ZipFile(BytesIO(data)) as archive:
            for name in archive.namelist():
                yield from _layers(archive.read(name))
    if data.startswith((b"%PDF-1.7", b"%PDF-2")):
        with pikepdf.open(BytesIO(data)) as document:
            for one in document.objects:
                yield one.unparse(resolved=True) if not isinstance(one, pikepdf.Stream) else _stream(one)


def _stream(one: pikepdf.Stream) -> bytes:
    try:
        return one.read_bytes()
    except pikepdf.PdfError:
        return one.read_raw_bytes()
