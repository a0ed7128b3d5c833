"""An identity introduces itself: its twelve groups, and the letter that says under a stamp whose they are."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from lapreporter.errors import Failure
from lapreporter.exchange.signer import Signer
from lapreporter.ui.background import Background
from lapreporter.ui.desk import Desk
from lapreporter.ui.kit.buttons import Button
from lapreporter.ui.kit.icons import Icon, Mark
from lapreporter.ui.kit.layouts import Column
from lapreporter.ui.kit.messages import MessageLine
from lapreporter.ui.kit.surfaces import Sheet
from lapreporter.ui.kit.text import Text
from lapreporter.ui.kit.theme import Space, TextStyle, Type
from lapreporter.ui.sealing import language_of
from lapreporter.ui.trust.leaving import write_letter
from lapreporter.words import mark

GROUPS = mark("The twelve groups of {name}")
WHY = mark("Receivers compare them once with your stamped letter; until then they see “unknown signer”.")
LETTER = mark("Letter of introduction…")
WRITTEN = mark("{name} is in {folder}. Print it, have it stamped, and send it by diplomatic channel.")
_DIGITS = TextStyle(17, Type.STRONG.weight, figures=True)
_PER_LINE = 3


class IntroductionCard(Sheet):
    """Shown once somebody has signed. ``began`` tells that a letter is being written, ``failed`` why it is not."""

    began = Signal()
    failed = Signal(object)

    def __init__(self, desk: Desk, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(desk.theme, margins=(16, 14, 16, 14), parent=parent)
        self.desk = desk
        self._background = background
        self._signer: Signer | None = None
        self._title = Text(desk.theme, "", Type.STRONG)
        self._groups = Text(desk.theme, "", _DIGITS, measure=None)
        self.letter_button = Button(desk.theme, desk.say(LETTER), icon=Icon.FILE)
        self.letter_button.clicked.connect(self._ask_folder)
        self._message = MessageLine(desk.theme, reserved=False)
        why = Text(desk.theme, desk.say(WHY), Type.HELP)
        self.body.add(self._title, self._groups, why, Space.HAIR, Column(self.letter_button, self._message))
        self.hide()

    @property
    def groups(self) -> tuple[str, ...]:
        """The twelve groups on show."""
        return tuple(self._signer.fingerprint.split(" ")) if self._signer else ()

    def show_signer(self, signer: Signer | None) -> None:
        """Show the groups of whoever signed; nobody hides the card."""
        self._signer = signer
        self._message.clear()
        self.setVisible(signer is not None)
        if signer is not None:
            groups = self.groups
            # Digits run from left to right in every language.
            lines = ["\u2066" + "   ".join(groups[at : at + _PER_LINE]) + "\u2069" for at in range(0, 12, _PER_LINE)]
            self._title.setText(self.desk.say(GROUPS, {"name": signer.name}))
            self._groups.setText("\n".join(lines))

    def write(self, folder: Path) -> None:
        """Write the letter into a folder, in the background."""
        if self._signer is None:
            return
        signer, report, desk = self._signer, self.desk.report(), self.desk
        self._message.clear()
        self.letter_button.set_busy(True)
        self.began.emit()
        self._background.run(
            lambda: write_letter(signer, report, language_of(desk, report), folder, desk.clock()),
            self._written,
            self._failed,
            self,
        )

    def _ask_folder(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, self.desk.say(LETTER))
        if folder:
            self.write(Path(folder))

    def _written(self, file: Path) -> None:
        self._ready()
        self._message.say(Mark.DONE, self.desk.say(WRITTEN, {"name": file.name, "folder": str(file.parent)}))

    def _failed(self, failure: Failure) -> None:
        self._ready()
        self.failed.emit(failure)

    def _ready(self) -> None:
        self.letter_button.set_busy(False)
