"""Packed parts of a PDF that would swell beyond all measure, found before any library unpacks them."""

from __future__ import annotations

import re
import zlib

_FREE = 100_000_000
_LIMIT = 600_000_000
_RATIO = 100
_LAYERS = 4
_STREAM = re.compile(rb"stream\r?\n(?=[\x08\x18\x28\x38\x48\x58\x68\x78])")
_BITE = 65_536
_CHUNK = 1_000_000


def swells(pdf: bytes) -> bool:
    """Whether what is packed in the file would take more memory than any report needs.

    All parts together may unpack to `_FREE` bytes, or to `_RATIO` times the length of the file, but never beyond
    `_LIMIT`. What is packed several times over is followed. Content is counted and thrown away.
    """
    left = max(_FREE, min(_LIMIT, _RATIO * len(pdf)))
    view = memoryview(pdf)
    for match in _STREAM.finditer(pdf):
        left -= _size(view[match.end() :], left, 1)
        if left < 0:
            return True
    return False


def _size(packed: memoryview, enough: int, layer: int) -> int:
    """The bytes that come out of a packed part, counted until they are more than enough."""
    unpacking, size = zlib.decompressobj(), 0
    try:
        for start in range(0, len(packed), _BITE):
            bite: bytes | memoryview = packed[start : start + _BITE]
            while bite and size <= enough:
                content = unpacking.decompress(bite, _CHUNK)
                if not size and layer < _LAYERS:
                    # A part packed again and again shows it in its first million bytes, or is small.
                    size += _size(memoryview(content), enough, layer + 1)
                size += len(content)
                bite = unpacking.unconsumed_tail
            if unpacking.eof or size > enough:
                break
    except zlib.error:
        pass
    return size
