"""Saving by itself: a second after the last key, at the latest two after the first unsaved one, in a worker."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal

from lapreporter.document.content import Content, summary, to_bytes
from lapreporter.document.open_document import OpenDocument
from lapreporter.errors import Failure, SavedElsewhere
from lapreporter.ui.background import Background
from lapreporter.ui.session import Session

PAUSE_MS = 1_000
LONGEST_MS = 1_500
"""Writing takes its own time: both together stay below the two seconds that may be lost."""
AGAIN_MS = 2_000


class Autosave(QObject):
    """Keeps the document on disk equal to the session. Emits ``saved(when)`` only after it has happened.

    A failure is told once; saving is tried again until it succeeds, and ``recovered`` tells that it did.
    """

    saved = Signal(object)
    failed = Signal(object)
    recovered = Signal()

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
        self._failure: Failure | None = None
        self._pause = self._timer(PAUSE_MS)
        self._longest = self._timer(LONGEST_MS)
        self._again = self._timer(AGAIN_MS)
        session.changed.connect(self._changed)

    @property
    def is_safe(self) -> bool:
        """Whether everything that was typed is on the disk."""
        return self._safe is self._session.content

    def save(self) -> None:
        """Save now, if anything is unsaved; one save runs at a time and the next takes everything up."""
        self._stop()
        if self._saving or self.is_safe:
            return
        self._saving = True
        content = self._session.content
        self._background.run(
            lambda: self._write(content), lambda when: self._saved(content, when), self._failed, asker=self
        )

    def adopt(self, content: Content) -> None:
        """Take a content for safe that was saved in another way; it must be the session's current one."""
        if content is self._session.content:
            self._stop()
            self._safe = content

    def finish(self) -> None:
        """Save what is unsaved and wait for it, before the document closes.

        Raises the failure, if it fails; as long as the window stays open all the same, it is tried again.
        """
        self._stop()
        self._background.wait()
        if not self.is_safe:
            content = self._session.content
            try:
                self._write(content)
            except BaseException:
                self._again.start()
                raise
            self._safe = content

    def _write(self, content: Content) -> datetime:
        now = self._clock()
        try:
            self._document.save(to_bytes(content), summary=summary(content.report, content.origins), now=now)
        except SavedElsewhere:
            # The other version stays among the earlier ones; having seen it, the next save continues it.
            self._document.newest()
            raise
        return now

    def _changed(self, _path: str) -> None:
        self._pause.start()
        if not self._longest.isActive():
            self._longest.start()

    def _saved(self, content: Content, when: datetime) -> None:
        self._saving = False
        self._safe = content
        if self._failure is not None:
            self._failure = None
            self.recovered.emit()
        self.saved.emit(when)
        if not self.is_safe:
            self._changed("")

    def _failed(self, failure: Failure) -> None:
        self._saving = False
        known = self._failure
        self._failure = failure
        self._again.start()
        if type(known) is not type(failure):
            self.failed.emit(failure)

    def _stop(self) -> None:
        for timer in (self._pause, self._longest, self._again):
            timer.stop()

    def _timer(self, milliseconds: int) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        timer.timeout.connect(self.save)
        return timer
