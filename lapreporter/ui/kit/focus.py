"""The ring round a focused button: drawn above the layout, so that nothing moves and nothing is out of line."""

from __future__ import annotations

from weakref import ref

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget
from shiboken6 import isValid

from lapreporter.ui.kit.painted import Painted
from lapreporter.ui.kit.painting import RING_WIDTH, draw_ring, smooth
from lapreporter.ui.kit.palette import Role
from lapreporter.ui.kit.theme import Radius, Theme

_GAP = 2
_OUT = RING_WIDTH + _GAP


class FocusRing(Painted, QWidget):
    """A ring outside a widget. It follows the widget and scrolls with it."""

    def __init__(self, theme: Theme, target: QWidget) -> None:
        host = _host(target)
        super().__init__(host)
        self.theme = theme
        # A strong reference would close a circle that Python can only break after Qt is gone.
        self._target = ref(target)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        for widget in (target, *_ancestors(target, host)):
            widget.installEventFilter(self)
        self._follow()
        self.show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the widget wherever a layout puts it."""
        if event.type() in (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide):
            self._follow()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ring."""
        painter = smooth(QPainter(self))
        draw_ring(painter, QRectF(self.rect()), Radius.BUTTON + _OUT, self.theme.color(Role.ACCENT))

    def _follow(self) -> None:
        target, host = self._target(), self.parentWidget()
        # The target may be gone while a widget around it still moves; to ask it then would end the program.
        if target is None or not isValid(target) or host is None or not host.isAncestorOf(target):
            return
        corner = target.mapTo(host, QPoint(0, 0))
        self.setGeometry(QRect(corner, target.size()).adjusted(-_OUT, -_OUT, _OUT, _OUT))
        self.setVisible(target.isVisible())
        self.raise_()


class RingOutside(Painted):
    """A control that shows the ring of the focus outside itself. It stands before the class of Qt among the bases."""

    # Events still come while Python takes a window apart; then only what the class says is left.
    _ring: FocusRing | None = None

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring."""
        super().focusInEvent(event)
        self._ring = self._ring or FocusRing(self.theme, self)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        if self._ring is not None:
            self._ring.deleteLater()
            self._ring.hide()
            self._ring = None


def _host(target: QWidget) -> QWidget:
    for widget in _ancestors(target, None):
        viewport = widget.parentWidget()
        if viewport is None or isinstance(viewport.parentWidget(), QAbstractScrollArea):
            return widget
    return target.window()


def _ancestors(target: QWidget, last: QWidget | None) -> list[QWidget]:
    found: list[QWidget] = []
    widget = target.parentWidget()
    while widget is not None:
        found.append(widget)
        if widget is last or widget.isWindow():
            break
        widget = widget.parentWidget()
    return found
