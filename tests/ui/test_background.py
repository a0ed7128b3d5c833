"""Work beside the window when the program ends: in a process of its own, because the end is what is tested."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

PROGRAM = """
from threading import Event
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from lapreporter.ui.background import Background

ending, begun = Event(), Event()

def save():
    begun.set()
    ending.wait()
    print("saved", flush=True)

application = QApplication([])
application.aboutToQuit.connect(ending.set)
background = Background()
background.run(save, lambda _: print("told"), print)
begun.wait()
"""
QUITTING = PROGRAM + "QTimer.singleShot(0, application.quit)\napplication.exec()\nprint('ended', flush=True)\n"
CUT_SHORT = PROGRAM + "ending.set()\n"


def ran(program: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    return subprocess.run([sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=False)


def test_the_program_ends_only_when_what_is_being_saved_is_saved() -> None:
    ended = ran(QUITTING)
    assert ended.returncode == 0
    assert ended.stdout.split() == ["saved", "ended"]


@pytest.mark.parametrize("program", [QUITTING, CUT_SHORT])
def test_an_outcome_that_nobody_waits_for_any_more_troubles_nobody(program: str) -> None:
    assert ran(program).stderr == ""
