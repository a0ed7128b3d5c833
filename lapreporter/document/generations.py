"""The generations of one report: every save a new file that nothing ever changes, old ones thinned out afterwards.

Creating the next number exclusively is also the comparison that keeps two writers apart: whoever comes second is
told `SavedElsewhere`, reads what the other wrote, joins it with its own and saves again. Should two writers ever
continue the same generation, both files stay and the reader is told of the rival.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from lapreporter.document.files import Files
from lapreporter.document.generation import (
    CONTENT_LIMIT,
    FOOTER,
    HEAD,
    Generation,
    Header,
    NotIntact,
    Summary,
    checked,
    encode,
    outline,
    pack,
    unpack,
)
from lapreporter.document.protection import Key
from lapreporter.document.retention import INTACT, NEWEST, Kept, surplus
from lapreporter.errors import NewerVersion, NothingIntact, Protected, SavedElsewhere, StorageFailure, TooLarge

_NAME = re.compile(r"(\d{8})\.lapg")
_FILE_LIMIT = CONTENT_LIMIT + HEAD + FOOTER + 1_000_000


@dataclass(frozen=True, slots=True)
class Damage:
    """A save that is lost: its number, its time if that can still be read, and whether its writing never ended."""

    number: int
    saved_at: datetime | None
    unfinished: bool


@dataclass(frozen=True, slots=True)
class Seen:
    """What a writer continues: one generation or several being joined, and the highest number it knew of."""

    heads: tuple[Generation, ...]
    ceiling: int

    @property
    def supersedes(self) -> frozenset[int]:
        """The numbers of these generations and of all they continue."""
        return frozenset(number for head in self.heads for number in (head.header.number, *head.header.supersedes))

    def joined(self, rivals: Sequence[Generation]) -> Seen:
        """The same with the work of rivals joined in."""
        return Seen((*self.heads, *rivals), self.ceiling)

    def followed_by(self, generation: Generation) -> Seen:
        """What is seen after saving."""
        return Seen((generation,), generation.header.number)


@dataclass(frozen=True, slots=True)
class Loaded:
    """The newest intact generation with its content, and what a reader has to know beside it."""

    generation: Generation
    payload: bytes
    damaged: tuple[Damage, ...]
    """Newer saves that could not be read, newest first; between ``generation`` and these something is missing."""
    rivals: tuple[Generation, ...]
    """Intact generations that this one does not continue: another writer's work, to be joined."""
    leftovers: tuple[int, ...]
    """Numbers of files that may go: their writing never ended, or they are damaged and long superseded."""
    seen: Seen


