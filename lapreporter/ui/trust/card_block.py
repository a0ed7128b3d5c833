"""Signing with a smart card: find it, choose the certificate, and ask the PIN, each time anew."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from lapreporter.errors import Failure
from lapreporter.ui.background import Background
from lapreporter.ui.desk import Front
from lapreporter.ui.keys import CardKey, Key
from lapreporter.ui.kit.buttons import Button, ButtonKind
from lapreporter.ui.kit.fields import Select
from lapreporter.ui.kit.icons import Icon, Mark
from lapreporter.ui.kit.layouts import Column, Flow
from lapreporter.ui.kit.messages import MessageLine
from lapreporter.ui.kit.text import Text
from lapreporter.ui.kit.theme import Space, Type
from lapreporter.ui.trust.cards import Card, choose_module, chosen_module, found, usual_modules
from lapreporter.ui.trust.key_blocks import Problem, labelled, secret_field
from lapreporter.words import Parameters, mark

LOOKING = mark("Looking for a card…")
NO_CARD = mark("No card for signing is in a reader. Put it in, then look again.")
NO_PROGRAM = mark(
    "The program of the card is not known here. Choose the PKCS#11 module that came with the card; "
    "whoever issued the card can name it."
)
ON_CARD = mark("{name}, valid until {date}, on the card {card}")
CARD = mark("Certificate on the card")
LOOK_AGAIN = mark("Look again")
CHOOSE = mark("Choose the card’s program…")
MODULES = mark("PKCS#11 modules")
PIN = mark("PIN of the card")
PIN_IS = mark("The PIN is asked each time and kept nowhere. It is tried once: a card locks after a few wrong ones.")
PIN_PAD = mark("Type the PIN at the reader when it asks for it.")
NO_PIN = mark("Type the PIN of the card.")
_ENDINGS = "*.dll *.so *.so.* *.dylib"


class CardBlock(QWidget):
    """Looks for cards in the background, because a reader takes its time."""

    def __init__(self, front: Front, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.front = front
        self.cards: tuple[Card, ...] = ()
        self._background = background
        self._failure: Failure | None = None
        self.is_looking = False
        self.whose = Select(front.theme, front.say(CARD))
        self.whose.currentIndexChanged.connect(self._show)
        self.pin = secret_field(front, PIN)
        self.look_button = Button(front.theme, front.say(LOOK_AGAIN), ButtonKind.QUIET, icon=Icon.CARD)
        self.look_button.clicked.connect(self.look)
        self.program_button = Button(front.theme, front.say(CHOOSE), ButtonKind.QUIET, icon=Icon.FOLDER)
        self.program_button.clicked.connect(self._ask)
        self._state = MessageLine(front.theme, reserved=False)
        self._choice, self._typed = labelled(front, CARD, self.whose), labelled(front, PIN, self.pin)
        self._about = Text(front.theme, "", Type.HELP)
        buttons = Flow(self.look_button, self.program_button, spacing=Space.WIDE, line_spacing=Space.HAIR)
        Column(self._state, self._choice, self._typed, self._about, buttons, spacing=Space.SMALL, parent=self)
        self._show()

    @property
    def card(self) -> Card | None:
        """The certificate that is chosen."""
        index = self.whose.currentIndex()
        return self.cards[index] if 0 <= index < len(self.cards) else None

    @property
    def message(self) -> str:
        """What is said of cards."""
        return self._state.text

    def look(self) -> None:
        """Look for cards; the outcome is shown when it is there."""
        if not self.is_looking:
            self.is_looking, self._failure = True, None
            self._show()
            self._background.run(found, self._found, self._failed, self)

    def take_program(self, module: Path) -> None:
        """Use this program for cards, remember it, and look again."""
        try:
            choose_module(module)
        except Failure as failure:
            self._failed(failure)
            return
        self.look()

    def first(self) -> QWidget:
        """Where to type first."""
        return self.look_button if self.card is None else self.pin

    def problem(self) -> Problem | None:
        """What is still missing."""
        if self.card is None:
            return NO_CARD, self.look_button
        return None if self.pin.text() or self.card.token.pin_pad else (NO_PIN, self.pin)

    def key(self) -> Key:
        """What to sign with; only when there is no problem."""
        card = self.card or self.cards[0]
        return CardKey(card.module, card.token, self.pin.text(), card.signer.fingerprint)

    def clear(self) -> None:
        """Forget the PIN."""
        self.pin.clear()

    def _found(self, cards: tuple[Card, ...]) -> None:
        self.is_looking = False
        self.cards = cards
        self.whose.blockSignals(True)
        self.whose.clear()
        for card in cards:
            signer = card.signer
            said: Parameters = {"name": signer.name, "date": signer.not_after.date(), "card": card.token.label}
            self.whose.addItem(self.front.say(ON_CARD, said))
        self.whose.blockSignals(False)
        self._show()
        if self.card is not None and self.isVisible():
            self.pin.setFocus(Qt.FocusReason.OtherFocusReason)

    def _failed(self, failure: Failure) -> None:
        self.is_looking = False
        self.cards, self._failure = (), failure
        self.whose.clear()
        self._show()

    def _show(self) -> None:
        card = self.card
        self.look_button.set_busy(self.is_looking)
        self._choice.setVisible(card is not None)
        self._typed.setVisible(card is not None and not card.token.pin_pad)
        self._about.setVisible(card is not None)
        self._about.setText(self.front.say(PIN_PAD if card is not None and card.token.pin_pad else PIN_IS))
        if self.is_looking:
            self._state.say(Mark.NOTE, self.front.say(LOOKING))
        elif self._failure is not None:
            self._state.say(Mark.WARNING, " ".join(self._failure.sentences(self.front.language)))
        elif card is None:
            known = chosen_module() is not None or usual_modules()
            self._state.say(Mark.NOTE, self.front.say(NO_CARD if known else NO_PROGRAM))
        else:
            self._state.clear()

    def _ask(self) -> None:
        pattern = f"{self.front.say(MODULES)} ({_ENDINGS});;* (*)"
        name, _ = QFileDialog.getOpenFileName(self, self.front.say(CHOOSE), "", pattern)
        if name:
            self.take_program(Path(name))
