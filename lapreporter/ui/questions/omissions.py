"""Saying openly that an answer is missing: which kind of gap, why, and when the answer can be expected."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from lapreporter.report.answers import Omission, OmissionKind
from lapreporter.report.entry import read_date
from lapreporter.ui.desk import Desk
from lapreporter.ui.kit.buttons import Button, ButtonKind
from lapreporter.ui.kit.fields import LineField
from lapreporter.ui.kit.icons import Icon
from lapreporter.ui.kit.layouts import Column, Row
from lapreporter.ui.kit.surfaces import Pill
from lapreporter.ui.kit.text import Text
from lapreporter.ui.kit.theme import Space, Type
from lapreporter.ui.questions.radios import Radios
from lapreporter.words import mark

CANNOT_SAY = mark("We cannot say yet…")
WHICH = mark("Why is there no answer?")
BACK = mark("Answer after all")
WHY = mark("In a few words, why")
EXPECTED = mark("Expected (a day, month or year)")


class OmissionEditor(QWidget):
    """Stands where the field stood: a grey pill, the reason, the expected date, and the way back."""

    changed = Signal(object)
    withdrawn = Signal()

    def __init__(self, desk: Desk, omission: Omission, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._omission = omission
        label = desk.say(desk.lexicon.choice(omission.kind).label)
        back = Button(desk.theme, desk.say(BACK), ButtonKind.QUIET, icon=Icon.EDIT)
        back.clicked.connect(self.withdrawn)
        self._why = LineField(desk.theme, desk.say(WHY))
        self._why.setText(omission.explanation or "")
        self._why.textEdited.connect(self._explained)
        self._expected = LineField(desk.theme, desk.say(EXPECTED), chars=12)
        self._expected.setText(omission.expected_on or "")
        self._expected.textEdited.connect(self._dated)
        Column(
            Row(Pill(desk.theme, label, icon=Icon.CANNOT_SAY), back, None, spacing=Space.LARGE),
            Text(desk.theme, desk.say(WHY), Type.META),
            self._why,
            Text(desk.theme, desk.say(EXPECTED), Type.META),
            self._expected,
            spacing=Space.HAIR,
            parent=self,
        )

    @property
    def kind(self) -> OmissionKind:
        """The kind of gap that is shown."""
        return self._omission.kind

    def first(self) -> QWidget:
        """The line for the reason."""
        return self._why

    def _explained(self, text: str) -> None:
        self._tell(self._omission.model_copy(update={"explanation": text or None}))

    def _dated(self, text: str) -> None:
        entry = read_date(text, partial=True)
        if entry.problem is None or not text.strip():
            self._tell(self._omission.model_copy(update={"expected_on": entry.value}))

    def _tell(self, omission: Omission) -> None:
        self._omission = omission
        self.changed.emit(omission)


class OmissionChooser(QWidget):
    """Opens below a field and offers the four kinds of gap."""

    chosen = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        options = [(kind, desk.lexicon.choice(kind)) for kind in OmissionKind]
        rows = [(kind, desk.say(words.label), desk.say(words.help)) for kind, words in options]
        self._radios = Radios(desk.theme, desk.say(WHICH), rows)
        self._radios.chosen.connect(self.chosen)
        Column(Text(desk.theme, desk.say(WHICH), Type.STRONG), self._radios, spacing=Space.HAIR, parent=self)

    def first(self) -> QWidget:
        """The first kind."""
        return self._radios.first()
