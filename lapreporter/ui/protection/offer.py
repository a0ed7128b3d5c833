"""Offering protection once, when the first confidential answer of an unprotected report was given."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, SignalInstance
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from lapreporter.document.open_document import OpenDocument
from lapreporter.exchange.confidential import is_confidential
from lapreporter.exchange.public import Restrictions
from lapreporter.ui.keeping import PROTECTION
from lapreporter.ui.kit.icons import Icon, Mark
from lapreporter.ui.plan.way import Place as PlaceOfPlan
from lapreporter.ui.protection.choices import Declined
from lapreporter.words import PRACTICE_STATE, mark

OFFER = mark("This report now holds confidential answers. It can be protected by a passphrase.")
OFFER_TEXT = mark("You can also do so later, from the task list.")
PROTECT = mark("Protect this report…")
NOT_NOW = mark("Not now")


class Place(PlaceOfPlan, Protocol):
    """What the offer needs of the place where a report is worked on."""

    document: OpenDocument

    @property
    def noticed(self) -> SignalInstance:
        """Tells what there is to say."""

    def open(self, key: str) -> None:
        """Open a page by its key."""


class ProtectionOffer(QObject):
    """Watches one open report. It speaks when the field is left, so that nothing moves under whoever types."""

    def __init__(self, place: Place, restrictions: Restrictions, declined: Declined, parent: QObject) -> None:
        super().__init__(parent)
        self._place, self._restrictions, self._declined = place, restrictions, declined
        self._due = self._made = False
        place.session.changed.connect(self._look_at)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._left)

    def _look_at(self, path: str) -> None:
        """Whether what changed is a reason to offer protection."""
        report, document = self._place.session.report, self._place.document
        if self._made or self._due or document.key is not None or report.cover.state == PRACTICE_STATE:
            return
        self._due = is_confidential(report, path, self._restrictions) and document.report_id not in self._declined

    def _left(self) -> None:
        if self._due and not self._made:
            self._made = True
            QTimer.singleShot(0, self, self._make)

    def _make(self) -> None:
        place, say = self._place, self._place.desk.say
        if place.document.key is not None:
            return
        answers: tuple[tuple[str, Icon, Callable[[], None]], ...] = (
            (say(PROTECT), Icon.LOCK, lambda: place.open(PROTECTION)),
            (say(NOT_NOW), Icon.CLOSE, lambda: self._declined.add(place.document.report_id)),
        )
        place.noticed.emit((Mark.NOTE, say(OFFER), say(OFFER_TEXT), "", answers, True))
        QTimer.singleShot(0, self, self._keep_in_sight)

    def _keep_in_sight(self) -> None:
        """The page has become lower; what has the focus stays in sight."""
        page, focused = self._place.shell.page, QApplication.focusWidget()
        if isinstance(page, QScrollArea) and isinstance(focused, QWidget) and page.isAncestorOf(focused):
            page.ensureWidgetVisible(focused)
