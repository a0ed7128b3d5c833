"""Saving by itself: a second after the last key, at the latest two after the first unsaved one, in a worker."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal

from lapreporter.document.content import Content, summary, to_bytes
from lapreporter.document.open_document import OpenDocument
from lapreporter.errors import Failure
from lapreporter.ui.background import Background
from lapreporter.ui.session import Session

PAUSE_MS = 1_000
LONGEST_MS = 2_000


class Autosave(QObject):
    """Keeps the document on disk equal to the session. Emits ``saved(when)`` only after it has happened."""

    saved = Signal(object)
    failed = Signal(object)

    def __init__(
        self,
        session: Session,
        document: OpenDocument,
        background: Background,
        clock: Callable[[], datetime],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._document = document
        self._background = background
        self._clock = clock
        self._safe: Content = session.content
        self._saving = False
        self._pause = self._timer(PAUSE_MS)
        self._longest = self._timer(LONGEST_MS)
        session.changed.connect(self._changed)

    @property
    def is_safe(self) -> bool:
        """Whether everything that was typed is on the disk."""
        return self._safe is self._session.content

    def save(self) -> None:
        """Save now, if anything is unsaved; one save runs at a time and the next takes everything up."""
        self._pause.stop()
        self._longest.stop()
        if self._saving or self.is_safe:
            return
        self._saving = True
        content = self._session.content
        self._background.run(lambda: self._write(content), lambda when: self._saved(content, when), self._failed)

    def finish(self) -> None:
        """Save what is unsaved and wait for it, before the document closes. Raises the failure, if it fails."""
        self._pause.stop()
        self._longest.stop()
        self._background.wait()
        if not self.is_safe:
            self._safe = self._session.content
            self._write(self._safe)

    def _write(self, content: Content) -> datetime:
        now = self._clock()
        self._document.save(to_bytes(content), summary=summary(content.report), now=now)
        return now

    def _changed(self, _path: str) -> None:
        self._pause.start()
        if not self._longest.isActive():
            self._longest.start()

    def _saved(self, content: Content, when: datetime) -> None:
        self._saving = False
        self._safe = content
        self.saved.emit(when)
        if not self.is_safe:
            self._changed("")

    def _failed(self, failure: Failure) -> None:
        self._saving = False
        self.failed.emit(failure)
        self._longest.start()

    def _timer(self, milliseconds: int) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        timer.timeout.connect(self.save)
        return timer
