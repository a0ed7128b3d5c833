"""A bar across the window, such as header and footer: as high as its text, however narrow it is."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QSizePolicy, QWidget

from lapreporter.ui.kit.painted import Fitted
from lapreporter.ui.kit.palette import Role
from lapreporter.ui.kit.surfaces import Plane
from lapreporter.ui.kit.theme import Theme


class Bar(Fitted, Plane):
    """Says as much as there is room for. ``edge`` is the one that has a hairline."""

    def __init__(self, theme: Theme, edge: Qt.Edge, parent: QWidget | None = None) -> None:
        super().__init__(theme, Role.SHEET, edge, parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def hasHeightForWidth(self) -> bool:
        """Its height follows from the text size alone."""
        return False

    def minimumSizeHint(self) -> QSize:
        """As high as it is meant to be, however narrow."""
        return QSize(0, self.sizeHint().height())
