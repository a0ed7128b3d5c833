"""The window for checking reports, used by somebody who never made one."""

from __future__ import annotations

import hashlib
import json
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from lapreporter.exchange.contacts import Book, open_book, save_book
from lapreporter.exchange.signer import Contact, Way
from lapreporter.locations import known_signers
from lapreporter.ui.kit.buttons import Button
from lapreporter.ui.kit.icons import Mark
from lapreporter.ui.screens.first_run import FirstRun
from lapreporter.ui.verify.page import VerifyPage
from lapreporter.ui.window import Window
from tests.ui.verify.conftest import Checking, Sent, wait_for

OTHER_KEY = " ".join(["54321"] * 12)
CONTROL = Qt.KeyboardModifier.ControlModifier


def mark_of(page: VerifyPage) -> Mark:
    assert page.result is not None
    return page.result.banner.mark


def compare(page: VerifyPage, sent: Sent) -> None:
    assert page.result is not None
    page.result.compare_buttons[0].click()
    form = page.result.comparing
    assert form is not None
    form.way.choice(Way.LETTER).click()
    form.by.setText("Jo Ruiz")
    for number, field in zip(form.comparison.positions, form.groups, strict=True):
        field.setText(sent.groups.split(" ")[number - 1])
    form.compare_button.click()


def test_a_receiver_without_any_report_checks_one_from_the_first_start(
    window: Window, qtbot: QtBot, sent: Sent, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(sent.pdf)], ""))
    assert isinstance(window.shell.page, FirstRun)
    qtbot.keyClick(window, Qt.Key.Key_O, CONTROL)
    page = window.shell.page
    assert isinstance(page, VerifyPage)
    qtbot.keyClick(page, Qt.Key.Key_O, CONTROL)
    wait_for(page, qtbot)
    assert mark_of(page) is Mark.WARNING
    assert list(window.shelf.entries()) == []


def test_the_start_page_leads_to_the_check(window: Window, qtbot: QtBot) -> None:
    window.settings.state = "NZL"
    window.show_start()
    button = next(one for one in window.findChildren(Button) if one.label == "Check a report someone sent you")
    button.click()
    assert isinstance(window.shell.page, VerifyPage)
    window.shell.back_asked.emit()
    assert not isinstance(window.shell.page, VerifyPage)


def test_a_dropped_file_is_checked(checking: Checking, qtbot: QtBot, sent: Sent) -> None:
    page = checking([sent.json])
    files = QMimeData()
    files.setUrls([QUrl.fromLocalFile(str(sent.pdf))])
    actions = Qt.DropAction.CopyAction
    page.dropEvent(QDropEvent(QPointF(5, 5), actions, files, Qt.MouseButton.LeftButton, Qt.KeyboardModifier(0)))
    wait_for(page, qtbot)
    assert page.result is not None
    assert page.result.receipt.files.main == sent.pdf


def test_comparing_four_groups_turns_the_same_report_green(checking: Checking, qtbot: QtBot, sent: Sent) -> None:
    page = checking([sent.pdf])
    compare(page, sent)
    wait_for(page, qtbot)
    assert mark_of(page) is Mark.DONE
    assert open_book(known_signers()).contacts[sent.groups] == Contact(
        "Amina Idris", date(2026, 4, 28), "Jo Ruiz", Way.LETTER
    )
    assert mark_of(checking([sent.json])) is Mark.DONE


def test_a_group_that_differs_is_named_and_nothing_is_kept(checking: Checking, sent: Sent) -> None:
    page = checking([sent.pdf])
    assert page.result is not None
    page.result.compare_buttons[0].click()
    form = page.result.comparing
    assert form is not None
    form.compare_button.click()
    assert "Say where" in form.message
    form.way.choice(Way.TELEPHONE).click()
    form.compare_button.click()
    assert "five digits" in form.message
    for field in form.groups:
        field.setText("00000")
    form.compare_button.click()
    assert form.message.startswith(f"Group {form.comparison.positions[0]} is not the one")
    assert not open_book(known_signers()).contacts


