"""Choices that belong together: radio buttons, check boxes, and the segmented switch."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QRadioButton, QSizePolicy, QWidget

from lapreporter.ui.kit.choices import Check, Choice
from lapreporter.ui.kit.layouts import Flow, let_grow_down
from lapreporter.ui.kit.painted import Painted
from lapreporter.ui.kit.painting import draw_panel, draw_ring, smooth
from lapreporter.ui.kit.palette import Role
from lapreporter.ui.kit.text import SetText
from lapreporter.ui.kit.theme import Least, Radius, TextStyle, Theme, Type

Option = tuple[str, str]
"""A key and its translated label."""

_MANY = 7
_MANY_CHECKS = 5


class ChoiceGroup(QWidget):
    """One of several, side by side while there is room. Nothing is chosen until somebody chooses.

    Keys may be values of any kind. ``details`` gives a second line to the keys that need one. ``chosen`` carries the
    key when the user chooses, not when the program does; in a ``clearable`` group choosing the chosen one again takes
    the choice away and carries None. ``left`` tells that the focus has gone.
    """

    chosen = Signal(object)
    left = Signal()

    def __init__(
        self,
        theme: Theme,
        name: str,
        options: Sequence[tuple[Any, str]],
        *,
        details: Mapping[Any, str] | None = None,
        framed: bool = False,
        stacked: bool = False,
        clearable: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._flow = Flow(spacing=8 if framed else 20, line_spacing=4, parent=self)
        self._group = QButtonGroup(self)
        self._clearable = clearable
        self._value: Any = None
        second = details or {}
        self._choices = {key: Choice(theme, label, detail=second.get(key, ""), framed=framed) for key, label in options}
        for key, choice in self._choices.items():
            self._flow.addWidget(choice)
            self._group.addButton(choice)
            choice.clicked.connect(partial(self._clicked, key))
            choice.installEventFilter(self)
        let_grow_down(self)
        self.set_stacked(stacked or len(options) > _MANY or any(second.values()))
        self.setFocusProxy(self._choices[options[0][0]])

    def value(self) -> Any:
        """The key of the chosen one, or None."""
        return self._value

    def set_value(self, key: Any) -> None:
        """Choose one, or none for None, without telling anybody."""
        self._value = key
        self._group.setExclusive(False)
        for name, choice in self._choices.items():
            choice.setChecked(key is not None and name == key)
        self._group.setExclusive(True)
        self.setFocusProxy(self._choices.get(key, next(iter(self._choices.values()))))

    def set_stacked(self, stacked: bool) -> None:
        """Put the choices one below the other, or side by side."""
        self._flow.set_stacked(stacked)
        self.updateGeometry()

    def choice(self, key: Any) -> Choice:
        """The button of a key."""
        return self._choices[key]

    def first(self) -> Choice:
        """The chosen button, otherwise the first."""
        return self._choices.get(self._value, next(iter(self._choices.values())))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tell when the focus leaves the whole group."""
        if event.type() is QEvent.Type.FocusOut and not any(choice.hasFocus() for choice in self._choices.values()):
            self.left.emit()
        return False

    def _clicked(self, key: Any) -> None:
        again = self._clearable and self._value is not None and key == self._value
        if again or key != self._value:
            self.set_value(None if again else key)
            self.chosen.emit(self._value)


