"""Where reports go: the addresses that ship with the program, and those of the installation, which replace them."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lapreporter.errors import BadContent, NotReadable
from lapreporter.exchange.mail import Addressee
from lapreporter.locations import shipped, user_data
from lapreporter.words import Term, mark

FILE = "addresses.toml"
_WRONG = Term(mark("an address needs a key, a role (to or copy), a name and an e-mail"))
_ROLES = ("to", "copy")


@dataclass(frozen=True, slots=True)
class Addresses:
    """Who receives a report, and who receives a copy as a courtesy."""

    to: tuple[Addressee, ...]
    copy_to: tuple[Addressee, ...]


def read_addresses(own: Path | None = None) -> Addresses:
    """The addresses in force. ``own`` is the installation's file, by default the one beside the user's settings.

    Raises `BadContent` for a file that is not as it should be, and `NotReadable`.
    """
    own = own or user_data() / FILE
    entries = _entries(shipped("forms", "reference", FILE))
    if own.is_file():
        entries |= _entries(own)
    found = {role: tuple(Addressee(one["name"], one["email"]) for one in entries.values() if one["role"] == role)
             for role in _ROLES}  # fmt: skip
    return Addresses(found["to"], found["copy"])


def _entries(file: Path) -> dict[str, dict[str, Any]]:
    try:
        listed = tomllib.loads(file.read_text(encoding="utf-8"))["address"]
        entries = {one["key"]: one for one in listed}
    except OSError as problem:
        raise NotReadable(place=str(file)) from problem
    except (ValueError, LookupError, TypeError) as problem:
        raise BadContent(name=file.name, path="address", problem=_WRONG) from problem
    if not entries:
        raise BadContent(name=file.name, path="address", problem=_WRONG)
    for key, one in entries.items():
        if one.get("role") not in _ROLES or not _is_address(one.get("email")) or not isinstance(one.get("name"), str):
            raise BadContent(name=file.name, path=str(key), problem=_WRONG)
    return entries


def _is_address(email: object) -> bool:
    if not isinstance(email, str) or not email.isascii() or any(sign.isspace() for sign in email):
        return False
    person, at, domain = email.partition("@")
    return bool(person and at and "." in domain) and not set(email) & set('<>",;:()[]\\')
