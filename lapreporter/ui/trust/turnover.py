"""Change of officer, or a lost passphrase: a new identity, and a note that gives the old one up."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from lapreporter.errors import Failure
from lapreporter.ui.background import Background
from lapreporter.ui.desk import Front
from lapreporter.ui.identities import Own, Person
from lapreporter.ui.kit.buttons import Button, ButtonKind
from lapreporter.ui.kit.groups import ChoiceGroup
from lapreporter.ui.kit.icons import Mark
from lapreporter.ui.kit.layouts import Flow
from lapreporter.ui.kit.messages import MessageLine
from lapreporter.ui.kit.surfaces import Sheet
from lapreporter.ui.kit.text import Text
from lapreporter.ui.kit.theme import Space, Type
from lapreporter.ui.trust.key_blocks import NO_PASSPHRASE, NewIdentity, Problem, labelled, secret_field
from lapreporter.ui.trust.succession import Succession, Successor, start_anew, succeed
from lapreporter.words import mark

TITLE = mark("A new identity in place of the old one")
LEAD = mark("A person signs, not an office. Whoever signs next makes an identity of their own.")
WHY = mark("Why a new one?")
OFFICER = mark("Another officer signs from now on")
OFFICER_HELP = mark(
    "The old key signs a note that it is given up, and names the new one. Receivers then see from which day on not to "
    "rely on the old key."
)
LOST = mark("The passphrase is lost")
LOST_HELP = mark(
    "Nobody can find it again, so the old identity cannot sign any more, not even a note. No report is lost, and what "
    "was signed stays as good as before. Send a new letter of introduction."
)
OLD_PASSPHRASE = mark("Passphrase of the old identity")
NEW_ONE = mark("The new identity")
MAKE_WITH_NOTE = mark("Make the identity and the note…")
MAKE = mark("Make the new identity")
CANCEL = mark("Leave it as it is")
WHERE = mark("Where to put the note")
MADE_WITH_NOTE = mark(
    "The identity of {name} is made. The note {note} and its signature lie in {folder}: send both files to everyone "
    "who has the letter of the old key, and a new letter of introduction."
)
MADE = mark("The identity of {name} is made. Send everyone a new letter of introduction once you have signed.")


class Reason(Enum):
    """Why a new identity is needed."""

    OFFICER = "officer"
    LOST = "lost"


class Turnover(Sheet):
    """``finished`` carries a sentence about what was made, or nothing; ``failed`` why it was not."""

    finished = Signal(str)
    failed = Signal(object)

    def __init__(self, front: Front, background: Background, old: Own, parent: QWidget | None = None) -> None:
        super().__init__(front.theme, margins=(16, 14, 16, 14), spacing=Space.MEDIUM, parent=parent)
        self.front = front
        self.old = old
        self._background = background
        say, theme = front.say, front.theme
        labels = [(Reason.OFFICER, say(OFFICER)), (Reason.LOST, say(LOST))]
        details = {Reason.OFFICER: say(OFFICER_HELP), Reason.LOST: say(LOST_HELP)}
        self.reasons = ChoiceGroup(theme, say(WHY), labels, details=details, framed=True, stacked=True)
        self.reasons.set_value(Reason.OFFICER)
        self.reasons.chosen.connect(lambda _reason: self._show())
        self.passphrase = secret_field(front, OLD_PASSPHRASE)
        self._old_block = labelled(front, OLD_PASSPHRASE, self.passphrase)
        self.new = NewIdentity(front, Person("", ""))
        self._message = MessageLine(theme, reserved=False)
        self.make_button = Button(theme, "", ButtonKind.OUTLINED)
        self.make_button.clicked.connect(self._ask)
        cancel = Button(theme, say(CANCEL), ButtonKind.QUIET)
        cancel.clicked.connect(lambda: self.finished.emit(""))
        self.body.add(Text(theme, say(TITLE), Type.STRONG), Text(theme, say(LEAD), Type.HELP), self.reasons)
        self.body.add(self._old_block, Text(theme, say(NEW_ONE), Type.STRONG), self.new, self._message)
        self.body.addLayout(Flow(self.make_button, cancel, spacing=Space.WIDE, line_spacing=Space.SMALL))
        self._show()

    @property
    def message(self) -> str:
        """What is said to be missing."""
        return self._message.text

    def focus_first(self) -> None:
        """Put the focus on the first thing to answer."""
        self.reasons.first().setFocus(Qt.FocusReason.OtherFocusReason)

    def complaint(self) -> bool:
        """Say what is still missing; whether anything is."""
        problem = self._problem()
        self._message.clear()
        if problem:
            self._message.say(Mark.ERROR, self.front.say(problem[0]))
            problem[1].setFocus(Qt.FocusReason.OtherFocusReason)
        return bool(problem)

    def hand_over(self, folder: Path) -> None:
        """Make the new identity, and write the note into a folder."""
        if not self.complaint():
            old, passphrase, successor, now = self.old, self.passphrase.text(), self._successor(), self.front.clock()
            self._run(lambda: succeed(old, passphrase, successor, folder, now), self._handed_over)

    def start_anew(self) -> None:
        """Make the new identity, without a note."""
        if not self.complaint():
            old, successor, now = self.old, self._successor(), self.front.clock()
            self._run(lambda: start_anew(old, successor, now), self._started)

    def _run(self, work: Callable[[], object], succeeded: Callable[..., None]) -> None:
        self.make_button.set_busy(True)
        self._background.run(work, succeeded, self._failed, self)

    def _successor(self) -> Successor:
        return Successor(self.new.person(), self.new.passphrase.text())

    def _problem(self) -> Problem | None:
        if self.reasons.value() is Reason.OFFICER and not self.passphrase.text():
            return NO_PASSPHRASE, self.passphrase
        return self.new.problem()

    def _show(self) -> None:
        officer = self.reasons.value() is Reason.OFFICER
        self._old_block.setVisible(officer)
        self.make_button.set_label(self.front.say(MAKE_WITH_NOTE if officer else MAKE))
        self._message.clear()

    def _ask(self) -> None:
        if self.complaint():
            return
        if self.reasons.value() is Reason.LOST:
            self.start_anew()
            return
        folder = QFileDialog.getExistingDirectory(self, self.front.say(WHERE))
        if folder:
            self.hand_over(Path(folder))

    def _handed_over(self, made: Succession) -> None:
        where = {"name": made.own.name, "note": made.note.name, "folder": str(made.note.parent)}
        self.finished.emit(self.front.say(MADE_WITH_NOTE, where))

    def _started(self, own: Own) -> None:
        self.finished.emit(self.front.say(MADE, {"name": own.name}))

    def _failed(self, failure: Failure) -> None:
        self.make_button.set_busy(False)
        self.passphrase.clear()
        self.failed.emit(failure)
