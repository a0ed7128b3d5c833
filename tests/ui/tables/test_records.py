"""Records: a list and the questions of the chosen one."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QRadioButton
from pytestqt.qtbot import QtBot

from lapreporter.form.edition import Layout
from lapreporter.report import paths
from lapreporter.report.answers import Omission, OmissionKind
from lapreporter.report.cover import Institution
from lapreporter.report.report import Report
from lapreporter.ui.tables.paste_panel import PasteWay
from lapreporter.ui.tables.records import TableRecords
from lapreporter.ui.tables.sheet import TableSheet
from lapreporter.ui.tables.table import TableQuestion
from tests.ui.tables.conftest import AREAS, Bench, practice

Build = Callable[..., TableRecords]
INSTITUTIONS = "cover.institutions"


def institutions(count: int = 2) -> Report:
    rows = tuple(Institution(id=f"i{at}", institution=f"Office {at}") for at in range(count))
    return paths.replace(Report(), INSTITUTIONS, rows)


def test_the_questions_of_the_chosen_row_are_asked_on_cards(records: Build, qtbot: QtBot) -> None:
    table = records(institutions(), INSTITUTIONS)
    assert table.cards["institution"].asked.path == f"{INSTITUTIONS}[i0].institution"
    qtbot.keyClick(table.list, Qt.Key.Key_Down)
    assert table.cards["institution"].asked.path == f"{INSTITUTIONS}[i1].institution"


def test_a_question_with_a_condition_appears_when_it_holds(records: Build, qtbot: QtBot) -> None:
    table = records(institutions(), INSTITUTIONS)
    kept = table.cards["institution"]
    assert "withhold_person" not in table.cards
    table.session.edit(f"{INSTITUTIONS}[i0].person", "A. Name")
    assert "withhold_person" in table.cards
    assert table.cards["institution"] is kept
    table.session.undo_stack.undo()
    assert "withhold_person" not in table.cards


def test_adding_a_record_goes_to_its_first_question(records: Build, qtbot: QtBot) -> None:
    table = records(Report(), INSTITUTIONS)
    assert not table.list.isVisible()
    table.add.click()
    assert len(table.session.report.cover.institutions) == 1
    focused = QApplication.focusWidget()
    assert focused is not None
    assert table.cards["institution"].isAncestorOf(focused)


def test_enter_goes_into_the_record_and_ctrl_del_removes_it(records: Build, qtbot: QtBot) -> None:
    table = records(institutions(), INSTITUTIONS)
    table.list.setFocus()
    qtbot.keyClick(table.list, Qt.Key.Key_Return)
    focused = QApplication.focusWidget()
    assert focused is not None
    assert table.cards["institution"].isAncestorOf(focused)
    qtbot.keyClick(table.list, Qt.Key.Key_Delete, Qt.KeyboardModifier.ControlModifier)
    assert [row.id for row in table.session.report.cover.institutions] == ["i1"]
    table.session.undo_stack.undo()
    assert len(table.session.report.cover.institutions) == 2


def test_a_jump_opens_the_record_and_focuses_its_question(records: Build, qtbot: QtBot) -> None:
    table = records(institutions(), INSTITUTIONS)
    assert table.jump_to(f"{INSTITUTIONS}[i1].email")
    focused = QApplication.focusWidget()
    assert focused is not None
    assert table.cards["email"].asked.path == f"{INSTITUTIONS}[i1].email"
    assert table.cards["email"].isAncestorOf(focused)


def test_records_take_a_pasted_block_too(records: Build, qtbot: QtBot) -> None:
    table = records(institutions(), INSTITUTIONS)
    table.paste_text("Ministry of Defence\nMine action centre")
    panel = table.pasting.panel
    assert panel is not None
    panel.button(PasteWay.ADD).click()
    assert [row.institution for row in table.session.report.cover.institutions][2:] == [
        "Ministry of Defence",
        "Mine action centre",
    ]


def test_a_sheet_becomes_records_in_a_narrow_window_and_the_focus_stays(
    bench: Callable[[Report], Bench], qtbot: QtBot
) -> None:
    world = bench(practice())
    table = TableQuestion(world.desk, world.session, world.question(AREAS))
    qtbot.addWidget(table)
    table.resize(900, 700)
    with qtbot.waitExposed(table):
        table.show()
    table.activateWindow()
    assert isinstance(table.field, TableSheet)
    assert table.jump_to(f"{AREAS}[a1].size_m2")
    table.resize(700, 700)
    assert isinstance(table.field, TableRecords)
    focused = QApplication.focusWidget()
    assert focused is not None
    assert table.field.cards["size_m2"].asked.path == f"{AREAS}[a1].size_m2"
    assert table.field.cards["size_m2"].isAncestorOf(focused)
    assert table.field.balance.balance is not None
    table.resize(900, 700)
    assert isinstance(table.field, TableSheet)
    assert table.field.view.hasFocus()


def test_every_table_of_the_form_opens_in_its_layout(bench: Callable[[Report], Bench], qtbot: QtBot) -> None:
    world = bench(Report())
    for form in world.desk.edition.forms:
        for _, question in form.questions():
            if question.is_table:
                table = TableQuestion(world.desk, world.session, question)
                qtbot.addWidget(table)
                assert isinstance(table.field, TableRecords) is (question.layout is Layout.RECORDS)


def test_a_gap_stands_in_the_place_of_the_table_until_there_is_an_answer_after_all(
    bench: Callable[[Report], Bench], qtbot: QtBot
) -> None:
    world = bench(paths.omit(Report(), AREAS, Omission(kind=OmissionKind.NOT_KNOWN, explanation="Under survey.")))
    table = TableQuestion(world.desk, world.session, world.question(AREAS))
    qtbot.addWidget(table)
    table.resize(900, 600)
    with qtbot.waitExposed(table):
        table.show()
    assert table.gap.is_stated
    assert not table.field.isVisible()
    assert table.first() is table.gap.first()
    world.session.omit(AREAS, None)
    assert table.field.isVisible()
    assert not table.gap.isVisible()


def test_an_empty_table_offers_to_say_that_there_is_no_answer_yet(
    bench: Callable[[Report], Bench], qtbot: QtBot
) -> None:
    world = bench(Report())
    table = TableQuestion(world.desk, world.session, world.question(INSTITUTIONS))
    qtbot.addWidget(table)
    table.cannot_say.click()
    table.gap.findChildren(QRadioButton)[0].click()
    assert INSTITUTIONS in world.session.report.omissions
    world.session.undo_stack.undo()
    assert table.field.isVisibleTo(table)
    world.session.replace_report(institutions(), INSTITUTIONS)
    assert not table.cannot_say.isVisibleTo(table)
