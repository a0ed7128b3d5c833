"""Ordinary work in the window: a report of usual size opened, page after page shown, a letter typed, and saved."""

from __future__ import annotations

import statistics
import time

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from bench.measuring import Values
from bench.samples import practice_report
from bench.windows import leave, longest_wait, painted, put

_FIELD = "cover.help_offered"
_KEYS = 9


def working(values: Values) -> None:
    """The practice report: to the task list, through all its pages, nine letters in a field, saved beside it."""
    from bench.slow_disk import SlowDisk
    from lapreporter.app import build
    from lapreporter.document.files import Files
    from lapreporter.ui.screens.question_page import QuestionPage

    application, disk = QApplication([]), SlowDisk()
    window = build(application, Files(disk))
    window.show()
    report_id = put(window, practice_report())
    application.processEvents()
    with values.seconds("open"):
        window.open_report(report_id)
        painted(application, window)
    workplace = window.workplace
    if workplace is None:
        raise SystemExit("the report did not open")
    waited = []
    for page in workplace.desk.edition.pages():
        start = time.perf_counter()
        workplace.show_page(page)
        painted(application, window)
        waited.append(time.perf_counter() - start)
    values.found |= {"page": statistics.median(waited), "slowest_page": max(waited)}
    workplace.open_page("cover/help")
    painted(application, window)
    shown = window.shell.page
    if not isinstance(shown, QuestionPage):
        raise SystemExit("no page of questions is open")
    field = shown.cards[_FIELD].first()
    for _ in range(_KEYS):
        with values.seconds("keystroke"):
            QTest.keyClicks(field, "a")
            painted(application, window)
    values.found["autosave"] = longest_wait(application, workplace)
    disk.is_slow = True
    QTest.keyClicks(field, "a")
    painted(application, window)
    values.found["slow_autosave"] = longest_wait(application, workplace)
    values.memory("memory")
    leave()
