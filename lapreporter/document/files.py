"""Every file operation of this room: the operating system in `Disk`, its failures in our words in `Files`.

Nothing is ever replaced or renamed. A file is created under a name that did not exist, written, made durable, and
from then on only read or deleted. One object carries all of it so that a test can record each call, stop after any
of them, or let any of them fail.

The order is the one in which a FAT file system stays consistent when the power fails. Where the content of a file lies
is on the disk before its name says how large it is, and a deleted name is gone from the disk before its space is free.
Otherwise Linux finds a name without content, and after that allows no writing at all until the disk is repaired.
"""

from __future__ import annotations

import errno
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from lapreporter.errors import DeviceGone, DiskFull, NoPermission, StorageFailure, TooLarge

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

MEGABYTE = 1_000_000
SPARE = 5 * MEGABYTE
"""Bytes that must stay free beside twice the size of a file before it is written."""

NOTE_LIMIT = 4096
"""Bytes of a note in a lock file at most."""

_BINARY = getattr(os, "O_BINARY", 0)
_LOCKED_BYTE = 1 << 30
"""Windows refuses reading a locked byte, so the lock sits far behind the text that names its owner."""

_FULL = {errno.ENOSPC, errno.EDQUOT} if hasattr(errno, "EDQUOT") else {errno.ENOSPC}
_FORBIDDEN = {errno.EACCES, errno.EPERM, errno.EROFS}
_GONE = {errno.EIO, errno.ENODEV, errno.ENXIO} | {
    getattr(errno, name) for name in ("ESTALE", "ENOMEDIUM", "ENOTCONN", "EHOSTDOWN") if hasattr(errno, name)
}
_GONE_ON_WINDOWS = {21, 55, 433, 1117, 1167}
"""Not ready, network name gone, no such device, device error, device not connected."""


class Disk:
    """The operations asked of the operating system, one method each. All raise `OSError`."""

    def create(self, path: Path) -> int:
        """Make a new file and return its descriptor; `FileExistsError` when the name is taken."""
        return os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY | _BINARY, 0o666)

    def write(self, descriptor: int, data: memoryview) -> int:
        """Write some of the data and return how many bytes were taken."""
        return os.write(descriptor, data)

    def sync(self, descriptor: int) -> None:
        """Wait until the content of an open file is on the disk itself."""
        if sys.platform == "darwin":
            fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
        else:
            os.fsync(descriptor)

    def close(self, descriptor: int) -> None:
        """Close a descriptor; a lock held through it is free again."""
        os.close(descriptor)

    def sync_folder(self, folder: Path) -> None:
        """Wait until the names in a folder are on the disk. Windows has no such call and needs none."""
        if sys.platform != "win32":
            descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
            try:
                os.fsync(descriptor)
            except OSError as problem:
                # Some file systems cannot flush a folder; their names travel with the file.
                if problem.errno not in {errno.EINVAL, errno.ENOTSUP}:
                    raise
            finally:
                os.close(descriptor)

    def read(self, path: Path, limit: int) -> bytes:
        """Up to ``limit`` bytes from the start of a file, from the disk rather than from memory where possible."""
        with path.open("rb") as stream:
            if sys.platform == "linux":
                os.posix_fadvise(stream.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
            return stream.read(limit)

    def read_ends(self, path: Path, head: int, tail: int) -> tuple[bytes, bytes, int]:
        """The first and last bytes of a file, and its size."""
        with path.open("rb") as stream:
            size = os.fstat(stream.fileno()).st_size
            first = stream.read(head)
            stream.seek(max(0, size - tail))
            return first, stream.read(tail), size

    def names(self, folder: Path) -> list[str]:
        """The names in a folder, in no order."""
        return [entry.name for entry in folder.iterdir()]

    def size(self, path: Path) -> int:
        """The size of a file in bytes."""
        return path.stat().st_size

    def delete(self, path: Path) -> None:
        """Delete a file: its name durably first, and only then its space."""
        if sys.platform != "linux":
            path.unlink()
            return
        held = os.open(path, os.O_PATH)  # an open file keeps its space
        try:
            path.unlink()
            self.sync_folder(path.parent)
        finally:
            os.close(held)

    def make_folder(self, folder: Path) -> None:
        """Make a folder that only its owner may enter."""
        folder.mkdir(mode=0o700)

    def free(self, folder: Path) -> int:
        """The bytes free for this user on the disk of a folder."""
        return shutil.disk_usage(folder).free

    def hold(self, path: Path) -> int | None:
        """Open a lock file and take its lock; None when another process or window has it."""
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | _BINARY, 0o666)
        try:
            if sys.platform == "win32":
                os.lseek(descriptor, _LOCKED_BYTE, os.SEEK_SET)
                msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
            else:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as problem:
            os.close(descriptor)
            if problem.errno in {errno.EAGAIN, errno.EACCES, getattr(errno, "EDEADLOCK", errno.EAGAIN)}:
                return None
            raise
        return descriptor

    def note(self, descriptor: int, text: bytes) -> None:
        """Write who holds a lock into its file, over what stood there: a file made shorter would give space back."""
        size = os.fstat(descriptor).st_size
        os.lseek(descriptor, 0, os.SEEK_SET)
        os.write(descriptor, text.ljust(min(size, NOTE_LIMIT)))
        if not size:
            self.sync(descriptor)


