from __future__ import annotations

import errno
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from lapreporter.document.files import Disk, Files
from lapreporter.errors import DeviceGone, DiskFull, Failure, NoPermission, StorageFailure
from tests.document.conftest import Desk
from tests.document.disks import FailingDisk, SmallDisk
from tests.document.samples import OTHER, OWNER, REPORT, START, SUMMARY, content

KINDS = {
    errno.ENOSPC: DiskFull,
    errno.EIO: DeviceGone,
    errno.ENODEV: DeviceGone,
    errno.EROFS: NoPermission,
    errno.EACCES: NoPermission,
}
FOREVER = 10_000


def calls(action: Callable[[], object], disk: FailingDisk) -> int:
    disk.fail(0, -1, 0)
    action()
    return disk.calls


def outcome(action: Callable[..., object], *values: object) -> type[Failure] | None:
    """The kind of failure of an action, or None when all went well."""
    try:
        action(*values)
    except Failure as failure:
        return type(failure)
    return None


def open_and_close(desk: Desk, disk: FailingDisk) -> None:
    desk.open(disk).close()


def create_and_close(desk: Desk, disk: FailingDisk) -> None:
    desk.create(content(1), disk).close()


def copy(desk: Desk, name: str) -> Desk:
    """A copy of all reports, so that each trial starts from the same."""
    there = Desk(desk.root.parent / name)
    shutil.rmtree(there.root, ignore_errors=True)
    shutil.copytree(desk.root, there.root)
    there.now = desk.now
    return there


def saves_needed(desk: Desk) -> int:
    disk = FailingDisk()
    with copy(desk, "count").open(disk) as document:
        return calls(lambda: desk.save(document, content(99)), disk)


@pytest.mark.parametrize("number", KINDS)
@pytest.mark.parametrize("lasting", [True, False])
def test_whichever_call_of_a_save_fails_the_previous_version_is_intact(desk: Desk, number: int, lasting: bool) -> None:
    desk.filled(25)
    for call in range(saves_needed(desk)):
        here, disk = copy(desk, "trial"), FailingDisk()
        with here.open(disk) as document:
            disk.fail(call, FOREVER if lasting else call, number)
            failed = outcome(here.save, document, content(98))
            assert failed in {None, KINDS[number]}
            disk.heal()
        with here.open() as document:
            assert document.loaded.payload in ({content(25), content(98)} if failed else {content(98)})
            assert document.version(document.versions()[1]) in {content(25), content(24)}
            assert len(document.versions()) == len(here.files()), "nothing half-written is left"
            assert not document.loaded.rivals


@pytest.mark.parametrize("number", KINDS)
def test_the_next_save_succeeds_without_opening_again(desk: Desk, number: int) -> None:
    desk.filled(3)
    for call in range(saves_needed(desk)):
        here, disk = copy(desk, "trial"), FailingDisk()
        with here.open(disk) as document:
            disk.fail(call, FOREVER, number)
            for attempt in (content(97), content(98)):
                assert outcome(here.save, document, attempt) in {None, KINDS[number]}
            disk.heal()
            here.save(document, content(99))
            assert document.newest().payload == content(99)
        with here.open() as document:
            assert document.loaded.payload == content(99)
            assert not document.loaded.damaged
            assert not document.loaded.rivals


@pytest.mark.parametrize("number", KINDS)
def test_whichever_call_of_opening_fails_nothing_is_lost(desk: Desk, number: int) -> None:
    desk.filled(3)
    disk = FailingDisk()
    needed = calls(lambda: copy(desk, "count").open(disk).close(), disk)
    for call in range(needed):
        for last in (call, FOREVER):
            here, disk = copy(desk, "trial"), FailingDisk()
            disk.fail(call, last, number)
            assert outcome(open_and_close, here, disk) in {None, KINDS[number]}
            with here.open() as document:
                assert document.loaded.payload == content(3)
                assert len(document.versions()) == 3


@pytest.mark.parametrize("number", KINDS)
def test_whichever_call_of_starting_a_report_fails_it_can_be_started_again(tmp_path: Path, number: int) -> None:
    disk = FailingDisk()
    needed = calls(lambda: Desk(tmp_path / "count").create(content(1), disk).close(), disk)
    for call in range(needed):
        here, disk = Desk(tmp_path / str(call)), FailingDisk()
        disk.fail(call, call, number)
        assert outcome(create_and_close, here, disk) in {None, KINDS[number]}
        if not here.shelf().holds(REPORT):
            assert here.shelf().entries() == ()
            here.create(content(1)).close()
        with here.open() as document:
            assert document.loaded.payload == content(1)


