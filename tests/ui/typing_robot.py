"""A robot that types into a real window until it is killed, and what its death leaves behind.

    python -m tests.ui.typing_robot

Says the number of words typed so far and the time after each word. Time is the system's monotonic clock, which all
processes share.
"""

from __future__ import annotations

import itertools
import os
import random
import subprocess
import sys
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from lapreporter.app import build
from lapreporter.document.content import from_bytes
from lapreporter.document.files import Files
from lapreporter.document.lock import Owner
from lapreporter.document.shelf import Shelf
from lapreporter.ui.screens.question_page import QuestionPage

CHECKOUT = Path(__file__).resolve().parents[2]
PATH = "cover.help_offered"
MAY_BE_LOST = 2.0
"""Seconds of typing that a kill may cost."""


@dataclass(frozen=True)
class Death:
    """What had been typed two seconds before the kill, and what the newest intact save holds."""

    owed: int
    kept: int


def type_until_killed() -> None:
    """Open the window, begin a report and type a word every thirty milliseconds."""
    application = QApplication([])
    window = build(application)
    window.show()
    window.begin("DEU", 2025)
    if window.workplace is None:
        raise SystemExit("no report is open")
    window.workplace.open_page("cover/help")
    page = window.shell.page
    if not isinstance(page, QuestionPage):
        raise SystemExit("no page of questions is open")
    field = page.cards[PATH].first()
    counter = itertools.count(1)

    def type_word() -> None:
        QTest.keyClicks(field, "word ")
        print(next(counter), time.monotonic(), flush=True)

    robot = QTimer()
    robot.timeout.connect(type_word)
    robot.start(30)
    application.exec()


def deaths(folder: Path, robots: int, seed: int) -> list[Death]:
    """Let some robots type side by side, kill each at a moment of chance, and look at what is left."""
    chance = random.Random(seed)
    lives = [(folder / str(number), chance.uniform(1.5, 3.5)) for number in range(robots)]
    running = [(home, seconds, _start(home)) for home, seconds in lives]
    try:
        return [_die(home, seconds, robot) for home, seconds, robot in sorted(running, key=lambda life: life[1])]
    finally:
        for _, _, robot in running:
            robot.kill()
            robot.communicate()


def _start(home: Path) -> subprocess.Popen[str]:
    home.mkdir(parents=True)
    environment = os.environ | {"XDG_DATA_HOME": str(home), "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-m", "tests.ui.typing_robot"]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=CHECKOUT, env=environment)


def _die(home: Path, seconds: float, robot: subprocess.Popen[str]) -> Death:
    assert robot.stdout is not None
    said = [robot.stdout.readline()]
    assert said[0], "the robot ended by itself"
    began = float(said[0].split()[1])
    while time.monotonic() < began + seconds:
        said.append(robot.stdout.readline())
    robot.kill()
    killed = time.monotonic()
    said += robot.stdout.read().splitlines()
    whole = [line.split() for line in said if len(line.split()) == 2]
    owed = max((int(number) for number, at in whole if float(at) < killed - MAY_BE_LOST), default=0)
    return Death(owed, _kept(home))


def _kept(home: Path) -> int:
    root = next(home.rglob("reports"))
    shelf = Shelf(root, Files(), "0.1.0")
    report_id = shelf.entries()[0].report_id
    with shelf.open(report_id, Owner.of_this_process(datetime.now(UTC))) as document:
        text = from_bytes(document.loaded.payload, report_id).report.cover.help_offered
    return (text or "").count("word")


if __name__ == "__main__":
    type_until_killed()
