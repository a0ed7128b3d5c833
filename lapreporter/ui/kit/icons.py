"""The icons: line drawings on a grid of 24, tinted when drawn. Always beside a word, or with an accessible name."""

from __future__ import annotations

from enum import Enum, StrEnum

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer

from lapreporter.locations import shipped
from lapreporter.ui.kit.theme import Tone


class Icon(StrEnum):
    """Every icon there is. The value is the name of its file in ``resources/icons``."""

    BACK = "back"
    NEXT = "next"
    DOWN = "down"
    UP = "up"
    TICK = "tick"
    PLUS = "plus"
    MINUS = "minus"
    CLOSE = "close"
    FIND = "find"
    LANGUAGE = "language"
    HELP = "help"
    CLOCK = "clock"
    HISTORY = "history"
    EDIT = "edit"
    CALENDAR = "calendar"
    CANNOT_SAY = "cannot-say"
    FOLDER = "folder"
    FILE = "file"
    SAVE = "save"
    PEOPLE = "people"
    VERIFY = "verify"
    COVER = "cover"
    PLAN = "plan"
    PASTE = "paste"
    ELSEWHERE = "elsewhere"
    REMOVE = "remove"
    ATTACH = "attach"
    COPY = "copy"
    UNDO = "undo"
    PRINT = "print"
    SIGN = "sign"
    SEND = "send"
    STICK = "stick"
    LOCK = "lock"
    CARD = "card"
    FILTER = "filter"
    LIST = "list"
    TABLE = "table"
    SETTINGS = "settings"
    NOT_STARTED = "not-started"
    IN_PROGRESS = "in-progress"
    DONE = "done"
    UNCHANGED = "unchanged"
    ERROR = "error"
    WARNING = "warning"
    ADVICE = "advice"
    NOTE = "note"


class Mark(Enum):
    """The four states of work and the four severities, each with its shape and its colour."""

    NOT_STARTED = (Icon.NOT_STARTED, Tone.NEUTRAL)
    IN_PROGRESS = (Icon.IN_PROGRESS, Tone.ACCENT)
    DONE = (Icon.DONE, Tone.DONE)
    UNCHANGED = (Icon.UNCHANGED, Tone.NEUTRAL)
    ERROR = (Icon.ERROR, Tone.ERROR)
    WARNING = (Icon.WARNING, Tone.WARNING)
    ADVICE = (Icon.ADVICE, Tone.ACCENT)
    NOTE = (Icon.NOTE, Tone.NEUTRAL)

    @property
    def icon(self) -> Icon:
        """The shape."""
        return self.value[0]

    @property
    def tone(self) -> Tone:
        """The colour."""
        return self.value[1]


_POINTING = frozenset({Icon.BACK, Icon.NEXT, Icon.UNDO, Icon.ELSEWHERE, Icon.SEND, Icon.LIST, Icon.NOTE})


def draw_icon(
    painter: QPainter, icon: Icon, rect: QRectF, colour: QColor, direction: Qt.LayoutDirection | None = None
) -> None:
    """Draw an icon into a square. Icons that point somewhere turn round when ``direction`` runs from right to left."""
    mirrored = icon in _POINTING and direction is Qt.LayoutDirection.RightToLeft
    ratio = painter.device().devicePixelRatio()
    painter.drawPixmap(rect.topLeft(), icon_pixmap(icon, colour, round(rect.width()), ratio, mirrored))


def icon_pixmap(icon: Icon, colour: QColor, size: int, ratio: float = 1.0, mirrored: bool = False) -> QPixmap:
    """An icon as a picture of ``size`` pixels in one colour; kept in Qt's own cache of pictures."""
    key = f"lapreporter/{icon}/{colour.rgba():x}/{size}/{ratio}/{mirrored}"
    pixmap = QPixmap()
    if not QPixmapCache.find(key, pixmap):
        pixmap = _render(icon.value, size, ratio, colour.name())
        if mirrored:
            pixmap = QPixmap.fromImage(pixmap.toImage().flipped(Qt.Orientation.Horizontal))
            pixmap.setDevicePixelRatio(ratio)
        QPixmapCache.insert(key, pixmap)
    return pixmap


def application_icon() -> QIcon:
    """The program's sign, for the window and the task bar."""
    icon = QIcon()
    for size in (16, 24, 32, 48, 64, 128, 256):
        icon.addPixmap(application_pixmap(size))
    return icon


def application_pixmap(size: int, ratio: float = 1.0) -> QPixmap:
    """The program's sign as a picture of ``size`` pixels."""
    return _render("application", size, ratio)


def _render(name: str, size: int, ratio: float, tint: str = "#000000") -> QPixmap:
    drawing = shipped("resources", "icons", f"{name}.svg").read_bytes().replace(b"currentColor", tint.encode())
    pixmap = QPixmap(QSize(size, size) * ratio)
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    QSvgRenderer(drawing).render(painter, QRectF(0, 0, size, size))
    painter.end()
    return pixmap
