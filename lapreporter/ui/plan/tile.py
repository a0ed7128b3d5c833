"""One action on the board: its number, and its state by fill, bar and icon."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QFocusEvent, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from lapreporter.checks.plan.coverage import Coverage
from lapreporter.ui.kit.icons import draw_icon
from lapreporter.ui.kit.keys import PressedByEnter
from lapreporter.ui.kit.painted import Painted
from lapreporter.ui.kit.painting import draw_panel, draw_ring, from_start, smooth
from lapreporter.ui.kit.palette import Role
from lapreporter.ui.kit.text import SetText
from lapreporter.ui.kit.theme import Least, Radius, Theme, Type
from lapreporter.ui.plan.looks import TILE_COLOURS, TILE_ICONS

OUTSIDE = 4
"""Room round a tile for the ring of the focus, in pixels: nothing moves when it comes."""

_WIDTH, _HEIGHT = 50, 36
_SAMPLE = 18


class ActionTile(PressedByEnter, Painted, QAbstractButton):
    """A button with the number of an action. ``pointed`` tells that focus or mouse have come, or gone (False)."""

    pointed = Signal(bool)
    left_alone = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right)

    def __init__(self, theme: Theme, number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.number = number
        self.status = Coverage.OPEN
        self.opened = False
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_state(self, status: Coverage, spoken: str, opened: bool) -> None:
        """Show how the action stands, and whether it is the one that is open beside the board."""
        self.setAccessibleName(spoken)
        self.setToolTip(spoken)
        if (status, opened) != (self.status, self.opened):
            self.status, self.opened = status, opened
            self.update()

    def sizeHint(self) -> QSize:
        """Number, icon, and the room for the ring."""
        height = max(self.theme.px(_HEIGHT), Least.TARGET)
        return QSize(self.theme.px(_WIDTH) + 2 * OUTSIDE, height + 2 * OUTSIDE)

    def minimumSizeHint(self) -> QSize:
        """The same."""
        return self.sizeHint()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell that the focus has come."""
        super().focusInEvent(event)
        self.pointed.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that it has gone."""
        super().focusOutEvent(event)
        self.pointed.emit(False)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Tell what the mouse points at."""
        super().enterEvent(event)
        self.pointed.emit(True)

    def leaveEvent(self, event: QEvent) -> None:
        """Tell that it has gone."""
        super().leaveEvent(event)
        self.pointed.emit(False)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the tile, and round it the ring of the focus or the line of the opened action."""
        painter = smooth(QPainter(self))
        whole = QRectF(self.rect())
        ringed = self.hasFocus() or self.opened
        room = OUTSIDE + (1 if ringed else 0)
        draw_state(painter, self.theme, self.status, whole.adjusted(room, room, -room, -room), self.layoutDirection())
        self._draw_number(painter, whole)
        if ringed:
            ring = whole.adjusted(0, 0, 0, 0) if self.hasFocus() else whole.adjusted(1, 1, -1, -1)
            colour = self.theme.color(Role.ACCENT)
            draw_ring(painter, ring, Radius.BUTTON + OUTSIDE, colour, 3 if self.hasFocus() else 2)

    def _draw_number(self, painter: QPainter, whole: QRectF) -> None:
        number = SetText(self.theme, Type.STRONG, str(self.number))
        middle = whole.height() / 2
        inset = OUTSIDE + self.theme.px(8)
        place = QRectF(inset, middle - number.height / 2, number.width, number.height)
        painter.setPen(self.theme.color(TILE_COLOURS[self.status][2]))
        number.draw(painter, from_start(place, whole, self.layoutDirection()).topLeft())
        icon = TILE_ICONS.get(self.status)
        if icon is not None:
            side = self.theme.px(14)
            end = QRectF(whole.width() - OUTSIDE - self.theme.px(6) - side, round(middle - side / 2), side, side)
            colour = self.theme.color(TILE_COLOURS[self.status][2])
            draw_icon(painter, icon, from_start(end, whole, self.layoutDirection()), colour, self.layoutDirection())


class LegendItem(Painted, QWidget):
    """A small tile with what it stands for and how many there are."""

    def __init__(self, theme: Theme, status: Coverage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.status = status
        self.text = ""
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def say(self, text: str) -> None:
        """Show another count."""
        self.text = text
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """The sample and the words."""
        words = self._words().size
        return QSize(self.theme.px(_SAMPLE + 8) + words.width(), max(words.height(), self.theme.px(_SAMPLE)) + 2)

    def minimumSizeHint(self) -> QSize:
        """The same."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the sample and the words."""
        painter = smooth(QPainter(self))
        whole, side = QRectF(self.rect()), self.theme.px(_SAMPLE)
        direction = self.layoutDirection()
        sample = from_start(QRectF(0, round((whole.height() - side) / 2), side, side), whole, direction)
        draw_state(painter, self.theme, self.status, sample, direction)
        icon = TILE_ICONS.get(self.status)
        if icon is not None:
            air = round(side * 0.18)
            draw_icon(
                painter,
                icon,
                sample.adjusted(air, air, -air, -air),
                self.theme.color(TILE_COLOURS[self.status][2]),
                direction,
            )
        words = self._words()
        room = QRectF(side + self.theme.px(8), (whole.height() - words.height) / 2, words.width, words.height)
        painter.setPen(self.theme.color(Role.INK2))
        words.draw(painter, QPointF(from_start(room, whole, direction).topLeft()))

    def _words(self) -> SetText:
        return SetText(self.theme, Type.HELP, self.text, direction=self.layoutDirection())


def draw_state(painter: QPainter, theme: Theme, status: Coverage, rect: QRectF, direction: Qt.LayoutDirection) -> None:
    """The fill and edge of a state, with the bar at the foot of what is answered in part."""
    fill, edge, _ = TILE_COLOURS[status]
    radius = min(Radius.BUTTON, rect.height() / 4)
    draw_panel(painter, rect, radius, theme.color(fill), theme.color(edge), width=1)
    if status is Coverage.PARTLY:
        shape = QPainterPath()
        shape.addRoundedRect(rect, radius, radius)
        height = max(3.0, rect.height() / 9)
        bar = QRectF(rect.x(), rect.bottom() - height, rect.width() / 2, height)
        strip = QPainterPath()
        strip.addRect(from_start(bar, rect, direction))
        painter.fillPath(shape.intersected(strip), theme.color(edge))
