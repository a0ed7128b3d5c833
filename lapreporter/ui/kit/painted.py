"""What every widget that draws or arranges itself does the same way when theme or width change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from lapreporter.ui.kit.resizing import told_later
from lapreporter.ui.kit.theme import Theme

if TYPE_CHECKING:
    _Widget = QWidget
else:
    # Qt knows one base class only; at run time it is that of the widget itself.
    _Widget = object


class Painted(_Widget):
    """A widget drawn in the colours and sizes of a theme. It stands before the class of Qt among the bases."""

    theme: Theme

    def wear(self, theme: Theme) -> None:
        """Put on another theme."""
        self.theme = theme
        self.updateGeometry()
        self.update()


class Fitted(Painted):
    """A widget that shares its room anew among its parts with every theme and every width, in ``_fit``."""

    def wear(self, theme: Theme) -> None:
        """Put on another theme."""
        super().wear(theme)
        self._fit()

    @told_later
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new room."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        raise NotImplementedError
