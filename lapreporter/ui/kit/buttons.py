"""Buttons: filled (one on a screen), outlined, and quiet ones that look like links."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from lapreporter.ui.kit.focus import RingOutside
from lapreporter.ui.kit.icons import Icon, draw_icon
from lapreporter.ui.kit.keys import PRESS, PressedByEnter
from lapreporter.ui.kit.layouts import let_grow_down
from lapreporter.ui.kit.painting import draw_panel, from_start, smooth
from lapreporter.ui.kit.palette import Role
from lapreporter.ui.kit.text import UNBOUNDED, SetText
from lapreporter.ui.kit.theme import Least, Radius, TextStyle, Theme, Type


class ButtonKind(Enum):
    """How much weight a button has."""

    FILLED = "filled"
    OUTLINED = "outlined"
    QUIET = "quiet"


class Button(PressedByEnter, RingOutside, QPushButton):
    """A button with a verb. Space and Enter press it; it wraps when the width is short.

    ``icon`` stands before the word and ``icon_after`` at the end. A ``wide`` button takes all the width there is,
    a ``large`` one begins something. With ``word_hidden`` only the icon shows; name and tool tip keep the word. A
    ``busy`` one cannot be pressed but keeps the focus, which Qt takes away from a button that is disabled.
    """

    def __init__(
        self,
        theme: Theme,
        label: str,
        kind: ButtonKind = ButtonKind.OUTLINED,
        *,
        icon: Icon | None = None,
        icon_after: Icon | None = None,
        ink: Role | None = None,
        style: TextStyle | None = None,
        wide: bool = False,
        large: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self.kind = kind
        self.label = label
        self._icon = icon
        self._icon_after = icon_after
        self._ink = ink
        self._style = style or _style(kind, large)
        self._padding = (0, 5) if kind is ButtonKind.QUIET else (22, 13) if large else (18, 10)
        self._word_hidden = False
        self._busy = False
        let_grow_down(self, QSizePolicy.Policy.Preferred if wide else QSizePolicy.Policy.Maximum)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.set_label(label)

    def set_label(self, label: str) -> None:
        """Show another word."""
        self.label = label
        self.setText(label.replace("&", "&&"))
        self.setAccessibleName(label)
        self._changed()

    def set_kind(self, kind: ButtonKind) -> None:
        """Be filled no longer, or now; a quiet button stays one."""
        self.kind = kind
        self._changed()

    def set_icon(self, icon: Icon | None) -> None:
        """Show another icon before the word."""
        self._icon = icon
        self._changed()

    def set_icon_after(self, icon: Icon | None) -> None:
        """Show another icon at the end."""
        self._icon_after = icon
        self._changed()

    def set_word_hidden(self, hidden: bool) -> None:
        """Show the icon alone, with the word as tool tip; or both again."""
        self._word_hidden = hidden
        self.setToolTip(self.label if hidden else "")
        self._changed()

    @property
    def is_busy(self) -> bool:
        """Whether what the button started is still being done."""
        return self._busy

    def set_busy(self, busy: bool) -> None:
        """Be out of use, with the focus kept, while what was started is being done; or be of use again."""
        self._busy = busy
        # A screen reader presses past mouse and keys.
        self.blockSignals(busy)
        self.update()

    def click(self) -> None:
        """Press the button, unless it is busy."""
        if not self._busy:
            super().click()

    def hitButton(self, position: QPoint) -> bool:
        """All of it, unless it is busy."""
        return not self._busy and super().hitButton(position)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take no press while busy; other keys go on as always."""
        if not self._busy or event.key() not in PRESS:
            super().keyPressEvent(event)

    def wear(self, theme: Theme) -> None:
        """Put on another theme."""
        self.theme = theme
        self._changed()

    def sizeHint(self) -> QSize:
        """The word in one line."""
        return self._around(self._words(None).size)

    def minimumSizeHint(self) -> QSize:
        """The widest word of the label in a line."""
        words = self._words(None)
        return self._around(QSize(words.narrowest, words.size.height()))

    def heightForWidth(self, width: int) -> int:
        """The height of the wrapped label at this width."""
        return self._around(self._words(width - self._beside()).size).height()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground, icons and word."""
        painter = smooth(QPainter(self))
        whole = QRectF(self.rect())
        ink = self._draw_ground(painter, whole)
        words = self._words(self.width() - self._beside())
        x = float(self._padding[0]) + (1 if self.kind is ButtonKind.QUIET else 0)
        side = self._icon_size
        if self._word_hidden and self._icon:
            self._draw_icon(painter, self._icon, (whole.width() - side) // 2, ink)
            return
        if self._icon:
            self._draw_icon(painter, self._icon, x, ink)
            x += side + self._gap
        if self.label:
            room = QRectF(x, (whole.height() - words.height) / 2, self.width() - self._beside(), words.height)
            painter.setPen(QPen(ink))
            words.draw(painter, from_start(room, whole, self.layoutDirection()).topLeft())
        if self._icon_after:
            end = whole.width() - self._padding[0] - side
            self._draw_icon(painter, self._icon_after, end, ink)

    def _draw_icon(self, painter: QPainter, icon: Icon, x: float, ink: QColor) -> None:
        slot = QRectF(x, (self.height() - self._icon_size) // 2, self._icon_size, self._icon_size)
        draw_icon(
            painter, icon, from_start(slot, QRectF(self.rect()), self.layoutDirection()), ink, self.layoutDirection()
        )

    def _draw_ground(self, painter: QPainter, whole: QRectF) -> QColor:
        color = self.theme.color
        usable = self.isEnabled() and not self._busy
        active = usable and (self.underMouse() or self.isDown())
        if self.kind is ButtonKind.QUIET:
            return color(self._ink or Role.ACCENT) if not active else color(Role.ACCENT_STRONG)
        if not usable:
            draw_panel(painter, whole, Radius.BUTTON, color(Role.NEUTRAL))
            return color(Role.INK3)
        if self.kind is ButtonKind.FILLED:
            draw_panel(painter, whole, Radius.BUTTON, color(Role.ACCENT_STRONG if active else Role.ACCENT))
            return color(Role.ON_ACCENT)
        line = color(Role.ACCENT if active else Role.EDGE)
        draw_panel(painter, whole, Radius.BUTTON, color(Role.SHEET), line)
        return color(self._ink or Role.INK)

    @property
    def _icon_size(self) -> int:
        return self.theme.px(self._style.size + 3)

    @property
    def _gap(self) -> int:
        return self.theme.px(8)

    def _beside(self) -> int:
        each = self._icon_size + self._gap
        return 2 * self._padding[0] + each * (bool(self._icon) + bool(self._icon_after)) + 2

    def _around(self, words: QSize) -> QSize:
        if self._word_hidden:
            side = max(self._icon_size, Least.TARGET)
            return QSize(side, side)
        floor = Least.TARGET if self.kind is ButtonKind.QUIET else Least.CONTROL
        return QSize(words.width() + self._beside(), max(words.height() + 2 * self._padding[1], floor))

    def _words(self, width: int | None) -> SetText:
        limit = UNBOUNDED if width is None else max(1.0, float(width))
        underlined = self.kind is ButtonKind.QUIET and (self.underMouse() or self.hasFocus())
        return SetText(self.theme, self._style, self.label, limit, self.layoutDirection(), underlined=underlined)

    def _changed(self) -> None:
        self.updateGeometry()
        self.update()


def _style(kind: ButtonKind, large: bool) -> TextStyle:
    if kind is ButtonKind.QUIET:
        return Type.LINK
    return TextStyle(18, Type.STRONG.weight) if large else Type.STRONG
