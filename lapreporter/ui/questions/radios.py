"""A group of radios of which one, or none, is chosen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lapreporter.ui.kit.choices import Choice
from lapreporter.ui.kit.layouts import Column, Flow
from lapreporter.ui.kit.theme import Theme

SIDE_BY_SIDE = 4
_LONG = 34


class Radios(QWidget):
    """Radios with a value each. A click or Space on the chosen one takes the choice away again."""

    chosen = Signal(object)
    left = Signal()

    def __init__(
        self, theme: Theme, name: str, options: Sequence[tuple[Any, str, str]], parent: QWidget | None = None
    ) -> None:
        """``options`` are values with their label and, if not empty, a second line."""
        super().__init__(parent)
        self.setAccessibleName(name)
        self._values = [value for value, _, _ in options]
        self._radios = [Choice(theme, label, detail=detail) for _, label, detail in options]
        self._last: Any = None
        short = len(options) <= SIDE_BY_SIDE and all(len(label) <= _LONG and not more for _, label, more in options)
        if short:
            Flow(*self._radios, spacing=28, parent=self)
        else:
            Column(*self._radios, spacing=4, parent=self)
        for radio in self._radios:
            radio.setAccessibleDescription(name)
            radio.setAutoExclusive(False)
            radio.clicked.connect(self._clicked)
            radio.installEventFilter(self)
        if parent is not None and parent.layout() is None:
            _fill(parent, self)

    def show_chosen(self, value: Any) -> None:
        """Show which one is chosen; None for none."""
        self._last = value
        for known, radio in zip(self._values, self._radios, strict=True):
            radio.setChecked(value is not None and known == value)

    def first(self) -> QWidget:
        """The chosen radio, otherwise the first."""
        return next((radio for radio in self._radios if radio.isChecked()), self._radios[0])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move the choice by arrows, and tell when the group was left."""
        if event.type() is QEvent.Type.KeyPress and isinstance(watched, Choice):
            step = _STEPS.get(event.key())  # type: ignore[attr-defined]
            if step:
                backwards = self.layoutDirection() is Qt.LayoutDirection.RightToLeft and abs(step) == 2
                self._move(watched, -1 if (step < 0) is not backwards else 1)
                return True
        if event.type() is QEvent.Type.FocusOut and isinstance(event, QFocusEvent) and not self._has_focus():
            self.left.emit()
        return False

    def _has_focus(self) -> bool:
        return any(radio.hasFocus() for radio in self._radios)

    def _move(self, radio: Choice, step: int) -> None:
        target = self._radios[(self._radios.index(radio) + step) % len(self._radios)]
        target.setFocus(Qt.FocusReason.TabFocusReason)
        target.setChecked(True)
        self._choose(target)

    def _clicked(self) -> None:
        radio = self.sender()
        if isinstance(radio, Choice):
            self._choose(radio)

    def _choose(self, radio: Choice) -> None:
        value = self._values[self._radios.index(radio)]
        again = self._last is not None and value == self._last
        self.show_chosen(None if again else value)
        self.chosen.emit(self._last)


_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -2, Qt.Key.Key_Right: 2}


def _fill(outer: QWidget, inner: QWidget) -> None:
    layout = QVBoxLayout(outer)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addWidget(inner)
