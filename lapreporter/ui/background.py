"""Work that takes time, done beside the window on values that do not change."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal, Slot
from shiboken6 import isValid

from lapreporter.errors import Failure


class _Outcome(QObject):
    ended = Signal(object, object)


class _Work:
    def __init__(
        self,
        work: Callable[[], Any],
        succeeded: Callable[[Any], None],
        failed: Callable[[Failure], None],
        asker: QObject | None,
    ) -> None:
        self.outcome = _Outcome()
        self.succeeded = succeeded
        self.failed = failed
        self.asker = asker
        self._work = work

    def run(self) -> None:
        """Do the work; a failure is a result, and so is a mistake of the program, which the window is to hear of."""
        try:
            result = self._work()
        except Exception as problem:  # noqa: BLE001 - in a thread it would end in silence
            result = problem
        # Without a window there is nobody left to tell; the work itself is done.
        if isValid(self.outcome):
            self.outcome.ended.emit(self, result)


class Background(QObject):
    """Runs work one after another in a thread of its own, and tells the outcome in the window's thread.

    The program does not end in the middle of it.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        # A pool of Qt's waits for its work when it is destroyed, and a page may be destroyed while the interpreter is
        # held: the work would wait for the interpreter, and the interpreter for the work.
        self._pool = ThreadPoolExecutor(1, thread_name_prefix="background")
        self._running: set[_Work] = set()
        application = QCoreApplication.instance()
        if application is not None:
            application.aboutToQuit.connect(self.wait)

    def run(
        self,
        work: Callable[[], Any],
        succeeded: Callable[[Any], None],
        failed: Callable[[Failure], None],
        asker: QObject | None = None,
    ) -> None:
        """Do ``work`` on values that do not change, then call one of the two with its result or its failure.

        Nobody is called once the ``asker`` is gone, such as a page that was left meanwhile.
        """
        task = _Work(work, succeeded, failed, asker)
        self._running.add(task)
        task.outcome.ended.connect(self._ended, Qt.ConnectionType.QueuedConnection)
        self._pool.submit(task.run)

    @Slot()
    def wait(self) -> None:
        """Wait until everything that was started is done; the outcomes are told when the window next listens."""
        self._pool.submit(lambda: None).result()

    @Slot(object, object)
    def _ended(self, task: _Work, result: Any) -> None:
        self._running.discard(task)
        mistaken = isinstance(result, Exception) and not isinstance(result, Failure)
        if task.asker is None or isValid(task.asker):
            if mistaken:
                task.failed(Failure())
            elif isinstance(result, Failure):
                task.failed(result)
            else:
                task.succeeded(result)
        if mistaken:
            # From here it takes the way of every mistake in the window: saved first, then said, with its code.
            raise result
