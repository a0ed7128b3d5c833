"""Two columns of a page, the second as wide as a card; one below the other where there is no room for both."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QWidget

from lapreporter.ui.kit.layouts import Abreast, Column, Item
from lapreporter.ui.kit.painted import Fitted
from lapreporter.ui.kit.theme import Space, Theme

CARDS = 352
_APART = 56
_LEAST = 480
_LINE = 560


class Sides(Fitted, QWidget):
    """``main`` takes the room there is, ``side`` holds cards."""

    def __init__(self, theme: Theme, main_spacing: int = Space.SMALL, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self._left, self._right = QWidget(), QWidget()
        self.main = Column(spacing=main_spacing, parent=self._left)
        self.side = Column(spacing=Space.LARGE, parent=self._right)
        self._box = Abreast(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.addWidget(self._left, 1, Qt.AlignmentFlag.AlignTop)
        self._box.addWidget(self._right, 0, Qt.AlignmentFlag.AlignTop)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._fit()

    def _fit(self) -> None:
        self._box.invalidate()
        beside = self.width() >= self.theme.px(_LEAST + CARDS) + _APART
        self._box.set_abreast(beside)
        self._box.setSpacing(_APART if beside else Space.WIDE)
        self._right.setMaximumWidth(self.theme.px(CARDS) if beside else self.theme.px(760))
        self._right.setMinimumWidth(self.theme.px(CARDS) if beside else 0)
        self._left.setMaximumWidth(self.theme.px(760))


class Narrow(QWidget):
    """A place not wider than a line of text to type in."""

    def __init__(self, theme: Theme, *items: Item, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        Column(*items, spacing=Space.HAIR, parent=self)
        self.wear(theme)

    def wear(self, theme: Theme) -> None:
        """Put on another theme."""
        self.setMaximumWidth(theme.px(_LINE))
