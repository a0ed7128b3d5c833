"""Signing and saving: with an identity made here, with a signature file, or by hand."""

from __future__ import annotations

from enum import Enum
from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QLineEdit, QWidget

from lapreporter.checks.gate import held_by
from lapreporter.document.open_document import OpenDocument
from lapreporter.errors import Failure
from lapreporter.ui import identities
from lapreporter.ui.background import Background
from lapreporter.ui.desk import Desk
from lapreporter.ui.failures import FailureBanner
from lapreporter.ui.kit.buttons import Button, ButtonKind
from lapreporter.ui.kit.fields import LineField
from lapreporter.ui.kit.icons import Icon, Mark
from lapreporter.ui.kit.layouts import Column, Row
from lapreporter.ui.kit.messages import MessageLine
from lapreporter.ui.kit.shell import SidePanel
from lapreporter.ui.kit.surfaces import Banner
from lapreporter.ui.kit.text import Text
from lapreporter.ui.kit.theme import Space, Type
from lapreporter.ui.questions.radios import Radios
from lapreporter.ui.sealing import Order, Sealed, seal
from lapreporter.ui.session import Session
from lapreporter.words import mark, mark_plural

SIGN = mark("Sign and save")
COVERED = mark(
    "Signing makes a copy that cannot be changed unnoticed. It does not make the figures right. "
    "Your name and this computer's clock will be in it."
)
HELD = mark_plural("{count} error holds the report back.", "{count} errors hold the report back.")
HELD_LEAD = mark("Everything is saved. Mend what the check names, then come back.")
TO_CHECK = mark("Show what holds it back")
HOW = mark("How do you want to sign?")
OWN = mark("With my identity in this program")
OWN_HELP = mark("Made here in a moment. Others see “unknown signer” until they have compared your twelve groups.")
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
SAVE = mark("Choose a folder and save…")
WORKING = mark("The report is being made…")
DONE_SIGNED = mark("Signed and saved at {time}. Nothing has been sent yet.")
DONE_HAND = mark("Saved at {time}, to be signed by hand. Nothing has been sent yet.")
DONE_WHERE = mark("{pdf} and {json} lie in {folder}. Seal code {code}. Both were read back and compared.")
OPEN_FOLDER = mark("Open the folder")
MISSING = mark("Fill in the name, the institution and the passphrase.")
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


