"""One matter: three to five questions of a form, in any order, with conditional ones unfolding in place."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from lapreporter.form.edition import Page, Question
from lapreporter.form.visibility import is_asked
from lapreporter.ui.desk import Desk
from lapreporter.ui.kit.scroll import Scroll
from lapreporter.ui.kit.text import Text
from lapreporter.ui.kit.theme import Space, Type
from lapreporter.ui.questions.asked import Asked, asked_of_report
from lapreporter.ui.questions.card import QuestionCard
from lapreporter.ui.screens.places import say
from lapreporter.ui.session import Session
from lapreporter.ui.tables.table import TableQuestion
from lapreporter.words import mark

MANY = 7
PAGE_OF = mark("Page {number} of {count}. Answer in any order; everything is saved as you type.")


class QuestionPage(Scroll):
    """Shows the questions of a page. ``focused`` names the question the help should speak of."""

    focused = Signal(object)
    offered = Signal(object, list)

    def __init__(
        self, desk: Desk, session: Session, page: Page, number: int, count: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(desk.theme, spacing=0, parent=parent)
        self.desk = desk
        self.session = session
        self.page = page
        self.cards: dict[str, QuestionCard | TableQuestion] = {}
        self._questions = {question.path: question for question in page.questions}
        title = Text(desk.theme, say(desk, page.heading or page.title), Type.TITLE, measure=None)
        subtitle = desk.say(PAGE_OF, {"number": number, "count": count})
        self.body.add(title, 4, Text(desk.theme, subtitle, Type.SUBTITLE, measure=None), Space.MEDIUM)
        if page.intro:
            self.body.add(Text(desk.theme, say(desk, page.intro), Type.BODY), Space.MEDIUM)
        for question in page.questions:
            self._add(question)
        self._unfold()
        session.changed.connect(lambda _path: self._unfold())

    @property
    def is_wide(self) -> bool:
        """Whether the page holds a table that uses all the width."""
        return any(question.is_table for question in self.page.questions)

    def first_asked(self) -> Asked | None:
        """The first question that is shown."""
        return next((asked_of_report(self._questions[path]) for path in self._questions if self._shown(path)), None)

    def focus_first(self) -> None:
        """Put the focus on the first question."""
        for path, card in self.cards.items():
            if self._shown(path):
                card.first().setFocus(Qt.FocusReason.TabFocusReason)
                return

    def jump_to(self, path: str) -> None:
        """Put the focus on the answer at an address and bring it into the upper third."""
        for known, card in self.cards.items():
            if path == known or path.startswith((known + ".", known + "[")):
                if isinstance(card, TableQuestion):
                    card.jump_to(path)
                else:
                    card.first().setFocus(Qt.FocusReason.OtherFocusReason)
                self.bring(card)
                return
        self.focus_first()

    def _add(self, question: Question) -> None:
        if question.is_table:
            table = TableQuestion(self.desk, self.session, question)
            table.focused.connect(self.focused)
            table.offered.connect(self.offered)
            self.cards[question.path] = table
            self.body.add(table, Space.SMALL)
        else:
            card = QuestionCard(
                self.desk, self.session, asked_of_report(question, brief=len(self.page.questions) > MANY)
            )
            card.focused.connect(self.focused)
            card.offered.connect(self.offered)
            card.setMaximumWidth(self.desk.theme.px(760))
            self.cards[question.path] = card
            self.body.add(card, Space.SMALL)

    def _shown(self, path: str) -> bool:
        return is_asked(self._questions[path].when, self.session.report)

    def _unfold(self) -> None:
        for path, card in self.cards.items():
            card.setVisible(self._shown(path))
