"""A list of equal rows to read and to choose from, and the ground on which each of its rows is drawn."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QStyledItemDelegate, QWidget

from lapreporter.ui.kit.painting import draw_ring, smooth
from lapreporter.ui.kit.palette import Role
from lapreporter.ui.kit.scroll import ThinBar
from lapreporter.ui.kit.theme import Radius, Theme

Index = QModelIndex | QPersistentModelIndex


class CalmList(QListView):
    """No frame, no editing, a thin bar. ``name`` is what a screen reader says."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBar(ThinBar(theme))
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setUniformItemSizes(True)
        self._put_on(theme)

    def wear(self, theme: Theme) -> None:
        """Put on another theme."""
        self._put_on(theme)
        self.scheduleDelayedItemsLayout()

    def _put_on(self, theme: Theme) -> None:
        self.theme = theme
        colours = self.palette()
        colours.setColor(QPalette.ColorRole.Base, theme.color(Role.SHEET))
        self.setPalette(colours)


class Lines(QStyledItemDelegate):
    """Draws the rows of a `CalmList`."""

    def __init__(self, view: CalmList) -> None:
        super().__init__(view)
        self._list = view

    @property
    def theme(self) -> Theme:
        """The theme of the list."""
        return self._list.theme

    def draw_ground(self, painter: QPainter, rect: QRectF, *, current: bool) -> None:
        """The ground of a row with its hairline; the current row is tinted, and ringed while the list has the focus."""
        color = self.theme.color
        painter.fillRect(rect, color(Role.ACCENT_TINT if current else Role.SHEET))
        painter.fillRect(QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1), color(Role.HAIRLINE))
        if current and self._list.hasFocus():
            draw_ring(smooth(painter), rect.adjusted(2, 2, -2, -3), Radius.FIELD, color(Role.ACCENT))
