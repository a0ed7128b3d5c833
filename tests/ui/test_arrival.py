"""What is told where no window of the program can open."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from lapreporter.app import build
from lapreporter.errors import NoDisplay, StorageFailure
from lapreporter.i18n import open_language
from lapreporter.locations import user_data
from lapreporter.ui.arrival import turned_away

SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


@pytest.mark.parametrize("screen", [{}, {"DISPLAY": ":4711"}, {"QT_QPA_PLATFORM": "xcb"}])
@pytest.mark.parametrize("arguments", [[], ["--language", "en"]])
def test_without_a_screen_two_sentences_and_an_exit_code_are_left(
    screen: dict[str, str], arguments: list[str], tmp_path: Path
) -> None:
    bare = {name: value for name, value in os.environ.items() if name not in SCREENS}
    surroundings = {**bare, **screen, "HOME": str(tmp_path), "LANGUAGE": "en"}
    command = [sys.executable, "-m", "lapreporter", *arguments]
    ended = subprocess.run(command, env=surroundings, capture_output=True, text=True, timeout=60, check=False)
    assert ended.returncode == 1
    assert ended.stderr.splitlines()[-2:] == list(NoDisplay().sentences(open_language("en")))
    assert (len(ended.stderr.splitlines()) > 2) == ("DISPLAY" in screen)


def test_a_folder_for_reports_that_cannot_be_read_is_told_in_a_window(qapp: QApplication) -> None:
    place = user_data() / "reports"
    place.parent.mkdir(parents=True)
    place.write_text("a file where the folder should be", encoding="utf-8")
    with pytest.raises(StorageFailure) as raised:
        build(qapp)
    told = turned_away(raised.value, open_language("en"))
    told.show()
    assert str(place) in told.text()
    assert told.informativeText() == raised.value.sentences(open_language("en"))[1]
