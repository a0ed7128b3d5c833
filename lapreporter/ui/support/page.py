"""The report for the makers: the whole text to read, to copy, and to save as a file."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from lapreporter.errors import Failure, storage_failure
from lapreporter.ui.desk import Front
from lapreporter.ui.kit.buttons import Button, ButtonKind
from lapreporter.ui.kit.fields import TextField
from lapreporter.ui.kit.icons import Icon, Mark
from lapreporter.ui.kit.layouts import Flow
from lapreporter.ui.kit.messages import MessageLine
from lapreporter.ui.kit.scroll import Scroll
from lapreporter.ui.kit.text import Text
from lapreporter.ui.kit.theme import Space, Type
from lapreporter.words import mark

TITLE = mark("Report for the makers")
LEAD = mark(
    "When something in the program does not work, send this text to whoever gave you the program. It says which "
    "versions are at work and which errors were noted. It holds nothing of your reports."
)
TEXT = mark("The text as it would be sent")
COPY = mark("Copy the text")
SAVE = mark("Save as a file…")
COPIED = mark("Copied. Paste it into an e-mail.")
SAVED = mark("{name} is in {folder}.")
NAME = "lap-reporter-diagnostics.txt"


class SupportPage(Scroll):
    """Shows the text; nothing is sent from here."""

    def __init__(self, front: Front, text: str, parent: QWidget | None = None) -> None:
        super().__init__(front.theme, spacing=Space.SMALL, parent=parent)
        self.front = front
        say, theme = front.say, front.theme
        self.text = TextField(theme, say(TEXT))
        self.text.setPlainText(text)
        self.text.setReadOnly(True)
        self.copy_button = Button(theme, say(COPY), ButtonKind.FILLED, icon=Icon.COPY)
        self.copy_button.clicked.connect(self._copy)
        self.save_button = Button(theme, say(SAVE), ButtonKind.OUTLINED, icon=Icon.SAVE)
        self.save_button.clicked.connect(self._ask)
        self._message = MessageLine(theme)
        self.body.add(Text(theme, say(TITLE), Type.TITLE, measure=None), Text(theme, say(LEAD), Type.SUBTITLE))
        self.body.addLayout(Flow(self.copy_button, self.save_button, spacing=Space.WIDE))
        self.body.add(self._message, self.text)

    @property
    def message(self) -> str:
        """What was said last."""
        return self._message.text

    def focus_first(self) -> None:
        """Put the focus on the button that copies."""
        self.copy_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def save(self, file: Path) -> None:
        """Write the text into a file that one has chosen."""
        try:
            file.write_text(self.text.toPlainText(), encoding="utf-8")
        except OSError as problem:
            failure: Failure = storage_failure(problem, str(file), "1 MB")
            self._message.say(Mark.WARNING, " ".join(failure.sentences(self.front.language)))
        else:
            self._message.say(Mark.DONE, self.front.say(SAVED, {"name": file.name, "folder": str(file.parent)}))

    def _copy(self) -> None:
        QApplication.clipboard().setText(self.text.toPlainText())
        self._message.say(Mark.DONE, self.front.say(COPIED))

    def _ask(self) -> None:
        name, _ = QFileDialog.getSaveFileName(self, self.front.say(SAVE), NAME, "*.txt")
        if name:
            self.save(Path(name))
