"""Under the label of a question whose answer was carried over: where it comes from, and the word it waits for."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from lapreporter.ui.desk import Desk
from lapreporter.ui.kit.icons import Icon
from lapreporter.ui.kit.layouts import Column
from lapreporter.ui.kit.messages import CarriedNote
from lapreporter.ui.kit.text import Text
from lapreporter.ui.kit.theme import Type
from lapreporter.ui.questions.asked import Asked
from lapreporter.ui.session import Session
from lapreporter.words import Year, mark

FROM = mark("From your report for {year}")
FROM_EARLIER = mark("From an earlier report")
STILL_TRUE = mark("Still true")
CHANGE = mark("Change")
SETTLED = mark("Settled for this report")


class CarriedAnswer(QWidget):
    """Shows nothing for an answer that was never carried over; one that was settled says so until the page is left.

    ``changing`` tells that the official wants to give another answer, ``switched`` that the outline is another.
    """

    changing = Signal()
    switched = Signal()

    def __init__(self, desk: Desk, session: Session, asked: Asked, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk, self.session, self.asked = desk, session, asked
        node = asked.leaf.node
        self._places = (asked.path, *(f"{asked.path}.{name}" for name in (node.model_fields if node else ())))
        self.note: CarriedNote | None = None
        self._settled: Text | None = None
        self._open = False
        self._column = Column(spacing=0, parent=self)
        self.hide()
        self.refresh()
        session.checked.connect(self.refresh)

    @property
    def is_open(self) -> bool:
        """Whether the answer still waits."""
        return self._open

    def refresh(self) -> None:
        """Show what the session holds now."""
        marks = self._marks()
        if not marks and self.note is None:
            return
        if self.note is None:
            self._build(marks[0])
        was_open, self._open = self._open, bool(marks)
        if self.note is not None and self._settled is not None:
            self.note.setVisible(self._open)
            self._settled.setVisible(not self._open)
        self.show()
        if was_open is not self._open:
            self.switched.emit()

    def _marks(self) -> list[str]:
        carried = self.session.content.carried
        return [place for place in self._places if place in carried] if carried else []

    def _build(self, place: str) -> None:
        say, theme, year = self.desk.say, self.desk.theme, self.session.content.carried[place].year
        origin = say(FROM, {"year": Year(year)}) if year else say(FROM_EARLIER)
        self.note = CarriedNote(theme, origin, say(STILL_TRUE), say(CHANGE))
        self.note.confirmed.connect(self._confirm)
        self.note.changing.connect(self.changing)
        self._settled = Text(theme, say(SETTLED), Type.META, icon=Icon.TICK)
        self._settled.setMinimumHeight(self.note.sizeHint().height())
        self._column.add(self.note, self._settled)

    def _confirm(self) -> None:
        self.session.confirm(self._marks())
