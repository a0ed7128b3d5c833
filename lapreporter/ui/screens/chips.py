"""Chips that filter a list: one of them always holds, each with a count."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QSizePolicy, QWidget

from lapreporter.ui.kit.icons import Mark, draw_icon
from lapreporter.ui.kit.layouts import Flow, discard
from lapreporter.ui.kit.painted import Painted
from lapreporter.ui.kit.painting import draw_panel, draw_ring, from_start, smooth
from lapreporter.ui.kit.palette import Role
from lapreporter.ui.kit.text import SetText
from lapreporter.ui.kit.theme import Least, Space, TextStyle, Theme, Type


class Chip(Painted, QRadioButton):
    """A rounded choice with a shape and a word. The bold width is reserved."""

    def __init__(self, theme: Theme, label: str, shape: Mark | None) -> None:
        super().__init__(label.replace("&", "&&"))
        self.theme = theme
        self.label = label
        self._shape = shape
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """The bold word, the shape and some air."""
        words = self._words(bold=True).size
        return QSize(words.width() + self._before + 14, max(words.height() + 10, Least.TARGET))

    def minimumSizeHint(self) -> QSize:
        """The same."""
        return self.sizeHint()

    def hitButton(self, position: QPoint) -> bool:
        """All of it."""
        return self.rect().contains(position)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground, shape, word and ring."""
        painter, color = smooth(QPainter(self)), self.theme.color
        whole, chosen = QRectF(self.rect()), self.isChecked()
        fill, line = (Role.ACCENT_TINT, Role.ACCENT) if chosen else (Role.SHEET, Role.EDGE)
        draw_panel(painter, whole, whole.height() / 2, color(fill), color(line), 2 if chosen else 1)
        if self.hasFocus():
            draw_ring(painter, whole, whole.height() / 2, color(Role.ACCENT))
        words = self._words(bold=chosen)
        spare = (whole.width() - self._before - 14 - words.width) / 2
        if self._shape is not None:
            side = self._side
            slot = QRectF(12 + spare, (whole.height() - side) / 2, side, side)
            place = from_start(slot, whole, self.layoutDirection())
            draw_icon(painter, self._shape.icon, place, color(self._shape.tone.ink), self.layoutDirection())
        place = QRectF(self._before + spare, (whole.height() - words.height) / 2, words.width, words.height)
        painter.setPen(color(Role.ACCENT if chosen else Role.INK))
        words.draw(painter, QPointF(from_start(place, whole, self.layoutDirection()).topLeft()))

    @property
    def _side(self) -> int:
        return self.theme.px(15)

    @property
    def _before(self) -> int:
        return 12 + self._side + self.theme.px(7) if self._shape is not None else 13

    def _words(self, bold: bool) -> SetText:
        weight = Type.HELP_STRONG.weight if bold else Type.HELP.weight
        return SetText(self.theme, TextStyle(14, weight), self.label, direction=self.layoutDirection())


class Chips(QWidget):
    """``chosen`` carries the key of the chip that holds now."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.setAccessibleName(name)
        self._flow = Flow(spacing=Space.SMALL, line_spacing=Space.SMALL, parent=self)
        self._group = QButtonGroup(self)
        self._chips: dict[str, Chip] = {}

    def show_chips(self, chips: Sequence[tuple[str, str, Mark | None]], value: str) -> None:
        """Show these chips, by key, label and shape, of which ``value`` holds."""
        if [(key, label) for key, label, _ in chips] != [(key, chip.label) for key, chip in self._chips.items()]:
            self._replace(chips)
        if value in self._chips:
            self._chips[value].setChecked(True)

    def chip(self, key: str) -> Chip:
        """The chip of a key."""
        return self._chips[key]

    def _replace(self, chips: Sequence[tuple[str, str, Mark | None]]) -> None:
        focused = next((key for key, chip in self._chips.items() if chip.hasFocus()), None)
        for chip in self._chips.values():
            self._group.removeButton(chip)
            self._flow.removeWidget(chip)
            discard(chip)
        self._chips = {key: Chip(self.theme, label, shape) for key, label, shape in chips}
        for key, chip in self._chips.items():
            self._flow.addWidget(chip)
            self._group.addButton(chip)
            chip.clicked.connect(lambda _checked=False, key=key: self.chosen.emit(key))
            chip.show()
        if focused in self._chips:
            self._chips[focused].setFocus()

    def wear(self, theme: Theme) -> None:
        """Put on another theme."""
        self.theme = theme
