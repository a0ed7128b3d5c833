"""Measurements of the window: its first paint, opening a large report, a keystroke in it, a large block pasted."""

from __future__ import annotations

import json
import os
import time
import uuid
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from bench.measuring import Values, once

if TYPE_CHECKING:
    from lapreporter.report.report import Report
    from lapreporter.ui.window import Window
    from lapreporter.ui.workplace import Workplace


TURNS = 5
"""How often a start in each language is measured."""


class FirstPaint(QObject):
    """Ends the application's loop as soon as a window has been painted and is waiting for input."""

    def __init__(self, window: Window) -> None:
        super().__init__()
        self.window = window
        self._seen = False
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's own name
        """See the first paint; a timer without delay fires when everything that was waiting is done."""
        if watched is self.window and event.type() is QEvent.Type.Paint and not self._seen:
            self._seen = True
            QTimer.singleShot(0, QApplication.quit)
        return False


def start(values: Values) -> None:
    """From the start of the process to the first painted window."""
    from lapreporter.app import build

    application = QApplication([])
    watching = shown(application, build(application))
    values.since_start("window")
    values.memory("memory")
    watching.window.store.office()
    values.since_start("office")
    values.memory("office_memory")
    watching.deleteLater()
    leave()


def start_again(values: Values) -> None:
    """The same with reports in the list and dates to write out; putting the reports there is not counted."""
    from lapreporter.app import build

    application = QApplication([])
    with values.seconds("putting"):
        _put_reports(5)
    shown(application, build(application))
    values.since_start("window")
    values.found["window"] -= values.found.pop("putting")
    values.memory("memory")
    leave()


def language(values: Values) -> None:
    """What a language adds to the first window: starts in every language that there is, by turns."""
    from lapreporter.i18n import languages

    codes = [manner.code for manner in languages()]
    waited: dict[str, list[float]] = {code: [] for code in codes}
    for _ in range(TURNS):
        for code in codes:
            ended = once("start", {"LC_ALL": f"{code}.UTF-8"})
            waited[code].append(json.loads(ended.stdout.splitlines()[-1])["window"])
    # The quickest of each: what else the machine does only adds, and a language's part is small beside it.
    quickest = {code: min(times) for code, times in waited.items()}
    english = quickest.pop("en")
    values.found |= {code: time - english for code, time in quickest.items()}
    values.found["cost"] = max(quickest.values(), default=english) - english


def editing(values: Values) -> None:
    """The large report in the window: opened, one figure typed, a block of 10,000 rows pasted."""
    from bench.samples import block, large_report
    from bench.slow_disk import SlowDisk
    from lapreporter.app import build
    from lapreporter.document.files import Files
    from lapreporter.ui.tables.paste_panel import PasteWay
    from lapreporter.ui.tables.sheet import TableSheet

    application, disk = QApplication([]), SlowDisk()
    window = build(application, Files(disk))
    window.show()
    report_id = put(window, large_report())
    application.processEvents()
    with values.seconds("open"):
        window.open_report(report_id)
        painted(application, window)
    workplace = window.workplace
    if workplace is None:
        raise SystemExit("the report did not open")
    with values.seconds("page"):
        workplace.open_page("contamination/areas")
        painted(application, window)
    sheet = next(iter(window.findChildren(TableSheet)), None)
    if sheet is None:
        raise SystemExit("there is no table on the page")
    column = sheet.model.column_of("size_m2") or 0
    for number in range(9):
        with values.seconds("keystroke"):
            sheet.model.write(number, column, f"{4_711 + number}")
            painted(application, window)
    values.found["autosave"] = longest_wait(application, workplace)
    disk.is_slow = True
    sheet.model.write(0, column, "4711000")
    painted(application, window)
    values.found["slow_autosave"] = longest_wait(application, workplace)
    disk.is_slow = False
    text = block()
    with values.seconds("preview"):
        sheet.paste_text(text)
        painted(application, window)
    panel = sheet.pasting.panel
    if panel is None:
        raise SystemExit("nothing was pasted")
    with values.seconds("paste"):
        panel.button(PasteWay.REPLACE).click()
        painted(application, window)
    values.found["rows"] = len(sheet.model.rows)
    values.found["unread"] = len(workplace.session.content.unread)
    values.memory("memory")
    leave()


def put(window: Window, report: Report) -> str:
    """Put a report into the user's folder; its identity there."""
    from lapreporter.document.content import Content, summary, to_bytes

    library = window.store.office().library
    payload = to_bytes(Content(report=report))
    identity = "3f2f8a52-0f0c-4a53-9a35-0d8c2f6a7b10"
    library.shelf.create(identity, payload, summary=summary(report), now=library.clock(), owner=library.owner).close()
    return identity


def shown(application: QApplication, window: Window) -> FirstPaint:
    """Show the window and wait for its first paint."""
    watching = FirstPaint(window)
    window.show()
    application.exec()
    return watching


def _put_reports(count: int) -> None:
    from lapreporter.document.files import Files
    from lapreporter.document.lock import Owner
    from lapreporter.document.shelf import Shelf
    from lapreporter.locations import user_data

    shelf, now = Shelf(user_data() / "reports", Files(), "bench"), datetime.now(UTC)
    owner = Owner("bench", "bench", 1, now)
    for number in range(count):
        summary: dict[str, str | int | bool | None]
        summary = {"state": "DEU", "year": 2025 - number, "kind": "annual", "edition": "adapted"}
        shelf.create(str(uuid.UUID(int=number)), b"{}", summary=summary, now=now, owner=owner).close()


def longest_wait(application: QApplication, workplace: Workplace) -> float:
    """Seconds for which the window answers nothing, at the longest, while the last keystroke is saved beside it."""
    saved: list[object] = []
    workplace.autosave.saved.connect(saved.append)
    longest, last = 0.0, time.perf_counter()
    workplace.autosave.save()
    while not saved:
        application.processEvents()
        now = time.perf_counter()
        longest, last = max(longest, now - last), now
    return longest


def painted(application: QApplication, window: QWidget) -> None:
    """Everything that waits is done and on the screen, and what was left is gone, as between two keys of a user."""
    application.processEvents()
    application.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    window.repaint()
    application.processEvents()


def leave() -> None:
    """Qt's own end is not measured, and a bench need not save."""
    import atexit

    atexit.register(os._exit, 0)
