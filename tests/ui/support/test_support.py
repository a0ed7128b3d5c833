from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QApplication, QMenu

from lapreporter.ui.screens.question_page import QuestionPage
from lapreporter.ui.support.page import SupportPage
from lapreporter.ui.window import Window

CANARY = "Canary-7731"


def support(window: Window) -> SupportPage:
    window.support.show()
    page = window.shell.page
    assert isinstance(page, SupportPage)
    return page


def test_the_text_holds_versions_and_nothing_of_the_report(practice: Window) -> None:
    assert practice.workplace is not None
    practice.workplace.session.edit("cover.help_offered", CANARY)
    text = support(practice).text.toPlainText()
    assert "PySide6" in text
    assert CANARY not in text
    assert "Republic of Practice" not in text


def test_the_text_can_be_copied_and_saved_and_is_there_without_a_report(window: Window, tmp_path: Path) -> None:
    page = support(window)
    page.copy_button.click()
    assert QApplication.clipboard().text() == page.text.toPlainText()
    page.save(tmp_path / "report.txt")
    assert (tmp_path / "report.txt").read_text(encoding="utf-8") == page.text.toPlainText()
    assert "report.txt" in page.message
    page.save(tmp_path / "missing" / "report.txt")
    assert "no longer there" in page.message


def test_help_offers_both_kinds(practice: Window) -> None:
    practice.shell.header.help_button.click()
    menu = practice.findChild(QMenu)
    assert menu is not None
    assert [action.text().split("\t")[0] for action in menu.actions()] == [
        "Help with this page",
        "Report for the makers",
    ]
    menu.close()


def test_after_a_mistake_of_the_program_one_can_start_again_where_one_was(practice: Window) -> None:
    place = practice.workplace
    assert place is not None
    place.open_page("cover/help")
    page = practice.shell.page
    place.session.edit("cover.help_offered", CANARY)
    practice.support.rescue("3F7A2C")
    assert place.autosave.is_safe
    labels = [label for label, _, _ in practice.support.offers]
    assert labels == ["Open this page again", "Report for the makers"]
    practice.support.offers[0][2]()
    again = practice.shell.page
    assert isinstance(again, QuestionPage)
    assert again is not page
    assert again.page.key == "cover/help"


def test_back_leads_from_the_text_to_where_one_was(practice: Window) -> None:
    place = practice.workplace
    assert place is not None
    place.open_page("cover/help")
    support(practice)
    place.back()
    assert isinstance(practice.shell.page, QuestionPage)
