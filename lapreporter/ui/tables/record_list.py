"""The records of a table, one line each: what it is called, the next answers, how serious its worst finding is."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from lapreporter.ui.kit.icons import Icon, draw_icon
from lapreporter.ui.kit.keys import ENTER
from lapreporter.ui.kit.lists import CalmList, Index, Lines
from lapreporter.ui.kit.palette import Role
from lapreporter.ui.kit.theme import Least, Theme, Type
from lapreporter.ui.questions.card import MARKS
from lapreporter.ui.tables.head import FIRST_INSET
from lapreporter.ui.tables.model import TableModel
from lapreporter.ui.tables.words import ROW_NUMBER

MOST_LINES = 6
_SUMMED_UP = 3


def record_name(model: TableModel, line: int) -> str:
    """What a record is called: its title, or its number."""
    return model.face(line, 0).text or model.desk.say(ROW_NUMBER, {"number": line + 1})


class RecordList(CalmList):
    """A list to choose a record from. Enter goes into the record, Ctrl+Enter adds one, Ctrl+Del removes it."""

    cell_changed = Signal()
    entered_by_key = Signal()
    row_asked = Signal()
    removal_asked = Signal()

    def __init__(self, theme: Theme, model: TableModel, name: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, name, parent)
        self.table = model
        self._kept: tuple[str, int] | None = None
        self._lines = _Lines(self)
        self.setItemDelegate(self._lines)
        self.setModel(model)
        model.modelAboutToBeReset.connect(self._remember)
        model.modelReset.connect(self._return)
        self.fit()

    def wear(self, theme: Theme) -> None:
        """Put on another theme."""
        super().wear(theme)
        self.fit()

    def fit(self) -> None:
        """Take the height the lines need."""
        lines = max(1, min(self.table.rowCount(), MOST_LINES))
        self.setFixedHeight(lines * self._lines.height())
        self.scheduleDelayedItemsLayout()

    def put(self, line: int, _column: int = 0) -> None:
        """Make a record the current one."""
        self.setCurrentIndex(self.table.index(line, 0))

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell that another record is the current one."""
        super().currentChanged(current, previous)
        self.cell_changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go into the record, add one or remove it."""
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.key() in ENTER:
            (self.row_asked if control else self.entered_by_key).emit()
        elif control and event.key() == Qt.Key.Key_Delete:
            self.removal_asked.emit()
        else:
            super().keyPressEvent(event)

    def _remember(self) -> None:
        here = self.currentIndex()
        self._kept = (self.table.row(here.row()).id, here.row()) if here.isValid() else None

    def _return(self) -> None:
        self.fit()
        if self.table.rows:
            line = self.table.line_of(self._kept[0]) if self._kept else 0
            last = self._kept[1] if self._kept else 0
            self.put(min(last, self.table.rowCount() - 1) if line is None else line)


class _Lines(Lines):
    def __init__(self, view: RecordList) -> None:
        super().__init__(view)
        self._view = view

    def height(self) -> int:
        """Two lines of text and their air, in pixels."""
        both = self.theme.line_height(Type.STRONG) + self.theme.line_height(Type.META)
        return max(round(both) + 16, Least.ROW)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As wide as the list."""
        return QSize(100, self.height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw title, summary and sign; the current record is tinted."""
        model, line = self._view.table, index.row()
        rect = QRectF(option.rect)
        self.draw_ground(painter, rect, current=self._view.currentIndex().row() == line)
        room = rect.adjusted(FIRST_INSET, 7, -FIRST_INSET, -8)
        severity = model.row_severity(line)
        if severity is not None:
            room = self._icon(painter, room, MARKS[severity].icon, MARKS[severity].tone.ink, option.direction)
        if model.is_waiting(line):
            room = self._icon(painter, room, Icon.HISTORY, Role.INK3, option.direction)
        name = QRectF(room.left(), room.top(), room.width(), self.theme.line_height(Type.STRONG))
        self._words(painter, name, record_name(model, line), Role.INK, option.direction, strong=True)
        below = QRectF(room.left(), name.bottom(), room.width(), room.bottom() - name.bottom())
        texts = (model.face(line, at).text.partition("\n")[0] for at in range(1, len(model.columns)))
        summary = [text for text in texts if text][:_SUMMED_UP]
        self._words(painter, below, " \u00b7 ".join(summary), Role.INK2, option.direction, strong=False)

    def _icon(self, painter: QPainter, room: QRectF, icon: Icon, ink: Role, direction: Qt.LayoutDirection) -> QRectF:
        side = self.theme.px(18)
        leftwards = direction is Qt.LayoutDirection.RightToLeft
        x = room.left() if leftwards else room.right() - side
        slot = QRectF(x, round(room.center().y() - side / 2), side, side)
        draw_icon(painter, icon, slot, self.theme.color(ink), direction)
        return room.adjusted(side + 8, 0, 0, 0) if leftwards else room.adjusted(0, 0, -side - 8, 0)

    def _words(
        self, painter: QPainter, room: QRectF, text: str, ink: Role, direction: Qt.LayoutDirection, *, strong: bool
    ) -> None:
        painter.setFont(self.theme.font(Type.STRONG if strong else Type.META))
        painter.setPen(self.theme.color(ink))
        painter.setLayoutDirection(direction)
        short = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(room.width()))
        leading = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(room, int(leading.value), short)
