"""The list of known signers: whose key was compared, when and how; a key can be taken from the list and put back."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from lapreporter.exchange.signer import Contact
from lapreporter.ui.desk import Front
from lapreporter.ui.failures import told
from lapreporter.ui.kit.buttons import Button, ButtonKind
from lapreporter.ui.kit.icons import Icon
from lapreporter.ui.kit.layouts import Column
from lapreporter.ui.kit.surfaces import Sheet
from lapreporter.ui.kit.text import Text
from lapreporter.ui.kit.theme import Radius, Space, Type
from lapreporter.ui.trust.book import change_book, read_book
from lapreporter.ui.verify.comparing import WAYS
from lapreporter.words import Parameters, mark

TITLE = mark("Known signers")
LEAD = mark("Reports signed with these keys are shown in green. Each was compared with its owner on this computer.")
NONE = mark("Nobody yet. When you check a report by an unknown signer, the result offers to compare the key.")
COMPARED = mark("Compared on {date}. {way}.")
COMPARED_BY = mark("Compared on {date} by {who}. {way}.")
RETIRED = mark("Given up by its owner on {date}.")
REMOVE = mark("Take off the list")
REMOVED = mark("Taken off the list. Reports by {name} are amber again.")
PUT_BACK = mark("Put it back")


class KnownSigners(QWidget):
    """``troubled`` carries a failure to read or save the list."""

    troubled = Signal(object)

    def __init__(self, front: Front, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.front = front
        self.cards: dict[str, SignerCard] = {}
        self._column = Column(spacing=Space.MEDIUM, parent=self)
        say = front.say
        self._column.add(Text(front.theme, say(TITLE), Type.TITLE), Text(front.theme, say(LEAD), Type.LEAD))

    def show_book(self) -> None:
        """Show who is on the list."""
        book = told(read_book, self.troubled.emit)
        if book is None:
            return
        for key, contact in sorted(book.known().items(), key=lambda entry: entry[1].name.casefold()):
            self.cards[key] = card = SignerCard(self.front, key, contact)
            card.removing.connect(self._remove)
            card.returning.connect(self._put_back)
            self._column.add(card)
        if not self.cards:
            self._column.add(Text(self.front.theme, self.front.say(NONE), Type.BODY))

    def _remove(self, key: str) -> None:
        if told(lambda: change_book(lambda book: book.without_contact(key)), self.troubled.emit) is not None:
            self.cards[key].show_removed(removed=True)

    def _put_back(self, key: str) -> None:
        contact = self.cards[key].contact
        if told(lambda: change_book(lambda book: book.with_contact(key, contact)), self.troubled.emit) is not None:
            self.cards[key].show_removed(removed=False)


class SignerCard(Sheet):
    """One signer."""

    removing = Signal(str)
    returning = Signal(str)

    def __init__(self, front: Front, key: str, contact: Contact, parent: QWidget | None = None) -> None:
        super().__init__(front.theme, radius=Radius.CARD, spacing=Space.HAIR, parent=parent)
        self.front, self.key, self.contact = front, key, contact
        self._removed = False
        self._story = Text(front.theme, self._told(), Type.HELP)
        self._groups = Text(front.theme, key, Type.META._replace(figures=True), measure=None)
        self.button = Button(front.theme, front.say(REMOVE), ButtonKind.QUIET, icon=Icon.REMOVE)
        self.button.clicked.connect(self._press)
        self.body.add(Text(front.theme, contact.name, Type.STRONG), self._story, self._groups, self.button)

    def show_removed(self, *, removed: bool) -> None:
        """Say that the key was taken off the list, and offer to put it back; or show it again."""
        self._removed = removed
        self._story.setText(self.front.say(REMOVED, {"name": self.contact.name}) if removed else self._told())
        self._groups.setVisible(not removed)
        self.button.set_label(self.front.say(PUT_BACK if removed else REMOVE))
        self.button.set_icon(Icon.UNDO if removed else Icon.REMOVE)

    def _press(self) -> None:
        (self.returning if self._removed else self.removing).emit(self.key)

    def _told(self) -> str:
        contact, say = self.contact, self.front.say
        parts: Parameters = {"date": contact.confirmed_on, "who": contact.confirmed_by, "way": say(WAYS[contact.way])}
        told = say(COMPARED_BY if contact.confirmed_by else COMPARED, parts)
        return f"{told} {say(RETIRED, {'date': contact.retired_on})}" if contact.retired_on else told
