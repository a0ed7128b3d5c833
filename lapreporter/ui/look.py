"""What the window looks like and which language it speaks: chosen in a menu or by keys, put on everywhere at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Protocol

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QWidget

from lapreporter.i18n import open_language
from lapreporter.ui.desk import Front
from lapreporter.ui.kit.buttons import Button
from lapreporter.ui.kit.theme import TEXT_SIZES, Theme, dress, leading_for, palette_for
from lapreporter.ui.look_menu import look_menu
from lapreporter.ui.settings import WindowSettings
from lapreporter.ui.tongue import set_tongue
from lapreporter.words import Language


class Wearer(Protocol):
    """The window, as far as its look is concerned."""

    front: Front
    settings: WindowSettings

    def wear(self, theme: Theme) -> None:
        """Put on a theme, inside and out."""

    def speak(self, language: Language) -> None:
        """Say everything in a language, where one is."""


class Look:
    """Keeps what is chosen in the settings of the window, and puts it on."""

    def __init__(self, window: Wearer) -> None:
        self._window = window

    @property
    def keys(self) -> Mapping[str, int]:
        """The keys that change the size of text, and by how many steps; 0 is back to the smallest."""
        return {"Ctrl++": 1, "Ctrl+=": 1, "Ctrl+-": -1, "Ctrl+0": 0}

    def show_menu(self, button: Button, parent: QWidget) -> None:
        """Open the menu below its button."""
        menu = look_menu(self._window.front, self._window.settings, self.dress_up, self.choose_language, parent)
        start = button.width() if parent.isRightToLeft() else 0
        menu.popup(button.mapToGlobal(QPoint(start - (menu.sizeHint().width() if start else 0), button.height())))

    def choose_language(self, code: str) -> None:
        """Speak another language from now on, and at the next start."""
        self._window.settings.language = code
        self.speak(open_language(code))

    def speak(self, language: Language) -> None:
        """Speak a language, at once and everywhere."""
        now = QApplication.focusWidget()
        if now is not None:
            # Whatever is being typed in a cell is taken over before its page goes.
            now.clearFocus()
        application = QApplication.instance()
        if isinstance(application, QApplication):
            set_tongue(application, language)
        self._window.front = self._window.front.speaking(language)
        self._put_on(replace(self._window.front.theme, leading=leading_for(language.code)))
        self._window.speak(language)

    def dress_up(self) -> None:
        """Put on the look that the settings name, everywhere and at once."""
        application, settings = QApplication.instance(), self._window.settings
        if isinstance(application, QApplication):
            palette = palette_for(application, settings.appearance)
            self._put_on(replace(self._window.front.theme, palette=palette, percent=settings.percent))

    def step_text(self, step: int) -> None:
        """Make the text larger or smaller by steps; 0 makes it as small as it can be."""
        position = TEXT_SIZES.index(self._window.settings.percent) + step if step else 0
        self._window.settings.percent = TEXT_SIZES[min(max(position, 0), len(TEXT_SIZES) - 1)]
        self.dress_up()

    def _put_on(self, theme: Theme) -> None:
        application = QApplication.instance()
        if isinstance(application, QApplication):
            dress(application, theme)
        self._window.front = self._window.front.wearing(theme)
        self._window.wear(theme)
