"""The courtesy that keeps a report open in one window only, and names whoever has it open.

Safety does not rest on it: two writers are kept apart by `lapreporter.document.generations`.
"""

from __future__ import annotations

import getpass
import json
import os
import platform
from dataclasses import asdict, dataclass
from pathlib import Path

from lapreporter.document.files import Files
from lapreporter.errors import OpenElsewhere, StorageFailure, TooLarge
from lapreporter.words import Term, mark

_NOTE_LIMIT = 4096
_SOMEBODY = mark("somebody")
_THIS_COMPUTER = mark("this computer")


@dataclass(frozen=True, slots=True)
class Owner:
    """Who has a report open: user name, computer, process."""

    user: str
    host: str
    process: int

    @classmethod
    def of_this_process(cls) -> Owner:
        """The user, computer and process this program runs as."""
        try:
            user = getpass.getuser()
        except (OSError, KeyError, ImportError):  # an account without a name
            user = str(os.getpid())
        return cls(user, platform.node(), os.getpid())


class Lock:
    """A held lock, or none where the disk gives none: a full or read-only disk must not keep a report from opening."""

    def __init__(self, path: Path, files: Files, owner: Owner) -> None:
        """Take the lock; `OpenElsewhere` with the owner's name when it is taken."""
        self._files = files
        self._descriptor: int | None = None
        try:
            self._descriptor = files.hold(path, json.dumps(asdict(owner)).encode())
        except StorageFailure:
            return
        if self._descriptor is None:
            raise _elsewhere(path, files)

    @property
    def held(self) -> bool:
        """Whether this process alone may tidy up."""
        return self._descriptor is not None

    def release(self) -> None:
        """Give the lock back; a second time does nothing."""
        if self._descriptor is not None:
            self._files.release(self._descriptor)
            self._descriptor = None


def _elsewhere(path: Path, files: Files) -> OpenElsewhere:
    try:
        note = json.loads(files.read(path, _NOTE_LIMIT))
        return OpenElsewhere(owner=str(note["user"]), host=str(note["host"]))
    except (StorageFailure, TooLarge, ValueError, KeyError, TypeError):
        return OpenElsewhere(owner=Term(_SOMEBODY), host=Term(_THIS_COMPUTER))
