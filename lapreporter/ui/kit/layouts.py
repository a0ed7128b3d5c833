"""Layouts that place widgets as the pages need them: columns, rows, and lines that wrap."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLayout, QLayoutItem, QSizePolicy, QVBoxLayout, QWidget

from lapreporter.ui.kit.theme import Space

Margins = tuple[int, int, int, int]
"""Start, top, end, bottom."""

Item = QWidget | QLayout | int | None
"""What stands in a column or row: a widget, a layout, a gap in pixels, or None for whatever space is left."""


class Across(Enum):
    """How the items of a row stand across it."""

    MIDDLE = Qt.AlignmentFlag.AlignVCenter
    TOP = Qt.AlignmentFlag.AlignTop
    FILL = Qt.AlignmentFlag(0)


if TYPE_CHECKING:
    _Box = QBoxLayout
else:
    # Qt knows one base class only; at run time it is that of the layout itself.
    _Box = object


class _Turning(_Box):
    """A layout whose margins, unlike those of Qt's own, turn round with the script."""

    margins: Margins

    def set_margins(self, margins: Margins) -> None:
        """Keep other distances at start, top, end and bottom."""
        self.margins = margins
        self._turn()

    def setGeometry(self, rect: QRect) -> None:
        """Place the items; called by Qt."""
        self._turn()
        super().setGeometry(rect)

    def _prepare(self, spacing: int, margins: Margins, parent: QWidget | None) -> None:
        self.margins = margins
        self.setSpacing(spacing)
        self.setContentsMargins(*margins)
        if parent is not None:
            parent.setLayout(self)

    def _turn(self) -> None:
        start, top, end, bottom = self.margins
        owner = self.parentWidget()
        if owner is not None and owner.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            start, end = end, start
        self.setContentsMargins(start, top, end, bottom)


class Column(_Turning, QVBoxLayout):
    """Items one below the other. A widget that does not want to grow stands at the start of the line."""

    def __init__(
        self, *items: Item, spacing: int = Space.SMALL, margins: Margins = (0, 0, 0, 0), parent: QWidget | None = None
    ) -> None:
        super().__init__()
        self._prepare(spacing, margins, parent)
        self.add(*items)

    def add(self, *items: Item) -> None:
        """Append items."""
        beginning = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop
        for item in items:
            grows = isinstance(item, QWidget) and _can_grow(item.sizePolicy().horizontalPolicy())
            _append(self, item, Qt.AlignmentFlag(0) if grows else beginning)


