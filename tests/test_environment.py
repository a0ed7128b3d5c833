"""The ground: the versions of Qt and Python get along, and requirements are locked without naming an index."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Signal

from tools.environment import QT, QT_ON_X11, Need

ROOT = Path(__file__).parent.parent
LOCKED = ("requirements.txt", "requirements-dev.txt")


class Speaker(QObject):
    spoken = Signal(bool)


def test_emitting_a_signal_keeps_the_references_to_true() -> None:
    # PySide6 6.12.0 lost one with each emit and ended Python 3.11 after some 600.
    speaker = Speaker()
    speaker.spoken.emit(True)
    before = sys.getrefcount(True)
    for _ in range(100):
        speaker.spoken.emit(True)
    assert abs(sys.getrefcount(True) - before) < 10


@pytest.mark.parametrize("file", LOCKED)
def test_locked_requirements_name_no_index(file: str) -> None:
    text = (ROOT / file).read_text(encoding="utf-8")
    assert "://" not in text
    assert "index-url" not in text
    assert "find-links" not in text


@pytest.mark.parametrize("file", LOCKED)
def test_every_locked_requirement_carries_a_hash(file: str) -> None:
    lines = (ROOT / file).read_text(encoding="utf-8").replace("\\\n", " ").splitlines()
    requirements = [line for line in lines if line.strip() and not line.startswith("#")]
    assert requirements
    assert [line for line in requirements if not re.match(r"\S+==\S+ .*--hash=sha256:[0-9a-f]{64}", line)] == []


def test_tests_run_on_the_versions_that_ship() -> None:
    def versions(file: str) -> dict[str, str]:
        return dict(re.findall(r"^(\S+)==(\S+)", (ROOT / file).read_text(encoding="utf-8"), flags=re.MULTILINE))

    shipped, tested = versions("requirements.txt"), versions("requirements-dev.txt")
    assert shipped.items() <= tested.items()


def test_qt_is_locked_to_a_version_that_python_311_survives() -> None:
    assert "pyside6-essentials==6.12.0" not in (ROOT / "requirements.txt").read_text(encoding="utf-8")


def test_a_missing_library_or_program_is_noticed() -> None:
    assert not Need("nothing", "libnothing-at-all.so.7").met()
    assert not Need("nothing", "no-such-program").met()


def test_the_libraries_of_qt_are_recognised_where_qt_runs() -> None:
    assert [need.package for need in QT if not need.met()] == []
    assert len({need.package for need in QT + QT_ON_X11}) == len(QT + QT_ON_X11)
