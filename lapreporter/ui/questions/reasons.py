"""Answering a finding with a reason, in place: wherever a finding is shown, the same few words and one field."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from lapreporter.checks.finding import Finding, Severity
from lapreporter.checks.reasons import digest, explainable
from lapreporter.report.node import new_id
from lapreporter.report.report import Reason
from lapreporter.ui.desk import Desk
from lapreporter.ui.kit.buttons import Button, ButtonKind
from lapreporter.ui.kit.fields import TextField
from lapreporter.ui.kit.keys import ENTER
from lapreporter.ui.kit.layouts import Column, Flow
from lapreporter.ui.kit.text import Text
from lapreporter.ui.kit.theme import Space, Type
from lapreporter.words import mark

GIVE_REASON = mark("Give a reason")
CHANGE_REASON = mark("Change the reason")
WHY_SO = mark("Why is it so? Your reason is printed with the report.")
KEEP = mark("Keep this reason")
MEND = mark("Mend it instead")
GIVEN = mark("Answered, and printed with the report: {reason}")


def takes_reason(finding: Finding) -> bool:
    """Whether a reason is offered: for warnings, and for errors whose rule can be explained; advice is set aside."""
    return explainable(finding) and finding.severity in (Severity.ERROR, Severity.WARNING)


def reason_from(finding: Finding, text: str, day: date) -> Reason:
    """The reason that answers a finding as long as its figures stay what they are."""
    return Reason(id=new_id(), code=finding.code, path=finding.path, text=text, given_on=day, numbers=digest(finding))


class ReasonEditor(QWidget):
    """A field for the reason. ``kept`` carries it, ``cancelled`` tells that none is given.

    ``question`` stands above it, ``leave`` on the button that gives none; both are marked. Ctrl+Enter keeps, Escape
    leaves everything as it was.
    """

    kept = Signal(str)
    cancelled = Signal()

    def __init__(
        self, desk: Desk, text: str = "", question: str = WHY_SO, leave: str = MEND, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.field = TextField(desk.theme, desk.say(question), least=2, most=6)
        self.field.setPlainText(text)
        keep = Button(desk.theme, desk.say(KEEP), ButtonKind.OUTLINED)
        keep.clicked.connect(self._keep)
        cancel = Button(desk.theme, desk.say(leave), ButtonKind.QUIET)
        cancel.clicked.connect(self.cancelled)
        buttons = Flow(keep, cancel, spacing=Space.LARGE)
        Column(Text(desk.theme, desk.say(question), Type.HELP_STRONG), self.field, buttons, spacing=6, parent=self)

    def begin(self) -> None:
        """Put the focus into the field."""
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep or cancel by the keyboard."""
        if event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        elif event.key() in ENTER:
            self._keep()
        else:
            super().keyPressEvent(event)

    def _keep(self) -> None:
        text = self.field.toPlainText().strip()
        if text:
            self.kept.emit(text)
        else:
            self.begin()
