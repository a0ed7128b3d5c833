"""The few file operations by which this room writes, in one place so that each can be made to fail in a test."""

from __future__ import annotations

import errno
import os
from contextlib import suppress
from pathlib import Path

from lapreporter.errors import StorageFailure, storage_failure

_MEGABYTE = 1_000_000


class Disk:
    """Files made under new names only: complete and flushed, or not there."""

    def create(self, file: Path, content: bytes, private: bool = False) -> None:
        """Create the file and bring its bytes to the disk; ``private`` lets only this user read it.

        Raises `FileExistsError` for a taken name and `OSError` for any other reason; then no part of it is left,
        as far as the disk can still be reached.
        """
        flags = os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0)
        handle = os.open(file, flags, 0o600 if private else 0o666)
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.write(content)
                stream.flush()
                # On a FAT stick, where the content lies must be there before the name says how large it is.
                self.sync_folder(file.parent)
                os.fsync(stream.fileno())
        except OSError:
            self.remove(file)
            raise

    def read_back(self, file: Path) -> bytes:
        """What the disk holds under that name, past the system's memory of it where it can be told to forget."""
        with file.open("rb") as stream:
            if hasattr(os, "posix_fadvise"):
                os.posix_fadvise(stream.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
            return stream.read()

    def remove(self, file: Path) -> None:
        """Remove a file written before; a disk that is gone keeps what it has."""
        with suppress(OSError):
            file.unlink(missing_ok=True)

    def sync_folder(self, folder: Path) -> None:
        """Bring the folder's list of names to the disk, where the system knows how."""
        if os.name == "nt":
            return
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        except OSError as error:
            # Some file systems cannot sync a folder; their names travel with the file.
            if error.errno not in {errno.EINVAL, errno.ENOTSUP}:
                raise
        finally:
            os.close(handle)


def write_failure(problem: OSError, place: Path, size: int) -> StorageFailure:
    """The failure that an error of the system means for writing ``size`` bytes at a place."""
    return storage_failure(problem, str(place), f"{-(-size // _MEGABYTE)} MB")
