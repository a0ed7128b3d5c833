"""The header: whose report this is at the start; when it was saved, and Find, language and Help at the end."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from lapreporter.ui.kit.bar import Bar
from lapreporter.ui.kit.buttons import Button, ButtonKind
from lapreporter.ui.kit.icons import Icon, draw_icon
from lapreporter.ui.kit.layouts import Row
from lapreporter.ui.kit.painted import Painted
from lapreporter.ui.kit.painting import draw_panel, smooth
from lapreporter.ui.kit.palette import Role
from lapreporter.ui.kit.surfaces import Pill
from lapreporter.ui.kit.text import Text
from lapreporter.ui.kit.theme import Radius, Theme, Tone, Type
from lapreporter.words import Language, mark

PRACTICE = mark("Practice")
SAVED = mark("Saved")
SAVED_AT = mark("Saved at {time}")
FIND = mark("Find")
HELP = mark("Help")

FULL_WIDTH = 1200
"""The room, in pixels at 100 %, that everything needs."""

_HEIGHT = 60
_AIR = 14
_LEAST_WORDS = 5
_SIGN = 30
_SPACING = 12
_APART = 8
_ACTION = Type.HELP


class Header(Bar):
    """Leaves out words, never functions, when the width is short: first of the icons, then of the report.

    ``find_asked``, ``language_asked`` and ``help_asked`` come from the three buttons at the end.
    """

    find_asked = Signal()
    language_asked = Signal()
    help_asked = Signal()

    def __init__(self, theme: Theme, language: Language, language_name: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, Qt.Edge.BottomEdge, parent)
        self._language = language
        self._name = self._report = self._short_report = ""
        self._saved: datetime | None = None
        self._sign = _Sign(theme)
        self._owner = Text(theme, "", Type.STRONG._replace(weight=Type.QUESTION.weight), measure=None)
        self._matter = Text(theme, "", Type.BODY, ink=Role.INK2, measure=None)
        self._practice = Pill(theme, "", Tone.WARNING)
        self._saved_note = Text(theme, "", Type.META, icon=Icon.TICK, icon_ink=Role.DONE, measure=None)
        self.find_button = self._action(Icon.FIND)
        self.language_button = self._action(Icon.LANGUAGE)
        self.help_button = self._action(Icon.HELP)
        self.find_button.clicked.connect(self.find_asked)
        self.language_button.clicked.connect(self.language_asked)
        self.help_button.clicked.connect(self.help_asked)
        self._row = Row(
            self._sign, self._owner, self._matter, self._practice, None, self._saved_note, _APART,
            self.find_button, _APART, self.language_button, _APART, self.help_button,
            spacing=_SPACING, margins=(24, 0, 24, 1), parent=self,
        )  # fmt: skip
        self._practice.hide()
        self._saved_note.hide()
        self.speak(language, language_name)

    def show_report(self, owner: str, matter: str, short: str = "", practice: bool = False) -> None:
        """Say whose report this is. ``short`` is the matter in few letters, for small windows."""
        self._report, self._short_report = matter, short or matter
        self._name = owner
        self._practice.setVisible(practice)
        self._fit()

    def show_saved(self, moment: datetime | None) -> None:
        """Say when the report was last saved; None says nothing."""
        self._saved = moment
        self._saved_note.setVisible(moment is not None)
        self._fit()

    def speak(self, language: Language, language_name: str) -> None:
        """Speak another language, which calls itself ``language_name``."""
        self._language = language
        self._practice.say(language.text(PRACTICE))
        self.find_button.set_label(language.text(FIND))
        self.help_button.set_label(language.text(HELP))
        self.language_button.set_label(language_name)
        self._fit()

    def sizeHint(self) -> QSize:
        """Sixty pixels, or more if the text needs them."""
        line = self.theme.line_height(Type.STRONG)
        return QSize(400, max(_HEIGHT, round(line + 2 * _AIR) - 4))

    def _fit(self) -> None:
        roomy = self.width() * 100 / self.theme.percent >= FULL_WIDTH
        for step in range(0 if roomy else 1, _LEAST_WORDS + 1):
            self._say(step)
            if self._needed() <= self.width():
                break

    def _say(self, step: int) -> None:
        """Show as many words as the step allows: 0 is everything."""
        self.find_button.set_word_hidden(step > 0)
        self.help_button.set_word_hidden(step > 0)
        self._saved_note.setText(self._saved_words(short=step > 1))
        self._matter.setText(self._short_report if step > 2 else self._report)
        self.language_button.set_word_hidden(step > 3)
        last = step == _LEAST_WORDS and bool(self._report)
        self._matter.setVisible(bool(self._report) and not last)
        self._owner.setText(self._report if last else self._name)

    def _saved_words(self, short: bool) -> str:
        if self._saved is None:
            return ""
        if short:
            return self._language.text(SAVED)
        return self._language.text(SAVED_AT, {"time": self._language.time(self._saved)})

    def _needed(self) -> int:
        items = [self._row.itemAt(index) for index in range(self._row.count())]
        shown = [item for item in items if item is not None and not item.isEmpty()]
        widths = sum(item.sizeHint().width() for item in shown)
        return widths + _SPACING * (len(shown) + 4) + 3 * _APART + 48

    def _action(self, icon: Icon) -> Button:
        return Button(self.theme, "", ButtonKind.QUIET, icon=icon, ink=Role.INK2, style=_ACTION)


class _Sign(Painted, QWidget):
    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.setFixedSize(_SIGN, _SIGN)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the program's sign in the colours of the theme."""
        painter = smooth(QPainter(self))
        draw_panel(painter, QRectF(self.rect()), Radius.BUTTON, self.theme.color(Role.ACCENT))
        draw_icon(painter, Icon.TICK, QRectF(3, 3, _SIGN - 6, _SIGN - 6), self.theme.color(Role.ON_ACCENT))
