"""The second step: others who sign before, the way to sign, and afterwards whose key it was."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from lapreporter.document.open_document import OpenDocument
from lapreporter.ui.background import Background
from lapreporter.ui.desk import Desk
from lapreporter.ui.kit.buttons import Button, ButtonKind
from lapreporter.ui.kit.icons import Mark
from lapreporter.ui.kit.layouts import discard
from lapreporter.ui.kit.messages import MessageLine
from lapreporter.ui.kit.theme import Space
from lapreporter.ui.screens.approvals import ApprovalsPanel
from lapreporter.ui.screens.sign_form import SignForm, Way, first_contact
from lapreporter.ui.screens.steps import Step
from lapreporter.ui.sealing import Order, Sealed
from lapreporter.ui.session import Session
from lapreporter.ui.trust.introduction import IntroductionCard
from lapreporter.ui.trust.turnover import Turnover
from lapreporter.words import mark

SIGN = mark("Sign it")
SIGN_CLOSED = mark("Opens when no error is left.")
SIGN_TEXT = mark(
    "The signature covers the PDF and the data inside it. Your name and this computer's clock will be in it. "
    "After signing, a change makes a new version."
)
CLOSE_TEXT = mark(
    "Your signature closes the report: it covers the PDF, the data inside it and every approval. "
    "Your name and this computer's clock will be in it."
)
SIGN_IT = mark("Sign the report")
SIGN_PUBLIC = mark("Sign the public version")
MAKE_IT = mark("Make the report for signing by hand")
WORKING = mark("The report is being made…")
SIGNED_AT = mark("Signed at {time}. Nothing has been sent yet.")
MADE_AT = mark("Made at {time}, to be signed by hand. Nothing has been sent yet.")


class SignStep(Step):
    """``turned`` tells that the text was fixed or opened again; ``began`` and ``failed`` speak of work beside it."""

    turned = Signal()
    began = Signal()
    failed = Signal(object)

    def __init__(
        self,
        desk: Desk,
        session: Session,
        document: OpenDocument,
        background: Background,
        order: Callable[[], Order],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(desk.theme, 2, desk.say(SIGN), parent=parent)
        self.desk, self.session = desk, session
        self._background = background
        self._public = False
        self.approvals = ApprovalsPanel(desk, session, document, background, order)
        self.form = SignForm(desk, background, first_contact(session.report))
        self.turnover: Turnover | None = None
        self.sign_button = Button(desk.theme, "", ButtonKind.FILLED)
        self.introduction = IntroductionCard(desk, background)
        self._message = MessageLine(desk.theme, reserved=False)
        self._connect()
        self.body.add(Space.HAIR, self.approvals, self._message, self.form, self.sign_button, self.introduction)

    def show_sealed(self, sealed: Sealed | None, *, held: bool, public: bool) -> None:
        """Show the ways to sign, or how and when it was signed."""
        say, fixed = self.desk.say, self.session.fixed
        self._public = public
        if sealed:
            told = say(SIGNED_AT if sealed.signed else MADE_AT, {"time": self.desk.language.time(sealed.at)})
            self.show_state(told, done=True, open_=sealed.signed)
        elif held:
            self.show_state(say(SIGN_CLOSED))
        else:
            self.show_state(say(CLOSE_TEXT if fixed else SIGN_TEXT), open_=True)
        self.approvals.setVisible(sealed is None and not public)
        self.approvals.refresh()
        self._message.clear()
        self._show_form(visible=sealed is None)
        self.name_button()
        self.introduction.show_signer(sealed.signer if sealed else None)

    def name_button(self) -> None:
        """Let the button say what it does."""
        signs = SIGN_PUBLIC if self._public else SIGN_IT
        self.sign_button.set_label(self.desk.say(MAKE_IT if self.form.way is Way.HAND else signs))

    def wait(self, working: bool) -> None:
        """While the work goes on the button says so."""
        self.sign_button.set_busy(working)
        if working:
            self.sign_button.set_label(self.desk.say(WORKING))
        else:
            self.name_button()

    def _connect(self) -> None:
        self.form.chosen.connect(lambda _way: self.name_button())
        self.form.turnover_asked.connect(self._turn_over)
        self.approvals.turned.connect(self.turned)
        self.approvals.approved.connect(self.form.refresh)
        for part in (self.approvals, self.introduction):
            part.began.connect(self.began)
            part.failed.connect(self.failed)

    def _turn_over(self) -> None:
        """Ask for another officer's identity in the place of the form."""
        old = self.form.own.chosen
        if old is None:
            return
        self.turnover = Turnover(self.desk, self._background, old)
        self.turnover.failed.connect(self.failed)
        self.turnover.finished.connect(self._turned_over)
        self.body.insertWidget(self.body.indexOf(self.form), self.turnover)
        self._show_form(visible=False)
        self.turnover.show()
        self.turnover.focus_first()

    def _turned_over(self, told: str) -> None:
        self.began.emit()
        self.form.refresh()
        self._show_form(visible=True)
        if told:
            self._message.say(Mark.DONE, told)
        self.form.own.first().setFocus()

    def _show_form(self, *, visible: bool) -> None:
        if visible and self.turnover is not None:
            discard(self.turnover)
            self.turnover = None
        self.form.setVisible(visible)
        self.sign_button.setVisible(visible)
