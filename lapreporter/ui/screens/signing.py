"""The steps beside the preview: read, sign, save. Sending comes after them, and is the official's own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from lapreporter.checks.gate import held_by
from lapreporter.document.content import Content
from lapreporter.document.open_document import OpenDocument
from lapreporter.errors import Failure
from lapreporter.exchange.pair import Pair
from lapreporter.ui.actions import action
from lapreporter.ui.background import Background
from lapreporter.ui.desk import Desk
from lapreporter.ui.kit.buttons import ButtonKind
from lapreporter.ui.kit.icons import Icon, Mark
from lapreporter.ui.kit.layouts import Flow, discard
from lapreporter.ui.kit.shell import SidePanel
from lapreporter.ui.kit.surfaces import Banner
from lapreporter.ui.kit.text import Text
from lapreporter.ui.kit.theme import Space, Type
from lapreporter.ui.screens.pictures import PicturesPanel
from lapreporter.ui.screens.public_choice import PublicChoice
from lapreporter.ui.screens.sign_step import SignStep
from lapreporter.ui.screens.steps import Step
from lapreporter.ui.sealing import Order, Sealed, release, seal, write
from lapreporter.ui.session import FIXED, Session
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
    """Closed while errors hold the report back; otherwise leads to the saved pair.

    ``turned`` tells that something else is to be read now, and ``released`` carries the content of a report that was
    fixed, is closed and saved, and may be changed again.
    """

    check_asked = Signal()
    saved = Signal(object)
    turned = Signal()
    released = Signal(object)

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
        self._pair: Pair | None = None
        self._trouble: Banner | None = None
        self.version = PublicChoice(desk)
        self.read = Step(desk.theme, 1, desk.say(READ))
        self.sign_step = SignStep(desk, session, document, background, self.order)
        self.form, self.sign_button = self.sign_step.form, self.sign_step.sign_button
        self.introduction = self.sign_step.introduction
        self.save_step = Step(desk.theme, 3, desk.say(SAVE))
        self.send_step = Step(desk.theme, 4, desk.say(SEND), last=True)
        self.pictures = PicturesPanel(desk, session, document, background)
        self.sending = Sending(desk, background)
        self.save_button = action(desk, SAVE_IT, self._ask_folder, None, ButtonKind.FILLED)
        self.open_button = action(desk, OPEN_FOLDER, self._open_folder, Icon.FOLDER)
        self.check_button = action(desk, TO_CHECK, self.check_asked.emit, None, ButtonKind.OUTLINED)
        self._lay_out()
        self._connect()
        self.refresh()

    def refresh(self) -> None:
        """Show how far one has come."""
        say, plural = self.desk.say, self.desk.language.plural
        held = len(held_by(self.session.findings, self.session.report.reasons))
        reasons, sealed = len(self.session.report.reasons), self._sealed
        if held:
            self.read.show_state(f"{plural(HELD, held)} {say(HELD_LEAD)}", open_=True)
        else:
            self.read.show_state(plural(READ_REASONS, reasons) if reasons else say(READ_TEXT), done=True, open_=True)
        self.check_button.setVisible(bool(held))
        self.pictures.refresh()
        self.version.setVisible(self.session.fixed is None and not held)
        self.sign_step.show_sealed(sealed, held=bool(held), public=self.version.is_public)
        if sealed is None or self._pair is None:
            self.save_step.show_state(say(SAVE_TEXT), open_=sealed is not None)
            self.send_step.show_state(say(SEND_TEXT))
        self.open_button.setVisible(self._pair is not None)
        self.save_button.set_kind(ButtonKind.OUTLINED if self._pair else ButtonKind.FILLED)

    def focus_first(self) -> None:
        """Put the focus on what there is to do."""
        first = self.form.ways.first() if self.read.is_done else self.check_button
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
        sealed, content, document, now = self._sealed, self.session.content, self.document, self.desk.clock()

        def work() -> tuple[Pair, Content | None]:
            pair = write(sealed, folder)
            return pair, release(content, document, now, signed=sealed.signed) if content.fixed else None

        self._wait(True)
        self.background.run(work, lambda done: self._written(sealed, *done), self._failed, self)

    def memory(self) -> tuple[Any, ...]:
        """What is typed, and what was signed and where it was saved; secrets go from form to form and nowhere else."""
        files = self.version.chosen_files()
        return self.form.memory(), self.sign_step.approvals.memory(), files, self._sealed, self._pair

    def recall(self, memory: tuple[Any, ...]) -> None:
        """Go on where one was while the window spoke another language."""
        typed, approving, files, sealed, pair = memory
        self.form.recall(typed)
        self.sign_step.approvals.recall(approving)
        if files is not None:
            self.version.choose(public=True, files=files)
        if sealed is not None:
            self._sealed = sealed
            self.refresh()
        if sealed is not None and pair is not None:
            self._show_saved(sealed, pair)

    def _lay_out(self) -> None:
        self.read.body.add(Space.HAIR, self.check_button, self.pictures, self.version)
        self.save_step.body.add(Space.HAIR)
        self.save_step.body.addLayout(Flow(self.save_button, self.open_button, spacing=Space.WIDE, line_spacing=8))
        self.body.add(Text(self.desk.theme, self.desk.say(TITLE), Type.SECTION), Space.LARGE)
        self.send_step.body.add(Space.HAIR, self.sending)
        self.body.add(self.read, self.sign_step, self.save_step, self.send_step)

    def _connect(self) -> None:
        step = self.sign_step
        for began in (step.began, self.sending.began):
            began.connect(self._hush)
        step.failed.connect(lambda failure: self._tell(failure, step))
        step.sign_button.clicked.connect(self.sign)
        step.turned.connect(self._turn)
        self.sending.failed.connect(lambda failure: self._tell(failure, self.send_step))
        self.sending.smaller_asked.connect(self._make_smaller)
        self.pictures.failed.connect(lambda failure: self._tell(failure, self.read))
        self.version.changed.connect(self._turn)
        self.session.changed.connect(self._changed)

    def order(self) -> Order:
        """What would be sealed now, if it were signed by hand."""
        session = self.session
        public = self.version.chosen_files() if session.fixed is None else None
        return Order(session.content, session.case, session.findings, public=public)

    def _seal(self, then: Callable[[Sealed], None]) -> None:
        desk, document = self.desk, self.document
        order = replace(self.order(), place=self.form.place.text().strip(), key=self.form.key())
        self._wait(True)
        self.background.run(lambda: seal(desk, order, document), then, self._not_signed, self)

    def _signed(self, sealed: Sealed) -> None:
        self._wait(False)
        self._sealed, self._pair = sealed, None
        self.form.used(signed=True)
        self.save_button.set_label(self.desk.say(SAVE_IT))
        self.refresh()
        self.save_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.bring(self.save_step)

    def _signed_for(self, sealed: Sealed, folder: Path) -> None:
        self._signed(sealed)
        self.save_to(folder)

    def _not_signed(self, failure: Failure) -> None:
        self._failed(failure)
        self.form.used(signed=False)

    def _ask_folder(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, self.desk.say(SAVE_IT))
        if folder:
            self.save_to(Path(folder))

    def _written(self, sealed: Sealed, pair: Pair, released: Content | None) -> None:
        self._wait(False)
        if released is not None:
            self.session.fix(None)
            self.released.emit(self.session.content)
        self._show_saved(sealed, pair)
        self.sending.focus_first()
        self.saved.emit(pair.pdf)

    def _show_saved(self, sealed: Sealed, pair: Pair) -> None:
        self._pair = pair
        values = {
            "folder": str(pair.pdf.parent),
            "pdf": pair.pdf.name,
            "json": pair.json.name,
            "code": sealed.seal_code,
        }
        self.save_button.set_label(self.desk.say(SAVE_AGAIN))
        self.save_button.set_kind(ButtonKind.OUTLINED)
        self.save_step.show_state(self.desk.say(SAVED, values), done=True, open_=True)
        self.open_button.show()
        self.sending.show_pair(saved_pair(sealed, pair, self.session.report), can_shrink=self.pictures.can_shrink)
        self.send_step.show_state(self.desk.say(SEND_TEXT), open_=True)

    def _make_smaller(self) -> None:
        """Make the pictures smaller; the report then has to be signed again."""
        self.pictures.shrink()
        self.bring(self.read)

    def _open_folder(self) -> None:
        if self._pair is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._pair.pdf.parent)))

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
        self.save_button.set_busy(working)
        self.sign_step.wait(working)

    def _hush(self) -> None:
        if self._trouble is not None:
            discard(self._trouble)
            self._trouble = None

    def _changed(self, path: str) -> None:
        # What is fixed has not changed, even where somebody tried to.
        if path != FIXED and self.session.fixed is None:
            self.version.refresh()
            self._turn()

    def _turn(self) -> None:
        """Begin again: what goes out is another text."""
        self._sealed = self._pair = None
        self.refresh()
        self.turned.emit()
