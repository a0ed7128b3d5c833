"""The one strict kind of zip that a `.lap` file is, written and read in memory.

A reader that mends what is odd can be led astray, so this one refuses: parts lie one after the other without gap,
both headers of a part agree, no extra fields, no comments, no data descriptors, no encryption, names from a closed
list. The layout is the zip format's (PKWARE's application note); any zip program opens the file.
"""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Iterable
from dataclasses import dataclass

from lapreporter.document.files import MEGABYTE, megabytes
from lapreporter.errors import CutOff, NotOurs, TooLarge, UnsafeArchive
from lapreporter.words import Term, mark

MIMETYPE = b"application/x-lap-report"
PARTS = 1_000
UNPACKED = 500 * MEGABYTE
RATIO = 100
SMALL = MEGABYTE
"""Parts up to this many bytes may be packed at any ratio; they do no harm."""

_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_END = struct.Struct("<4s4H2LH")
_LOCAL_MARK, _CENTRAL_MARK, _END_MARK = b"PK\3\4", b"PK\1\2", b"PK\5\6"
_VERSION, _STORED, _DEFLATED, _ENCRYPTED = 20, 0, 8, 1
_MIDNIGHT, _FIRST_DAY = 0, 33  # 1 January 1980, the first moment a zip knows: equal content gives equal bytes
_LINK, _TYPE_OF_FILE = 0o120000, 0o170000
_NAME = re.compile(r"mimetype|manifest\.json|report\.json|content\.age|attachments/[0-9a-f]{64}\.[a-z0-9]{1,8}")
_ESCAPE = re.compile(r"^[/\\]|^[A-Za-z]:|\\|(^|/)\.\.(/|$)|\0")

_ENDS_EARLY = mark("its list of parts does not fit its length")
_TOO_MANY = mark("it holds more than 1,000 parts")
_OUTSIDE = mark("a part is named so that it would land outside its folder")
_IS_LINK = mark("a part is a link to another file")
_IS_ENCRYPTED = mark("a part is encrypted")
_TWICE = mark("two parts have the same name")
_UNKNOWN = mark("it holds a part that belongs to no report")
_ODD = mark("a part is described in two ways or in an unusual way")
_OVERLAP = mark("parts overlap or have gaps between them")
_SWELLS = mark("a part would swell to more than a hundred times its size")


@dataclass(frozen=True, slots=True)
class _Part:
    name: str
    method: int
    crc: int
    packed: int
    size: int
    offset: int

    @property
    def local(self) -> bytes:
        """The header that must stand before the content."""
        name = self.name.encode()
        sizes = (self.crc, self.packed, self.size, len(name), 0)
        return _LOCAL.pack(_LOCAL_MARK, _VERSION, 0, self.method, _MIDNIGHT, _FIRST_DAY, *sizes) + name

    @property
    def central(self) -> bytes:
        """The entry in the list at the end."""
        name = self.name.encode()
        head = (_VERSION, _VERSION, 0, self.method, _MIDNIGHT, _FIRST_DAY, self.crc, self.packed, self.size)
        return _CENTRAL.pack(_CENTRAL_MARK, *head, len(name), 0, 0, 0, 0, 0, self.offset) + name


def packed(parts: Iterable[tuple[str, bytes]]) -> bytes:
    """The archive with these named parts after its `MIMETYPE`; equal parts give equal bytes.

    `TooLarge` when it would be more than the reader takes; `ValueError` for a name the reader would refuse.
    """
    body, unpacked_size = bytearray(), 0
    entries: list[bytes] = []
    for name, content in (("mimetype", MIMETYPE), *parts):
        if not _NAME.fullmatch(name):
            raise ValueError(f"not the name of a part: {name!r}")
        unpacked_size += len(content)
        if unpacked_size > UNPACKED or len(entries) == PARTS:
            raise TooLarge(name="report", size=megabytes(unpacked_size), limit=megabytes(UNPACKED))
        method, stored = _stored(name, content)
        part = _Part(name, method, zlib.crc32(content), len(stored), len(content), len(body))
        body += part.local + stored
        entries.append(part.central)
    listing = b"".join(entries)
    end = _END.pack(_END_MARK, 0, 0, len(entries), len(entries), len(listing), len(body), 0)
    return bytes(body) + listing + end


