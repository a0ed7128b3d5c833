"""Fields to type in. What is typed stays as typed; the edge says what is to be said about it."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from math import ceil

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QPalette, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QFrame, QLineEdit, QPlainTextEdit, QSizePolicy, QWidget

from lapreporter.ui.kit.icons import Icon, draw_icon
from lapreporter.ui.kit.painted import Painted
from lapreporter.ui.kit.painting import RING_WIDTH, draw_panel, from_start, smooth
from lapreporter.ui.kit.palette import Role
from lapreporter.ui.kit.resizing import told_later
from lapreporter.ui.kit.text import SetText
from lapreporter.ui.kit.theme import Least, Radius, TextStyle, Theme, Type

_INSET = 12
_PADDING = 8


class FieldState(Enum):
    """What the edge of a field says."""

    PLAIN = "plain"
    ERROR = "error"
    WARNING = "warning"
    CARRIED = "carried"


class Edge:
    """Draws ground and edge of a field; shared by all fields. The ring of the focus takes the place of the edge."""

    def __init__(self) -> None:
        self.state = FieldState.PLAIN

    def draw(self, painter: QPainter, whole: QRectF, theme: Theme, focused: bool, read_only: bool) -> None:
        """Draw into the whole of the field."""
        if read_only:
            draw_panel(smooth(painter), whole, Radius.FIELD, theme.color(Role.NEUTRAL))
            if not focused:
                return
        carried = self.state is FieldState.CARRIED and not focused
        role, width = self._line(focused)
        fill = None if read_only else theme.color(Role.SHEET)
        draw_panel(smooth(painter), whole, Radius.FIELD, fill, theme.color(role), width, dashed=carried)

    def _line(self, focused: bool) -> tuple[Role, int]:
        told = {FieldState.ERROR: Role.ERROR, FieldState.WARNING: Role.WARNING}.get(self.state)
        if focused:
            return told or Role.ACCENT, RING_WIDTH
        return (told, 2) if told else (Role.EDGE, 1)


def _field_colours(theme: Theme, read_only: bool) -> QPalette:
    colours = QPalette()
    colours.setColor(QPalette.ColorRole.Base, Qt.GlobalColor.transparent)
    colours.setColor(QPalette.ColorRole.Text, theme.color(Role.INK2 if read_only else Role.INK))
    colours.setColor(QPalette.ColorRole.Highlight, theme.color(Role.ACCENT))
    colours.setColor(QPalette.ColorRole.HighlightedText, theme.color(Role.ON_ACCENT))
    return colours


class _Edged(Painted):
    """A field with an edge that says something."""

    _edge: Edge

    @property
    def state(self) -> FieldState:
        """What the edge says."""
        return self._edge.state

    def set_state(self, state: FieldState) -> None:
        """Let the edge say something else."""
        self._edge.state = state
        self.update()


class LineField(_Edged, QLineEdit):
    """A field of one line, as wide as the answer expected (``chars``). Figures stand at the right edge.

    ``name`` is what a screen reader says. Read-only it shows a computed value, whose text can be selected.
    ``left`` tells that the focus has gone, which is when a message may appear.
    """

    left = Signal()

    def __init__(
        self,
        theme: Theme,
        name: str,
        *,
        chars: int | None = None,
        figures: bool = False,
        read_only: bool = False,
        style: TextStyle | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self._chars = chars
        self._style = style or (Type.FIGURE if figures else Type.BODY)
        self._edge = Edge()
        self.setAccessibleName(name)
        self.setFrame(False)
        self.setTextMargins(_INSET - 2, 0, _INSET - 2, 0)
        self.setReadOnly(read_only)
        if figures:
            self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)
        self.setSizePolicy(
            QSizePolicy.Policy.Expanding if chars is None else QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed
        )
        self.wear(theme)

    def wear(self, theme: Theme) -> None:
        """Put on another theme."""
        super().wear(theme)
        self.setFont(theme.font(self._style))
        self.setPalette(_field_colours(theme, self.isReadOnly()))

    def sizeHint(self) -> QSize:
        """As wide as the answer expected."""
        height = max(ceil(self.theme.line_height(self._style)) + 2 * _PADDING, Least.CONTROL)
        return QSize(self.theme.chars(self._chars or 40, self._style) + 2 * _INSET, height)

    def minimumSizeHint(self) -> QSize:
        """Room for three characters."""
        room = min(self._chars or 3, 3)
        return QSize(self.theme.chars(room, self._style) + 2 * _INSET, self.sizeHint().height())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that the field was left."""
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.left.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the edge, then the text."""
        painter = QPainter(self)
        self._edge.draw(painter, QRectF(self.rect()), self.theme, self.hasFocus(), self.isReadOnly())
        painter.end()
        super().paintEvent(event)


class TextField(_Edged, QPlainTextEdit):
    """A field that grows with its text, from three lines to twelve; Tab leaves it."""

    left = Signal()

    def __init__(
        self, theme: Theme, name: str, *, least: int = 3, most: int = 12, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self._least, self._most = least, most
        self._edge = Edge()
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setViewportMargins(_INSET - 1, _PADDING, _INSET - 1, _PADDING)
        self.document().setDocumentMargin(0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)
        self.wear(theme)

    def wear(self, theme: Theme) -> None:
        """Put on another theme."""
        super().wear(theme)
        self.setFont(theme.font(Type.BODY))
        self.setPalette(_field_colours(theme, self.isReadOnly()))
        self._grow()

    def sizeHint(self) -> QSize:
        """As high as its text within its bounds."""
        lines = min(max(round(self.document().size().height()), self._least), self._most)
        height = ceil(self.fontMetrics().lineSpacing() * lines) + 2 * _PADDING
        return QSize(self.theme.chars(50) + 2 * _INSET, height)

    def minimumSizeHint(self) -> QSize:
        """Room for ten characters."""
        return QSize(self.theme.chars(10) + 2 * _INSET, self.sizeHint().height())

    @told_later
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Count the lines again: Qt does not tell when a new width changes them."""
        super().resizeEvent(event)
        self._grow()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that the field was left."""
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.left.emit()

    def event(self, event: QEvent) -> bool:
        """Draw the edge round the text."""
        if event.type() is QEvent.Type.Paint:
            painter = QPainter(self)
            self._edge.draw(painter, QRectF(self.rect()), self.theme, self.hasFocus(), self.isReadOnly())
            painter.end()
            return True
        return super().event(event)

    def _grow(self) -> None:
        inside = round(self.document().size().height()) <= self._most
        off, needed = Qt.ScrollBarPolicy.ScrollBarAlwaysOff, Qt.ScrollBarPolicy.ScrollBarAsNeeded
        self.setVerticalScrollBarPolicy(off if inside else needed)
        self.updateGeometry()


class Select(_Edged, QComboBox):
    """A list to choose one from. The wheel scrolls the page and changes nothing. Data of an item is its key."""

    def __init__(
        self, theme: Theme, name: str, options: Sequence[tuple[str, str]] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self._edge = Edge()
        self.setAccessibleName(name)
        for key, label in options:
            self.addItem(label, key)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.wear(theme)

    def wear(self, theme: Theme) -> None:
        """Put on another theme."""
        super().wear(theme)
        self.setFont(theme.font(Type.BODY))
        self.view().setFont(theme.font(Type.BODY))

    def sizeHint(self) -> QSize:
        """The widest item and the arrow."""
        widest = max((self._words(self.itemText(index)).size.width() for index in range(self.count())), default=0)
        height = max(ceil(self.theme.line_height(Type.BODY)) + 2 * _PADDING, Least.CONTROL)
        return QSize(widest + self.theme.px(20) + 3 * _INSET, height)

    def minimumSizeHint(self) -> QSize:
        """Room for the arrow and some characters."""
        return QSize(self.theme.chars(6) + self.theme.px(20) + 3 * _INSET, self.sizeHint().height())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw edge, text and arrow."""
        painter = QPainter(self)
        self._edge.draw(painter, QRectF(self.rect()), self.theme, self.hasFocus(), read_only=False)
        whole, side = QRectF(self.rect()), self.theme.px(20)
        arrow = QRectF(whole.width() - _INSET + 2 - side, (whole.height() - side) // 2, side, side)
        draw_icon(painter, Icon.DOWN, from_start(arrow, whole, self.layoutDirection()), self.theme.color(Role.INK2))
        room = QRectF(_INSET, 0, max(1.0, whole.width() - side - 2.5 * _INSET), whole.height())
        painter.setFont(self.font())
        painter.setPen(self.theme.color(Role.INK))
        text = self.fontMetrics().elidedText(self.currentText(), Qt.TextElideMode.ElideRight, int(room.width()))
        leading = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        painter.setLayoutDirection(self.layoutDirection())
        painter.drawText(from_start(room, whole, self.layoutDirection()), int(leading.value), text)

    def _words(self, text: str) -> SetText:
        return SetText(self.theme, Type.BODY, text)
