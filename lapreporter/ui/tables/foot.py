"""The foot of a sheet, with the sums of its rows."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from lapreporter.report.node import Row
from lapreporter.ui.kit.figures import KeyFigure
from lapreporter.ui.kit.layouts import Across, Column, Flow, discard
from lapreporter.ui.kit.layouts import Row as Line
from lapreporter.ui.kit.painted import Painted
from lapreporter.ui.kit.painting import smooth
from lapreporter.ui.kit.palette import Role
from lapreporter.ui.kit.text import SetText, Text
from lapreporter.ui.kit.theme import Radius, Space, TextStyle, Theme, Type
from lapreporter.ui.tables.head import FIRST_INSET, text_room
from lapreporter.ui.tables.model import TableModel
from lapreporter.ui.tables.totals import ALL_ROWS, WITHOUT, Figure, grouped, spoken, written_out
from lapreporter.ui.tables.view import SheetView

_SUM = TextStyle(15, Type.TOTAL.weight, figures=True)


class Foot(Painted, QWidget):
    """Live sums on a sunken ground. With one row there is nothing to add up, and nothing shows."""

    def __init__(self, model: TableModel, view: SheetView | None = None, parent: QWidget | None = None) -> None:
        """With ``view`` several sums stand under its columns."""
        super().__init__(parent)
        theme, question = model.desk.theme, model.question
        self.theme = theme
        self._model = model
        self._sums = SumLine(theme, view) if view and len(question.totals) > 1 and not question.group else None
        self._figures = Flow(spacing=28, line_spacing=Space.SMALL)
        self._beside = KeyFigure(theme, "", "")
        self._missing = Text(theme, "", Type.META)
        figures = Line(across=Across.TOP, spacing=Space.WIDE, margins=(FIRST_INSET, 0, FIRST_INSET, 0))
        figures.addLayout(self._figures, 1)
        figures.add(self._beside)
        lines = Column(*([self._sums] if self._sums else []), figures, spacing=0)
        lines.addLayout(Column(self._missing, margins=(FIRST_INSET, 2, FIRST_INSET, 0)))
        Column(lines, margins=(0, 10, 0, 12), parent=self)
        self._shown: tuple[Figure, ...] = ()
        self._rows: tuple[Row, ...] | None = None

    def refresh(self) -> None:
        """Add up the rows there are now, unless they are added up already."""
        model, language, rows = self._model, self._model.desk.language, self._model.rows
        if rows is self._rows:
            return
        self._rows = rows
        totals = [cells for cells in model.columns if cells.name in model.question.totals]
        self.setVisible(bool(totals) and len(rows) > 1)
        if not totals or len(rows) < 2:
            return
        if self._sums is not None:
            self._sums.refresh()
        sums = () if self._sums else grouped(language, model.columns, model.question, rows, model.total)
        self._show_figures(sums)
        beside = None if self._sums else written_out(language, totals[0], model.total(totals[0]))
        self._beside.setVisible(beside is not None)
        if beside is not None:
            self._beside.say(beside.label, beside.value)
        missing = 0 if self._sums else max(model.total(cells).missing for cells in totals)
        self._missing.setVisible(bool(missing))
        self._missing.setText(language.plural(WITHOUT, missing))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the sunken ground within the rounded corners of the sheet."""
        whole = QRectF(self.rect())
        shape = QPainterPath()
        shape.addRoundedRect(whole.adjusted(0, -20, 0, 0), Radius.CARD - 1, Radius.CARD - 1)
        painter = smooth(QPainter(self))
        painter.fillPath(shape, self.theme.color(Role.SUNKEN))
        painter.fillRect(QRectF(0, 0, whole.width(), 1), self.theme.color(Role.HAIRLINE))

    def _show_figures(self, figures: tuple[Figure, ...]) -> None:
        if figures == self._shown:
            return
        while len(figures) < self._figures.count():
            item = self._figures.takeAt(self._figures.count() - 1)
            widget = item.widget() if item else None
            if widget is not None:
                discard(widget)
        while len(figures) > self._figures.count():
            self._figures.addWidget(KeyFigure(self.theme, "", ""))
        for at, figure in enumerate(figures):
            item = self._figures.itemAt(at)
            widget = item.widget() if item else None
            if isinstance(widget, KeyFigure):
                widget.say(figure.label, figure.value)
        self._shown = figures
        self._figures.invalidate()
        self.updateGeometry()


class SumLine(QWidget):
    """Sums under the columns they belong to."""

    def __init__(self, theme: Theme, view: SheetView) -> None:
        super().__init__()
        self.theme = theme
        self._view = view
        self._model: TableModel = view.table
        self._texts: dict[int, str] = {}
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        view.head.sectionResized.connect(lambda *_sizes: self.update())
        view.horizontalScrollBar().valueChanged.connect(lambda _value: self.update())

    def wear(self, theme: Theme) -> None:
        """Put on another theme."""
        self.theme = theme
        self.updateGeometry()

    def refresh(self) -> None:
        """Show the sums of the rows there are now."""
        language = self._model.desk.language
        self._texts = {
            at: spoken(language, cells, total)
            for at, cells in enumerate(self._model.columns)
            if cells.name in self._model.question.totals and (total := self._model.total(cells)).missing < total.rows
        }
        self._texts[0] = language.plural(ALL_ROWS, len(self._model.rows))
        self.setAccessibleName(
            ", ".join(f"{self._model.columns[at].label}: {text}" for at, text in self._texts.items())
        )
        self.update()

    def sizeHint(self) -> QSize:
        """One line."""
        return QSize(0, ceil(self.theme.line_height(_SUM)))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw each sum where its column stands; those that are scrolled below the first are left out."""
        painter = QPainter(self)
        painter.setPen(self.theme.color(Role.INK))
        head = self._view.head
        fixed = QRectF(head.sectionViewportPosition(0) + head.offset(), 0, head.sectionSize(0), self.height())
        leftwards = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        if leftwards:
            fixed.moveRight(self._view.viewport().width())
        for at, text in self._texts.items():
            place = QRectF(head.sectionViewportPosition(at), 0, head.sectionSize(at), self.height())
            room = text_room(fixed if at == 0 else place, at, len(self._model.columns), self.layoutDirection())
            words = SetText(self.theme, _SUM, text)
            figures = self._model.columns[at].figures or at > 0
            x = room.right() - words.width if figures or leftwards else room.left()
            hidden = at > 0 and (x + words.width > fixed.left() if leftwards else x < fixed.right())
            if not hidden:
                words.draw(painter, QRectF(x, 0, words.width, self.height()).topLeft())
