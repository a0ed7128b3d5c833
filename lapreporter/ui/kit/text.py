"""Text that wraps, keeps the line height of its script, and tells the height it needs for its real width."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from lapreporter.ui.kit.icons import Icon, Mark, draw_icon
from lapreporter.ui.kit.painting import from_start
from lapreporter.ui.kit.palette import Role
from lapreporter.ui.kit.theme import TextStyle, Theme, Type

MEASURE = 75
"""The longest line of running text, in characters."""

_MOST = 1.6
"""The most that a font may ask for between lines, in sizes. Those of Arabic ask for more than two, and draw in less."""
UNBOUNDED = 100_000.0
"""A width that no text reaches: everything in one line."""


class SetText:
    """A text set in lines of one width. Draws itself and knows its size; all lengths are pixels."""

    def __init__(
        self,
        theme: Theme,
        style: TextStyle,
        text: str,
        width: float = UNBOUNDED,
        direction: Qt.LayoutDirection = Qt.LayoutDirection.LeftToRight,
        alignment: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeading,
        underlined: bool = False,
    ) -> None:
        font = theme.font(style)
        font.setUnderline(underlined)
        self._layout = QTextLayout(text.replace("\n", "\u2028"), font)
        self._layout.setTextOption(_option(text, direction, alignment, width))
        self._layout.setCacheEnabled(True)
        self.width = 0.0
        self.height = 0.0
        self.lines = 0
        leading = theme.line_height(style)
        most = theme.px(style.size) * _MOST
        self._layout.beginLayout()
        while (line := self._layout.createLine()).isValid():
            line.setLineWidth(width)
            height = max(leading, min(line.height(), most))
            line.setPosition(QPointF(0, self.height + (height - line.height()) / 2))
            self.height += height
            self.width = max(self.width, line.naturalTextWidth())
            self.lines += 1
        self._layout.endLayout()

    @property
    def size(self) -> QSize:
        """The size in whole pixels."""
        return QSize(ceil(self.width), ceil(self.height))

    @property
    def narrowest(self) -> int:
        """The width of the widest word: narrower than this the text would be cut."""
        return ceil(self._layout.minimumWidth())

    def draw(self, painter: QPainter, origin: QPointF) -> None:
        """Draw the lines with the painter's pen."""
        self._layout.draw(painter, origin)


def _option(text: str, direction: Qt.LayoutDirection, alignment: Qt.AlignmentFlag, width: float) -> QTextOption:
    leftwards = direction is Qt.LayoutDirection.RightToLeft
    if alignment is Qt.AlignmentFlag.AlignLeading and leftwards and width < UNBOUNDED:
        alignment = Qt.AlignmentFlag.AlignRight
    option = QTextOption(alignment)
    option.setWrapMode(QTextOption.WrapMode.WordWrap)
    if not leftwards:
        option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    elif any("\u0590" <= letter <= "\u08ff" for letter in text):
        option.setTextDirection(Qt.LayoutDirection.RightToLeft)
    return option


class Text(QLabel):
    """A heading, a paragraph or a hint. Wraps at its width, and never beyond 75 characters.

    An icon, if given, stands before the first line. ``ink`` takes the place of the style's colour.
    """

    def __init__(
        self,
        theme: Theme,
        text: str,
        style: TextStyle = Type.BODY,
        *,
        ink: Role | None = None,
        icon: Icon | None = None,
        icon_ink: Role | None = None,
        measure: int | None = MEASURE,
        alignment: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeading,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self._style = style
        self._ink = ink or style.ink
        self._icon = icon
        self._icon_ink = icon_ink
        self._measure = measure
        self._alignment = alignment
        self._set: dict[tuple[float, Qt.LayoutDirection], SetText] = {}
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)

    def say(self, text: str, *, ink: Role | None = None, icon: Icon | None = None) -> None:
        """Show another text; a colour or an icon that is given replaces the old one."""
        self._ink = ink or self._ink
        self._bear(icon or self._icon)
        self.setText(text)

    def speak_plainly(self, text: str, ink: Role) -> None:
        """Show another text in a colour, without any icon."""
        self._ink = ink
        self._bear(None)
        self.setText(text)

    def setText(self, text: str) -> None:
        """Show another text. The same text again costs nothing: laying out a page takes longer than checking it."""
        if text != self.text():
            self._set.clear()
            super().setText(text)
            self.updateGeometry()
        self.update()

    def wear(self, theme: Theme) -> None:
        """Put on another theme."""
        self.theme = theme
        self._set.clear()
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """One line, or as many as the longest line allows."""
        limit = self.theme.chars(self._measure * 0.86, self._style) if self._measure else UNBOUNDED
        size = self._lines(limit).size
        return QSize(size.width() + self._before + 2, max(size.height(), self._icon_size))

    def minimumSizeHint(self) -> QSize:
        """As narrow as the widest word, as high as one line."""
        narrowest = self._lines(UNBOUNDED).narrowest
        return QSize(narrowest + self._before + 2, ceil(self.theme.line_height(self._style)))

    def hasHeightForWidth(self) -> bool:
        """Always; a label of Qt would forget it with every new text."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of all lines at this width."""
        return max(self._lines(self._room(width)).size.height(), self._icon_size)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the icon and the lines."""
        painter = QPainter(self)
        whole = QRectF(self.rect())
        lines = self._lines(self._room(self.width()))
        first = max(self.theme.line_height(self._style), self._icon_size)
        if self._icon:
            slot = QRectF(0, (first - self._icon_size) / 2, self._icon_size, self._icon_size)
            colour = self.theme.color(self._icon_ink or self._ink)
            draw_icon(
                painter, self._icon, from_start(slot, whole, self.layoutDirection()), colour, self.layoutDirection()
            )
        painter.setPen(self.theme.color(self._ink))
        room = QRectF(self._before + 1, 0, self._room(self.width()), whole.height())
        origin = from_start(room, whole, self.layoutDirection()).topLeft()
        lines.draw(painter, origin + QPointF(0, max(0.0, (self._icon_size - self.theme.line_height(self._style)) / 2)))

    def _bear(self, icon: Icon | None) -> None:
        if icon is not self._icon:
            self._icon = icon
            self.updateGeometry()

    @property
    def _icon_size(self) -> int:
        return self.theme.px(self._style.size + 3) if self._icon else 0

    @property
    def _before(self) -> int:
        return self._icon_size + self.theme.px(8) if self._icon else 0

    def _room(self, width: int) -> float:
        room = max(1.0, float(width - self._before - 2))
        return min(room, self.theme.chars(self._measure * 0.86, self._style)) if self._measure else room

    def _lines(self, width: float) -> SetText:
        key = (width, self.layoutDirection())
        if key not in self._set:
            if len(self._set) > 8:
                self._set.clear()
            self._set[key] = SetText(self.theme, self._style, self.text(), width, key[1], self._alignment)
        return self._set[key]


def marked(theme: Theme, mark: Mark, word: str, parent: QWidget | None = None) -> Text:
    """A state or a severity: its shape and its word, in its colour."""
    return Text(theme, word, Type.HELP_STRONG, ink=mark.tone.ink, icon=mark.icon, parent=parent)
