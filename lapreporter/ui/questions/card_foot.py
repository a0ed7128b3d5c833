"""The foot of a question: the way to say that there is no answer, and, without a side panel, reason and help."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from lapreporter.checks.finding import Finding
from lapreporter.ui.desk import Desk
from lapreporter.ui.kit.buttons import Button, ButtonKind
from lapreporter.ui.kit.icons import Icon
from lapreporter.ui.kit.layouts import Column, Flow, discard
from lapreporter.ui.kit.theme import Space
from lapreporter.ui.questions.asked import Asked
from lapreporter.ui.questions.help_text import add_help
from lapreporter.ui.questions.omissions import CANNOT_SAY
from lapreporter.ui.questions.reasons import GIVE_REASON, ReasonEditor, reason_from, takes_reason
from lapreporter.ui.session import Session
from lapreporter.words import mark

HELP = mark("Help with this question")


class CardFoot(QWidget):
    """Its line is reserved: it shows while the question is focused, and its coming moves nothing.

    ``set_alone`` tells whether the question has to show its help itself, because no panel stands beside the page.
    """

    def __init__(
        self, desk: Desk, session: Session, asked: Asked, can_omit: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.desk, self.session, self.asked = desk, session, asked
        self._can_omit, self._gap_allowed = can_omit, True
        self._focused = self._alone = False
        self._finding: Finding | None = None
        self._writing: ReasonEditor | None = None
        self._help_text: QWidget | None = None
        self.cannot_say = Button(desk.theme, desk.say(CANNOT_SAY), ButtonKind.QUIET, icon=Icon.CANNOT_SAY)
        self.give_reason = Button(desk.theme, desk.say(GIVE_REASON), ButtonKind.QUIET, icon=Icon.EDIT)
        self.help = Button(desk.theme, desk.say(HELP), ButtonKind.QUIET, icon=Icon.HELP, icon_after=Icon.DOWN)
        self.give_reason.clicked.connect(self._write)
        self.help.clicked.connect(self.toggle_help)
        self._links = QWidget()
        Flow(self.cannot_say, self.give_reason, self.help, spacing=Space.WIDE, parent=self._links)
        self._column = Column(self._links, spacing=Space.SMALL, parent=self)
        self._arrange()

    def set_focused(self, focused: bool) -> None:
        """Show the links while the question is focused."""
        self._focused = focused
        if not focused:
            self._close_writing()
        self._arrange()

    def set_alone(self, alone: bool) -> None:
        """Whether no panel stands beside the page."""
        self._alone = alone
        if not alone:
            self._close_help()
        self._arrange()

    def allow_gap(self, allowed: bool) -> None:
        """Offer to say that there is no answer, or not."""
        self._gap_allowed = allowed
        self._arrange()

    def show_finding(self, finding: Finding | None) -> None:
        """Offer a reason where one can answer the finding."""
        self._finding = finding
        self._arrange()

    def toggle_help(self) -> None:
        """Unfold the help for the question, or fold it again."""
        if self._help_text is not None:
            self._close_help()
            return
        self._help_text = QWidget()
        add_help(self.desk, self.asked, Column(spacing=Space.SMALL, parent=self._help_text))
        self._column.add(self._help_text)
        self.help.set_icon_after(Icon.UP)

    def _arrange(self) -> None:
        offers = self._can_omit and self._gap_allowed
        self._links.setVisible(self._can_omit or self._alone)
        self._keep_room(self.cannot_say, offers)
        self._keep_room(self.help, self._alone)
        self.cannot_say.setVisible(offers and self._focused)
        self.help.setVisible(self._alone and self._focused)
        explains = self._finding is not None and takes_reason(self._finding) and self._writing is None
        self.give_reason.setVisible(explains and self._alone and self._focused)

    @staticmethod
    def _keep_room(button: Button, keep: bool) -> None:
        policy = button.sizePolicy()
        policy.setRetainSizeWhenHidden(keep)
        button.setSizePolicy(policy)

    def _write(self) -> None:
        finding = self._finding
        if finding is None:
            return
        self._writing = editor = ReasonEditor(self.desk)
        editor.kept.connect(lambda text: self._keep(finding, text))
        editor.cancelled.connect(self._cancel)
        self._column.insertWidget(1, editor)
        self._arrange()
        editor.begin()

    def _keep(self, finding: Finding, text: str) -> None:
        self._close_writing()
        self.session.give_reason(reason_from(finding, text, self.desk.clock().date()))
        self.help.setFocus(Qt.FocusReason.OtherFocusReason)

    def _cancel(self) -> None:
        self._close_writing()
        self._arrange()
        self.give_reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def _close_writing(self) -> None:
        if self._writing is not None:
            discard(self._writing)
            self._writing = None

    def _close_help(self) -> None:
        if self._help_text is not None:
            discard(self._help_text)
            self._help_text = None
            self.help.set_icon_after(Icon.DOWN)
