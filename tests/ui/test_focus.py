"""With the keyboard alone: whatever opens or goes away, the focus stays where one works."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from lapreporter.checks.finding import Severity
from lapreporter.ui.kit.buttons import Button
from lapreporter.ui.kit.icons import Mark
from lapreporter.ui.notices import CLOSE
from lapreporter.ui.questions.omissions import BACK
from lapreporter.ui.questions.reasons import GIVE_REASON, KEEP, ReasonEditor
from lapreporter.ui.screens.check import CheckPage
from lapreporter.ui.screens.finding_row import SET_ASIDE, FindingRow
from lapreporter.ui.screens.finish import AFTER, BEFORE, FinishPage
from lapreporter.ui.screens.question_page import QuestionPage
from lapreporter.ui.window import Window
from lapreporter.ui.workplace import Workplace


@pytest.fixture
def place(window: Window) -> Workplace:
    window.begin("DEU", 2025)
    assert window.workplace is not None
    return window.workplace


def focused() -> QWidget:
    now = QApplication.focusWidget()
    assert now is not None
    return now


def button(within: QWidget, label: str) -> Button:
    """The button with this label that was made last."""
    return [one for one in within.findChildren(Button) if one.label == label][-1]


@pytest.mark.parametrize("path", ["cover.submitted_on", "cover.institutions"])
def test_answering_after_all_leads_back_to_the_field(place: Workplace, qtbot: QtBot, path: str) -> None:
    place.jump(path)
    page = place.shell.page
    assert isinstance(page, QuestionPage)
    card = page.cards[path]
    card.gap.ask()
    qtbot.keyClick(focused(), Qt.Key.Key_Escape)
    assert focused() is card.first()
    card.gap.ask()
    card.gap.findChildren(QRadioButton)[-1].click()
    assert path in place.session.report.omissions
    qtbot.keyClick(button(card.gap, BACK), Qt.Key.Key_Return)
    assert focused() is card.first()
    assert path not in place.session.report.omissions


def test_a_reason_given_beside_the_page_keeps_the_focus_there(place: Workplace, qtbot: QtBot) -> None:
    place.jump("production.statement")
    panel = place.shell.panel
    assert panel is not None
    qtbot.keyClick(button(panel, GIVE_REASON), Qt.Key.Key_Return)
    qtbot.keyClick(focused(), Qt.Key.Key_Escape)
    assert focused() is button(panel, GIVE_REASON)
    qtbot.keyClick(focused(), Qt.Key.Key_Return)
    qtbot.keyClicks(focused(), "There never was one.")
    qtbot.keyClick(button(panel.findChildren(ReasonEditor)[-1], KEEP), Qt.Key.Key_Return)
    assert [reason.text for reason in place.session.report.reasons] == ["There never was one."]
    assert panel.isAncestorOf(focused())


def test_a_finding_that_is_dealt_with_hands_the_focus_on_in_the_list(place: Workplace, qtbot: QtBot) -> None:
    place.show_check()
    page = place.shell.page
    assert isinstance(page, CheckPage)
    keys = list(page.rows)
    row = first(page, Severity.WARNING)
    row.write_reason()
    qtbot.keyClicks(focused(), "So it is.")
    qtbot.keyClick(button(row, KEEP), Qt.Key.Key_Return)
    assert focused() is page.rows[row.key].first()
    advice = first(page, Severity.ADVICE)
    at = list(page.rows).index(advice.key)
    button(advice, SET_ASIDE).setFocus()
    qtbot.keyClick(focused(), Qt.Key.Key_Return)
    assert len(page.rows) == len(keys) - 1
    assert focused() is list(page.rows.values())[at].first()


def first(page: CheckPage, severity: Severity) -> FindingRow:
    return next(row for row in page.rows.values() if row.finding.severity is severity)


def test_the_first_and_the_last_page_of_the_preview_keep_the_focus_among_the_pages(
    place: Workplace, qtbot: QtBot
) -> None:
    place.show_finish()
    page = place.shell.page
    assert isinstance(page, FinishPage)
    qtbot.waitUntil(lambda: page.page_count > 1, timeout=60_000)
    button(page, AFTER).setFocus()
    for _ in range(page.page_count - 1):
        qtbot.keyClick(button(page, AFTER), Qt.Key.Key_Return)
    assert focused() is button(page, BEFORE)


def test_closing_a_notice_leads_back_to_where_one_came_from(window: Window, place: Workplace, qtbot: QtBot) -> None:
    place.jump("cover.submitted_on")
    field = focused()
    window.notices.say(window.front, Mark.NOTE, "Something to know.")
    close = button(window.notices, CLOSE)
    close.setFocus()
    qtbot.keyClick(close, Qt.Key.Key_Return)
    assert focused() is field


def test_leaving_the_help_of_another_page_looks_for_no_field_that_is_gone(place: Workplace, qtbot: QtBot) -> None:
    place.jump("cover.submitted_on")
    place.show_help()
    place.open_page("cover/institutions")
    assert place.shell.panel is not None
    place.shell.panel.setFocus()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    qtbot.keyClick(place.shell.panel, Qt.Key.Key_Escape)
    assert place.shell.panel.hasFocus()


def test_f6_stops_at_a_notice_between_the_header_and_the_page(window: Window, qtbot: QtBot) -> None:
    window.notices.say(window.front, Mark.NOTE, "Something to know.")
    window.shell.header.findChildren(Button)[-1].setFocus()
    qtbot.keyClick(focused(), Qt.Key.Key_F6)
    assert focused() is button(window.notices, CLOSE)
    qtbot.keyClick(focused(), Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert window.shell.header.isAncestorOf(focused())
