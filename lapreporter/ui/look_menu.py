"""The menu for language and look of the window: which language, which size of text, light or dark."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from lapreporter.i18n import languages
from lapreporter.ui.desk import Front
from lapreporter.ui.kit.theme import TEXT_SIZES, Appearance
from lapreporter.ui.settings import WindowSettings
from lapreporter.words import mark

ENGLISH = "en"
TEXT_SIZE = mark("Text size {percent} %")
UNOFFICIAL = mark("This translation is unofficial until it has been reviewed.")
LOOKS = (
    (Appearance.LIGHT, mark("Light")),
    (Appearance.DARK, mark("Dark")),
    (Appearance.SYSTEM, mark("As the system has it")),
)


def look_menu(
    front: Front,
    settings: WindowSettings,
    changed: Callable[[], None],
    speak: Callable[[str], None],
    parent: QWidget,
) -> QMenu:
    """The menu; a look is kept in the settings, then ``changed`` is called; ``speak`` takes the code of a language."""
    menu = QMenu(parent)
    _add(menu, [(manner.name, manner.code) for manner in languages()], front.language.code, speak)
    if front.language.code != ENGLISH:
        menu.addAction(front.say(UNOFFICIAL)).setEnabled(False)
    menu.addSeparator()

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
