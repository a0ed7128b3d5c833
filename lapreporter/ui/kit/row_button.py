"""A row that is a button as a whole."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from lapreporter.ui.kit.icons import Icon, Mark, draw_icon
from lapreporter.ui.kit.keys import PressedByEnter
from lapreporter.ui.kit.layouts import let_grow_down
from lapreporter.ui.kit.painted import Painted
from lapreporter.ui.kit.painting import draw_panel, draw_ring, from_start, smooth
from lapreporter.ui.kit.palette import Role
from lapreporter.ui.kit.row_content import EDGE, Count, RowColumns, RowContent
from lapreporter.ui.kit.text import UNBOUNDED, SetText
from lapreporter.ui.kit.theme import Least, Radius, TextStyle, Theme, Type

_FIGURE = Type.HELP_STRONG._replace(figures=True)
_YEAR = TextStyle(18, Type.QUESTION.weight)
_LETTER = TextStyle(16, Type.QUESTION.weight)


class RowButton(PressedByEnter, Painted, QAbstractButton):
    """A row that is a button as a whole. Space and Enter press it. ``framed`` draws it as a card of its own."""

    left_alone = (Qt.Key.Key_Up, Qt.Key.Key_Down)

    def __init__(
        self,
        theme: Theme,
        content: RowContent,
        columns: RowColumns | None = None,
        *,
        framed: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self.columns = columns or RowColumns()
        self._framed = framed
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        let_grow_down(self)
        self.show_content(content)

    def show_content(self, content: RowContent) -> None:
        """Show something else."""
        self.content = content
        self.setAccessibleName(content.spoken)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """The name in one line; with less room the height follows from the width."""
        width = self.theme.px(self.columns.marker + 300) + 2 * EDGE
        return QSize(width, self.heightForWidth(round(UNBOUNDED)))

    def minimumSizeHint(self) -> QSize:
        """The widest word of the name."""
        narrowest = self._name(UNBOUNDED).narrowest + self.theme.px(self.columns.marker + 20) + 2 * EDGE
        return QSize(narrowest, Least.ROW)

    def heightForWidth(self, width: int) -> int:
        """The height of the wrapped name, and of what goes below it."""
        padding = 24 if self.content.detail else 20
        height = self._text_height(width) + padding
        if self.columns.stacked(self.theme, width) and self._has_rest:
            height += self._line
        return max(round(height), Least.ROW)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground, columns and ring."""
        painter = smooth(QPainter(self))
        self._draw_ground(painter)
        stacked = self.columns.stacked(self.theme, self.width())
        below = self._line if stacked and self._has_rest else 0
        height = self._text_height(self.width())
        top = (self.height() - height - below) / 2
        places = self.columns.places(self.theme, self.width())
        first = top + self._name(self._room(self.width())).height / self._name(self._room(self.width())).lines / 2
        middle = self.height() / 2
        self._draw_marker(painter, places["marker"], middle if self.content.detail else first)
        self._draw_words(painter, places["name"], top)
        self._icon(painter, Icon.NEXT, places["chevron"], middle, 16, Role.INK2)
        if stacked:
            self._draw_rest_below(painter, places["name"], top + height + below / 2)
        else:
            self._draw_rest(painter, places, middle)
        if self.hasFocus():
            draw_ring(painter, QRectF(self.rect()), self._radius, self.theme.color(Role.ACCENT))

    def _draw_ground(self, painter: QPainter) -> None:
        whole, color = QRectF(self.rect()), self.theme.color
        if self._framed:
            draw_panel(painter, whole, Radius.CARD, color(Role.SHEET), color(Role.HAIRLINE))
        if self.hasFocus() or self.isDown():
            draw_panel(painter, whole, self._radius, color(Role.ACCENT_TINT))
        elif self.underMouse():
            draw_panel(painter, whole.adjusted(1, 1, -1, -1), self._radius, color(Role.SUNKEN))

    def _draw_marker(self, painter: QPainter, x: float, middle: float) -> None:
        marker = self.content.marker
        role = Role.ACCENT if self.content.open_work else Role.INK2
        if isinstance(marker, Icon):
            self._icon(painter, marker, x, middle, 18, role)
        elif marker:
            long = len(marker) > 1
            self._put(painter, marker, _YEAR if long else _LETTER, x, middle, Role.INK if long else role)

    def _draw_words(self, painter: QPainter, x: float, top: float) -> None:
        room = self._room(self.width())
        name = self._name(room)
        whole = QRectF(self.rect())
        place = from_start(QRectF(x, top, room, name.height), whole, self.layoutDirection()).topLeft()
        painter.setPen(self.theme.color(Role.INK))
        name.draw(painter, place)
        if self.content.detail:
            painter.setPen(self.theme.color(Role.INK2))
            self._detail(room).draw(painter, place + QPointF(0, name.height))

    def _draw_rest(self, painter: QPainter, places: dict[str, float], middle: float) -> None:
        x = places["counts"]
        for count in self.content.counts if self.columns.counts else ():
            x = self._draw_count(painter, count, x, middle)
        if self.columns.time:
            self._put(painter, self.content.time, Type.HELP, places["time"], middle, Role.INK2)
        if self.columns.status:
            x = places["status"]
            if not self.columns.counts + self.columns.time:
                x = places["chevron"] - 24 - self._status_width
            self._draw_status(painter, x, middle)

    def _draw_rest_below(self, painter: QPainter, x: float, middle: float) -> None:
        x = self._draw_status(painter, x, middle) + self.theme.px(16)
        for count in self.content.counts:
            x = self._draw_count(painter, count, x, middle)
        self._put(painter, self.content.time, Type.HELP, x, middle, Role.INK2)

    def _draw_count(self, painter: QPainter, count: Count, x: float, middle: float) -> float:
        sign = count.mark
        icon, ink = (sign.icon, sign.tone.ink) if isinstance(sign, Mark) else (sign, Role.INK2)
        self._icon(painter, icon, x, middle, 16, ink)
        x += self.theme.px(22)
        return x + self._put(painter, count.figure, _FIGURE, x, middle, ink) + self.theme.px(14)

    def _draw_status(self, painter: QPainter, x: float, middle: float) -> float:
        status = self.content.status
        if status is None:
            return x
        ink = status.tone.ink if isinstance(status, Mark) else Role.INK2
        self._icon(painter, status.icon if isinstance(status, Mark) else status, x, middle, 16, ink)
        x += self.theme.px(26)
        return x + self._put(painter, self.content.word, Type.HELP_STRONG, x, middle, ink)

    def _put(self, painter: QPainter, text: str, style: TextStyle, x: float, middle: float, role: Role) -> float:
        words = SetText(self.theme, style, text, direction=self.layoutDirection())
        place = QRectF(x, middle - words.height / 2, words.width, words.height)
        painter.setPen(self.theme.color(role))
        words.draw(painter, from_start(place, QRectF(self.rect()), self.layoutDirection()).topLeft())
        return words.width

    def _icon(self, painter: QPainter, icon: Icon, x: float, middle: float, size: int, role: Role) -> None:
        side = self.theme.px(size)
        place = from_start(QRectF(x, round(middle - side / 2), side, side), QRectF(self.rect()), self.layoutDirection())
        draw_icon(painter, icon, place, self.theme.color(role), self.layoutDirection())

    @property
    def _radius(self) -> int:
        return Radius.CARD if self._framed else Radius.BUTTON

    @property
    def _line(self) -> float:
        return self.theme.line_height(Type.HELP) + 4

    @property
    def _has_rest(self) -> bool:
        return bool(self.content.counts or self.content.time or self.content.word)

    @property
    def _status_width(self) -> float:
        if self.content.status is None:
            return 0
        return self.theme.px(26) + SetText(self.theme, Type.HELP_STRONG, self.content.word).width

    def _room(self, width: int) -> float:
        places = self.columns.places(self.theme, width)
        if self.columns.stacked(self.theme, width) or not self._has_rest:
            end = places["chevron"]
        elif self.columns.counts + self.columns.time:
            end = places["counts"]
        else:
            end = places["chevron"] - 24 - self._status_width
        return max(1.0, end - places["name"] - 12)

    def _name(self, width: float) -> SetText:
        style = Type.STRONG if self.content.detail else Type.ROW
        return SetText(self.theme, style, self.content.name, width, self.layoutDirection())

    def _detail(self, width: float) -> SetText:
        return SetText(self.theme, Type.META, self.content.detail, width, self.layoutDirection())

    def _text_height(self, width: int) -> float:
        room = self._room(width)
        return self._name(room).height + (self._detail(room).height if self.content.detail else 0)
