"""Finding a question by a word of it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from lapreporter.form.edition import Form, Question
from lapreporter.ui.desk import Desk
from lapreporter.ui.kit.fields import LineField
from lapreporter.ui.kit.icons import Icon
from lapreporter.ui.kit.rows import RowContent, RowList
from lapreporter.ui.kit.scroll import Scroll
from lapreporter.ui.kit.text import Text
from lapreporter.ui.kit.theme import Space, Type
from lapreporter.ui.places import form_name
from lapreporter.words import mark

TITLE = mark("Find a question")
HINT = mark("Type a word, such as “lot”, “marked” or “budget”.")
NOTHING = mark("No question has this word. Try a shorter one.")
MOST = 20


class FindPage(Scroll):
    """A line to type in, and the questions that fit. ``chosen`` carries the address of an answer."""

    chosen = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk.theme, spacing=Space.SMALL, parent=parent)
        self.desk = desk
        self._words = [
            (question.path, desk.say(question.words.label), form, self._searched(question))
            for form in desk.edition.forms
            for _, question in form.questions()
            if not question.continued
        ]
        self._line = LineField(desk.theme, desk.say(TITLE), chars=40)
        self._line.textChanged.connect(self._search)
        self._line.returnPressed.connect(self._take_first)
        self._nothing = Text(desk.theme, desk.say(NOTHING), Type.HELP)
        self._rows = RowList(desk.theme)
        self._rows.opened.connect(self.chosen)
        title = Text(desk.theme, desk.say(TITLE), Type.TITLE, measure=None)
        self.body.add(title, Text(desk.theme, desk.say(HINT), Type.HINT), self._line, Space.SMALL)
        self.body.add(self._nothing, self._rows)
        self._search("")

    def focus_first(self) -> None:
        """Put the focus on the line."""
        self._line.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def memory(self) -> str:
        """What is typed."""
        return self._line.text()

    def recall(self, memory: str) -> None:
        """Take over what was typed while the window spoke another language."""
        self._line.setText(memory)

    def _searched(self, question: Question) -> str:
        texts = [question.words.label, question.words.help, *(column.words.label for column in question.columns)]
        return " ".join(self.desk.say(text) for text in texts).casefold()

    def _search(self, text: str) -> None:
        wanted = text.casefold().split()
        found = [entry for entry in self._words if wanted and all(word in entry[3] for word in wanted)]
        found.sort(key=lambda entry: not all(word in entry[1].casefold() for word in wanted))
        self._rows.set_rows([(path, self._row(label, form)) for path, label, form, _ in found[:MOST]])
        self._rows.setVisible(bool(found))
        self._nothing.setVisible(bool(wanted) and not found)

    def _row(self, label: str, form: Form) -> RowContent:
        return RowContent(form.letter or Icon.FIND, label, form_name(self.desk, form.letter, form.title))

    def _take_first(self) -> None:
        first = next(iter(self._rows.rows), None)
        if first and not self._rows.isHidden():
            self.chosen.emit(first)
