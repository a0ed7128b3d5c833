"""A key that was given up: what the note says, and taking it into the list of known signers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from lapreporter.ui.desk import Front
from lapreporter.ui.failures import told
from lapreporter.ui.kit.buttons import Button, ButtonKind
from lapreporter.ui.kit.icons import Mark
from lapreporter.ui.kit.layouts import Column
from lapreporter.ui.kit.messages import MessageLine
from lapreporter.ui.kit.text import Text
from lapreporter.ui.kit.theme import Space, Type
from lapreporter.ui.trust.book import change_book, read_book
from lapreporter.words import mark

if TYPE_CHECKING:
    # Load the library of keys, which waits for the first check.
    from lapreporter.exchange.contacts import Book
    from lapreporter.exchange.retirement import Retirement

GROUPS = mark("The key that was given up: {groups}")
KNOWN = mark("You compared this key with {name} on {date}.")
UNKNOWN = mark("You have never compared this key. The note can be kept for the day on which a report comes with it.")
KEEP = mark("Keep the note in my list of known signers")
KEPT = mark("Kept. Reports signed with this key are amber from now on.")
ALREADY = mark("This note is in your list of known signers already.")


class NotePanel(QWidget):
    """``troubled`` carries a failure to read or save the list."""

    troubled = Signal(object)

    def __init__(self, front: Front, note: Retirement, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.front = front
        self.note = note
        self.keep_button = Button(front.theme, front.say(KEEP), ButtonKind.OUTLINED)
        self.keep_button.clicked.connect(self.keep)
        self._message = MessageLine(front.theme, reserved=False)
        book = told(read_book, self.troubled.emit)
        lines = [Text(front.theme, line, Type.BODY) for line in self._told(book)]
        Column(*lines, self.keep_button, self._message, spacing=Space.SMALL, parent=self)
        if book is not None and book.with_retirement(note) is book:
            self._say_kept(ALREADY)

    @property
    def message(self) -> str:
        """What was said last."""
        return self._message.text

    def keep(self) -> None:
        """Take the note into the list; of two notes for one key the earlier day counts."""
        if told(lambda: change_book(lambda book: book.with_retirement(self.note)), self.troubled.emit) is not None:
            self._say_kept(KEPT)

    def _told(self, book: Book | None) -> Iterator[str]:
        say, key = self.front.say, self.note.fingerprint
        # Digits run from left to right in every language.
        yield say(GROUPS, {"groups": f"\u2066{key}\u2069"})
        contact = book.contacts.get(key) if book is not None else None
        yield say(KNOWN, {"name": contact.name, "date": contact.confirmed_on}) if contact else say(UNKNOWN)

    def _say_kept(self, message: str) -> None:
        self.keep_button.hide()
        self._message.say(Mark.DONE, self.front.say(message))
