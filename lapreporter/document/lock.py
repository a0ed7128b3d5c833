"""The courtesy that keeps a report open in one window only, and names whoever has it open.

Safety does not rest on it: two writers are kept apart by `lapreporter.document.generations`.

The operating system frees a lock when its process ends, and whoever closes a report takes the name out of the file. A
name that is left was therefore left by a program that ended without closing: one on this computer, and then the lock is
simply taken; or one on another computer, which may still be at work where the disk does not carry locks from one
computer to the other, and then somebody has to be asked.
"""

from __future__ import annotations

import getpass
import json
import os
import platform
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from lapreporter.document.files import NOTE_LIMIT, Files
from lapreporter.errors import LeftOpen, OpenElsewhere, OpenSince, StorageFailure, TooLarge
from lapreporter.words import Term, mark

_SOMEBODY = mark("somebody")
_THIS_COMPUTER = mark("this computer")


@dataclass(frozen=True, slots=True)
class Owner:
    """Who has a report open: user name, computer, process, and since when, with a time zone."""

    user: str
    host: str
    process: int
    since: datetime

    @classmethod
    def of_this_process(cls, now: datetime) -> Owner:
        """The user, computer and process this program runs as, from now on."""
        try:
            user = getpass.getuser()
        except (OSError, KeyError, ImportError):  # an account without a name
            user = str(os.getpid())
        return cls(user, platform.node(), os.getpid(), now)


class Lock:
    """A held lock, or none where the disk gives none: a full or read-only disk must not keep a report from opening."""

    def __init__(self, path: Path, files: Files, owner: Owner, *, take_over: bool = False) -> None:
        """Take the lock; `OpenElsewhere` with the owner's name when it is taken.

        `LeftOpen` when the name of another computer is left in it, unless it is to be taken over from there.
        """
        self._files = files
        self._descriptor: int | None = None
        former = _named_in(path, files)
        try:
            self._descriptor = files.hold(path)
        except StorageFailure:
            return
        if self._descriptor is None:
            raise _elsewhere(former)
        if former is not None and former.host != owner.host and not take_over:
            files.release(self._descriptor)
            raise LeftOpen(owner=former.user, host=former.host, since=former.since)
        files.note(self._descriptor, _note(owner))

    @property
    def held(self) -> bool:
        """Whether this process alone may tidy up."""
        return self._descriptor is not None

    def release(self) -> None:
        """Take the name out and give the lock back; a second time does nothing."""
        if self._descriptor is not None:
            self._files.note(self._descriptor, b"")
            self._files.release(self._descriptor)
            self._descriptor = None


def _note(owner: Owner) -> bytes:
    since = owner.since.isoformat()
    return json.dumps({"user": owner.user, "host": owner.host, "process": owner.process, "since": since}).encode()


def _named_in(path: Path, files: Files) -> Owner | None:
    """Who is named in a lock file; nobody where it is not there, empty, or not what this program writes."""
    with suppress(StorageFailure, TooLarge, ValueError, KeyError, TypeError, RecursionError):
        note = json.loads(files.read(path, NOTE_LIMIT))
        since = datetime.fromisoformat(note["since"])
        return Owner(str(note["user"]), str(note["host"]), int(note["process"]), since)
    return None


def _elsewhere(owner: Owner | None) -> OpenElsewhere:
    if owner is None:
        return OpenElsewhere(owner=Term(_SOMEBODY), host=Term(_THIS_COMPUTER))
    return OpenSince(owner=owner.user, host=owner.host, since=owner.since)
