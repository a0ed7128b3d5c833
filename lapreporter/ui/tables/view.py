"""The sheet itself: a table view that is walked by the keyboard as a spreadsheet is, and left at its end."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QFontMetricsF, QKeyEvent, QKeySequence, QPalette, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTableView, QWidget

from lapreporter.report.kinds import Kind
from lapreporter.ui.kit.keys import ENTER
from lapreporter.ui.kit.palette import Role
from lapreporter.ui.kit.resizing import told_later
from lapreporter.ui.kit.scroll import ThinBar
from lapreporter.ui.kit.theme import Least, Theme, Type
from lapreporter.ui.tables.cells import ColumnCells
from lapreporter.ui.tables.delegate import CellDelegate
from lapreporter.ui.tables.frozen import FrozenColumn
from lapreporter.ui.tables.head import MANY, SheetHead, insets
from lapreporter.ui.tables.model import TableModel
from lapreporter.ui.tables.totals import spoken

Index = QModelIndex | QPersistentModelIndex

MOST_LINES = 9
LINES_OF_MANY = 7
"""So many rows show whole; of more, fewer lines show and scroll between a fixed head and the sums."""

_TITLE_SHARE = 1.3
_DIGITS = 7
_BOLD_DIGIT = 1.06
_LONGEST_TITLE, _LONGEST_TEXT, _LONGEST_CHOICE = 15, 11, 18
_NARROW = 0.65
_CONTROL, _SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
_ENSURE_VISIBLE = QAbstractItemView.ScrollHint.EnsureVisible
_EXACTLY = QItemSelectionModel.SelectionFlag.ClearAndSelect


class SheetView(QTableView):
    """Shows a `TableModel`. What changes more than one cell is asked for by a signal.

    ``cell_changed`` tells that another cell is the current one, ``left_by_key`` that Esc leaves the table.
    """

    cell_changed = Signal()
    row_asked = Signal()
    removal_asked = Signal()
    clearing_asked = Signal()
    copy_asked = Signal()
    paste_asked = Signal()
    left_by_key = Signal()
    menu_asked = Signal(QPoint)

    def __init__(self, theme: Theme, model: TableModel, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.table = model
        self._place: tuple[str, int] | None = None
        self._line = 0
        self.frozen: FrozenColumn | None = None
        self.setAccessibleName(name)
        self.setModel(model)
        self.head = SheetHead(theme, model.columns, self)
        self.setHorizontalHeader(self.head)
        self.cells = CellDelegate(theme, self)
        self.setItemDelegate(self.cells)
        self._prepare()
        self.frozen = FrozenColumn(theme, self, CellDelegate(theme, self))
        self.cells.went.connect(self.go)
        self.cells.row_asked.connect(self.row_asked)
        model.modelAboutToBeReset.connect(self._remember)
        model.modelReset.connect(self._return)
        self.wear(theme)

    def _prepare(self) -> None:
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().hide()
        self.setVerticalScrollBar(ThinBar(self.theme))
        self.setHorizontalScrollBar(ThinBar(self.theme, Qt.Orientation.Horizontal))
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setCornerWidget(QWidget(self))
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(
            triggers.DoubleClicked | triggers.SelectedClicked | triggers.EditKeyPressed | triggers.AnyKeyPressed
        )

    def wear(self, theme: Theme) -> None:
        """Put on another theme."""
        self.theme = theme
        colours = self.palette()
        colours.setColor(QPalette.ColorRole.Base, theme.color(Role.SHEET))
        self.setPalette(colours)
        self.cells.wear(theme)
        self.head.wear(theme)
        if self.frozen is not None:
            self.frozen.wear(theme)
        self.verticalHeader().setDefaultSectionSize(max(round(theme.line_height(Type.BODY)) + 26, Least.ROW))
        self.fit()

    def fit(self) -> None:
        """Share the width among the columns by their weights, and take the height the lines need."""
        weights = [cells.column.width * (_TITLE_SHARE if not at else 1) for at, cells in enumerate(self.table.columns)]
        least = [self._least(at) for at in range(len(weights))]
        for at, width in enumerate(_shared(self.viewport().width(), weights, least)):
            self.head.resizeSection(at, width)
        count = self.table.rowCount()
        lines = LINES_OF_MANY if count > MOST_LINES else max(1, count)
        beyond = self.head.length() > self.viewport().width()
        bar = self.horizontalScrollBar().sizeHint().height() if beyond else 0
        self.head.updateGeometry()
        height = self.head.sizeHint().height() + lines * self.verticalHeader().defaultSectionSize() + bar
        if self.height() != height or self.minimumHeight() != height:
            self.setFixedHeight(height)
        self.updateGeometries()
        if self.frozen is not None:
            self.frozen.follow()

    def _least(self, column: int) -> int:
        """The width below which a label, a figure or a choice would be cut, in pixels."""
        cells, air = self.table.columns[column], sum(insets(column, len(self.table.columns))) + 2
        if cells.figures:
            needed: float = self.theme.chars(self._digits(column) * _BOLD_DIGIT, Type.FIGURE) + air
        else:
            sign = self.theme.px(22) if any(cells.symbol(one) for one in cells.options) else 0
            title = _LONGEST_TITLE if len(self.table.columns) < MANY else _LONGEST_TEXT
            weight = min(cells.column.width, _LONGEST_TEXT if column else title) * (_NARROW if column else 1)
            needed = max(self._choice_width(cells), self.theme.chars(weight)) + air + sign
        return max(self.head.narrowest(column), round(needed))

    def _choice_width(self, cells: ColumnCells) -> float:
        """The width of the longest choice of a column, within reason, in pixels."""
        if not cells.options or cells.kind is not Kind.CHOICE:
            return 0
        metrics = QFontMetricsF(self.theme.font(Type.BODY))
        widest = max(metrics.horizontalAdvance(label) for label in cells.options.values())
        return min(widest, self.theme.chars(_LONGEST_CHOICE))

    def _digits(self, column: int) -> int:
        """How many characters the longest figure of a column has, its sum included; a figure is never cut."""
        cells = self.table.columns[column]
        shown = spoken(self.table.desk.language, cells, self.table.total(cells))
        return max(_DIGITS, len(shown.removesuffix("\u00a0m²")))

    def put(self, line: int, column: int) -> None:
        """Make a cell the current one, and bring it into sight."""
        index = self.table.index(line, column)
        self.selectionModel().setCurrentIndex(index, _EXACTLY)
        self.scrollTo(index)

    def go(self, columns: int, lines: int) -> None:
        """Go on by columns or lines; beyond the last cell the focus leaves the table."""
        if columns and not self._step(columns):
            self.setFocus(Qt.FocusReason.OtherFocusReason)
            super().focusNextPrevChild(columns > 0)
        elif lines:
            here = self.currentIndex()
            line = min(max(here.row() + lines, 0), self.table.rowCount() - 1)
            self.put(line, here.column())

    def chosen(self) -> list[tuple[int, int]]:
        """The selected cells as lines and columns, or the current one."""
        found = sorted((index.row(), index.column()) for index in self.selectionModel().selectedIndexes())
        here = self.currentIndex()
        return found or ([(here.row(), here.column())] if here.isValid() else [])

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes to the next cell, and out of the table after the last one."""
        return self._step(1 if forward else -1) or super().focusNextPrevChild(forward)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Have a current cell: the first, or the last when one comes backwards."""
        super().focusInEvent(event)
        backwards = event.reason() is Qt.FocusReason.BacktabFocusReason
        if backwards and self.table.rowCount():
            self.put(self.table.rowCount() - 1, len(self.table.columns) - 1)
        elif not self.currentIndex().isValid() and self.table.rowCount():
            self.put(0, 0)
        self.cell_changed.emit()
        self._repaint()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Let the tint go."""
        super().focusOutEvent(event)
        self._repaint()

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Repaint both rows, and tell."""
        super().currentChanged(current, previous)
        self._repaint()
        self.cell_changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk and work by keys."""
        control, key = bool(event.modifiers() & _CONTROL), event.key()
        if key in ENTER:
            if control:
                self.row_asked.emit()
            else:
                self.go(0, -1 if event.modifiers() & _SHIFT else 1)
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            (self.removal_asked if control else self.clearing_asked).emit()
        elif key == Qt.Key.Key_Escape:
            self.left_by_key.emit()
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy_asked.emit()
        elif event.matches(QKeySequence.StandardKey.Cut):
            self.copy_asked.emit()
            self.clearing_asked.emit()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste_asked.emit()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu where the pointer is, or at the current cell."""
        by_mouse = event.reason() is QContextMenuEvent.Reason.Mouse
        self.menu_asked.emit(
            event.globalPos()
            if by_mouse
            else self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).bottomLeft())
        )

    def scrollTo(self, index: Index, hint: QAbstractItemView.ScrollHint = _ENSURE_VISIBLE) -> None:
        """Bring a cell into sight, not below the column that stays."""
        super().scrollTo(index, hint)
        bar = self.horizontalScrollBar()
        if index.column() == 0:
            bar.setValue(0)
        elif bar.value():
            hidden = self.head.sectionSize(0) - self.head.sectionViewportPosition(index.column())
            bar.setValue(bar.value() - max(0, hidden))

    @told_later
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit()

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        """Select the cells under a dragged rectangle."""
        super().setSelection(rect, command)
        self._repaint()

    def _step(self, by: int) -> bool:
        columns = len(self.table.columns)
        here = self.currentIndex()
        at = here.row() * columns + here.column() + by
        if not here.isValid() or not 0 <= at < columns * self.table.rowCount():
            return False
        self.put(*divmod(at, columns))
        return True

    def _remember(self) -> None:
        here = self.currentIndex()
        self._place = (self.table.row(here.row()).id, here.column()) if here.isValid() else None
        self._line = here.row()

    def _return(self) -> None:
        self.cells.let_go()
        self.fit()
        if self._place is None or not self.table.rowCount():
            return
        line = self.table.line_of(self._place[0])
        if line is None:
            line = min(self._line, self.table.rowCount() - 1)
        self.put(line, self._place[1])

    def _repaint(self) -> None:
        self.viewport().update()
        if self.frozen is not None:
            self.frozen.viewport().update()


def _shared(width: int, weights: list[float], least: list[int]) -> list[int]:
    """Widths by weight that fill the room; no column gets less than its least, even if the table must scroll then."""
    fixed: set[int] = set()
    while True:
        room = width - sum(least[at] for at in fixed)
        weight = sum(one for at, one in enumerate(weights) if at not in fixed)
        short = {at for at, one in enumerate(weights) if at not in fixed and one * room < least[at] * weight}
        if not short:
            break
        fixed |= short
    widths = [least[at] if at in fixed else int(one * room / weight) for at, one in enumerate(weights)]
    widths[-1] += max(0, width - sum(widths)) if len(fixed) < len(weights) else 0
    return widths
