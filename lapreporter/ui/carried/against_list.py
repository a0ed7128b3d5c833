"""The answers of two years as a list for Qt: form by form, one answer to a line, put into words when it is painted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from lapreporter.checks.side_by_side import SideBySide
from lapreporter.form.comparison import Change, ChangeKind
from lapreporter.ui.desk import Desk
from lapreporter.ui.kit.icons import Icon, draw_icon
from lapreporter.ui.kit.keys import ENTER
from lapreporter.ui.kit.lists import CalmList, Index, Lines
from lapreporter.ui.kit.palette import Role
from lapreporter.ui.kit.theme import TextStyle, Theme, Type
from lapreporter.ui.places import form_name
from lapreporter.words import mark

NOW_WORDS = {
    ChangeKind.SAME: mark("Same"),
    ChangeKind.CHANGED: mark("Changed"),
    ChangeKind.ADDED: mark("New"),
    ChangeKind.REMOVED: mark("Not given now"),
}
WAITS = mark("To confirm")
SPOKEN = mark("{label}. Before: {old}. Now: {new}. {state}")
_INSET: Final = 20
_WIDE: Final = 720
_SHARES: Final = (0.34, 0.22, 0.22, 0.22)


class Shown(StrEnum):
    """Which answers are on show."""

    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"
    WAITING = "waiting"
    SAME = "same"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class Line:
    """One answer of two years in words; a line without a change is the heading of a form."""

    title: str
    row: str = ""
    old: str = ""
    new: str = ""
    moved: str = ""
    state: str = ""
    waits: bool = False
    change: Change | None = None


class AgainstModel(QAbstractListModel):
    """The lines on show. Words are found for a line when it is asked for: there may be a hundred thousand."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._words: SideBySide | None = None
        self._waiting: frozenset[str] = frozenset()
        self._entries: list[Change | str] = []

    def show_changes(self, words: SideBySide, changes: Sequence[Change], waiting: frozenset[str]) -> None:
        """Show other changes; ``waiting`` holds the addresses that wait to be confirmed."""
        self.beginResetModel()
        self._words, self._waiting, self._entries = words, waiting, []
        form = ""
        for change in changes:
            if change.form != form:
                form = change.form
                self._entries.append(form)
            self._entries.append(change)
        self.endResetModel()

    def line(self, at: int) -> Line:
        """What stands at a line."""
        entry, desk = self._entries[at], self._desk
        if isinstance(entry, str):
            form = desk.edition.form(entry)
            return Line(form_name(desk, form.letter, form.title))
        if self._words is None:
            raise LookupError(entry.path)
        old, new = self._words.words(entry)
        waits = entry.path in self._waiting
        state = desk.say(WAITS if waits else NOW_WORDS[entry.kind])
        moved = self._words.growth(entry.growth)
        return Line(self._words.label(entry.path), self._words.row(entry.path), old, new, moved, state, waits, entry)

    def line_of(self, path: str) -> int | None:
        """Where an answer stands, or None while it is not on show."""
        found = (at for at, entry in enumerate(self._entries) if isinstance(entry, Change) and entry.path == path)
        return next(found, None)

    def is_heading(self, at: int) -> bool:
        """Whether a line is the heading of a form."""
        return isinstance(self._entries[at], str)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """The lines on show."""
        return 0 if parent.isValid() else len(self._entries)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Headings are passed over."""
        if index.isValid() and self.is_heading(index.row()):
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The line as one sentence, for whoever does not see the columns."""
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        line = self.line(index.row())
        if line.change is None:
            return line.title
        label = f"{line.row}, {line.title}" if line.row else line.title
        return self._desk.say(SPOKEN, {"label": label, "old": line.old, "new": line.new, "state": line.state})


class AgainstList(CalmList):
    """Arrows go from answer to answer, Enter jumps. ``chosen`` carries a `Line` or None, ``jumped`` an address."""

    chosen = Signal(object)
    jumped = Signal(str)

    def __init__(self, theme: Theme, model: AgainstModel, name: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, name, parent)
        self.table = model
        self.setItemDelegate(_Lines(self))
        self.setModel(model)
        self.doubleClicked.connect(lambda _index: self._jump())

    def put(self, at: int) -> None:
        """Make a line the current one; the first answer below it where it is a heading."""
        while at < self.table.rowCount() and self.table.is_heading(at):
            at += 1
        if at < self.table.rowCount():
            self.setCurrentIndex(self.table.index(at, 0))

    def current(self) -> Line | None:
        """The current line."""
        here = self.currentIndex()
        return self.table.line(here.row()) if here.isValid() and not self.table.is_heading(here.row()) else None

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell what is looked at."""
        super().currentChanged(current, previous)
        self.chosen.emit(self.current())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Jump by Enter; go past the headings of forms."""
        if event.key() in ENTER:
            self._jump()
            return
        super().keyPressEvent(event)
        here = self.currentIndex().row()
        if here >= 0 and self.table.is_heading(here):
            up = event.key() == Qt.Key.Key_Up and here > 0
            self.put(here - 1 if up else here + 1)

    def is_wide(self) -> bool:
        """Whether the four columns have room beside each other."""
        return self.viewport().width() >= self.theme.px(_WIDE)

    def _jump(self) -> None:
        line = self.current()
        if line is not None and line.change is not None:
            self.jumped.emit(line.change.path)


