"""The document store as the program uses it, with so many saves that each deletes an old one.

Each third save refers to a photo attached just before, and before each eighth the report is closed and opened again.
"""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from lapreporter.document.files import Files
from lapreporter.document.open_document import OpenDocument
from lapreporter.document.retention import NEWEST
from lapreporter.document.shelf import Shelf
from lapreporter.errors import Failure
from tests.document.samples import OWNER, REPORT, START
from tests.torture.powercut.way import FoundDamagedError, PhotoLostError, acknowledge, noise

SIZE, PHOTO = 400_000, 90_000
PHOTO_EVERY, OPENED_EVERY = 3, 8
SAVES_AFTER = 2
_NO_PHOTO = "0" * 64


def write(root: Path, pause: float) -> None:
    """Begin a report and save it until the power is cut."""
    shelf, photo = _shelf(root), _NO_PHOTO
    document = shelf.create(REPORT, _payload(0, photo), summary={}, now=START, owner=OWNER)
    for _ in range(NEWEST):
        document.save(_payload(0, photo), summary={}, now=datetime.now(UTC))

    def save(number: int) -> None:
        nonlocal document, photo
        if number % OPENED_EVERY == 0:
            document.close()
            document = shelf.open(REPORT, OWNER)
        if number % PHOTO_EVERY == 1:
            photo = document.attach(noise(f"photo {number}", PHOTO))
        document.save(_payload(number, photo), summary={}, now=datetime.now(UTC))

    acknowledge(save, pause)


def newest(root: Path) -> int:
    """Open the report as the program does, compare every byte and look at its photo."""
    with _shelf(root).open(REPORT, OWNER) as document:
        return _judged(document)


def go_on(root: Path, number: int) -> None:
    """The next saves after the cut succeed and the last of them is found."""
    with _shelf(root).open(REPORT, OWNER) as document:
        for after in range(1, SAVES_AFTER + 1):
            document.save(_payload(number + after, _NO_PHOTO), summary={}, now=datetime.now(UTC))
    if newest(root) != number + SAVES_AFTER:
        raise FoundDamagedError("the save after the cut is not found")


def _shelf(root: Path) -> Shelf:
    return Shelf(root / "reports", Files(), "0.1.0")


def _payload(number: int, photo: str) -> bytes:
    return f"{number:08} {photo}".encode() + noise(str(number), SIZE if number else 1000)


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
