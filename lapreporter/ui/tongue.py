"""The language of the window for Qt itself: its own words on buttons and in menus, and the direction of everything."""

from __future__ import annotations

from typing import Any, Protocol, runtime_checkable

from PySide6.QtCore import QLibraryInfo, QLocale, Qt, QTranslator
from PySide6.QtWidgets import QApplication, QWidget

from lapreporter.i18n import fitting, languages
from lapreporter.words import Language

_NAME = "qtbase"
_NAMES_OF_QT = {"zh-Hans": "zh_CN", "pt": "pt_BR"}
"""Where Qt's own catalogues bear other names than ours."""
_CALENDARS = {"ar": "ar_AE", "zh-Hans": "zh_CN"}
"""Locales whose calendar has the digits of the window; that of plain Arabic has Arabic-Indic ones."""


@runtime_checkable
class Recalling(Protocol):
    """A page that hands over what was typed or chosen on it when it is made anew in another language."""

    def memory(self) -> Any:
        """What is to be handed over, in no language."""

    def recall(self, memory: Any) -> None:
        """Take over what the same page had in its memory before."""


def system_language() -> str:
    """The code of the language the user's system prefers, as far as there is a catalogue; otherwise English."""
    return fitting(QLocale.system().uiLanguages(), languages())


def set_tongue(application: QApplication, language: Language) -> None:
    """Let Qt speak a language and run in its direction; what Qt said before is forgotten."""
    direction = Qt.LayoutDirection.RightToLeft if language.right_to_left else Qt.LayoutDirection.LeftToRight
    for earlier in application.findChildren(QTranslator, _NAME):
        application.removeTranslator(earlier)
        earlier.deleteLater()
    translator = QTranslator(application)
    translator.setObjectName(_NAME)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load(f"{_NAME}_{_NAMES_OF_QT.get(language.code, language.code)}", folder):
        application.installTranslator(translator)
    application.setLayoutDirection(direction)


def calendar_locale(code: str) -> QLocale:
    """The locale in which a calendar names days and months."""
    return QLocale(_CALENDARS.get(code, code))


def recalled(earlier: QWidget | None, page: QWidget | None) -> None:
    """Let a page that was made anew take over what one had typed or chosen on it."""
    if type(page) is type(earlier) and isinstance(page, Recalling) and isinstance(earlier, Recalling):
        page.recall(earlier.memory())
