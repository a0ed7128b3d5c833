"""The place beside the board: the opened action, or what is still missing while none is open."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from lapreporter.ui.desk import Desk
from lapreporter.ui.kit.layouts import Column, discard
from lapreporter.ui.kit.theme import Theme
from lapreporter.ui.plan.action import ActionSheet
from lapreporter.ui.plan.missing import MissingList
from lapreporter.ui.plan.standing import Standing
from lapreporter.ui.session import Session


class Dock(QWidget):
    """Stands in the panel, or in the page where there is no panel.

    ``turned`` carries the number of another action, ``next_asked`` tells that N was pressed.
    """

    jumped = Signal(str)
    turned = Signal(int)
    closed = Signal()
    next_asked = Signal()
    check_asked = Signal()
    offered = Signal(object, list)

    def __init__(self, desk: Desk, session: Session, standing: Standing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.session = session
        self.standing = standing
        self._column = Column(spacing=0, parent=self)
        self.content: ActionSheet | MissingList | None = None

    @property
    def number(self) -> int | None:
        """The action that is open."""
        return self.content.number if isinstance(self.content, ActionSheet) else None

    def show_action(self, number: int | None) -> None:
        """Open an action, or show what is missing."""
        old = self.content
        self.content = self._missing() if number is None else self._action(number)
        if old is None:
            self._column.add(self.content)
        else:
            self._column.replaceWidget(old, self.content)
            discard(old)

    def set_room(self, above: int) -> None:
        """Keep a distance from what stands above, in pixels."""
        self._column.set_margins((0, above, 0, 0))

    def first(self) -> QWidget:
        """The first question that is missing."""
        return self.content.first() if self.content is not None else self

    def questions(self) -> set[str]:
        """The addresses of the questions that the opened action shows."""
        if not isinstance(self.content, ActionSheet):
            return set()
        return {path for block in self.content.blocks.values() for path in block.cards}

    def way_on(self) -> QWidget:
        """Where one turns to the next action."""
        return self.content.after if isinstance(self.content, ActionSheet) else self.first()

    def refresh(self) -> None:
        """Show what the report says now."""
        if self.content is not None:
            self.content.refresh()

    def wear(self, theme: Theme) -> None:
        """Let what comes put on another theme."""
        self.desk = self.desk.wearing(theme)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes the action; N goes to the next that is answered in part."""
        if event.key() == Qt.Key.Key_Escape and self.number is not None:
            self.closed.emit()
        elif event.key() == Qt.Key.Key_N and not event.modifiers():
            self.next_asked.emit()
        else:
            super().keyPressEvent(event)

    def _action(self, number: int) -> ActionSheet:
        sheet = ActionSheet(self.desk, self.session, self.standing, number)
        sheet.jumped.connect(self.jumped)
        sheet.turned.connect(self.turned)
        sheet.closed.connect(self.closed)
        sheet.offered.connect(self.offered)
        return sheet

    def _missing(self) -> MissingList:
        missing = MissingList(self.desk, self.standing)
        missing.jumped.connect(self.jumped)
        missing.check_asked.connect(self.check_asked)
        return missing
