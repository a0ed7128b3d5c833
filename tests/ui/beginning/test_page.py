"""Beginning from earlier reports in the window: two clicks where all is well, one clear sentence where it is not."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from lapreporter.document.origin import Seal
from lapreporter.errors import AnotherState, NewerVersion, NotEarlier, NotFound, NotOurs
from lapreporter.i18n import SpokenLanguage
from lapreporter.report.cover import ReportKind
from lapreporter.ui.beginning.page import BeginningPage
from lapreporter.ui.kit.buttons import Button
from lapreporter.ui.kit.text import Text
from lapreporter.ui.screens.first_run import FirstRun
from lapreporter.ui.screens.new_report import NewReport
from lapreporter.ui.screens.start import StartPage
from lapreporter.ui.session import Session
from lapreporter.ui.window import Window
from tests.ui.beginning.conftest import Earlier, Found, settled
from tests.ui.conftest import Opened
from tests.ui.test_window import _unmarked


def words(page: BeginningPage) -> str:
    return "\n".join(one.text() for one in page.findChildren(Text) if one.isVisible())


def press(page: BeginningPage, word: str) -> None:
    next(one for one in page.findChildren(Button) if one.isVisible() and one.label.startswith(word)).click()


def session(window: Window) -> Session:
    assert window.workplace is not None
    return window.workplace.session


def test_a_report_on_this_computer_begins_this_years_with_two_clicks(
    window: Window, qtbot: QtBot, files: Earlier
) -> None:
    window.settings.state = "HRV"
    window.open_file(files.plain)
    session(window).edit("contamination.difficulties", "Mined forest.")
    window.show_start()
    start = window.shell.page
    assert isinstance(start, StartPage)
    assert start.action.label == "Start the report for 2025"
    start.action.click()
    page = settled(window, qtbot)
    assert "On this computer" in words(page)
    assert page.action is not None
    page.action.click()
    content = session(window).content
    assert content.report.year() == 2025
    assert [one.year() for one in content.history] == [2024]
    assert content.carried
    assert content.report.contamination.balance.opening_m2 == content.history[0].contamination.balance.closing_m2


def test_the_page_says_what_was_found_before_anything_is_made(window: Window, found: Found, files: Earlier) -> None:
    before = window.shelf.entries()
    page = found([files.sealed, files.before])
    told = words(page)
    assert "Report of Croatia for 2024" in told
    assert "HRV_2024.pdf · Made with LAP Reporter" in told
    assert "Seal intact" in told
    assert "The new report begins from this one." in told
    assert "Serves as history" in told
    assert "answers are filled in" in told
    assert "They belong to 2024 alone" in told
    assert window.shelf.entries() == before


def test_the_same_report_twice_counts_once(found: Found, files: Earlier) -> None:
    page = found([files.sealed, files.plain])
    assert page.beginning is not None
    assert page.beginning.ready
    assert "Says the same as another" in words(page)


def test_files_that_cannot_be_used_are_named_each_with_its_reason(found: Found, files: Earlier) -> None:
    gone = files.sealed.with_name("gone.json")
    page = found([files.sealed, files.stranger, files.foreign, files.newer, files.future, gone])
    beginning = page.beginning
    assert beginning is not None
    assert beginning.ready
    refused = [type(failure) for _, failure in beginning.history.refused]
    assert refused == [AnotherState, NotEarlier]
    assert {type(failure) for _, failure in page.pile.failed.values()} == {NotOurs, NewerVersion, NotFound}
    for sentence in (
        "germany.json is a report of Germany, not of Croatia.",
        "letter.pdf is not a report of this program.",
        "newer.json was made by a newer version of this program (format 3).",
        "HRV_2025.json is for 2025; only reports for years before 2025 can be carried over.",
    ):
        assert sentence in words(page)


def test_a_broken_seal_is_used_only_after_a_word_and_stays_marked(
    window: Window, qtbot: QtBot, found: Found, files: Earlier
) -> None:
    page = found([files.changed])
    assert page.beginning is not None
    assert page.beginning.base is None
    assert "The seal of mailed.pdf is broken" in words(page)
    press(page, "Use it all the same")
    page = settled(window, qtbot)
    assert page.action is not None
    page.action.click()
    assert [(one.name, one.seal) for one in session(window).content.origins] == [("mailed.pdf", Seal.BROKEN)]
    assert "mailed.pdf" in window.notices.text
    report_id = window.workplace.document.report_id if window.workplace else ""
    window.show_start()
    window.notices.hush()
    window.open_report(report_id)
    assert "seal was broken" in window.notices.text


def test_two_files_that_contradict_each_other_stand_side_by_side_until_one_is_chosen(
    window: Window, qtbot: QtBot, found: Found, files: Earlier
) -> None:
    page = found([files.sealed, files.rival, files.before])
    (card,) = page.conflicts
    assert "answers are filled in" not in words(page)
    assert "The new report begins from this one." not in words(page)
    assert card.lines == [("Cleared", "1,200,000 m²", "470,000 m²")]
    assert page.action is not None
    page.action.click()
    assert window.workplace is None
    assert "Choose which of the two counts." in words(page)
    card.choice.choice(1).click()
    page = settled(window, qtbot)
    assert page.conflicts == []
    assert "Does not count, as you decided." in words(page)
    press(page, "Let this one count")
    page = settled(window, qtbot)
    assert page.action is not None
    page.action.click()
    assert [one.contamination.balance.cleared_m2 for one in session(window).content.history] == [1_200_000, 1_200_000]


def test_a_file_of_another_state_alone_offers_that_state(
    window: Window, qtbot: QtBot, found: Found, files: Earlier
) -> None:
    page = found([files.stranger])
    assert page.action is not None
    assert page.action.label == "Begin the report of Germany instead"
    page.action.click()
    page = settled(window, qtbot)
    assert "No report was found for 2018, 2019, 2020, 2021, 2022, 2023 and 2024." in words(page)
    assert page.action is not None
    page.action.click()
    assert session(window).report.cover.state == "DEU"
    assert session(window).report.year() == 2025


def test_without_a_state_that_of_the_newest_file_is_proposed(
    window: Window, qtbot: QtBot, files: Earlier, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(files.before), str(files.sealed)], ""))
    first = window.shell.page
    assert isinstance(first, FirstRun)
    first.earlier_asked.emit()
    page = settled(window, qtbot)
    assert page.action is not None
    page.action.click()
    assert session(window).report.cover.state == "HRV"
    assert window.settings.state == "HRV"


def test_files_can_be_dropped_on_the_start(window: Window, qtbot: QtBot, files: Earlier) -> None:
    window.settings.state = "HRV"
    window.show_start()
    start = window.shell.page
    assert isinstance(start, StartPage)
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(files.sealed)), QUrl.fromLocalFile(str(files.before))])
    held = Qt.DropAction.CopyAction, dropped, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(QPoint(30, 30), *held)
    QApplication.sendEvent(start.viewport(), entering)
    assert entering.isAccepted()
    QApplication.sendEvent(start.viewport(), QDropEvent(QPointF(30, 30), *held))
    page = settled(window, qtbot)
    assert len(page.pile.found) == 2


def test_a_new_report_for_another_year_begins_from_what_is_here(window: Window, qtbot: QtBot, files: Earlier) -> None:
    window.settings.state = "HRV"
    window.open_file(files.plain)
    window.open_file(files.before)
    window.show_new_report()
    page = window.shell.page
    assert isinstance(page, NewReport)
    assert page.begin.label == "Begin from the report for 2024"
    page.year.setText("2024")
    assert page.begin.label == "Begin from the report for 2023"
    page.year.setText("2023")
    assert page.begin.label == "Begin the report"
    page.year.setText("2024")
    page.begin.click()
    beginning = settled(window, qtbot)
    assert beginning.beginning is not None
    assert beginning.beginning.base is not None
    assert beginning.beginning.base.report.year() == 2023


def test_a_file_with_a_broken_seal_is_opened_only_after_a_word(window: Window, files: Earlier) -> None:
    window.open_file(files.changed)
    assert window.workplace is None
    assert "The seal of mailed.pdf is broken" in window.notices.text
    next(one for one in window.notices.findChildren(Button) if one.label == "Open it all the same").click()
    assert [one.seal for one in session(window).content.origins] == [Seal.BROKEN]
    assert "seal was broken" in window.notices.text


def test_a_pdf_opens_through_the_dialog_for_files(
    window: Window, files: Earlier, monkeypatch: pytest.MonkeyPatch
) -> None:
    patterns: list[str] = []

    def chosen(*arguments: object) -> tuple[str, str]:
        patterns.append(str(arguments[-1]))
        return str(files.sealed), ""

    monkeypatch.setattr(QFileDialog, "getOpenFileName", chosen)
    window.ways.ask_file()
    assert "*.pdf" in patterns[0]
    assert session(window).report.year() == 2024
    assert session(window).report.cover.kind is ReportKind.ANNUAL


def test_what_was_decided_outlives_a_change_of_language(
    window: Window, qtbot: QtBot, found: Found, files: Earlier
) -> None:
    page = found([files.sealed, files.rival])
    page.conflicts[0].choice.choice(1).click()
    settled(window, qtbot)
    window.look.speak(window.front.language)
    page = settled(window, qtbot)
    assert page.beginning is not None
    assert page.beginning.ready
    assert page.beginning.history.reports[-1].contamination.balance.cleared_m2 == 470_000


def test_leaving_everything_out_leads_back_to_choosing(
    window: Window, qtbot: QtBot, found: Found, files: Earlier
) -> None:
    page = found([files.sealed])
    press(page, "Leave out")
    page = settled(window, qtbot)
    assert "Drop the files here" in words(page)
    press(page, "Begin without an earlier report")
    assert session(window).content.history == ()
    assert session(window).report.year() == 2025


@pytest.mark.parametrize("names", [("sealed", "before"), ("sealed", "rival"), ("changed", "stranger", "newer")])
def test_nothing_on_the_page_bypasses_the_catalogue(
    opened: Opened, bracketed: SpokenLanguage, qtbot: QtBot, files: Earlier, names: tuple[str, ...]
) -> None:
    window = opened(language=bracketed)
    window.ways.show_beginning("HRV", 2025, files=[getattr(files, name) for name in names])
    settled(window, qtbot)
    own = {file.name.replace(".", "") for file in files.sealed.parent.iterdir()}
    assert {bare for bare in _unmarked(window) if not any(bare in _letters(name) for name in own)} == set()


def _letters(name: str) -> str:
    return "".join(sign for sign in name if sign.isalpha())


def test_the_page_is_whole_at_1024_by_768_and_large_text(opened: Opened, qtbot: QtBot, files: Earlier) -> None:
    window = opened(size=(1024, 768), percent=150)
    window.ways.show_beginning("HRV", 2025, files=[files.sealed, files.before])
    page = settled(window, qtbot)
    assert (window.width(), window.height()) == (1024, 768)
    assert page.horizontalScrollBar().maximum() == 0
    assert page.action is page.focusWidget()
