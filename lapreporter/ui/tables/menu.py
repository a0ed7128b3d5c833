"""What can be done with a cell and its row, as a menu: all of it has a key or a button as well, but for the gaps."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from lapreporter.report.answers import OmissionKind
from lapreporter.ui.questions.omissions import CANNOT_SAY
from lapreporter.ui.tables.view import SheetView
from lapreporter.words import mark

EDIT = mark("Edit the cell")
COPY = mark("Copy")
PASTE = mark("Paste…")
ADD_BELOW = mark("Add a row below")
REMOVE_ROWS = mark("Remove the selected rows")
SORT = mark("Sort by “{label}”")


class SheetActions(Protocol):
    """What a sheet can do for the menu."""

    view: SheetView

    def add_row(self) -> None:
        """Add a row."""

    def remove_rows(self) -> None:
        """Remove the selected rows."""

    def copy_cells(self) -> None:
        """Copy the selected cells."""

    def paste_copied(self) -> None:
        """Paste at the focused cell."""

    def sort(self, column: int) -> None:
        """Sort by a column."""


class CellMenu(QMenu):
    """The menu of the focused cell."""

    def __init__(self, sheet: SheetActions) -> None:
        super().__init__(sheet.view)
        view, here = sheet.view, sheet.view.currentIndex()
        model, desk = view.table, view.table.desk
        if not here.isValid():
            return
        cells = model.columns[here.column()]
        if cells.editable:
            self._act(desk.say(EDIT), "F2").triggered.connect(lambda: view.edit(here))
        gaps = self.addMenu(desk.say(CANNOT_SAY))
        for kind in OmissionKind:
            action = gaps.addAction(desk.say(desk.lexicon.choice(kind).label))
            action.triggered.connect(lambda _checked=False, kind=kind: model.omit(here.row(), here.column(), kind))
        self.addSeparator()
        self._act(desk.say(COPY), "Ctrl+C").triggered.connect(sheet.copy_cells)
        self._act(desk.say(PASTE), "Ctrl+V").triggered.connect(sheet.paste_copied)
        self.addSeparator()
        sort = self._act(desk.say(SORT, {"label": cells.label}))
        sort.triggered.connect(lambda: sheet.sort(here.column()))
        if not model.question.continued:
            self._act(desk.say(ADD_BELOW), "Ctrl+Return").triggered.connect(sheet.add_row)
            self._act(desk.say(REMOVE_ROWS), "Ctrl+Del").triggered.connect(sheet.remove_rows)

    def _act(self, text: str, keys: str = "") -> QAction:
        action = self.addAction(text.replace("&", "&&"))
        if keys:
            action.setShortcut(QKeySequence(keys))
            action.setShortcutVisibleInContextMenu(True)
        return action
