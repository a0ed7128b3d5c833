"""Retirement notes: an official who leaves, or whose key may be known to others, gives the key up with its own help.

A note is a small JSON file and its detached signature by the key that is given up. It says from which day reports
signed with that key are no longer to be relied upon, and may name the next key; that one must still be compared.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from lapreporter.errors import BadContent, CutOff, NewerVersion, NotOurs
from lapreporter.exchange.cms import read_cms
from lapreporter.exchange.identity import Signatory, describe
from lapreporter.exchange.signing import sign_json
from lapreporter.report.strict_json import parse
from lapreporter.words import Term, mark

_FORMAT = "lap-key-retirement"
_VERSION = 1
_LARGEST = 10_000
_KEYS = {"format", "format_version", "name", "fingerprint", "retired_on", "successor"}
_FINGERPRINT = re.compile(r"\d{5}( \d{5}){11}")
_WRONG_FIELD = Term(mark("a value of another kind"))
_OTHER_SIGNER = Term(mark("the signature of another key"))


@dataclass(frozen=True, slots=True)
class Retirement:
    """What a note says: whose key, from which day, and the fingerprint of the next key where one is named."""

    name: str
    fingerprint: str
    retired_on: date
    successor: str | None = None


@dataclass(frozen=True, slots=True)
class RetirementNote:
    """The two files of a note."""

    content: bytes
    signature: bytes


def retirement_note(signatory: Signatory, successor: str | None, on: date, at: datetime) -> RetirementNote:
    """A note by which the holder gives up the key that signs it, from the day ``on``.

    ``successor`` is the fingerprint of the next key; ``at`` the aware time that the signature claims. Raises a
    `SigningFailure`.
    """
    signer = describe(signatory.certificate)
    said = {
        "format": _FORMAT,
        "format_version": _VERSION,
        "name": signer.name,
        "fingerprint": signer.fingerprint,
        "retired_on": on.isoformat(),
        "successor": successor,
    }
    content = (json.dumps(said, ensure_ascii=False, sort_keys=True, indent=2) + "\n").encode()
    return RetirementNote(content, sign_json(content, signatory, at))


def read_retirement(note: RetirementNote, name: str) -> Retirement:
    """What a note from outside says, once its signature was checked; ``name`` is the file's, for messages.

    Raises `NotOurs`, `NewerVersion`, `BadContent`, or `CutOff` where content and signature do not belong together.
    """
    said = parse(note.content, name)
    if said.get("format") != _FORMAT:
        raise NotOurs(name=name)
    if isinstance(said.get("format_version"), int) and said["format_version"] > _VERSION:
        raise NewerVersion(name=name, version=said["format_version"])
    retirement = _checked(said, name)
    try:
        signature = read_cms(note.signature, [note.content])
    except Exception as error:  # parsers raise whatever they like on a hostile file
        raise CutOff(name=name) from error
    if not signature.holds:
        raise CutOff(name=name)
    if signature.signer.fingerprint != retirement.fingerprint:
        raise BadContent(name=name, path="fingerprint", problem=_OTHER_SIGNER)
    # The certificate is what was signed with; a note cannot give it another name.
    return Retirement(signature.signer.name, retirement.fingerprint, retirement.retired_on, retirement.successor)


def is_retirement(content: bytes) -> bool:
    """Whether a JSON calls itself a note; whether it is one, `read_retirement` tells."""
    return f'"{_FORMAT}"'.encode() in content[:_LARGEST]


def is_fingerprint(text: Any) -> bool:
    """Whether a value has the form of twelve groups of five digits."""
    return isinstance(text, str) and _FINGERPRINT.fullmatch(text) is not None and text.isascii()


def _checked(said: dict[str, Any], name: str) -> Retirement:
    for key in sorted(_KEYS ^ said.keys()):
        raise BadContent(name=name, path=key, problem=_WRONG_FIELD)
    for key, right in (
        ("name", isinstance(said["name"], str)),
        ("fingerprint", is_fingerprint(said["fingerprint"])),
        ("successor", said["successor"] is None or is_fingerprint(said["successor"])),
    ):
        if not right:
            raise BadContent(name=name, path=key, problem=_WRONG_FIELD)
    try:
        day = date.fromisoformat(said["retired_on"])
    except (TypeError, ValueError) as error:
        raise BadContent(name=name, path="retired_on", problem=_WRONG_FIELD) from error
    return Retirement(said["name"], said["fingerprint"], day, said["successor"])
