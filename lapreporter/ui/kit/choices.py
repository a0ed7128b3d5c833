"""One of several, several of several. The chosen one is bold; its width is reserved, so choosing moves nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QRadioButton, QSizePolicy, QWidget

from lapreporter.ui.kit.icons import Icon, draw_icon
from lapreporter.ui.kit.layouts import let_grow_down
from lapreporter.ui.kit.painted import Painted
from lapreporter.ui.kit.painting import draw_panel, draw_ring, from_start, smooth
from lapreporter.ui.kit.palette import Role
from lapreporter.ui.kit.text import UNBOUNDED, SetText
from lapreporter.ui.kit.theme import Least, Radius, TextStyle, Theme, Type

_RING_ROOM = 3
_GAP = 7
_LEFT = Qt.LayoutDirection.LeftToRight
_CHOSEN = Type.BODY._replace(weight=Type.QUESTION.weight)


class _Face:
    """How a radio button or check box looks: indicator, label, second line and frame. Sizes are pixels."""

    def __init__(self, button: QAbstractButton, label: str, detail: str, framed: bool) -> None:
        self.label = label
        self.detail = detail
        self.framed = framed
        let_grow_down(button, QSizePolicy.Policy.Preferred if detail else QSizePolicy.Policy.Maximum)
        button.setText(label.replace("&", "&&"))
        button.setAccessibleName(label)
        button.setAccessibleDescription(detail)

    def hint(self, theme: Theme) -> QSize:
        words = [self._label(theme, True, UNBOUNDED), self._detail(theme, UNBOUNDED)]
        width = max(text.size.width() for text in words) + self._before(theme) + self._after
        return QSize(width, self.height(theme, width))

    def narrowest(self, theme: Theme) -> QSize:
        words = [self._label(theme, True, UNBOUNDED), self._detail(theme, UNBOUNDED)]
        width = max(text.narrowest for text in words) + self._before(theme) + self._after
        return QSize(width, self.hint(theme).height())

    def height(self, theme: Theme, width: int) -> int:
        room = width - self._before(theme) - self._after
        height = self._label(theme, True, room).size.height()
        if self.detail:
            height += self._detail(theme, room).size.height()
        padding = 20 if self.framed else 6
        floor = Least.ROW if self.framed else Least.TARGET
        return max(height + padding, self._indicator(theme) + 2 * _RING_ROOM, floor)

    def paint(self, theme: Theme, button: QAbstractButton, round_one: bool) -> None:
        painter = smooth(QPainter(button))
        whole = QRectF(button.rect())
        chosen = button.isChecked()
        if self.framed:
            fill, line = (Role.ACCENT_TINT, Role.ACCENT) if chosen else (Role.SHEET, Role.EDGE)
            draw_panel(painter, whole, Radius.BUTTON, theme.color(fill), theme.color(line), 2 if chosen else 1)
        direction = button.layoutDirection()
        room = button.width() - self._before(theme) - self._after
        label = self._label(theme, chosen, room, direction)
        detail = self._detail(theme, room, direction)
        height = label.height + (detail.height if self.detail else 0)
        top = (whole.height() - height) / 2
        middle = whole.height() / 2 if self.framed else top + theme.line_height(Type.BODY) / 2
        side = self._indicator(theme)
        slot = QRectF(self._start + _RING_ROOM, round(middle - side / 2), side, side)
        self._draw_indicator(painter, theme, button, from_start(slot, whole, direction), round_one)
        text = from_start(QRectF(self._before(theme), top, room, height), whole, direction)
        painter.setPen(theme.color(Role.INK))
        label.draw(painter, text.topLeft())
        if self.detail:
            painter.setPen(theme.color(Role.INK2))
            detail.draw(painter, text.topLeft() + QPointF(0, label.height))

    def _draw_indicator(
        self, painter: QPainter, theme: Theme, button: QAbstractButton, slot: QRectF, round_one: bool
    ) -> None:
        chosen, focused = button.isChecked(), button.hasFocus()
        accent, sheet = theme.color(Role.ACCENT), theme.color(Role.SHEET)
        radius = slot.width() / 2 if round_one else 4.0
        if focused:
            out = slot.adjusted(-_RING_ROOM, -_RING_ROOM, _RING_ROOM, _RING_ROOM)
            draw_ring(painter, out, radius + _RING_ROOM, accent, 2)
        line = accent if chosen or button.underMouse() or focused else theme.color(Role.EDGE)
        if round_one or not chosen:
            draw_panel(painter, slot, radius, sheet, line, 2)
        if not chosen:
            return
        if round_one:
            inset = slot.width() * 0.29
            dot = slot.adjusted(inset, inset, -inset, -inset)
            draw_panel(painter, dot, dot.width() / 2, accent)
        else:
            draw_panel(painter, slot, radius, accent)
            inset = round(slot.width() * 0.1)
            tick = slot.adjusted(inset, inset, -inset, -inset)
            draw_icon(painter, Icon.TICK, tick, theme.color(Role.ON_ACCENT))

    @property
    def _start(self) -> int:
        return 9 if self.framed else 0

    @property
    def _after(self) -> int:
        return 14 if self.framed else 1

    def _indicator(self, theme: Theme) -> int:
        return theme.px(20)

    def _before(self, theme: Theme) -> int:
        return self._start + self._indicator(theme) + 2 * _RING_ROOM + _GAP

    def _label(self, theme: Theme, bold: bool, width: float, direction: Qt.LayoutDirection = _LEFT) -> SetText:
        plain = Type.BODY if not self.detail else Type.STRONG
        style: TextStyle = _CHOSEN if bold else plain
        return SetText(theme, style, self.label, max(1.0, width), direction)

    def _detail(self, theme: Theme, width: float, direction: Qt.LayoutDirection = _LEFT) -> SetText:
        return SetText(theme, Type.META, self.detail, max(1.0, width), direction)


if TYPE_CHECKING:
    _Button = QAbstractButton
else:
    # Qt knows one base class only; at run time it is that of the button itself.
    _Button = object


class _Labelled(Painted, _Button):
    """What a radio button and a check box have in common: they wrap their label, and all of it can be clicked."""

    _round = False

    def __init__(
        self, theme: Theme, label: str, *, detail: str = "", framed: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self.label = label
        self._face = _Face(self, label, detail, framed)

    def sizeHint(self) -> QSize:
        """The bold label in one line."""
        return self._face.hint(self.theme)

    def minimumSizeHint(self) -> QSize:
        """The widest word of the label in a line."""
        return self._face.narrowest(self.theme)

    def heightForWidth(self, width: int) -> int:
        """The height of the wrapped label at this width."""
        return self._face.height(self.theme, width)

    def hitButton(self, position: QPoint) -> bool:
        """The label counts as much as the ring or square."""
        return self.rect().contains(position)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw frame, ring or square, and label."""
        self._face.paint(self.theme, self, self._round)


class Choice(_Labelled, QRadioButton):
    """One of several. With ``framed`` it stands in a box; ``detail`` is a second line. Arrows move within a group."""

    _round = True


class Check(_Labelled, QCheckBox):
    """One of several that may all be chosen. ``detail`` is a second line."""
