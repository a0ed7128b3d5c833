"""Beside the task list: how much of the report still waits for a word since it was carried over."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from lapreporter.ui.carried.beside import waiting_by_form
from lapreporter.ui.desk import Desk
from lapreporter.ui.kit.buttons import Button, ButtonKind
from lapreporter.ui.kit.icons import Icon
from lapreporter.ui.kit.layouts import Column
from lapreporter.ui.kit.surfaces import Hairline
from lapreporter.ui.kit.text import Text
from lapreporter.ui.kit.theme import Space, Type
from lapreporter.ui.session import Session
from lapreporter.words import mark, mark_plural

AGAINST = mark("This year against last")
CHANGES = mark("What this report changes")
FROM_BEFORE = mark("From the earlier report")
AMENDS_OF = mark("It amends the report of {day}.")
AMENDS_ANOTHER = mark("It amends an earlier report.")
TO_CONFIRM = mark_plural("{count} answer or row to confirm", "{count} answers and rows to confirm")
ALL_SETTLED = mark("Everything that was carried over is settled.")


class CarriedSummary(QWidget):
    """Shows nothing for a report that neither follows another nor amends one.

    ``asked`` carries the key of the page that lays two reports side by side.
    """

    asked = Signal(str)

    def __init__(self, desk: Desk, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._session = desk, session
        self._count = Text(desk.theme, "", Type.HELP, icon=Icon.HISTORY)
        self._heading = Text(desk.theme, desk.say(FROM_BEFORE), Type.STRONG)
        self._amends = Text(desk.theme, "", Type.HELP, icon=Icon.EDIT)
        self.against = Button(desk.theme, desk.say(AGAINST), ButtonKind.QUIET, icon_after=Icon.NEXT)
        self.changes = Button(desk.theme, desk.say(CHANGES), ButtonKind.QUIET, icon_after=Icon.NEXT)
        self.against.clicked.connect(lambda: self.asked.emit("against"))
        self.changes.clicked.connect(lambda: self.asked.emit("amends"))
        Column(Hairline(desk.theme), self._heading, self._amends, self.changes, self._count, self.against,
               spacing=Space.SMALL, parent=self)  # fmt: skip
        self.refresh()
        session.checked.connect(self.refresh)

    def refresh(self) -> None:
        """Count what waits now."""
        content, day = self._session.content, self._session.report.cover.amends_submitted_on
        follows, amends = bool(content.history), content.amends is not None
        self.setVisible(follows or amends)
        self._amends.setText(self._desk.say(AMENDS_OF, {"day": day}) if day else self._desk.say(AMENDS_ANOTHER))
        for part, shown in ((self._amends, amends), (self.changes, amends), (self._count, follows)):
            part.setVisible(shown)
        self.against.setVisible(follows)
        count = sum(waiting_by_form(self._session.case).values())
        words = self._desk.language.plural(TO_CONFIRM, count) if count else self._desk.say(ALL_SETTLED)
        self._count.setText(words)
