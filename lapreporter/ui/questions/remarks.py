"""What is said below a field: how the answer was understood, what is wrong with it, and the readings it could have."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from lapreporter.checks.finding import Finding
from lapreporter.checks.wording import sentences
from lapreporter.report.answers import Money
from lapreporter.report.kinds import Kind, Unit
from lapreporter.report.shape import Leaf
from lapreporter.ui.desk import Desk
from lapreporter.ui.kit.buttons import Button, ButtonKind
from lapreporter.ui.kit.layouts import Column, Flow
from lapreporter.ui.kit.palette import Role
from lapreporter.ui.kit.text import Text
from lapreporter.ui.kit.theme import Space, Theme, Type
from lapreporter.ui.questions.severities import MARKS
from lapreporter.ui.visits import Weight
from lapreporter.words import mark

UNDERSTOOD = mark("= {value}")
USE = mark("Use {value}")
_TYPED = {Kind.WHOLE_NUMBER, Kind.QUANTITY, Kind.MONEY, Kind.DATE, Kind.STATE}


class Remarks(QWidget):
    """One line is reserved below fields whose text has to be read, so that a message moves nothing.

    ``taken`` carries the reading that was chosen.
    """

    taken = Signal(object)

    def __init__(self, desk: Desk, leaf: Leaf, parent: QWidget) -> None:
        super().__init__(parent)
        self.desk = desk
        self.leaf = leaf
        self._line = Text(desk.theme, "", Type.HELP_STRONG, measure=None)
        self._readings = Flow(spacing=Space.LARGE)
        Column(self._line, self._readings, spacing=0, parent=self)
        self._reserved = leaf.kind in _TYPED
        self._finding: Finding | None = None
        self._weight: Weight | None = None
        self._echo = ""
        self._show()

    def wear(self, theme: Theme) -> None:
        """Keep the line reserved at another text size."""
        self.setMinimumHeight(round(theme.line_height(Type.HELP_STRONG)) if self._reserved else 0)

    def echo(self, value: Any) -> None:
        """Say how a quantity was understood; None takes it back."""
        area = value is not None and self.leaf.unit is Unit.SQUARE_METRE
        self._echo = self.desk.say(UNDERSTOOD, {"value": self.desk.language.area(value)}) if area else ""
        self._show()

    def show_finding(self, finding: Finding | None, weight: Weight | None) -> None:
        """Say what is wrong and how much that weighs, or that nothing is wrong."""
        self._finding, self._weight = finding, weight
        self._show()

    def offer(self, readings: Sequence[Any]) -> None:
        """Offer the readings that a kept text could have."""
        while self._readings.count():
            item = self._readings.takeAt(0)
            old = item.widget() if item else None
            if old is not None:
                old.hide()
                old.deleteLater()
        for reading in readings:
            label = self.desk.say(USE, {"value": self._spoken(reading)})
            button = Button(self.desk.theme, label, ButtonKind.QUIET)
            button.clicked.connect(lambda _checked=False, reading=reading: self.taken.emit(reading))
            self._readings.addWidget(button)
        self._show()

    @property
    def text(self) -> str:
        """What is said."""
        return self._line.text()

    def _show(self) -> None:
        if self._finding is not None and self._weight is not None:
            shape = MARKS[self._weight]
            self._line.say(sentences(self._finding, self.desk.language)[0], ink=shape.tone.ink, icon=shape.icon)
        else:
            self._line.speak_plainly(self._echo, Role.INK2)
        self._line.setVisible(bool(self._line.text()))
        self.setAccessibleName(self._line.text())
        self.wear(self._line.theme)
        self.setVisible(self._reserved or bool(self._line.text()) or self._readings.count() > 0)
        self.updateGeometry()

    def _spoken(self, reading: Any) -> str:
        language = self.desk.language
        if self.leaf.unit is Unit.SQUARE_METRE:
            return language.area(int(reading))
        if isinstance(reading, Money):
            return f"{reading.currency or ''} {language.number(reading.amount or 0)}".strip()
        return language.number(reading)
