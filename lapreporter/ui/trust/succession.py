"""One officer after the other, without any widget: the new identity, and the note by which the old one is given up."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from lapreporter.exchange.pair import write_named
from lapreporter.ui import identities
from lapreporter.ui.identities import Own, Person, plain
from lapreporter.ui.trust.leaving import free_name

SIGNATURE = ".p7s"


@dataclass(frozen=True, slots=True)
class Successor:
    """Who signs from now on, under which passphrase."""

    person: Person
    passphrase: str


@dataclass(frozen=True, slots=True)
class Succession:
    """The new identity, and where the note and its signature lie."""

    own: Own
    note: Path
    signature: Path


def succeed(old: Own, passphrase: str, successor: Successor, folder: Path, now: datetime) -> Succession:
    """Make the new identity, sign the note with the old key, write it, and offer the old identity no longer.

    Raises `WrongPassword` before anything is made, another SigningFailure or a StorageFailure.
    """
    from lapreporter.exchange.identity import describe, load_identity
    from lapreporter.exchange.retirement import retirement_note

    leaving = load_identity(old.file, passphrase)
    own = identities.make(successor.person, successor.passphrase, now)
    following = describe(load_identity(own.file, successor.passphrase).certificate)
    said = retirement_note(leaving, following.fingerprint, now.date(), now)
    note = free_name(folder, f"retirement-{plain(describe(leaving.certificate).name) or 'signer'}", ".json")
    signature = note.with_name(note.name + SIGNATURE)
    write_named({signature: said.signature, note: said.content})
    identities.give_up(old)
    return Succession(own, note, signature)


def start_anew(old: Own, successor: Successor, now: datetime) -> Own:
    """Make a new identity where the passphrase of the old one is lost. Raises a StorageFailure."""
    own = identities.make(successor.person, successor.passphrase, now)
    identities.give_up(old)
    return own
