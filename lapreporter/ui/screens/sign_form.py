"""How to sign: with an identity made here, a signature file, a card, or by hand; and what each of them needs."""

from __future__ import annotations

from enum import Enum
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from lapreporter.report.report import Report
from lapreporter.ui.background import Background
from lapreporter.ui.desk import Front
from lapreporter.ui.identities import Person
from lapreporter.ui.keys import Key
from lapreporter.ui.kit.fields import LineField
from lapreporter.ui.kit.groups import ChoiceGroup
from lapreporter.ui.kit.icons import Mark
from lapreporter.ui.kit.layouts import Column
from lapreporter.ui.kit.messages import MessageLine
from lapreporter.ui.kit.theme import Space
from lapreporter.ui.trust.card_block import CardBlock
from lapreporter.ui.trust.key_blocks import FileBlock, OwnBlock, labelled
from lapreporter.words import mark

HOW = mark("How do you want to sign?")
OWN = mark("With my identity in this program")
OWN_HELP = mark("Made here in a moment. Others see “unknown signer” until they have compared your twelve groups.")
OWN_KNOWN = mark("Kept on this computer, opened with its passphrase.")
FILE = mark("With a signature file (.p12)")
FILE_HELP = mark("Issued by your ministry or a national authority, opened with its password.")
CARD = mark("With a smart card")
CARD_HELP = mark("In a reader at this computer, opened with its PIN. The key never leaves the card.")
HAND = mark("By hand, on paper")
HAND_HELP = mark("The last page has lines for a signature and a stamp.")
PLACE = mark("Place of signing")
NOBODY = Person("", "")


class Way(Enum):
    """How a report is signed."""

    OWN = "own"
    FILE = "file"
    CARD = "card"
    HAND = "hand"


class SignForm(QWidget):
    """Asks for the way and for what it needs. ``chosen`` tells that the way is another.

    ``closes`` is true where the signature closes a report, which can be done by hand and has a place.
    ``turnover_asked`` asks for the identity of another officer.
    """

    chosen = Signal(object)
    turnover_asked = Signal()

    def __init__(
        self,
        front: Front,
        background: Background,
        suggestion: Person = NOBODY,
        *,
        closes: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.front = front
        self.way = Way.OWN
        self.own = OwnBlock(front, suggestion, turns_over=closes)
        self.own.turnover_asked.connect(self.turnover_asked)
        self.file, self.card = FileBlock(front), CardBlock(front, background)
        self.ways = self._ways(closes=closes)
        self.place = LineField(front.theme, front.say(PLACE), chars=30)
        self._message = MessageLine(front.theme, reserved=False)
        self._blocks: dict[Way, OwnBlock | FileBlock | CardBlock] = {
            Way.OWN: self.own,
            Way.FILE: self.file,
            Way.CARD: self.card,
        }
        place = labelled(front, PLACE, self.place)
        Column(self.ways, *self._blocks.values(), place, self._message, spacing=Space.MEDIUM, parent=self)
        place.setVisible(closes)
        self._show_blocks()

    @property
    def message(self) -> str:
        """What is said to be missing."""
        return self._message.text

    def complaint(self) -> bool:
        """Say what is still missing; whether anything is."""
        block = self._blocks.get(self.way)
        problem = block.problem() if block is not None else None
        self._message.clear()
        if problem:
            self._message.say(Mark.ERROR, self.front.say(problem[0]))
            problem[1].setFocus(Qt.FocusReason.OtherFocusReason)
        return bool(problem)

    def key(self) -> Key | None:
        """What to sign with, none for signing by hand; to be asked when there is no complaint."""
        block = self._blocks.get(self.way)
        return block.key() if block is not None else None

    def used(self, *, signed: bool) -> None:
        """Forget what was typed in secret; what failed is to be typed again, never tried again by itself."""
        if signed:
            self.own.refresh()
        for block in self._blocks.values():
            block.clear()
        current = self._blocks.get(self.way)
        if current is not None and not signed:
            current.first().setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        """Offer the identities that are there now."""
        self.own.refresh()

    def memory(self) -> tuple[Way, str, Any, Any]:
        """The way that is chosen and what is typed, except the PIN of a card, which is asked each time."""
        return self.way, self.place.text(), self.own.memory(), self.file.memory()

    def recall(self, memory: tuple[Way, str, Any, Any]) -> None:
        """Take over what was typed while the window spoke another language."""
        way, place, own, file = memory
        self.place.setText(place)
        self.own.recall(own)
        self.file.recall(file)
        self.ways.set_value(way)
        self._choose(way)

    def _ways(self, *, closes: bool) -> ChoiceGroup:
        say = self.front.say
        own_help = OWN_KNOWN if self.own.known else OWN_HELP
        offered = [(Way.OWN, OWN, own_help), (Way.FILE, FILE, FILE_HELP), (Way.CARD, CARD, CARD_HELP)]
        if closes:
            offered.append((Way.HAND, HAND, HAND_HELP))
        labels = [(way, say(label)) for way, label, _ in offered]
        details = {way: say(detail) for way, _, detail in offered}
        ways = ChoiceGroup(self.front.theme, say(HOW), labels, details=details, framed=True)
        ways.set_value(self.way)
        ways.chosen.connect(self._choose)
        return ways

    def _choose(self, way: Way) -> None:
        self.way = way
        self._message.clear()
        self._show_blocks()
        if way is Way.CARD:
            self.card.look()
        self.chosen.emit(way)

    def _show_blocks(self) -> None:
        for known, block in self._blocks.items():
            block.setVisible(known is self.way)


def first_contact(report: Report) -> Person:
    """Who may be signing: the first contact of the report."""
    first = next(iter(report.cover.institutions), None)
    return Person(first.person or "", first.institution or "") if first else NOBODY
