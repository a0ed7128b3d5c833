"""The first column, which stays in place while a wide sheet scrolls sideways."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QAbstractItemView, QFrame, QStyledItemDelegate, QTableView

from lapreporter.ui.kit.palette import Role
from lapreporter.ui.kit.theme import Theme
from lapreporter.ui.tables.head import SheetHead
from lapreporter.ui.tables.model import TableModel


class FrozenColumn(QTableView):
    """A second view of the first column, laid over the sheet only while the sheet is scrolled sideways.

    It never takes the focus: a cell is made current in the sheet, which then scrolls back to it.
    """

    def __init__(self, theme: Theme, sheet: QTableView, cells: QStyledItemDelegate) -> None:
        super().__init__(sheet)
        self.theme = theme
        self._sheet = sheet
        model = sheet.model()
        if not isinstance(model, TableModel):
            raise TypeError(type(model).__name__)
        self.setModel(model)
        self.setSelectionModel(sheet.selectionModel())
        self.setItemDelegate(cells)
        self.setHorizontalHeader(SheetHead(theme, model.columns, self))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.verticalHeader().hide()
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for column in range(1, len(model.columns)):
            self.setColumnHidden(column, True)
        sheet.verticalScrollBar().valueChanged.connect(self.verticalScrollBar().setValue)
        self.verticalScrollBar().valueChanged.connect(sheet.verticalScrollBar().setValue)
        sheet.horizontalScrollBar().valueChanged.connect(self.follow)
        self.horizontalHeader().sectionClicked.connect(sheet.horizontalHeader().sectionClicked)
        self.viewport().installEventFilter(self)
        self.hide()

    def wear(self, theme: Theme) -> None:
        """Put on another theme."""
        self.theme = theme
        colours = self.palette()
        colours.setColor(QPalette.ColorRole.Base, theme.color(Role.SHEET))
        self.setPalette(colours)

    def follow(self) -> None:
        """Stand where the first column would stand, as high as the sheet shows."""
        sheet = self._sheet
        width = sheet.columnWidth(0)
        scrolled = sheet.horizontalScrollBar().value() > 0
        self.verticalHeader().setDefaultSectionSize(sheet.verticalHeader().defaultSectionSize())
        self.setColumnWidth(0, width)
        height = sheet.viewport().height() + sheet.horizontalHeader().height()
        leftwards = sheet.layoutDirection() is Qt.LayoutDirection.RightToLeft
        left = sheet.viewport().geometry().right() + 1 - width if leftwards else sheet.viewport().geometry().left()
        self.horizontalHeader().setFixedHeight(sheet.horizontalHeader().height())
        self.setGeometry(left, 0, width, height)
        self.setVisible(scrolled)
        if scrolled:
            self.verticalScrollBar().setValue(sheet.verticalScrollBar().value())
            self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the cells and the line at which the rest slides under."""
        super().paintEvent(event)
        leftwards = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        painter = QPainter(self.viewport())
        x = 0 if leftwards else self.viewport().width() - 1
        painter.fillRect(x, 0, 1, self.viewport().height(), self.theme.color(Role.EDGE))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A click makes the cell current in the sheet."""
        if isinstance(event, QMouseEvent) and event.type() is QEvent.Type.MouseButtonPress:
            index = self.indexAt(event.position().toPoint())
            self._sheet.setFocus(Qt.FocusReason.MouseFocusReason)
            if index.isValid():
                self._sheet.setCurrentIndex(index)
                self._sheet.scrollTo(index)
            return True
        return False
