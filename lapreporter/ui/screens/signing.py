"""The steps beside the preview: read, sign, save. Sending comes after them, and is the official's own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from lapreporter.checks.gate import held_by
from lapreporter.document.open_document import OpenDocument
from lapreporter.errors import Failure
from lapreporter.exchange.pair import Pair
from lapreporter.ui import identities
from lapreporter.ui.background import Background
from lapreporter.ui.desk import Desk
from lapreporter.ui.kit.buttons import Button, ButtonKind
from lapreporter.ui.kit.icons import Icon, Mark
from lapreporter.ui.kit.layouts import Flow
from lapreporter.ui.kit.shell import SidePanel
from lapreporter.ui.kit.surfaces import Banner
from lapreporter.ui.kit.text import Text
from lapreporter.ui.kit.theme import Space, Type
from lapreporter.ui.screens.sign_form import SignForm, Way
from lapreporter.ui.screens.steps import Step
from lapreporter.ui.sealing import Order, Sealed, seal, write
from lapreporter.ui.session import Session
from lapreporter.ui.trust.introduction import IntroductionCard
from lapreporter.ui.trust.leaving import saved_pair
from lapreporter.ui.trust.sending import Sending
from lapreporter.words import mark, mark_plural

TITLE = mark("Four steps to the United Nations")
READ = mark("Read it through")
READ_TEXT = mark("No errors. What you see beside this is what will be read.")
READ_REASONS = mark_plural(
    "No errors. {count} reason is printed with the report.", "No errors. {count} reasons are printed with the report."
)
HELD = mark_plural("{count} error stands in the way of signing.", "{count} errors stand in the way of signing.")
HELD_LEAD = mark("Everything is saved. Mend what the check names, then come back.")
TO_CHECK = mark("Show what stands in the way")
SIGN = mark("Sign it")
SIGN_CLOSED = mark("Opens when no error is left.")
SIGN_TEXT = mark(
    "The signature covers the PDF and the data inside it. Your name and this computer's clock will be in it. "
    "After signing, a change makes a new version."
)
SIGN_IT = mark("Sign the report")
MAKE_IT = mark("Make the report for signing by hand")
WORKING = mark("The report is being made…")
SIGNED_AT = mark("Signed at {time}. Nothing has been sent yet.")
MADE_AT = mark("Made at {time}, to be signed by hand. Nothing has been sent yet.")
SAVE = mark("Save the pair")
SAVE_TEXT = mark("One PDF and one JSON, to a folder or a memory stick. They are read back and compared.")
SAVE_IT = mark("Choose a folder and save…")
SAVE_AGAIN = mark("Save it elsewhere as well…")
SAVED = mark("Saved in {folder}, read back and compared: {pdf} and {json}. Seal code {code}.")
SEND = mark("Send it")
SEND_TEXT = mark("A draft e-mail to the United Nations with both files attached, or a copy on a stick. You press Send.")
OPEN_FOLDER = mark("Open the folder")
FAILED = mark("This did not work")


class SigningSteps(SidePanel):
    """Closed while errors hold the report back; otherwise leads to the saved pair."""

    check_asked = Signal()
    saved = Signal(object)

    def __init__(
        self,
        desk: Desk,
        session: Session,
        document: OpenDocument,
        background: Background,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(desk.theme, spacing=0, margins=(36, 28, 36, 24), parent=parent)
        self.desk, self.session, self.document, self.background = desk, session, document, background
        self._sealed: Sealed | None = None
        self._folder: Path | None = None
        self._trouble: Banner | None = None
        self.read = Step(desk.theme, 1, desk.say(READ))
        self.sign_step = Step(desk.theme, 2, desk.say(SIGN))
        self.save_step = Step(desk.theme, 3, desk.say(SAVE))
        self.send_step = Step(desk.theme, 4, desk.say(SEND), last=True)
        self.form = SignForm(desk, session)
        self.form.chosen.connect(self._name_button)
        self.introduction, self.sending = IntroductionCard(desk, background), Sending(desk, background)
        for part in (self.introduction, self.sending):
            part.began.connect(self._hush)
        self.introduction.failed.connect(lambda failure: self._tell(failure, self.sign_step))
        self.sending.failed.connect(lambda failure: self._tell(failure, self.send_step))
        self.sign_button = self._button(SIGN_IT, ButtonKind.FILLED, None, self.sign)
        self.save_button = self._button(SAVE_IT, ButtonKind.FILLED, None, self._ask_folder)
        self.open_button = self._button(OPEN_FOLDER, ButtonKind.QUIET, Icon.FOLDER, self._open_folder)
        self.check_button = self._button(TO_CHECK, ButtonKind.OUTLINED, None, self.check_asked.emit)
        self._lay_out()
        self.refresh()
        session.changed.connect(self._changed)

    def refresh(self) -> None:
        """Show how far one has come."""
        say, plural = self.desk.say, self.desk.language.plural
        held = len(held_by(self.session.findings, self.session.report.reasons))
        reasons, sealed = len(self.session.report.reasons), self._sealed
        if held:
            self.read.show_state(f"{plural(HELD, held)} {say(HELD_LEAD)}", open_=True)
        else:
            self.read.show_state(plural(READ_REASONS, reasons) if reasons else say(READ_TEXT), done=True)
        if sealed:
            message = SIGNED_AT if sealed.signed else MADE_AT
            told = say(message, {"time": self.desk.language.time(sealed.at)})
            self.sign_step.show_state(told, done=True, open_=sealed.signed)
        else:
            self.sign_step.show_state(say(SIGN_CLOSED if held else SIGN_TEXT), open_=not held)
        if sealed is None or self._folder is None:
            self.save_step.show_state(say(SAVE_TEXT), open_=sealed is not None)
            self.send_step.show_state(say(SEND_TEXT))
        self.form.setVisible(sealed is None)
        self.sign_button.setVisible(sealed is None)
        self.introduction.show_signer(sealed.signer if sealed else None)
        self.open_button.setVisible(self._folder is not None)

    def focus_first(self) -> None:
        """Put the focus on what there is to do."""
        first = self.check_button if self.read.is_open else self.form.ways.first()
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def sign(self) -> None:
        """Make and sign the pair in the background, once nothing is missing for it."""
        if not self.form.complaint():
            self._seal(self._signed)

    def save_to(self, folder: Path) -> None:
        """Write the pair into a folder in the background, signing it first if that has not been done."""
        if self._sealed is None:
            if not self.form.complaint():
                self._seal(lambda sealed: self._signed_for(sealed, folder))
            return
        sealed = self._sealed
        self._wait(True)
        self.background.run(lambda: write(sealed, folder), lambda pair: self._written(sealed, pair), self._failed, self)

    def _lay_out(self) -> None:
        self.read.body.add(Space.HAIR, self.check_button)
        self.sign_step.body.add(Space.HAIR, self.form, self.sign_button, self.introduction)
        self.save_step.body.add(Space.HAIR)
        self.save_step.body.addLayout(Flow(self.save_button, self.open_button, spacing=Space.WIDE, line_spacing=8))
        self.body.add(Text(self.desk.theme, self.desk.say(TITLE), Type.SECTION), Space.LARGE)
        self.send_step.body.add(Space.HAIR, self.sending)
        self.body.add(self.read, self.sign_step, self.save_step, self.send_step)

    def _button(self, label: str, kind: ButtonKind, icon: Icon | None, act: Callable[[], object]) -> Button:
        button = Button(self.desk.theme, self.desk.say(label), kind, icon=icon)
        button.clicked.connect(act)
        return button

    def _name_button(self, way: Way) -> None:
        self.sign_button.set_label(self.desk.say(MAKE_IT if way is Way.HAND else SIGN_IT))

    def _seal(self, then: Callable[[Sealed], None]) -> None:
        form, desk, document = self.form, self.desk, self.document
        way, person, passphrase = form.way, form.person(), form.passphrase.text()
        password = passphrase if way is Way.OWN else form.password.text()
        chosen = {Way.OWN: form.own, Way.FILE: form.file, Way.HAND: None}[way]
        content, case, findings = self.session.content, self.session.case, self.session.findings
        place = form.place.text().strip()

        def work() -> Sealed:
            identity = chosen
            if way is Way.OWN and identity is None:
                identity = identities.make(person, passphrase, desk.clock())
            return seal(desk, Order(content, case, findings, place, identity, password), document)

        self._wait(True)
        self.background.run(work, then, self._failed, self)

    def _signed(self, sealed: Sealed) -> None:
        self._wait(False)
        self._sealed, self._folder = sealed, None
        self.form.own = next(iter(identities.known()), None)
        self.refresh()
        self.save_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.bring(self.save_step)

    def _signed_for(self, sealed: Sealed, folder: Path) -> None:
        self._signed(sealed)
        self.save_to(folder)

    def _ask_folder(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, self.desk.say(SAVE_IT))
        if folder:
            self.save_to(Path(folder))

    def _written(self, sealed: Sealed, pair: Pair) -> None:
        self._wait(False)
        self._folder = pair.pdf.parent
        values = {"folder": str(self._folder), "pdf": pair.pdf.name, "json": pair.json.name, "code": sealed.seal_code}
        self.save_button.set_label(self.desk.say(SAVE_AGAIN))
        self.save_step.show_state(self.desk.say(SAVED, values), done=True, open_=True)
        self.open_button.show()
        self.sending.show_pair(saved_pair(sealed, pair, self.session.report))
        self.send_step.show_state(self.desk.say(SEND_TEXT), open_=True)
        self.sending.focus_first()
        self.saved.emit(pair.pdf)

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder)))

    def _failed(self, failure: Failure) -> None:
        self._wait(False)
        self._tell(failure, self.save_step if self._sealed else self.sign_step)

    def _tell(self, failure: Failure, step: Step) -> None:
        self._hush()
        what, remedy = failure.sentences(self.desk.language)
        self._trouble = Banner(self.desk.theme, Mark.WARNING, what, remedy, word=self.desk.say(FAILED))
        step.body.add(self._trouble)
        self.bring(self._trouble)

    def _wait(self, working: bool) -> None:
        """While the work goes on the button says so; it comes back with its verb."""
        self._hush()
        for button in (self.sign_button, self.save_button):
            button.setEnabled(not working)
        if working:
            self.sign_button.set_label(self.desk.say(WORKING))
        else:
            self._name_button(self.form.way)

    def _hush(self) -> None:
        if self._trouble is not None:
            self._trouble.hide()
            self._trouble.deleteLater()
            self._trouble = None

    def _changed(self, _path: str) -> None:
        self._sealed = self._folder = None
        self.refresh()