def test_another_key_under_a_known_name_is_announced(checking: Checking, qtbot: QtBot, sent: Sent) -> None:
    save_book(Book().with_contact(OTHER_KEY, Contact("Amina Idris", date(2025, 5, 2))), known_signers())
    page = checking([sent.pdf])
    assert page.result is not None
    assert "the key is a new one" in page.result.text
    assert mark_of(page) is Mark.WARNING
    compare(page, sent)
    wait_for(page, qtbot)
    assert mark_of(page) is Mark.DONE


def test_a_signer_can_be_taken_off_the_list_and_put_back(checking: Checking, sent: Sent) -> None:
    save_book(Book().with_contact(sent.groups, Contact("Amina Idris", date(2026, 3, 2))), known_signers())
    page = checking([sent.pdf])
    assert mark_of(page) is Mark.DONE
    page.show_signers()
    assert page.signers is not None
    card = page.signers.cards[sent.groups]
    card.button.click()
    assert not open_book(known_signers()).contacts
    card.button.click()
    assert sent.groups in open_book(known_signers()).contacts
    card.button.click()
    assert mark_of(checking([sent.pdf])) is Mark.WARNING


def test_copying_gives_the_result_as_text(checking: Checking, qtbot: QtBot, sent: Sent) -> None:
    page = checking([sent.pdf])
    qtbot.keyClick(page, Qt.Key.Key_C, CONTROL)
    copied = QApplication.clipboard().text()
    assert copied.startswith("practice.pdf\n")
    assert "Unchanged since signing, but we cannot tell who signed" in copied
    assert "- Signature (holds):" in copied


def test_the_result_is_saved_as_text(checking: Checking, sent: Sent, tmp_path: Path) -> None:
    page = checking([sent.pdf])
    assert page.result is not None
    page.result.save(tmp_path / "result.txt")
    assert (tmp_path / "result.txt").read_text(encoding="utf-8") == page.result.text


def test_several_files_become_a_table_of_sentences(checking: Checking, sent: Sent, tmp_path: Path) -> None:
    longer = tmp_path / "longer.pdf"
    longer.write_bytes(sent.pdf.read_bytes() + b"% more\n")
    photo = tmp_path / "photo.pdf"
    photo.write_bytes(b"\xff\xd8\xff")
    page = checking([sent.pdf, longer, photo])
    assert page.rows is not None
    told = [(row.content.name, row.content.word) for row in page.rows.rows.values()]
    assert told == [
        ("practice.pdf", "Look closer"),
        ("longer.pdf", "Do not rely on it"),
        ("photo.pdf", "Do not rely on it"),
    ]
    page.rows.rows["1"].click()
    assert page.result is not None
    assert "Only bytes were added that no program shows." in page.result.text
    next(one for one in page.findChildren(Button) if one.label == "Back to all files").click()
    assert page.rows is not None


def test_a_list_that_cannot_be_read_is_told_and_nobody_is_known(checking: Checking, window: Window, sent: Sent) -> None:
    said = {"format": "lap-known-signers", "format_version": 9}
    seal = hashlib.sha256((json.dumps(said, sort_keys=True, indent=2) + "\n").encode()).hexdigest()
    known_signers().mkdir(parents=True)
    newer = json.dumps({**said, "sha256": seal}, sort_keys=True, indent=2) + "\n"
    (known_signers() / "known-signers.000001.json").write_text(newer, encoding="utf-8")
    page = checking([sent.pdf])
    assert mark_of(page) is Mark.WARNING
    assert "newer version" in window.notices.text


def test_the_page_can_be_left_while_it_works(window: Window, qtbot: QtBot, sent: Sent) -> None:
    window.show_verify()
    page = window.shell.page
    assert isinstance(page, VerifyPage)
    page.check([sent.pdf])
    window.show_start()
    QApplication.processEvents()
    assert not isinstance(window.shell.page, VerifyPage)


def test_another_size_of_text_is_worn_by_what_comes_next(checking: Checking, window: Window, sent: Sent) -> None:
    page = checking([sent.pdf])
    window.settings.percent = 150
    window.look.dress_up()
    page.show_choosing()
    assert page.front.theme.percent == 150