def columns(room: QRectF, direction: Qt.LayoutDirection) -> list[QRectF]:
    """The places of the answer, the two years and the change beside each other."""
    places, x = [], room.left()
    for share in _SHARES:
        place = QRectF(x, room.top(), room.width() * share - 12, room.height())
        x += room.width() * share
        if direction is Qt.LayoutDirection.RightToLeft:
            place.moveLeft(room.left() + room.right() - place.right())
        places.append(place)
    return places


class _Lines(Lines):
    def __init__(self, view: AgainstList) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Two lines beside each other, three below each other."""
        lines = 2 if self._view.is_wide() else 3
        return QSize(100, round(lines * self.theme.line_height(Type.HELP)) + 18)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a heading, or what the two years say."""
        line, rect, color = self._view.table.line(index.row()), QRectF(option.rect), self.theme.color
        painter.setLayoutDirection(option.direction)
        if line.change is None:
            painter.fillRect(rect, color(Role.SUNKEN))
            self._put(painter, rect.adjusted(_INSET, 0, -_INSET, 0), line.title, Type.STRONG, Role.INK)
            return
        self.draw_ground(painter, rect, current=self._view.currentIndex() == index)
        room = rect.adjusted(_INSET, 8, -_INSET, -9)
        if self._view.is_wide():
            self._abreast(painter, room, line, option.direction)
        else:
            self._below(painter, room, line)

    def _abreast(self, painter: QPainter, room: QRectF, line: Line, direction: Qt.LayoutDirection) -> None:
        label, old, new, moved = columns(room, direction)
        self._pair(painter, label, line.title, line.row, Type.HELP_STRONG)
        self._put(painter, old, line.old, Type.HELP, Role.INK2)
        self._put(painter, new, line.new, Type.HELP, Role.INK)
        if line.waits:
            moved = self._clock(painter, moved, direction)
        self._pair(painter, moved, line.moved or line.state, line.state if line.moved else "", Type.HELP)

    def _below(self, painter: QPainter, room: QRectF, line: Line) -> None:
        height = room.height() / 3
        places = [QRectF(room.left(), room.top() + height * at, room.width(), height) for at in range(3)]
        name = f"{line.title} \u00b7 {line.row}" if line.row else line.title
        self._put(painter, places[0], name, Type.HELP_STRONG, Role.INK)
        both = line.new if line.old == line.new else f"{line.old}  \u2192  {line.new}"
        self._put(painter, places[1], both, Type.HELP, Role.INK)
        said = f"{line.moved} \u00b7 {line.state}" if line.moved else line.state
        self._put(painter, places[2], said, Type.META, Role.INK2)

    def _clock(self, painter: QPainter, room: QRectF, direction: Qt.LayoutDirection) -> QRectF:
        side = self.theme.px(16)
        leftwards = direction is Qt.LayoutDirection.RightToLeft
        x = room.right() - side if leftwards else room.left()
        slot = QRectF(x, round(room.center().y() - side / 2), side, side)
        draw_icon(painter, Icon.HISTORY, slot, self.theme.color(Role.INK3), direction)
        return room.adjusted(0, 0, -side - 8, 0) if leftwards else room.adjusted(side + 8, 0, 0, 0)

    def _pair(self, painter: QPainter, room: QRectF, above: str, below: str, style: TextStyle) -> None:
        if not below:
            self._put(painter, room, above, style, Role.INK)
            return
        half = room.height() / 2
        self._put(painter, QRectF(room.left(), room.top(), room.width(), half), above, style, Role.INK)
        under = QRectF(room.left(), room.top() + half, room.width(), half)
        self._put(painter, under, below, Type.META, Role.INK2)

    def _put(self, painter: QPainter, room: QRectF, text: str, style: TextStyle, ink: Role) -> None:
        painter.setFont(self.theme.font(style))
        painter.setPen(self.theme.color(ink))
        metrics, line = painter.fontMetrics(), self.theme.line_height(style)
        lines = _lines(metrics, text, int(room.width()), 2 if room.height() >= 2 * line else 1)
        leading = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        top = room.center().y() - line * len(lines) / 2
        for at, words in enumerate(lines):
            painter.drawText(QRectF(room.left(), top + at * line, room.width(), line), int(leading.value), words)


def _lines(metrics: QFontMetrics, text: str, width: int, most: int) -> list[str]:
    """A text in one line, or in two where it is too long for one; the last ends in dots where that is not enough."""
    words = text.split()
    fits = next((n for n in range(len(words), 0, -1) if metrics.horizontalAdvance(" ".join(words[:n])) <= width), 0)
    if fits == len(words) or not fits or most == 1:
        return [metrics.elidedText(" ".join(words), Qt.TextElideMode.ElideRight, width)]
    rest = metrics.elidedText(" ".join(words[fits:]), Qt.TextElideMode.ElideRight, width)
    return [" ".join(words[:fits]), rest]
