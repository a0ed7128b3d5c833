"""What signing needs for each kind of key: an identity of this program, or a signature file."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QLineEdit, QWidget

from lapreporter.ui import identities
from lapreporter.ui.desk import Front
from lapreporter.ui.identities import Person
from lapreporter.ui.keys import FileKey, Key, NewKey
from lapreporter.ui.kit.buttons import Button, ButtonKind
from lapreporter.ui.kit.fields import LineField, Select
from lapreporter.ui.kit.icons import Icon
from lapreporter.ui.kit.layouts import Column
from lapreporter.ui.kit.text import Text
from lapreporter.ui.kit.theme import Space, Type
from lapreporter.ui.trust.meaning import meaning
from lapreporter.words import mark

WHOSE = mark("Identity")
WHOSE_IS = mark("{name}, made on {date}")
MADE_ON = mark("Identity made on {date}")
NEW = mark("Make a new identity")
NAME = mark("Your name")
INSTITUTION = mark("Your institution")
PASSPHRASE = mark("Passphrase")
NEW_PASSPHRASE = mark("A new passphrase, at least ten characters")
REPEAT = mark("The same passphrase again")
TURNOVER = mark("Change of officer, or passphrase lost…")
CHOOSE_FILE = mark("Choose the file…")
PASSWORD = mark("Password of the file")
MISSING = mark("Fill in the name, the institution and the passphrase.")
NO_PASSPHRASE = mark("Type the passphrase of the identity.")
TOO_SHORT = mark("The passphrase needs at least ten characters.")
DIFFERENT = mark("The two passphrases differ. Type them again.")
NO_FILE = mark("Choose the signature file first.")
SHORTEST = 10
LONGEST_NAME = 64
_NEW = "new"

Problem = tuple[str, QWidget]
"""A marked sentence about what is missing, and where to type it."""


def secret_field(front: Front, label: str) -> LineField:
    """A field whose content nobody sees."""
    line = LineField(front.theme, front.say(label), chars=30)
    line.setEchoMode(QLineEdit.EchoMode.Password)
    return line


def labelled(front: Front, label: str, field: QWidget) -> QWidget:
    """A field below its label."""
    whole = QWidget()
    Column(Text(front.theme, front.say(label), Type.META), field, spacing=2, parent=whole)
    return whole


class NewIdentity(QWidget):
    """Asks for what a new identity needs."""

    def __init__(self, front: Front, suggestion: Person, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name, self.institution = self._line(front, NAME), self._line(front, INSTITUTION)
        self.name.setText(suggestion.name[:LONGEST_NAME])
        self.institution.setText(suggestion.institution[:LONGEST_NAME])
        self.passphrase, self.repeat = secret_field(front, NEW_PASSPHRASE), secret_field(front, REPEAT)
        fields = {NAME: self.name, INSTITUTION: self.institution, NEW_PASSPHRASE: self.passphrase, REPEAT: self.repeat}
        Column(*(labelled(front, label, field) for label, field in fields.items()), spacing=Space.SMALL, parent=self)

    def problem(self) -> Problem | None:
        """What is still missing."""
        for line in (self.name, self.institution, self.passphrase):
            if not line.text().strip():
                return MISSING, line
        if len(self.passphrase.text()) < SHORTEST:
            return TOO_SHORT, self.passphrase
        return None if self.passphrase.text() == self.repeat.text() else (DIFFERENT, self.repeat)

    def person(self) -> Person:
        """Who the identity is made for."""
        return Person(self.name.text().strip(), self.institution.text().strip())

    def clear(self) -> None:
        """Forget the passphrase."""
        self.passphrase.clear()
        self.repeat.clear()

    @property
    def lines(self) -> tuple[LineField, ...]:
        """What is typed in."""
        return self.name, self.institution, self.passphrase, self.repeat

    @staticmethod
    def _line(front: Front, label: str) -> LineField:
        line = LineField(front.theme, front.say(label))
        line.setMaxLength(LONGEST_NAME)
        return line


class OwnBlock(QWidget):
    """An identity of this program: one that is there, or a new one.

    ``turnover_asked`` asks for another officer's, where that is offered.
    """

    turnover_asked = Signal()

    def __init__(
        self, front: Front, suggestion: Person, *, turns_over: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.front = front
        self._turns_over = turns_over
        self.known: tuple[identities.Own, ...] = ()
        self._usual = suggestion.name
        self.new = NewIdentity(front, suggestion)
        self.passphrase = secret_field(front, PASSPHRASE)
        self.whose = Select(front.theme, front.say(WHOSE))
        self.whose.currentIndexChanged.connect(self._show)
        self.turnover_button = Button(front.theme, front.say(TURNOVER), ButtonKind.QUIET)
        self.turnover_button.clicked.connect(self.turnover_asked)
        self._first_use = meaning(front)
        self._choice = labelled(front, WHOSE, self.whose)
        self._old = QWidget()
        Column(labelled(front, PASSPHRASE, self.passphrase), spacing=0, parent=self._old)
        parts = (self._first_use, self._choice, self._old, self.new, self.turnover_button)
        Column(*parts, spacing=Space.SMALL, parent=self)
        self.refresh()

    @property
    def chosen(self) -> identities.Own | None:
        """The identity that is chosen; None for a new one."""
        index = self.whose.currentIndex()
        return self.known[index] if 0 <= index < len(self.known) else None

    def refresh(self) -> None:
        """Offer the identities that are there now, the contact's own or the newest first; forget what was typed."""
        self.known = identities.known()
        self.whose.blockSignals(True)
        self.whose.clear()
        for own in self.known:
            self.whose.addItem(self._told(own))
        self.whose.addItem(self.front.say(NEW), _NEW)
        self.whose.setCurrentIndex(next((at for at, own in enumerate(self.known) if own.name == self._usual), 0))
        self.whose.blockSignals(False)
        self.clear()
        self._show()

    def first(self) -> QWidget:
        """Where to type first."""
        return self.new.name if self.chosen is None else self.passphrase

    def problem(self) -> Problem | None:
        """What is still missing."""
        if self.chosen is None:
            return self.new.problem()
        return None if self.passphrase.text() else (NO_PASSPHRASE, self.passphrase)

    def key(self) -> Key:
        """What to sign with."""
        own = self.chosen
        if own is None:
            return NewKey(self.new.person(), self.new.passphrase.text())
        return FileKey(own.file, self.passphrase.text())

    def clear(self) -> None:
        """Forget every passphrase."""
        self.passphrase.clear()
        self.new.clear()

    def memory(self) -> tuple[int, tuple[str, ...]]:
        """Which identity is chosen, and what is typed; it goes from form to form and nowhere else."""
        return self.whose.currentIndex(), tuple(line.text() for line in self._lines)

    def recall(self, memory: tuple[int, tuple[str, ...]]) -> None:
        """Take over what was typed while the window spoke another language."""
        index, texts = memory
        self.whose.setCurrentIndex(index)
        for line, text in zip(self._lines, texts, strict=True):
            line.setText(text)

    @property
    def _lines(self) -> tuple[LineField, ...]:
        return *self.new.lines, self.passphrase

    def _show(self) -> None:
        new = self.chosen is None
        self._first_use.setVisible(not self.known)
        self._choice.setVisible(bool(self.known))
        self.turnover_button.setVisible(not new and self._turns_over)
        self._old.setVisible(not new)
        self.new.setVisible(new)

    def _told(self, own: identities.Own) -> str:
        return self.front.say(WHOSE_IS if own.name else MADE_ON, {"name": own.name, "date": own.made_on})


