"""Keys that mean the same everywhere: Enter does what Space does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
PRESS = (*ENTER, Qt.Key.Key_Space)

if TYPE_CHECKING:
    _Button = QAbstractButton
else:
    # Qt knows one base class only; at run time it is that of the button itself.
    _Button = object


class PressedByEnter(_Button):
    """A button that Enter presses as Space does. It stands before the class of Qt among the bases.

    ``left_alone`` are the arrows that it leaves to the list or board in which it stands.
    """

    left_alone: tuple[Qt.Key, ...] = ()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press with Enter, and leave the arrows to whom they belong."""
        if event.key() in ENTER:
            self.click()
        elif event.key() in self.left_alone:
            event.ignore()
        else:
            super().keyPressEvent(event)