class Generations:
    """The folder with the generations of one report. For one writer at a time; see `OpenDocument` for threads."""

    def __init__(self, folder: Path, files: Files, report_id: str, program: str, key: Key | None = None) -> None:
        self.key = key
        self._folder = folder
        self._files = files
        self._report_id = report_id
        self._program = program
        self._outlines: dict[int, Generation] = {}
        self._trusted: set[int] = set()
        self._torn: set[int] = set()
        self._reserved: set[int] = set()
        """Numbers below the newest that wait for copies of earlier saves, should the disk take them later."""

    def numbers(self) -> tuple[int, ...]:
        """The numbers of all generation files, intact or not, oldest first."""
        return numbers(self._folder, self._files)

    def newest(self) -> Loaded:
        """The newest intact generation.

        Raises `NothingIntact` when none is left, `NewerVersion` when it was saved by a newer program, `Protected`
        when the key does not fit, and the failure of the disk when not one file could be read because of it.
        """
        present = self.numbers()
        damaged: list[Damage] = []
        failures: list[StorageFailure] = []
        for number in reversed(present):
            try:
                generation, payload = self.read(number)
            except NotIntact as problem:
                damaged.append(Damage(number, problem.saved_at, problem.unfinished))
            except StorageFailure as failure:
                failures.append(failure)
                damaged.append(Damage(number, None, unfinished=False))
            else:
                return self._loaded(generation, payload, damaged, present)
        if failures and len(failures) == len(present):
            raise failures[0]
        raise NothingIntact(place=str(self._folder))

    def read(self, number: int) -> tuple[Generation, bytes]:
        """One generation and its content; `NotIntact` when it is damaged or is not what its name says."""
        generation, packed = self._checked(number)
        return generation, unpack(packed, generation.header, self.key)

    def versions(self) -> tuple[Generation, ...]:
        """All intact generations, newest first; each file is read and checked."""
        found = []
        for number in reversed(self.numbers()):
            with suppress(NotIntact, StorageFailure, NewerVersion):
                found.append(self._checked(number)[0])
        return tuple(found)

    def milestones(self) -> tuple[Generation, ...]:
        """The generations kept for good, newest first, by their ends alone: the content is not read."""
        outlines = (self._outline(number) for number in reversed(self.numbers()))
        return tuple(one for one in outlines if one is not None and one.header.milestone is not None)

    def save(
        self, seen: Seen, payload: bytes, *, summary: Summary, now: datetime, milestone: str | None = None
    ) -> Generation:
        """Write a new generation that continues what was seen; on the disk when this returns.

        ``now`` needs a time zone. Raises `SavedElsewhere` when another writer was first, else a `StorageFailure`;
        either way everything saved before is untouched, and the same save may be tried again.
        """
        number = self._next(seen.ceiling)
        present = self.numbers()
        if any(one >= number and one not in self._torn for one in present):
            raise SavedElsewhere
        packed = pack(payload, self.key)
        header = Header(
            program=self._program,
            report_id=self._report_id,
            number=number,
            revision=1 + max((head.header.revision for head in seen.heads), default=0),
            parents=tuple(head.sha256 for head in seen.heads),
            supersedes=tuple(sorted((seen.supersedes | self._torn) & {*present, *self._reserved})),
            saved_at=now,
            milestone=milestone,
            summary=dict(summary),
            size=len(payload),
            packed=len(packed),
            protection=self.key.protection if self.key is not None else None,
        )
        generation = self._keep(header, packed)
        self._prune(generation, now)
        return generation

    def rekey(self, seen: Seen, key: Key | None, payload: bytes, *, summary: Summary, now: datetime) -> Generation:
        """Save under another key, or under none, and keep every earlier save under it as well.

        The newest content is written first, under a number that leaves room below for copies of the earlier saves, so
        that it is the newest at every moment. Only then the earlier files are deleted. Raises as `save` does; once the
        newest is written, what is missing of the copies is made up for by `settle`.
        """
        first, present = self._next(seen.ceiling), self.numbers()
        if any(one >= first and one not in self._torn for one in present):
            raise SavedElsewhere
        room = set(range(first, first + len(present)))
        packed = pack(payload, key)
        header = Header(
            program=self._program,
            report_id=self._report_id,
            number=first + len(present),
            revision=1 + max((head.header.revision for head in seen.heads), default=0),
            parents=tuple(head.sha256 for head in seen.heads),
            supersedes=tuple(sorted({*present, *room})),
            saved_at=now,
            milestone=None,
            summary=dict(summary),
            size=len(payload),
            packed=len(packed),
            protection=key.protection if key is not None else None,
        )
        generation = self._keep(header, packed)
        former, self.key = self.key, key
        self.settle(generation, former)
        return generation

    def settle(self, newest: Generation, former: Key | None = None) -> None:
        """Bring every earlier save that is kept in another way than the newest under its key, as far as the disk obeys.

        Only for the holder of the lock. What cannot be read, because it needs a key that is gone, stays as it is.
        """
        with suppress(StorageFailure, SavedElsewhere, NewerVersion):
            present = self.numbers()
            if all(one is None or self._alike(one, newest) for one in map(self._outline, present)):
                return
            for number in present:
                if self._outline(number) is None:
                    self._discard(number)
            present = self.numbers()
            self._reserved = {one for one in newest.header.supersedes if one not in present}
            copied = {one.header.revision: one for one in self.versions() if self._alike(one, newest)}
            free = [one for one in sorted(self._reserved) if one > max(self._others(newest), default=0)]
            for number in self._others(newest):
                self._copy(number, former, copied, free)

    def _copy(self, number: int, former: Key | None, copied: Mapping[int, Generation], free: list[int]) -> None:
        """Keep one earlier save under the key of the newest and delete the file it lay in."""
        try:
            generation, packed = self._checked(number)
            payload = unpack(packed, generation.header, former)
        except NotIntact:
            self._discard(number)
            return
        except Protected:
            return
        twin = copied.get(generation.header.revision)
        if free and (twin is None or twin.header.saved_at != generation.header.saved_at):
            sealed = pack(payload, self.key)
            protection = self.key.protection if self.key is not None else None
            place = replace(generation.header, number=free.pop(0), parents=(), supersedes=())
            self._keep(replace(place, packed=len(sealed), protection=protection), sealed)
        self._discard(number)

    def _others(self, newest: Generation) -> list[int]:
        """The numbers of the saves below the newest that are kept in another way."""
        below = [one for one in self.numbers() if one < newest.header.number]
        return [number for number in below if not self._alike(self._outline(number), newest)]

    @staticmethod
    def _alike(one: Generation | None, newest: Generation) -> bool:
        return one is not None and one.header.protection == newest.header.protection

    def clean(self, loaded: Loaded) -> None:
        """Delete what interrupted saves left behind. Only for the holder of the lock, who knows that nobody writes."""
        for number in loaded.leftovers:
            self._discard(number)
        self.settle(loaded.generation)

    def _keep(self, header: Header, packed: bytes) -> Generation:
        generation, data = encode(header, packed)
        self._write(header.number, data)
        self._outlines[header.number] = generation
        self._trusted.add(header.number)
        return generation

    def _checked(self, number: int) -> tuple[Generation, bytes]:
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

    def _write(self, number: int, data: bytes) -> None:
        try:
            self._files.write_new(self._path(number), data)
        except FileExistsError:
            raise SavedElsewhere from None
        except StorageFailure:
            self._torn.add(number)
            raise

    def _next(self, ceiling: int) -> int:
        """The number after the highest one seen, stepping over our own failed saves that the disk would not delete."""
        if self._torn:
            for number in sorted(self._torn):
                self._discard(number)
            self._torn &= set(self.numbers())
        return max(ceiling, *self._torn, ceiling) + 1

    def _loaded(
        self, generation: Generation, payload: bytes, damaged: list[Damage], present: tuple[int, ...]
    ) -> Loaded:
        header = generation.header
        heads: list[Generation] = []
        leftovers = [one.number for one in damaged if one.unfinished]
        superseded = {header.number, *header.supersedes}
        for number in reversed([one for one in present if one < header.number]):
            if number not in superseded:
                try:
                    heads.append(self._checked(number)[0])
                    superseded.update(heads[-1].header.supersedes)
                except NotIntact as problem:
                    old = number <= header.number - NEWEST
                    leftovers += [number] if problem.unfinished or old else []
                except StorageFailure:
                    continue
        seen = Seen((generation,), ceiling=present[-1])
        return Loaded(generation, payload, tuple(damaged), tuple(heads), tuple(leftovers), seen)

    def _prune(self, current: Generation, now: datetime) -> None:
        """Thin out what the current generation continues; a failure here costs only space, so it is passed over."""
        with suppress(StorageFailure, NewerVersion):
            known = {number: one for number in self.numbers() if (one := self._outline(number)) is not None}
            kept = [
                Kept(number, one.header.saved_at, one.stored, one.header.milestone is not None)
                for number, one in known.items()
            ]
            for number in surplus(kept, self._protected(current, known), now):
                self._discard(number)

    def _protected(self, current: Generation, known: dict[int, Generation]) -> frozenset[int]:
        heads = {number for number in known if number not in current.header.supersedes}
        named = {parent for number in heads for parent in known[number].header.parents}
        parents = {number for number, one in known.items() if one.sha256 in named}
        return frozenset(heads | parents | self._newest_intact(known))

    def _newest_intact(self, known: dict[int, Generation]) -> set[int]:
        intact: set[int] = set()
        for number in sorted(known, reverse=True):
            if len(intact) == INTACT:
                break
            with suppress(NotIntact, StorageFailure):
                if number not in self._trusted:
                    self._checked(number)
                intact.add(number)
        return intact

    def _outline(self, number: int) -> Generation | None:
        if number not in self._outlines:
            with suppress(NotIntact):
                self._outlines[number] = glance(self._path(number), self._files)
        return self._outlines.get(number)

    def _discard(self, number: int) -> None:
        """Delete a file that is no longer needed; one that a virus scanner holds just now goes another time."""
        with suppress(StorageFailure):
            self._files.delete(self._path(number))
            self._outlines.pop(number, None)

    def _path(self, number: int) -> Path:
        return self._folder / f"{number:08}.lapg"


def numbers(folder: Path, files: Files) -> tuple[int, ...]:
    """The numbers of the generation files in a folder, oldest first."""
    return tuple(int(match[1]) for name in files.names(folder) if (match := _NAME.fullmatch(name)))


def glance(path: Path, files: Files) -> Generation:
    """A generation from the ends of its file, content unread; raises as `lapreporter.document.generation.outline`."""
    head, tail, size = files.read_ends(path, HEAD, FOOTER)
    return outline(head, tail, size, path.name)
