"""The page on protection: what it does and what not, turning it on, another passphrase, turning it off."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from lapreporter.document.protection import Key
from lapreporter.ui.desk import Front
from lapreporter.ui.kit.buttons import Button, ButtonKind
from lapreporter.ui.kit.groups import ChoiceGroup
from lapreporter.ui.kit.icons import Icon, Mark
from lapreporter.ui.kit.layouts import Flow, discard
from lapreporter.ui.kit.messages import MessageLine
from lapreporter.ui.kit.scroll import Scroll
from lapreporter.ui.kit.surfaces import Sheet
from lapreporter.ui.kit.text import Text
from lapreporter.ui.kit.theme import Space, Type
from lapreporter.ui.protection.passphrase_choice import PassphraseChoice
from lapreporter.ui.protection.sheet import Recovery
from lapreporter.ui.protection.sheet_step import SheetStep
from lapreporter.words import mark

TITLE = mark("Protection by a passphrase")
IS_OFF = mark(
    "This report is not protected: whoever can use this computer can read it. No passphrase is ever asked for."
)
ASKED = mark("Whoever looks after this computer asks that new reports be protected. To go on without, choose Back.")
IS_ON = mark("This report is protected. It is asked for its passphrase each time it is opened.")
DOES = mark(
    "With protection, the report, its earlier versions, its attached files and the copies that you take along cannot "
    "be read without the passphrase. The State and the year stay readable in the list of reports."
)
DOES_NOT = mark(
    "It does not protect while the report is open, nor on a computer with harmful programs, nor what you save, sign "
    "and send. What was deleted can remain for a while on memory sticks and disks; ask whoever looks after this "
    "computer for encryption of the whole disk."
)
LOST = mark(
    "If you forget the passphrase and lose the sheet, nobody can open this report, not even the makers of the program."
)
STEP_PASSPHRASE = mark("1. Choose a passphrase")
STEP_SHEET = mark("2. Keep the recovery sheet")
STEP_ON = mark("3. Turn it on")
EARLIER = mark("All versions saved so far are stored anew under the passphrase, and the readable ones are deleted.")
TURN_ON = mark("Protect this report")
CHANGE = mark("Choose another passphrase…")
OFF = mark("Turn protection off…")
OFF_MEANS = mark("Afterwards whoever can use this computer can read the report and all its versions.")
OFF_NOW = mark("Turn protection off")
LEAVE = mark("Leave it as it is")
SHEET_KEPT = mark("Keep the recovery sheet")
SHEET_KEPT_HELP = mark("The sheet in the envelope stays good.")
SHEET_NEW = mark("Make a new sheet")
SHEET_NEW_HELP = mark("For when the old one is lost or was seen by others; it then opens nothing any more.")
WHICH_SHEET = mark("Which recovery sheet?")
CHANGE_NOW = mark("Take this passphrase from now on")
WORKING = mark("Everything is being stored anew…")


class SheetKind(Enum):
    """Which recovery sheet opens the report from now on."""

    KEPT = "kept"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Wish:
    """What was asked for: a passphrase, and the public half of the recovery identity."""

    passphrase: str
    recovery: str

    def __repr__(self) -> str:
        return "Wish()"


class ProtectionPage(Scroll):
    """``wished`` carries a `Wish`, or None for no protection.

    ``sheet_asked`` carries a `Recovery` and the folder for its sheet. ``asked`` tells that the rule of this computer
    leads here.
    """

    wished = Signal(object)
    sheet_asked = Signal(object, object)

    def __init__(self, front: Front, key: Key | None, *, asked: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(front.theme, spacing=Space.SMALL, parent=parent)
        self.front = front
        self._key = key
        self._message = MessageLine(front.theme, reserved=False)
        say, theme = front.say, front.theme
        lead = Text(theme, say(IS_ON if key else ASKED if asked else IS_OFF), Type.SUBTITLE)
        self.body.add(Text(theme, say(TITLE), Type.TITLE, measure=None), lead, Space.SMALL)
        self.choice: PassphraseChoice | None = None
        self.sheet: SheetStep | None = None
        self.act_button = Button(theme, say(TURN_ON if key is None else CHANGE_NOW), ButtonKind.FILLED, icon=Icon.LOCK)
        self.act_button.clicked.connect(self._act)
        self.change_button = Button(theme, say(CHANGE), ButtonKind.OUTLINED, icon=Icon.EDIT)
        self.change_button.clicked.connect(self._change)
        self.off_button = Button(theme, say(OFF), ButtonKind.QUIET)
        self.off_button.clicked.connect(self._ask_off)
        if key is None:
            self.body.add(Text(theme, say(DOES)), Text(theme, say(DOES_NOT)), Text(theme, say(LOST), Type.STRONG))
            self._ask(Recovery.fresh())
        else:
            self.body.addLayout(Flow(self.change_button, self.off_button, spacing=Space.WIDE))
            self.body.add(Space.SMALL, Text(theme, say(DOES_NOT)), Text(theme, say(LOST), Type.STRONG), self._message)

    @property
    def message(self) -> str:
        """What is said to be missing."""
        return self._message.text

    def focus_first(self) -> None:
        """Put the focus on the first thing to answer."""
        first = self.choice.first() if self.choice is not None else self.change_button
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_saved(self, file: Path) -> None:
        """Say where the recovery sheet lies."""
        if self.sheet is not None:
            self.sheet.show_saved(file)

    def show_failed(self) -> None:
        """Let it be tried again."""
        self._message.clear()
        self.act_button.set_busy(False)

    def _ask(self, recovery: Recovery) -> None:
        """Show the steps to a new passphrase."""
        say, theme = self.front.say, self.front.theme
        self.choice = PassphraseChoice(self.front)
        self.sheet = SheetStep(self.front, recovery)
        self.sheet.asked.connect(lambda folder: self.sheet_asked.emit(recovery, folder))
        first, second, third = (self._step(title) for title in (STEP_PASSPHRASE, STEP_SHEET, STEP_ON))
        first.body.add(self.choice)
        if self._key is not None:
            self.sheets = ChoiceGroup(
                theme,
                say(WHICH_SHEET),
                [(SheetKind.KEPT, say(SHEET_KEPT)), (SheetKind.NEW, say(SHEET_NEW))],
                details={SheetKind.KEPT: say(SHEET_KEPT_HELP), SheetKind.NEW: say(SHEET_NEW_HELP)},
                framed=True,
                stacked=True,
            )
            self.sheets.set_value(SheetKind.KEPT)
            self.sheets.chosen.connect(lambda kind: self._show_sheet(kind is SheetKind.NEW))
            second.body.add(self.sheets)
        second.body.add(self.sheet)
        self.sheet.setVisible(self._key is None)
        third.body.add(Text(theme, say(EARLIER), Type.HELP), self._message, self.act_button)
        self.body.add(Space.SMALL, first, second, third)

    def _show_sheet(self, new: bool) -> None:
        if self.sheet is not None:
            self.sheet.setVisible(new)

    def _step(self, title: str) -> Sheet:
        sheet = Sheet(self.front.theme, margins=(20, 16, 20, 18), spacing=Space.SMALL)
        sheet.body.add(Text(self.front.theme, self.front.say(title), Type.STRONG))
        return sheet

    def _change(self) -> None:
        if self.choice is None:
            self.off_button.hide()
            self._ask(Recovery.fresh())
            self.focus_first()

    def _act(self) -> None:
        choice, sheet = self.choice, self.sheet
        if choice is None or sheet is None:
            return
        keeps = self._key is not None and self.sheets.value() is SheetKind.KEPT
        problem = choice.problem() or (None if keeps else sheet.problem())
        self._message.clear()
        if problem:
            self._message.say(Mark.ERROR, self.front.say(problem[0], {"number": sheet.recovery.asked}))
            problem[1].setFocus(Qt.FocusReason.OtherFocusReason)
            return
        recovery = self._key.protection.recipients[1] if self._key and keeps else sheet.recovery.recipient
        self._begin(Wish(choice.passphrase, recovery))

    def _ask_off(self) -> None:
        say, theme = self.front.say, self.front.theme
        self.off_button.setEnabled(False)
        block = self._step(OFF)
        off = Button(theme, say(OFF_NOW), ButtonKind.OUTLINED)
        off.clicked.connect(lambda: self._begin(None))
        leave = Button(theme, say(LEAVE), ButtonKind.QUIET)
        leave.clicked.connect(lambda: self._stay(block))
        block.body.add(Text(theme, say(OFF_MEANS)))
        block.body.addLayout(Flow(off, leave, spacing=Space.WIDE))
        self.body.add(block)
        off.setFocus(Qt.FocusReason.OtherFocusReason)

    def _stay(self, block: QWidget) -> None:
        """Leave the report protected."""
        self.off_button.setEnabled(True)
        self.off_button.setFocus(Qt.FocusReason.OtherFocusReason)
        discard(block)

    def _begin(self, wish: Wish | None) -> None:
        self.act_button.set_busy(True)
        self._message.say(Mark.NOTE, self.front.say(WORKING))
        self.wished.emit(wish)
