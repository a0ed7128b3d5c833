"""What the window has to say of itself: above the page, one at a time, and nothing waits for it to be closed."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from lapreporter.errors import Failure
from lapreporter.ui.desk import Front
from lapreporter.ui.kit.buttons import Button, ButtonKind
from lapreporter.ui.kit.icons import Icon, Mark
from lapreporter.ui.kit.layouts import Column, discard
from lapreporter.ui.kit.palette import Role
from lapreporter.ui.kit.surfaces import Banner, Plane
from lapreporter.ui.kit.theme import Space
from lapreporter.words import mark

_log = logging.getLogger(__name__)

CLOSE = mark("Close this message")
FAILED = mark("This did not work")

Action = tuple[str, Icon, Callable[[], None]]
"""A translated word, its icon, and what pressing it does."""


class NoticeBar(Plane):
    """A place for one notice. A new one takes the place of the old one."""

    def __init__(self, front: Front, parent: QWidget | None = None) -> None:
        super().__init__(front.theme, Role.PAPER, parent=parent)
        self._column = Column(margins=(Space.WIDE, Space.MEDIUM, Space.WIDE, Space.SMALL), parent=self)
        self._banner: Banner | None = None
        self._from: QWidget | None = None
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._focus_moved)
        self.hide()

    @property
    def text(self) -> str:
        """What is said at the moment, for whoever cannot see it."""
        return self._banner.accessibleName() if self._banner is not None else ""

    def say(
        self,
        front: Front,
        mark_: Mark,
        title: str,
        text: str = "",
        word: str = "",
        actions: Sequence[Action] = (),
        asks: bool = False,
    ) -> None:
        """Show a notice until it is closed or another comes.

        Where it ``asks`` something the actions are the answers, and whichever is chosen takes it away.
        """
        self.hush()
        self._banner = banner = Banner(front.theme, mark_, title, text, word=word)
        banner.setAccessibleName(" ".join(part for part in (word, title, text) if part))
        for label, icon, act in actions if asks else (*actions, (front.say(CLOSE), Icon.CLOSE, self.hush)):
            button = Button(front.theme, label, ButtonKind.QUIET, icon=icon)
            if asks:
                button.clicked.connect(self.hush)
            button.clicked.connect(act)
            banner.add_action(button)
        self._column.add(banner)
        self.show()

    def tell(self, front: Front, failure: Failure) -> None:
        """Show a failure: what happened, and what one can do. The journal keeps its kind."""
        _log.warning("a failure was told", exc_info=failure)
        what, remedy = failure.sentences(front.language)
        self.say(front, Mark.WARNING, what, remedy, word=front.say(FAILED))

    def hush(self) -> None:
        """Take the notice away. Whoever came into it by the keyboard goes back to where that was."""
        now, back = QApplication.focusWidget(), self._from
        self._from = None
        if now is not None and self.isAncestorOf(now) and back is not None and isValid(back):
            back.setFocus(Qt.FocusReason.OtherFocusReason)
        if self._banner is not None:
            self._column.removeWidget(self._banner)
            discard(self._banner)
            self._banner = None
        self.hide()

    def _focus_moved(self, old: QWidget | None, now: QWidget | None) -> None:
        if now is not None and self.isAncestorOf(now) and old is not None and not self.isAncestorOf(old):
            self._from = old
