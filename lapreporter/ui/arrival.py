"""Coming up: the application itself, and what is told where no window of the program can open."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication, QMessageBox

from lapreporter.errors import Failure
from lapreporter.words import Language, mark

TITLE = mark("LAP Reporter")
NAMES_A_SCREEN = {"DISPLAY", "WAYLAND_DISPLAY"}


def arrived(arguments: Sequence[str], without_display: Callable[[], None]) -> QApplication:
    """The application every window needs.

    Where Qt finds no screen it ends the process in the middle of things; ``without_display`` is called just before, and
    better ends it itself. What Qt remarks then is passed on only where a screen was named: there it says what is amiss.
    """
    _stay_on_this_computer()
    said: list[str] = []

    def heard(kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
        if kind == QtMsgType.QtFatalMsg:
            if os.environ.keys() & NAMES_A_SCREEN:
                _pass_on(said)
            without_display()
        said.append(message)

    qInstallMessageHandler(heard)
    made = QApplication(list(arguments))
    qInstallMessageHandler(None)
    _pass_on(said)
    return made


def _stay_on_this_computer() -> None:
    # Where the screen of this computer does not answer, X11's library would look for it on the network; "unix" forbids.
    screen = os.environ.get("DISPLAY", "")
    if screen.startswith(":"):
        os.environ["DISPLAY"] = f"unix{screen}"


def _pass_on(said: Sequence[str]) -> None:
    for message in said:
        print(message, file=sys.stderr)


def turned_away(failure: Failure, language: Language) -> QMessageBox:
    """A plain window with the two sentences of a failure, for when the window itself cannot be built."""
    what, remedy = failure.sentences(language)
    box = QMessageBox(QMessageBox.Icon.Warning, language.text(TITLE), what, QMessageBox.StandardButton.Close)
    box.setInformativeText(remedy)
    return box
