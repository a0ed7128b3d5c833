"""The user's book of known signers: read when it is needed, and changed in one step from what is on the disk."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from lapreporter.locations import known_signers

if TYPE_CHECKING:
    # Loads the library of keys, which waits for the first check.
    from lapreporter.exchange.contacts import Book


def read_book() -> Book:
    """The book as it is now. Raises a RefusedFile or a StorageFailure."""
    from lapreporter.exchange.contacts import open_book

    return open_book(known_signers())


def change_book(change: Callable[[Book], Book]) -> Book:
    """Change the newest book and save it; another window may have added to it meanwhile. Raises a Failure."""
    from lapreporter.exchange.contacts import open_book, save_book

    return save_book(change(open_book(known_signers())), known_signers())
