"""Who has a report open: asked where it was left open on another computer, and never in the way otherwise."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from lapreporter.errors import LeftOpen, OpenSince
from tests.document.conftest import Desk
from tests.document.samples import BEN, OWNER, REPORT, START

CHECKOUT = Path(__file__).resolve().parents[2]
ELSEWHERE = "embassy-laptop"
BY_QT = f"4711\nlapreporter\n{ELSEWHERE}\n0f3c\n5e1b\n".encode()
"""What a lock file of Qt's looks like; none of ours."""


def held(desk: Desk, computer: str) -> subprocess.Popen[bytes]:
    """A process that has the report open and calls its computer by this name."""
    command = [sys.executable, "-m", "tests.document.writers", "holding", str(desk.root), computer]
    holder = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=CHECKOUT)
    assert holder.stdout is not None
    assert holder.stdout.readline() == b"open\n"
    return holder


def left_open(desk: Desk, computer: str) -> None:
    """A report that was open in a program when the program was killed."""
    desk.filled(1)
    with held(desk, computer) as holder:
        holder.kill()


def test_a_report_left_open_on_another_computer_is_opened_only_on_purpose(desk: Desk) -> None:
    left_open(desk, ELSEWHERE)
    for _ in range(2):
        with pytest.raises(LeftOpen) as caught:
            desk.open()
        assert caught.value.parameters == {"owner": "ben", "host": ELSEWHERE, "since": START}
    desk.shelf().open(REPORT, OWNER, take_over=True).close()
    desk.open().close()


def test_a_report_left_open_on_this_computer_is_opened_at_once(desk: Desk) -> None:
    left_open(desk, OWNER.host)
    desk.open().close()


def test_a_report_that_is_open_is_never_taken_over(desk: Desk) -> None:
    desk.filled(1)
    with held(desk, ELSEWHERE) as holder:
        for take_over in (False, True):
            with pytest.raises(OpenSince) as caught:
                desk.shelf().open(REPORT, OWNER, take_over=take_over)
            assert caught.value.parameters["host"] == ELSEWHERE
        holder.communicate(b"")
        assert holder.returncode == 0
    desk.open().close()


def test_whoever_closes_a_report_leaves_no_name(desk: Desk) -> None:
    desk.filled(1)
    with desk.shelf().open(REPORT, BEN):
        assert b"ben" in (desk.root / REPORT / "lock").read_bytes()
    assert not (desk.root / REPORT / "lock").read_bytes().strip()


@pytest.mark.parametrize(
    "content",
    [b"", b"\xff\0", b"[" * 4_000, b"[]", b"{}", b'{"user":1,"host":2,"process":"x","since":3}', b"x" * 9_999, BY_QT],
)
def test_a_lock_file_that_makes_no_sense_is_no_obstacle(desk: Desk, content: bytes) -> None:
    desk.filled(1)
    (desk.root / REPORT / "lock").write_bytes(content)
    desk.open().close()


def test_a_folder_in_the_place_of_the_lock_file_is_no_obstacle(desk: Desk) -> None:
    desk.filled(1)
    lock = desk.root / REPORT / "lock"
    lock.unlink()
    lock.mkdir()
    desk.open().close()
