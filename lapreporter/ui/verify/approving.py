"""Approving a text that somebody handed out: the signature goes back to whoever closes the report, as a small file."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from lapreporter.errors import Failure
from lapreporter.ui.approving import approve_alone
from lapreporter.ui.background import Background
from lapreporter.ui.desk import Front
from lapreporter.ui.kit.buttons import Button, ButtonKind
from lapreporter.ui.kit.folding import FoldingSection
from lapreporter.ui.kit.icons import Icon, Mark
from lapreporter.ui.kit.layouts import Column
from lapreporter.ui.kit.messages import MessageLine
from lapreporter.ui.kit.text import Text
from lapreporter.ui.kit.theme import Space, Type
from lapreporter.ui.screens.sign_form import SignForm
from lapreporter.words import mark

TITLE = mark("Approve this text…")
LEAD = mark(
    "For those who sign before the report is closed. Read the PDF first, and see that its seal code is the one below. "
    "Your signature covers exactly these data; your name and this computer's clock will be in it."
)
APPROVE = mark("Approve the text")
WORKING = mark("The approval is being signed…")
APPROVED = mark("Approved. {name} lies beside the file: give it back to whoever closes the report.")


class ApprovingPanel(FoldingSection):
    """Folded while nobody asks for it."""

    def __init__(
        self, front: Front, report_json: bytes, beside: Path, background: Background, parent: QWidget | None = None
    ) -> None:
        self.front = front
        self._data, self._beside, self._background = report_json, beside, background
        self.form = SignForm(front, background, closes=False)
        self.approve_button = Button(front.theme, front.say(APPROVE), ButtonKind.OUTLINED, icon=Icon.SIGN)
        self.approve_button.clicked.connect(self.approve)
        self._message = MessageLine(front.theme, reserved=False)
        lead = Text(front.theme, front.say(LEAD), Type.HELP)
        column = Column(lead, self.form, self.approve_button, self._message, spacing=Space.MEDIUM)
        super().__init__(front.theme, front.say(TITLE), column, parent=parent)

    @property
    def message(self) -> str:
        """What was said last."""
        return self._message.text

    def approve(self) -> None:
        """Sign the data, and write the approval beside the file."""
        key = None if self.form.complaint() else self.form.key()
        if key is None:
            return
        data, beside, now = self._data, self._beside, self.front.clock()
        self.approve_button.set_busy(True)
        self._message.say(Mark.NOTE, self.front.say(WORKING))
        self._background.run(lambda: approve_alone(data, beside, key, now), self._approved, self._failed, self)

    def _approved(self, file: Path) -> None:
        self.approve_button.set_busy(False)
        self.form.used(signed=True)
        self._message.say(Mark.DONE, self.front.say(APPROVED, {"name": file.name}))

    def _failed(self, failure: Failure) -> None:
        self.approve_button.set_busy(False)
        self.form.used(signed=False)
        self._message.say(Mark.WARNING, " ".join(failure.sentences(self.front.language)))
