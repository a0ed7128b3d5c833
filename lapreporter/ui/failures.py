"""Failures as two sentences in the window: what happened, and what one can do."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from lapreporter.errors import Failure
from lapreporter.ui.desk import Desk
from lapreporter.ui.kit.buttons import Button, ButtonKind
from lapreporter.ui.kit.icons import Icon, Mark
from lapreporter.ui.kit.surfaces import Banner
from lapreporter.words import mark

T = TypeVar("T")

UNDERSTOOD = mark("Close this message")
WORD = mark("This did not work")


def told(act: Callable[[], T], tell: Callable[[Failure], None]) -> T | None:
    """Do something that can fail; a failure is told and gives None."""
    try:
        return act()
    except Failure as failure:
        tell(failure)
        return None


class FailureBanner(Banner):
    """A failure above the page. Nothing waits for it to be closed."""

    closed = Signal()

    def __init__(self, desk: Desk, failure: Failure, parent: QWidget | None = None) -> None:
        what, remedy = failure.sentences(desk.language)
        super().__init__(desk.theme, Mark.WARNING, what, remedy, word=desk.say(WORD), parent=parent)
        close = Button(desk.theme, desk.say(UNDERSTOOD), ButtonKind.QUIET, icon=Icon.CLOSE)
        close.clicked.connect(self.closed)
        self.add_action(close)
