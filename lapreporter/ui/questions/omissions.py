"""Saying openly that an answer is missing: which kind of gap, why, and when the answer can be expected."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from lapreporter.report.answers import Omission, OmissionKind
from lapreporter.report.entry import read_date
from lapreporter.ui.desk import Desk
from lapreporter.ui.kit.buttons import Button, ButtonKind
from lapreporter.ui.kit.fields import FieldState, LineField
from lapreporter.ui.kit.groups import ChoiceGroup
from lapreporter.ui.kit.icons import Icon
from lapreporter.ui.kit.layouts import Column, Flow, Row
from lapreporter.ui.kit.surfaces import Pill
from lapreporter.ui.kit.text import Text
from lapreporter.ui.kit.theme import Space, Type
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
        self._why.textEdited.connect(self._explained)
        self._expected = LineField(desk.theme, desk.say(EXPECTED), chars=12)
        self._expected.textEdited.connect(self._dated)
        self._expected.left.connect(self._mark_unread)
        Column(
            Flow(Pill(desk.theme, label, icon=Icon.CANNOT_SAY), back, spacing=Space.LARGE),
            Column(Text(desk.theme, desk.say(WHY), Type.META), self._why, spacing=2),
            Column(Text(desk.theme, desk.say(EXPECTED), Type.META), Row(self._expected, None), spacing=2),
            spacing=Space.SMALL,
            parent=self,
        )
        self.show_omission(omission)

    @property
    def kind(self) -> OmissionKind:
        """The kind of gap that is shown."""
        return self._omission.kind

    def first(self) -> QWidget:
        """The line for the reason."""
        return self._why

    def show_omission(self, omission: Omission) -> None:
        """Show the same kind of gap with its words; a line that is being typed in stays as it is."""
        self._omission = omission
        for line, text in ((self._why, omission.explanation), (self._expected, omission.expected_on)):
            if not line.hasFocus():
                line.setText(text or "")

    def _explained(self, text: str) -> None:
        self._tell(self._omission.model_copy(update={"explanation": text or None}))

    def _dated(self, text: str) -> None:
        entry = read_date(text, partial=True)
        if entry.problem is None or not text.strip():
            self._tell(self._omission.model_copy(update={"expected_on": entry.value}))

    def _mark_unread(self) -> None:
        text = self._expected.text().strip()
        unread = bool(text) and read_date(text, partial=True).problem is not None
        self._expected.set_state(FieldState.WARNING if unread else FieldState.PLAIN)

    def _tell(self, omission: Omission) -> None:
        self._omission = omission
        self.changed.emit(omission)


class OmissionChooser(QWidget):
    """Opens below a field and offers the four kinds of gap. Escape and a link close it again."""

    chosen = Signal(object)
    withdrawn = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        options = [(kind, desk.lexicon.choice(kind)) for kind in OmissionKind]
        labels = [(kind, desk.say(words.label)) for kind, words in options]
        details = {kind: desk.say(words.help) for kind, words in options}
        self._radios = ChoiceGroup(desk.theme, desk.say(WHICH), labels, details=details)
        self._radios.chosen.connect(self.chosen)
        back = Button(desk.theme, desk.say(BACK), ButtonKind.QUIET, icon=Icon.EDIT)
        back.clicked.connect(self.withdrawn)
        Column(Text(desk.theme, desk.say(WHICH), Type.STRONG), self._radios, back, spacing=Space.HAIR, parent=self)

    def first(self) -> QWidget:
        """The first kind."""
        return self._radios.first()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close by Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.withdrawn.emit()
        else:
            super().keyPressEvent(event)
