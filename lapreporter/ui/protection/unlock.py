"""A protected report asks for its passphrase, or for what stands on its recovery sheet."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from lapreporter.document.protection import Key, Protection, open_with_passphrase, open_with_recovery
from lapreporter.document.recovery_code import identity_of
from lapreporter.errors import Failure
from lapreporter.ui.background import Background
from lapreporter.ui.desk import Front
from lapreporter.ui.kit.buttons import Button, ButtonKind
from lapreporter.ui.kit.fields import TextField
from lapreporter.ui.kit.folding import FoldingSection
from lapreporter.ui.kit.icons import Icon, Mark
from lapreporter.ui.kit.messages import MessageLine
from lapreporter.ui.kit.scroll import Scroll
from lapreporter.ui.kit.text import Text
from lapreporter.ui.kit.theme import Space, Type
from lapreporter.ui.protection.passphrase_choice import NOTHING, PASSPHRASE, passphrase_field, showing
from lapreporter.ui.trust.key_blocks import labelled
from lapreporter.words import mark

TITLE = mark("This report is protected")
LEAD = mark("Type its passphrase to open it.")
OPEN = mark("Open the report")
OPENING = mark("The report is being opened…")
BY_SHEET = mark("Passphrase forgotten? Open it with the recovery sheet")
CODE = mark("The sixteen groups of the sheet, one after the other")
OPEN_BY_SHEET = mark("Open with the recovery sheet")
BOTH_LOST = mark("Passphrase and sheet both lost?")
BOTH_LOST_TEXT = mark(
    "Nobody can open this report any more, not even the makers of the program. What was signed and sent can still be "
    "read: begin a new draft from the PDF or the data of the last report that was sent."
)
BEGIN = mark("Begin from a report that was sent…")


class UnlockPage(Scroll):
    """``opened`` carries the key, and whether it came from the recovery sheet; ``begin_asked`` asks for a new draft."""

    opened = Signal(object, bool)
    begin_asked = Signal()

    def __init__(self, front: Front, protection: Protection, parent: QWidget | None = None) -> None:
        super().__init__(front.theme, spacing=Space.SMALL, parent=parent)
        self.front = front
        self._protection = protection
        self._background = Background(self)
        say, theme = front.say, front.theme
        self.passphrase = passphrase_field(front, PASSPHRASE)
        self.passphrase.returnPressed.connect(self._open)
        self.show_box = showing(front, self.passphrase)
        self.open_button = Button(theme, say(OPEN), ButtonKind.FILLED, icon=Icon.LOCK)
        self.open_button.clicked.connect(self._open)
        self._message = MessageLine(theme)
        self.code = TextField(theme, say(CODE))
        self.code_button = Button(theme, say(OPEN_BY_SHEET), ButtonKind.OUTLINED)
        self.code_button.clicked.connect(self._open_by_sheet)
        self._code_message = MessageLine(theme, reserved=False)
        by_sheet = (labelled(front, CODE, self.code), self._code_message, self.code_button)
        self.sheet = FoldingSection(theme, say(BY_SHEET), *by_sheet)
        self.sheet.toggled.connect(lambda shown: self.code.setFocus() if shown else None)
        self.begin_button = Button(theme, say(BEGIN), ButtonKind.OUTLINED, icon=Icon.FOLDER)
        self.begin_button.clicked.connect(self.begin_asked)
        self.lost = FoldingSection(theme, say(BOTH_LOST), Text(theme, say(BOTH_LOST_TEXT)), self.begin_button)
        self.body.add(Text(theme, say(TITLE), Type.TITLE, measure=None), Text(theme, say(LEAD), Type.SUBTITLE))
        self.body.add(Space.SMALL, labelled(front, PASSPHRASE, self.passphrase), self.show_box, self._message)
        self.body.add(self.open_button, Space.WIDE, self.sheet, self.lost)

    @property
    def message(self) -> str:
        """What is said of what was typed."""
        return self._message.text or self._code_message.text

    def focus_first(self) -> None:
        """Put the focus where the passphrase is typed."""
        self.passphrase.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open(self) -> None:
        typed, protection = self.passphrase.text(), self._protection
        if not typed:
            self._message.say(Mark.ERROR, self.front.say(NOTHING))
            self.focus_first()
            return
        self._busy(True)
        self._message.say(Mark.NOTE, self.front.say(OPENING))
        work = lambda: open_with_passphrase(protection, typed)  # noqa: E731 - done in another thread
        self._background.run(work, lambda key: self._opened(key, False), self._refused, self)

    def _open_by_sheet(self) -> None:
        self._code_message.clear()
        try:
            key = open_with_recovery(self._protection, identity_of(self.code.toPlainText()))
        except Failure as failure:
            what, remedy = failure.sentences(self.front.language)
            self._code_message.say(Mark.ERROR, f"{what} {remedy}")
            self.code.setFocus()
        else:
            self._opened(key, True)

    def _opened(self, key: Key, by_sheet: bool) -> None:
        self.passphrase.clear()
        self.code.clear()
        self.opened.emit(key, by_sheet)

    def _refused(self, failure: Failure) -> None:
        self._busy(False)
        self._message.say(Mark.ERROR, failure.sentences(self.front.language)[0])
        self.passphrase.selectAll()
        self.focus_first()

    def _busy(self, busy: bool) -> None:
        self.open_button.set_busy(busy)
        self.code_button.set_busy(busy)
