"""The last step: the draft of an e-mail beside the pair, and a copy on a stick. The program itself sends nothing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from lapreporter.errors import Failure
from lapreporter.exchange.pair import Pair
from lapreporter.exchange.stick import CHECKED
from lapreporter.ui.actions import action
from lapreporter.ui.background import Background
from lapreporter.ui.desk import Desk
from lapreporter.ui.kit.buttons import ButtonKind
from lapreporter.ui.kit.icons import Icon, Mark
from lapreporter.ui.kit.layouts import Column, Flow
from lapreporter.ui.kit.messages import MessageLine
from lapreporter.ui.kit.text import Text
from lapreporter.ui.kit.theme import Space, Type
from lapreporter.ui.sealing import language_of
from lapreporter.ui.trust.leaving import Drafted, Saved, copy_to_stick, draft_beside
from lapreporter.words import mark

MAIL = mark("E-mail draft…")
OPEN_DRAFT = mark("Open the draft")
DRAFTED = mark("{name} lies beside the pair. Open it in your mail program, read it, and send it there.")
SMALLER = mark("Make the pictures smaller and sign again")
STICK = mark("Copy to a stick…")
COPIED = mark("{pdf} and {json} lie in {folder}.")
NO_ADDRESS = mark("A practice report goes to nobody, so there is no e-mail to draft. The copy works as always.")


class Sending(QWidget):
    """Works on a pair that was saved. ``began`` tells that something is being tried, ``failed`` what went wrong.

    ``smaller_asked`` asks for smaller pictures, after which the report is another one.
    """

    began = Signal()
    failed = Signal(object)
    smaller_asked = Signal()

    def __init__(self, desk: Desk, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self._background = background
        self._saved: Saved | None = None
        self._draft: Path | None = None
        self.mail_button = action(desk, MAIL, self.draft, Icon.SEND, ButtonKind.FILLED)
        self.stick_button = action(desk, STICK, self._ask_folder, Icon.STICK, ButtonKind.OUTLINED)
        self.open_button = action(desk, OPEN_DRAFT, self._open_draft, Icon.ELSEWHERE)
        self._no_address = Text(desk.theme, desk.say(NO_ADDRESS), Type.HELP)
        self._mailed, self._size = MessageLine(desk.theme, reserved=False), MessageLine(desk.theme, reserved=False)
        self._copied = MessageLine(desk.theme, reserved=False)
        self._can_shrink = False
        self._size.offered.connect(self.smaller_asked)
        buttons = Flow(self.mail_button, self.stick_button, spacing=Space.MEDIUM, line_spacing=Space.SMALL)
        Column(buttons, self._no_address, self._mailed, self._size, self.open_button, self._copied, parent=self)
        self.show_pair(None)

    @property
    def message(self) -> str:
        """What is said of the draft and of the copy."""
        return " ".join(line.text for line in (self._mailed, self._size, self._copied) if line.text)

    def show_pair(self, saved: Saved | None, *, can_shrink: bool = False) -> None:
        """Offer what can be done with a pair; ``can_shrink`` tells that its pictures could be smaller."""
        self._saved, self._draft, self._can_shrink = saved, None, can_shrink
        for line in (self._mailed, self._size, self._copied):
            line.clear()
        self.open_button.hide()
        addressed = saved is not None and saved.has_addressee
        self.mail_button.setVisible(addressed)
        self._no_address.setVisible(not addressed)

    def draft(self) -> None:
        """Write the draft beside the pair."""
        saved, language = self._saved, language_of(self.desk, self.desk.report())
        if saved is not None:
            self._run(lambda: draft_beside(saved, language), self._drafted)

    def copy_to(self, folder: Path) -> None:
        """Copy the pair to a stick; that it is done is said only after it was compared."""
        saved = self._saved
        if saved is not None:
            self._copied.clear()
            self._run(lambda: copy_to_stick(saved, folder), self._on_stick)

    def focus_first(self) -> None:
        """Put the focus on what comes next."""
        first = self.mail_button if self.mail_button.isVisibleTo(self) else self.stick_button
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _run(self, work: Callable[[], object], succeeded: Callable[..., None]) -> None:
        self._set_busy(True)
        self.began.emit()
        self._background.run(work, succeeded, self._failed, self)

    def _drafted(self, drafted: Drafted) -> None:
        self._ready()
        self._draft = drafted.file
        self._mailed.say(Mark.DONE, self.desk.say(DRAFTED, {"name": drafted.file.name}))
        too_large = drafted.draft.too_large
        offer = self.desk.say(SMALLER) if too_large and self._can_shrink else ""
        self._size.say(Mark.WARNING if too_large else Mark.NOTE, drafted.draft.sentence(self.desk.language), offer)
        self.open_button.show()

    def _on_stick(self, pair: Pair) -> None:
        self._ready()
        where = {"pdf": pair.pdf.name, "json": pair.json.name, "folder": str(pair.pdf.parent)}
        self._copied.say(Mark.DONE, f"{self.desk.say(CHECKED)} {self.desk.say(COPIED, where)}")

    def _failed(self, failure: Failure) -> None:
        self._ready()
        self.failed.emit(failure)

    def _ready(self) -> None:
        self._set_busy(False)

    def _set_busy(self, busy: bool) -> None:
        for button in (self.mail_button, self.stick_button):
            button.set_busy(busy)

    def _ask_folder(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, self.desk.say(STICK))
        if folder:
            self.copy_to(Path(folder))

    def _open_draft(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._draft)))
