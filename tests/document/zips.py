"""Zip files as nobody should build them: every field of every part can be set by hand."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Sequence
from dataclasses import dataclass

from lapreporter.document.archive import MIMETYPE


@dataclass(frozen=True)
class Part:
    """A part with what its two headers claim; None means the truth."""

    name: str
    content: bytes = b""
    deflate: bool = False
    local_name: str | None = None
    method: int | None = None
    flags: int = 0
    size: int | None = None
    packed: int | None = None
    crc: int | None = None
    attributes: int = 0
    offset: int | None = None
    extra: bytes = b""
    gap: bytes = b""


MIMETYPE_PART = Part("mimetype", MIMETYPE)


def crafted(
    parts: Sequence[Part], *, comment: bytes = b"", count: int | None = None, opening: Part = MIMETYPE_PART
) -> bytes:
    """A zip file of the opening part and these."""
    body, listing = b"", b""
    everything = (opening, *parts)
    for part in everything:
        body += part.gap
        local, central = headers(part, len(body))
        body += local
        listing += central
    total = len(everything) if count is None else count
    end = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, total, total, len(listing), len(body), len(comment))
    return body + listing + end + comment


def headers(part: Part, at: int) -> tuple[bytes, bytes]:
    """The local header with its content, and the entry for the list at the end."""
    stored = part.content
    if part.deflate:
        packing = zlib.compressobj(9, zlib.DEFLATED, -15)
        stored = packing.compress(part.content) + packing.flush()
    truth = (8 if part.deflate else 0, zlib.crc32(part.content), len(stored), len(part.content))
    claims = (part.method, part.crc, part.packed, part.size)
    method, crc, packed, size = (real if claim is None else claim for real, claim in zip(truth, claims, strict=True))
    name, local_name = part.name.encode(), (part.local_name or part.name).encode()
    fields = (method, 0, 33, crc, packed, size)
    local = struct.pack("<4s5H3L2H", b"PK\3\4", 20, part.flags, *fields, len(local_name), len(part.extra))
    central = struct.pack(
        "<4s6H3L5H2L", b"PK\1\2", 20, 20, part.flags, *fields, len(name), len(part.extra), 0, 0, 0,
        part.attributes, at if part.offset is None else part.offset,
    )  # fmt: skip
    return local + local_name + part.extra + stored, central + name + part.extra
