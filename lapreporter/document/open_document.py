"""A report that is open: what was read, and the ways to save, attach and look back."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from datetime import datetime
from types import TracebackType
from typing import Self

from lapreporter.document.attachments import Attachments
from lapreporter.document.generation import Generation, NotIntact, Summary
from lapreporter.document.generations import Generations, Loaded
from lapreporter.document.lock import Lock
from lapreporter.document.protection import Key
from lapreporter.errors import Failure, StorageFailure


class OpenDocument:
    """One open report. Its methods may be called from any thread; they run one after the other."""

    def __init__(self, generations: Generations, attachments: Attachments, lock: Lock, loaded: Loaded) -> None:
        self._generations = generations
        self._attachments = attachments
        self._lock = lock
        self._turn = threading.RLock()
        self._seen = loaded.seen
        self.loaded = loaded
        """What was read when the report was opened: content, damage, rivals."""

    @property
    def report_id(self) -> str:
        """The identity of the report, a UUID."""
        return self.loaded.generation.header.report_id

    @property
    def current(self) -> Generation:
        """The generation last read or saved here."""
        return self._seen.heads[0]

    def save(
        self,
        payload: bytes,
        *,
        summary: Summary,
        now: datetime,
        milestone: str | None = None,
        joined: Sequence[Generation] = (),
    ) -> Generation:
        """Save a complete document; it is on the disk when this returns.

        ``now`` needs a time zone. A ``milestone`` (sent, signed, ...) is never thinned out. ``joined`` names rivals
        whose work the content includes. Raises `SavedElsewhere` when another window saved since: call `newest`,
        join, save again. After any other `StorageFailure` the same save may simply be tried again.
        """
        with self._turn:
            seen = self._seen.joined(joined)
            generation = self._generations.save(seen, payload, summary=summary, now=now, milestone=milestone)
            self._seen = seen.followed_by(generation)
            return generation

    def newest(self) -> Loaded:
        """Read the newest save again, perhaps another window's; the next save continues it."""
        with self._turn:
            loaded = self._generations.newest()
            self._seen = loaded.seen
            return loaded

    def versions(self) -> tuple[Generation, ...]:
        """All intact saves, newest first; each is read and checked."""
        with self._turn:
            return self._generations.versions()

    def milestones(self) -> tuple[Generation, ...]:
        """The saves that are kept for good, such as what was signed, newest first; their content is not read."""
        with self._turn:
            return self._generations.milestones()

    def version(self, generation: Generation) -> bytes:
        """The content of an earlier save."""
        with self._turn:
            try:
                return self._generations.read(generation.header.number)[1]
            except NotIntact:
                raise StorageFailure(place=f"{generation.header.number:08}.lapg") from None

    def attach(self, data: bytes) -> str:
        """Store a file with the report and return its SHA-256, by which the content refers to it."""
        with self._turn:
            return self._attachments.add(data)

    def attachment(self, sha256: str) -> bytes:
        """The content of an attached file, checked; `DamagedAttachment` when it is not what was attached."""
        with self._turn:
            return self._attachments.read(sha256)

    @property
    def key(self) -> Key | None:
        """What opens this report, if it is protected."""
        return self._generations.key

    def rekey(self, key: Key | None, payload: bytes, *, summary: Summary, now: datetime) -> Generation:
        """Protect the report with a key from now on, or with none: this content, all earlier saves and attached files.

        What was stored before is deleted once all of it is stored anew; before that, nothing has changed for whoever
        opens the report. Raises as `save` does; the content is saved then, in the way of before.
        """
        generations, attachments = self._generations, self._attachments
        with self._turn:
            base = generations.make_room(self._seen, payload, summary=summary, now=now)
            self._seen = self._seen.followed_by(base)
            try:
                generations.copy_under(key, base)
                attachments.copy_under(key)
                generation = generations.take(key, base, payload)
            except Failure:
                attachments.settle()
                generations.settle(base)
                raise
            self._seen = self._seen.followed_by(generation)
            attachments.key = key
            attachments.settle()
            generations.settle(generation)
            return generation

    def close(self) -> None:
        """Let others open the report."""
        with self._turn:
            self._lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
