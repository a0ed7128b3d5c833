"""Files attached to a report, each stored once under the SHA-256 of its content and never changed."""

from __future__ import annotations

import hashlib
import re
from contextlib import suppress
from pathlib import Path

from lapreporter.document.files import Files, megabytes
from lapreporter.document.protection import Key
from lapreporter.errors import DamagedAttachment, StorageFailure, TooLarge

LIMIT = 100_000_000
"""Bytes of one attachment at most."""

_NAME = re.compile(r"([0-9a-f]{64})\.([0-9]+)(\.age)?")
_SEALED = ".age"
_SEALED_LIMIT = LIMIT + LIMIT // 1000


class Attachments:
    """The folder with the attachments of one report; a file is called ``<sha256>.<bytes>``.

    The size in the name shows at a glance whether a file was written to its end. With a key the file is sealed and
    called ``<label>.<bytes>.age``: its name does not tell what is in it.
    """

    def __init__(self, folder: Path, files: Files, key: Key | None = None) -> None:
        self.key = key
        self._folder = folder
        self._files = files

    def add(self, data: bytes) -> str:
        """Store a file and return its SHA-256; one that is here and intact is not written again."""
        if len(data) > LIMIT:
            raise TooLarge(name="attachment", size=megabytes(len(data)), limit=megabytes(LIMIT))
        sha256 = hashlib.sha256(data).hexdigest()
        name = self._stored_as(sha256, self.key)
        if name is not None and self._content(name, self.key) == data:
            return sha256
        if name is not None:
            self._files.delete(self._folder / name)
        self._write(sha256, data, self.key)
        return sha256

    def read(self, sha256: str) -> bytes:
        """The content of an attachment; `DamagedAttachment` when it is missing or no longer the same."""
        for key in dict.fromkeys((self.key, None)):
            name = self._stored_as(sha256, key)
            data = self._content(name, key) if name is not None else None
            if data is not None and hashlib.sha256(data).hexdigest() == sha256:
                return data
        raise DamagedAttachment

    def holds(self, sha256: str) -> bool:
        """Whether there is a file that bears this SHA-256, content unread."""
        return any(self._stored_as(sha256, key) is not None for key in (self.key, None))

    def copy_under(self, key: Key | None) -> None:
        """Store every intact file under another key as well, or under none; what is there already stays."""
        self._copy(self.key, key)

    def settle(self) -> None:
        """Delete what is stored in another way than under the key, or under none; it must have been copied before.

        Every sealed file is read for it.
        """
        with suppress(StorageFailure):
            self._seal_rest()
            for name in self._names():
                if name.endswith(_SEALED) and not self._is_under(name, self.key):
                    self._files.delete(self._folder / name)

    def clean(self) -> None:
        """Delete what interrupted writing left behind. Only for the holder of the lock.

        Of a protected report this includes files that were stored before it was: they are stored under the key.
        """
        with suppress(StorageFailure):
            for name in self._names():
                if self._files.size(self._folder / name) < int(name.split(".")[1]):
                    self._files.delete(self._folder / name)
            self._seal_rest()

    def _seal_rest(self) -> None:
        """Of a protected report, store under the key what lies here in the clear."""
        clear = [name for name in self._names() if not name.endswith(_SEALED)]
        if self.key is not None and clear:
            self._copy(None, self.key)
            for name in clear:
                self._files.delete(self._folder / name)

    def _copy(self, former: Key | None, key: Key | None) -> None:
        for name in self._names():
            data = self._content(name, former) if self._is_under(name, former) else None
            if data is None:
                continue
            sha256 = hashlib.sha256(data).hexdigest()
            if self._stored_as(sha256, key) is None:
                self._write(sha256, data, key)

    def _is_under(self, name: str, key: Key | None) -> bool:
        """Whether a file is stored under a key, or under none."""
        sealed = name.endswith(_SEALED)
        return not sealed if key is None else sealed and self._content(name, key) is not None

    def _names(self) -> list[str]:
        return [name for name in self._files.names(self._folder) if _NAME.fullmatch(name)]

    def _stored_as(self, sha256: str, key: Key | None) -> str | None:
        label, sealed = self._label(sha256, key), key is not None
        names = (name for name in self._names() if name.startswith(f"{label}.") and name.endswith(_SEALED) == sealed)
        return next(names, None)

    def _write(self, sha256: str, data: bytes, key: Key | None) -> None:
        stored = data if key is None else key.seal(data)
        ending = "" if key is None else _SEALED
        # Whoever else stored the same file meanwhile stored the same content.
        with suppress(FileExistsError):
            self._files.write_new(self._folder / f"{self._label(sha256, key)}.{len(stored)}{ending}", stored)

    def _content(self, name: str, key: Key | None) -> bytes | None:
        """The content of a stored file; None when it is too large, or was not sealed for this key."""
        try:
            stored = self._files.read(self._folder / name, _SEALED_LIMIT)
            return stored if key is None else key.open(stored)
        except (TooLarge, ValueError):
            return None

    @staticmethod
    def _label(sha256: str, key: Key | None) -> str:
        return sha256 if key is None else key.label(sha256)
