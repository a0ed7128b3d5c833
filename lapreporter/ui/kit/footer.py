"""The footer: Back at the start, one hint, and the one filled button at the end."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QWidget

from lapreporter.ui.kit.bar import Bar
from lapreporter.ui.kit.buttons import Button, ButtonKind
from lapreporter.ui.kit.icons import Icon
from lapreporter.ui.kit.layouts import Row
from lapreporter.ui.kit.text import Text
from lapreporter.ui.kit.theme import Theme, Type
from lapreporter.words import Language, mark

BACK = mark("Back")

_MARGINS = 24
_SPACING = 24


class Footer(Bar):
    """``back_asked`` and ``next_asked`` come from its two buttons.

    In short windows the hint gives way first, then the long label of the second button.
    """

    back_asked = Signal()
    next_asked = Signal()

    def __init__(self, theme: Theme, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(theme, Qt.Edge.TopEdge, parent)
        self._long = self._short = self._words = ""
        self.back_button = Button(theme, "", icon=Icon.BACK)
        self.next_button = Button(theme, "", ButtonKind.FILLED, icon_after=Icon.NEXT)
        self._hint = Text(theme, "", Type.HINT, measure=None)
        self.back_button.clicked.connect(self.back_asked)
        self.next_button.clicked.connect(self.next_asked)
        Row(self.back_button, None, self._hint, self.next_button, spacing=_SPACING,
            margins=(_MARGINS, 1, _MARGINS, 0), parent=self)  # fmt: skip
        self.show_next("")
        self.speak(language)

    def speak(self, language: Language) -> None:
        """Speak another language."""
        self.back_button.set_label(language.text(BACK))
        self._fit()

    def show_back(self, shown: bool) -> None:
        """Show Back, or leave it out."""
        self.back_button.setVisible(shown)
        self._fit()

    def show_next(self, label: str, short: str = "") -> None:
        """Name what comes next, and in short for small windows; nothing leaves the button out."""
        self._long, self._short = label, short or label
        self.next_button.setVisible(bool(label))
        self._fit()

    def show_hint(self, text: str) -> None:
        """Show one hint or the minutes left."""
        self._words = text
        self._hint.setText(text)
        self._fit()

    def sizeHint(self) -> QSize:
        """The buttons and fourteen pixels above and below."""
        return QSize(400, self.back_button.sizeHint().height() + 28)

    def _fit(self) -> None:
        self.next_button.set_label(self._long)
        self._hint.setVisible(bool(self._words) and self._needed(hint=True) <= self.width())
        if self._needed(hint=False) > self.width():
            self.next_button.set_label(self._short)

    def _needed(self, hint: bool) -> int:
        shown = [button for button in (self.back_button, self.next_button) if not button.isHidden()]
        widths = [button.sizeHint().width() for button in shown] + ([self._hint.sizeHint().width()] if hint else [])
        return sum(widths) + _SPACING * len(widths) + 2 * _MARGINS
