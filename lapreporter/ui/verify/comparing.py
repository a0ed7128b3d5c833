"""Comparing a key with its owner: four groups, chosen at random, typed from the letter or the telephone.

The groups of a key that is not known are shown nowhere in the window: they are to be typed from elsewhere, not copied.
"""

from __future__ import annotations

from random import SystemRandom

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from lapreporter.exchange.comparison import DIFFERENT, HOW_TO_COMPARE, choose
from lapreporter.exchange.signer import Signer, Way
from lapreporter.ui.desk import Front
from lapreporter.ui.kit.buttons import Button, ButtonKind
from lapreporter.ui.kit.fields import FieldState, LineField
from lapreporter.ui.kit.groups import ChoiceGroup
from lapreporter.ui.kit.icons import Mark
from lapreporter.ui.kit.layouts import Column, Flow
from lapreporter.ui.kit.messages import MessageLine
from lapreporter.ui.kit.surfaces import Sheet
from lapreporter.ui.kit.text import Text
from lapreporter.ui.kit.theme import Radius, Space, Type
from lapreporter.words import mark

TITLE = mark("Compare the key of {name}")
NOT_SHOWN = mark("The groups are not shown here on purpose. Do not take them from the report or a message with it.")
WAYS = {
    Way.LETTER: mark("From a stamped letter"),
    Way.TELEPHONE: mark("By telephone, on a number I had before"),
    Way.IN_PERSON: mark("In person"),
    Way.OTHER: mark("In another way"),
}
WHERE = mark("Where do you have the groups from?")
GROUP = mark("Group {number}")
BY = mark("Your name, for the list of known signers")
COMPARE = mark("Compare")
NO_WAY = mark("Say where you have the groups from.")
MISSING = mark("Type all four groups, five digits each.")
_DIGITS = 5


class Comparing(Sheet):
    """``agreed`` carries the signer, the way and who compared, once every group agrees."""

    agreed = Signal(object, object, str)

    def __init__(self, front: Front, signer: Signer, parent: QWidget | None = None) -> None:
        super().__init__(front.theme, radius=Radius.LARGE, spacing=Space.MEDIUM, parent=parent)
        self.front = front
        self.signer = signer
        self.comparison = choose(signer.fingerprint, SystemRandom())
        say, theme = front.say, front.theme
        self.way = ChoiceGroup(theme, say(WHERE), [(way, say(word)) for way, word in WAYS.items()])
        self.groups = [self._field(number) for number in self.comparison.positions]
        self.by = LineField(theme, say(BY), chars=30)
        self.by.setMaxLength(64)
        self.compare_button = Button(theme, say(COMPARE), ButtonKind.FILLED)
        self.compare_button.clicked.connect(self.compare)
        self._message = MessageLine(theme, reserved=False)
        self._lay_out()

    @property
    def message(self) -> str:
        """What is said about the last comparison, if anything."""
        return self._message.text

    def focus_first(self) -> None:
        """Put the focus on the first thing to answer."""
        self.way.first().setFocus(Qt.FocusReason.OtherFocusReason)

    def compare(self) -> None:
        """Compare what was typed with the key; say which group differs, or that all agree."""
        problem = self._problem()
        self._message.clear()
        for field in self.groups:
            field.set_state(FieldState.PLAIN)
        if problem is None:
            self.agreed.emit(self.signer, self.way.value(), self.by.text().strip())
            return
        sentence, place = problem
        self._message.say(Mark.ERROR, sentence)
        if isinstance(place, LineField):
            place.set_state(FieldState.ERROR)
        place.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        say, theme = self.front.say, self.front.theme
        name = {"name": self.signer.name}
        self.body.add(Text(theme, say(TITLE, name), Type.QUESTION), Text(theme, say(HOW_TO_COMPARE, name), Type.BODY))
        self.body.add(Text(theme, say(NOT_SHOWN), Type.HELP), Text(theme, say(WHERE), Type.STRONG), self.way)
        flow = Flow(spacing=Space.LARGE, line_spacing=Space.SMALL)
        for number, field in zip(self.comparison.positions, self.groups, strict=True):
            flow.addWidget(self._labelled(say(GROUP, {"number": number}), field))
        self.body.addLayout(flow)
        self.body.add(self._labelled(say(BY), self.by), self._message, self.compare_button)

    def _field(self, number: int) -> LineField:
        field = LineField(self.front.theme, self.front.say(GROUP, {"number": number}), chars=7)
        field.setMaxLength(12)
        field.returnPressed.connect(self.compare)
        return field

    def _labelled(self, label: str, field: QWidget) -> QWidget:
        labelled = QWidget()
        Column(Text(self.front.theme, label, Type.META), field, spacing=2, parent=labelled)
        return labelled

    def _problem(self) -> tuple[str, QWidget] | None:
        if self.way.value() is None:
            return self.front.say(NO_WAY), self.way.first()
        typed = [field.text() for field in self.groups]
        for field, text in zip(self.groups, typed, strict=True):
            if sum(sign.isdecimal() for sign in text) != _DIGITS:
                return self.front.say(MISSING), field
        differing = self.comparison.differing(typed)
        if not differing:
            return None
        wrong = self.groups[self.comparison.positions.index(differing[0])]
        return self.front.say(DIFFERENT, {"number": differing[0]}), wrong
