"""All reports of the user: listing them, starting one, opening one.

reports/<report id>/
    g/00000123.lapg     one complete document per save
    b/<sha256>.<bytes>  attachments; of a protected report b/<label>.<bytes>.age
    lock                who has it open
"""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from lapreporter.document.attachments import Attachments
from lapreporter.document.files import Files
from lapreporter.document.generation import Generation, NotIntact, Summary
from lapreporter.document.generation_files import glance, numbers
from lapreporter.document.generations import Generations, Loaded, Seen
from lapreporter.document.lock import Lock, Owner
from lapreporter.document.open_document import OpenDocument
from lapreporter.document.protection import Key, Keys, Protection, no_keys
from lapreporter.errors import AlreadyHere, Failure, NewerVersion, NothingIntact, Protected, StorageFailure

_LONG_AGO = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Entry:
    """A report in the list: its newest save by its header alone, or the problem that keeps it from being read."""

    report_id: str
    newest: Generation | None
    problem: Failure | None


class Shelf:
    """The folder with all reports of this user."""

    def __init__(self, root: Path, files: Files, program: str) -> None:
        """``root`` is the folder ``reports``; ``program`` the version of this program, noted in each save."""
        self._root = root
        self._files = files
        self._program = program

    def entries(self) -> tuple[Entry, ...]:
        """All reports, latest saved first; those with a problem at the end. Reads header lines only."""
        found = [self._entry(name) for name in self._files.names(self._root) if _is_id(name)]
        listed = [one for one in found if one is not None]
        return tuple(sorted(listed, key=_time, reverse=True))

    def holds(self, report_id: str) -> bool:
        """Whether a report with this identity is here, readable or not."""
        return bool(numbers(self._folder(report_id) / "g", self._files))

    def create(
        self,
        report_id: str,
        payload: bytes,
        *,
        summary: Summary,
        now: datetime,
        owner: Owner,
        key: Key | None = None,
    ) -> OpenDocument:
        """Start a report and save it for the first time, protected where there is a key.

        `AlreadyHere` when there is one with this identity.
        """
        folder = self._folder(report_id)
        self._files.make_folder(folder / "g")
        self._files.make_folder(folder / "b")
        lock = Lock(folder / "lock", self._files, owner, take_over=True)
        try:
            if self.holds(report_id):
                raise AlreadyHere
            generations = self._generations(report_id, key)
            generations.save(Seen((), ceiling=0), payload, summary=summary, now=now)
            loaded = generations.newest()
        except BaseException:
            lock.release()
            raise
        return OpenDocument(generations, self._attachments(report_id, key), lock, loaded)

    def open(self, report_id: str, owner: Owner, keys: Keys = no_keys, *, take_over: bool = False) -> OpenDocument:
        """Open the newest intact save of a report and tidy up after interrupted ones.

        Raises `OpenElsewhere`, `LeftOpen` unless it is to be taken over from another computer, `NothingIntact`,
        `NewerVersion` (nothing is changed then), `Protected` when ``keys`` gives no key that fits, or a
        `StorageFailure`.
        """
        lock = Lock(self._folder(report_id) / "lock", self._files, owner, take_over=take_over)
        try:
            generations, loaded = self._newest(report_id, keys)
            attachments = self._attachments(report_id, generations.key)
            if lock.held:
                generations.clean(loaded)
                attachments.clean()
                if not generations.is_settled(loaded.generation):
                    attachments.settle()
                    generations.settle(loaded.generation)
        except BaseException:
            lock.release()
            raise
        return OpenDocument(generations, attachments, lock, loaded)

    def read(self, report_id: str, keys: Keys = no_keys) -> tuple[Loaded, Attachments]:
        """The newest intact save of a report and its attached files, without opening it: whoever has it open goes on.

        Raises `NothingIntact`, `NewerVersion`, `Protected` or a `StorageFailure`.
        """
        generations, loaded = self._newest(report_id, keys)
        return loaded, self._attachments(report_id, generations.key)

    def protection_of(self, report_id: str) -> Protection | None:
        """How a report is protected, by the header of its newest save alone; None when it is not, or not readable."""
        entry = self._entry(report_id)
        return entry.newest.header.protection if entry is not None and entry.newest is not None else None

    def _newest(self, report_id: str, keys: Keys) -> tuple[Generations, Loaded]:
        generations = self._generations(report_id, None)
        try:
            return generations, generations.newest()
        except Protected as failure:
            key = keys(failure.protection) if isinstance(failure.protection, Protection) else None
            if key is None:
                raise
            generations.key = key
            return generations, generations.newest()

    def _entry(self, report_id: str) -> Entry | None:
        folder = self._folder(report_id) / "g"
        problem: Failure = NothingIntact(place=str(folder))
        try:
            present = numbers(folder, self._files)
        except StorageFailure as failure:
            return Entry(report_id, None, failure)
        for number in reversed(present):
            try:
                return Entry(report_id, glance(folder / f"{number:08}.lapg", self._files), None)
            except NewerVersion as failure:
                return Entry(report_id, None, failure)
            except StorageFailure as failure:
                problem = failure
            except NotIntact:
                continue
        return Entry(report_id, None, problem) if present else None

    def _folder(self, report_id: str) -> Path:
        if not _is_id(report_id):
            raise ValueError(f"not the identity of a report: {report_id!r}")
        return self._root / report_id

    def _generations(self, report_id: str, key: Key | None) -> Generations:
        return Generations(self._folder(report_id) / "g", self._files, report_id, self._program, key)

    def _attachments(self, report_id: str, key: Key | None) -> Attachments:
        return Attachments(self._folder(report_id) / "b", self._files, key)


def _is_id(name: str) -> bool:
    try:
        return str(uuid.UUID(name)) == name
    except ValueError:
        return False


def _time(entry: Entry) -> datetime:
    return entry.newest.header.saved_at if entry.newest else _LONG_AGO
