"""A shelf in a temporary folder, and reports to put on it."""

from __future__ import annotations

from pathlib import Path

import pytest

from lapreporter.document.files import Disk, Files
from lapreporter.document.open_document import OpenDocument
from lapreporter.document.shelf import Shelf
from tests.document.clocks import RIGHT, Clock
from tests.document.samples import OWNER, REPORT, SUMMARY, content


class Desk:
    """Everything a test of a document needs, in one temporary folder."""

    def __init__(self, root: Path, clock: Clock = RIGHT) -> None:
        self.root = root
        self.now, self._step = clock.start, clock.step

    @property
    def generations(self) -> Path:
        return self.root / REPORT / "g"

    @property
    def attachments(self) -> Path:
        return self.root / REPORT / "b"

    def shelf(self, disk: Disk | None = None) -> Shelf:
        return Shelf(self.root, Files(disk), "0.1.0")

    def create(self, payload: bytes = b'{"n":1}', disk: Disk | None = None, report: str = REPORT) -> OpenDocument:
        return self.shelf(disk).create(report, payload, summary=SUMMARY, now=self.now, owner=OWNER)

    def open(self, disk: Disk | None = None, report: str = REPORT) -> OpenDocument:
        return self.shelf(disk).open(report, OWNER)

    def save(self, document: OpenDocument, payload: bytes, milestone: str | None = None) -> int:
        self.now += self._step
        return document.save(payload, summary=SUMMARY, now=self.now, milestone=milestone).header.number

    def filled(self, count: int) -> None:
        """A closed report with ``count`` generations; the content of each is its number."""
        with self.create(content(1)) as document:
            for number in range(2, count + 1):
                self.save(document, content(number))

    def path(self, number: int) -> Path:
        return self.generations / f"{number:08}.lapg"

    def files(self) -> list[str]:
        return sorted(path.name for path in self.generations.iterdir())


@pytest.fixture(autouse=True)
def clock(request: pytest.FixtureRequest) -> Clock:
    """The computer's clock; modules marked `AT_ANY_TIME` are repeated with clocks that are wrong."""
    clock: Clock = getattr(request, "param", RIGHT)
    return clock


@pytest.fixture
def desk(tmp_path: Path, clock: Clock) -> Desk:
    return Desk(tmp_path / "reports", clock)
