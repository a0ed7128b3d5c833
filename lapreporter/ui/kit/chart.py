"""A chart in the window: the same drawing as on paper, in the colours of the theme, with its figures one key away."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QSizePolicy,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from lapreporter.exchange.charts.shapes import Anchor, Bar, Chart, Drawn, Figures, Fill, Line, Stroke, Tone, Words
from lapreporter.ui.kit.buttons import Button, ButtonKind
from lapreporter.ui.kit.focus import RingOutside
from lapreporter.ui.kit.keys import PRESS
from lapreporter.ui.kit.layouts import Column
from lapreporter.ui.kit.painting import smooth
from lapreporter.ui.kit.palette import Role
from lapreporter.ui.kit.text import Text
from lapreporter.ui.kit.theme import Least, Space, TextStyle, Theme, Type
from lapreporter.words import Language, mark

SHOW_FIGURES, SHOW_CHART = mark("Show the figures as a table"), mark("Show the chart")
NOT_KNOWN = mark("not known")
_COLUMN_WIDTH = 64
"""Pixels that a column of a chart, or half a bar, likes to have."""
_FILLS = {Fill.REPORTED: Role.ACCENT, Fill.PRESENT: Role.ACCENT_STRONG, Fill.FEMALE: Role.ACCENT}
_TINTED = {Fill.MALE: (Role.ACCENT_TINT, Role.ACCENT), Fill.UNKNOWN: (Role.NEUTRAL, Role.EDGE)}
_BOLD = QFont.Weight.DemiBold
_STYLES = {
    Tone.PLAIN: TextStyle(Type.AXIS.size, ink=Role.INK, figures=True),
    Tone.STRONG: TextStyle(Type.AXIS.size, _BOLD, Role.INK, figures=True),
    Tone.SLANTED: TextStyle(Type.AXIS.size, ink=Role.INK2, figures=True),
    Tone.DEADLINE: TextStyle(13, _BOLD, Role.ERROR),
}


class ChartView(QWidget):
    """A chart under its title and conclusion. Enter, Space or the button below shows its figures as a table."""

    def __init__(self, theme: Theme, chart: Chart, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self.title = Text(theme, "", Type.QUESTION)
        self.conclusion = Text(theme, "", Type.HELP)
        self.canvas = ChartCanvas(theme, chart, language)
        self.table = FiguresTable(theme)
        self.switch = Button(theme, language.text(SHOW_FIGURES), ButtonKind.QUIET)
        Column(self.title, self.conclusion, self.canvas, self.table, self.switch, None, parent=self)
        self.switch.clicked.connect(self.turn)
        self.canvas.turned.connect(self.turn)
        self.table.turned.connect(self.turn)
        self.table.hide()
        self.show_chart(chart)

    def show_chart(self, chart: Chart) -> None:
        """Show other figures."""
        self.title.setText(chart.title(self._language))
        self.conclusion.setText(chart.conclusion(self._language))
        self.canvas.show_chart(chart)
        self.table.show_figures(chart.title(self._language), chart.figures(self._language), self._language)

    def turn(self) -> None:
        """Change between drawing and table; the focus goes along."""
        to_table = not self.table.isVisibleTo(self)
        had_focus = self.canvas.hasFocus() or self.table.hasFocus()
        self.table.setVisible(to_table)
        self.canvas.setVisible(not to_table)
        self.switch.set_label(self._language.text(SHOW_CHART if to_table else SHOW_FIGURES))
        if had_focus:
            (self.table if to_table else self.canvas).setFocus()


class ChartCanvas(RingOutside, QWidget):
    """The drawing alone. ``turned`` says that the table is wanted."""

    turned = Signal()

    def __init__(self, theme: Theme, chart: Chart, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self._chart = chart
        self._language = language
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_chart(chart)

    def show_chart(self, chart: Chart) -> None:
        """Draw other figures."""
        self._chart = chart
        self.setAccessibleName(chart.title(self._language))
        self.setAccessibleDescription(chart.alternative(self._language))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As high as its lines, as wide as its columns like to be."""
        return QSize(10 * _COLUMN_WIDTH, round(self._chart.lines() * self._line))

    def minimumSizeHint(self) -> QSize:
        """Half of that width."""
        return QSize(5 * _COLUMN_WIDTH, self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ask for the table with Enter or Space."""
        if event.key() in PRESS:
            self.turned.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the shapes."""
        painter = smooth(QPainter(self))
        drawn = self._chart.drawn(self._language, self.width() - 2, self.height() - 1, self._line)
        painter.translate(1, 0)
        for shape in drawn.shapes:
            match shape:
                case Bar():
                    self._bar(painter, drawn, shape)
                case Line():
                    self._stroke(painter, drawn, shape)
                case Words():
                    self._words(painter, drawn, shape)

    @property
    def _line(self) -> float:
        return self.theme.line_height(Type.AXIS)

    def _left(self, drawn: Drawn, x: float, width: float) -> float:
        turned = drawn.mirrored and self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        return drawn.width - x - width if turned else x

    def _bar(self, painter: QPainter, drawn: Drawn, bar: Bar) -> None:
        rect = QRectF(self._left(drawn, bar.x, bar.width), bar.y, bar.width, bar.height)
        if bar.fill in _FILLS:
            painter.fillRect(rect, self.theme.color(_FILLS[bar.fill]))
            return
        pen = QPen(self.theme.color(Role.INK2), 1.2)
        pen.setDashPattern([4, 3])
        fill: QColor | Qt.BrushStyle = Qt.BrushStyle.NoBrush
        if bar.fill in _TINTED:
            tint, edge = _TINTED[bar.fill]
            fill, pen = self.theme.color(tint), QPen(self.theme.color(edge), 1.2)
        painter.setPen(pen)
        painter.setBrush(fill)
        painter.drawRect(rect.adjusted(0.6, 0.6, -0.6, -0.6))

    def _stroke(self, painter: QPainter, drawn: Drawn, line: Line) -> None:
        deadline = line.stroke is Stroke.DEADLINE
        painter.setPen(QPen(self.theme.color(Role.ERROR if deadline else Role.EDGE), 2 if deadline else 1))
        start, end = (self._left(drawn, x, 0) for x in (line.x1, line.x2))
        painter.drawLine(round(start), round(line.y1), round(end), round(line.y2))

    def _words(self, painter: QPainter, drawn: Drawn, words: Words) -> None:
        style = _STYLES[words.tone]
        font = self.theme.font(style)
        font.setItalic(words.tone is Tone.SLANTED)
        painter.setFont(font)
        painter.setPen(self.theme.color(style.ink))
        width = painter.fontMetrics().horizontalAdvance(words.text) + 2.0
        x = words.x - {Anchor.LEFT: 0.0, Anchor.MIDDLE: width / 2, Anchor.RIGHT: width}[words.anchor]
        rect = QRectF(self._left(drawn, x, width), words.y, width, self._line)
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip, words.text)


