"""Shapes that several controls draw: a panel with an edge, the bar at its start, a ring."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

BAR_WIDTH = 5
RING_WIDTH = 3


def smooth(painter: QPainter) -> QPainter:
    """Switch smooth edges on, and hand the painter back."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    return painter


def draw_panel(
    painter: QPainter,
    rect: QRectF,
    radius: float,
    fill: QColor | None = None,
    line: QColor | None = None,
    width: float = 1,
    dashed: bool = False,
) -> None:
    """A rounded rectangle whose line lies wholly inside ``rect``."""
    pen = QPen(Qt.PenStyle.NoPen)
    if line is not None:
        pen = QPen(line, width)
        if dashed:
            pen.setDashPattern([4, 3])
        rect = rect.adjusted(width / 2, width / 2, -width / 2, -width / 2)
        radius -= width / 2
    painter.setPen(pen)
    painter.setBrush(fill if fill is not None else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(rect, radius, radius)


def draw_bar(painter: QPainter, rect: QRectF, radius: float, colour: QColor, direction: Qt.LayoutDirection) -> None:
    """The bar along the starting edge of a rounded panel."""
    shape = QPainterPath()
    shape.addRoundedRect(rect, radius, radius)
    strip = QRectF(rect)
    if direction is Qt.LayoutDirection.RightToLeft:
        strip.setLeft(rect.right() - BAR_WIDTH)
    else:
        strip.setRight(rect.left() + BAR_WIDTH)
    edge = QPainterPath()
    edge.addRect(strip)
    painter.fillPath(shape.intersected(edge), colour)


def draw_ring(painter: QPainter, rect: QRectF, radius: float, colour: QColor, width: float = RING_WIDTH) -> None:
    """The ring of the focus, just inside ``rect``."""
    draw_panel(painter, rect, radius, line=colour, width=width)


def from_start(rect: QRectF, whole: QRectF, direction: Qt.LayoutDirection) -> QRectF:
    """``rect`` as measured from the start of the line: mirrored inside ``whole`` when the script runs to the left."""
    if direction is not Qt.LayoutDirection.RightToLeft:
        return rect
    return QRectF(whole.left() + whole.right() - rect.right(), rect.top(), rect.width(), rect.height())