def unpacked(data: bytes, name: str) -> dict[str, bytes]:
    """The parts of an archive by name. ``name`` is the file's, for messages.

    Raises `NotOurs`, `CutOff`, `TooLarge` or `UnsafeArchive`; sizes are judged before anything is unpacked.
    """
    _recognise(data, name)
    parts, listing_start = _listing(data, name)
    _check_layout(data, parts, listing_start, name)
    if sum(part.size for part in parts) > UNPACKED:
        raise TooLarge(name=name, size=megabytes(sum(part.size for part in parts)), limit=megabytes(UNPACKED))
    if any(part.size > SMALL and part.size > RATIO * part.packed for part in parts):
        raise UnsafeArchive(name=name, problem=Term(_SWELLS))
    return {part.name: _content(data, part, name) for part in parts}


def _stored(name: str, content: bytes) -> tuple[int, bytes]:
    """Deflated where that helps, and never so far that the reader would take it for a bomb."""
    packing = zlib.compressobj(6, zlib.DEFLATED, -zlib.MAX_WBITS)
    small = packing.compress(content) + packing.flush()
    if name == "mimetype" or len(small) >= len(content) or len(content) > RATIO * len(small):
        return _STORED, content
    return _DEFLATED, small


def _recognise(data: bytes, name: str) -> None:
    opening = _Part("mimetype", _STORED, zlib.crc32(MIMETYPE), len(MIMETYPE), len(MIMETYPE), 0).local + MIMETYPE
    if data.startswith(opening):
        return
    if opening.startswith(data) or not data.strip(b"\0"):
        raise CutOff(name=name)
    raise NotOurs(name=name)


def _listing(data: bytes, name: str) -> tuple[list[_Part], int]:
    """The parts as the list at the end names them, and where that list begins."""
    if len(data) < _END.size or data[-_END.size :][:4] != _END_MARK:
        raise CutOff(name=name)
    _, disk, first_disk, here, count, length, start, comment = _END.unpack(data[-_END.size :])
    if count > PARTS:
        raise UnsafeArchive(name=name, problem=Term(_TOO_MANY))
    if (disk, first_disk, comment) != (0, 0, 0) or here != count or start + length + _END.size != len(data):
        raise UnsafeArchive(name=name, problem=Term(_ENDS_EARLY))
    parts: list[_Part] = []
    at, end = start, start + length
    for _ in range(count):
        part, at = _entry(data, at, end, name)
        parts.append(part)
    if at != end:
        raise UnsafeArchive(name=name, problem=Term(_ENDS_EARLY))
    if len({part.name for part in parts}) != count:
        raise UnsafeArchive(name=name, problem=Term(_TWICE))
    return parts, start


def _entry(data: bytes, at: int, end: int, name: str) -> tuple[_Part, int]:
    if at + _CENTRAL.size > end:
        raise UnsafeArchive(name=name, problem=Term(_ENDS_EARLY))
    fields = _CENTRAL.unpack_from(data, at)
    flags, method, crc, packed_size, size, length, attributes, offset = (
        fields[index] for index in (3, 4, 7, 8, 9, 10, 15, 16)
    )
    after = at + _CENTRAL.size + length
    label = data[at + _CENTRAL.size : after].decode("utf-8", errors="replace")
    part = _Part(label, method, crc, packed_size, size, offset)
    for problem, found in (
        (_OUTSIDE, bool(_ESCAPE.search(label))),
        (_IS_LINK, attributes >> 16 & _TYPE_OF_FILE == _LINK),
        (_IS_ENCRYPTED, bool(flags & _ENCRYPTED)),
        (_UNKNOWN, not _NAME.fullmatch(label)),
        (_ODD, method not in {_STORED, _DEFLATED} or part.central != data[at:after]),
    ):
        if found:
            raise UnsafeArchive(name=name, problem=Term(problem))
    return part, after


def _check_layout(data: bytes, parts: list[_Part], listing_start: int, name: str) -> None:
    at = 0
    for part in sorted(parts, key=lambda one: one.offset):
        if part.offset != at:
            raise UnsafeArchive(name=name, problem=Term(_OVERLAP))
        if not data.startswith(part.local, at):
            raise UnsafeArchive(name=name, problem=Term(_ODD))
        at += len(part.local) + part.packed
    if at != listing_start:
        raise UnsafeArchive(name=name, problem=Term(_OVERLAP))


def _content(data: bytes, part: _Part, name: str) -> bytes:
    start = part.offset + len(part.local)
    stored = data[start : start + part.packed]
    content = stored if part.method == _STORED else _inflated(stored, part.size, name)
    if len(content) != part.size or zlib.crc32(content) != part.crc:
        raise CutOff(name=name)
    return content


def _inflated(stored: bytes, size: int, name: str) -> bytes:
    try:
        packing = zlib.decompressobj(-zlib.MAX_WBITS)
        content = packing.decompress(stored, size + 1)
    except zlib.error:
        raise CutOff(name=name) from None
    if not packing.eof or packing.unused_data:
        raise CutOff(name=name)
    return content
