from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from lapreporter.ui.kit.layouts import Column
from lapreporter.ui.kit.theme import Theme

Shown = Callable[..., QWidget]


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    return Theme(families=("Noto Sans", "Noto Sans Arabic"))


@pytest.fixture
def shown(qtbot: QtBot) -> Shown:
    """Put widgets below each other into a window and show it."""
    kept: list[QWidget] = []

    def show(*widgets: QWidget, width: int = 600, height: int = 400) -> QWidget:
        window = QWidget()
        kept.append(window)
        Column(*widgets, None, margins=(20, 20, 20, 20), parent=window)
        qtbot.addWidget(window)
        window.resize(width, height)
        with qtbot.waitExposed(window):
            window.show()
        window.activateWindow()
        return window

    return show