class Row(_Turning, QHBoxLayout):
    """Items side by side; ``equal`` gives all of them the same width."""

    def __init__(
        self,
        *items: Item,
        spacing: int = Space.SMALL,
        margins: Margins = (0, 0, 0, 0),
        across: Across = Across.MIDDLE,
        equal: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__()
        self._across = across.value
        self._stretch = int(equal)
        self._prepare(spacing, margins, parent)
        self.add(*items)

    def add(self, *items: Item) -> None:
        """Append items."""
        for item in items:
            expands = isinstance(item, QWidget) and item.sizePolicy().verticalPolicy() is QSizePolicy.Policy.Expanding
            _append(self, item, Qt.AlignmentFlag(0) if expands else self._across, self._stretch)


class Abreast(QBoxLayout):
    """Items side by side, or one below the other while there is no room for that."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(QBoxLayout.Direction.LeftToRight, parent)

    def set_abreast(self, abreast: bool) -> None:
        """Stand side by side, or one below the other."""
        self.setDirection(QBoxLayout.Direction.LeftToRight if abreast else QBoxLayout.Direction.TopToBottom)


def discard(widget: QWidget) -> None:
    """Take a widget away for good: out of sight at once, and deleted when what goes on in it has come to its end."""
    widget.hide()
    widget.deleteLater()


def _append(layout: QBoxLayout, item: Item, alignment: Qt.AlignmentFlag, stretch: int = 0) -> None:
    if item is None:
        layout.addStretch(1)
    elif isinstance(item, int):
        layout.addSpacing(item)
    elif isinstance(item, QLayout):
        layout.addLayout(item, stretch)
    else:
        layout.addWidget(item, stretch, alignment)


def let_grow_down(widget: QWidget, across: QSizePolicy.Policy = QSizePolicy.Policy.Preferred) -> None:
    """Let the height of a widget follow from its width, which keeps to the policy ``across``."""
    policy = QSizePolicy(across, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    widget.setSizePolicy(policy)


def _can_grow(policy: QSizePolicy.Policy) -> bool:
    return bool(policy.value & QSizePolicy.PolicyFlag.GrowFlag.value)


class Flow(QLayout):
    """Widgets side by side that go on in the next line when the width ends; mirrored where the script is."""

    def __init__(
        self,
        *widgets: QWidget,
        spacing: int = Space.LARGE,
        line_spacing: int = Space.HAIR,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self._line_spacing = line_spacing
        self._stacked = False
        self.setSpacing(spacing)
        self.setContentsMargins(0, 0, 0, 0)
        if parent is not None:
            parent.setLayout(self)
        for widget in widgets:
            self.addWidget(widget)

    def set_stacked(self, stacked: bool) -> None:
        """Give every widget a line of its own, or let them share lines again."""
        self._stacked = stacked
        self.invalidate()

    def addItem(self, item: QLayoutItem) -> None:
        """Take an item; called by Qt."""
        self._items.append(item)
        self.invalidate()

    def count(self) -> int:
        """How many items there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """The item at an index, or None."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Remove and return the item at an index, or None."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """It asks for no more space than it needs."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Its height follows from its width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of all lines at this width."""
        return self._arrange(QRect(0, 0, width, 0), place=False)

    def sizeHint(self) -> QSize:
        """All in one line."""
        sizes = [item.sizeHint() for item in self._visible()]
        if not sizes:
            return QSize(0, 0)
        if self._stacked:
            height = sum(s.height() for s in sizes) + self._line_spacing * (len(sizes) - 1)
            return QSize(max(s.width() for s in sizes), height)
        width = sum(s.width() for s in sizes) + self.spacing() * (len(sizes) - 1)
        return QSize(width, max(s.height() for s in sizes))

    def minimumSize(self) -> QSize:
        """As narrow as the widest item at its narrowest."""
        sizes = [item.minimumSize() for item in self._visible()]
        return QSize(max((s.width() for s in sizes), default=0), max((s.height() for s in sizes), default=0))

    def setGeometry(self, rect: QRect) -> None:
        """Place the widgets; called by Qt."""
        super().setGeometry(rect)
        self._arrange(rect, place=True)

    def _visible(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _arrange(self, rect: QRect, place: bool) -> int:
        y = rect.y()
        lines = self._lines(rect.width())
        for line in lines:
            height = max(size.height() for _, size in line)
            if place:
                self._place(line, rect, y, height)
            y += height + self._line_spacing
        return y - rect.y() - (self._line_spacing if lines else 0)

    def _lines(self, width: int) -> list[list[tuple[QLayoutItem, QSize]]]:
        lines: list[list[tuple[QLayoutItem, QSize]]] = []
        used = 0
        for item in self._visible():
            size = _fitted(item, width, self._stacked)
            if not lines or self._stacked or used + size.width() > width:
                lines.append([])
                used = 0
            lines[-1].append((item, size))
            used += size.width() + self.spacing()
        return lines

    def _place(self, line: list[tuple[QLayoutItem, QSize]], rect: QRect, y: int, height: int) -> None:
        owner = self.parentWidget()
        leftwards = owner is not None and owner.layoutDirection() is Qt.LayoutDirection.RightToLeft
        x = 0
        for item, size in line:
            left = rect.right() + 1 - x - size.width() if leftwards else rect.x() + x
            item.setGeometry(QRect(QPoint(left, y + (height - size.height()) // 2), size))
            x += size.width() + self.spacing()


def _fitted(item: QLayoutItem, width: int, alone: bool) -> QSize:
    size = item.sizeHint().expandedTo(item.minimumSize())
    widget = item.widget()
    if size.width() > width or (alone and widget is not None and _can_grow(widget.sizePolicy().horizontalPolicy())):
        size.setWidth(width)
        if item.hasHeightForWidth():
            size.setHeight(item.heightForWidth(width))
    return size
