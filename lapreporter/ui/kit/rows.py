"""Rows that are buttons as a whole, and the sheet that holds them."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from lapreporter.ui.kit.layouts import discard, let_grow_down
from lapreporter.ui.kit.painted import Painted
from lapreporter.ui.kit.painting import from_start
from lapreporter.ui.kit.palette import Role
from lapreporter.ui.kit.row_button import RowButton
from lapreporter.ui.kit.row_content import Count, RowColumns, RowContent
from lapreporter.ui.kit.scroll import settle
from lapreporter.ui.kit.surfaces import Sheet
from lapreporter.ui.kit.text import SetText
from lapreporter.ui.kit.theme import Theme, Type

__all__ = ["Count", "RowButton", "RowColumns", "RowContent", "RowList"]


class RowList(Sheet):
    """A sheet of rows. Up and Down go from row to row, a letter jumps to the row that bears it.

    ``opened`` carries the key of the row that was pressed. ``captions`` names the columns name, counts, time, status.
    """

    opened = Signal(str)

    def __init__(
        self,
        theme: Theme,
        columns: RowColumns | None = None,
        captions: Sequence[str] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, margins=(1, 1, 1, 1), spacing=1, parent=parent)
        self.columns = columns or RowColumns()
        self.rows: dict[str, RowButton] = {}
        if captions:
            self.body.add(_Captions(theme, self.columns, captions))

    def set_rows(self, rows: Sequence[tuple[str, RowContent]]) -> None:
        """Show these rows. The row with the focus keeps it; where it is gone, the one in its place has it."""
        if [key for key, _ in rows] != list(self.rows):
            self._replace(rows)
        else:
            for key, content in rows:
                self.rows[key].show_content(content)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to another row."""
        target = self._target(event)
        if target is None:
            super().keyPressEvent(event)
        else:
            target.setFocus(Qt.FocusReason.TabFocusReason)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the sheet and a hairline above every row but the first."""
        super().paintEvent(event)
        painter = QPainter(self)
        first = self.body.itemAt(0)
        for row in self.rows.values():
            if first is None or row is not first.widget():
                painter.fillRect(1, row.y() - 1, self.width() - 2, 1, self.theme.color(Role.HAIRLINE))

    def _replace(self, rows: Sequence[tuple[str, RowContent]]) -> None:
        old, self.rows = self.rows, {}
        for key, content in rows:
            self._append(key, content)
        if self.isVisible():
            for row in self.rows.values():
                row.show()
        focused = next((at for at, row in enumerate(old.values()) if row.hasFocus()), None)
        if focused is not None and self.rows:
            following = list(self.rows.values())[min(focused, len(rows) - 1)]
            self.rows.get(list(old)[focused], following).setFocus(Qt.FocusReason.OtherFocusReason)
        for row in old.values():
            self.body.removeWidget(row)
            discard(row)
        if self.isVisible():
            settle(self)

    def _append(self, key: str, content: RowContent) -> None:
        self.rows[key] = row = RowButton(self.theme, content, self.columns)
        row.clicked.connect(lambda: self.opened.emit(key))
        self.body.add(row)

    def _target(self, event: QKeyEvent) -> RowButton | None:
        rows = list(self.rows.values())
        here = next((index for index, row in enumerate(rows) if row.hasFocus()), -1)
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if step is not None and rows:
            return rows[min(max(here + step, 0), len(rows) - 1)]
        if event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End) and rows:
            return rows[0 if event.key() == Qt.Key.Key_Home else -1]
        letter = event.text().upper()
        return next((row for row in rows if letter and row.content.marker == letter), None)


class _Captions(Painted, QWidget):
    def __init__(self, theme: Theme, columns: RowColumns, captions: Sequence[str]) -> None:
        super().__init__()
        self.theme = theme
        self._columns = columns
        self._captions = captions
        let_grow_down(self)

    def sizeHint(self) -> QSize:
        """One line of small type; two where a name is longer than its column."""
        return QSize(0, self.heightForWidth(self.width()))

    def heightForWidth(self, width: int) -> int:
        """The height of the tallest name."""
        return ceil(max((words.height for words, _ in self._set(width)), default=0)) + 14

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the names of the columns; below each other there are none but the first."""
        painter = QPainter(self)
        painter.setPen(self.theme.color(Role.INK2))
        for words, place in self._set(self.width()):
            placed = QRectF(place.left(), (self.height() - words.height) / 2, place.width(), words.height)
            words.draw(painter, from_start(placed, QRectF(self.rect()), self.layoutDirection()).topLeft())

    def _set(self, width: int) -> list[tuple[SetText, QRectF]]:
        """The names with the room of their columns."""
        places = self._columns.places(self.theme, width)
        starts = [places[name] for name in ("marker", "counts", "time", "status")]
        ends = [*starts[1:], float(width)]
        shown = 1 if self._columns.stacked(self.theme, width) else len(starts)
        found = []
        for caption, start, end in list(zip(self._captions, starts, ends, strict=True))[:shown]:
            room = max(end - start - 8, 1.0)
            words = SetText(self.theme, Type.COLUMN, caption, room, self.layoutDirection())
            found.append((words, QRectF(start, 0, room, words.height)))
        return found
