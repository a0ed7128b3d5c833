r"""One generation of a document as bytes: a header line, the packed content, a footer line with a SHA-256.

    {"kind": "lap-report-generation", "format": 1, ...}\n
    <deflated content>
    \nsha256 <64 hexadecimal digits of everything before this line>\n

The header of a protected document says so in ``protection``, and the deflated content is a file of age; header and
footer stay readable, so that damage is noticed without the passphrase.

First line and footer keep this shape in every later format, so that an older program can tell a newer file from a
damaged one. A file whose footer does not fit does not exist for the reader.
"""

from __future__ import annotations

import hashlib
import json
import re
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from types import NoneType
from typing import Any, TypeAlias

from lapreporter.document.files import megabytes
from lapreporter.document.protection import Key, Protection
from lapreporter.errors import NewerVersion, Protected, TooLarge

KIND = "lap-report-generation"
FORMAT = 1
CONTENT_LIMIT = 100_000_000
"""Bytes of unpacked content that are written or read at most."""
HEAD = 65_536
FOOTER = len("\nsha256 \n") + 64

_FOOTER_LINE = re.compile(rb"\nsha256 ([0-9a-f]{64})\n")
_QUICK = 3  # deflate level: as quick as 1 on this kind of text and a little smaller; 6 takes twice as long

_TYPES: Mapping[str, tuple[type, ...]] = {
    "kind": (str,),
    "format": (int,),
    "program": (str,),
    "report_id": (str,),
    "number": (int,),
    "revision": (int,),
    "parents": (list,),
    "supersedes": (list,),
    "saved_at": (str,),
    "milestone": (str, NoneType),
    "summary": (dict,),
    "size": (int,),
    "packed": (int,),
}
_FACTS = tuple(key for key in _TYPES if key not in ("kind", "format"))
_SUMMARY_TYPES = (str, int, bool, NoneType)

Summary: TypeAlias = Mapping[str, str | int | bool | None]
"""A few facts about a report for the start screen, such as State, year, kind and whether it is practice."""


@dataclass(frozen=True, slots=True)
class Header:
    """What the first line of a generation says. ValueError for a time without time zone, or a figure out of range.

    Read by hand, not by pydantic: the first window shows these lines, and pydantic takes longer to load than Qt.
    """

    program: str
    report_id: str
    number: int
    revision: int
    parents: tuple[str, ...]
    supersedes: tuple[int, ...]
    """Numbers of all generations on disk that this one continues; the others are rivals."""
    saved_at: datetime
    milestone: str | None
    summary: Summary
    size: int
    """Bytes of the content before packing."""
    packed: int
    """Bytes of the content as stored."""
    protection: Protection | None = None

    def __post_init__(self) -> None:
        """Refuse what no generation can say."""
        if self.saved_at.utcoffset() is None:
            raise ValueError("a save needs a timezone")
        if self.number < 1 or self.revision < 1 or self.packed < 0 or not 0 <= self.size <= CONTENT_LIMIT:
            raise ValueError("a figure of the header is out of range")


@dataclass(frozen=True, slots=True)
class Generation:
    """A generation file: its header, its SHA-256 (its identity, named by children as parent), its bytes on disk."""

    header: Header
    sha256: str
    stored: int


class NotIntact(Exception):
    """A generation file that cannot be trusted. ``unfinished`` when its writing never ended."""

    def __init__(self, saved_at: datetime | None, unfinished: bool) -> None:
        super().__init__("unfinished" if unfinished else "changed")
        self.saved_at = saved_at
        self.unfinished = unfinished


def pack(payload: bytes, key: Key | None = None) -> bytes:
    """The content as it is stored, sealed where there is a key; `TooLarge` beyond `CONTENT_LIMIT`."""
    if len(payload) > CONTENT_LIMIT:
        raise TooLarge(name="report", size=megabytes(len(payload)), limit=megabytes(CONTENT_LIMIT))
    packed = zlib.compress(payload, _QUICK)
    return packed if key is None else key.seal(packed)


def encode(header: Header, packed: bytes) -> tuple[Generation, bytes]:
    """A generation and the bytes of its file."""
    line = _line(header)
    if len(line) > HEAD:
        raise ValueError("the summary of a report must stay small")
    sha256 = hashlib.sha256(line + packed).hexdigest()
    data = b"".join((line, packed, b"\nsha256 ", sha256.encode(), b"\n"))
    return Generation(header, sha256, len(data)), data


