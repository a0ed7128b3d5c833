from __future__ import annotations

import errno
import hashlib
import io
import random
import zipfile
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lapreporter.document.archive import PARTS
from lapreporter.document.files import Disk, Files
from lapreporter.document.pack import (
    Pack,
    attachment_name,
    from_bytes,
    read,
    suggested_name,
    to_bytes,
    write,
)
from lapreporter.errors import DeviceGone, DiskFull, NoPermission, RefusedFile, StorageFailure, TooLarge
from tests.document.disks import FailingDisk, SmallDisk
from tests.document.samples import REPORT

PHOTO = random.Random(3).randbytes(5000)
LAW = b"%PDF-1.7 " + b"The law says so. " * 500
NAME = "XPR_A7_2025_report_r0123_20260410.lap"


def named(data: bytes, file_name: str) -> tuple[str, bytes]:
    return attachment_name(hashlib.sha256(data).hexdigest(), file_name), data


def pack(payload: bytes = b'{"n": 1}') -> Pack:
    attachments = dict([named(PHOTO, "Stock.JPG"), named(LAW, "law.pdf")])
    return Pack("report", REPORT, 123, ("a" * 64,), payload, attachments)


def test_what_was_packed_is_what_is_read(tmp_path: Path) -> None:
    path = write(pack(), tmp_path, NAME, Files())
    assert path == tmp_path / NAME
    assert read(path, Files()) == pack()


def test_any_zip_program_opens_a_pack() -> None:
    with zipfile.ZipFile(io.BytesIO(to_bytes(pack()))) as archive:
        assert archive.testzip() is None
        assert archive.namelist()[:3] == ["mimetype", "manifest.json", "report.json"]
        assert archive.infolist()[0].compress_type == zipfile.ZIP_STORED
        assert archive.read("report.json") == b'{"n": 1}'


def test_equal_packs_give_equal_bytes_whatever_the_order_of_attachments() -> None:
    backwards = dict(sorted(pack().attachments.items(), reverse=True))
    other = Pack("report", REPORT, 123, ("a" * 64,), b'{"n": 1}', backwards)
    assert to_bytes(other) == to_bytes(pack())


@given(st.binary(max_size=3000), st.lists(st.binary(max_size=2000), max_size=4))
def test_any_content_survives_packing(payload: bytes, attached: list[bytes]) -> None:
    whole = Pack("report", REPORT, 1, (), payload, dict(named(data, "x.bin") for data in attached))
    assert from_bytes(to_bytes(whole), NAME) == whole


def test_content_that_packs_a_thousandfold_is_not_taken_for_a_bomb() -> None:
    assert from_bytes(to_bytes(pack(bytes(5_000_000))), NAME).payload == bytes(5_000_000)


def test_more_parts_than_the_reader_takes_are_not_written() -> None:
    many = dict(named(b"%d" % number, "x.txt") for number in range(PARTS))
    with pytest.raises(TooLarge):
        to_bytes(Pack("report", REPORT, 1, (), b"", many))


def test_a_name_the_reader_would_refuse_is_not_written() -> None:
    with pytest.raises(ValueError, match="not the name of a part"):
        to_bytes(Pack("report", REPORT, 1, (), b"", {"../evil": b""}))


def test_an_existing_file_is_never_replaced(tmp_path: Path) -> None:
    first = write(pack(b"1"), tmp_path, NAME, Files())
    second = write(pack(b"2"), tmp_path, NAME, Files())
    assert second.name == NAME.replace(".lap", "_2.lap")
    assert (read(first, Files()).payload, read(second, Files()).payload) == (b"1", b"2")


class Forgetful(Disk):
    """A stick that gives back something else than was written."""

    def read(self, path: Path, limit: int) -> bytes:
        return super().read(path, limit)[:-1] + b"?"


def test_success_is_told_only_after_reading_back_the_same(tmp_path: Path) -> None:
    with pytest.raises(StorageFailure):
        write(pack(), tmp_path, NAME, Files(Forgetful()))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("number", "kind"), [(errno.ENOSPC, DiskFull), (errno.EIO, DeviceGone), (errno.EROFS, NoPermission)]
)
def test_whichever_call_of_packing_fails_earlier_files_stay_and_nothing_is_left(
    tmp_path: Path, number: int, kind: type[StorageFailure]
) -> None:
    earlier = write(pack(b"earlier"), tmp_path, NAME, Files())
    before = earlier.read_bytes()
    disk = FailingDisk()
    disk.fail(0, -1, 0)
    write(pack(), tmp_path, "count.lap", Files(disk)).unlink()
    for call in range(disk.calls):
        disk.fail(call, call, number)
        with pytest.raises(kind):
            write(pack(), tmp_path, "new.lap", Files(disk))
        assert [path.name for path in tmp_path.iterdir()] == [NAME]
        assert earlier.read_bytes() == before


def test_a_stick_without_room_is_noticed_first(tmp_path: Path) -> None:
    with pytest.raises(DiskFull):
        write(pack(), tmp_path, NAME, Files(SmallDisk(free=5_000_000)))


def test_the_suggested_name_says_what_is_in_the_file() -> None:
    assert suggested_name("XPR", 2025, "report", 123, date(2026, 4, 10)) == NAME
    assert suggested_name(None, None, "report", 1, date(2026, 4, 10)) == "draft_A7_report_r0001_20260410.lap"
    assert suggested_name("../X", 2025, "report", 1, date(2026, 4, 10)).startswith("X_A7_2025")


@pytest.mark.parametrize(
    ("file_name", "ending"), [("a.JPG", "jpg"), ("a", "bin"), ("a.pdf.exe", "exe"), ("a.تقرير", "bin"), (".x", "bin")]
)
def test_an_attachment_keeps_only_the_plain_ending_of_its_name(file_name: str, ending: str) -> None:
    assert attachment_name("0" * 64, file_name) == f"{'0' * 64}.{ending}"


def test_reading_never_changes_or_creates_a_file(tmp_path: Path) -> None:
    path = write(pack(), tmp_path, NAME, Files())
    before = path.read_bytes()
    for data in (before, before[:-9]):
        path.write_bytes(data)
        with suppress(RefusedFile):
            read(path, Files())
        assert path.read_bytes() == data
        assert len(list(tmp_path.iterdir())) == 1
