"""The menu for the look of the window: size of text, light or dark."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from lapreporter.ui.desk import Front
from lapreporter.ui.kit.theme import TEXT_SIZES, Appearance
from lapreporter.ui.settings import WindowSettings
from lapreporter.words import mark

TEXT_SIZE = mark("Text size {percent} %")
LOOKS = (
    (Appearance.LIGHT, mark("Light")),
    (Appearance.DARK, mark("Dark")),
    (Appearance.SYSTEM, mark("As the system has it")),
)


def look_menu(front: Front, settings: WindowSettings, changed: Callable[[], None], parent: QWidget) -> QMenu:
    """The menu; a choice is kept in the settings, then ``changed`` is called."""
    menu = QMenu(parent)

    def set_percent(percent: int) -> None:
        settings.percent = percent
        changed()

    def set_appearance(appearance: Appearance) -> None:
        settings.appearance = appearance
        changed()

    sizes = [(front.say(TEXT_SIZE, {"percent": percent}), percent) for percent in TEXT_SIZES]
    _add(menu, sizes, settings.percent, set_percent)
    menu.addSeparator()
    _add(menu, [(front.say(word), look) for look, word in LOOKS], settings.appearance, set_appearance)
    return menu


def _add(menu: QMenu, options: Sequence[tuple[str, Any]], current: Any, act: Callable[[Any], None]) -> None:
    group = QActionGroup(menu)
    for label, value in options:
        action = QAction(label, group)
        action.setCheckable(True)
        action.setChecked(value == current)
        action.triggered.connect(lambda _checked=False, value=value: act(value))
        menu.addAction(action)
