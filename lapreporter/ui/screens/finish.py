"""The last step: the report as it will be printed on one side, reading, signing and saving on the other."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from lapreporter.document.open_document import OpenDocument
from lapreporter.errors import Failure
from lapreporter.ui.background import Background
from lapreporter.ui.desk import Desk
from lapreporter.ui.kit.buttons import Button, ButtonKind
from lapreporter.ui.kit.icons import Icon
from lapreporter.ui.kit.layouts import Flow, let_grow_down
from lapreporter.ui.kit.painted import Painted
from lapreporter.ui.kit.palette import Role
from lapreporter.ui.kit.resizing import told_later
from lapreporter.ui.kit.scroll import Scroll
from lapreporter.ui.kit.text import Text
from lapreporter.ui.kit.theme import Space, Theme, Type
from lapreporter.ui.screens.report_languages import ReportLanguages
from lapreporter.ui.screens.signing import SigningSteps
from lapreporter.ui.sealing import Order, draft
from lapreporter.ui.session import Session
from lapreporter.words import mark

TITLE = mark("The report as it will be read")
DRAWING = mark("The pages are being drawn…")
NOT_DRAWN = mark("The pages could not be drawn.")
PAGE_OF = mark("Page {number} of {count}")
BEFORE = mark("Page before")
AFTER = mark("Next page")
PICTURE = mark("Page {number} of the report as it will be printed")
_A4 = 297 / 210


class FinishPage(Scroll):
    """Shows the draft page by page; ``steps`` is the panel beside it."""

    troubled = Signal(object)

    def __init__(
        self,
        desk: Desk,
        session: Session,
        document: OpenDocument,
        background: Background,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(desk.theme, spacing=Space.SMALL, parent=parent)
        self.desk = desk
        self.steps = SigningSteps(desk, session, document, background)
        self._pdf: bytes = b""
        self._page = self._count = 0
        self._number = Text(desk.theme, desk.say(DRAWING), Type.HELP, measure=None)
        self._before = self._turner(BEFORE, Icon.BACK, -1)
        self._after = self._turner(AFTER, Icon.NEXT, 1)
        self.paper = Paper(desk.theme)
        title = Text(desk.theme, desk.say(TITLE), Type.SECTION, measure=None)
        pager = Flow(self._before, self._number, self._after, spacing=Space.SMALL)
        self.languages = ReportLanguages(desk, session)
        self.body.add(title, self.languages)
        self.body.addLayout(pager)
        self.body.add(self.paper)
        self._background = background
        self.steps.turned.connect(self.draw)
        self.languages.turned.connect(self.draw)
        self.draw()
        self._show_place()

    def memory(self) -> tuple[int, Any]:
        """The page on show, and what the steps remember."""
        return self._page, self.steps.memory()

    def recall(self, memory: tuple[int, Any]) -> None:
        """Go on where one was while the window spoke another language."""
        self._page, steps = memory
        self.steps.recall(steps)

    def draw(self) -> None:
        """Draw the pages as they are to be read now."""
        desk, order = self.desk, self.steps.order()
        self._order = order
        self._background.run(lambda: draft(desk, order), partial(self._drawn_of, order), self._failed, self)

    @property
    def page_count(self) -> int:
        """How many pages are there to read; none while they are being drawn."""
        return self._count

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn pages."""
        if event.key() in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            self.turn(1 if event.key() == Qt.Key.Key_PageDown else -1)
        else:
            super().keyPressEvent(event)

    @told_later
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw the page as wide as there is room."""
        super().resizeEvent(event)
        self._show()

    def turn(self, step: int) -> None:
        """Turn to another page."""
        self._page = min(max(self._page + step, 0), max(self._count - 1, 0))
        self._show()
        self.verticalScrollBar().setValue(0)

    def _turner(self, label: str, icon: Icon, step: int) -> Button:
        button = Button(self.desk.theme, self.desk.say(label), ButtonKind.QUIET, icon=icon)
        button.set_word_hidden(True)
        button.clicked.connect(lambda: self.turn(step))
        return button

    def _drawn_of(self, order: Order, pdf: bytes) -> None:
        """Show the pages, unless others are being drawn already."""
        if order is self._order:
            self._drawn(pdf)

    def _drawn(self, pdf: bytes) -> None:
        from lapreporter.exchange.preview import Preview

        self._pdf = pdf
        preview = Preview(pdf)
        self._count = preview.page_count
        preview.close()
        self._page = min(self._page, self._count - 1)
        self._show()

    def _failed(self, failure: Failure) -> None:
        self._number.setText(self.desk.say(NOT_DRAWN))
        self.troubled.emit(failure)

    def _show(self) -> None:
        if not self._pdf:
            return
        from lapreporter.exchange.preview import Preview

        ratio = self.devicePixelRatioF()
        preview = Preview(self._pdf)
        drawn = preview.picture(self._page, round(max(240, self.paper.width() - 2) * ratio))
        preview.close()
        image = QImage(drawn.pixels, drawn.width, drawn.height, 4 * drawn.width, QImage.Format.Format_RGB32).copy()
        image.setDevicePixelRatio(ratio)
        self.paper.show_page(image)
        self._show_place()

    def _show_place(self) -> None:
        place = {"number": self._page + 1, "count": self._count}
        self._number.setText(self.desk.say(PAGE_OF, place) if self._count else self.desk.say(DRAWING))
        self.paper.setAccessibleName(self.desk.say(PICTURE, place) if self._count else self.desk.say(DRAWING))
        last = self._page >= self._count - 1
        # Qt would send the focus of a button that is disabled out of the pages.
        if last and self._after.hasFocus():
            self._turn_to(self._before)
        elif self._page == 0 and self._before.hasFocus():
            self._turn_to(self._after)
        self._before.setEnabled(self._page > 0)
        self._after.setEnabled(not last)

    @staticmethod
    def _turn_to(button: Button) -> None:
        button.setEnabled(True)
        button.setFocus(Qt.FocusReason.OtherFocusReason)


class Paper(Painted, QWidget):
    """A page on the table: white in every theme, as paper is."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self._image: QImage | None = None
        let_grow_down(self)

    def show_page(self, image: QImage) -> None:
        """Show a page that has been drawn."""
        self._image = image
        self.update()

    def sizeHint(self) -> QSize:
        """A page of A4."""
        return QSize(420, self.heightForWidth(420))

    def minimumSizeHint(self) -> QSize:
        """A page that can still be read a little."""
        return QSize(240, 100)

    def heightForWidth(self, width: int) -> int:
        """The height of a page of A4."""
        return round(width * _A4)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the page and its edge."""
        painter, whole = QPainter(self), QRectF(self.rect())
        painter.fillRect(whole, self.theme.color(Role.HAIRLINE))
        inside = whole.adjusted(1, 1, -1, -1)
        painter.fillRect(inside, Qt.GlobalColor.white)
        if self._image is not None:
            painter.drawImage(inside, self._image, QRectF(self._image.rect()))