class SigningSteps(SidePanel):
    """Closed while errors hold the report back; otherwise leads to the saved pair."""

    check_asked = Signal()

    def __init__(
        self,
        desk: Desk,
        session: Session,
        document: OpenDocument,
        background: Background,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(desk.theme, spacing=Space.SMALL, parent=parent)
        self.desk, self.session, self.document, self.background = desk, session, document, background
        self._own = next(iter(identities.known()), None)
        self._file: Path | None = None
        self._way = Way.OWN
        self.body.add(Text(desk.theme, desk.say(SIGN), Type.SECTION))
        held = held_by(session.findings, session.report.reasons)
        if held:
            self._close_for(len(held))
        else:
            self._offer()

    def _close_for(self, count: int) -> None:
        language = self.desk.language
        banner = Banner(self.desk.theme, Mark.ERROR, language.plural(HELD, count), self.desk.say(HELD_LEAD))
        link = Button(self.desk.theme, self.desk.say(TO_CHECK), ButtonKind.QUIET, icon=Icon.NEXT)
        link.clicked.connect(self.check_asked)
        banner.add_action(link)
        self.body.add(banner)

    def _offer(self) -> None:
        desk = self.desk
        options = [
            (Way.OWN, desk.say(OWN), desk.say(OWN_HELP)),
            (Way.FILE, desk.say(FILE), desk.say(FILE_HELP)),
            (Way.HAND, desk.say(HAND), desk.say(HAND_HELP)),
        ]
        self._ways = Radios(desk.theme, desk.say(HOW), options)
        self._ways.show_chosen(self._way)
        self._ways.chosen.connect(self._choose)
        self._name = LineField(desk.theme, desk.say(NAME))
        self._institution = LineField(desk.theme, desk.say(INSTITUTION))
        for line in (self._name, self._institution):
            line.setMaxLength(LONGEST_NAME)
        first = next(iter(self.session.report.cover.institutions), None)
        if first:
            self._name.setText((first.person or "")[:LONGEST_NAME])
            self._institution.setText((first.institution or "")[:LONGEST_NAME])
        self._passphrase = self._secret(PASSPHRASE if self._own else NEW_PASSPHRASE)
        self._repeat = self._secret(REPEAT)
        self._choose_file = Button(desk.theme, desk.say(CHOOSE_FILE), ButtonKind.OUTLINED, icon=Icon.FILE)
        self._choose_file.clicked.connect(self._pick_file)
        self._password = self._secret(PASSWORD)
        self._place = LineField(desk.theme, desk.say(PLACE), chars=30)
        self._message = MessageLine(desk.theme)
        self._save = Button(desk.theme, desk.say(SAVE), ButtonKind.FILLED, icon=Icon.SIGN)
        self._save.clicked.connect(self._ask_folder)
        self._outcome = Column(spacing=Space.SMALL)
        self._blocks = {
            Way.OWN: self._own_block(),
            Way.FILE: _Block(Column(Row(self._choose_file, None), self._labelled(PASSWORD, self._password), spacing=8)),
        }
        self.body.add(Text(desk.theme, desk.say(COVERED), Type.HELP), 4, Text(desk.theme, desk.say(HOW), Type.QUESTION))
        self.body.add(self._ways, *self._blocks.values(), self._labelled(PLACE, self._place))
        self.body.add(self._message, Row(self._save, None), self._outcome)
        self._choose(self._way)

    def _own_block(self) -> QWidget:
        if self._own:
            return _Block(Column(self._labelled(PASSPHRASE, self._passphrase)))
        return _Block(
            Column(
                self._labelled(NAME, self._name),
                self._labelled(INSTITUTION, self._institution),
                self._labelled(NEW_PASSPHRASE, self._passphrase),
                self._labelled(REPEAT, self._repeat),
                spacing=Space.SMALL,
            )
        )

    def _secret(self, label: str) -> LineField:
        line = LineField(self.desk.theme, self.desk.say(label), chars=30)
        line.setEchoMode(QLineEdit.EchoMode.Password)
        return line

    def _labelled(self, label: str, field: QWidget) -> Column:
        return Column(Text(self.desk.theme, self.desk.say(label), Type.META), field, spacing=2)

    def _choose(self, way: Way | None) -> None:
        if way is None:
            self._ways.show_chosen(self._way)
            return
        self._way = way
        self._message.clear()
        for known, block in self._blocks.items():
            block.setVisible(known is way)

    def _pick_file(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, self.desk.say(CHOOSE_FILE), "", "PKCS#12 (*.p12 *.pfx)")
        if name:
            self._file = Path(name)
            self._choose_file.set_label(self._file.name)
            self._password.setFocus(Qt.FocusReason.OtherFocusReason)

    def _problem(self) -> str:
        if self._way is Way.FILE and self._file is None:
            return NO_FILE
        if self._way is not Way.OWN or self._own:
            return ""
        if not (self._name.text().strip() and self._institution.text().strip() and self._passphrase.text()):
            return MISSING
        if len(self._passphrase.text()) < SHORTEST:
            return TOO_SHORT
        return "" if self._passphrase.text() == self._repeat.text() else DIFFERENT

    def _ask_folder(self) -> None:
        problem = self._problem()
        if problem:
            self._message.say(Mark.ERROR, self.desk.say(problem))
            return
        self._message.clear()
        folder = QFileDialog.getExistingDirectory(self, self.desk.say(SAVE))
        if folder:
            self.save_to(Path(folder))

    def save_to(self, folder: Path) -> None:
        """Make the pair in the background and write it into a folder."""
        self._save.setEnabled(False)
        self._message.say(Mark.NOTE, self.desk.say(WORKING))
        person = identities.Person(self._name.text().strip(), self._institution.text().strip(), None)
        way, passphrase = self._way, self._passphrase.text()
        password = passphrase if way is Way.OWN else self._password.text()
        chosen = {Way.OWN: self._own, Way.FILE: self._file, Way.HAND: None}[way]
        content, findings, place = self.session.content, self.session.findings, self._place.text().strip()

        def work() -> Sealed:
            identity = chosen
            if way is Way.OWN and identity is None:
                identity = identities.make(person, passphrase, self.desk.clock())
            return seal(self.desk, Order(content, findings, folder, place, identity, password), self.document)

        self.background.run(work, self._saved, self._failed)

    def _saved(self, sealed: Sealed) -> None:
        self._own = next(iter(identities.known()), None)
        message = DONE_SIGNED if sealed.signed else DONE_HAND
        where = self.desk.say(
            DONE_WHERE,
            {
                "pdf": sealed.pdf.name,
                "json": sealed.json.name,
                "folder": str(sealed.pdf.parent),
                "code": sealed.seal_code,
            },
        )
        banner = Banner(self.desk.theme, Mark.DONE, self.desk.say(message, {"time": sealed.at}), where)
        link = Button(self.desk.theme, self.desk.say(OPEN_FOLDER), ButtonKind.QUIET, icon=Icon.FOLDER)
        link.clicked.connect(lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(sealed.pdf.parent))))
        banner.add_action(link)
        self._show_outcome(banner)

    def _failed(self, failure: Failure) -> None:
        banner = FailureBanner(self.desk, failure)
        banner.closed.connect(banner.hide)
        self._show_outcome(banner)

    def _show_outcome(self, banner: Banner) -> None:
        self._save.setEnabled(True)
        self._message.clear()
        while self._outcome.count():
            item = self._outcome.takeAt(0)
            old = item.widget() if item else None
            if old is not None:
                old.deleteLater()
        self._outcome.add(banner)
        self.bring(banner)


class _Block(QWidget):
    def __init__(self, layout: Column) -> None:
        super().__init__()
        self.setLayout(layout)
