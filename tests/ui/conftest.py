"""The whole window on real folders, at a fixed time, and fields on the real form."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from lapreporter.app import window_for
from lapreporter.checks.case import Case
from lapreporter.checks.checker import Checker
from lapreporter.checks.plan.predicates import load_shipped_plan
from lapreporter.document.content import Content
from lapreporter.form.edition import Edition
from lapreporter.form.lexicon import Lexicon, load_lexicon
from lapreporter.form.loader import load_edition
from lapreporter.i18n import SpokenLanguage
from lapreporter.locations import shipped
from lapreporter.report.answers import Period
from lapreporter.report.cover import Cover
from lapreporter.report.report import Report
from lapreporter.ui.desk import Desk
from lapreporter.ui.kit.theme import Theme
from lapreporter.ui.session import Session
from lapreporter.ui.settings import WindowSettings
from lapreporter.ui.tidying import tidy
from lapreporter.ui.window import Window
from lapreporter.words import Language

NOW = datetime(2026, 4, 28, 10, 42, tzinfo=UTC)
FAMILIES = ("Noto Sans", "Noto Sans Arabic", "Noto Sans SC")

Opened = Callable[..., Window]


@pytest.fixture(autouse=True)
def tidied_by_the_test() -> Iterator[None]:
    """As in the program, no thread but the window's looks for dead cycles, of which widgets are part."""
    gc.disable()
    yield
    tidy()
    gc.enable()


class StrayWindows(QObject):
    """Writes down every window that shows besides the one under test."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - the name is Qt's
        if event.type() is QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.found.append(type(watched).__name__)
        return False


@pytest.fixture
def opened(qtbot: QtBot, qapp: QApplication, english: SpokenLanguage) -> Iterator[Opened]:
    """Open the window; it is closed at the end, which saves."""
    windows: list[Window] = []

    def open_window(language: Language = english, size: tuple[int, int] = (1280, 800), percent: int = 100) -> Window:
        settings = WindowSettings()
        settings.percent = percent
        window = window_for(
            language, Theme(percent=percent, families=FAMILIES), settings, lambda: NOW, english.state_codes()
        )
        windows.append(window)
        window.resize(*size)
        with qtbot.waitExposed(window):
            window.show()
        window.activateWindow()
        return window

    yield open_window
    for window in windows:
        window.close()
        window.deleteLater()
    qapp.processEvents()


@pytest.fixture
def window(opened: Opened) -> Window:
    return opened()


@pytest.fixture
def practice(window: Window) -> Window:
    """The window with the practice report open."""
    window.practise()
    return window


@pytest.fixture(scope="session")
def edition() -> Edition:
    return load_edition(shipped("forms", "editions", "adapted"))


@pytest.fixture(scope="session")
def lexicon() -> Lexicon:
    return load_lexicon(shipped("forms"))


@pytest.fixture
def session() -> Session:
    """A session on a report of which only State and year are known."""
    year = Period(start=date(2025, 1, 1), end=date(2025, 12, 31))
    return Session(
        Content(report=Report(cover=Cover(state="DEU", period=year))),
        Checker(),
        lambda content: Case(report=content.report, today=NOW.date(), unread=content.unread),
    )


@pytest.fixture
def desk(qapp: QApplication, english: SpokenLanguage, edition: Edition, lexicon: Lexicon, session: Session) -> Desk:
    return Desk(
        theme=Theme(families=FAMILIES),
        language=english,
        clock=lambda: NOW,
        states=("DEU", "LAO", "NZL"),
        edition=edition,
        lexicon=lexicon,
        plan=load_shipped_plan(shipped("forms", "plans")),
        report=lambda: session.report,
    )


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    """An empty folder, as a memory stick is."""
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder
