"""The copy on a stick: there and right, or not there at all."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from lapreporter.errors import CutOff, DeviceGone, DiskFull, StorageFailure
from lapreporter.exchange.pair import Pair, write_pair
from lapreporter.exchange.stick import Original, copy_pair, sealed_original
from tests.exchange.test_pair import NAME, FailingDisk, ForgetfulDisk


@pytest.fixture
def original(tmp_path: Path) -> Original:
    folder = tmp_path / "reports"
    folder.mkdir()
    return sealed_original(write_pair(folder, NAME, b"%PDF", b"{}\n", b"\x30"), b"%PDF", b"{}\n")


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


def contents(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir()}


def test_the_copy_is_equal_and_bears_the_same_name(original: Original, stick: Path) -> None:
    copy = copy_pair(original, stick)
    assert copy == Pair(stick / f"{NAME}.pdf", stick / f"{NAME}.json", stick / f"{NAME}.json.p7s")
    assert contents(stick) == contents(original.pair.pdf.parent)


def test_nothing_on_the_stick_is_replaced(original: Original, stick: Path) -> None:
    (stick / f"{NAME}.pdf").write_bytes(b"older")
    assert copy_pair(original, stick).pdf.name == f"{NAME}_2.pdf"
    assert (stick / f"{NAME}.pdf").read_bytes() == b"older"


@pytest.mark.parametrize("at", range(1, 8))
@pytest.mark.parametrize(("number", "failure"), [(errno.ENOSPC, DiskFull), (errno.EIO, DeviceGone)])
def test_a_failure_at_any_call_leaves_nothing_on_the_stick(
    original: Original, stick: Path, at: int, number: int, failure: type[StorageFailure]
) -> None:
    (stick / "older.pdf").write_bytes(b"older")
    with pytest.raises(failure):
        copy_pair(original, stick, FailingDisk(at, OSError(number, "injected")))
    assert contents(stick) == {"older.pdf": b"older"}
    assert len(contents(original.pair.pdf.parent)) == 3


def test_a_stick_that_keeps_other_bytes_is_noticed(original: Original, stick: Path) -> None:
    with pytest.raises(DeviceGone):
        copy_pair(original, stick, ForgetfulDisk())
    assert contents(stick) == {}


def test_a_stick_that_is_not_there_is_said(original: Original, stick: Path) -> None:
    stick.rmdir()
    with pytest.raises(DeviceGone):
        copy_pair(original, stick)


def test_a_damaged_original_is_not_copied(original: Original, stick: Path) -> None:
    original.pair.json.write_bytes(b"{ }\n")
    with pytest.raises(CutOff):
        copy_pair(original, stick)
    original.pair.json.unlink()
    with pytest.raises(StorageFailure):
        copy_pair(original, stick)
    assert contents(stick) == {}
