"""The last step: the report as it will be printed on one side, reading, signing and saving on the other."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QLabel, QWidget

from lapreporter.document.open_document import OpenDocument
from lapreporter.ui.background import Background
from lapreporter.ui.desk import Desk
from lapreporter.ui.kit.buttons import Button, ButtonKind
from lapreporter.ui.kit.icons import Icon
from lapreporter.ui.kit.layouts import Row
from lapreporter.ui.kit.scroll import Scroll
from lapreporter.ui.kit.text import Text
from lapreporter.ui.kit.theme import Space, Type
from lapreporter.ui.screens.signing import SigningSteps
from lapreporter.ui.sealing import draft
from lapreporter.ui.session import Session
from lapreporter.words import mark

TITLE = mark("Read it as it will be printed")
DRAWING = mark("The pages are being drawn…")
PAGE_OF = mark("Page {number} of {count}")
BEFORE = mark("Page before")
AFTER = mark("Next page")
PICTURE = mark("Page {number} of the report as it will be printed")


class FinishPage(Scroll):
    """Shows the draft page by page; ``steps`` is the panel beside it."""

    check_asked = Signal()
    troubled = Signal(object)

    def __init__(
        self,
        desk: Desk,
        session: Session,
        document: OpenDocument,
        background: Background,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(desk.theme, spacing=Space.MEDIUM, parent=parent)
        self.desk = desk
        self.steps = SigningSteps(desk, session, document, background)
        self.steps.check_asked.connect(self.check_asked)
        self._pdf: bytes = b""
        self._page = self._count = 0
        self._number = Text(desk.theme, desk.say(DRAWING), Type.META, measure=None)
        self._before = Button(desk.theme, desk.say(BEFORE), ButtonKind.QUIET, icon=Icon.BACK)
        self._after = Button(desk.theme, desk.say(AFTER), ButtonKind.QUIET, icon_after=Icon.NEXT)
        self._before.clicked.connect(lambda: self._turn(-1))
        self._after.clicked.connect(lambda: self._turn(1))
        self._picture = QLabel()
        self._picture.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        title = Text(desk.theme, desk.say(TITLE), Type.SECTION, measure=None)
        self.body.add(title, Row(self._before, None, self._number, None, self._after), self._picture)
        report, findings = session.report, session.findings
        background.run(lambda: draft(desk, report, findings), self._drawn, self.troubled.emit)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn pages."""
        if event.key() in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            self._turn(1 if event.key() == Qt.Key.Key_PageDown else -1)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw the page as wide as there is room."""
        super().resizeEvent(event)
        self._show()

    def _drawn(self, pdf: bytes) -> None:
        from lapreporter.exchange.preview import Preview

        self._pdf = pdf
        preview = Preview(pdf)
        self._count = preview.page_count
        preview.close()
        self._show()

    def _turn(self, step: int) -> None:
        self._page = min(max(self._page + step, 0), max(self._count - 1, 0))
        self._show()

    def _show(self) -> None:
        if not self._pdf:
            return
        from lapreporter.exchange.preview import Preview

        ratio = self.devicePixelRatioF()
        width = max(240, self.viewport().width() - 2 * Space.PAGE)
        preview = Preview(self._pdf)
        drawn = preview.picture(self._page, round(width * ratio))
        preview.close()
        image = QImage(drawn.pixels, drawn.width, drawn.height, 4 * drawn.width, QImage.Format.Format_RGB32).copy()
        image.setDevicePixelRatio(ratio)
        self._picture.setPixmap(QPixmap.fromImage(image))
        place = {"number": self._page + 1, "count": self._count}
        self._number.setText(self.desk.say(PAGE_OF, place))
        self._picture.setAccessibleName(self.desk.say(PICTURE, place))
        self._before.setEnabled(self._page > 0)
        self._after.setEnabled(self._page < self._count - 1)
