"""The identities this user can sign with: files in the user's own folder, each under its own passphrase.

Beside each lies a small file with the name of its owner, which is no secret: it tells whose identity it is before the
passphrase is typed.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from lapreporter.errors import storage_failure
from lapreporter.locations import user_data

_NAME, _GIVEN_UP = ".name", ".given-up"


@dataclass(frozen=True, slots=True)
class Person:
    """Who signs: what goes into a certificate made by this program."""

    name: str
    institution: str
    iso2: str | None = None


@dataclass(frozen=True, slots=True)
class Own:
    """An identity made by this program: its file, whose it is as far as that is written beside it, and since when."""

    file: Path
    name: str
    made_on: date


def folder() -> Path:
    """Where identities made by this program lie."""
    return user_data() / "identities"


def known() -> tuple[Own, ...]:
    """The identities in use, newest first."""
    if not folder().is_dir():
        return ()
    files = (file for file in folder().glob("*.p12") if not file.with_suffix(_GIVEN_UP).exists())
    newest = sorted(files, key=lambda file: file.stat().st_mtime, reverse=True)
    return tuple(Own(file, _name_beside(file), _made_on(file)) for file in newest)


def make(person: Person, passphrase: str, now: datetime) -> Own:
    """Make an identity and keep it under a passphrase. Takes up to a second; raises a StorageFailure."""
    from lapreporter.exchange import identity

    made = identity.make_identity(person.name, person.institution, person.iso2, now)
    folder().mkdir(parents=True, exist_ok=True)
    file = folder() / f"{plain(person.name) or 'identity'}-{now:%Y%m%d%H%M%S%f}.p12"
    identity.save_identity(made, file, passphrase)
    # Only a help to the memory: the identity works without it.
    with suppress(OSError):
        file.with_suffix(_NAME).write_text(person.name, encoding="utf-8")
    return Own(file, person.name, now.date())


def give_up(own: Own) -> None:
    """Offer an identity no longer; its file stays. Raises a StorageFailure."""
    try:
        own.file.with_suffix(_GIVEN_UP).touch()
    except OSError as problem:
        raise storage_failure(problem, str(own.file), "1 kB") from problem


def plain(name: str) -> str:
    """A name as a part of a file's name: ASCII letters and digits, words joined by hyphens."""
    letters = "".join(char if char.isascii() and char.isalnum() else " " for char in name.lower())
    return "-".join(letters.split())[:40]


def _made_on(file: Path) -> date:
    return datetime.fromtimestamp(file.stat().st_mtime).astimezone().date()


def _name_beside(file: Path) -> str:
    try:
        return file.with_suffix(_NAME).read_text(encoding="utf-8").strip()
    except (OSError, ValueError):
        return ""
