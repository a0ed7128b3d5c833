"""The recovery sheet in the window: it is saved, printed, and one of its groups is typed back."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from lapreporter.document.recovery_code import DIGITS
from lapreporter.ui.desk import Front
from lapreporter.ui.kit.buttons import Button, ButtonKind
from lapreporter.ui.kit.fields import LineField
from lapreporter.ui.kit.icons import Icon, Mark
from lapreporter.ui.kit.layouts import Column
from lapreporter.ui.kit.messages import MessageLine
from lapreporter.ui.kit.text import Text
from lapreporter.ui.kit.theme import Space, Type
from lapreporter.ui.protection.sheet import Recovery
from lapreporter.ui.trust.key_blocks import Problem, labelled
from lapreporter.words import mark

WHY = mark(
    "When the passphrase is forgotten, the recovery sheet opens the report. Save the sheet, print it, and put it into "
    "a sealed envelope in the registry. Delete the file of the sheet afterwards."
)
SAVE = mark("Save the recovery sheet…")
WHERE = mark("Where to put the recovery sheet")
SAVED = mark("{name} is in {folder}. Print it now.")
TYPE_BACK = mark("Type group {number} from the printed sheet")
NOT_SAVED = mark("Save and print the recovery sheet first.")
WRONG = mark("This is not group {number} of the sheet. Compare it digit by digit.")


class SheetStep(QWidget):
    """``asked`` carries the folder into which the sheet is to be written."""

    asked = Signal(object)

    def __init__(self, front: Front, recovery: Recovery, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.front = front
        self.recovery = recovery
        self.file: Path | None = None
        say, theme = front.say, front.theme
        self.save_button = Button(theme, say(SAVE), ButtonKind.OUTLINED, icon=Icon.PRINT)
        self.save_button.clicked.connect(self._ask)
        self._saved = MessageLine(theme, reserved=False)
        label = say(TYPE_BACK, {"number": recovery.asked})
        self.group = LineField(theme, label, chars=DIGITS + 2, figures=True)
        self._back = labelled(front, label, self.group)
        why = Text(theme, say(WHY), Type.HELP)
        Column(why, self.save_button, self._saved, self._back, spacing=Space.SMALL, parent=self)
        self._back.hide()

    def show_saved(self, file: Path) -> None:
        """Say where the sheet lies, and ask for a group."""
        self.file = file
        self._saved.say(Mark.DONE, self.front.say(SAVED, {"name": file.name, "folder": str(file.parent)}))
        self._back.show()
        self.group.setFocus()

    def problem(self) -> Problem | None:
        """What is still missing."""
        if self.file is None:
            return NOT_SAVED, self.save_button
        if not self.recovery.is_group(self.group.text()):
            return WRONG, self.group
        return None

    def _ask(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, self.front.say(WHERE))
        if folder:
            self.asked.emit(Path(folder))
