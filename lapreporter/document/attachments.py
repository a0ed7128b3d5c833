"""Files attached to a report, each stored once under the SHA-256 of its content and never changed."""

from __future__ import annotations

import hashlib
import re
from contextlib import suppress
from pathlib import Path

from lapreporter.document.files import Files, megabytes
from lapreporter.errors import DamagedAttachment, StorageFailure, TooLarge

LIMIT = 100_000_000
"""Bytes of one attachment at most."""

_NAME = re.compile(r"([0-9a-f]{64})\.([0-9]+)")


class Attachments:
    """The folder with the attachments of one report; a file is called ``<sha256>.<bytes>``.

    The size in the name shows at a glance whether a file was written to its end.
    """

    def __init__(self, folder: Path, files: Files) -> None:
        self._folder = folder
        self._files = files

    def add(self, data: bytes) -> str:
        """Store a file and return its SHA-256; one that is here and intact is not written again."""
        if len(data) > LIMIT:
            raise TooLarge(name="attachment", size=megabytes(len(data)), limit=megabytes(LIMIT))
        sha256 = hashlib.sha256(data).hexdigest()
        path = self._folder / f"{sha256}.{len(data)}"
        try:
            self._files.write_new(path, data)
        except FileExistsError:
            if self._content(path) != data:
                self._files.delete(path)
                self._files.write_new(path, data)
        return sha256

    def read(self, sha256: str) -> bytes:
        """The content of an attachment; `DamagedAttachment` when it is missing or no longer the same."""
        for name in self._files.names(self._folder):
            if name.startswith(f"{sha256}."):
                data = self._content(self._folder / name)
                if data is not None and hashlib.sha256(data).hexdigest() == sha256:
                    return data
        raise DamagedAttachment

    def sizes(self) -> dict[str, int]:
        """The SHA-256 and the bytes of each attachment, content unread."""
        matches = (_NAME.fullmatch(name) for name in self._files.names(self._folder))
        return {match[1]: int(match[2]) for match in matches if match}

    def clean(self) -> None:
        """Delete what interrupted writing left behind. Only for the holder of the lock."""
        with suppress(StorageFailure):
            for sha256, size in self.sizes().items():
                path = self._folder / f"{sha256}.{size}"
                if self._files.size(path) < size:
                    self._files.delete(path)

    def _content(self, path: Path) -> bytes | None:
        try:
            return self._files.read(path, LIMIT)
        except TooLarge:
            return None
