"""Numbered steps below each other: one is open, those before it bear a tick."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from lapreporter.ui.kit.icons import Icon, draw_icon
from lapreporter.ui.kit.layouts import Column
from lapreporter.ui.kit.painting import draw_panel, from_start, smooth
from lapreporter.ui.kit.palette import Role
from lapreporter.ui.kit.text import SetText, Text
from lapreporter.ui.kit.theme import Space, TextStyle, Theme, Type

_CIRCLE = 32
_GAP = 18
_NUMBER = TextStyle(16, Type.QUESTION.weight)


class Step(QWidget):
    """A number in a circle, a title, a sentence, and a body that shows while the step is open."""

    def __init__(
        self, theme: Theme, number: int, title: str, last: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self._number, self._last = number, last
        self.is_done = self.is_open = False
        self._title = Text(theme, title, Type.QUESTION)
        self._sentence = Text(theme, "", Type.HELP)
        self._inside = QWidget()
        self.body = Column(spacing=Space.SMALL, parent=self._inside)
        self._column = Column(self._title, self._sentence, self._inside, spacing=Space.HAIR, parent=self)
        self.wear(theme)

    def show_state(self, sentence: str, *, done: bool = False, open_: bool = False) -> None:
        """Say another sentence; a step that is done bears a tick, an open one shows its body."""
        self.is_done, self.is_open = done, open_
        self._sentence.setText(sentence)
        self._sentence.setVisible(bool(sentence))
        self._inside.setVisible(open_)
        self.update()

    def wear(self, theme: Theme) -> None:
        """Put on another theme."""
        self.theme = theme
        self._column.set_margins((self._side + _GAP, 3, 0, Space.WIDE))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the circle, and the line that leads to the next step."""
        painter, color, whole = smooth(QPainter(self)), self.theme.color, QRectF(self.rect())
        circle = from_start(QRectF(0, 0, self._side, self._side), whole, self.layoutDirection())
        if not self._last:
            painter.setPen(QPen(color(Role.HAIRLINE), 2))
            x = circle.center().x()
            painter.drawLine(QPointF(x, self._side + 6), QPointF(x, whole.height() - 6))
        if self.is_done:
            draw_panel(painter, circle, self._side / 2, color(Role.ACCENT))
            inset = self._side / 4
            draw_icon(painter, Icon.TICK, circle.adjusted(inset, inset, -inset, -inset), color(Role.ON_ACCENT))
            return
        ink = Role.ACCENT if self.is_open else Role.EDGE
        draw_panel(painter, circle, self._side / 2, color(Role.SHEET), color(ink), 2)
        words = SetText(self.theme, _NUMBER, str(self._number))
        painter.setPen(color(Role.ACCENT if self.is_open else Role.INK2))
        words.draw(painter, circle.center() - QPointF(words.width / 2, words.height / 2))

    @property
    def _side(self) -> int:
        return self.theme.px(_CIRCLE)