class CheckGroup(QWidget):
    """Several of several, side by side while there is room, in one column when there are more than five.

    ``changed`` carries the list of chosen keys, in the order of the options, when the user changes it.
    """

    changed = Signal(list)

    def __init__(
        self,
        theme: Theme,
        name: str,
        options: Sequence[Option],
        *,
        stacked: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._flow = Flow(spacing=20, line_spacing=4, parent=self)
        self._checks = {key: Check(theme, label) for key, label in options}
        for check in self._checks.values():
            self._flow.addWidget(check)
            check.clicked.connect(lambda _checked: self.changed.emit(self.value()))
        let_grow_down(self)
        self.set_stacked(stacked or len(options) > _MANY_CHECKS)
        self.setFocusProxy(self._checks[options[0][0]])

    def value(self) -> list[str]:
        """The chosen keys, in the order of the options."""
        return [key for key, check in self._checks.items() if check.isChecked()]

    def set_value(self, keys: Collection[str]) -> None:
        """Choose these and no others, without telling anybody."""
        for key, check in self._checks.items():
            check.setChecked(key in keys)

    def set_stacked(self, stacked: bool) -> None:
        """Put the boxes one below the other, or side by side."""
        self._flow.set_stacked(stacked)
        self.updateGeometry()

    def check(self, key: str) -> Check:
        """The box of a key."""
        return self._checks[key]


class SegmentedSwitch(Painted, QWidget):
    """A few short alternatives of which one always holds, such as *Board* and *List*. One stop for Tab; arrows switch.

    ``sizes`` gives each segment a text size of its own in pixels, as the choice of text size does.
    """

    chosen = Signal(str)

    def __init__(
        self,
        theme: Theme,
        name: str,
        options: Sequence[Option],
        value: str,
        *,
        sizes: Sequence[int] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self.setAccessibleName(name)
        row = QHBoxLayout(self)
        row.setContentsMargins(1, 1, 1, 1)
        row.setSpacing(0)
        self._segments: dict[str, _Segment] = {}
        for index, (key, label) in enumerate(options):
            size = sizes[index] if sizes else Type.HELP.size
            self._segments[key] = segment = _Segment(theme, label, size)
            row.addWidget(segment, 1)
            segment.setChecked(key == value)
            segment.bold = bool(sizes)
            segment.toggled.connect(lambda on, key=key: self._toggled(on, key))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setFocusProxy(self._segments[value])

    def value(self) -> str:
        """The key that holds."""
        return next(key for key, segment in self._segments.items() if segment.isChecked())

    def set_value(self, key: str) -> None:
        """Switch without telling anybody."""
        self.blockSignals(True)
        self._segments[key].setChecked(True)
        self.blockSignals(False)

    def segment(self, key: str) -> QAbstractButton:
        """The button of a key."""
        return self._segments[key]

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the common frame."""
        color = self.theme.color
        draw_panel(smooth(QPainter(self)), QRectF(self.rect()), Radius.BUTTON, color(Role.SHEET), color(Role.EDGE))

    def _toggled(self, on: bool, key: str) -> None:
        if on:
            self.setFocusProxy(self._segments[key])
            self.chosen.emit(key)


class _Segment(Painted, QRadioButton):
    def __init__(self, theme: Theme, label: str, size: int) -> None:
        super().__init__(label.replace("&", "&&"))
        self.theme = theme
        self.label = label
        self._size = size
        self.bold = False
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        """The bold label and its air."""
        words = self._words(bold=True).size
        return QSize(words.width() + 24, max(words.height() + 14, Least.TARGET))

    def minimumSizeHint(self) -> QSize:
        """The bold label and little air."""
        return self.sizeHint() - QSize(12, 0)

    def hitButton(self, position: QPoint) -> bool:
        """All of it."""
        return self.rect().contains(position)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground, label and ring."""
        painter = smooth(QPainter(self))
        whole = QRectF(self.rect())
        ink = Role.INK
        if self.isChecked():
            draw_panel(painter, whole, Radius.FIELD, self.theme.color(Role.ACCENT))
            ink = Role.ON_ACCENT
        words = self._words(bold=self.isChecked() or self.bold)
        painter.setPen(self.theme.color(ink))
        origin = (whole.width() - words.width) / 2, (whole.height() - words.height) / 2
        words.draw(painter, QPointF(*origin))
        if self.hasFocus():
            inside = whole.adjusted(2, 2, -2, -2)
            draw_ring(painter, inside, Radius.FIELD - 2, self.theme.color(ink if self.isChecked() else Role.ACCENT), 2)

    def _words(self, bold: bool) -> SetText:
        style = TextStyle(self._size, Type.STRONG.weight if bold else Type.BODY.weight)
        return SetText(self.theme, style, self.label, direction=self.layoutDirection())
