"""The first rows of a copied block, each column under the list that says where it goes."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QWidget

from lapreporter.ui.desk import Desk
from lapreporter.ui.kit.fields import Select
from lapreporter.ui.kit.palette import Role
from lapreporter.ui.kit.scroll import ThinBar
from lapreporter.ui.kit.text import Text
from lapreporter.ui.kit.theme import Space, Theme, Type
from lapreporter.ui.tables.cells import ColumnCells
from lapreporter.ui.tables.paste import Matching
from lapreporter.words import mark

GOES_TO = mark("Column {number} goes to")
LEFT_OUT = mark("Left out")

PREVIEWED = 5
_LONGEST = 28


class PastePreview(QScrollArea):
    """A frame that scrolls sideways when the block is wide. ``sent`` carries a column and where it is to go."""

    sent = Signal(int, object)

    def __init__(
        self, desk: Desk, matching: Matching, columns: Sequence[ColumnCells], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._columns = {cells.name: cells for cells in columns}
        options = [("", desk.say(LEFT_OUT)), *((cells.name, cells.label) for cells in columns)]
        self.selects = [
            Select(desk.theme, desk.say(GOES_TO, {"number": at + 1}), options) for at in range(matching.block.width)
        ]
        self._texts = [[Text(desk.theme, "", Type.HELP, measure=None) for _ in self.selects] for _ in range(PREVIEWED)]
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidgetResizable(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBar(ThinBar(desk.theme, Qt.Orientation.Horizontal))
        self._inside = self._grid()
        self.setWidget(self._inside)
        self.wear(desk.theme)
        self.show_matching(matching)

    def wear(self, theme: Theme) -> None:
        """Put on another theme; the ground is that of the sheet below."""
        self.viewport().setAutoFillBackground(False)
        self._inside.setAutoFillBackground(False)
        self._fit()

    def show_matching(self, matching: Matching) -> None:
        """Show where each column goes, and its first cells."""
        for select, target in zip(self.selects, matching.targets, strict=True):
            select.setCurrentIndex(max(0, select.findData(target.name if target else "")))
        for at, texts in enumerate(self._texts):
            line = matching.lines[at] if at < len(matching.lines) else ()
            for place, text in enumerate(texts):
                cell = line[place] if line else ""
                text.setVisible(bool(line))
                left_out = matching.targets[place] is None
                text.say(_short(cell) or " ", ink=Role.INK3 if left_out else Role.INK)
        self._fit()

    def _grid(self) -> QWidget:
        inside = QWidget()
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, Space.SMALL, 0, Space.SMALL)
        grid.setHorizontalSpacing(Space.LARGE)
        grid.setVerticalSpacing(Space.HAIR)
        for place, select in enumerate(self.selects):
            select.activated.connect(lambda _index, place=place: self._send(place))
            grid.addWidget(select, 0, place)
            for at, texts in enumerate(self._texts):
                grid.addWidget(texts[place], at + 1, place)
        grid.setColumnStretch(len(self.selects), 1)
        return inside

    def _send(self, place: int) -> None:
        self.sent.emit(place, self._columns.get(self.selects[place].currentData()))

    def _fit(self) -> None:
        inside = self._inside.sizeHint()
        bar = self.horizontalScrollBar().sizeHint().height()
        self.setFixedHeight(inside.height() + bar)


def _short(cell: str) -> str:
    line = " ".join(cell.split())
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…"
