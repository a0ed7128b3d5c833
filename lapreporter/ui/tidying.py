"""Where Python tidies up: in the window's own thread, and nowhere else.

Python looks for dead cycles in whatever thread happens to need memory. Widgets are often part of such cycles, and a
widget that is taken apart in the thread that draws a PDF brings the program down.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

EVERY_MS = 1_000


class Tidying(QObject):
    """Looks for dead cycles once a second, as often and as deep as Python would have, as long as it lives."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.timeout.connect(tidy)
        self._timer.start(EVERY_MS)


def tidy() -> None:
    """Look for dead cycles where enough was made since the last time, the oldest generation first."""
    counts = zip(gc.get_count(), gc.get_threshold(), strict=True)
    due = [generation for generation, (made, limit) in enumerate(counts) if made > limit]
    if due:
        gc.collect(due[-1])
