"""The receiver's book of known signers: whose key was compared, by whom, how and when; and which keys were given up.

A small JSON file in the user's folder. Each change is written as a new file under a number of its own, and only then
are older ones removed: renaming over the old file loses both when the power goes on a stick. The newest file whose
content fits the hash in it counts.
"""

from __future__ import annotations

import errno
import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Any

from lapreporter.errors import BadContent, NewerVersion, NotOurs, RefusedFile, SavedElsewhere
from lapreporter.exchange.disk import Disk, write_failure
from lapreporter.exchange.identity import MAX_NAME
from lapreporter.exchange.retirement import Retirement, is_fingerprint
from lapreporter.exchange.signer import Contact, Way, same_name
from lapreporter.report.strict_json import parse
from lapreporter.words import Term, mark

_FORMAT = "lap-known-signers"
_VERSION = 1
_FILE = re.compile(r"known-signers\.(\d{6})\.json")
_KEPT = 3
_WRONG = Term(mark("a value of another kind"))
_TWICE = Term(mark("the same key twice"))
_CONTACT_KEYS = {"fingerprint", "name", "confirmed_by", "confirmed_on", "way"}
_RETIRED_KEYS = {"fingerprint", "name", "retired_on", "successor"}


@dataclass(frozen=True, slots=True)
class Book:
    """The contacts by fingerprint, and the keys that were given up. It never changes; a changed book is a new one.

    ``generation`` is the number of the newest file that was there when it was read, 0 for none.
    """

    contacts: Mapping[str, Contact] = field(default_factory=lambda: MappingProxyType({}))
    retired: Mapping[str, Retirement] = field(default_factory=lambda: MappingProxyType({}))
    generation: int = 0

    def known(self) -> Mapping[str, Contact]:
        """What a check needs to know: every contact, with the day its key was given up where it was."""
        return MappingProxyType({key: self._as_of_now(key, contact) for key, contact in self.contacts.items()})

    def namesakes(self, name: str, fingerprint: str) -> tuple[Contact, ...]:
        """Contacts of this name under other keys: a new key for a known name must be announced."""
        return tuple(
            contact for key, contact in self.known().items() if key != fingerprint and same_name(contact.name, name)
        )

    def with_contact(self, fingerprint: str, contact: Contact) -> Book:
        """The book with a key that was compared; call it only after `Comparison.agrees`."""
        plain = replace(contact, retired_on=None, successor=None)
        return replace(self, contacts=MappingProxyType({**self.contacts, fingerprint: plain}))

    def without_contact(self, fingerprint: str) -> Book:
        """The book without a key, which becomes unknown again; that it was given up is kept."""
        left = {key: contact for key, contact in self.contacts.items() if key != fingerprint}
        return replace(self, contacts=MappingProxyType(left))

    def with_retirement(self, retirement: Retirement) -> Book:
        """The book with a key that was given up; of two notes for one key the earlier day counts."""
        before = self.retired.get(retirement.fingerprint)
        if before is not None and before.retired_on <= retirement.retired_on:
            return self
        return replace(self, retired=MappingProxyType({**self.retired, retirement.fingerprint: retirement}))

    def _as_of_now(self, fingerprint: str, contact: Contact) -> Contact:
        retirement = self.retired.get(fingerprint)
        if retirement is None:
            return contact
        return replace(contact, retired_on=retirement.retired_on, successor=retirement.successor)


def open_book(folder: Path) -> Book:
    """The newest intact book in the folder, or an empty one where there is none.

    Raises `BadContent`, `NotOurs` or `NewerVersion` for a complete file that is no book, and a `StorageFailure`.
    """
    files = _generations(folder)
    for _, file in files:
        try:
            content = Disk().read_back(file)
        except OSError as error:
            raise write_failure(error, file, 0) from error
        said = _intact(content, file.name)
        if said is not None:
            return replace(_read(said, file.name), generation=files[0][0])
    return Book(generation=files[0][0] if files else 0)


def save_book(book: Book, folder: Path, disk: Disk | None = None) -> Book:
    """Write the book as the next file, read it back, then remove all but the three newest; the book as saved.

    Raises `SavedElsewhere` when another window saved meanwhile, or a `StorageFailure`; the old book then stands.
    """
    disk = disk or Disk()
    saved = replace(book, generation=book.generation + 1)
    newest = next((generation for generation, _ in _generations(folder)), 0)
    if newest > book.generation:
        raise SavedElsewhere
    content = _written(book)
    file = folder / f"known-signers.{saved.generation:06}.json"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        disk.create(file, content, private=True)
        try:
            disk.sync_folder(folder)
            _compare(disk, file, content)
        except OSError:
            disk.remove(file)
            raise
    except FileExistsError as error:
        raise SavedElsewhere from error
    except OSError as error:
        raise write_failure(error, file, len(content)) from error
    for _, old in _generations(folder)[_KEPT:]:
        disk.remove(old)
    return saved


