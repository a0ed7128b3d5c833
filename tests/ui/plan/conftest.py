"""The window with the board of an example open."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication

from lapreporter.i18n import SpokenLanguage
from lapreporter.locations import shipped
from lapreporter.ui.plan.page import PlanPage
from lapreporter.ui.window import Window
from lapreporter.ui.workplace import Workplace
from lapreporter.words import Language
from tests.ui.conftest import Opened


class Planned:
    """A window that shows the board of a report."""

    def __init__(self, window: Window) -> None:
        self.window = window
        QApplication.processEvents()

    @property
    def place(self) -> Workplace:
        assert self.window.workplace is not None
        return self.window.workplace

    @property
    def page(self) -> PlanPage:
        page = self.window.shell.page
        assert isinstance(page, PlanPage)
        return page


Boarded = Callable[..., Planned]


@pytest.fixture
def board(opened: Opened, english: SpokenLanguage) -> Boarded:
    """Open an example and show its board."""

    def open_board(
        example: str, size: tuple[int, int] = (1280, 800), percent: int = 100, language: Language = english
    ) -> Planned:
        window = opened(language, size, percent)
        window.open_file(shipped("resources", "examples", f"{example}.json"))
        planned = Planned(window)
        planned.place.open("plan")
        QApplication.processEvents()
        return planned

    return open_board
