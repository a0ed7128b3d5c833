"""Where a table is empty: the definitive sentence that says so, offered in place."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from lapreporter.form.edition import Question
from lapreporter.ui.desk import Desk
from lapreporter.ui.kit.buttons import Button, ButtonKind
from lapreporter.ui.kit.icons import Icon
from lapreporter.ui.kit.layouts import Column
from lapreporter.ui.questions.asked import asked_of_report
from lapreporter.ui.questions.card import QuestionCard
from lapreporter.ui.session import Session
from lapreporter.words import mark

NONE = mark("None? Say so")


class NoneOffer(QWidget):
    """A quiet button that opens the question with the sentences. ``focused`` carries it for the help."""

    focused = Signal(object)

    def __init__(self, desk: Desk, session: Session, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._session = session
        place = desk.edition.place_of(question.none) if question.none else None
        self._statement = place[2] if place else None
        self._card: QuestionCard | None = None
        self.button = Button(desk.theme, desk.say(NONE), ButtonKind.QUIET, icon=Icon.CANNOT_SAY)
        self.button.clicked.connect(self._open)
        self._slot = Column(self.button, parent=self)

    @property
    def has_sentences(self) -> bool:
        """Whether there is a sentence that says so."""
        return self._statement is not None

    def _open(self) -> None:
        if self._statement is None or self._card is not None:
            return
        self._card = QuestionCard(self._desk, self._session, asked_of_report(self._statement))
        self._card.focused.connect(self.focused)
        self._slot.addWidget(self._card)
        self.button.hide()
        self._card.first().setFocus(Qt.FocusReason.OtherFocusReason)
