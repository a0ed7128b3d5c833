"""What scrolls: a page, a panel and a list of rows, each alone, and only up and down."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QScrollArea,
    QScrollBar,
    QStyle,
    QStyleOptionSlider,
    QWidget,
)

from lapreporter.ui.kit.layouts import Column, Item, Margins
from lapreporter.ui.kit.painted import Fitted, Painted
from lapreporter.ui.kit.painting import draw_panel, smooth
from lapreporter.ui.kit.palette import Role
from lapreporter.ui.kit.theme import Space, Theme


class Scroll(Fitted, QScrollArea):
    """A column of items in ``body`` that scrolls when it is higher than its room.

    Qt brings a focused field into sight; `bring` puts it into the upper third.
    """

    def __init__(
        self,
        theme: Theme,
        *items: Item,
        margins: Margins = (Space.PAGE, Space.WIDE, Space.HUGE, Space.WIDE),
        spacing: int = Space.LARGE,
        ground: Role = Role.PAPER,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self._ground = ground
        self._margins = margins
        self._limit: int | None = None
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBar(ThinBar(theme))
        self._inside = QWidget()
        self.body = Column(*items, spacing=spacing)
        self._whole = Column(self.body, None, spacing=0, margins=margins, parent=self._inside)
        self.setWidget(self._inside)
        self.wear(theme)

    def set_room(self, margins: Margins, limit: int | None = None) -> None:
        """Keep other margins, and a body not wider than ``limit`` pixels at 100 %."""
        self._margins, self._limit = margins, limit
        self._fit()

    def _fit(self) -> None:
        start, top, end, bottom = self._margins
        if self._limit is not None:
            end = max(end, self.viewport().width() - start - self.theme.px(self._limit))
        self._whole.set_margins((start, top, end, bottom))

    def bring(self, widget: QWidget) -> None:
        """Scroll so that the widget stands in the upper third."""
        self._whole.activate()
        top = widget.mapTo(self._inside, QPoint(0, 0)).y()
        self.verticalScrollBar().setValue(top - self.viewport().height() // 5)

    def wear(self, theme: Theme) -> None:
        """Put on another theme."""
        super().wear(theme)
        colours = self.palette()
        colours.setColor(self.backgroundRole(), theme.color(self._ground))
        self.viewport().setPalette(colours)
        self._inside.setPalette(colours)
        self.viewport().setAutoFillBackground(True)
        self.verticalScrollBar().setSingleStep(theme.px(24))


def settle(widget: QWidget) -> None:
    """Give a widget that scrolls, and what stands around it, the height it needs at once.

    Qt tells one widget a turn, from the inside out; until it is through, everything is drawn squeezed into what was
    there before.
    """
    place: QWidget | None = widget
    while place is not None and not isinstance(place, QScrollArea):
        layout = place.layout()
        if layout is not None:
            layout.activate()
        place.updateGeometry()
        place = place.parentWidget()
    if place is not None:
        QCoreApplication.sendEvent(place, QEvent(QEvent.Type.LayoutRequest))


class ThinBar(Painted, QScrollBar):
    """A scroll bar of which only the handle shows."""

    def __init__(self, theme: Theme, orientation: Qt.Orientation = Qt.Orientation.Vertical) -> None:
        super().__init__(orientation)
        self.theme = theme

    def sizeHint(self) -> QSize:
        """Twelve pixels thick."""
        return QSize(12, 60) if self.orientation() is Qt.Orientation.Vertical else QSize(60, 12)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the handle alone."""
        option = QStyleOptionSlider()
        self.initStyleOption(option)
        handle = self.style().subControlRect(
            QStyle.ComplexControl.CC_ScrollBar, option, QStyle.SubControl.SC_ScrollBarSlider, self
        )
        role = Role.INK2 if self.isSliderDown() or self.underMouse() else Role.EDGE
        painter = smooth(QPainter(self))
        upright = self.orientation() is Qt.Orientation.Vertical
        inside = QRectF(handle).adjusted(3, 0, -3, 0) if upright else QRectF(handle).adjusted(0, 3, 0, -3)
        draw_panel(painter, inside, 3, self.theme.color(role))
