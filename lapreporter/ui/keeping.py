"""What keeps a report safe on this computer: earlier versions and protection, and the links that lead there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from lapreporter.errors import Failure
from lapreporter.ui.desk import Front
from lapreporter.ui.kit.buttons import Button, ButtonKind
from lapreporter.ui.kit.icons import Icon
from lapreporter.ui.kit.layouts import Column
from lapreporter.ui.kit.surfaces import Hairline
from lapreporter.ui.kit.text import Text
from lapreporter.ui.kit.theme import Space, Type
from lapreporter.words import mark

VERSIONS, PROTECTION = "versions", "protection"
"""The keys under which the pages are opened."""
HEADING = mark("Kept on this computer")
EARLIER = mark("Earlier versions")
PROTECT = mark("Protect by a passphrase…")
PROTECTED = mark("Protected by a passphrase")


@dataclass(frozen=True)
class Telling:
    """How to say something above the page, and how to tell a failure."""

    say: Callable[[tuple[Any, ...]], None]
    fail: Callable[[Failure], None]


class KeepingLinks(QWidget):
    """Stands beside or below the task list. ``opened`` carries the key of a page."""

    opened = Signal(str)

    def __init__(self, front: Front, protected: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        say, theme = front.say, front.theme
        self.versions = Button(theme, say(EARLIER), ButtonKind.QUIET, icon=Icon.HISTORY)
        self.protection = Button(theme, say(PROTECTED if protected else PROTECT), ButtonKind.QUIET, icon=Icon.LOCK)
        self.versions.clicked.connect(lambda: self.opened.emit(VERSIONS))
        self.protection.clicked.connect(lambda: self.opened.emit(PROTECTION))
        heading = Text(theme, say(HEADING), Type.STRONG)
        Column(Hairline(theme), heading, self.versions, self.protection, spacing=Space.HAIR, parent=self)