def checked(data: bytes, name: str) -> tuple[Generation, bytes]:
    """The generation in a file and its content, still packed.

    Raises `NotIntact` when it is damaged and `NewerVersion` when this program is too old for it.
    """
    line = data[: data.find(b"\n", 0, HEAD) + 1]
    body, footer = data[:-FOOTER], _FOOTER_LINE.fullmatch(data[-FOOTER:])
    if footer is None or hashlib.sha256(body).hexdigest().encode() != footer[1]:
        raise _damage(line, len(data), footer is not None)
    header = _header(line, name)
    if header is None or len(body) != len(line) + header.packed:
        raise NotIntact(None, unfinished=False)
    return Generation(header, footer[1].decode(), len(data)), body[len(line) :]


def unpack(packed: bytes, header: Header, key: Key | None = None) -> bytes:
    """The content; `NotIntact` when it is not what the header says, `Protected` when the key does not fit.

    The header, itself below `CONTENT_LIMIT`, says how large it may become, so nothing swells without bound.
    """
    if header.protection is not None and (key is None or not key.fits(header.protection)):
        raise Protected(header.protection)
    try:
        packing = zlib.decompressobj()
        stored = key.open(packed) if key is not None and header.protection is not None else packed
        payload = packing.decompress(stored, header.size + 1)
    except (zlib.error, ValueError):
        raise NotIntact(header.saved_at, unfinished=False) from None
    if len(payload) != header.size or not packing.eof or packing.unused_data:
        raise NotIntact(header.saved_at, unfinished=False)
    return payload


def outline(head: bytes, tail: bytes, size: int, name: str) -> Generation:
    """A generation from the two ends of its file, content unread and unchecked; raises as `checked` does."""
    line = head[: head.find(b"\n", 0, HEAD) + 1]
    header, footer = _header(line, name), _FOOTER_LINE.fullmatch(tail)
    if header is None or footer is None or size != _whole(line, header):
        raise _damage(line, size, footer is not None)
    return Generation(header, footer[1].decode(), size)


def _whole(line: bytes, header: Header) -> int:
    return len(line) + header.packed + FOOTER


def _line(header: Header) -> bytes:
    plain = {"kind": KIND, "format": FORMAT, **{key: getattr(header, key) for key in _FACTS}}
    plain["saved_at"] = header.saved_at.isoformat()
    if header.protection is not None:
        plain["protection"] = header.protection.plain()
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def _header(line: bytes, name: str) -> Header | None:
    try:
        plain = json.loads(line.decode())
    except (ValueError, RecursionError):
        return None
    if not isinstance(plain, dict):
        return None
    version = plain.get("format")
    if type(version) is int and version > FORMAT:
        raise NewerVersion(name=name, version=version)
    try:
        return _read(plain) if _is_header(plain) else None
    except ValueError:
        return None


def _is_header(plain: dict[str, Any]) -> bool:
    """Whether exactly the keys of a header are there, each with a value of its own type; True is no number."""
    return (
        plain.keys() - {"protection"} == _TYPES.keys()
        and all(type(plain[key]) in types for key, types in _TYPES.items())
        and plain["kind"] == KIND
        and plain["format"] == FORMAT
        and all(type(parent) is str for parent in plain["parents"])
        and all(type(number) is int for number in plain["supersedes"])
        and all(type(fact) in _SUMMARY_TYPES for fact in plain["summary"].values())
    )


def _read(plain: dict[str, Any]) -> Header:
    facts = {key: plain[key] for key in _FACTS}
    lists = {key: tuple(plain[key]) for key in ("parents", "supersedes")}
    protection = Protection.of(plain["protection"]) if "protection" in plain else None
    return Header(**{**facts, **lists, "saved_at": datetime.fromisoformat(plain["saved_at"]), "protection": protection})


def _damage(line: bytes, size: int, ended: bool) -> NotIntact:
    try:
        header = _header(line, "")
    except NewerVersion:
        return NotIntact(None, unfinished=False)
    short = header is None or size < _whole(line, header)
    return NotIntact(header.saved_at if header else None, unfinished=short and not ended)
