"""What the start and the task list lead to first, and what they say of it."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lapreporter.document.content import summary
from lapreporter.document.origin import Origin, Seal
from lapreporter.report.answers import Period
from lapreporter.report.cover import Cover
from lapreporter.report.report import Report
from lapreporter.ui.beginning.first_page import STATEMENTS
from lapreporter.ui.desk import Desk
from lapreporter.ui.kit.buttons import Button
from lapreporter.ui.kit.icons import Mark
from lapreporter.ui.screens.listing import Listed, row_of
from lapreporter.ui.screens.remaining import LEFT, LEFT_HOURS, duration
from lapreporter.ui.screens.start import StartPage
from lapreporter.ui.screens.tasks import TaskList
from lapreporter.ui.screens.tasks_panel import TaskPanel
from lapreporter.ui.window import Window
from tests.ui.conftest import NOW


def test_a_first_report_leads_to_its_statements_before_the_forms(window: Window) -> None:
    window.settings.state = "NZL"
    window.show_start()
    start = window.shell.page
    assert isinstance(start, StartPage)
    start.first_begun.emit("NZL")
    assert window.workplace is not None
    window.workplace.show_tasks()
    tasks, panel = window.shell.page, window.findChild(TaskPanel)
    assert isinstance(tasks, TaskList)
    assert panel is not None
    assert panel.go.label == tasks.strip.go.label == "Go to the statements"
    assert panel.target() == STATEMENTS
    assert window.focusWidget() is tasks.forms.rows[STATEMENTS]


def test_long_times_are_told_in_hours(desk: Desk) -> None:
    assert duration(desk, 47, LEFT, LEFT_HOURS) == "About 47 minutes left"
    assert duration(desk, 186, LEFT, LEFT_HOURS) == "About 3 hours left"


@pytest.mark.parametrize(("seal", "broken"), [(Seal.BROKEN, True), (Seal.INTACT, False)])
def test_the_list_knows_of_a_broken_seal_without_opening_the_report(seal: Seal, broken: bool) -> None:
    year = Period(start=date(2025, 1, 1), end=date(2025, 12, 31))
    report = Report(cover=Cover(state="NZL", period=year))
    assert summary(report, [Origin.of(2024, "mailed.pdf", seal)])["broken_seal"] is broken


def test_a_report_from_a_broken_seal_is_marked_in_the_list(desk: Desk) -> None:
    row = row_of(desk, Listed("a", "NZL", 2025, NOW, "annual", broken=True), "NZL")
    assert row.word == "Seal broken"
    assert "file whose seal was broken" in row.detail


def test_a_signed_report_is_not_called_due_as_if_nothing_were_done(desk: Desk, qtbot: QtBot) -> None:
    page = StartPage(desk, "NZL", None, [Listed("a", "NZL", 2025, NOW, "annual", signed=True)])
    qtbot.addWidget(page)
    assert page.action.label == "Open the report for 2025"


def test_what_was_said_of_a_report_is_gone_once_it_is_left(practice: Window) -> None:
    assert practice.workplace is not None
    practice.workplace.noticed.emit((Mark.NOTE, "Something of this report.", ""))
    practice.show_start()
    assert not practice.notices.isVisible()


def test_a_reason_is_offered_once(practice: Window) -> None:
    assert practice.workplace is not None
    practice.workplace.show_check()

    def offered() -> list[str]:
        return [one.label for one in practice.findChildren(Button) if one.isVisible() and one.label == "Give a reason"]

    def press(label: str) -> None:
        next(one for one in practice.findChildren(Button) if one.isVisible() and one.label == label).click()
        QApplication.processEvents()

    press("Give a reason")
    assert offered() == []
    press("Mend it instead")
    assert offered() == ["Give a reason"]
