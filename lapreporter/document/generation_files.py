"""The files of one report's generations: which there are, what they say, and writing and deleting them one by one."""

from __future__ import annotations

import re
from contextlib import suppress
from pathlib import Path

from lapreporter.document.files import Files
from lapreporter.document.generation import (
    CONTENT_LIMIT,
    FOOTER,
    HEAD,
    Generation,
    Header,
    NotIntact,
    checked,
    encode,
    outline,
)
from lapreporter.errors import NewerVersion, SavedElsewhere, StorageFailure, TooLarge

_NAME = re.compile(r"(\d{8})\.lapg")
_FILE_LIMIT = CONTENT_LIMIT + HEAD + FOOTER + 1_000_000


class GenerationFiles:
    """The folder with the generations of one report; what was once read of a file is remembered, for none ever changes.

    It knows nothing of keys nor of which generation counts: contents are bytes, packed and perhaps sealed.
    """

    def __init__(self, folder: Path, files: Files, report_id: str) -> None:
        self.folder = folder
        self._files = files
        self._report_id = report_id
        self._outlines: dict[int, Generation] = {}
        self._trusted: set[int] = set()
        self.torn: dict[int, str] = {}
        """Our own saves that failed and that the disk has not deleted yet: the SHA-256 each was to have, by number."""

    def numbers(self) -> tuple[int, ...]:
        """The numbers of all generation files, intact or not, oldest first."""
        return numbers(self.folder, self._files)

    def next(self, ceiling: int) -> int:
        """The number after the highest one seen, stepping over our own failed saves that the disk would not delete."""
        if self.torn:
            self._clear_torn()
        return max((ceiling, *self.torn)) + 1

    def keep(self, header: Header, packed: bytes) -> Generation:
        """Write a generation; `SavedElsewhere` when its number is taken, else a `StorageFailure`."""
        generation, data = encode(header, packed)
        try:
            self._files.write_new(self._path(header.number), data)
        except FileExistsError:
            raise SavedElsewhere from None
        except StorageFailure:
            self.torn[header.number] = generation.sha256
            raise
        self._outlines[header.number] = generation
        self._trusted.add(header.number)
        return generation

    def checked(self, number: int) -> tuple[Generation, bytes]:
        """A generation and its content as stored; `NotIntact` when it is damaged or is not what its name says."""
        path = self._path(number)
        try:
            generation, packed = checked(self._files.read(path, _FILE_LIMIT), path.name)
        except TooLarge:
            raise NotIntact(None, unfinished=False) from None
        if generation.header.number != number or generation.header.report_id != self._report_id:
            raise NotIntact(None, unfinished=False)
        self._outlines[number] = generation
        self._trusted.add(number)
        return generation, packed

    def trust(self, number: int) -> None:
        """Read and check a generation unless that was done before; raises as `checked` does."""
        if number not in self._trusted:
            self.checked(number)

    def outline(self, number: int) -> Generation | None:
        """A generation by the ends of its file alone; None when they are damaged."""
        if number not in self._outlines:
            with suppress(NotIntact):
                self._outlines[number] = glance(self._path(number), self._files)
        return self._outlines.get(number)

    def is_unfinished(self, number: int) -> bool:
        """Whether the writing of a generation never ended, as far as the disk tells now."""
        with suppress(StorageFailure, NewerVersion):
            try:
                glance(self._path(number), self._files)
            except NotIntact as problem:
                return problem.unfinished
        return False

    def outlines(self) -> dict[int, Generation | None]:
        """All generations by the ends of their files, oldest first; what the disk cannot read now is left out."""
        found: dict[int, Generation | None] = {}
        for number in self.numbers():
            with suppress(StorageFailure, NewerVersion):
                found[number] = self.outline(number)
        return found

    def discard(self, number: int) -> None:
        """Delete a file that is no longer needed; one that a virus scanner holds just now goes another time."""
        with suppress(StorageFailure):
            self._files.delete(self._path(number))
            self._outlines.pop(number, None)
            self._trusted.discard(number)

    def _clear_torn(self) -> None:
        """Delete what our own failed saves left; a number that another writer has used since is not ours any more."""
        present = self.numbers()
        ours = {
            number: sha256 for number, sha256 in self.torn.items() if number in present and self._is(number, sha256)
        }
        for number in ours:
            self.discard(number)
        present = self.numbers()
        self.torn = {number: sha256 for number, sha256 in ours.items() if number in present}

    def _is(self, number: int, sha256: str) -> bool:
        """Whether a file is this save of ours, or no save of anybody's."""
        try:
            return self.checked(number)[0].sha256 == sha256
        except NewerVersion:
            return False
        except (NotIntact, StorageFailure):
            return True

    def _path(self, number: int) -> Path:
        return self.folder / f"{number:08}.lapg"


def numbers(folder: Path, files: Files) -> tuple[int, ...]:
    """The numbers of the generation files in a folder, oldest first."""
    return tuple(int(match[1]) for name in files.names(folder) if (match := _NAME.fullmatch(name)))


def glance(path: Path, files: Files) -> Generation:
    """A generation from the ends of its file, content unread; raises as `lapreporter.document.generation.outline`."""
    head, tail, size = files.read_ends(path, HEAD, FOOTER)
    return outline(head, tail, size, path.name)
