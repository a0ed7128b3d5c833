"""The board: one row of tiles for each section of the plan, and the same as a list with titles."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from itertools import groupby, pairwise

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from lapreporter.checks.plan.coverage import ActionCoverage
from lapreporter.ui.desk import Desk
from lapreporter.ui.kit.palette import Role
from lapreporter.ui.kit.surfaces import Sheet
from lapreporter.ui.kit.text import Text
from lapreporter.ui.kit.theme import Theme, Type
from lapreporter.ui.plan.looks import WORDS
from lapreporter.ui.plan.standing import Standing
from lapreporter.ui.plan.tile import ActionTile
from lapreporter.words import Term, mark

SPOKEN = mark("Action {number}, {title}, {state}")
BOARD = mark("Board of the {count} actions")

_SIDE = 20
_LABEL = 190
_STEPS = {Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1)}


def spoken(desk: Desk, of: ActionCoverage) -> str:
    """An action and how it stands, as one sentence."""
    return desk.say(
        SPOKEN,
        {"number": of.action.number, "title": Term(of.action.title), "state": Term(WORDS[of.status])},
    )


class Board(Sheet):
    """Tiles by section. One stop for Tab; arrows go along the rows and from row to row, Home and End to their ends.

    ``opened`` carries the number of the action that was pressed, ``pointed`` the one that focus or mouse are at (0 for
    none).
    """

    opened = Signal(int)
    pointed = Signal(int)

    def __init__(self, desk: Desk, standing: Standing, parent: QWidget | None = None) -> None:
        super().__init__(desk.theme, margins=(_SIDE, 8, _SIDE, 8), spacing=0, parent=parent)
        self.desk = desk
        self.standing = standing
        self.tiles: dict[int, ActionTile] = {}
        self._lines: list[list[int]] = []
        self._labels: list[Text] = []
        self._stop = 0
        self._grid = QGridLayout()
        self._grid.setSpacing(0)
        self._grid.setVerticalSpacing(1)
        self._build()
        self.setAccessibleName(desk.say(BOARD, {"count": len(self.tiles)}))
        self.body.addLayout(self._grid)
        self.wear(desk.theme)

    def _build(self) -> None:
        sections = groupby(self.standing.plan.actions, key=lambda action: action.section)
        for line, (section, actions) in enumerate(sections):
            label = Text(self.desk.theme, self.desk.say(self.standing.plan.headings[section]), Type.HELP_STRONG)
            self._labels.append(label)
            self._grid.addWidget(label, line, 0, Qt.AlignmentFlag.AlignVCenter)
            self._lines.append([])
            for column, action in enumerate(actions, 1):
                tile = ActionTile(self.desk.theme, action.number)
                tile.clicked.connect(partial(self._open, action.number))
                tile.pointed.connect(partial(self._point, action.number))
                self.tiles[action.number] = tile
                self._lines[-1].append(action.number)
                self._grid.addWidget(tile, line, column)
        self._grid.setColumnStretch(self._grid.columnCount(), 1)
        self._stop_at(next(iter(self.tiles)))

    def needed(self) -> int:
        """The width in pixels without which the tiles do not stand side by side."""
        tile = next(iter(self.tiles.values())).sizeHint().width()
        return 2 * _SIDE + self.theme.px(_LABEL) + tile * max(len(line) for line in self._lines)

    def refresh(self, opened: int | None) -> None:
        """Show how the actions stand now, and which of them is open."""
        for one in self.standing.coverage.actions:
            tile = self.tiles[one.action.number]
            tile.show_state(one.status, spoken(self.desk, one), one.action.number == opened)

    def focus(self, number: int | None) -> None:
        """Put the focus on a tile, or on the one where it was last."""
        if number in self.tiles:
            self._stop_at(number)
        self.tiles[self._stop].setFocus(Qt.FocusReason.TabFocusReason)

    def wear(self, theme: Theme) -> None:
        """Put on another theme."""
        super().wear(theme)
        for label in self._labels:
            label.setMinimumWidth(theme.px(_LABEL) - 12)
        self._grid.setColumnMinimumWidth(0, theme.px(_LABEL))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to another tile."""
        target = self._target(Qt.Key(event.key()))
        if target is None:
            super().keyPressEvent(event)
        else:
            self.focus(target)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the sheet, and a hairline between the rows."""
        super().paintEvent(event)
        painter = QPainter(self)
        for above, below in pairwise(self._lines):
            y = (self.tiles[above[0]].geometry().bottom() + self.tiles[below[0]].y() + 1) // 2
            painter.fillRect(QRect(_SIDE, y, self.width() - 2 * _SIDE, 1), self.theme.color(Role.HAIRLINE))

    def _target(self, key: Qt.Key) -> int | None:
        row = next((line for line, numbers in enumerate(self._lines) if self._here() in numbers), None)
        if row is None:
            return None
        line: Sequence[int] = self._lines[row]
        column = line.index(self._here())
        if key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            return line[0 if key == Qt.Key.Key_Home else -1]
        if key not in _STEPS:
            return None
        across, down = _STEPS[key]
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            across = -across
        if across:
            return self._beside(line[column], across)
        row = min(max(row + down, 0), len(self._lines) - 1)
        return self._lines[row][min(column, len(self._lines[row]) - 1)]

    def _beside(self, number: int, step: int) -> int:
        """The action before or after, also across the end of a row."""
        numbers = list(self.tiles)
        return numbers[min(max(numbers.index(number) + step, 0), len(numbers) - 1)]

    def _here(self) -> int:
        return next((number for number, tile in self.tiles.items() if tile.hasFocus()), 0)

    def _stop_at(self, number: int) -> None:
        self._stop = number
        for known, tile in self.tiles.items():
            here = known == number
            tile.setFocusPolicy(Qt.FocusPolicy.StrongFocus if here else Qt.FocusPolicy.ClickFocus)
        self.setFocusProxy(self.tiles[number])

    def _open(self, number: int, _checked: bool = False) -> None:
        self._stop_at(number)
        self.opened.emit(number)

    def _point(self, number: int, here: bool) -> None:
        if here and self.tiles[number].hasFocus():
            self._stop_at(number)
        self.pointed.emit(number if here else self._here())
