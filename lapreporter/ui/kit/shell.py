"""The frame of every screen: header, navigation, page, side panel, footer, and how they share the width."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from typing import cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from lapreporter.ui.kit.footer import Footer
from lapreporter.ui.kit.header import FULL_WIDTH, Header
from lapreporter.ui.kit.layouts import Column, Item, Margins, Row, discard
from lapreporter.ui.kit.navigation import Navigation, NavigationContent, PathLine
from lapreporter.ui.kit.palette import Role
from lapreporter.ui.kit.resizing import told_later
from lapreporter.ui.kit.scroll import Scroll
from lapreporter.ui.kit.surfaces import Plane
from lapreporter.ui.kit.theme import Space, Theme
from lapreporter.words import Language

_MEDIUM_WIDTH = 900
_PANEL_MARGIN = 28
_TEXT_WIDTH = 760
_CHEVRON_AIR = 6


class WidthClass(IntEnum):
    """How much room there is once the width is divided by the text size. The value is the least room, in pixels."""

    NARROW = 0
    MEDIUM = _MEDIUM_WIDTH
    FULL = FULL_WIDTH

    @classmethod
    def of(cls, width: int, percent: int) -> WidthClass:
        """The class of a width in pixels at a text size in per cent."""
        return max(member for member in cls if member <= width * 100 / percent)


class PanelWidth(IntEnum):
    """How wide a side panel is, in pixels at 100 %; half of the window for the last steps."""

    TABLE = 316
    LIST = 340
    QUESTION = 348
    PLAN = 424
    HALF = 0


class SidePanel(Scroll):
    """The column beside the page; it scrolls alone."""

    def __init__(
        self,
        theme: Theme,
        *items: Item,
        spacing: int = Space.SMALL,
        margins: Margins = (_PANEL_MARGIN,) * 4,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, *items, margins=margins, spacing=spacing, ground=Role.SHEET, parent=parent)


class Shell(QWidget):
    """Header, navigation, page, side panel and footer. It shows what it is given and says what was asked for.

    With room for everything (`WidthClass.FULL`) the navigation stands beside the page, unless the page is ``wide``;
    otherwise the path line takes its place, and the side panel is left out, so that a page shows its help itself:
    ``width_changed`` tells when. F6 and Shift+F6 go from part to part.
    """

    width_changed = Signal(object)
    task_list_asked = Signal()
    page_asked = Signal(str)
    back_asked = Signal()
    next_asked = Signal()
    find_asked = Signal()
    language_asked = Signal()
    help_asked = Signal()

    def __init__(self, theme: Theme, language: Language, language_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.header = Header(theme, language, language_name)
        self.navigation = Navigation(theme, language)
        self.path = PathLine(theme, language)
        self.footer = Footer(theme, language)
        self.bar: QWidget | None = None
        self.page: QWidget | None = None
        self.panel: QWidget | None = None
        self.width_class = WidthClass.of(self.width(), theme.percent)
        self._wide = self._has_navigation = self._has_path = False
        self._panel_width = PanelWidth.QUESTION
        self._lay_out()
        self._connect()
        self.speak(language, language_name)
        self._arrange()

    @property
    def page_margin(self) -> int:
        """The space at the start of a page, in pixels: less on wide pages and in small windows."""
        if self.width_class is WidthClass.NARROW:
            return 32
        return 40 if self._wide or self.width_class is WidthClass.MEDIUM else Space.PAGE

    @property
    def panel_shown(self) -> bool:
        """Whether the side panel stands beside the page."""
        half = self._panel_width is PanelWidth.HALF
        return self.panel is not None and (self.width_class is WidthClass.FULL or half)

    def put_bar(self, bar: QWidget) -> None:
        """Give a bar its place between the header and the page; it shows itself when it has something to say."""
        self.bar = bar
        self._whole.insertWidget(1, bar)

    def show_page(
        self,
        page: QWidget,
        panel: QWidget | None = None,
        *,
        wide: bool = False,
        panel_width: PanelWidth = PanelWidth.QUESTION,
        footer: bool = True,
    ) -> None:
        """Show a page and its panel. What was on show is deleted."""
        self._replace(self._page_slot, self.page, page)
        self._replace(self._panel_slot, self.panel, panel)
        self.page, self.panel = page, panel
        self._wide, self._panel_width = wide, panel_width
        self.footer.setVisible(footer)
        self._arrange()

    def show_navigation(self, content: NavigationContent | None) -> None:
        """Show the pages of a form, or no navigation."""
        self._has_navigation = content is not None
        if content is not None:
            self.navigation.show_content(content)
        self._arrange()

    def show_path(self, pieces: Sequence[str]) -> None:
        """Say where one is below the task list, for when there is no navigation; nothing leaves the line out."""
        self._has_path = bool(pieces)
        self.path.show_path(pieces)
        self._arrange()

    def speak(self, language: Language, language_name: str) -> None:
        """Speak another language, which calls itself ``language_name``, and run in its direction."""
        left, right = Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft
        self.setLayoutDirection(right if language.right_to_left else left)
        self.header.speak(language, language_name)
        self.navigation.speak(language)
        self.path.speak(language)
        self.footer.speak(language)

    def wear(self, theme: Theme) -> None:
        """Put on another theme."""
        self.theme = theme
        self._measure()
        self._arrange()

    @told_later
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width anew."""
        super().resizeEvent(event)
        self._measure()
        self._arrange()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from part to part."""
        if event.key() == Qt.Key.Key_F6:
            backwards = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._go_round(-1 if backwards else 1)
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        self._page_area = Plane(self.theme, Role.PAPER)
        column = Column(spacing=0, parent=self._page_area)
        self._path_slot = Row(spacing=0)
        self._path_slot.addWidget(self.path)
        self._page_slot = Column(spacing=0)
        column.addLayout(self._path_slot)
        column.addLayout(self._page_slot, 1)
        self._panel_area = Plane(self.theme, Role.SHEET, Qt.Edge.LeftEdge)
        self._panel_slot = Column(spacing=0, margins=(1, 0, 0, 0), parent=self._panel_area)
        self._middle = Row(spacing=0)
        self._middle.addWidget(self.navigation)
        self._middle.addWidget(self._page_area, 1)
        self._middle.addWidget(self._panel_area)
        self._whole = Column(spacing=0, parent=self)
        self._whole.addWidget(self.header)
        self._whole.addLayout(self._middle, 1)
        self._whole.addWidget(self.footer)

    def _connect(self) -> None:
        self.header.find_asked.connect(self.find_asked)
        self.header.language_asked.connect(self.language_asked)
        self.header.help_asked.connect(self.help_asked)
        self.navigation.task_list_asked.connect(self.task_list_asked)
        self.navigation.page_asked.connect(self.page_asked)
        self.path.task_list_asked.connect(self.task_list_asked)
        self.footer.back_asked.connect(self.back_asked)
        self.footer.next_asked.connect(self.next_asked)

    def _replace(self, slot: Column, old: QWidget | None, new: QWidget | None) -> None:
        if old is new:
            return
        if old is not None:
            # The old page may be at work right now, showing the new one; Qt deletes it when that is done.
            slot.removeWidget(old)
            discard(old)
        if new is not None:
            slot.addWidget(new, 1)
            new.show()

    def _measure(self) -> None:
        width_class = WidthClass.of(self.width(), self.theme.percent)
        if width_class is not self.width_class:
            self.width_class = width_class
            self.width_changed.emit(width_class)

    def _arrange(self) -> None:
        beside = self._has_navigation and not self._wide and self.width_class is WidthClass.FULL
        self.navigation.setVisible(beside)
        self.path.setVisible(self._has_path and not beside)
        self._make_room(path=self._has_path and not beside)
        self._panel_area.setVisible(self.panel_shown)
        half = self._panel_width is PanelWidth.HALF
        width = self.width() // 2 if half else self.theme.px(self._panel_width)
        self._panel_area.setFixedWidth(width)

    def _make_room(self, path: bool) -> None:
        start = self.page_margin
        self._path_slot.set_margins((start - _CHEVRON_AIR, Space.SMALL if path else 0, start, 0))
        if isinstance(self.page, Scroll):
            top = Space.HAIR if path else Space.WIDE
            self.page.set_room((start, top, min(start, Space.HUGE), Space.WIDE), None if self._wide else _TEXT_WIDTH)

    def _go_round(self, step: int) -> None:
        parts = (self.header, self.bar, self.navigation, self._page_area, self._panel_area, self.footer)
        shown = [part for part in parts if part is not None and part.isVisible()]
        focused = cast("QWidget | None", self.focusWidget())
        here = next(
            (index for index, part in enumerate(shown) if focused is not None and part.isAncestorOf(focused)), -step
        )
        for distance in range(1, len(shown) + 1):
            target = _stop(shown[(here + step * distance) % len(shown)])
            if target is not None:
                target.setFocus(Qt.FocusReason.TabFocusReason)
                return


def _stop(part: QWidget) -> QWidget | None:
    """Where the focus last was in a part, or the first place in it where Tab stops."""
    last = cast("QWidget | None", part.focusWidget())
    if last is not None and last.isVisible():
        return last
    widget = part.nextInFocusChain()
    while widget is not None and widget is not part:
        if part.isAncestorOf(widget) and widget.isVisible() and widget.isEnabled() and _takes_tab(widget):
            return widget
        widget = widget.nextInFocusChain()
    return None


def _takes_tab(widget: QWidget) -> bool:
    return bool(widget.focusPolicy().value & Qt.FocusPolicy.TabFocus.value)
