"""What the user has chosen for the window, kept between sessions in a small file of its own."""

from __future__ import annotations

from PySide6.QtCore import QSettings

from lapreporter.i18n import languages
from lapreporter.locations import user_data
from lapreporter.ui.kit.theme import TEXT_SIZES, Appearance


class WindowSettings:
    """Language, text size, appearance and the State last reported for. A damaged file means those of a first start."""

    def __init__(self) -> None:
        self._store = QSettings(str(user_data() / "window.ini"), QSettings.Format.IniFormat)

    @property
    def language(self) -> str | None:
        """The code of the window's language; None until one was chosen, or when its catalogue is gone."""
        stored = self._store.value("language")
        return next((manner.code for manner in languages() if manner.code == stored), None)

    @language.setter
    def language(self, code: str) -> None:
        self._store.setValue("language", code)

    @property
    def percent(self) -> int:
        """The size of text in per cent."""
        stored = str(self._store.value("percent", ""))
        return next((percent for percent in TEXT_SIZES if str(percent) == stored), TEXT_SIZES[0])

    @percent.setter
    def percent(self, percent: int) -> None:
        self._store.setValue("percent", str(percent))

    @property
    def appearance(self) -> Appearance:
        """Light, dark, or as the system has it."""
        stored = self._store.value("appearance", Appearance.LIGHT.value)
        return next((appearance for appearance in Appearance if appearance.value == stored), Appearance.LIGHT)

    @appearance.setter
    def appearance(self, appearance: Appearance) -> None:
        self._store.setValue("appearance", appearance.value)

    @property
    def state(self) -> str | None:
        """The State last reported for."""
        stored = self._store.value("state")
        return stored if isinstance(stored, str) and len(stored) == 3 else None

    @state.setter
    def state(self, state: str) -> None:
        self._store.setValue("state", state)
