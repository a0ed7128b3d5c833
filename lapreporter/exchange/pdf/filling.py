"""How a paragraph is cut into lines, whatever it is made of."""

from __future__ import annotations

from abc import ABC, abstractmethod
from functools import cached_property

from lapreporter.exchange.pdf.breaking import SPACES, Chunk, chunks
from lapreporter.exchange.pdf.lines import Extent, Line

_TOLERANCE = 0.01


class Filling(ABC):
    """A text on its way into lines."""

    characters: str
    """What is drawn."""

    @abstractmethod
    def advance(self, start: int, end: int) -> float:
        """The width of a stretch of characters."""

    @abstractmethod
    def line(self, start: int, end: int) -> Line:
        """The stretch as a line, its pieces from left to right."""

    @cached_property
    def chunks(self) -> list[Chunk]:
        """The stretches that stay whole."""
        return chunks(self.characters)

    def extent(self) -> Extent:
        """The width of the longest chunk, and that on one line."""
        least = max((self.advance(chunk.start, chunk.end) for chunk in self.chunks), default=0.0)
        ends = [*(chunk.end for chunk in self.chunks if chunk.forced), len(self.characters)]
        starts = [0, *(chunk.after for chunk in self.chunks if chunk.forced)]
        natural = max(self.advance(start, end) for start, end in zip(starts, ends, strict=True))
        return Extent(least, natural)

    def filled(self, width: float) -> list[tuple[int, int]]:
        """Start and end of each line."""
        room = width + _TOLERANCE
        if not self.characters:
            return []
        if "\n" not in self.characters:
            whole = len(self.characters.rstrip(SPACES))
            if self.advance(0, whole) <= room:
                return [(0, whole)]
        return self._filled(room)

    def _filled(self, room: float) -> list[tuple[int, int]]:
        lines: list[tuple[int, int]] = []
        start = end = -1
        used = 0.0
        for chunk in self.chunks:
            wide = self.advance(chunk.start, chunk.end)
            if start >= 0:
                used += self.advance(end, chunk.start) + wide
                if used > room:
                    lines.append((start, end))
                    start = -1
            if start < 0:
                *whole_lines, (start, end) = self._broken(chunk, room) if wide > room else [(chunk.start, chunk.end)]
                lines += whole_lines
                used = self.advance(start, end)
            end = chunk.end
            if chunk.forced:
                lines.append((start, end))
                start = -1
        if start >= 0:
            lines.append((start, end))
        return lines

    def _broken(self, chunk: Chunk, room: float) -> list[tuple[int, int]]:
        """A chunk too long for a line, cut between characters."""
        pieces = []
        start = chunk.start
        while self.advance(start, chunk.end) > room:
            end = start + 1
            while end < chunk.end and self.advance(start, end + 1) <= room:
                end += 1
            pieces.append((start, end))
            start = end
            if start >= chunk.end:
                return pieces
        return [*pieces, (start, chunk.end)]
