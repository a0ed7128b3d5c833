"""Storing the saves of a report under another key, or under none, so that it may be interrupted at any moment.

First every earlier save is copied under the new key, into numbers below the newest that were left free for it; then the
newest is written under the new key, and from then on the report is protected in the new way; only then the files of the
former way are deleted. Before that step the former way opens everything, after it the new one does: each save has its
twin. Which of the two files goes is told by the newest save alone, so whoever opens the report next can finish.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace

from lapreporter.document.generation import Generation, Header, NotIntact, pack, unpack
from lapreporter.document.generation_files import GenerationFiles
from lapreporter.document.protection import Key
from lapreporter.errors import NewerVersion, Protected, StorageFailure


class Rekeying:
    """The saves of one report on their way from one key to another."""

    def __init__(self, stored: GenerationFiles) -> None:
        self._stored = stored

    def copy(self, newest: Generation, former: Key | None, key: Key | None) -> None:
        """Store every earlier intact save under another key as well, in the room that the newest leaves below itself.

        What needs a key that is gone cannot be copied and stays as it is. Raises a `StorageFailure`.
        """
        present = [number for number in self._stored.numbers() if number < newest.header.number]
        room = sorted(set(newest.header.supersedes).difference(present))
        for number, free in zip(present, room, strict=True):
            with suppress(NotIntact, Protected):
                generation, packed = self._stored.checked(number)
                payload = unpack(packed, generation.header, former)
                self._keep(replace(generation.header, number=free, supersedes=()), payload, key)

    def take(self, newest: Generation, payload: bytes, key: Key | None) -> Generation:
        """Store the newest save under the key: from now on the report is kept in this way. Raises as `keep` does."""
        header = newest.header
        number = self._stored.next(header.number)
        followed = replace(header, number=number, supersedes=(*header.supersedes, header.number))
        return self._keep(followed, payload, key)

    def is_settled(self, newest: Generation) -> bool:
        """Whether every earlier save is kept in the way of the newest, and no scrap lies among them."""
        below = self._below(newest)
        return all(_alike(one, newest) if one else not self._is_scrap(number, newest) for number, one in below.items())

    def settle(self, newest: Generation) -> None:
        """Delete scraps, and every earlier save that is kept in another way than the newest and has its twin there.

        Only for the holder of the lock. What the disk will not delete now goes when the report is next opened.
        """
        with suppress(StorageFailure, NewerVersion):
            below = self._below(newest)
            twins = {_twin(newest)} | {_twin(one) for one in below.values() if one and self._stands(one, newest)}
            for number, one in below.items():
                if self._is_over(number, one, newest, twins):
                    self._stored.discard(number)

    def _is_over(self, number: int, one: Generation | None, newest: Generation, twins: set[object]) -> bool:
        """Whether an earlier save is no longer needed."""
        if one is None:
            return self._is_scrap(number, newest)
        return not _alike(one, newest) and (_twin(one) in twins or not self._is_intact(number))

    def _is_scrap(self, number: int, newest: Generation) -> bool:
        """Whether a file whose ends are damaged may go: none of them may tell anything of a protected report."""
        return newest.header.protection is not None or self._stored.is_unfinished(number)

    def _below(self, newest: Generation) -> dict[int, Generation | None]:
        outlines = self._stored.outlines()
        return {number: one for number, one in outlines.items() if number < newest.header.number}

    def _stands(self, one: Generation, newest: Generation) -> bool:
        """Whether an earlier save is kept in the way of the newest, and nothing is wrong with it."""
        return _alike(one, newest) and self._is_intact(one.header.number)

    def _is_intact(self, number: int) -> bool:
        try:
            self._stored.trust(number)
        except NotIntact:
            return False
        return True

    def _keep(self, header: Header, payload: bytes, key: Key | None) -> Generation:
        """Write a save under another key; it keeps its revision and its time."""
        sealed = pack(payload, key)
        protection = key.protection if key is not None else None
        return self._stored.keep(replace(header, parents=(), packed=len(sealed), protection=protection), sealed)


def _alike(one: Generation, newest: Generation) -> bool:
    return one.header.protection == newest.header.protection


def _twin(one: Generation) -> object:
    """What a save and its copy under another key have in common."""
    return one.header.revision, one.header.saved_at
