"""A person at the window who counts what the hands do, and last year's report as a file in that person's hands."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from lapreporter.app import window_for
from lapreporter.checks.gate import held_by
from lapreporter.i18n import SpokenLanguage
from lapreporter.locations import shipped
from lapreporter.report.answers import Period
from lapreporter.report.data import dump, load
from lapreporter.report.paths import replace
from lapreporter.report.report import Report
from lapreporter.ui.beginning.page import BeginningPage
from lapreporter.ui.kit.buttons import Button
from lapreporter.ui.kit.theme import Theme
from lapreporter.ui.screens.finish import FinishPage
from lapreporter.ui.session import Session
from lapreporter.ui.settings import WindowSettings
from lapreporter.ui.standing.page import StandingPage
from lapreporter.ui.window import Window
from lapreporter.ui.workplace import Workplace
from tests.ui.conftest import FAMILIES

OPENING = 2
"""What the system's dialog takes: point at the file or folder, and open it."""


def example(name: str, year: int, submitted_on: date | None = None) -> Report:
    """An example, moved to another year."""
    report = load(shipped("resources", "examples", f"{name}.json").read_bytes(), name)
    report = replace(report, "cover.period", Period(start=date(year, 1, 1), end=date(year, 12, 31)))
    return replace(report, "cover.submitted_on", submitted_on or date(year + 1, 4, 30))


class Person:
    """Counts clicks, dialogs and fields that are typed into; ``typed`` are the texts."""

    def __init__(self, qtbot: QtBot, window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
        self.window = window
        self.actions = 0
        self.typed: list[str] = []
        self._qtbot, self._patch = qtbot, monkeypatch

    @property
    def workplace(self) -> Workplace:
        assert self.window.workplace is not None
        return self.window.workplace

    @property
    def session(self) -> Session:
        return self.workplace.session

    @property
    def standing(self) -> StandingPage:
        page = self.window.shell.page
        assert isinstance(page, StandingPage), type(page)
        return page

    def click(self, widget: QWidget) -> None:
        """Bring it into sight and press it, as the mouse does."""
        assert widget.isVisible()
        assert widget.isEnabled()
        around = widget.parentWidget()
        while around is not None:
            if isinstance(around, QScrollArea):
                around.ensureWidgetVisible(widget)
            around = around.parentWidget()
        QApplication.processEvents()
        self.actions += 1
        self._qtbot.mouseClick(widget, Qt.MouseButton.LeftButton, pos=QPoint(14, widget.height() // 2))
        QApplication.processEvents()

    def press(self, word: str) -> None:
        """Press the visible button that begins with a word."""
        self.click(self.button(word))

    def button(self, word: str) -> Button:
        shown = [one for one in self.window.findChildren(Button) if one.isVisible()]
        return next(one for one in shown if one.label.startswith(word))

    def go_on(self) -> None:
        """Press the one filled button of the footer."""
        self.click(self.window.shell.footer.next_button)

    def type(self, field: QLineEdit, text: str) -> None:
        """Click into a field and type."""
        self.click(field)
        self._qtbot.keyClicks(field, text)
        self.typed.append(text)

    def choose(self, dialog: str, chosen: object) -> None:
        """What the person will choose in the next dialog of the system."""

        def answer(*_: object) -> object:
            self.actions += OPENING
            return chosen

        self._patch.setattr(QFileDialog, dialog, answer)

    def say(self, key: str, still_true: bool) -> None:
        self.click(self.standing.rows[key].choice.choice(still_true))

    def answer(self, path: str, value: object) -> None:
        """Have a question answered, as its field does."""
        self.session.edit(path, value)
        QApplication.processEvents()

    def finish_by_hand(self, folder: Path, place: str) -> None:
        """Make the report for signing by hand and save the pair."""
        page = self.window.shell.page
        assert isinstance(page, FinishPage), type(page)
        held = held_by(self.session.findings, self.session.report.reasons)
        assert not held, [(finding.code, finding.path) for finding in held]
        self.press_choice(page, "By hand")
        self.type(page.steps.form.place, place)
        self.click(page.steps.sign_button)
        self._qtbot.waitUntil(lambda: page.steps.sign_step.is_done, timeout=60_000)
        self.choose("getExistingDirectory", str(folder))
        with self._qtbot.waitSignal(page.steps.saved, timeout=30_000):
            self.click(page.steps.save_button)

    def sign(self, folder: Path, name: str, institution: str, place: str, passphrase: str) -> None:
        """Sign with an identity made on the spot and save the pair."""
        page = self.window.shell.page
        assert isinstance(page, FinishPage), type(page)
        new = page.steps.form.own.new
        for field, text in ((new.name, name), (new.institution, institution), (new.passphrase, passphrase),
                            (new.repeat, passphrase), (page.steps.form.place, place)):  # fmt: skip
            self.type(field, text)
        self.click(page.steps.sign_button)
        self._qtbot.waitUntil(lambda: page.steps.sign_step.is_done, timeout=60_000)
        self.choose("getExistingDirectory", str(folder))
        with self._qtbot.waitSignal(page.steps.saved, timeout=30_000):
            self.click(page.steps.save_button)

    def press_choice(self, page: FinishPage, word: str) -> None:
        ways = page.steps.form.ways
        way = next(way for way in type(page.steps.form.way) if ways.choice(way).label.startswith(word))
        self.click(ways.choice(way))

    def begin(self) -> None:
        """Wait until the file has been read and press the one button; that leads to where the State stands."""
        page = self.window.shell.page
        assert isinstance(page, BeginningPage)
        self._qtbot.waitUntil(lambda: page.is_done and page.action is not None, timeout=30_000)
        QApplication.processEvents()
        assert page.action is not None
        self.click(page.action)


Sits = Callable[..., Person]


@pytest.fixture
def sits(qtbot: QtBot, qapp: QApplication, english: SpokenLanguage, monkeypatch: pytest.MonkeyPatch) -> Iterator[Sits]:
    """Let a person sit down at the window in March of a year."""
    windows: list[Window] = []

    def sit_down(year: int, size: tuple[int, int] = (1280, 800), percent: int = 100) -> Person:
        now = datetime(year, 3, 14, 10, 42, tzinfo=UTC)
        settings = WindowSettings()
        settings.percent = percent
        theme = Theme(percent=percent, families=FAMILIES)
        window = window_for(english, theme, settings, lambda: now, english.state_codes())
        windows.append(window)
        window.resize(*size)
        with qtbot.waitExposed(window):
            window.show()
        window.activateWindow()
        return Person(qtbot, window, monkeypatch)

    yield sit_down
    for window in windows:
        window.close()
        window.deleteLater()
    qapp.processEvents()


Begins = Callable[..., Person]


@pytest.fixture
def begins(sits: Sits, tmp_path: Path) -> Begins:
    """Begin the next report from last year's file, from the first screen to where the State stands."""

    def begin(*reports: Report, year: int | None = None, size: tuple[int, int] = (1280, 800)) -> Person:
        last = reports[-1].year()
        assert last is not None
        year = year or last + 1
        files = []
        for report in reports:
            file = tmp_path / f"{report.cover.state}_{report.year()}.json"
            file.write_bytes(dump(report))
            files.append(str(file))
        person = sits(year + 1, size)
        person.choose("getOpenFileNames", (files, ""))
        person.press("Begin from last year")
        person.begin()
        return person

    return begin
