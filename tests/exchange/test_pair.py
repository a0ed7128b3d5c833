from __future__ import annotations

import errno
from datetime import date
from pathlib import Path

import pytest

from lapreporter.errors import DeviceGone, DiskFull, NoPermission, StorageFailure
from lapreporter.exchange.disk import Disk
from lapreporter.exchange.pair import Pair, pair_name, write_pair
from lapreporter.report.answers import Period
from lapreporter.report.cover import Cover
from lapreporter.report.report import Report

NAME = "NZL_A7_2014_report_r0003"


class FailingDisk(Disk):
    """A disk that fails at the n-th call, as a real one may at any moment."""

    def __init__(self, at: int, error: OSError) -> None:
        self.left = at
        self.error = error

    def count(self) -> None:
        self.left -= 1
        if self.left == 0:
            raise self.error

    def create(self, file: Path, content: bytes, private: bool = False) -> None:
        self.count()
        super().create(file, content, private)

    def read_back(self, file: Path) -> bytes:
        self.count()
        return super().read_back(file)

    def sync_folder(self, folder: Path) -> None:
        self.count()
        super().sync_folder(folder)


class ForgetfulDisk(Disk):
    """A disk that returns other bytes than were written."""

    def read_back(self, file: Path) -> bytes:
        return super().read_back(file)[:-1]


def test_the_name_says_state_year_and_revision() -> None:
    period = Period(start=date(2014, 1, 1), end=date(2014, 12, 31))
    report = Report(revision=3, cover=Cover(state="NZL", period=period))
    assert pair_name(report) == NAME
    assert pair_name(report, public=True) == "NZL_A7_2014_public_r0003"


def test_the_three_files_lie_side_by_side(tmp_path: Path) -> None:
    pair = write_pair(tmp_path, NAME, b"%PDF", b"{}\n", b"\x30")
    assert pair == Pair(tmp_path / f"{NAME}.pdf", tmp_path / f"{NAME}.json", tmp_path / f"{NAME}.json.p7s")
    assert pair.pdf.read_bytes() == b"%PDF"
    assert pair.json.read_bytes() == b"{}\n"
    assert (tmp_path / f"{NAME}.json.p7s").read_bytes() == b"\x30"
    assert len(list(tmp_path.iterdir())) == 3


def test_a_report_signed_by_hand_has_no_signature_file(tmp_path: Path) -> None:
    assert write_pair(tmp_path, NAME, b"%PDF", b"{}\n", None).signature is None
    assert len(list(tmp_path.iterdir())) == 2


def test_nothing_is_replaced_and_the_three_keep_one_name(tmp_path: Path) -> None:
    (tmp_path / f"{NAME}.json").write_bytes(b"older")
    pair = write_pair(tmp_path, NAME, b"%PDF", b"{}\n", b"\x30")
    assert {pair.pdf.name, pair.json.name} == {f"{NAME}_2.pdf", f"{NAME}_2.json"}
    assert (tmp_path / f"{NAME}.json").read_bytes() == b"older"
    assert write_pair(tmp_path, NAME, b"%PDF", b"{}\n", b"\x30").pdf.name == f"{NAME}_3.pdf"


@pytest.mark.parametrize("at", range(1, 8))
@pytest.mark.parametrize(
    ("number", "failure"),
    [
        (errno.ENOSPC, DiskFull),
        (errno.EACCES, NoPermission),
        (errno.EROFS, NoPermission),
        (errno.EIO, DeviceGone),
        (errno.ENODEV, DeviceGone),
        (errno.EBUSY, StorageFailure),
    ],
)
def test_a_failure_at_any_call_leaves_nothing_behind(
    tmp_path: Path, at: int, number: int, failure: type[StorageFailure]
) -> None:
    (tmp_path / "older.pdf").write_bytes(b"older")
    with pytest.raises(failure) as caught:
        write_pair(tmp_path, NAME, b"%PDF", b"{}\n", b"\x30", FailingDisk(at, OSError(number, "injected")))
    assert type(caught.value) is failure
    assert [file.name for file in tmp_path.iterdir()] == ["older.pdf"]
    assert (tmp_path / "older.pdf").read_bytes() == b"older"


def test_another_writer_of_the_same_name_is_given_way(tmp_path: Path) -> None:
    pair = write_pair(tmp_path, NAME, b"%PDF", b"{}\n", b"\x30", FailingDisk(2, FileExistsError(errno.EEXIST, "taken")))
    assert pair.pdf.name == f"{NAME}_2.pdf"
    assert len(list(tmp_path.iterdir())) == 3


def test_a_disk_that_keeps_other_bytes_is_noticed(tmp_path: Path) -> None:
    with pytest.raises(DeviceGone):
        write_pair(tmp_path, NAME, b"%PDF", b"{}\n", b"\x30", ForgetfulDisk())
    assert list(tmp_path.iterdir()) == []


def test_a_stick_that_is_gone_is_said(tmp_path: Path) -> None:
    with pytest.raises(DeviceGone):
        write_pair(tmp_path / "stick", NAME, b"%PDF", b"{}\n", b"\x30")


def test_a_full_disk_says_how_much_is_needed(tmp_path: Path) -> None:
    with pytest.raises(DiskFull) as caught:
        write_pair(tmp_path, NAME, bytes(3_500_000), b"{}\n", None, FailingDisk(1, OSError(errno.ENOSPC, "full")))
    assert caught.value.parameters["needed"] == "4 MB"
