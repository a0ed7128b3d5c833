"""Saving by itself on real files: soon enough, told only afterwards, and stubborn when the disk is not willing."""

from __future__ import annotations

import errno
import uuid
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from lapreporter.document.content import from_bytes, summary, to_bytes
from lapreporter.document.files import Disk, Files
from lapreporter.document.lock import Owner
from lapreporter.document.open_document import OpenDocument
from lapreporter.document.shelf import Shelf
from lapreporter.errors import DiskFull, Failure, SavedElsewhere
from lapreporter.ui.autosave import LONGEST_MS, PAUSE_MS, Autosave
from lapreporter.ui.background import Background
from lapreporter.ui.session import Session
from tests.document.disks import FailingDisk

NOW = datetime(2026, 3, 3, 10, 42, tzinfo=UTC)
OWNER = Owner("somebody", "here", 1, NOW)
REPORT_ID = str(uuid.UUID(int=7))


class Saved:
    """A session, its document and its autosave on a disk of its own."""

    def __init__(self, root: Path, session: Session, disk: Disk) -> None:
        self.shelf = Shelf(root, Files(disk), "0.1.0")
        self.session = session
        content = session.content
        self.document: OpenDocument = self.shelf.create(
            REPORT_ID, to_bytes(content), summary=summary(content.report), now=NOW, owner=OWNER
        )
        self.background = Background()
        self.autosave = Autosave(session, self.document, self.background, lambda: NOW)
        self.failures: list[Failure] = []
        self.autosave.failed.connect(self.failures.append)

    def on_disk(self) -> str | None:
        """What the newest save says of who helped."""
        self.background.wait()
        loaded = self.document.newest()
        return from_bytes(loaded.payload, REPORT_ID).report.cover.help_from


@pytest.fixture
def disk() -> FailingDisk:
    return FailingDisk()


@pytest.fixture
def saved(tmp_path: Path, session: Session, disk: FailingDisk) -> Iterator[Saved]:
    kept = Saved(tmp_path / "reports", session, disk)
    yield kept
    disk.heal()
    kept.background.wait()
    kept.document.close()


def test_a_pause_saves_within_two_seconds_and_tells_afterwards(saved: Saved, qtbot: QtBot) -> None:
    assert PAUSE_MS <= LONGEST_MS < 2_000
    with qtbot.waitSignal(saved.autosave.saved, timeout=2_000) as told:
        saved.session.edit("cover.help_from", "ISU", typing=True)
        assert not saved.autosave.is_safe
    assert told.args == [NOW]
    assert saved.autosave.is_safe
    assert saved.on_disk() == "ISU"


def test_typing_without_a_pause_is_saved_as_well(saved: Saved, qtbot: QtBot) -> None:
    typed = 0
    with qtbot.waitSignal(saved.autosave.saved, timeout=4_000) as told:
        while not told.signal_triggered:
            typed += 1
            saved.session.edit("cover.help_from", f"ISU {typed}", typing=True)
            qtbot.wait(50)
    assert saved.on_disk() is not None


def test_a_full_disk_is_told_once_and_the_next_save_succeeds(saved: Saved, disk: FailingDisk, qtbot: QtBot) -> None:
    disk.fail(0, 10_000, errno.ENOSPC)
    for text in ("I", "IS"):
        saved.session.edit("cover.help_from", text, typing=True)
        saved.autosave.save()
        saved.background.wait()
        qtbot.waitUntil(lambda: bool(saved.failures))
        qtbot.wait(1)
    assert [type(failure) for failure in saved.failures] == [DiskFull]
    saved.session.edit("cover.help_from", "ISU", typing=True)
    disk.heal()
    with qtbot.waitSignals([saved.autosave.recovered, saved.autosave.saved], timeout=2_000):
        saved.autosave.save()
    assert saved.on_disk() == "ISU"


def test_a_save_by_another_window_is_told_once_and_both_versions_are_kept(
    saved: Saved, tmp_path: Path, qtbot: QtBot
) -> None:
    rival = Shelf(tmp_path / "reports", Files(), "0.1.0")._generations(REPORT_ID, None)
    theirs = saved.session.content.model_copy(update={"notes": {"cover.state": "theirs"}})
    rival.save(rival.newest().seen, to_bytes(theirs), summary={}, now=NOW)
    saved.session.edit("cover.help_from", "ISU", typing=True)
    with qtbot.waitSignal(saved.autosave.failed):
        saved.autosave.save()
    with qtbot.waitSignal(saved.autosave.saved, timeout=3_000):
        saved.autosave.save()
    assert [type(failure) for failure in saved.failures] == [SavedElsewhere]
    assert saved.on_disk() == "ISU"
    kept = [from_bytes(saved.document.version(one), REPORT_ID).notes for one in saved.document.versions()]
    assert {"cover.state": "theirs"} in kept


def test_finishing_saves_what_is_unsaved(saved: Saved) -> None:
    saved.session.edit("cover.help_from", "ISU", typing=True)
    saved.autosave.finish()
    assert saved.on_disk() == "ISU"


def test_finishing_on_a_full_disk_raises_and_can_be_tried_again(saved: Saved, disk: FailingDisk) -> None:
    saved.session.edit("cover.help_from", "ISU", typing=True)
    disk.fail(0, 10_000, errno.ENOSPC)
    with pytest.raises(DiskFull):
        saved.autosave.finish()
    disk.heal()
    saved.autosave.finish()
    assert saved.on_disk() == "ISU"
