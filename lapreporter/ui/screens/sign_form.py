"""How to sign: with an identity made here, with a signature file, or by hand; and what each of them needs."""

from __future__ import annotations

from enum import Enum
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QLineEdit, QWidget

from lapreporter.ui import identities
from lapreporter.ui.desk import Desk
from lapreporter.ui.kit.buttons import Button, ButtonKind
from lapreporter.ui.kit.fields import LineField
from lapreporter.ui.kit.groups import ChoiceGroup
from lapreporter.ui.kit.icons import Icon, Mark
from lapreporter.ui.kit.layouts import Column
from lapreporter.ui.kit.messages import MessageLine
from lapreporter.ui.kit.text import Text
from lapreporter.ui.kit.theme import Space, Type
from lapreporter.ui.session import Session
from lapreporter.ui.trust.introduction import meaning
from lapreporter.words import mark

HOW = mark("How do you want to sign?")
OWN = mark("With my identity in this program")
OWN_HELP = mark("Made here in a moment. Others see “unknown signer” until they have compared your twelve groups.")
OWN_KNOWN = mark("Made on {date}; opened with your passphrase.")
FILE = mark("With a signature file (.p12)")
FILE_HELP = mark("Issued by your ministry or a national authority, opened with its password.")
HAND = mark("By hand, on paper")
HAND_HELP = mark("The last page has lines for a signature and a stamp.")
NAME = mark("Your name")
INSTITUTION = mark("Your institution")
PASSPHRASE = mark("Passphrase")
NEW_PASSPHRASE = mark("A new passphrase, at least ten characters")
REPEAT = mark("The same passphrase again")
CHOOSE_FILE = mark("Choose the file…")
PASSWORD = mark("Password of the file")
PLACE = mark("Place of signing")
MISSING = mark("Fill in the name, the institution and the passphrase.")
NO_PASSPHRASE = mark("Type the passphrase of your identity.")
TOO_SHORT = mark("The passphrase needs at least ten characters.")
DIFFERENT = mark("The two passphrases differ. Type them again.")
NO_FILE = mark("Choose the signature file first.")
SHORTEST = 10
LONGEST_NAME = 64


class Way(Enum):
    """How a report is signed."""

    OWN = "own"
    FILE = "file"
    HAND = "hand"


class SignForm(QWidget):
    """Asks for the way and for what it needs. ``chosen`` tells that the way is another."""

    chosen = Signal(object)

    def __init__(self, desk: Desk, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.own = next(iter(identities.known()), None)
        self.file: Path | None = None
        self.way = Way.OWN
        self.ways = self._ways()
        self.name, self.institution = self._line(NAME), self._line(INSTITUTION)
        first = next(iter(session.report.cover.institutions), None)
        if first:
            self.name.setText((first.person or "")[:LONGEST_NAME])
            self.institution.setText((first.institution or "")[:LONGEST_NAME])
        self.passphrase = self._secret(PASSPHRASE if self.own else NEW_PASSPHRASE)
        self.repeat, self.password = self._secret(REPEAT), self._secret(PASSWORD)
        self.choose_file = Button(desk.theme, desk.say(CHOOSE_FILE), ButtonKind.OUTLINED, icon=Icon.FILE)
        self.choose_file.clicked.connect(self._pick_file)
        self.place = LineField(desk.theme, desk.say(PLACE), chars=30)
        self._message = MessageLine(desk.theme, reserved=False)
        self._blocks = {Way.OWN: self._own_block(), Way.FILE: self._file_block()}
        column = Column(self.ways, *self._blocks.values(), spacing=Space.MEDIUM, parent=self)
        column.addLayout(self._labelled(PLACE, self.place))
        column.add(self._message)
        self._choose(self.way)

    def complaint(self) -> bool:
        """Say what is still missing; whether anything is."""
        problem = self._problem()
        self._message.clear()
        if problem:
            self._message.say(Mark.ERROR, self.desk.say(problem[0]))
            problem[1].setFocus(Qt.FocusReason.OtherFocusReason)
        return bool(problem)

    def person(self) -> identities.Person:
        """Who a new identity is made for."""
        return identities.Person(self.name.text().strip(), self.institution.text().strip(), None)

    def _ways(self) -> ChoiceGroup:
        say = self.desk.say
        labels = [(Way.OWN, say(OWN)), (Way.FILE, say(FILE)), (Way.HAND, say(HAND))]
        details = {Way.OWN: say(OWN_HELP), Way.FILE: say(FILE_HELP), Way.HAND: say(HAND_HELP)}
        if self.own is not None:
            details[Way.OWN] = say(OWN_KNOWN, {"date": identities.made_on(self.own)})
        ways = ChoiceGroup(self.desk.theme, say(HOW), labels, details=details, framed=True)
        ways.set_value(self.way)
        ways.chosen.connect(self._choose)
        return ways

    def _own_block(self) -> QWidget:
        block = QWidget()
        column = Column(spacing=Space.SMALL, parent=block)
        if self.own is None:
            column.add(meaning(self.desk))
            column.addLayout(self._labelled(NAME, self.name))
            column.addLayout(self._labelled(INSTITUTION, self.institution))
        column.addLayout(self._labelled(PASSPHRASE if self.own else NEW_PASSPHRASE, self.passphrase))
        if self.own is None:
            column.addLayout(self._labelled(REPEAT, self.repeat))
        return block

    def _file_block(self) -> QWidget:
        block = QWidget()
        Column(self.choose_file, self._labelled(PASSWORD, self.password), spacing=Space.SMALL, parent=block)
        return block

    def _line(self, label: str) -> LineField:
        line = LineField(self.desk.theme, self.desk.say(label))
        line.setMaxLength(LONGEST_NAME)
        return line

    def _secret(self, label: str) -> LineField:
        line = LineField(self.desk.theme, self.desk.say(label), chars=30)
        line.setEchoMode(QLineEdit.EchoMode.Password)
        return line

    def _labelled(self, label: str, field: QWidget) -> Column:
        return Column(Text(self.desk.theme, self.desk.say(label), Type.META), field, spacing=2)

    def _choose(self, way: Way) -> None:
        self.way = way
        self._message.clear()
        for known, block in self._blocks.items():
            block.setVisible(known is way)
        self.chosen.emit(way)

    def _pick_file(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, self.desk.say(CHOOSE_FILE), "", "PKCS#12 (*.p12 *.pfx)")
        if name:
            self.file = Path(name)
            self.choose_file.set_label(self.file.name)
            self.password.setFocus(Qt.FocusReason.OtherFocusReason)

    def _problem(self) -> tuple[str, QWidget] | None:
        if self.way is Way.FILE and self.file is None:
            return NO_FILE, self.choose_file
        if self.way is not Way.OWN:
            return None
        if self.own is not None:
            return None if self.passphrase.text() else (NO_PASSPHRASE, self.passphrase)
        for line in (self.name, self.institution, self.passphrase):
            if not line.text().strip():
                return MISSING, line
        if len(self.passphrase.text()) < SHORTEST:
            return TOO_SHORT, self.passphrase
        return None if self.passphrase.text() == self.repeat.text() else (DIFFERENT, self.repeat)