class Files:
    """Safe file operations over a `Disk`; each failure is raised as a class of `lapreporter.errors`."""

    def __init__(self, disk: Disk | None = None) -> None:
        self._disk = disk or Disk()

    def write_new(self, path: Path, data: bytes) -> None:
        """Create a file that did not exist and return once content and name are on the disk.

        Raises `FileExistsError` when the name is taken, and a `StorageFailure` otherwise; then nothing is left
        behind, as far as the disk still obeys.
        """
        with _spoken(path.parent, size=len(data)):
            if self._disk.free(path.parent) < _wanted(len(data)):
                raise _full(path.parent, len(data))
            descriptor = self._disk.create(path)
            try:
                self._fill(descriptor, data, path.parent)
            except OSError:
                with suppress(OSError):
                    self._disk.delete(path)
                raise

    def _fill(self, descriptor: int, data: bytes, folder: Path) -> None:
        try:
            rest = memoryview(data)
            while rest:
                rest = rest[self._disk.write(descriptor, rest) :]
            self._disk.sync_folder(folder)
            self._disk.sync(descriptor)
        finally:
            self._disk.close(descriptor)

    def read(self, path: Path, limit: int) -> bytes:
        """The whole content of a file of at most ``limit`` bytes; `TooLarge` beyond that."""
        size = self.size(path)
        if size > limit:
            raise TooLarge(name=path.name, size=megabytes(size), limit=megabytes(limit))
        with _spoken(path.parent, path):
            return self._disk.read(path, limit)

    def read_ends(self, path: Path, head: int, tail: int) -> tuple[bytes, bytes, int]:
        """The first ``head`` and the last ``tail`` bytes of a file, and its size in bytes."""
        with _spoken(path.parent, path):
            return self._disk.read_ends(path, head, tail)

    def names(self, folder: Path) -> list[str]:
        """The names in a folder, in order; none when it does not exist."""
        with _spoken(folder):
            try:
                return sorted(self._disk.names(folder))
            except FileNotFoundError:
                return []

    def size(self, path: Path) -> int:
        """The size of a file in bytes."""
        with _spoken(path.parent, path):
            return self._disk.size(path)

    def delete(self, path: Path) -> None:
        """Delete a file; one that is gone already is no failure."""
        with _spoken(path.parent, path), suppress(FileNotFoundError):
            self._disk.delete(path)

    def make_folder(self, folder: Path) -> None:
        """Make a folder and those above it, durably; one that is there already is no failure."""
        with _spoken(folder):
            self._make_folder(folder)

    def _make_folder(self, folder: Path) -> None:
        try:
            self._disk.make_folder(folder)
        except FileExistsError:
            return
        except FileNotFoundError:
            if folder.parent == folder:
                raise
            self._make_folder(folder.parent)
            self._disk.make_folder(folder)
        self._disk.sync_folder(folder.parent)

    def hold(self, path: Path) -> int | None:
        """Take the lock of a lock file; None when another has it.

        The operating system frees the lock when the process ends, however it ends.
        """
        with _spoken(path.parent, path):
            return self._disk.hold(path)

    def note(self, descriptor: int, text: bytes) -> None:
        """Write who holds a lock into its file; on a full disk the lock still holds, it only cannot say whose it is."""
        with suppress(OSError):
            self._disk.note(descriptor, text)

    def release(self, descriptor: int) -> None:
        """Give back a lock taken with `hold`."""
        with suppress(OSError):
            self._disk.close(descriptor)


def megabytes(size: int) -> str:
    """A size in bytes as people read it, rounded up: ``7 MB``."""
    return f"{-(-size // MEGABYTE)} MB"


def _wanted(size: int) -> int:
    return 2 * size + SPARE


def _full(place: Path, size: int) -> DiskFull:
    return DiskFull(place=str(place), needed=megabytes(_wanted(size)))


@contextmanager
def _spoken(folder: Path, place: Path | None = None, size: int = 0) -> Iterator[None]:
    """Say failures in our words: ``place`` (else the folder) is what the user is told, ``size`` what was written."""
    try:
        yield
    except FileExistsError:
        raise
    except OSError as problem:
        raise _failure(problem, folder, place or folder, size) from problem


def _failure(problem: OSError, folder: Path, place: Path, size: int) -> StorageFailure:
    if problem.errno in _FULL:
        return _full(place, size)
    if problem.errno in _FORBIDDEN:
        return NoPermission(place=str(place))
    if problem.errno in _GONE or getattr(problem, "winerror", None) in _GONE_ON_WINDOWS:
        return DeviceGone(place=str(place))
    if isinstance(problem, FileNotFoundError) and not os.path.isdir(folder):  # noqa: PTH112 - Path.is_dir may raise
        return DeviceGone(place=str(place))
    return StorageFailure(place=str(place))
