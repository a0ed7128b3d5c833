"""The window as a whole: every page opens, keys work everywhere, and what goes wrong is told in a sentence."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from lapreporter.app import rescue
from lapreporter.exchange.publication import published
from lapreporter.i18n import SpokenLanguage
from lapreporter.locations import shipped, user_data
from lapreporter.ui.kit.buttons import Button
from lapreporter.ui.kit.choices import Choice
from lapreporter.ui.kit.row_button import RowButton
from lapreporter.ui.kit.text import Text
from lapreporter.ui.kit.theme import Appearance
from lapreporter.ui.questions.card import QuestionCard
from lapreporter.ui.screens.check import CheckPage
from lapreporter.ui.screens.finish import FinishPage
from lapreporter.ui.screens.first_run import FirstRun
from lapreporter.ui.screens.question_page import QuestionPage
from lapreporter.ui.screens.start import StartPage
from lapreporter.ui.screens.tasks import TaskList
from lapreporter.ui.window import Window
from lapreporter.ui.workplace import Workplace
from tests.ui.conftest import Opened, StrayWindows

OPENING = "contamination.balance.opening_m2"


def place(window: Window) -> Workplace:
    assert window.workplace is not None
    return window.workplace


def card(window: Window, path: str) -> QuestionCard:
    page = window.shell.page
    assert isinstance(page, QuestionPage)
    found = page.cards[path]
    assert isinstance(found, QuestionCard)
    return found


def line(window: Window, path: str) -> QLineEdit:
    first = card(window, path).first()
    assert isinstance(first, QLineEdit)
    return first


@pytest.mark.parametrize("percent", [100, 200])
def test_the_window_opens_at_1024_by_768(opened: Opened, percent: int) -> None:
    window = opened(size=(1024, 768), percent=percent)
    assert isinstance(window.shell.page, FirstRun)
    assert (window.width(), window.height()) == (1024, 768)
    window.begin("DEU", 2025)
    assert isinstance(window.shell.page, TaskList)
    assert (window.width(), window.height()) == (1024, 768)


def test_every_page_of_the_form_opens_and_no_other_window_ever_shows(practice: Window, qapp: QApplication) -> None:
    stray = StrayWindows()
    qapp.installEventFilter(stray)
    for page in place(practice).desk.edition.pages():
        place(practice).show_page(page)
        shown = practice.shell.page
        assert isinstance(shown, QuestionPage)
        assert shown.page.key == page.key
        qapp.processEvents()
    for show in (place(practice).show_check, place(practice).show_find, place(practice).show_tasks):
        show()
        qapp.processEvents()
    qapp.removeEventFilter(stray)
    assert stray.found == []


def test_nothing_on_the_screens_bypasses_the_catalogue(opened: Opened, bracketed: SpokenLanguage) -> None:
    window = opened(language=bracketed)
    bare = set(_unmarked(window))
    window.show_new_report()
    bare |= _unmarked(window)
    window.begin("DEU", 2025)
    bare |= _unmarked(window)
    for key in ("cover/report", "contamination/year_balance", "stockpiles/position", "risk_education/reached"):
        place(window).open_page(key)
        bare |= _unmarked(window)
    place(window).show_check()
    bare |= _unmarked(window)
    place(window).show_find()
    bare |= _unmarked(window)
    place(window).show_finish()
    bare |= _unmarked(window)
    assert bare == set()


def _unmarked(window: Window) -> set[str]:
    """Texts with letters outside ⟦ ⟧; names of States and languages and the letters of forms are none."""
    own = {"English", "Germany"}
    texts = [one.text() for one in window.findChildren(Text) if not one.isHidden()]
    texts += [one.label for one in window.findChildren(Button)] + [one.label for one in window.findChildren(Choice)]
    texts += [one.content.name for one in window.findChildren(RowButton)]
    texts += [one.content.detail for one in window.findChildren(RowButton)]
    texts += [one.accessibleName() for one in window.findChildren(QLineEdit)]
    bare = {re.sub(r"[\W\d_]", "", _outside(text)) for text in texts}
    return {text for text in bare if len(text) > 1 and text not in own}


def _outside(text: str) -> str:
    while (smaller := re.sub(r"⟦[^⟦⟧]*⟧", "", text)) != text:
        text = smaller
    return text


def test_text_size_and_colours_change_at_once(practice: Window, qapp: QApplication) -> None:
    place(practice).open_page("cover/report")
    before = card(practice, "cover.kind").field.first().height()
    practice.settings.percent, practice.settings.appearance = 150, Appearance.DARK
    practice.look.dress_up()
    qapp.processEvents()
    assert card(practice, "cover.kind").field.first().height() > before
    assert card(practice, "cover.kind").theme.palette is practice.front.theme.palette
    assert practice.front.theme.percent == 150


def test_typed_text_stays_and_is_spoken_of_after_leaving(practice: Window, qtbot: QtBot) -> None:
    place(practice).open_page("contamination/year_balance")
    field = line(practice, OPENING)
    field.setFocus()
    field.clear()
    qtbot.keyClicks(field, "12 ooo")
    assert card(practice, OPENING).remarks.text == ""
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert field.text() == "12 ooo"
    assert card(practice, OPENING).remarks.text != ""
    assert place(practice).session.content.unread == {OPENING: "12 ooo"}


def test_a_quantity_is_echoed_and_shown_in_its_unit(practice: Window, qtbot: QtBot) -> None:
    place(practice).open_page("contamination/year_balance")
    field = line(practice, OPENING)
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "11 km2")
    assert card(practice, OPENING).remarks.text == "= 11,000,000\u00a0m²"
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert field.text() == "11,000,000"


def test_an_ambiguous_number_offers_its_readings(practice: Window, qtbot: QtBot) -> None:
    place(practice).open_page("contamination/year_balance")
    path, field = OPENING, line(practice, OPENING)
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "1,234 ha")
    qtbot.keyClick(field, Qt.Key.Key_Return)

    def shown() -> list[Button]:
        return [one for one in card(practice, path).remarks.findChildren(Button) if one.isVisible()]

    qtbot.waitUntil(lambda: len(shown()) == 2)
    offers = shown()
    assert [one.label for one in offers] == ["Use 12,340\u00a0m²", "Use 12,340,000\u00a0m²"]
    offers[0].click()
    assert place(practice).session.value(path) == 12_340
    assert field.text() == "12,340"


def card_paths(window: Window) -> list[str]:
    page = window.shell.page
    assert isinstance(page, QuestionPage)
    return [path for path, one in page.cards.items() if isinstance(one, QuestionCard)]


def test_a_conditional_question_unfolds_below_its_parent(practice: Window) -> None:
    session = place(practice).session
    session.edit("cover.help_asked", False)
    session.edit("cover.help_received", False)
    place(practice).open_page("cover/help")
    assert card(practice, "cover.help_from").isHidden()
    session.edit("cover.help_received", True)
    assert not card(practice, "cover.help_from").isHidden()


def test_hidden_answers_stay_in_the_document_but_are_not_published(practice: Window) -> None:
    session, edition = place(practice).session, place(practice).desk.edition
    session.edit("cover.help_asked", False)
    session.edit("cover.help_received", True)
    session.edit("cover.help_from", "A neighbour")
    session.edit("cover.help_received", False)
    assert session.report.cover.help_from == "A neighbour"
    assert published(session.report, edition).cover.help_from is None


def test_undo_goes_to_where_the_step_was_made_and_says_so(practice: Window, qtbot: QtBot) -> None:
    place(practice).open_page("contamination/year_balance")
    before = place(practice).session.value(OPENING)
    place(practice).session.edit(OPENING, 5)
    place(practice).open_page("cover/report")
    qtbot.keyClick(practice, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    shown = practice.shell.page
    assert isinstance(shown, QuestionPage)
    assert shown.page.key == "contamination/year_balance"
    assert place(practice).session.value(OPENING) == before
    assert practice.notices.text.startswith("Undone: ")
    qtbot.keyClick(practice, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert place(practice).session.value(OPENING) == 5


def test_undo_in_the_focused_field_shows_the_answer_before(practice: Window, qtbot: QtBot) -> None:
    place(practice).open_page("contamination/year_balance")
    field = line(practice, OPENING)
    before = place(practice).session.value(OPENING)
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "7")
    place(practice).undoing.undo()
    assert field.text() == str(before)


def test_keys_lead_through_the_report(practice: Window, qtbot: QtBot) -> None:
    control = Qt.KeyboardModifier.ControlModifier
    place(practice).open_page("cover/state")
    qtbot.keyClick(practice, Qt.Key.Key_PageDown, control)
    assert shown_key(practice) == "cover/report"
    qtbot.keyClick(practice, Qt.Key.Key_PageUp, control)
    assert shown_key(practice) == "cover/state"
    qtbot.keyClick(practice, Qt.Key.Key_Home, Qt.KeyboardModifier.AltModifier)
    assert isinstance(practice.shell.page, TaskList)
    place(practice).session.edit("cover.submitted_on", None)
    qtbot.keyClick(practice, Qt.Key.Key_F8)
    assert shown_key(practice) == "cover/report"


def shown_key(window: Window) -> str:
    page = window.shell.page
    assert isinstance(page, QuestionPage)
    return page.page.key


def test_f1_goes_to_the_help_and_escape_back_to_the_field(practice: Window, qtbot: QtBot) -> None:
    place(practice).open_page("contamination/year_balance")
    field = line(practice, OPENING)
    field.setFocus()
    qtbot.keyClick(practice, Qt.Key.Key_F1)
    panel = practice.shell.panel
    now = QApplication.focusWidget()
    assert panel is not None
    assert now is not None
    assert now is panel or panel.isAncestorOf(now)
    qtbot.keyClick(panel, Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is field


def test_without_a_panel_the_help_unfolds_in_the_focused_question(opened: Opened, qtbot: QtBot) -> None:
    window = opened(size=(1024, 768))
    window.practise()
    place(window).open_page("contamination/year_balance")
    shown = card(window, OPENING)
    line(window, OPENING).setFocus()
    assert shown.foot.help.isVisible()
    height = shown.height()
    qtbot.keyClick(window, Qt.Key.Key_F1)
    qtbot.waitUntil(lambda: shown.height() > height)


def test_enter_goes_on_to_the_next_field_and_at_the_end_to_the_next_page(practice: Window, qtbot: QtBot) -> None:
    place(practice).open_page("contamination/release_totals")
    paths = card_paths(practice)
    line(practice, paths[0]).setFocus()
    for _ in range(20):
        now = QApplication.focusWidget()
        if now is practice.shell.footer.next_button:
            break
        qtbot.keyClick(now, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is practice.shell.footer.next_button


def test_save_says_when_it_was_saved_and_offers_a_copy(practice: Window, qtbot: QtBot, stick: Path) -> None:
    place(practice).session.edit("cover.help_from", "ISU")
    qtbot.keyClick(practice, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: "Saved at" in practice.notices.text)
    assert any("copy" in one.label for one in practice.notices.findChildren(Button))
    place(practice).safekeeping.copy_to(stick)
    qtbot.waitUntil(lambda: practice.notices.text.startswith("Copy checked."))
    assert [file.suffix for file in stick.iterdir()] == [".lap"]


def test_a_copy_to_a_folder_that_is_gone_is_told(practice: Window, qtbot: QtBot, stick: Path) -> None:
    place(practice).safekeeping.copy_to(stick / "gone")
    qtbot.waitUntil(lambda: practice.notices.text.startswith("This did not work"))


def test_a_reason_is_given_in_the_check_and_shown_as_answered(window: Window, qtbot: QtBot) -> None:
    window.begin("DEU", 2025)
    place(window).show_check()
    page = window.shell.page
    assert isinstance(page, CheckPage)
    page.chips.chip("warning").click()
    key, row = next(iter(page.rows.items()))
    qtbot.keyClick(row, Qt.Key.Key_R)
    editor = row.first()
    qtbot.keyClicks(editor, "The survey is under way.")
    qtbot.keyClick(editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert [reason.text for reason in place(window).session.report.reasons] == ["The survey is under way."]
    assert any("The survey is under way." in one.text() for one in page.rows[key].findChildren(Text))


def test_back_from_a_jump_returns_to_the_same_row_of_the_check(window: Window) -> None:
    window.begin("DEU", 2025)
    place(window).show_check()
    page = window.shell.page
    assert isinstance(page, CheckPage)
    key, row = list(page.rows.items())[3]
    row.go.click()
    assert isinstance(window.shell.page, QuestionPage)
    window.shell.footer.back_button.click()
    back = window.shell.page
    assert isinstance(back, CheckPage)
    now = QApplication.focusWidget()
    assert now is not None
    assert back.rows[key].isAncestorOf(now)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("report.json", b"{"),
        ("report.json", b'{"format": "something else"}'),
        ("report.json", b'{"format": "ccm-article-7-report", "format_version": 9}'),
        ("report.json", b"[" * 200_000),
        ("report.lap", b"PK\x03\x04 cut off"),
        ("report.txt", b"hello"),
    ],
)
def test_a_hostile_file_is_told_and_the_open_report_stays(
    practice: Window, tmp_path: Path, name: str, content: bytes
) -> None:
    file = tmp_path / name
    file.write_bytes(content)
    place(practice).session.edit("cover.help_from", "ISU")
    practice.open_file(file)
    assert practice.notices.text.startswith("This did not work")
    assert place(practice).session.report.cover.help_from == "ISU"


def test_a_report_taken_in_from_json_opens(window: Window, tmp_path: Path) -> None:
    file = tmp_path / "report.json"
    file.write_text(json.dumps({"format": "ccm-article-7-report", "format_version": 1, "cover": {"state": "NZL"}}))
    window.open_file(file)
    assert place(window).session.report.cover.state == "NZL"


def test_a_report_opens_from_the_pdf_that_carries_it(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    pdf = tmp_path / "example.pdf"
    command = [sys.executable, "-m", "lapreporter", "export", str(shipped("resources", "examples", "nzl-2013.json"))]
    subprocess.run([*command, "--pdf", str(pdf)], check=True, capture_output=True)
    window.open_file(pdf)
    assert place(window).session.report.cover.state == "NZL"
    assert place(window).session.report.coverage is None


def test_closing_saves_and_the_start_offers_to_carry_on(opened: Opened) -> None:
    first = opened()
    first.begin("DEU", 2025)
    place(first).session.edit("cover.help_from", "ISU", typing=True)
    first.closeEvent(QCloseEvent())
    second = opened()
    start = second.shell.page
    assert isinstance(start, StartPage)
    assert "Carry on" in start.action.label
    start.action.click()
    assert place(second).session.report.cover.help_from == "ISU"


def test_a_save_cut_off_by_a_power_cut_is_told_at_opening(practice: Window) -> None:
    report_id = place(practice).document.report_id
    place(practice).session.edit("cover.help_from", "ISU")
    practice.show_start()
    newest = max((user_data() / "reports" / report_id / "g").iterdir())
    content = newest.read_bytes()
    newest.write_bytes(content[: len(content) // 2])
    practice.open_report(report_id)
    assert "Everything up to" in practice.notices.text


def test_after_a_mistake_of_the_program_the_work_is_saved_first(practice: Window) -> None:
    place(practice).session.edit("cover.help_from", "ISU", typing=True)
    problem = RuntimeError("a mistake")
    rescue(practice)(RuntimeError, problem, None)
    assert place(practice).autosave.is_safe
    assert "saved just now" in practice.notices.text


def test_the_pages_of_the_report_can_be_read_before_signing(practice: Window, qtbot: QtBot) -> None:
    place(practice).show_finish()
    page = practice.shell.page
    assert isinstance(page, FinishPage)
    qtbot.waitUntil(lambda: page.page_count > 1, timeout=30_000)
    page.turn(1)
    assert "Page 2 of" in page._number.text()


def test_errors_close_the_signing_and_name_the_way(window: Window) -> None:
    window.begin("DEU", 2025)
    place(window).show_finish()
    page = window.shell.page
    assert isinstance(page, FinishPage)
    assert page.steps.read.is_open
    assert not page.steps.sign_step.is_open
    page.steps.check_button.click()
    assert isinstance(window.shell.page, CheckPage)


def test_no_widget_of_a_page_is_wider_than_the_window(opened: Opened, qapp: QApplication) -> None:
    window = opened(size=(1024, 768), percent=200)
    window.practise()
    for key in ("cover/report", "cover/help", "contamination/year_balance", "victim_assistance/focal_point"):
        place(window).open_page(key)
        qapp.processEvents()
        page = window.shell.page
        assert isinstance(page, QuestionPage)
        inside = page.widget()
        assert inside is not None
        assert inside.width() <= page.viewport().width(), key
        wide = [one for one in inside.findChildren(QWidget) if one.isVisible() and _right(one, inside) > inside.width()]
        assert [type(one).__name__ for one in wide] == []


def _right(widget: QWidget, inside: QWidget) -> int:
    return widget.mapTo(inside, widget.rect().bottomRight()).x()
