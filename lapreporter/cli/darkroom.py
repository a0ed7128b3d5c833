"""The hidden command by which the program decodes a picture in a process of its own. Nobody types it."""

from __future__ import annotations

from lapreporter.exchange.darkroom import serve


def main() -> int:
    """Decode one picture from the standard input; the exit code."""
    return serve()
