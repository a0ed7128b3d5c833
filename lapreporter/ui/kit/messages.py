"""What is said about a field: the line below it, and where a carried-over answer comes from."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from lapreporter.ui.kit.buttons import Button, ButtonKind
from lapreporter.ui.kit.icons import Icon, Mark
from lapreporter.ui.kit.layouts import Flow
from lapreporter.ui.kit.text import Text
from lapreporter.ui.kit.theme import Least, Theme, Type


class MessageLine(QWidget):
    """A message below a field. One line is reserved, so that its coming and going moves nothing.

    ``offered`` is emitted when the user takes the reading offered as a link.
    """

    offered = Signal()

    def __init__(self, theme: Theme, *, reserved: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self._reserved = reserved
        self._text = Text(theme, "", Type.HELP_STRONG)
        self.offer_button = Button(theme, "", ButtonKind.QUIET)
        self.offer_button.clicked.connect(self.offered)
        Flow(self._text, self.offer_button, spacing=12, line_spacing=0, parent=self)
        self.clear()

    @property
    def text(self) -> str:
        """The message on show, or nothing."""
        return self._text.text()

    def say(self, mark: Mark, sentence: str, offer: str = "") -> None:
        """Show a message with the shape and colour of its severity, and a reading offered as a link."""
        self._text.say(sentence, ink=mark.tone.ink, icon=mark.icon)
        self._text.show()
        self.offer_button.set_label(offer)
        self.offer_button.setVisible(bool(offer))
        self.setAccessibleName(sentence)
        self._fit()

    def clear(self) -> None:
        """Say nothing."""
        self._text.setText("")
        self._text.hide()
        self.offer_button.hide()
        self.setAccessibleName("")
        self._fit()

    def wear(self, theme: Theme) -> None:
        """Put on another theme."""
        self.theme = theme
        self._fit()

    def _fit(self) -> None:
        self.setMinimumHeight(max(Least.TARGET, self.theme.px(24)) if self._reserved else 0)
        self.updateGeometry()


class CarriedNote(QWidget):
    """*From your report for 2024*, with *Still true* and *Change*. The words are given, translated."""

    confirmed = Signal()
    changing = Signal()

    def __init__(self, theme: Theme, origin: str, still_true: str, change: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._origin = Text(theme, origin, Type.META, icon=Icon.HISTORY)
        self.keep_button = Button(theme, still_true, ButtonKind.QUIET, icon=Icon.TICK, style=Type.META)
        self.change_button = Button(theme, change, ButtonKind.QUIET, icon=Icon.EDIT, style=Type.META)
        self.keep_button.clicked.connect(self.confirmed)
        self.change_button.clicked.connect(self.changing)
        Flow(self._origin, self.keep_button, self.change_button, spacing=12, line_spacing=0, parent=self)
