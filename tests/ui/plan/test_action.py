"""An opened action: evidence with its value and place, the missing question answered on the spot, the State's word."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lapreporter.checks.plan.coverage import Coverage
from lapreporter.checks.plan.verdict import Gap
from lapreporter.report.plan import PlanOverride
from lapreporter.ui.desk import Desk
from lapreporter.ui.kit.buttons import Button
from lapreporter.ui.kit.choices import Choice
from lapreporter.ui.kit.surfaces import SheetLook
from lapreporter.ui.kit.text import Text
from lapreporter.ui.plan.action import ActionSheet
from lapreporter.ui.plan.asking import question_for
from lapreporter.ui.plan.indicator import IndicatorBlock
from lapreporter.ui.screens.question_page import QuestionPage
from lapreporter.ui.session import Session
from tests.ui.plan.conftest import Boarded, Planned

NONE_DISCOVERED = "stockpiles.none_discovered"


def sheet(shown: Planned, number: int) -> ActionSheet:
    shown.page.open_action(number)
    QApplication.processEvents()
    content = shown.page.dock.content
    assert isinstance(content, ActionSheet)
    return content


def status(shown: Planned, number: int) -> Coverage:
    return shown.page.board.tiles[number].status


def words(shown: Planned) -> tuple[PlanOverride, ...]:
    return shown.place.session.report.plan.overrides


def said(block: IndicatorBlock | ActionSheet) -> list[str]:
    return [text.text() for text in block.findChildren(Text) if text.text()]


def button(inside: IndicatorBlock | ActionSheet, label: str) -> Button:
    return next(one for one in inside.findChildren(Button) if one.label == label and not one.isHidden())


def choose(block: IndicatorBlock, path: str, label: str) -> None:
    next(one for one in block.cards[path].findChildren(Choice) if one.text() == label).click()


def test_the_evidence_is_shown_with_its_value_and_a_jump(board: Boarded) -> None:
    shown = board("deu-2017")
    action = sheet(shown, 24)
    block = action.blocks["24.1"]
    assert "Cleared: 470,000\u00a0m²" in said(block)
    assert any("11,000,000" in line and "10,530,000" in line for line in said(block))
    button(block, "Form F, Land released: totals").click()
    page = shown.window.shell.page
    assert isinstance(page, QuestionPage)
    assert page.page.key.startswith("contamination/")


def test_back_from_a_jump_returns_to_the_same_action(board: Boarded) -> None:
    shown = board("deu-2017")
    button(sheet(shown, 24).blocks["24.1"], "Form F, Land released: totals").click()
    shown.window.shell.footer.back_button.click()
    assert shown.page.dock.number == 24
    assert shown.page.board.tiles[24].hasFocus()


def test_a_missing_answer_is_given_on_the_spot_and_stored_once(board: Boarded) -> None:
    shown = board("deu-2017")
    block = sheet(shown, 14).blocks["14.1"]
    assert list(block.cards) == [NONE_DISCOVERED]
    assert "The answer is stored once, in Form B." in said(block)
    choose(block, NONE_DISCOVERED, "Yes")
    assert shown.place.session.value(NONE_DISCOVERED) is True
    assert shown.page.standing.coverage.indicator("14.1").status is Coverage.ANSWERED
    assert shown.page.board.tiles[14].status is Coverage.ANSWERED
    assert "Answered" in said(block)
    assert block.cards[NONE_DISCOVERED].isVisible()


def test_undo_on_the_board_stays_on_the_board(board: Boarded) -> None:
    shown = board("deu-2017")
    choose(sheet(shown, 14).blocks["14.1"], NONE_DISCOVERED, "Yes")
    shown.place.undoing.undo()
    assert shown.place.session.value(NONE_DISCOVERED) is None
    assert shown.page.board.tiles[14].status is Coverage.OPEN


def test_the_next_question_comes_below_when_the_field_is_left(board: Boarded, qtbot: QtBot) -> None:
    shown = board("lao-2017")
    block = sheet(shown, 18).blocks["18.1"]
    (first,) = block.cards
    block.cards[first].first().setFocus()
    choose(block, first, "Under way")
    shown.page.board.focus(18)
    qtbot.waitUntil(lambda: len(block.cards) == 2)
    assert next(iter(block.cards)) == first


def test_typing_an_answer_keeps_the_field_and_moves_the_board(board: Boarded, qtbot: QtBot) -> None:
    shown = board("deu-2017")
    block = sheet(shown, 16).blocks["16.1"]
    (path,) = block.cards
    field = block.cards[path].first()
    field.setFocus()
    qtbot.keyClicks(field, "Small teams")
    assert QApplication.focusWidget() is field
    assert shown.place.session.value(path) == "Small teams"
    assert shown.page.board.tiles[16].status is Coverage.ANSWERED


def test_n_is_a_letter_while_one_types(board: Boarded, qtbot: QtBot) -> None:
    shown = board("deu-2017")
    block = sheet(shown, 16).blocks["16.1"]
    (path,) = block.cards
    field = block.cards[path].first()
    field.setFocus()
    qtbot.keyClicks(field, "n")
    assert shown.page.dock.number == 16
    assert shown.place.session.value(path) == "n"


def test_a_question_that_depends_on_another_gives_way_to_it(desk: Desk) -> None:
    asked = question_for(desk, Gap("other.contribution_paid_on"))
    assert asked is not None
    assert asked.path == "other.contribution_paid"


def test_a_question_left_out_by_an_answer_is_not_asked(desk: Desk, session: Session) -> None:
    session.edit("other.contribution_paid", False)
    assert question_for(desk, Gap("other.contribution_paid_on")) is None


def test_several_rows_are_mended_in_their_table(desk: Desk) -> None:
    assert question_for(desk, Gap("contamination.areas[a1].marked", rows=3)) is None


def test_a_table_is_filled_on_its_own_page(board: Boarded) -> None:
    shown = board("deu-2017")
    block = sheet(shown, 1).blocks["1.1"]
    assert block.cards == {}
    assert any(line.startswith("Missing: Title, Kind, Adopted by") for line in said(block))
    button(block, "National plans and cooperation with other treaties, National plans").click()
    page = shown.window.shell.page
    assert isinstance(page, QuestionPage)
    assert "plan.national_plans" in page.cards
    now = QApplication.focusWidget()
    assert now is not None
    assert page.isAncestorOf(now)


def test_only_the_focused_question_stands_out(board: Boarded) -> None:
    shown = board("deu-2017")
    action = sheet(shown, 48)
    cards = [card for block in action.blocks.values() for card in block.cards.values()]
    assert len(cards) >= 2
    for card in cards:
        card.first().setFocus()
        assert [one for one in cards if one.look is SheetLook.FOCUSED] == [card]


def test_past_dates_of_the_plan_are_stated_and_blame_nobody(board: Boarded) -> None:
    lines = said(sheet(board("lao-2017"), 18))
    date = next(line for line in lines if line.startswith("Date in the plan:"))
    assert "Eleventh Meeting of States Parties" in date
    assert not any(word in " ".join(lines).lower() for word in ("overdue", "late", "missed", "failed"))


def test_the_ground_is_shown_where_an_action_does_not_concern_the_state(board: Boarded) -> None:
    action = sheet(board("nzl-2013"), 12)
    assert "Why it does not concern you" in said(action)
    assert "The report says that no stocks remain to be destroyed." in said(action.blocks["12.1"])


def test_the_states_own_word_needs_a_reason_and_can_be_taken_back(board: Boarded, qtbot: QtBot) -> None:
    shown = board("deu-2017")
    action = sheet(shown, 8)
    button(action, "Not for this State, because…").click()
    field = QApplication.focusWidget()
    qtbot.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert words(shown) == ()
    qtbot.keyClicks(field, "Another ministry reports on it.")
    qtbot.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    (row,) = words(shown)
    assert (row.plan, row.action, row.concerns) == ("lap", 8, False)
    assert status(shown, 8) is Coverage.NOT_CONCERNED
    assert "Your own word: Another ministry reports on it." in said(action)
    assert "Without it: The State is a Party to the Convention." in said(action)
    button(action, "Take it back").click()
    assert words(shown) == ()
    assert status(shown, 8) is Coverage.OPEN


def test_a_state_can_say_that_an_action_concerns_it(board: Boarded, qtbot: QtBot) -> None:
    shown = board("nzl-2013")
    button(sheet(shown, 16), "It does concern this State, because…").click()
    qtbot.keyClicks(QApplication.focusWidget(), "We learnt from the destruction of stocks.")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert shown.page.board.tiles[16].status is Coverage.OPEN


def test_escape_leaves_everything_as_it_was(board: Boarded, qtbot: QtBot) -> None:
    shown = board("deu-2017")
    button(sheet(shown, 8), "Not for this State, because…").click()
    qtbot.keyClicks(QApplication.focusWidget(), "Perhaps")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert words(shown) == ()
    assert shown.page.dock.number == 8


def test_arrows_turn_to_the_action_before_and_after(board: Boarded) -> None:
    shown = board("deu-2017")
    sheet(shown, 50).after.click()
    assert shown.page.dock.number == 1
    content = shown.page.dock.content
    assert isinstance(content, ActionSheet)
    content.before.click()
    assert shown.page.dock.number == 50
