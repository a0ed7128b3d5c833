"""The generations of one report: every save a new file that nothing ever changes, old ones thinned out afterwards.

Creating the next number exclusively is also the comparison that keeps two writers apart: whoever comes second is
told `SavedElsewhere`, reads what the other wrote, joins it with its own and saves again. Should two writers ever
continue the same generation, both files stay and the reader is told of the rival.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from lapreporter.document.files import Files
from lapreporter.document.generation import Generation, Header, NotIntact, Summary, pack, unpack
from lapreporter.document.generation_files import GenerationFiles
from lapreporter.document.protection import Key
from lapreporter.document.rekeying import Rekeying
from lapreporter.document.retention import INTACT, NEWEST, Kept, surplus
from lapreporter.errors import NewerVersion, NothingIntact, SavedElsewhere, StorageFailure


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
        self._report_id = report_id
        self._program = program
        self._stored = GenerationFiles(folder, files, report_id)
        self._rekeying = Rekeying(self._stored)

    def numbers(self) -> tuple[int, ...]:
        """The numbers of all generation files, intact or not, oldest first."""
        return self._stored.numbers()

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
        raise NothingIntact(place=str(self._stored.folder))

    def read(self, number: int) -> tuple[Generation, bytes]:
        """One generation and its content; `NotIntact` when it is damaged or is not what its name says."""
        generation, packed = self._stored.checked(number)
        return generation, unpack(packed, generation.header, self.key)

    def versions(self) -> tuple[Generation, ...]:
        """All intact generations, newest first; each file is read and checked."""
        found = []
        for number in reversed(self.numbers()):
            with suppress(NotIntact, StorageFailure, NewerVersion):
                found.append(self._stored.checked(number)[0])
        return tuple(found)

    def milestones(self) -> tuple[Generation, ...]:
        """The generations kept for good, newest first, by their ends alone: the content is not read."""
        newest_first = reversed(self._stored.outlines().values())
        return tuple(one for one in newest_first if one is not None and one.header.milestone is not None)

    def save(
        self, seen: Seen, payload: bytes, *, summary: Summary, now: datetime, milestone: str | None = None
    ) -> Generation:
        """Write a new generation that continues what was seen; on the disk when this returns.

        ``now`` needs a time zone. Raises `SavedElsewhere` when another writer was first, else a `StorageFailure`;
        either way everything saved before is untouched, and the same save may be tried again.
        """
        number, present = self._free(seen)
        superseded = {*seen.supersedes, *self._stored.torn} & {*present}
        generation = self._write(seen, number, superseded, payload, summary=summary, now=now, milestone=milestone)
        self._prune(generation, now)
        return generation

    def make_room(self, seen: Seen, payload: bytes, *, summary: Summary, now: datetime) -> Generation:
        """Save, and leave numbers free below for a copy of every earlier save; raises as `save` does."""
        first, present = self._free(seen)
        room = range(first, first + len(present))
        return self._write(seen, room.stop, {*present, *room}, payload, summary=summary, now=now)

    def copy_under(self, key: Key | None, newest: Generation) -> None:
        """Store every earlier save under another key as well, in the room made for it. Raises a `StorageFailure`."""
        self._rekeying.copy(newest, self.key, key)

    def take(self, key: Key | None, newest: Generation, payload: bytes) -> Generation:
        """Store the newest save, whose content is given, under another key, and use that from now on."""
        generation = self._rekeying.take(newest, payload, key)
        self.key = key
        return generation

    def is_settled(self, newest: Generation) -> bool:
        """Whether no change of the key was interrupted."""
        return self._rekeying.is_settled(newest)

    def settle(self, newest: Generation) -> None:
        """Delete what is kept in another way than the newest, as far as the disk obeys. Only for who holds the lock."""
        self._rekeying.settle(newest)

    def clean(self, loaded: Loaded) -> None:
        """Delete what interrupted saves left behind. Only for the holder of the lock, who knows that nobody writes."""
        for number in loaded.leftovers:
            self._stored.discard(number)

    def _free(self, seen: Seen) -> tuple[int, tuple[int, ...]]:
        """The number that comes next, and those that are there; `SavedElsewhere` when another writer went on."""
        number, present = self._stored.next(seen.ceiling), self.numbers()
        if any(one >= number and one not in self._stored.torn for one in present):
            raise SavedElsewhere
        return number, present

    def _write(
        self,
        seen: Seen,
        number: int,
        superseded: Iterable[int],
        payload: bytes,
        *,
        summary: Summary,
        now: datetime,
        milestone: str | None = None,
    ) -> Generation:
        packed = pack(payload, self.key)
        header = Header(
            program=self._program,
            report_id=self._report_id,
            number=number,
            revision=1 + max((head.header.revision for head in seen.heads), default=0),
            parents=tuple(head.sha256 for head in seen.heads),
            supersedes=tuple(sorted(superseded)),
            saved_at=now,
            milestone=milestone,
            summary=dict(summary),
            size=len(payload),
            packed=len(packed),
            protection=self.key.protection if self.key is not None else None,
        )
        return self._stored.keep(header, packed)

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
                    heads.append(self._stored.checked(number)[0])
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
            outlines = self._stored.outlines()
            # Copies under a key that was never taken, which the disk did not delete, must not push the others out.
            way = current.header.protection
            known = {number: one for number, one in outlines.items() if one and one.header.protection == way}
            kept = [
                Kept(number, one.header.saved_at, one.stored, one.header.milestone is not None)
                for number, one in known.items()
            ]
            for number in surplus(kept, self._protected(current, known), now):
                self._stored.discard(number)

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
                self._stored.trust(number)
                intact.add(number)
        return intact