class FiguresTable(QTableWidget):
    """The figures of a chart, to be read and copied. ``turned`` says that the drawing is wanted again."""

    turned = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.verticalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.horizontalHeader().setStretchLastSection(True)
        self.wear(theme)

    def wear(self, theme: Theme) -> None:
        """Put on another theme."""
        self.setFont(theme.font(Type.FIGURE))
        self.horizontalHeader().setFont(theme.font(Type.COLUMN))
        self.verticalHeader().setDefaultSectionSize(max(theme.px(28), Least.TARGET))
        line, ground = (theme.color(role).name() for role in (Role.HAIRLINE, Role.SUNKEN))
        self.setStyleSheet(
            f"QTableView::item {{ padding: 0 {Space.MEDIUM}px; border-bottom: 1px solid {line}; }}"
            f"QHeaderView::section {{ padding: 4px {Space.MEDIUM}px; border: none; background: {ground}; }}"
        )
        self._fit()

    def show_figures(self, name: str, figures: Figures, language: Language) -> None:
        """Show other figures."""
        self.setAccessibleName(name)
        self.setColumnCount(len(figures.heads))
        self.setRowCount(len(figures.rows))
        self.setHorizontalHeaderLabels(figures.heads)
        for row, line in enumerate(figures.rows):
            for column, said in enumerate(line[: len(figures.heads)]):
                item = QTableWidgetItem(language.text(NOT_KNOWN) if said is None else said)
                item.setTextAlignment(_alignment(column))
                self.setItem(row, column, item)
        for column in range(self.columnCount()):
            head = self.horizontalHeaderItem(column)
            if head is not None:
                head.setTextAlignment(_alignment(column))
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ask for the drawing with Enter or Space."""
        if event.key() in PRESS:
            self.turned.emit()
        else:
            super().keyPressEvent(event)

    def _fit(self) -> None:
        """As high as its rows: the page scrolls, not the table."""
        rows = self.rowCount() * self.verticalHeader().defaultSectionSize()
        self.setFixedHeight(rows + self.horizontalHeader().sizeHint().height() + 2 * self.frameWidth())


def _alignment(column: int) -> Qt.AlignmentFlag:
    if column == 1:
        return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
    return Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
