"""A part of a page that opens and closes under its title."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from lapreporter.ui.kit.buttons import Button, ButtonKind
from lapreporter.ui.kit.icons import Icon
from lapreporter.ui.kit.layouts import Column, Item
from lapreporter.ui.kit.theme import Theme


class FoldingSection(QWidget):
    """A quiet title with a chevron; its items show when it is open. ``toggled`` carries whether it is."""

    toggled = Signal(bool)

    def __init__(
        self,
        theme: Theme,
        title: str,
        *items: Item,
        icon: Icon | None = None,
        open_: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._own_icon = icon
        self.title = Button(theme, title, ButtonKind.QUIET, icon=icon)
        self.title.setCheckable(True)
        self._inside = QWidget()
        self.body = Column(*items, parent=self._inside)
        Column(self.title, self._inside, spacing=0, parent=self)
        self.title.toggled.connect(self._show)
        self._show(False)
        self.set_open(open_)

    @property
    def is_open(self) -> bool:
        """Whether its items show."""
        return self.title.isChecked()

    def set_open(self, open_: bool) -> None:
        """Open or close it."""
        self.title.setChecked(open_)

    def _show(self, open_: bool) -> None:
        chevron = Icon.UP if open_ else Icon.DOWN
        if self._own_icon:
            self.title.set_icon_after(chevron)
        else:
            self.title.set_icon(chevron)
        self._inside.setVisible(open_)
        self.toggled.emit(open_)
