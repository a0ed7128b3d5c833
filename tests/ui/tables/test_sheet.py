"""A sheet in a window: walked by keys, typed in, pasted into, sorted, undone."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from lapreporter.report import paths
from lapreporter.report.answers import OmissionKind
from lapreporter.report.contamination import ContaminatedArea, Hazard
from lapreporter.report.report import Report
from lapreporter.report.stockpiles import Balance, StockRow
from lapreporter.ui.tables.paste_panel import PasteWay
from lapreporter.ui.tables.sheet import TableSheet
from tests.ui.tables.conftest import AREAS, practice

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
Build = Callable[..., TableSheet]

# The platform without a screen cannot raise the list of choices, and says so.
with_list = pytest.mark.qt_log_ignore(r"This plugin does not support (raise|grabbing the keyboard)", extend=True)


def press(qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    target = QApplication.focusWidget()
    assert target is not None
    qtbot.keyClick(target, key, modifier)


def type_text(qtbot: QtBot, text: str) -> None:
    for letter in text:
        target = QApplication.focusWidget()
        assert target is not None
        qtbot.keyClick(target, letter)


def areas(sheet: TableSheet) -> tuple[ContaminatedArea, ...]:
    return sheet.session.report.contamination.areas


def here(sheet: TableSheet) -> tuple[int, int]:
    return sheet.view.currentIndex().row(), sheet.view.currentIndex().column()


def put(sheet: TableSheet, line: int, name: str) -> None:
    column = sheet.model.column_of(name)
    assert column is not None
    sheet.view.put(line, column)


def test_typing_fills_the_cell_and_enter_goes_down(sheet: Build, qtbot: QtBot) -> None:
    table = sheet()
    put(table, 0, "size_m2")
    type_text(qtbot, "42 ha")
    press(qtbot, Key.Key_Return)
    assert areas(table)[0].size_m2 == 420_000
    assert here(table) == (1, table.model.column_of("size_m2"))
    assert QApplication.focusWidget() is table.view


def test_every_key_reaches_the_session_before_the_cell_is_left(sheet: Build, qtbot: QtBot) -> None:
    table = sheet()
    put(table, 0, "size_m2")
    type_text(qtbot, "12 o")
    assert table.session.content.unread == {f"{AREAS}[a0].size_m2": "12 o"}


def test_tab_walks_through_the_cells_and_out_of_the_table(sheet: Build, qtbot: QtBot) -> None:
    table = sheet(practice(2))
    cells = 2 * len(table.model.columns)
    for _ in range(cells - 1):
        press(qtbot, Key.Key_Tab)
    assert here(table) == (1, len(table.model.columns) - 1)
    press(qtbot, Key.Key_Tab)
    assert QApplication.focusWidget() is table.add
    press(qtbot, Key.Key_Backtab)
    assert QApplication.focusWidget() is table.view


def test_tab_in_a_field_takes_the_text_and_opens_the_way_on(sheet: Build, qtbot: QtBot) -> None:
    table = sheet()
    put(table, 1, "reference")
    type_text(qtbot, "X")
    press(qtbot, Key.Key_Tab)
    assert areas(table)[1].reference == "X"
    assert here(table) == (1, 2)


def test_tab_in_the_last_field_leaves_the_table(sheet: Build, qtbot: QtBot) -> None:
    table = sheet(practice(1), page="area_hazards")
    table.view.put(0, len(table.model.columns) - 1)
    press(qtbot, Key.Key_F2)
    type_text(qtbot, "n")
    press(qtbot, Key.Key_Tab)
    assert areas(table)[0].note == "n"
    assert not table.view.hasFocus()


def test_arrows_move_and_esc_leaves_for_the_buttons(sheet: Build, qtbot: QtBot) -> None:
    table = sheet()
    table.view.put(0, 0)
    press(qtbot, Key.Key_Right)
    press(qtbot, Key.Key_Down)
    assert here(table) == (1, 1)
    press(qtbot, Key.Key_Escape)
    assert QApplication.focusWidget() is table.add


def test_esc_in_a_field_leaves_the_cell_as_it_was(sheet: Build, qtbot: QtBot) -> None:
    table = sheet()
    put(table, 0, "size_m2")
    before = table.session.content
    type_text(qtbot, "77")
    assert areas(table)[0].size_m2 == 77
    press(qtbot, Key.Key_Escape)
    assert table.session.content == before


def test_one_cell_typed_in_is_one_step_to_undo(sheet: Build, qtbot: QtBot) -> None:
    table = sheet()
    put(table, 0, "name")
    type_text(qtbot, "Mill Road")
    press(qtbot, Key.Key_Return)
    table.session.undo_stack.undo()
    assert areas(table)[0].name == "Area 0"


def test_a_text_that_cannot_be_read_stays_as_typed(sheet: Build, qtbot: QtBot) -> None:
    table = sheet()
    put(table, 0, "size_m2")
    type_text(qtbot, "12 ooo")
    press(qtbot, Key.Key_Return)
    put(table, 0, "size_m2")
    assert table.model.face(*here(table)).text == "12 ooo"
    assert table.model.face(*here(table)).severity == "error"
    assert "12 ooo" in table.notice.line.text
    assert table.session.content.unread == {f"{AREAS}[a0].size_m2": "12 ooo"}


def test_an_ambiguous_number_offers_its_readings(sheet: Build, qtbot: QtBot) -> None:
    table = sheet()
    put(table, 0, "size_m2")
    type_text(qtbot, "1.234")
    press(qtbot, Key.Key_Return)
    put(table, 0, "size_m2")
    table.notice.taken.emit(1_234)
    assert areas(table)[0].size_m2 == 1_234
    assert not table.session.content.unread


def test_a_finding_shows_only_after_the_cell_is_left(sheet: Build, qtbot: QtBot) -> None:
    table = sheet()
    put(table, 0, "size_m2")
    type_text(qtbot, "12 ooo")
    assert not table.notice.line.text
    assert table.model.row_severity(0) != "error"
    press(qtbot, Key.Key_Return)
    assert table.model.row_severity(0) == "error"


@with_list
def test_a_choice_is_typed_by_its_beginning(sheet: Build, qtbot: QtBot) -> None:
    table = sheet()
    put(table, 0, "hazard")
    type_text(qtbot, "sus")
    editor = table.view.cells.editor
    assert isinstance(editor, QLineEdit)
    popup = QApplication.activePopupWidget()
    if popup is not None:
        popup.hide()
    qtbot.keyClick(editor, Key.Key_Return)
    assert areas(table)[0].hazard is Hazard.SHA


@with_list
def test_f2_opens_the_list_of_choices(sheet: Build, qtbot: QtBot) -> None:
    table = sheet()
    put(table, 0, "hazard")
    press(qtbot, Key.Key_F2)
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
    popup = QApplication.activePopupWidget()
    assert popup is not None
    qtbot.keyClick(popup, Key.Key_Down)
    qtbot.keyClick(popup, Key.Key_Return)
    assert areas(table)[0].hazard is Hazard.SHA


def test_a_question_mark_says_not_known(sheet: Build, qtbot: QtBot) -> None:
    table = sheet()
    put(table, 0, "size_m2")
    type_text(qtbot, "?")
    press(qtbot, Key.Key_Return)
    gap = table.session.report.omissions[f"{AREAS}[a0].size_m2"]
    assert gap.kind is OmissionKind.NOT_KNOWN
    column = table.model.column_of("size_m2")
    assert column is not None
    assert table.model.face(0, column).gap


def test_an_empty_table_offers_a_blank_row_that_is_not_an_answer_until_typed_in(sheet: Build, qtbot: QtBot) -> None:
    table = sheet(practice(0))
    assert table.model.rowCount() == 1
    assert areas(table) == ()
    assert table.none.isVisible()
    table.view.put(0, 0)
    type_text(qtbot, "North")
    press(qtbot, Key.Key_Return)
    assert [row.name for row in areas(table)] == ["North"]
    assert not table.none.isVisible()
    while table.session.undo_stack.canUndo():
        table.session.undo_stack.undo()
    assert areas(table) == ()
    assert table.none.isVisible()


def test_none_say_so_opens_the_sentences(sheet: Build, qtbot: QtBot) -> None:
    table = sheet(practice(0))
    table.none.button.click()
    focused = QApplication.focusWidget()
    assert focused is not None
    assert table.none.isAncestorOf(focused)


def test_ctrl_enter_adds_a_row_and_ctrl_del_removes_it(sheet: Build, qtbot: QtBot) -> None:
    table = sheet()
    table.view.put(0, 2)
    press(qtbot, Key.Key_Return, CONTROL)
    assert len(areas(table)) == 4
    assert here(table) == (1, 0)
    press(qtbot, Key.Key_Delete, CONTROL)
    assert [row.id for row in areas(table)] == ["a0", "a1", "a2"]


def test_removed_rows_come_back_with_what_spoke_of_them(sheet: Build, qtbot: QtBot) -> None:
    table = sheet()
    table.session.keep(f"{AREAS}[a1].size_m2", "12 ooo")
    table.session.note(f"{AREAS}[a1].size_m2", "ask the office")
    before = table.session.content
    table.view.put(1, 0)
    press(qtbot, Key.Key_Delete, CONTROL)
    assert not table.session.content.unread
    assert not table.session.content.notes
    table.session.undo_stack.undo()
    assert table.session.content == before


def test_sorting_keeps_ids_and_is_one_step(sheet: Build, qtbot: QtBot) -> None:
    table = sheet()
    column = table.model.column_of("size_m2")
    assert column is not None
    before = areas(table)
    table.sort(column)
    assert [row.id for row in areas(table)] == ["a2", "a1", "a0"]
    assert set(map(id, areas(table))) == set(map(id, before))
    table.session.undo_stack.undo()
    assert areas(table) == before


def test_the_cursor_stays_with_its_row_when_the_table_is_sorted(sheet: Build, qtbot: QtBot) -> None:
    table = sheet()
    table.view.put(2, 1)
    table.sort(table.model.column_of("size_m2") or 0)
    assert here(table) == (0, 1)


def test_a_pasted_block_is_shown_first_and_changes_nothing(sheet: Build, qtbot: QtBot) -> None:
    table = sheet()
    before = table.session.content
    QGuiApplication.clipboard().setText("North\tN-9\t5\nSouth\tN-10\t6")
    table.view.put(0, 0)
    press(qtbot, Key.Key_V, CONTROL)
    panel = table.pasting.panel
    assert panel is not None
    assert not table.card.isVisible()
    assert table.session.content is before
    press(qtbot, Key.Key_Escape)
    assert table.pasting.panel is None
    assert table.card.isVisible()
    assert QApplication.focusWidget() is table.view


def test_a_pasted_block_is_added_with_its_unreadable_cell_and_undone_in_one_step(sheet: Build, qtbot: QtBot) -> None:
    table = sheet()
    before = table.session.content
    table.paste_text("Area\tHazard\tSize in m²\nNorth\tCHA\t42 ha\nSouth\tSHA\t12 ooo\nEast\tconfirmed\t7")
    panel = table.pasting.panel
    assert panel is not None
    panel.button(PasteWay.ADD).click()
    north, south, east = areas(table)[3:]
    assert (north.name, north.hazard, north.size_m2) == ("North", Hazard.CHA, 420_000)
    assert (south.hazard, south.size_m2) == (Hazard.SHA, None)
    assert (east.hazard, east.size_m2) == (Hazard.CHA, 7)
    assert table.session.content.unread == {f"{AREAS}[{south.id}].size_m2": "12 ooo"}
    table.session.undo_stack.undo()
    assert table.session.content == before
    table.session.undo_stack.redo()
    assert len(areas(table)) == 6


def test_replacing_takes_the_old_rows_and_their_texts_away(sheet: Build, qtbot: QtBot) -> None:
    table = sheet()
    table.session.keep(f"{AREAS}[a1].size_m2", "12 ooo")
    table.paste_text("Area\tSize in m²\nNorth\t5")
    panel = table.pasting.panel
    assert panel is not None
    panel.button(PasteWay.REPLACE).click()
    assert [(row.name, row.size_m2) for row in areas(table)] == [("North", 5)]
    assert not table.session.content.unread


def test_a_block_can_be_written_over_from_the_focused_cell_on(sheet: Build, qtbot: QtBot) -> None:
    table = sheet()
    put(table, 1, "size_m2")
    table.paste_text("5\n6", at_cell=True)
    panel = table.pasting.panel
    assert panel is not None
    panel.button(PasteWay.FILL).click()
    assert [(row.id, row.size_m2) for row in areas(table)] == [("a0", 1_000), ("a1", 5), ("a2", 6)]


def test_a_column_can_be_sent_elsewhere_before_adding(sheet: Build, qtbot: QtBot) -> None:
    table = sheet()
    table.paste_text("North\tN-9")
    panel = table.pasting.panel
    assert panel is not None
    select = panel.selects()[1]
    select.setCurrentIndex(select.findData("region"))
    select.activated.emit(select.currentIndex())
    panel.button(PasteWay.ADD).click()
    assert (areas(table)[3].region, areas(table)[3].reference) == ("N-9", None)


def test_one_copied_cell_goes_where_the_cursor_is(sheet: Build, qtbot: QtBot) -> None:
    table = sheet()
    put(table, 2, "size_m2")
    table.paste_text("42 ha\n", at_cell=True)
    assert areas(table)[2].size_m2 == 420_000


def test_selected_cells_are_copied_as_a_block_and_emptied_in_one_step(sheet: Build, qtbot: QtBot) -> None:
    table = sheet()
    table.view.put(0, 0)
    press(qtbot, Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    press(qtbot, Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    press(qtbot, Key.Key_C, CONTROL)
    assert QGuiApplication.clipboard().text() == "Area 0\tN-000\nArea 1\tN-001"
    press(qtbot, Key.Key_Delete)
    assert [(row.name, row.reference) for row in areas(table)] == [(None, None), (None, None), ("Area 2", "N-002")]
    table.session.undo_stack.undo()
    assert areas(table)[0].name == "Area 0"


def test_the_focused_cell_tells_what_help_is_about(sheet: Build, qtbot: QtBot) -> None:
    table = sheet()
    with qtbot.waitSignal(table.focused) as told:
        put(table, 1, "size_m2")
    assert told.args is not None
    assert told.args[0].path == f"{AREAS}[a1].size_m2"


def test_a_jump_focuses_the_cell(sheet: Build, qtbot: QtBot) -> None:
    table = sheet()
    assert table.jump_to(f"{AREAS}[a2].size_m2")
    assert here(table) == (2, table.model.column_of("size_m2"))
    assert not table.jump_to("contamination.balance.opening_m2")
    assert not table.jump_to(f"{AREAS}[zz].size_m2")


def test_the_check_line_compares_the_list_with_the_year(sheet: Build, qtbot: QtBot) -> None:
    table = sheet()
    assert table.balance.balance is not None
    assert table.balance.balance.agrees
    put(table, 0, "size_m2")
    type_text(qtbot, "3000")
    press(qtbot, Key.Key_Return)
    assert table.balance.balance.title == "The list holds 2,000 m² more than the year explains".replace(
        " m²", "\u00a0m²"
    )


def test_each_row_of_a_stock_has_its_check_line(sheet: Build, qtbot: QtBot) -> None:
    rows = (
        StockRow(id="s0", type="M77", munitions=Balance(opening=10, destroyed=4, closing=6)),
        StockRow(id="s1", type="Mk 118", munitions=Balance(opening=10, closing=12)),
    )
    table = sheet(paths.replace(Report(), "stockpiles.types", rows), path="stockpiles.types", page="munitions")
    table.view.put(0, 0)
    assert table.balance.balance is not None
    assert table.balance.balance.agrees
    table.view.put(1, 0)
    assert table.balance.balance.title == "Mk 118: 2 more at the end than the year explains"


def test_a_continued_page_without_rows_shows_the_way_to_where_they_are_added(sheet: Build, qtbot: QtBot) -> None:
    table = sheet(practice(0), path="stockpiles.types", page="munitions")
    assert not table.card.isVisible()
    with qtbot.waitSignal(table.page_asked) as asked:
        qtbot.mouseClick(table.first(), Qt.MouseButton.LeftButton)
    assert asked.args == ["stockpiles/types"]


def test_many_rows_are_filtered_by_words_and_by_findings(sheet: Build, qtbot: QtBot) -> None:
    table = sheet(practice(40))
    assert table.filter.isVisible()
    qtbot.keyClicks(table.filter.words, "n-03")
    assert table.model.rowCount() == 10
    table.jump_to(f"{AREAS}[a2].size_m2")
    assert table.model.rowCount() == 40
    table.session.keep(f"{AREAS}[a7].size_m2", "x")
    marked = len(table.model.marked_rows)
    table.filter.only_found.click()
    assert table.model.rowCount() == marked


def test_ten_thousand_rows_open_and_are_pasted_in_one_step(sheet: Build, qtbot: QtBot) -> None:
    table = sheet(practice(10_000))
    assert table.model.rowCount() == 10_000
    put(table, 9_999, "name")
    type_text(qtbot, "x")
    press(qtbot, Key.Key_Return)
    assert areas(table)[9_999].name == "x"
    table.paste_text("\n".join(f"Place {at}\tP-{at}" for at in range(10_000)))
    panel = table.pasting.panel
    assert panel is not None
    panel.button(PasteWay.ADD).click()
    assert len(areas(table)) == 20_000
    table.session.undo_stack.undo()
    assert len(areas(table)) == 10_000


def test_the_first_column_stays_while_a_wide_sheet_scrolls(sheet: Build, qtbot: QtBot) -> None:
    table = sheet()
    table.resize(420, 600)
    frozen = table.view.frozen
    assert frozen is not None
    assert not frozen.isVisible()
    table.view.put(0, len(table.model.columns) - 1)
    qtbot.waitUntil(frozen.isVisible)
    table.view.put(0, 0)
    qtbot.waitUntil(lambda: not frozen.isVisible())


def test_keys_alone_lead_from_a_field_before_the_table_through_it_to_the_one_behind(sheet: Build, qtbot: QtBot) -> None:
    table = sheet(practice(1))
    host, before, behind = QWidget(), QLineEdit(), QLineEdit()
    qtbot.addWidget(host)
    column = QVBoxLayout(host)
    for widget in (before, table, behind):
        column.addWidget(widget)
    host.resize(900, 700)
    with qtbot.waitExposed(host):
        host.show()
    host.activateWindow()
    before.setFocus()
    for _ in range(40):
        if QApplication.focusWidget() is behind:
            break
        press(qtbot, Key.Key_Tab)
    assert QApplication.focusWidget() is behind
    # The host goes with this function; the table is closed after it.
    table.setParent(None)
