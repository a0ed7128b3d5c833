"""The identities this user can sign with: files in the user's own folder, each under its own passphrase."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from lapreporter.locations import user_data


@dataclass(frozen=True, slots=True)
class Person:
    """Who signs: what goes into a certificate made by this program."""

    name: str
    institution: str
    iso2: str | None


def folder() -> Path:
    """Where identities made by this program lie."""
    return user_data() / "identities"


def known() -> tuple[Path, ...]:
    """The identity files, newest first."""
    if not folder().is_dir():
        return ()
    files = folder().glob("*.p12")
    return tuple(sorted(files, key=lambda file: file.stat().st_mtime, reverse=True))


def made_on(file: Path) -> date:
    """The day on which an identity was made."""
    return datetime.fromtimestamp(file.stat().st_mtime).astimezone().date()


def make(person: Person, passphrase: str, now: datetime) -> Path:
    """Make an identity and keep it under a passphrase. Takes up to a second; raises a StorageFailure."""
    from lapreporter.exchange import identity

    made = identity.make_identity(person.name, person.institution, person.iso2, now)
    folder().mkdir(parents=True, exist_ok=True)
    file = folder() / f"{_plain(person.name)}-{now:%Y%m%d%H%M%S}.p12"
    identity.save_identity(made, file, passphrase)
    return file


def _plain(name: str) -> str:
    letters = "".join(char if char.isascii() and char.isalnum() else "-" for char in name.lower())
    return letters.strip("-")[:40] or "identity"
