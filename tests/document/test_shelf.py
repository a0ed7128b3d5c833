from __future__ import annotations

import json
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from lapreporter.document.files import Files
from lapreporter.document.generations import Generations
from lapreporter.errors import AlreadyHere, NewerVersion, NothingIntact, OpenElsewhere, OpenSince
from tests.document.clocks import AT_ANY_TIME
from tests.document.conftest import Desk
from tests.document.disks import RecordingDisk
from tests.document.samples import BEN, OTHER, OWNER, REPORT, START, SUMMARY, content
from tests.document.test_generations import rewritten
from tests.document.writers import joined

pytestmark = AT_ANY_TIME

CHECKOUT = Path(__file__).resolve().parents[2]


def test_reports_are_listed_latest_first_with_their_summary(desk: Desk) -> None:
    desk.create(b"1").close()
    desk.now += timedelta(days=1)
    desk.create(b"2", report=OTHER).close()
    entries = desk.shelf().entries()
    assert [one.report_id for one in entries] == [OTHER, REPORT]
    assert entries[0].newest is not None
    assert entries[0].newest.header.summary == SUMMARY


def test_listing_reads_no_content(desk: Desk) -> None:
    desk.create(b"1").close()

    class Unreadable(RecordingDisk):
        def read(self, path: Path, limit: int) -> bytes:
            raise AssertionError(path)

    assert len(desk.shelf(Unreadable()).entries()) == 1


def test_an_empty_shelf_lists_nothing(desk: Desk) -> None:
    assert desk.shelf().entries() == ()
    assert not desk.shelf().holds(REPORT)


def test_strange_things_on_the_shelf_are_passed_over(desk: Desk) -> None:
    desk.create(b"1").close()
    (desk.root / "desktop.ini").write_text("")
    (desk.root / "my copy").mkdir()
    (desk.generations / "00000002 (copy).lapg").write_text("")
    assert [one.report_id for one in desk.shelf().entries()] == [REPORT]
    desk.open().close()


def test_a_report_of_which_nothing_is_left_or_of_a_newer_program_is_listed_with_the_reason(desk: Desk) -> None:
    desk.create(b"1").close()
    desk.create(b"1", report=OTHER).close()
    desk.path(1).write_bytes(b"")
    rewritten(desk.root / OTHER / "g" / "00000001.lapg", format=7)
    problems = {one.report_id: type(one.problem) for one in desk.shelf().entries()}
    assert problems == {REPORT: NothingIntact, OTHER: NewerVersion}


def test_a_report_is_not_started_twice(desk: Desk) -> None:
    desk.create(b"1").close()
    with pytest.raises(AlreadyHere):
        desk.create(b"2")
    with desk.open() as document:
        assert document.loaded.payload == b"1"


@pytest.mark.parametrize("name", ["../outside", "", "a/b", REPORT.upper(), f"{{{REPORT}}}"])
def test_a_folder_is_only_ever_named_by_a_plain_identity(desk: Desk, name: str) -> None:
    with pytest.raises(ValueError, match="identity"):
        desk.create(b"1", report=name)


def test_a_second_window_is_told_who_has_the_report_open(desk: Desk) -> None:
    with desk.create(b"1"):
        with pytest.raises(OpenElsewhere) as caught:
            desk.shelf().open(REPORT, BEN)
        assert type(caught.value) is OpenSince
        assert caught.value.parameters == {"owner": OWNER.user, "host": OWNER.host, "since": OWNER.since}
    desk.shelf().open(REPORT, BEN).close()


def test_a_lock_that_names_nobody_still_holds(desk: Desk) -> None:
    with desk.create(b"1"):
        (desk.root / REPORT / "lock").write_bytes(b"\xff")
        with pytest.raises(OpenElsewhere):
            desk.open()


def test_a_failed_opening_holds_no_lock(desk: Desk) -> None:
    desk.filled(1)
    good = desk.path(1).read_bytes()
    desk.path(1).write_bytes(b"")
    with pytest.raises(NothingIntact):
        desk.open()
    desk.path(1).write_bytes(good)
    desk.open().close()


def test_a_killed_program_holds_no_lock(desk: Desk) -> None:
    command = [sys.executable, "-m", "tests.document.writers", "saving", str(desk.root)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=CHECKOUT) as writer:
        assert writer.stdout is not None
        while not writer.stdout.readline().startswith(b"D"):
            pass
        with pytest.raises(OpenElsewhere):
            desk.open()
        writer.kill()
        writer.wait()
    desk.open().close()


def test_three_programs_without_locks_lose_no_update(desk: Desk) -> None:
    desk.create(b"[]").close()
    count = 30
    command = [sys.executable, "-m", "tests.document.writers", "sharing", str(desk.root)]
    writers = [subprocess.Popen([*command, name, str(count)], cwd=CHECKOUT, stdout=subprocess.PIPE) for name in "abc"]
    for writer in writers:
        writer.communicate()
        assert writer.returncode == 0
    store = Generations(desk.generations, Files(), REPORT, "0.1.0")
    assert joined(store, store.newest()) == {f"{name}{number}" for name in "abc" for number in range(count)}


def test_what_one_window_saved_is_joined_by_the_other(desk: Desk) -> None:
    desk.create(json.dumps([]).encode()).close()
    with desk.open() as document:
        Generations(desk.generations, Files(), REPORT, "0.1.0").save(
            document.loaded.seen, content(5), summary={}, now=START
        )
        assert document.newest().payload == content(5)
        desk.save(document, content(6))
        assert document.current.header.revision == 3
