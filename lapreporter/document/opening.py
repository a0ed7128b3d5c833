"""What kind of file somebody gives us, told by its first bytes rather than by its name."""

from __future__ import annotations

from enum import Enum
from pathlib import Path

from lapreporter.errors import NotFound, NotReadable

_PDF, _ZIP = b"%PDF-", b"PK\3\4"


class Opening(Enum):
    """What a file begins as; anything that is neither a PDF nor a pack is taken for data and read strictly."""

    PDF = "pdf"
    PACK = "pack"
    DATA = "data"


def opening_of(file: Path) -> Opening:
    """What a file begins as. Raises `NotFound` for a missing file and `NotReadable` for one that may not be read."""
    try:
        with file.open("rb") as stream:
            first = stream.read(len(_PDF))
    except FileNotFoundError as problem:
        raise NotFound(place=str(file)) from problem
    except OSError as problem:
        raise NotReadable(place=str(file)) from problem
    if first.startswith(_PDF):
        return Opening.PDF
    return Opening.PACK if first.startswith(_ZIP) else Opening.DATA
