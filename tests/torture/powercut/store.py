"""The document store as the program uses it; each third save refers to a photo attached just before."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from lapreporter.document.files import Files
from lapreporter.document.open_document import OpenDocument
from lapreporter.document.shelf import Shelf
from lapreporter.errors import Failure
from tests.document.samples import OWNER, REPORT, START
from tests.torture.powercut.way import FoundDamagedError, PhotoLostError, acknowledge, noise

SIZE, PHOTO, PHOTO_EVERY = 400_000, 90_000, 3
_NO_PHOTO = "0" * 64


def write(root: Path, pause: float) -> None:
    """Begin a report and save it until the power is cut."""
    photo = _NO_PHOTO

    def save(number: int) -> None:
        nonlocal photo
        if number % PHOTO_EVERY == 1:
            photo = document.attach(noise(f"photo {number}", PHOTO))
        document.save(_payload(number, photo), summary={}, now=datetime.now(UTC))

    with _shelf(root).create(REPORT, _payload(0, _NO_PHOTO), summary={}, now=START, owner=OWNER) as document:
        acknowledge(save, pause)


def newest(root: Path) -> int:
    """Open the report as the program does, compare every byte and look at its photo."""
    with _shelf(root).open(REPORT, OWNER) as document:
        return _judged(document)


def go_on(root: Path, number: int) -> None:
    """The next save after the cut succeeds and is found."""
    with _shelf(root).open(REPORT, OWNER) as document:
        document.save(_payload(number + 1, _NO_PHOTO), summary={}, now=datetime.now(UTC))
    if newest(root) != number + 1:
        raise FoundDamagedError("the save after the cut is not found")


def _shelf(root: Path) -> Shelf:
    return Shelf(root / "reports", Files(), "0.1.0")


def _payload(number: int, photo: str) -> bytes:
    return f"{number:08} {photo}".encode() + noise(str(number), SIZE)


def _judged(document: OpenDocument) -> int:
    payload = document.loaded.payload
    number, photo = int(payload[:8]), payload[9:73].decode()
    if payload != _payload(number, photo):
        raise FoundDamagedError(f"save {number} has another content")
    if document.loaded.rivals:
        raise FoundDamagedError(f"save {number} has rivals")
    if photo != _NO_PHOTO:
        try:
            document.attachment(photo)
        except Failure:
            raise PhotoLostError(number, number - (number - 1) % PHOTO_EVERY) from None
    return number
