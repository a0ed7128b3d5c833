from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from lapreporter.document import pack
from lapreporter.document.files import Files
from lapreporter.document.recovery_code import groups_of
from lapreporter.errors import Protected
from lapreporter.ui.kit.buttons import Button
from lapreporter.ui.library import Library
from lapreporter.ui.protection.page import LEAVE, ProtectionPage
from lapreporter.ui.protection.passphrase_choice import Kind
from lapreporter.ui.protection.unlock import UnlockPage
from lapreporter.ui.screens.tasks import TaskList
from lapreporter.ui.window import Window
from lapreporter.ui.workplace import Workplace

CANARY = "Canary-7731"
PASSPHRASE = "lamp ocean tiger violin meadow"
PATIENCE = 30_000
"""Milliseconds after which something has gone wrong; nothing is judged by time."""


def place_of(window: Window) -> Workplace:
    assert window.workplace is not None
    return window.workplace


def library_of(window: Window) -> Library:
    return window.store.office().library


def protection_page(window: Window) -> ProtectionPage:
    place_of(window).open("protection")
    page = window.shell.page
    assert isinstance(page, ProtectionPage)
    return page


def protect(window: Window, qtbot: QtBot, stick: Path) -> str:
    """Protect the open report in the window; the recovery code."""
    page = protection_page(window)
    choice, sheet = page.choice, page.sheet
    assert choice is not None
    assert sheet is not None
    choice.kinds.choice(Kind.OWN).click()
    choice.own.setText(PASSPHRASE)
    choice.repeat.setText(PASSPHRASE)
    page.sheet_asked.emit(sheet.recovery, stick)
    qtbot.waitUntil(lambda: sheet.file is not None, timeout=PATIENCE)
    groups = groups_of(sheet.recovery.identity)
    sheet.group.setText(groups[sheet.recovery.asked - 1])
    page.act_button.click()
    qtbot.waitUntil(lambda: isinstance(window.shell.page, TaskList), timeout=PATIENCE)
    return " ".join(groups)


def reopened(window: Window) -> UnlockPage:
    """Close the report and ask for it again."""
    report_id = place_of(window).document.report_id
    window.show_start()
    window.open_report(report_id)
    page = window.shell.page
    assert isinstance(page, UnlockPage)
    assert window.workplace is None
    return page


def stored(folder: Path) -> bytes:
    return b"".join(file.read_bytes() for file in sorted(folder.rglob("*")) if file.is_file())


def test_without_protection_no_passphrase_is_ever_asked_for(practice: Window) -> None:
    report_id = place_of(practice).document.report_id
    practice.show_start()
    practice.open_report(report_id)
    assert place_of(practice).document.key is None


def test_protection_comes_on_after_the_sheet_was_saved_and_a_group_typed_back(
    practice: Window, qtbot: QtBot, stick: Path, own_folders: Path
) -> None:
    place_of(practice).session.edit("cover.help_offered", CANARY)
    place_of(practice).autosave.finish()
    protect(practice, qtbot, stick)
    assert "protected from now on" in practice.notices.text
    assert place_of(practice).document.key is not None
    assert CANARY.encode() not in stored(own_folders)
    assert [file.name for file in stick.iterdir()] == ["recovery-sheet.pdf"]


def test_what_is_missing_is_said_and_nothing_is_protected(practice: Window, qtbot: QtBot, stick: Path) -> None:
    page = protection_page(practice)
    assert page.choice is not None
    assert page.sheet is not None
    page.act_button.click()
    assert "not the same" in page.message
    page.choice.repeat.setText(page.choice.passphrase)
    page.act_button.click()
    assert "recovery sheet first" in page.message
    page.sheet_asked.emit(page.sheet.recovery, stick)
    qtbot.waitUntil(lambda: page.sheet is not None and page.sheet.file is not None, timeout=PATIENCE)
    page.sheet.group.setText("123456")
    page.act_button.click()
    assert f"group {page.sheet.recovery.asked} " in page.message
    assert place_of(practice).document.key is None


def test_six_words_are_offered_and_others_on_request(practice: Window) -> None:
    choice = protection_page(practice).choice
    assert choice is not None
    first = choice.passphrase
    assert len(first.split()) == 6
    assert choice.offered.text() == first
    choice.others_button.click()
    assert choice.passphrase != first


def test_a_weak_text_of_ones_own_is_called_so_and_may_be_used(practice: Window) -> None:
    choice = protection_page(practice).choice
    assert choice is not None
    choice.kinds.choice(Kind.OWN).click()
    choice.own.setText("summer")
    assert "guess" in choice.estimate.text
    choice.repeat.setText("summer")
    assert choice.problem() is None


def test_what_is_typed_shows_on_request_only(practice: Window) -> None:
    choice = protection_page(practice).choice
    assert choice is not None
    assert choice.own.echoMode() is QLineEdit.EchoMode.Password
    choice.show_box.click()
    assert choice.own.echoMode() is QLineEdit.EchoMode.Normal


