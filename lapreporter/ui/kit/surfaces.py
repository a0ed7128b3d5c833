"""What things stand on: sheets, lines, pills and banners."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from lapreporter.ui.kit.icons import Icon, Mark
from lapreporter.ui.kit.layouts import Column, Flow, Item, Margins, Row
from lapreporter.ui.kit.painted import Painted
from lapreporter.ui.kit.painting import draw_bar, draw_panel, smooth
from lapreporter.ui.kit.palette import Role
from lapreporter.ui.kit.text import Text
from lapreporter.ui.kit.theme import Radius, Space, TextStyle, Theme, Tone, Type


class SheetLook(Enum):
    """How a sheet stands out. A change of look moves nothing inside."""

    CARD = "card"
    RESTING = "resting"
    FOCUSED = "focused"
    CARRIED = "carried"
    TINTED = "tinted"
    FINDING = "finding"
    GROUND = "ground"


class Sheet(Painted, QFrame):
    """A surface with a column of items in ``body``.

    CARD is white with a hairline; RESTING shows nothing, as a question that is not focused; FOCUSED adds the blue bar;
    CARRIED has a dashed outline; TINTED and FINDING are in the colours of ``tone``, FINDING with a bar; GROUND is the
    plain sunken ground of totals.
    """

    def __init__(
        self,
        theme: Theme,
        *items: Item,
        look: SheetLook = SheetLook.CARD,
        tone: Tone = Tone.ACCENT,
        radius: int = Radius.CARD,
        margins: Margins = (Space.WIDE, 20, Space.WIDE, 20),
        spacing: int = Space.SMALL,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self.look = look
        self.tone = tone
        self._radius = radius
        self.body = Column(*items, spacing=spacing, margins=margins, parent=self)

    def set_look(self, look: SheetLook, tone: Tone | None = None) -> None:
        """Stand out in another way."""
        self.look = look
        self.tone = tone or self.tone
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground, edge and bar."""
        if self.look is SheetLook.RESTING:
            return
        painter = smooth(QPainter(self))
        whole = QRectF(self.rect())
        color = self.theme.color
        if self.look is SheetLook.CARRIED:
            draw_panel(painter, whole, self._radius, line=color(Role.EDGE), dashed=True)
            return
        tinted = self.look in (SheetLook.TINTED, SheetLook.FINDING)
        fill = self.tone.tint if tinted else Role.SUNKEN if self.look is SheetLook.GROUND else Role.SHEET
        draw_panel(painter, whole, self._radius, color(fill), color(self.tone.line if tinted else Role.HAIRLINE))
        if self.look in (SheetLook.FOCUSED, SheetLook.FINDING):
            ink = self.tone.ink if self.look is SheetLook.FINDING else Role.ACCENT
            draw_bar(painter, whole, self._radius, color(ink), self.layoutDirection())


class Plane(Painted, QWidget):
    """A plain rectangle in one colour, with a hairline along some of its edges."""

    def __init__(self, theme: Theme, ground: Role, edges: Qt.Edge | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self._ground = ground
        self._edges = edges

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground and hairlines; left and right are start and end."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.theme.color(self._ground))
        line = self.theme.color(Role.HAIRLINE)
        last_x, last_y = self.width() - 1, self.height() - 1
        leftwards = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        for edge, x, y, width, height in (
            (Qt.Edge.TopEdge, 0, 0, self.width(), 1),
            (Qt.Edge.BottomEdge, 0, last_y, self.width(), 1),
            (Qt.Edge.LeftEdge, last_x if leftwards else 0, 0, 1, self.height()),
            (Qt.Edge.RightEdge, 0 if leftwards else last_x, 0, 1, self.height()),
        ):
            if self._edges is not None and edge in self._edges:
                painter.fillRect(x, y, width, height, line)


class Hairline(Painted, QWidget):
    """A line across, with the same air above and below."""

    def __init__(self, theme: Theme, air: int = Space.SMALL, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self._air = air
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """One pixel and the air."""
        return QSize(1, 2 * self._air + 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line."""
        QPainter(self).fillRect(0, self._air, self.width(), 1, self.theme.color(Role.HAIRLINE))


class Pill(Painted, QFrame):
    """A word on a rounded ground, such as *Practice*, *Found 2025* or *Not known*; with an icon where given."""

    def __init__(
        self,
        theme: Theme,
        text: str,
        tone: Tone = Tone.NEUTRAL,
        *,
        icon: Icon | None = None,
        style: TextStyle = Type.COLUMN,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self._tone = tone
        self._text = Text(theme, text, style, ink=tone.ink, icon=icon, measure=None)
        Row(self._text, margins=(10, 2, 10, 2), parent=self)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Minimum)

    def say(self, text: str, tone: Tone | None = None) -> None:
        """Show another word, or another tone."""
        self._tone = tone or self._tone
        self._text.say(text, ink=self._tone.ink)
        self.update()

    @property
    def text(self) -> str:
        """The word."""
        return self._text.text()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground."""
        whole = QRectF(self.rect())
        draw_panel(smooth(QPainter(self)), whole, min(whole.height(), 32) / 2, self.theme.color(self._tone.tint))


class Banner(Sheet):
    """A finding or a result: its mark and word, one sentence in bold, what follows from it, and quiet buttons.

    A ``large`` one is the result of a check of a file: a big icon beside one sentence. The word of the mark (*Warning*)
    is given by the caller, translated.
    """

    def __init__(
        self,
        theme: Theme,
        mark: Mark,
        title: str,
        text: str = "",
        *,
        word: str = "",
        large: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            theme, look=SheetLook.FINDING, tone=mark.tone, radius=Radius.LARGE,
            margins=(30, 20, 20, 20) if large else (20, 14, 16, 14), spacing=Space.HAIR, parent=parent,
        )  # fmt: skip
        self.mark = mark
        self._word = Text(theme, word, Type.COLUMN, ink=mark.tone.ink, icon=mark.icon)
        self._title = Text(theme, title, TextStyle(26 if large else 15, Type.TITLE.weight), measure=None)
        self._text = Text(theme, text, Type.SUBTITLE if large else Type.HELP, ink=Role.INK)
        self._links = Flow(spacing=20)
        self._sign: Text | None = None
        if large:
            self._sign = Text(theme, "", TextStyle(41), ink=mark.tone.ink, icon=mark.icon)
            self._sign.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
            words = Column(self._title, self._text, spacing=2)
            self.body.add(Row(self._sign, words, spacing=12))
        else:
            self.body.add(self._word, self._title, self._text)
        self.body.addLayout(self._links)
        self._word.setVisible(bool(word) and not large)
        self._text.setVisible(bool(text))

    def say(self, mark: Mark, title: str, text: str = "", word: str = "") -> None:
        """Show another finding or result."""
        self.mark = mark
        self.set_look(SheetLook.FINDING, mark.tone)
        if self._sign is None:
            self._word.say(word, ink=mark.tone.ink, icon=mark.icon)
            self._word.setVisible(bool(word))
        else:
            self._sign.say("", ink=mark.tone.ink, icon=mark.icon)
        self._title.setText(title)
        self._text.setText(text)
        self._text.setVisible(bool(text))

    def add_action(self, button: QWidget) -> None:
        """Add a quiet button below the text."""
        self._links.addWidget(button)
