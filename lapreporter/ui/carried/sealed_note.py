"""Where a report was signed or made for signing by hand: when that was, and the way to correct it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from lapreporter.document.generation import Generation
from lapreporter.document.open_document import OpenDocument
from lapreporter.ui.desk import Desk
from lapreporter.ui.kit.buttons import Button, ButtonKind
from lapreporter.ui.kit.icons import Icon
from lapreporter.ui.kit.layouts import Column
from lapreporter.ui.kit.surfaces import Hairline
from lapreporter.ui.kit.text import Text
from lapreporter.ui.kit.theme import Space, Type
from lapreporter.ui.sealing import PRINTED, SIGNED
from lapreporter.words import mark

HEADING = mark("Correct it later")
WAS_SIGNED = mark("This report was signed on {day}. What was signed stays as it went out.")
WAS_MADE = mark("This report was made for signing by hand on {day}. It stays as it went out.")
MEANS = mark("To correct it, amend it: a copy opens that says what it amends and lists what you change.")
AMEND = mark("Amend this report")


class SealedNote(QWidget):
    """Shows nothing while nothing was signed. ``asked`` carries the state of the document that was signed last."""

    asked = Signal(object)

    def __init__(self, desk: Desk, document: OpenDocument, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._document = desk, document
        self._sent: Generation | None = None
        self._when = Text(desk.theme, "", Type.HELP)
        self.amend = Button(desk.theme, desk.say(AMEND), ButtonKind.QUIET, icon=Icon.EDIT)
        self.amend.clicked.connect(lambda: self.asked.emit(self._sent))
        heading = Text(desk.theme, desk.say(HEADING), Type.STRONG)
        means = Text(desk.theme, desk.say(MEANS), Type.HINT)
        Column(Hairline(desk.theme), heading, self._when, means, self.amend, spacing=Space.SMALL, parent=self)
        self.refresh()

    def refresh(self) -> None:
        """Look again whether something was signed."""
        sent = (one for one in self._document.milestones() if one.header.milestone in (SIGNED, PRINTED))
        self._sent = next(sent, None)
        self.setVisible(self._sent is not None)
        if self._sent is not None:
            header = self._sent.header
            day = header.saved_at.astimezone().date()
            self._when.setText(self._desk.say(WAS_SIGNED if header.milestone == SIGNED else WAS_MADE, {"day": day}))