def test_the_passphrase_opens_the_report_and_a_wrong_one_is_told_in_one_sentence(
    practice: Window, qtbot: QtBot, stick: Path
) -> None:
    protect(practice, qtbot, stick)
    page = reopened(practice)
    page.passphrase.setText("something else")
    page.open_button.click()
    qtbot.waitUntil(lambda: page.message == "This passphrase does not open the report.", timeout=PATIENCE)
    page.passphrase.setText(PASSPHRASE)
    page.open_button.click()
    qtbot.waitUntil(lambda: practice.workplace is not None, timeout=PATIENCE)
    assert place_of(practice).session.report.cover.state == "XPR"


def test_the_recovery_sheet_opens_the_report_and_leads_to_a_new_passphrase(
    practice: Window, qtbot: QtBot, stick: Path
) -> None:
    code = protect(practice, qtbot, stick)
    page = reopened(practice)
    page.code.setPlainText(code[:-1])
    page.code_button.click()
    assert "does not open" in page.message
    page.code.setPlainText(code)
    page.code_button.click()
    assert isinstance(practice.shell.page, ProtectionPage)
    assert place_of(practice).document.key is not None


def test_the_passphrase_is_asked_for_again_once_the_report_was_closed(
    practice: Window, qtbot: QtBot, stick: Path
) -> None:
    code = protect(practice, qtbot, stick)
    for _ in range(2):
        page = reopened(practice)
        page.code.setPlainText(code)
        page.code_button.click()


def test_another_passphrase_keeps_the_sheet_good(practice: Window, qtbot: QtBot, stick: Path) -> None:
    code = protect(practice, qtbot, stick)
    page = protection_page(practice)
    page.change_button.click()
    assert page.choice is not None
    page.choice.repeat.setText(page.choice.passphrase)
    former = place_of(practice).document.key
    page.act_button.click()
    qtbot.waitUntil(lambda: isinstance(practice.shell.page, TaskList), timeout=PATIENCE)
    assert place_of(practice).document.key != former
    page_again = reopened(practice)
    page_again.code.setPlainText(code)
    page_again.code_button.click()
    assert practice.workplace is not None


def test_protection_can_be_turned_off(practice: Window, qtbot: QtBot, stick: Path) -> None:
    protect(practice, qtbot, stick)
    page = protection_page(practice)
    page.off_button.click()
    page.wished.emit(None)
    qtbot.waitUntil(lambda: isinstance(practice.shell.page, TaskList), timeout=PATIENCE)
    report_id = place_of(practice).document.report_id
    practice.show_start()
    practice.open_report(report_id)
    assert practice.workplace is not None


def test_who_leaves_protection_on_after_all_is_back_at_the_button(practice: Window, qtbot: QtBot, stick: Path) -> None:
    protect(practice, qtbot, stick)
    page = protection_page(practice)
    page.off_button.click()
    leave = next(one for one in page.findChildren(Button) if one.label == LEAVE)
    qtbot.keyClick(leave, Qt.Key.Key_Return)
    assert page.off_button.hasFocus()


def test_a_copy_of_a_protected_report_is_protected(practice: Window, qtbot: QtBot, stick: Path) -> None:
    protect(practice, qtbot, stick)
    place = place_of(practice)
    place.session.edit("cover.help_offered", CANARY)
    copy = library_of(practice).take_along(place.document, place.session.content, stick)
    assert CANARY.encode() not in copy.read_bytes()
    with pytest.raises(Protected):
        pack.read(copy, Files())
    practice.show_start()
    practice.open_file(copy)
    page = practice.shell.page
    assert isinstance(page, UnlockPage)
    page.passphrase.setText(PASSPHRASE)
    page.open_button.click()
    qtbot.waitUntil(lambda: practice.workplace is not None, timeout=PATIENCE)
    assert place_of(practice).session.report.cover.help_offered == CANARY
    assert place_of(practice).document.key is not None


def test_a_report_begun_from_a_protected_one_is_protected_in_the_same_way(
    practice: Window, qtbot: QtBot, stick: Path
) -> None:
    protect(practice, qtbot, stick)
    document = place_of(practice).document
    library, key = library_of(practice), document.key
    assert key is not None
    practice.show_start()
    assert library.locked([document.report_id]) == key.protection
    library.keyring.add(key)
    assert library.locked([document.report_id]) is None
    found = [library.own(document.report_id)]
    with library.begin_from(library.beginning(found, "XPR", 2026), found) as begun:
        assert begun.key == key


def test_who_forgot_both_is_led_to_the_report_that_was_sent(
    practice: Window, qtbot: QtBot, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    protect(practice, qtbot, stick)
    asked: list[int] = []
    monkeypatch.setattr(practice.ways, "ask_earlier", lambda _state, year: asked.append(year))
    page = reopened(practice)
    page.begin_button.click()
    assert asked == [2025]
