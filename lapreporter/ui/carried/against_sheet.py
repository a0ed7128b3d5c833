"""The sheet on which two reports lie beside each other: the names of the columns, and the list of answers below."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from lapreporter.ui.carried.against_list import AgainstList, AgainstModel, columns
from lapreporter.ui.desk import Desk
from lapreporter.ui.kit.painted import Painted
from lapreporter.ui.kit.palette import Role
from lapreporter.ui.kit.surfaces import Sheet
from lapreporter.ui.kit.text import SetText
from lapreporter.ui.kit.theme import Theme, Type
from lapreporter.words import mark

ANSWER, CHANGE = mark("Answer"), mark("Change")
_EMPTY_LINE = 56
_BELOW = 64


class AgainstSheet(Sheet):
    """``then`` and ``now`` name the two reports, translated; ``name`` is what a screen reader says of the list."""

    def __init__(self, desk: Desk, model: AgainstModel, name: str, then: str, now: str) -> None:
        super().__init__(desk.theme, margins=(1, 6, 1, 6), spacing=0)
        self.list = AgainstList(desk.theme, model, name)
        self._heads = _Heads(desk.theme, self.list, [desk.say(ANSWER), then, now, desk.say(CHANGE)])
        self.body.add(self._heads, self.list)

    def fill(self, height: int, least: int) -> None:
        """Give the list what room a page of this height has below it, and that of ``least`` lines in any case."""
        line = self.list.sizeHintForRow(0) if self.list.table.rowCount() else _EMPTY_LINE
        room = height - self.y() - self.theme.px(_BELOW)
        self.list.setFixedHeight(max(room, least * line))
        self.list.scheduleDelayedItemsLayout()
        self._heads.updateGeometry()


class _Heads(Painted, QWidget):
    """The names of the four columns; none where the lines stand below each other."""

    def __init__(self, theme: Theme, view: AgainstList, captions: Sequence[str]) -> None:
        super().__init__()
        self.theme = theme
        self._view, self._captions = view, captions
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """One line of small type, where there are columns."""
        return QSize(0, round(self.theme.line_height(Type.COLUMN)) + 12 if self._view.is_wide() else 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the names over their columns."""
        if not self._view.is_wide():
            return
        painter = QPainter(self)
        painter.setPen(self.theme.color(Role.INK2))
        room = QRectF(0, 0, self._view.viewport().width(), self.height()).adjusted(20, 0, -20, 0)
        leftwards = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        for caption, place in zip(self._captions, columns(room, self.layoutDirection()), strict=True):
            words = SetText(self.theme, Type.COLUMN, caption, direction=self.layoutDirection())
            x = place.right() - words.width if leftwards else place.left()
            words.draw(painter, QRectF(x, (self.height() - words.height) / 2, words.width, words.height).topLeft())
