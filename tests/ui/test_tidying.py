"""Dead cycles, of which widgets are part, are looked for in the window's own thread."""

from __future__ import annotations

import gc
import threading
from weakref import ref

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from lapreporter.ui.tidying import Tidying


class Knot:
    """Something that only a search for cycles can find."""

    def __init__(self) -> None:
        self.itself = self


def test_dead_cycles_are_found_and_only_in_this_thread(qtbot: QtBot) -> None:
    threads: list[int] = []

    def note(_phase: str, _details: dict[str, int]) -> None:
        threads.append(threading.get_ident())

    owner = QObject()
    Tidying(owner)
    first = ref(Knot())
    gc.callbacks.append(note)
    try:
        worker = threading.Thread(target=lambda: [Knot() for _ in range(150_000)])
        worker.start()
        worker.join()
        assert first() is not None
        qtbot.waitUntil(lambda: first() is None, timeout=5_000)
    finally:
        gc.callbacks.remove(note)
    assert set(threads) == {threading.get_ident()}
