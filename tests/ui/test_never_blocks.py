"""While a report is saved the window answers: no operation of the disk is waited for in the window's thread."""

from __future__ import annotations

import functools
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from lapreporter.app import window_for
from lapreporter.document.files import Disk, Files
from lapreporter.i18n import SpokenLanguage
from lapreporter.ui.kit.theme import Theme
from lapreporter.ui.settings import WindowSettings
from tests.ui.conftest import FAMILIES, NOW

OPERATIONS = [name for name, member in vars(Disk).items() if callable(member) and not name.startswith("_")]


class WatchedDisk(Disk):
    """Writes down which operation was asked for by which thread."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, int]] = []
        for name in OPERATIONS:
            setattr(self, name, self._watched(name, getattr(self, name)))

    def of(self, thread: int) -> set[str]:
        """What a thread asked for."""
        return {name for name, asker in self.asked if asker == thread}

    def _watched(self, name: str, operation: Callable[..., Any]) -> Callable[..., Any]:
        @functools.wraps(operation)
        def asked(*values: Any) -> Any:
            self.asked.append((name, threading.get_ident()))
            return operation(*values)

        return asked


@pytest.fixture
def disk() -> WatchedDisk:
    return WatchedDisk()


def test_no_save_and_no_copy_is_waited_for_in_the_window(
    qtbot: QtBot, english: SpokenLanguage, disk: WatchedDisk, stick: Path
) -> None:
    theme, settings = Theme(families=FAMILIES), WindowSettings()
    window = window_for(english, theme, settings, lambda: NOW, english.state_codes(), Files(disk))
    qtbot.addWidget(window)
    window.practise()
    place, own = window.workplace, threading.get_ident()
    assert place is not None
    assert disk.of(own) >= {"create", "write", "sync"}, "the disk is not watched"
    disk.asked.clear()
    with qtbot.waitSignal(place.autosave.saved, timeout=30_000):
        place.session.edit("cover.help_offered", "typed", typing=True)
    with qtbot.waitSignal(place.autosave.saved, timeout=30_000):
        place.session.edit("cover.help_offered", "saved at once")
        place.safekeeping.save_now()
    place.safekeeping.copy_to(stick)
    qtbot.waitUntil(lambda: window.notices.text.startswith("Copy checked."), timeout=30_000)
    place.background.wait()
    assert len(disk.asked) > 10
    assert disk.of(own) == set()
    window.close()