class FileBlock(QWidget):
    """A PKCS#12 file of an authority."""

    def __init__(self, front: Front, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.front = front
        self.file: Path | None = None
        self.choose_button = Button(front.theme, front.say(CHOOSE_FILE), ButtonKind.OUTLINED, icon=Icon.FILE)
        self.choose_button.clicked.connect(self._ask)
        self.password = secret_field(front, PASSWORD)
        Column(self.choose_button, labelled(front, PASSWORD, self.password), spacing=Space.SMALL, parent=self)

    def choose(self, file: Path) -> None:
        """Take a file."""
        self._take(file)
        self.password.setFocus(Qt.FocusReason.OtherFocusReason)

    def first(self) -> QWidget:
        """Where to type first."""
        return self.choose_button if self.file is None else self.password

    def problem(self) -> Problem | None:
        """What is still missing; a file may have no password."""
        return (NO_FILE, self.choose_button) if self.file is None else None

    def key(self) -> Key:
        """What to sign with; only when there is no problem."""
        return FileKey(self.file or Path(), self.password.text())

    def clear(self) -> None:
        """Forget the password."""
        self.password.clear()

    def memory(self) -> tuple[Path | None, str]:
        """Which file is chosen, and what is typed; it goes from form to form and nowhere else."""
        return self.file, self.password.text()

    def recall(self, memory: tuple[Path | None, str]) -> None:
        """Take over what was typed while the window spoke another language."""
        file, password = memory
        if file is not None:
            self._take(file)
        self.password.setText(password)

    def _take(self, file: Path) -> None:
        self.file = file
        self.choose_button.set_label(file.name)

    def _ask(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, self.front.say(CHOOSE_FILE), "", "PKCS#12 (*.p12 *.pfx)")
        if name:
            self.choose(Path(name))
