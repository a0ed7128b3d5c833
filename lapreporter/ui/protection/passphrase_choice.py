"""Choosing a passphrase: random words to take, or a text of one's own with an estimate of how long it would resist."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from lapreporter.document.passphrases import Strength, strength, words
from lapreporter.document.protection import same_text
from lapreporter.ui.desk import Front
from lapreporter.ui.kit.buttons import Button, ButtonKind
from lapreporter.ui.kit.choices import Check
from lapreporter.ui.kit.fields import LineField
from lapreporter.ui.kit.groups import ChoiceGroup
from lapreporter.ui.kit.icons import Icon, Mark
from lapreporter.ui.kit.layouts import Column
from lapreporter.ui.kit.messages import MessageLine
from lapreporter.ui.kit.text import Text
from lapreporter.ui.kit.theme import Space, TextStyle, Type
from lapreporter.ui.trust.key_blocks import Problem, labelled
from lapreporter.words import mark

WHICH = mark("Which passphrase?")
RANDOM = mark("Six words drawn by chance")
RANDOM_HELP = mark("Hard to guess and easy to type. Write them down until you know them.")
OWN = mark("A text of your own")
OWN_HELP = mark("Any text, in any script. Long is better than odd.")
OTHERS = mark("Other words")
PASSPHRASE = mark("Passphrase")
REPEAT = mark("Type the passphrase once more")
SHOW = mark("Show what I type")
NOTHING = mark("Type a passphrase.")
DIFFERENT = mark("The two are not the same. Type the passphrase once more.")
ESTIMATES = {
    Strength.WEAK: (Mark.WARNING, mark("Whoever has the file would soon guess this. Some more words make it strong.")),
    Strength.FAIR: (Mark.ADVICE, mark("This would hold against most people for years. One more word makes it strong.")),
    Strength.STRONG: (Mark.DONE, mark("This would hold against anybody for a very long time.")),
}
_WORDS = TextStyle(19, Type.STRONG.weight)


class Kind(Enum):
    """Where the passphrase comes from."""

    RANDOM = "random"
    OWN = "own"


def passphrase_field(front: Front, label: str) -> LineField:
    """A field with room for six words, whose content nobody sees until it is asked for."""
    field = LineField(front.theme, front.say(label), chars=48)
    field.setEchoMode(QLineEdit.EchoMode.Password)
    return field


def showing(front: Front, *fields: QLineEdit) -> Check:
    """A box that shows what is typed into fields."""
    box = Check(front.theme, front.say(SHOW))

    def show(shown: bool) -> None:
        for field in fields:
            field.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)

    box.toggled.connect(show)
    return box


class PassphraseChoice(QWidget):
    """Asks for a new passphrase, twice."""

    def __init__(self, front: Front, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.front = front
        self._words: tuple[str, ...] = ()
        say, theme = front.say, front.theme
        options = [(Kind.RANDOM, say(RANDOM)), (Kind.OWN, say(OWN))]
        details = {Kind.RANDOM: say(RANDOM_HELP), Kind.OWN: say(OWN_HELP)}
        self.kinds = ChoiceGroup(theme, say(WHICH), options, details=details, framed=True, stacked=True)
        self.kinds.set_value(Kind.RANDOM)
        self.kinds.chosen.connect(lambda _kind: self._show())
        self.offered = Text(theme, "", _WORDS)
        self.others_button = Button(theme, say(OTHERS), ButtonKind.QUIET, icon=Icon.UNDO)
        self.others_button.clicked.connect(lambda: self._offer(words(front.language.code)))
        self._random = QWidget()
        Column(self.offered, self.others_button, spacing=Space.HAIR, parent=self._random)
        self.own, self.repeat = passphrase_field(front, PASSPHRASE), passphrase_field(front, REPEAT)
        self.estimate = MessageLine(theme)
        self.own.textChanged.connect(self._judge)
        self._typed = QWidget()
        Column(labelled(front, PASSPHRASE, self.own), self.estimate, spacing=Space.HAIR, parent=self._typed)
        self.show_box = showing(front, self.own, self.repeat)
        again = labelled(front, REPEAT, self.repeat)
        Column(self.kinds, self._random, self._typed, again, self.show_box, spacing=Space.SMALL, parent=self)
        self._offer(words(front.language.code))
        self._show()

    @property
    def passphrase(self) -> str:
        """What was chosen."""
        return " ".join(self._words) if self.kinds.value() is Kind.RANDOM else self.own.text()

    def first(self) -> QWidget:
        """Where to answer first."""
        return self.kinds.first()

    def problem(self) -> Problem | None:
        """What is still missing."""
        if not same_text(self.passphrase):
            return NOTHING, self.own
        return None if same_text(self.repeat.text()) == same_text(self.passphrase) else (DIFFERENT, self.repeat)

    def clear(self) -> None:
        """Forget what was typed."""
        self.own.clear()
        self.repeat.clear()

    def _offer(self, drawn: tuple[str, ...]) -> None:
        self._words = drawn
        self.offered.setText(" ".join(self._words))

    def _show(self) -> None:
        own = self.kinds.value() is Kind.OWN
        self._random.setVisible(not own)
        self._typed.setVisible(own)
        if own:
            self.own.setFocus(Qt.FocusReason.OtherFocusReason)

    def _judge(self, text: str) -> None:
        if text:
            mark_, sentence = ESTIMATES[strength(text)]
            self.estimate.say(mark_, self.front.say(sentence))
        else:
            self.estimate.clear()
