"""Figures to look at: a bar of ten, and a number under its name."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QProgressBar, QSizePolicy, QWidget

from lapreporter.ui.kit.layouts import Column
from lapreporter.ui.kit.painted import Painted
from lapreporter.ui.kit.painting import smooth
from lapreporter.ui.kit.palette import Role
from lapreporter.ui.kit.text import Text
from lapreporter.ui.kit.theme import Theme, Type

_THICK = 8
_GAP = 4


class ProgressTens(Painted, QProgressBar):
    """One short bar for each form, filled as far as it is settled (0 to 1). ``name`` says the same in words."""

    def __init__(self, theme: Theme, name: str, parts: Sequence[float], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self._parts: tuple[float, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.set_parts(name, parts)

    def set_parts(self, name: str, parts: Sequence[float]) -> None:
        """Show other progress."""
        self._parts = tuple(parts)
        self.setAccessibleName(name)
        self.setRange(0, 100 * max(1, len(parts)))
        self.setValue(round(100 * sum(parts)))
        self.update()

    def sizeHint(self) -> QSize:
        """Twenty pixels a part."""
        return QSize(20 * len(self._parts), _THICK)

    def minimumSizeHint(self) -> QSize:
        """Eight pixels a part."""
        return QSize(8 * len(self._parts), _THICK)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the parts, the first at the start of the line."""
        painter = smooth(QPainter(self))
        each = (self.width() + _GAP) / max(1, len(self._parts))
        leftwards = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        for index, part in enumerate(self._parts):
            x = self.width() - each * (index + 1) + _GAP if leftwards else each * index
            slot = QRectF(x, 0, each - _GAP, _THICK)
            shape = QPainterPath()
            shape.addRoundedRect(slot, 3, 3)
            painter.fillPath(shape, self.theme.color(Role.HAIRLINE))
            filled = QRectF(slot)
            filled.setWidth(slot.width() * part)
            if leftwards:
                filled.moveRight(slot.right())
            edge = QPainterPath()
            edge.addRect(filled)
            painter.fillPath(shape.intersected(edge), self.theme.color(Role.ACCENT))


class KeyFigure(QWidget):
    """A number under its name, as in totals."""

    def __init__(
        self, theme: Theme, label: str, value: str, *, ink: Role = Role.INK, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._label = Text(theme, label, Type.META, measure=None)
        self._value = Text(theme, value, Type.TOTAL, ink=ink, measure=None)
        Column(self._label, self._value, spacing=0, parent=self)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Minimum)

    def say(self, label: str, value: str, ink: Role = Role.INK) -> None:
        """Show another number."""
        self._label.setText(label)
        self._value.say(value, ink=ink)
