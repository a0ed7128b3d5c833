"""The order of operations in which a FAT file system stays consistent, and can still be written, after a power cut."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from lapreporter.document.files import Disk, Files
from tests.document.conftest import Desk
from tests.document.disks import RecordingDisk
from tests.document.samples import REPORT, content


class Watched(Disk):
    """Notes whether a file is there, and whether its space is still held, whenever its folder is made durable."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.seen: list[tuple[bool, bool]] = []

    def sync_folder(self, folder: Path) -> None:
        held = {str(link.readlink()) for link in Path("/proc/self/fd").iterdir() if link.is_symlink()}
        self.seen.append((self._path.exists(), f"{self._path} (deleted)" in held))
        super().sync_folder(folder)


class Patchy(Disk):
    """One file cannot be read."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def read(self, path: Path, limit: int) -> bytes:
        self._fail(path)
        return super().read(path, limit)

    def read_ends(self, path: Path, head: int, tail: int) -> tuple[bytes, bytes, int]:
        self._fail(path)
        return super().read_ends(path, head, tail)

    def _fail(self, path: Path) -> None:
        if path == self._path:
            raise OSError(errno.EIO, "worn", str(path))


def test_where_a_file_lies_is_on_the_disk_before_its_size_is(desk: Desk) -> None:
    disk = RecordingDisk()
    with desk.create(content(1), disk) as document:
        disk.steps.clear()
        document.attach(b"a photo")
        desk.save(document, content(2))
    assert [step.kind for step in disk.steps] == ["create", "write", "sync_folder", "sync"] * 2


def test_a_deleted_name_is_gone_from_the_disk_before_its_space_is_free(tmp_path: Path) -> None:
    file = tmp_path / "old"
    file.write_bytes(b"x" * 10_000)
    disk = Watched(file)
    Files(disk).delete(file)
    assert disk.seen == [(False, True)]


def test_the_name_in_a_lock_gives_no_space_back(desk: Desk) -> None:
    desk.filled(1)
    lock = desk.root / REPORT / "lock"
    sizes = {lock.stat().st_size}
    for _ in range(2):
        with desk.open():
            sizes.add(lock.stat().st_size)
        sizes.add(lock.stat().st_size)
    assert len(sizes) == 1
    assert not lock.read_bytes().strip()


def test_an_old_save_that_cannot_be_read_stands_in_nobodys_way_and_is_never_deleted(desk: Desk) -> None:
    desk.filled(20)
    disk = Patchy(desk.path(5))
    with desk.open(disk) as document:
        assert document.loaded.payload == content(20)
        assert not document.milestones()
        for number in range(21, 61):
            desk.save(document, content(number))
    assert desk.path(5).exists()
    assert len(desk.files()) <= 24


def test_a_newest_save_that_cannot_be_read_is_not_deleted_and_the_next_one_succeeds(desk: Desk) -> None:
    desk.filled(3)
    disk = Patchy(desk.path(3))
    with desk.open(disk) as document:
        assert document.loaded.payload == content(2)
        desk.save(document, content(4))
    assert desk.path(3).exists()
    with desk.open(disk) as document:
        assert document.loaded.payload == content(4)


def test_a_file_system_that_cannot_flush_a_folder_stops_no_save() -> None:
    descriptor = os.open("/proc", os.O_RDONLY)
    with pytest.raises(OSError, match="Invalid argument"):
        os.fsync(descriptor)
    os.close(descriptor)
    Disk().sync_folder(Path("/proc"))
