"""The board: what it shows of a report, how one goes about in it, and what happens where room is short."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lapreporter.checks.plan.coverage import Coverage
from lapreporter.i18n import SpokenLanguage
from lapreporter.ui.kit.text import Text
from lapreporter.ui.plan.action import ActionSheet
from lapreporter.ui.plan.missing import MissingList
from lapreporter.ui.screens.tasks import TaskList
from tests.ui.plan.conftest import Boarded, Planned


def texts(shown: Planned) -> str:
    return " | ".join(text.text() for text in shown.page.findChildren(Text))


def assert_nothing_beyond_the_edge(shown: Planned) -> None:
    inside = shown.page.widget()
    assert inside is not None
    assert inside.width() <= shown.page.viewport().width()


def focused_number(shown: Planned) -> int | None:
    return next((number for number, tile in shown.page.board.tiles.items() if tile.hasFocus()), None)


@pytest.mark.parametrize("example", ["deu-2017", "lao-2017", "nzl-2013", "xpr-2025"])
def test_every_action_shows_how_it_stands_and_the_legend_counts_them(board: Boarded, example: str) -> None:
    shown = board(example)
    found = shown.page.standing.coverage
    for one in found.actions:
        tile = shown.page.board.tiles[one.action.number]
        assert tile.status is one.status
        assert one.action.title in tile.accessibleName()
    for status, item in shown.page.legend.items():
        assert item.text.endswith(f" {found.action_counts[status]}")
    assert sum(found.action_counts.values()) == len(shown.page.board.tiles) == 50


def test_the_sentence_counts_actions_and_the_indicators_that_concern_the_state(board: Boarded) -> None:
    said = texts(board("nzl-2013"))
    assert "Your report answers one of the 50 actions" in said
    assert "Indicators answered: 1 of 17 that concern you. One more action in part." in said


def test_nothing_is_counted_in_points_or_percent(board: Boarded) -> None:
    assert "%" not in texts(board("lao-2017"))


def test_arrows_go_along_the_row_to_the_next_and_from_row_to_row(board: Boarded, qtbot: QtBot) -> None:
    shown = board("deu-2017")
    assert focused_number(shown) == 1
    for key, number in (
        (Qt.Key.Key_Right, 2),
        (Qt.Key.Key_Down, 11),
        (Qt.Key.Key_Right, 12),
        (Qt.Key.Key_End, 17),
        (Qt.Key.Key_Down, 23),
        (Qt.Key.Key_Home, 18),
        (Qt.Key.Key_Left, 17),
        (Qt.Key.Key_Up, 11),
    ):
        qtbot.keyClick(QApplication.focusWidget(), key)
        assert focused_number(shown) == number


def test_the_board_is_one_stop_for_tab(board: Boarded) -> None:
    tiles = board("deu-2017").page.board.tiles.values()
    assert sum(bool(tile.focusPolicy().value & Qt.FocusPolicy.TabFocus.value) for tile in tiles) == 1


def test_focus_names_the_action_before_it_is_opened(board: Boarded, qtbot: QtBot) -> None:
    shown = board("deu-2017")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right)
    assert "Action 2, Make strategies and yearly work plans, Open" in texts(shown)
    assert isinstance(shown.page.dock.content, MissingList)


def test_the_mouse_names_the_action_it_points_at(board: Boarded) -> None:
    shown = board("deu-2017")
    tile = shown.page.board.tiles[24]
    tile.pointed.emit(True)
    assert "Action 24, Report remaining areas and land release each year, In part" in texts(shown)
    tile.pointed.emit(False)
    assert "Action 1, Show national ownership, Open" in texts(shown)


def test_enter_opens_an_action_and_escape_closes_it(board: Boarded, qtbot: QtBot) -> None:
    shown = board("deu-2017")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert shown.page.dock.number == 1
    assert shown.page.board.tiles[1].opened
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert shown.page.dock.number is None
    assert focused_number(shown) == 1


def test_n_goes_to_the_next_action_in_part_and_round(board: Boarded, qtbot: QtBot) -> None:
    shown = board("deu-2017")
    seen = []
    for _ in range(7):
        shown.page.board.setFocus()
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_N)
        seen.append(shown.page.dock.number)
    assert seen == [13, 21, 24, 43, 47, 50, 13]


def test_the_footer_names_the_next_action_and_opens_it(board: Boarded) -> None:
    shown = board("deu-2017")
    button = shown.window.shell.footer.next_button
    assert button.label == "Next action in part: 13"
    button.click()
    assert shown.page.dock.number == 13
    assert button.label == "Next action in part: 21"


def test_where_nothing_is_left_the_footer_leads_on(board: Boarded) -> None:
    shown = board("xpr-2025")
    assert shown.page.standing.coverage.action_counts[Coverage.OPEN] == 0
    shown.window.shell.footer.next_button.click()
    assert shown.page.dock.number == 50
    shown.window.shell.footer.next_button.click()
    assert isinstance(shown.window.shell.page, TaskList)


def test_the_list_shows_titles_and_opens_the_same_actions(board: Boarded, qtbot: QtBot) -> None:
    shown = board("deu-2017")
    shown.page.switch.segment("list").click()
    rows = shown.page.list
    assert rows is not None
    assert rows.isVisible()
    assert not shown.page.board.isVisible()
    assert rows.rows["18"].content.name == "Establish the baseline and mark hazardous areas"
    rows.rows["18"].setFocus()
    qtbot.keyClick(rows.rows["18"], Qt.Key.Key_Return)
    assert shown.page.dock.number == 18
    shown.page.switch.segment("board").click()
    assert shown.page.board.isVisible()


def test_without_a_panel_the_action_fills_the_page_and_back_shows_the_board(board: Boarded, qtbot: QtBot) -> None:
    shown = board("lao-2017", size=(1024, 768))
    assert shown.page.board.isVisible()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert isinstance(shown.page.dock.content, ActionSheet)
    assert shown.page.dock.isVisible()
    assert not shown.page.board.isVisible()
    shown.window.shell.footer.back_button.click()
    assert shown.page.board.isVisible()
    assert focused_number(shown) == 1
    shown.window.shell.footer.back_button.click()
    assert isinstance(shown.window.shell.page, TaskList)


def test_a_wider_window_gives_the_action_back_to_the_panel(board: Boarded) -> None:
    shown = board("lao-2017", size=(1024, 768))
    shown.page.open_action(18)
    shown.window.resize(1280, 800)
    QApplication.processEvents()
    assert shown.page.panel.isAncestorOf(shown.page.dock)
    assert shown.page.board.isVisible()
    assert shown.page.dock.isVisible()


@pytest.mark.parametrize("percent", [150, 200])
def test_large_text_falls_back_to_the_list_and_nothing_stands_beyond_the_edge(board: Boarded, percent: int) -> None:
    shown = board("lao-2017", size=(1024, 768), percent=percent)
    assert shown.page.list is not None
    assert shown.page.list.isVisible()
    assert not shown.page.switch.isVisible()
    assert shown.page.list.hasFocus() or any(row.hasFocus() for row in shown.page.list.rows.values())
    assert_nothing_beyond_the_edge(shown)
    shown.page.open_action(18)
    QApplication.processEvents()
    assert_nothing_beyond_the_edge(shown)


def test_a_change_of_text_size_reaches_the_board(board: Boarded) -> None:
    shown = board("lao-2017")
    before = shown.page.board.tiles[1].width()
    QTest.keyClick(shown.window, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    QApplication.processEvents()
    assert shown.page.standing is shown.place.plan.standing
    assert shown.page.board.tiles[1].sizeHint().width() > before
    shown.page.open_action(18)
    assert shown.page.dock.desk.theme.percent == 125


def test_right_to_left_the_board_and_its_arrows_turn_round(
    board: Boarded, arabic: SpokenLanguage, qtbot: QtBot
) -> None:
    shown = board("deu-2017", language=arabic)
    tiles = shown.page.board.tiles
    first, second = (tiles[number].mapTo(shown.page.board, QPoint(0, 0)).x() for number in (1, 2))
    assert second < first
    shown.page.board.focus(1)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Left)
    assert focused_number(shown) == 2


def test_everything_said_on_the_board_goes_through_the_language(board: Boarded, bracketed: SpokenLanguage) -> None:
    shown = board("deu-2017", language=bracketed)
    shown.page.open_action(18)
    bare = {
        text.text()
        for part in (shown.page, shown.page.panel)
        for text in part.findChildren(Text)
        if text.text() and not text.text().startswith("⟦")
    }
    assert bare <= {"18.1", "18.2"}
