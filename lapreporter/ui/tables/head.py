"""The head of a sheet: labels that wrap, each of which sorts the table when it is clicked."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from lapreporter.ui.kit.palette import Role
from lapreporter.ui.kit.text import SetText
from lapreporter.ui.kit.theme import Space, Theme, Type
from lapreporter.ui.tables.cells import ColumnCells

INSET = Space.MEDIUM
"""The air before and after the text of a cell, in pixels."""
FIRST_INSET = 20
MANY = 9
"""From so many columns on, columns stand closer together."""
_CLOSE = 6
_AIR, _AIR_ABOVE = 9, 4


class SheetHead(QHeaderView):
    """Column heads over a hairline. Figures have their label at the right edge, as their cells have."""

    def __init__(self, theme: Theme, columns: tuple[ColumnCells, ...], parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.theme = theme
        self._columns = columns
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(24)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def wear(self, theme: Theme) -> None:
        """Put on another theme."""
        self.theme = theme
        self.updateGeometry()
        self.viewport().update()

    def narrowest(self, column: int) -> int:
        """The width below which the label of a column would be cut, in pixels."""
        before, after = insets(column, len(self._columns))
        return self._label(column, 0).narrowest + before + after

    def sizeHint(self) -> QSize:
        """As high as the highest label."""
        highest = max((self._label(at, self.sectionSize(at)).height for at in range(len(self._columns))), default=0)
        return QSize(super().sizeHint().width(), ceil(highest) + _AIR + _AIR_ABOVE)

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803 - Qt's own name
        """Draw a label at the foot of its section, and the hairline."""
        painter.fillRect(rect, self.theme.color(Role.SHEET))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), self.theme.color(Role.HAIRLINE))
        label = self._label(logicalIndex, rect.width())
        room = text_room(QRectF(rect), logicalIndex, len(self._columns), self.layoutDirection())
        x = room.left()
        if self._columns[logicalIndex].figures:
            x = room.right() - label.width
        elif self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            x = room.right() - room.width()
        painter.setPen(self.theme.color(Role.INK2))
        label.draw(painter, QPointF(x, rect.bottom() - _AIR + 1 - label.height))

    def _label(self, column: int, width: int) -> SetText:
        before, after = insets(column, len(self._columns))
        cells = self._columns[column]
        room = max(1.0, float(width - before - after)) if width else 100_000.0
        if not cells.figures:
            return SetText(self.theme, Type.COLUMN, cells.label, room, self.layoutDirection())
        # Lines of a wrapped label end where the figures end.
        natural = SetText(self.theme, Type.COLUMN, cells.label, room)
        end = Qt.AlignmentFlag.AlignRight
        return SetText(self.theme, Type.COLUMN, cells.label, ceil(natural.width) + 1, alignment=end)


def insets(column: int, count: int) -> tuple[int, int]:
    """The air before and after the text of a column among ``count``, in pixels; many columns stand closer."""
    inset = INSET if count < MANY else _CLOSE
    return (FIRST_INSET if column == 0 else inset, inset)


def text_room(rect: QRectF, column: int, count: int, direction: Qt.LayoutDirection) -> QRectF:
    """Where the text of a cell stands, the script running as ``direction`` says."""
    before, after = insets(column, count)
    if direction is Qt.LayoutDirection.RightToLeft:
        before, after = after, before
    return rect.adjusted(before, 0, -after, 0)
