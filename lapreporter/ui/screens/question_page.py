"""One matter: three to five questions of a form, in any order, with conditional ones unfolding in place."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLineEdit, QPlainTextEdit, QRadioButton, QWidget

from lapreporter.form.edition import Page, Question
from lapreporter.form.visibility import asked_questions
from lapreporter.ui.carried.page_foot import PageFoot
from lapreporter.ui.desk import Desk
from lapreporter.ui.kit.keys import ENTER
from lapreporter.ui.kit.scroll import Scroll
from lapreporter.ui.kit.text import Text
from lapreporter.ui.kit.theme import Space, Type
from lapreporter.ui.places import say
from lapreporter.ui.questions.asked import Asked, asked_of_report
from lapreporter.ui.questions.card import QuestionCard
from lapreporter.ui.session import Session
from lapreporter.ui.tables.table import TableQuestion
from lapreporter.words import mark

MANY = 7
PAGE_OF = mark("Page {number} of {count}. Answer in any order; everything is saved as you type.")
_FIELDS = (QLineEdit, QPlainTextEdit, QComboBox, QRadioButton, QCheckBox)


class QuestionPage(Scroll):
    """Shows the questions of a page. ``focused`` names the question the help should speak of.

    ``offered`` carries files to take in; ``went_through`` tells that Enter was pressed in the last line of the page;
    ``page_asked`` carries the key of another page.
    """

    focused = Signal(object)
    offered = Signal(object, list)
    went_through = Signal()
    page_asked = Signal(str)

    def __init__(
        self, desk: Desk, session: Session, page: Page, number: int, count: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(desk.theme, spacing=0, parent=parent)
        self.desk = desk
        self.session = session
        self.page = page
        self.cards: dict[str, QuestionCard | TableQuestion] = {}
        self.spoken_of: str | None = None
        self._questions = {question.path: question for question in page.questions}
        self._title = Text(desk.theme, say(desk, page.heading or page.title), Type.TITLE, measure=None)
        self._subtitle = Text(
            desk.theme, desk.say(PAGE_OF, {"number": number, "count": count}), Type.SUBTITLE, measure=None
        )
        self.body.add(self._title, Space.HAIR, self._subtitle, Space.MEDIUM)
        if page.intro:
            self.body.add(Text(desk.theme, say(desk, page.intro), Type.BODY), Space.MEDIUM)
        for question in page.questions:
            self._add(question)
        self.carried = PageFoot(desk, session, page)
        self.body.add(self.carried)
        self._unfold()
        session.changed.connect(self._unfold)

    @property
    def is_wide(self) -> bool:
        """Whether the page holds a table that uses all the width."""
        return any(question.is_table for question in self.page.questions)

    def set_alone(self, alone: bool) -> None:
        """Show the help inside the questions, because no panel stands beside the page.

        Where a path line counts the pages, as it does above every wide page, the page itself does not.
        """
        self._subtitle.setVisible(not alone and not self.is_wide)
        for card in self.cards.values():
            if isinstance(card, QuestionCard):
                card.foot.set_alone(alone)

    def toggle_help(self) -> None:
        """Unfold the help of the focused question, or fold it again."""
        for card in self.cards.values():
            now = QApplication.focusWidget()
            if isinstance(card, QuestionCard) and now is not None and card.isAncestorOf(now):
                card.foot.toggle_help()

    def first_asked(self) -> Asked | None:
        """The first question that is shown."""
        return next((asked_of_report(question) for question in asked_questions(self.page, self.session.report)), None)

    def focus_first(self) -> None:
        """Put the focus on the first question."""
        for card in self.cards.values():
            if not card.isHidden():
                card.first().setFocus(Qt.FocusReason.TabFocusReason)
                return

    def jump_to(self, path: str) -> None:
        """Put the focus on the answer at an address and bring it into the upper third."""
        for known, card in self.cards.items():
            if path == known or path.startswith((known + ".", known + "[")):
                if not (isinstance(card, TableQuestion) and card.jump_to(path)):
                    card.first().setFocus(Qt.FocusReason.OtherFocusReason)
                self.bring(card)
                return
        self.focus_first()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on to the next field by Enter in a line."""
        enter = event.key() in ENTER
        now = QApplication.focusWidget()
        if enter and isinstance(now, QLineEdit | QComboBox | QRadioButton | QCheckBox):
            self._go_on(now)
        else:
            super().keyPressEvent(event)

    def _go_on(self, now: QWidget) -> None:
        last = next((card for card in self.cards.values() if card.isAncestorOf(now)), None)
        widget = now.nextInFocusChain()
        while widget is not None and widget is not now:
            if self.isAncestorOf(widget) and self._is_next(widget, now):
                widget.setFocus(Qt.FocusReason.TabFocusReason)
                return
            if last is not None and not self.isAncestorOf(widget) and widget.isVisible():
                break
            widget = widget.nextInFocusChain()
        self.went_through.emit()

    def _is_next(self, widget: QWidget, now: QWidget) -> bool:
        takes_tab = bool(widget.focusPolicy().value & Qt.FocusPolicy.TabFocus.value)
        sibling = isinstance(now, QRadioButton) and widget.parent() is now.parent()
        return isinstance(widget, _FIELDS) and widget.isVisible() and widget.isEnabled() and takes_tab and not sibling

    def _add(self, question: Question) -> None:
        card: QuestionCard | TableQuestion
        if question.is_table:
            card = TableQuestion(self.desk, self.session, question)
            card.page_asked.connect(self.page_asked)
        else:
            brief = len(self.page.questions) > MANY
            parents = question.when.paths() if question.when and not brief else ()
            unfolded = any(path in self._questions for path in parents)
            card = QuestionCard(self.desk, self.session, asked_of_report(question, brief=brief), unfolded)
        card.focused.connect(self._speak_of)
        card.offered.connect(self.offered)
        self.cards[question.path] = card
        self.body.add(card, Space.HAIR)

    def _speak_of(self, asked: Asked) -> None:
        self.spoken_of = asked.path
        self.focused.emit(asked)

    def _unfold(self, _path: str = "") -> None:
        shown = {question.path for question in asked_questions(self.page, self.session.report)}
        for path, card in self.cards.items():
            card.setVisible(path in shown)
