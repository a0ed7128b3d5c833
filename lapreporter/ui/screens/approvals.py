"""Others sign before the report is closed: fix the text, hand it out, take their approvals in, or open it again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from lapreporter.document.content import Fixed
from lapreporter.document.open_document import OpenDocument
from lapreporter.errors import Failure
from lapreporter.exchange.pair import Pair
from lapreporter.exchange.signer import Approval
from lapreporter.ui import approving
from lapreporter.ui.actions import action
from lapreporter.ui.approving import Approvals
from lapreporter.ui.background import Background
from lapreporter.ui.desk import Desk
from lapreporter.ui.kit.buttons import ButtonKind
from lapreporter.ui.kit.folding import FoldingSection
from lapreporter.ui.kit.icons import Icon, Mark
from lapreporter.ui.kit.layouts import Column, Flow
from lapreporter.ui.kit.messages import MessageLine
from lapreporter.ui.kit.surfaces import Banner, Sheet, SheetLook
from lapreporter.ui.kit.text import Text
from lapreporter.ui.kit.theme import Space, Type
from lapreporter.ui.screens.sign_form import SignForm
from lapreporter.ui.sealing import Order
from lapreporter.ui.session import Session
from lapreporter.words import Parameters, mark, mark_plural

OTHERS = mark("Others sign before me…")
OTHERS_TEXT = mark(
    "Such as the minister. First the text is fixed, so that everybody signs the same. Then each approves it, on this "
    "computer or on another one. You close the report last, and your signature seals all approvals."
)
FIX = mark("Fix the text for signature")
TITLE = mark("Fixed for signature as version {number}")
FIXED_AT = mark(
    "Fixed on {moment}, seal code {code}. The report can be read but not changed until you close it, or open it again."
)
NOBODY = mark("Nobody has approved it yet.")
GIVEN = mark("Approved by {name}, {institution}, on {time} by the clock of that computer.")
GIVEN_BARE = mark("Approved by {name}, on {time} by the clock of that computer.")
GIVEN_UNTIMED = mark("Approved by {name}. The signature names no time.")
HAND_OUT = mark("Hand out the text…")
HANDED_OUT = mark(
    "{pdf} to read and {json} to approve lie in {folder}. On the other computer, Check a report takes them and offers "
    "to approve."
)
ADD = mark("Add an approval from a file…")
ADDED = mark("The approval of {name} is added.")
SIGNATURES = mark("Approvals")
HERE = mark("Approve on this computer…")
APPROVE = mark("Approve the text")
REOPEN = mark("Open the text again…")
REOPEN_NONE = mark("The text can then be changed, and has to be fixed again before others can sign it.")
REOPEN_TEXT = mark_plural(
    "The text can then be changed. {count} approval is thrown away, and has to be given again for the new text.",
    "The text can then be changed. {count} approvals are thrown away, and have to be given again for the new text.",
)
REOPEN_TITLE = mark("Open the text again?")
DO_REOPEN = mark("Open it, without the approvals")
DO_REOPEN_NONE = mark("Open it")
KEEP = mark("Leave it fixed")


class ApprovalsPanel(QWidget):
    """Stands in the step of signing. ``began`` tells that work goes on, ``failed`` that it did not succeed.

    ``turned`` tells that the text was fixed or opened again, ``approved`` that it was approved on this computer.
    """

    began = Signal()
    failed = Signal(object)
    turned = Signal()
    approved = Signal()

    def __init__(
        self,
        desk: Desk,
        session: Session,
        document: OpenDocument,
        background: Background,
        order: Callable[[], Order],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.desk, self.session, self.document = desk, session, document
        self.given: tuple[Approval, ...] = ()
        self._background, self._order = background, order
        self._code = ""
        self.fix_button = action(desk, FIX, self.fix, Icon.LOCK, ButtonKind.OUTLINED)
        self.hand_out_button = action(desk, HAND_OUT, self._ask_folder, Icon.STICK)
        self.add_button = action(desk, ADD, self._ask_file, Icon.ATTACH)
        self.here_button = action(desk, HERE, self._show_here, Icon.SIGN)
        self.reopen_button = action(desk, REOPEN, self._ask_reopen, Icon.UNDO)
        self.form = SignForm(desk, background, closes=False)
        self.approve_button = action(desk, APPROVE, self.approve, Icon.SIGN, ButtonKind.OUTLINED)
        self.reopening = Banner(desk.theme, Mark.WARNING, desk.say(REOPEN_TITLE))
        self.do_reopen_button = action(desk, DO_REOPEN, self.reopen)
        for button in (self.do_reopen_button, action(desk, KEEP, self.reopening.hide)):
            self.reopening.add_action(button)
        self._lay_out()
        self.refresh()
        if session.fixed is not None:
            self._recall(session.fixed)

    @property
    def message(self) -> str:
        """What is said of the last step."""
        return self._message.text

    def refresh(self) -> None:
        """Show what is fixed and who has approved it."""
        fixed = self.session.fixed
        self.offer.setVisible(fixed is None)
        self.sheet.setVisible(fixed is not None)
        self.reopening.hide()
        if fixed is None:
            return
        self._title.setText(self.desk.say(TITLE, {"number": fixed.revision}))
        self._about.setText(self.desk.say(FIXED_AT, {"moment": fixed.at.astimezone(), "code": self._code}))
        self._list.setText("\n".join(map(self._told, self.given)) or self.desk.say(NOBODY))

    def memory(self) -> tuple[bool, Any]:
        """Whether one is about to approve here, and what is typed for it."""
        return self.here.isHidden(), self.form.memory()

    def recall(self, memory: tuple[bool, Any]) -> None:
        """Take over what was typed while the window spoke another language."""
        hidden, typed = memory
        self.here.setHidden(hidden)
        self.form.recall(typed)

    def fix(self) -> None:
        """Fix the text in the background."""
        order = self._order()
        self._run(lambda: approving.fix(self.desk, order, self.document), self._fixed)

    def hand_out(self, folder: Path) -> None:
        """Write the text to read and the data to approve into a folder."""
        order, fixed = self._order(), self.session.fixed
        if fixed is not None:
            self._run(lambda: approving.hand_out(self.desk, order, fixed, self.document, folder), self._handed_out)

    def take(self, file: Path) -> None:
        """Add an approval that came as a file."""
        order, fixed = self._order(), self.session.fixed
        if fixed is not None:
            self._run(lambda: approving.take(self.desk, order, fixed, file), self._added)

    def approve(self) -> None:
        """Approve the text with the key that the form asks for."""
        order, fixed = self._order(), self.session.fixed
        if fixed is None or self.form.complaint():
            return
        key = self.form.key()
        if key is not None:
            self._run(lambda: approving.approve(self.desk, order, fixed, key), self._approved, self._not_approved)

    def reopen(self) -> None:
        """Throw the approvals away and let the text be changed."""
        self.given, self._code = (), ""
        self._message.clear()
        self.session.fix(None)
        self._turn()

    def _lay_out(self) -> None:
        say, theme = self.desk.say, self.desk.theme
        self._title, self._about = Text(theme, "", Type.STRONG, icon=Icon.LOCK), Text(theme, "", Type.HELP)
        self._list = Text(theme, "", Type.HELP, ink=Type.BODY.ink)
        self._message = MessageLine(theme, reserved=False)
        text = Text(theme, say(OTHERS_TEXT), Type.HELP)
        self.offer = FoldingSection(theme, say(OTHERS), Column(text, self.fix_button, spacing=Space.SMALL))
        self.here = QWidget()
        Column(self.form, self.approve_button, spacing=Space.MEDIUM, parent=self.here)
        self.here.hide()
        ways = Flow(self.hand_out_button, self.add_button, self.here_button, spacing=Space.WIDE, line_spacing=0)
        self.sheet = Sheet(theme, look=SheetLook.TINTED, margins=(16, 14, 16, 14))
        self.sheet.body.add(self._title, self._about, self._list)
        self.sheet.body.addLayout(ways)
        self.sheet.body.add(self._message, self.here, self.reopen_button, self.reopening)
        Column(self.offer, self.sheet, spacing=0, parent=self)

    def _recall(self, fixed: Fixed) -> None:
        order = self._order()
        self._run(lambda: approving.standing(self.desk, order, fixed), self._show)

    def _fixed(self, approvals: Approvals) -> None:
        self._take_over(approvals)
        self._turn()

    def _turn(self) -> None:
        self.here.hide()
        self.refresh()
        self.turned.emit()
        following = self.offer.title if self.session.fixed is None else self.hand_out_button
        following.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_over(self, approvals: Approvals) -> None:
        self.session.fix(approvals.fixed)
        self._show(approvals)

    def _show(self, approvals: Approvals) -> None:
        self._ready()
        self.given, self._code = approvals.given, approvals.seal_code
        self.refresh()

    def _handed_out(self, pair: Pair) -> None:
        self._ready()
        where = {"pdf": pair.pdf.name, "json": pair.json.name, "folder": str(pair.pdf.parent)}
        self._message.say(Mark.DONE, self.desk.say(HANDED_OUT, where))

    def _added(self, approvals: Approvals) -> None:
        self._take_over(approvals)
        self._message.say(Mark.DONE, self.desk.say(ADDED, {"name": approvals.given[-1].signer.name}))

    def _approved(self, approvals: Approvals) -> None:
        self.form.used(signed=True)
        self.hand_out_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.here.hide()
        self._added(approvals)
        self.approved.emit()

    def _not_approved(self, failure: Failure) -> None:
        self._failed(failure)
        self.form.refresh()
        self.form.used(signed=False)

    def _run(
        self,
        work: Callable[[], object],
        succeeded: Callable[..., None],
        failed: Callable[[Failure], None] | None = None,
    ) -> None:
        self.began.emit()
        self._message.clear()
        self._set_busy(True)
        self._background.run(work, succeeded, failed or self._failed, self)

    def _failed(self, failure: Failure) -> None:
        self._ready()
        self.failed.emit(failure)

    def _ready(self) -> None:
        self._set_busy(False)

    def _set_busy(self, busy: bool) -> None:
        buttons = (self.fix_button, self.hand_out_button, self.add_button, self.approve_button, self.reopen_button)
        for button in buttons:
            button.set_busy(busy)

    def _ask_folder(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, self.desk.say(HAND_OUT))
        if folder:
            self.hand_out(Path(folder))

    def _ask_file(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, self.desk.say(ADD), "", f"{self.desk.say(SIGNATURES)} (*.p7s)")
        if name:
            self.take(Path(name))

    def _show_here(self) -> None:
        self.here.setVisible(self.here.isHidden())
        if not self.here.isHidden():
            self.form.ways.first().setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask_reopen(self) -> None:
        count = len(self.given)
        told = self.desk.language.plural(REOPEN_TEXT, count) if count else self.desk.say(REOPEN_NONE)
        self.reopening.say(Mark.WARNING, self.desk.say(REOPEN_TITLE), told)
        self.do_reopen_button.set_label(self.desk.say(DO_REOPEN if count else DO_REOPEN_NONE))
        self.reopening.show()
        self.do_reopen_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _told(self, one: Approval) -> str:
        signer, time = one.signer, one.claimed_time
        if time is None:
            return self.desk.say(GIVEN_UNTIMED, {"name": signer.name})
        said: Parameters = {"name": signer.name, "institution": signer.institution or "", "time": time.astimezone()}
        return self.desk.say(GIVEN if signer.institution else GIVEN_BARE, said)