@pytest.mark.parametrize("number", KINDS)
def test_whichever_call_of_attaching_fails_nothing_half_written_stays(desk: Desk, number: int) -> None:
    desk.filled(1)
    disk = FailingDisk()
    with copy(desk, "count").open(disk) as document:
        needed = calls(lambda: document.attach(b"a photo" * 1000), disk)
    for call in range(needed):
        for last in (call, FOREVER):
            here, disk = copy(desk, "trial"), FailingDisk()
            with here.open(disk) as document:
                disk.fail(call, last, number)
                with pytest.raises(StorageFailure) as caught:
                    document.attach(b"a photo" * 1000)
                assert type(caught.value) is KINDS[number]
                disk.heal()
            with here.open() as document:
                assert document.attachment(document.attach(b"a photo" * 1000)) == b"a photo" * 1000
            assert len(list(here.attachments.iterdir())) == 1


def test_a_full_disk_is_noticed_before_anything_is_written(desk: Desk) -> None:
    desk.filled(2)
    disk = SmallDisk(free=1_000_000)
    with desk.open(disk) as document:
        with pytest.raises(DiskFull) as caught:
            desk.save(document, content(3))
        assert caught.value.parameters == {"place": str(desk.generations), "needed": "6 MB"}
        assert len(desk.files()) == 2
        disk.space = 1_000_000_000
        desk.save(document, content(3))
    with desk.open() as document:
        assert document.loaded.payload == content(3)


def test_a_report_on_a_full_disk_can_still_be_opened_and_read(desk: Desk) -> None:
    desk.filled(2)

    class Full(Disk):
        def hold(self, path: Path) -> int | None:
            raise OSError(errno.ENOSPC, "full", str(path))

    with desk.open(Full()) as document:
        assert document.loaded.payload == content(2)


def test_a_folder_without_write_permission_is_named_in_one_sentence(desk: Desk) -> None:
    desk.filled(1)
    disk = FailingDisk()
    with desk.open(disk) as document:
        disk.fail(0, FOREVER, errno.EACCES)
        with pytest.raises(NoPermission, match="You may not write to"):
            desk.save(document, content(2))


def test_a_stick_that_is_gone_is_called_gone(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(DeviceGone):
        Files().write_new(tmp_path / "pulled" / "report.lap", b"x")
    with desk.create(content(1)) as document:
        shutil.rmtree(desk.root)
        with pytest.raises(StorageFailure):
            desk.save(document, content(2))


def test_an_existing_file_is_never_written_over(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"old")
    with pytest.raises(FileExistsError):
        Files().write_new(tmp_path / "a", b"new")
    assert (tmp_path / "a").read_bytes() == b"old"


def test_a_missing_file_is_a_failure_of_reading_not_of_the_disk(tmp_path: Path) -> None:
    with pytest.raises(StorageFailure) as caught:
        Files().read(tmp_path / "nothing", 10)
    assert type(caught.value) is StorageFailure


def test_one_unreadable_report_hides_no_other(desk: Desk) -> None:
    desk.create(content(1)).close()
    desk.create(content(1), report=OTHER).close()

    class Patchy(Disk):
        def names(self, folder: Path) -> list[str]:
            if folder.parent.name == OTHER:
                raise OSError(errno.EIO, "worn", str(folder))
            return super().names(folder)

    good, bad = desk.shelf(Patchy()).entries()
    assert (good.report_id, good.problem) == (REPORT, None)
    assert (bad.report_id, type(bad.problem)) == (OTHER, DeviceGone)


def test_a_first_save_that_fails_leaves_no_report_behind(desk: Desk) -> None:
    shelf = desk.shelf(SmallDisk(free=0))
    with pytest.raises(DiskFull):
        shelf.create(REPORT, content(1), summary=SUMMARY, now=START, owner=OWNER)
    assert desk.shelf().entries() == ()


def test_an_old_generation_that_cannot_be_deleted_keeps_no_other_from_going(desk: Desk) -> None:
    desk.filled(20)

    class Scanned(Disk):
        def delete(self, path: Path) -> None:
            if path == desk.path(1):
                raise PermissionError(errno.EACCES, "held", str(path))
            super().delete(path)

    with desk.open(Scanned()) as document:
        for number in range(21, 41):
            desk.save(document, content(number))
    assert desk.path(1).exists()
    assert len(desk.files()) <= 24
