"""Turning protection on, changing its key and turning it off, interrupted at every moment."""

from __future__ import annotations

import errno
import hashlib
from collections.abc import Sequence
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

import pytest

from lapreporter.document.files import Files
from lapreporter.document.protection import Key, new_recovery, protect, recipient_of
from lapreporter.document.shelf import Shelf
from lapreporter.errors import DiskFull
from tests.document.disks import FailingDisk
from tests.document.samples import OWNER, REPORT, START, SUMMARY
from tests.torture.kill_changing import CANARY, kill_changers, ring, tells

PHOTO = CANARY + b" on a picture"
SECRETS = [CANARY + b" %d" % number for number in range(5)]
LATER = START + timedelta(minutes=1)


@pytest.fixture(scope="module")
def keys() -> tuple[Key, Key]:
    """Two keys that the same recovery sheet opens."""
    recovery = recipient_of(new_recovery())
    return protect("lamp ocean tiger violin", recovery), protect("another passphrase", recovery)


def stopped(root: Path, former: Key | None, new: Key | None, step: int) -> int:
    """Change the key of a report on a disk that is full from a step on, and look at it; how many steps were taken.

    What was not changed goes on as before at once; opened again, all of it is in one of the two ways and nothing lost.
    """
    disk, failed = FailingDisk(), True
    shelf = Shelf(root, Files(disk), "0.1.0")
    with shelf.create(REPORT, SECRETS[1], summary=SUMMARY, now=START, owner=OWNER, key=former) as document:
        document.attach(PHOTO)
        document.save(SECRETS[2], summary=SUMMARY, now=LATER, milestone="signed")
        disk.fail(step, 1 << 30, errno.ENOSPC)
        with suppress(DiskFull):
            document.rekey(new, SECRETS[3], summary=SUMMARY, now=LATER)
            failed = False
        disk.heal()
        if failed and step % 2:
            document.save(SECRETS[4], summary=SUMMARY, now=LATER)
    newest = [SECRETS[4]] if failed and step % 2 else SECRETS[2:4] if failed else [SECRETS[3]]
    assert_whole(root, [former, new] if failed else [new], newest)
    return disk.calls


def assert_whole(root: Path, ways: Sequence[Key | None], newest: Sequence[bytes]) -> None:
    """Open the report as the next user does: in one of these ways all is there, and nothing in another.

    A disk that neither keeps a save nor deletes it may leave it whole, so either way can be what a failure leaves.
    """
    with Shelf(root, Files(), "0.1.0").open(REPORT, OWNER, ring(ways)) as document:
        assert document.key in ways
        assert document.loaded.payload in newest
        assert document.loaded.rivals == ()
        kept = document.versions()
        assert {document.version(one) for one in kept} >= set(SECRETS[1:3])
        assert [one.header.milestone for one in kept].count("signed") == 1
        assert {one.header.protection for one in kept} == {document.loaded.generation.header.protection}
        assert document.attachment(hashlib.sha256(PHOTO).hexdigest()) == PHOTO
        if document.key is not None:
            assert not [file for file in root.rglob("*") if file.is_file() and tells(file)]


@pytest.mark.parametrize("change", ["on", "other", "off"])
def test_a_change_stopped_at_any_step_loses_nothing_and_is_finished_later(
    tmp_path: Path, keys: tuple[Key, Key], change: str
) -> None:
    former, new = {"on": (None, keys[0]), "other": keys, "off": (keys[0], None)}[change]
    steps = stopped(tmp_path / "whole", former, new, 1 << 20)
    assert steps > 40
    for step in range(steps):
        stopped(tmp_path / str(step), former, new, step)


def test_a_copy_that_was_never_finished_goes_when_the_report_is_opened(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path, Files(), "0.1.0")
    with shelf.create(REPORT, SECRETS[1], summary=SUMMARY, now=START, owner=OWNER) as document:
        document.save(SECRETS[2], summary=SUMMARY, now=LATER)
    copy = tmp_path / REPORT / "g" / "00000001.lapg"
    copy.write_bytes(copy.read_bytes()[:-40])
    with shelf.open(REPORT, OWNER) as document:
        assert document.loaded.payload == SECRETS[2]
    assert not copy.exists()


def test_a_report_killed_while_its_protection_changes_opens_in_one_of_both_ways_with_all_of_it(tmp_path: Path) -> None:
    result = kill_changers(tmp_path, kills=40, seed=7)
    assert result.faults == []
    assert (result.shut, result.lost, result.readable, result.scraps) == (0, 0, 0, 0)
    assert result.inside > 5
