"""What a receiver and a co-signer do in the same window: keep the note of a key given up, and approve a text."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from pytestqt.qtbot import QtBot

from lapreporter.exchange.cms import read_cms
from lapreporter.exchange.identity import Identity, describe, fingerprint, save_identity
from lapreporter.exchange.retirement import retirement_note
from lapreporter.exchange.signer import Contact
from lapreporter.locations import shipped
from lapreporter.ui.kit.icons import Mark
from lapreporter.ui.screens.sign_form import Way
from lapreporter.ui.trust.book import change_book, read_book
from lapreporter.ui.verify.page import VerifyPage
from lapreporter.ui.verify.result import Result
from lapreporter.ui.window import Window
from tests.ui.conftest import NOW

SECRET = "four small words here"


@pytest.fixture
def page(window: Window) -> VerifyPage:
    window.show_verify()
    assert isinstance(window.shell.page, VerifyPage)
    return window.shell.page


def checked(page: VerifyPage, qtbot: QtBot, *files: Path) -> Result:
    page.check(files)
    qtbot.waitUntil(lambda: page.is_done, timeout=60_000)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert page.result is not None
    return page.result


def note_in(folder: Path, identity: Identity) -> tuple[Path, Path]:
    said = retirement_note(identity, None, NOW.date(), NOW)
    note, signature = folder / "note.json", folder / "note.json.p7s"
    note.write_bytes(said.content)
    signature.write_bytes(said.signature)
    return note, signature


def test_a_note_of_a_key_given_up_is_shown_and_kept(
    page: VerifyPage, qtbot: QtBot, impostor: Identity, tmp_path: Path
) -> None:
    key = fingerprint(impostor.certificate)
    change_book(lambda book: book.with_contact(key, Contact("Amina Idris", NOW.date())))
    result = checked(page, qtbot, *note_in(tmp_path, impostor))
    assert result.banner.mark is Mark.WARNING
    assert "Amina Idris has given up a key" in result.text
    assert result.note is not None
    result.note.keep_button.click()
    assert result.note.message == "Kept. Reports signed with this key are amber from now on."
    assert read_book().known()[key].retired_on == NOW.date()
    again = checked(page, qtbot, *note_in(tmp_path, impostor))
    assert again.note is not None
    assert again.note.message == "This note is in your list of known signers already."


def test_a_note_that_was_changed_is_refused(page: VerifyPage, qtbot: QtBot, impostor: Identity, tmp_path: Path) -> None:
    note, signature = note_in(tmp_path, impostor)
    note.write_bytes(note.read_bytes().replace(b"2026", b"2020"))
    result = checked(page, qtbot, note, signature)
    assert result.note is None
    assert "incomplete or was damaged" in result.text


def test_a_text_that_was_handed_out_is_approved_beside_it(
    page: VerifyPage, qtbot: QtBot, impostor: Identity, tmp_path: Path
) -> None:
    save_identity(impostor, tmp_path / "signer.p12", SECRET)
    text = tmp_path / "XPR_to-approve.json"
    text.write_bytes(shipped("resources", "examples", "xpr-2025.json").read_bytes())
    panel = checked(page, qtbot, text).approving
    assert panel is not None
    panel.set_open(True)
    panel.form.ways.choice(Way.FILE).click()
    panel.form.file.choose(tmp_path / "signer.p12")
    panel.form.file.password.setText("wrong")
    panel.approve()
    qtbot.waitUntil(lambda: panel.message.startswith("This password does not open"), timeout=30_000)
    panel.form.file.password.setText(SECRET)
    panel.approve()
    qtbot.waitUntil(lambda: panel.message.startswith("Approved."), timeout=30_000)
    signature = read_cms((tmp_path / "XPR_to-approve.approval-amina-idris.p7s").read_bytes(), [text.read_bytes()])
    assert signature.holds
    assert signature.signer == describe(impostor.certificate)
