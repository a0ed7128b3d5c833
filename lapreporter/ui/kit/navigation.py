"""Where one is in a form: the column with its pages, and the path line that takes its place in small windows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from lapreporter.ui.kit.buttons import Button, ButtonKind
from lapreporter.ui.kit.icons import Icon, Mark, draw_icon
from lapreporter.ui.kit.layouts import Column, Row, discard, let_grow_down
from lapreporter.ui.kit.painted import Painted
from lapreporter.ui.kit.painting import draw_bar, draw_panel, draw_ring, from_start, smooth
from lapreporter.ui.kit.palette import Role
from lapreporter.ui.kit.scroll import Scroll, settle
from lapreporter.ui.kit.surfaces import Plane
from lapreporter.ui.kit.text import UNBOUNDED, SetText, Text
from lapreporter.ui.kit.theme import Least, Radius, Space, Theme, Type
from lapreporter.words import Language, mark

TASK_LIST = mark("Task list")

_WIDTH = 236
_BEFORE, _AFTER = 20, 14
_BAR = 12
"""Room for the bar of a column that scrolls."""


@dataclass(frozen=True, slots=True)
class PageEntry:
    """A page of a form: its key, its name, its status in a word, and its worst finding in a word."""

    key: str
    name: str
    status: Mark
    status_word: str
    finding: Mark | None = None
    finding_word: str = ""


@dataclass(frozen=True, slots=True)
class NavigationContent:
    """The form one is in (*Form F*, its name), its pages, and which of them is on show."""

    form: str
    name: str
    pages: tuple[PageEntry, ...]
    current: str


class Navigation(Plane):
    """The column: back to the task list, the form, its pages. ``page_asked`` carries the key of a page."""

    task_list_asked = Signal()
    page_asked = Signal(str)

    def __init__(self, theme: Theme, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(theme, Role.SUNKEN, Qt.Edge.RightEdge, parent)
        self._back = Button(theme, "", ButtonKind.QUIET, icon=Icon.BACK)
        self._back.clicked.connect(self.task_list_asked)
        self._form = Text(theme, "", Type.COLUMN)
        self._name = Text(theme, "", Type.ROW)
        self.entries: dict[str, PageButton] = {}
        self._pages = Column(spacing=4)
        self._scroll = Scroll(theme, self._back, self._form, self._name, 8, self._pages, ground=Role.SUNKEN, spacing=0,
                        margins=(_BEFORE, 20, _AFTER, 20))  # fmt: skip
        Row(self._scroll, margins=(0, 0, 1, 0), parent=self)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.speak(language)

    def speak(self, language: Language) -> None:
        """Speak another language."""
        self._back.set_label(language.text(TASK_LIST))

    def show_content(self, content: NavigationContent) -> None:
        """Show a form and its pages."""
        self._form.setText(content.form)
        self._name.setText(content.name)
        if [page.key for page in content.pages] != list(self.entries):
            self._clear()
        for page in content.pages:
            if page.key not in self.entries:
                self._append(page)
            self.entries[page.key].show_page(page, page.key == content.current)
        self.updateGeometry()
        settle(self._form)

    def bring(self, key: str) -> None:
        """Scroll a page into sight."""
        if key in self.entries:
            self._scroll.ensureWidgetVisible(self.entries[key], 0, self.theme.px(80))

    def wear(self, theme: Theme) -> None:
        """Put on another theme."""
        super().wear(theme)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """236 pixels at 100 %, or what the longest word of a page or of the form needs."""
        words = (*self.entries.values(), self._form, self._name, self._back)
        widest = max(word.minimumSizeHint().width() for word in words)
        return QSize(max(self.theme.px(_WIDTH), widest + _BEFORE + _AFTER + _BAR + 1), 200)

    def _append(self, page: PageEntry) -> None:
        self.entries[page.key] = entry = PageButton(self.theme, page)
        entry.clicked.connect(lambda: self.page_asked.emit(page.key))
        self._pages.add(entry)
        # Left to itself, Qt shows it a turn later than what stands around it.
        entry.show()

    def _clear(self) -> None:
        for entry in self.entries.values():
            self._pages.removeWidget(entry)
            discard(entry)
        self.entries = {}


class PageButton(Painted, QAbstractButton):
    """A page in the column: status, name, worst finding; the one on show has a bar and is bold."""

    def __init__(self, theme: Theme, page: PageEntry, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self._page = page
        self._current = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        let_grow_down(self)

    def show_page(self, page: PageEntry, current: bool) -> None:
        """Show something else."""
        if (page, current) == (self._page, self._current) and self.accessibleName():
            return
        self._page, self._current = page, current
        self.setAccessibleName(", ".join(word for word in (page.name, page.status_word, page.finding_word) if word))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as the column."""
        width = self.theme.px(_WIDTH) - 34
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """The widest word."""
        return QSize(self._name(UNBOUNDED).narrowest + 2 * self._side + 24, Least.TARGET)

    def heightForWidth(self, width: int) -> int:
        """The height of the wrapped name."""
        return max(round(self._name(self._room(width)).height) + 16, Least.TARGET)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground, icons and name."""
        painter = smooth(QPainter(self))
        whole, direction, color = QRectF(self.rect()), self.layoutDirection(), self.theme.color
        if self._current:
            draw_panel(painter, whole, Radius.FIELD, color(Role.ACCENT_TINT))
            draw_bar(painter, whole, Radius.FIELD, color(Role.ACCENT), direction)
        elif self.underMouse():
            draw_panel(painter, whole, Radius.FIELD, color(Role.NEUTRAL))
        self._draw_mark(painter, self._page.status, 11)
        if self._page.finding:
            self._draw_mark(painter, self._page.finding, whole.width() - self._side - 8)
        name = self._name(self._room(self.width()))
        slot = QRectF(self._side + 21, (whole.height() - name.height) / 2, self._room(self.width()), name.height)
        painter.setPen(color(Role.INK))
        name.draw(painter, QPointF(from_start(slot, whole, direction).topLeft()))
        if self.hasFocus():
            draw_ring(painter, whole, Radius.FIELD, color(Role.ACCENT))

    def _draw_mark(self, painter: QPainter, shape: Mark, x: float) -> None:
        slot = QRectF(x, (self.height() - self._side) // 2, self._side, self._side)
        place = from_start(slot, QRectF(self.rect()), self.layoutDirection())
        draw_icon(painter, shape.icon, place, self.theme.color(shape.tone.ink), self.layoutDirection())

    @property
    def _side(self) -> int:
        return self.theme.px(16)

    def _room(self, width: int) -> float:
        after = self._side + 16 if self._page.finding else 6
        return max(1.0, width - self._side - 21.0 - after)

    def _name(self, width: float) -> SetText:
        style = Type.HELP_STRONG if self._current else Type.HELP
        return SetText(self.theme, style, self._page.name, width, self.layoutDirection())


class PathLine(QWidget):
    """*Task list · Form F · Page 2 of 6*; its first word leads back."""

    task_list_asked = Signal()

    def __init__(self, theme: Theme, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self._back = Button(theme, "", ButtonKind.QUIET, icon=Icon.BACK)
        self._back.clicked.connect(self.task_list_asked)
        self._rest = Text(theme, "", Type.HELP, measure=None)
        Row(self._back, self._rest, spacing=Space.HAIR, parent=self)
        self.speak(language)

    def speak(self, language: Language) -> None:
        """Speak another language."""
        self._back.set_label(language.text(TASK_LIST))

    def show_path(self, pieces: Sequence[str]) -> None:
        """Show where one is below the task list."""
        self._rest.setText("".join(f"·  {piece}  " for piece in pieces).strip())