def _compare(disk: Disk, file: Path, content: bytes) -> None:
    if disk.read_back(file) != content:
        raise OSError(errno.EIO, "the disk returned other bytes than were written")


def _generations(folder: Path) -> list[tuple[int, Path]]:
    """The files of the book, the newest first."""
    if not folder.is_dir():
        return []
    found = [(match, file) for file in folder.iterdir() if (match := _FILE.fullmatch(file.name))]
    return sorted(((int(match[1]), file) for match, file in found), reverse=True)


def _sealed(said: Mapping[str, Any]) -> bytes:
    """The content with the hash of all the rest of it."""
    return _plain({**said, "sha256": hashlib.sha256(_plain(said)).hexdigest()})


def _plain(said: Mapping[str, Any]) -> bytes:
    return (json.dumps(said, ensure_ascii=False, sort_keys=True, indent=2) + "\n").encode()


def _intact(content: bytes, name: str) -> dict[str, Any] | None:
    """What the file says; None when it was cut off or changed since it was written."""
    try:
        said = parse(content, name)
    except RefusedFile:
        return None
    said.pop("sha256", None)
    return said if _sealed(said) == content else None


def _written(book: Book) -> bytes:
    contacts = [
        {
            "fingerprint": key,
            "name": contact.name,
            "confirmed_by": contact.confirmed_by,
            "confirmed_on": contact.confirmed_on.isoformat(),
            "way": contact.way.value,
        }
        for key, contact in sorted(book.contacts.items())
    ]
    retired = [
        {
            "fingerprint": key,
            "name": note.name,
            "retired_on": note.retired_on.isoformat(),
            "successor": note.successor,
        }
        for key, note in sorted(book.retired.items())
    ]
    said = {"format": _FORMAT, "format_version": _VERSION, "contacts": contacts, "retired": retired}
    return _sealed(said)


def _read(said: dict[str, Any], name: str) -> Book:
    if said.get("format") != _FORMAT:
        raise NotOurs(name=name)
    if isinstance(said.get("format_version"), int) and said["format_version"] > _VERSION:
        raise NewerVersion(name=name, version=said["format_version"])
    reading = _Reading(name)
    reading.only(said, {"format", "format_version", "contacts", "retired"}, "-")
    contacts = {key: reading.contact(entry) for key, entry in reading.entries(said, "contacts", _CONTACT_KEYS)}
    retired = {key: reading.retirement(entry) for key, entry in reading.entries(said, "retired", _RETIRED_KEYS)}
    return Book(MappingProxyType(contacts), MappingProxyType(retired))


@dataclass(frozen=True, slots=True)
class _Reading:
    """Strict reading: nothing unknown, nothing missing, every value of its kind. ``name`` is the file's."""

    name: str

    def refuse(self, path: str, problem: Term = _WRONG) -> BadContent:
        return BadContent(name=self.name, path=path, problem=problem)

    def only(self, node: Any, keys: set[str], path: str) -> None:
        if not isinstance(node, dict):
            raise self.refuse(path)
        for key in sorted(node.keys() ^ keys):
            raise self.refuse(key)

    def entries(self, said: dict[str, Any], part: str, keys: set[str]) -> list[tuple[str, dict[str, Any]]]:
        if not isinstance(said[part], list):
            raise self.refuse(part)
        found: dict[str, dict[str, Any]] = {}
        for entry in said[part]:
            self.only(entry, keys, part)
            key = entry["fingerprint"]
            if not is_fingerprint(key):
                raise self.refuse(f"{part}.fingerprint")
            if key in found:
                raise self.refuse(f"{part}.fingerprint", _TWICE)
            found[key] = entry
        return list(found.items())

    def contact(self, entry: dict[str, Any]) -> Contact:
        try:
            way = Way(entry["way"])
        except ValueError as error:
            raise self.refuse("contacts.way") from error
        return Contact(self.text(entry, "name"), self.day(entry, "confirmed_on"), self.text(entry, "confirmed_by"), way)

    def retirement(self, entry: dict[str, Any]) -> Retirement:
        successor = entry["successor"]
        if successor is not None and not is_fingerprint(successor):
            raise self.refuse("retired.successor")
        return Retirement(self.text(entry, "name"), entry["fingerprint"], self.day(entry, "retired_on"), successor)

    def text(self, entry: dict[str, Any], key: str) -> str:
        value = entry[key]
        if not isinstance(value, str) or len(value) > 4 * MAX_NAME:
            raise self.refuse(key)
        return value

    def day(self, entry: dict[str, Any], key: str) -> date:
        try:
            return date.fromisoformat(entry[key])
        except (TypeError, ValueError) as error:
            raise self.refuse(key) from error
