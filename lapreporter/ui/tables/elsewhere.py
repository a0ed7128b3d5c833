"""Where a page only continues the rows of another page and there are none: the way to that page."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from lapreporter.form.edition import Question
from lapreporter.ui.desk import Desk
from lapreporter.ui.kit.buttons import Button, ButtonKind
from lapreporter.ui.kit.icons import Icon
from lapreporter.ui.kit.surfaces import Sheet
from lapreporter.ui.kit.text import Text
from lapreporter.ui.kit.theme import Type
from lapreporter.words import Term, mark

NO_ROWS = mark("There are no rows yet. They are added on the page “{page}”.")
GO_THERE = mark("Go to that page")


class Elsewhere(Sheet):
    """One sentence and a button; ``page_asked`` carries the key of the page."""

    page_asked = Signal(str)

    def __init__(self, desk: Desk, question: Question, parent: QWidget | None = None) -> None:
        place = desk.edition.place_of(question.path)
        title, key = (place[1].title, place[1].key) if place else ("", "")
        self._go = Button(desk.theme, desk.say(GO_THERE), ButtonKind.QUIET, icon_after=Icon.NEXT)
        self._go.clicked.connect(lambda: self.page_asked.emit(key))
        sentence = Text(desk.theme, desk.say(NO_ROWS, {"page": Term(title)}), Type.BODY)
        super().__init__(desk.theme, sentence, self._go, parent=parent)
        self.hide()

    def first(self) -> QWidget:
        """The button."""
        return self._go
