"""The signed range of a PDF, found in its bytes alone.

Looked for without a PDF parser, so that a change can be told from an addition even where it breaks the syntax.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_BYTE_RANGE = re.compile(rb"/ByteRange\s*\[\s*(\d{1,12})\s+(\d{1,12})\s+(\d{1,12})\s+(\d{1,12})\s*\]")
_HEXADECIMAL = re.compile(rb"<[0-9A-Fa-f]*>")


@dataclass(frozen=True, slots=True)
class Envelope:
    """Everything from the first byte to ``end``, except the hexadecimal signature from ``gap`` to ``after``."""

    gap: int
    after: int
    end: int

    @property
    def byte_range(self) -> tuple[int, int, int, int]:
        """The numbers as the PDF writes them."""
        return 0, self.gap, self.after, self.end - self.after

    def contents(self, pdf: bytes) -> bytes:
        """The signature container, with its padding of zeros."""
        digits = pdf[self.gap + 1 : self.after - 1]
        return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode("ascii"))

    def signed(self, pdf: bytes) -> tuple[memoryview, memoryview]:
        """The two signed stretches."""
        view = memoryview(pdf)
        return view[: self.gap], view[self.after : self.end]


def envelopes(pdf: bytes) -> tuple[Envelope, ...]:
    """Every well-formed signed range: from the first byte, around nothing but a hexadecimal string."""
    found = (_envelope(pdf, match) for match in _BYTE_RANGE.finditer(pdf))
    return tuple(envelope for envelope in found if envelope is not None)


def _envelope(pdf: bytes, match: re.Match[bytes]) -> Envelope | None:
    start, gap, after, length = map(int, match.groups())
    inside = start == 0 and 0 < gap < after <= len(pdf)
    if not inside or gap <= match.start() < after or not _HEXADECIMAL.fullmatch(pdf, gap, after):
        return None
    return Envelope(gap, after, after + length)
