"""A report that somebody has open, or left open on another computer: who, where and since when, and the way on."""

from __future__ import annotations

import json
import platform
from datetime import timedelta

from lapreporter.document.files import Files
from lapreporter.document.lock import Owner
from lapreporter.document.shelf import Shelf
from lapreporter.locations import user_data
from lapreporter.ui.kit.buttons import Button
from lapreporter.ui.window import Window
from tests.ui.conftest import NOW

AMINA = Owner("Amina", "embassy-laptop", 4711, NOW - timedelta(days=1))


def closed(window: Window) -> str:
    """The practice report, closed; its identity."""
    window.practise()
    assert window.workplace is not None
    report_id = window.workplace.document.report_id
    window.show_start()
    return report_id


def test_a_report_open_elsewhere_is_told_by_name_computer_and_time(window: Window) -> None:
    report_id = closed(window)
    with Shelf(user_data() / "reports", Files(), "0.1.0").open(report_id, AMINA):
        window.open_report(report_id)
        assert window.workplace is None
        assert all(part in window.notices.text for part in ("Amina", "embassy-laptop", "27 April 2026"))
    window.open_report(report_id)
    assert window.workplace is not None


def test_a_report_left_open_on_another_computer_opens_after_a_question(window: Window) -> None:
    report_id = closed(window)
    lock = user_data() / "reports" / report_id / "lock"
    note = {"user": AMINA.user, "host": AMINA.host, "process": AMINA.process, "since": AMINA.since.isoformat()}
    lock.write_text(json.dumps(note), encoding="ascii")
    window.open_report(report_id)
    assert window.workplace is None
    assert all(part in window.notices.text for part in ("Amina", "embassy-laptop", "27 April 2026"))
    offers = [one for one in window.notices.findChildren(Button) if one.label == "Open it here"]
    offers[0].click()
    assert window.workplace is not None
    assert json.loads(lock.read_text(encoding="ascii"))["host"] == platform.node()
