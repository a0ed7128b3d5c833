"""How cells look: text like running text, the focused one like a field, a finding as an edge and a shape."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyleOptionViewItem

from lapreporter.checks.finding import Severity
from lapreporter.ui.kit.icons import Icon, draw_icon
from lapreporter.ui.kit.painting import RING_WIDTH, draw_panel, smooth
from lapreporter.ui.kit.palette import Role
from lapreporter.ui.kit.theme import Radius, Theme, Type
from lapreporter.ui.questions.card import MARKS
from lapreporter.ui.tables.cells import Symbol
from lapreporter.ui.tables.head import text_room
from lapreporter.ui.tables.model import CellFace, TableModel

Index = QModelIndex | QPersistentModelIndex

EDGED = {Severity.ERROR: Role.ERROR, Severity.WARNING: Role.WARNING}
_SYMBOL = 12
_GAP = 10


class CellPainter:
    """Draws one cell. Fonts are made once for a theme."""

    def __init__(self, theme: Theme) -> None:
        self.wear(theme)

    def wear(self, theme: Theme) -> None:
        """Put on another theme."""
        self.theme = theme
        self._fonts: dict[str, tuple[QFont, QFontMetrics]] = {}
        for name, style in (("title", Type.STRONG), ("figure", Type.FIGURE), ("text", Type.BODY)):
            font = theme.font(style)
            self._fonts[name] = (font, QFontMetrics(font))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, *, tinted: bool, focused: bool
    ) -> None:
        """Draw ground, edge, signs and text."""
        model = index.model()
        if not isinstance(model, TableModel):
            return
        line, column = index.row(), index.column()
        face, rect = model.face(line, column), QRectF(option.rect)
        self._ground(painter, rect, face, tinted, focused)
        room = text_room(rect, column, len(model.columns), option.direction)
        shown = face.severity
        if column == 0 and shown is None:
            shown = model.row_severity(line, beyond=True)
        figures = model.columns[column].figures
        if shown is not None:
            room = self._sign(painter, room, shown, figures, option.direction)
        if column == 0 and model.is_waiting(line):
            room = self._origin(painter, room, option.direction)
        if face.symbol is not None:
            room = self._symbol(painter, room, face.symbol, option.direction)
        self._text(painter, room, face, "figure" if figures else "title" if column == 0 else "text", option.direction)

    def _ground(self, painter: QPainter, rect: QRectF, face: CellFace, tinted: bool, focused: bool) -> None:
        color = self.theme.color
        ground = Role.ACCENT_TINT if tinted else Role.SHEET if face.asked else Role.SUNKEN
        painter.fillRect(rect, color(ground))
        painter.fillRect(QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1), color(Role.HAIRLINE))
        if face.carried:
            painter.setPen(QPen(color(Role.EDGE), 1, Qt.PenStyle.DashLine))
            painter.drawLine(QLineF(rect.left() + 2, rect.bottom() - 1, rect.right() - 2, rect.bottom() - 1))
        edge = EDGED.get(face.severity) if face.severity else None
        field = rect.adjusted(2, 3, -2, -4)
        if focused:
            draw_panel(smooth(painter), field, Radius.FIELD, color(Role.SHEET), color(edge or Role.ACCENT), RING_WIDTH)
        elif edge is not None:
            draw_panel(smooth(painter), field, Radius.FIELD, color(Role.SHEET), color(edge), 2)

    def _sign(
        self, painter: QPainter, room: QRectF, severity: Severity, figures: bool, direction: Qt.LayoutDirection
    ) -> QRectF:
        """The shape of a severity on the side that the text leaves free; returns the room that is left."""
        side = self.theme.px(16)
        at_left = figures or direction is Qt.LayoutDirection.RightToLeft
        x = room.left() if at_left else room.right() - side
        slot = QRectF(x, round(room.center().y() - side / 2), side, side)
        draw_icon(painter, MARKS[severity].icon, slot, self.theme.color(MARKS[severity].tone.ink), direction)
        return room.adjusted(side + 4, 0, 0, 0) if at_left else room.adjusted(0, 0, -side - 4, 0)

    def _origin(self, painter: QPainter, room: QRectF, direction: Qt.LayoutDirection) -> QRectF:
        """The clock of a row that waits, at the end of its first cell; returns the room that is left."""
        side = self.theme.px(16)
        leftwards = direction is Qt.LayoutDirection.RightToLeft
        x = room.left() if leftwards else room.right() - side
        slot = QRectF(x, round(room.center().y() - side / 2), side, side)
        draw_icon(painter, Icon.HISTORY, slot, self.theme.color(Role.INK3), direction)
        return room.adjusted(side + 4, 0, 0, 0) if leftwards else room.adjusted(0, 0, -side - 4, 0)

    def _symbol(self, painter: QPainter, room: QRectF, symbol: Symbol, direction: Qt.LayoutDirection) -> QRectF:
        side, gap = self.theme.px(_SYMBOL), _GAP
        leftwards = direction is Qt.LayoutDirection.RightToLeft
        x = room.right() - side if leftwards else room.left()
        slot = QRectF(x, round(room.center().y() - side / 2), side, side)
        accent = self.theme.color(Role.ACCENT)
        fill = accent if symbol is Symbol.FILLED else self.theme.color(Role.SHEET)
        draw_panel(smooth(painter), slot, 3, fill, accent, 2)
        return room.adjusted(0, 0, -side - gap, 0) if leftwards else room.adjusted(side + gap, 0, 0, 0)

    def _text(self, painter: QPainter, room: QRectF, face: CellFace, style: str, direction: Qt.LayoutDirection) -> None:
        if not face.text:
            return
        font, metrics = self._fonts[style]
        painter.setFont(font)
        painter.setPen(self.theme.color(Role.INK3 if face.gap else Role.INK2 if face.carried else Role.INK))
        painter.setLayoutDirection(direction)
        leading = Qt.AlignmentFlag.AlignLeading
        end = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute
        alignment = (end if style == "figure" else leading) | Qt.AlignmentFlag.AlignVCenter
        text = face.text.partition("\n")[0] if "\n" in face.text else face.text
        painter.drawText(
            room, int(alignment.value), metrics.elidedText(text, Qt.TextElideMode.ElideRight, int(room.width()))
        )
