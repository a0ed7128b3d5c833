"""What is still missing, the deadlines, and the ways to both."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QApplication

from lapreporter.i18n import SpokenLanguage
from lapreporter.locations import shipped
from lapreporter.ui.kit.chart import ChartView
from lapreporter.ui.kit.text import Text
from lapreporter.ui.plan.deadlines import DeadlinesPage
from lapreporter.ui.plan.missing import MissingList
from lapreporter.ui.screens.check import CheckPage, CheckPanel
from lapreporter.ui.screens.question_page import QuestionPage
from lapreporter.ui.screens.tasks import TaskList
from lapreporter.ui.window import Window
from lapreporter.words import Language
from tests.ui.plan.conftest import Boarded, Planned


def missing(shown: Planned) -> MissingList:
    content = shown.page.dock.content
    assert isinstance(content, MissingList)
    return content


def deadlines(window: Window) -> list[str]:
    page = window.shell.page
    assert isinstance(page, DeadlinesPage)
    return [text.text() for text in page.findChildren(Text)]


def open_report(window: Window, example: str) -> None:
    window.open_file(shipped("resources", "examples", f"{example}.json"))


def test_the_list_names_the_cheapest_questions_with_minutes(board: Boarded) -> None:
    rows = missing(board("nzl-2013")).rows.rows
    first = next(iter(rows.values())).content
    assert first.name == "Assistance given"
    assert "Says whether 5 indicators concern you" in first.detail
    assert first.time == "1 min"


def test_the_promise_stands_above_the_list(board: Boarded) -> None:
    said = [text.text() for text in missing(board("deu-2017")).findChildren(Text)]
    assert any(line.endswith("of the indicators that are open.") for line in said)


def test_each_line_is_a_jump_and_back_leads_to_the_board(board: Boarded) -> None:
    shown = board("deu-2017")
    missing(shown).rows.rows["stockpiles.none_discovered"].click()
    page = shown.window.shell.page
    assert isinstance(page, QuestionPage)
    now = QApplication.focusWidget()
    assert now is not None
    assert page.cards["stockpiles.none_discovered"].isAncestorOf(now)
    shown.window.shell.footer.back_button.click()
    assert shown.page.dock.number is None


def test_an_answer_takes_its_line_off_the_list(board: Boarded) -> None:
    shown = board("deu-2017")
    shown.place.session.edit("stockpiles.none_discovered", True)
    assert "stockpiles.none_discovered" not in missing(shown).rows.rows


def test_more_lines_come_when_asked_for(board: Boarded) -> None:
    listed = missing(board("deu-2017"))
    before = len(listed.rows.rows)
    listed.more.click()
    assert len(listed.rows.rows) > before


def test_a_full_report_has_nothing_on_the_list(board: Boarded) -> None:
    listed = missing(board("xpr-2025"))
    assert listed.rows.rows == {}
    assert any("Nothing is missing" in text.text() for text in listed.findChildren(Text))


def test_the_board_says_which_wording_it_follows(board: Boarded) -> None:
    said = " ".join(text.text() for text in missing(board("deu-2017")).findChildren(Text))
    assert "informal draft of 19 August 2020" in said


def test_the_check_is_one_step_away_and_leads_back(board: Boarded) -> None:
    shown = board("deu-2017")
    missing(shown).check.click()
    assert isinstance(shown.window.shell.page, CheckPage)
    panel = shown.window.shell.panel
    assert isinstance(panel, CheckPanel)
    panel.plan.click()
    assert shown.page.dock.number is None


def test_the_task_list_counts_the_actions_and_leads_to_the_board(window: Window) -> None:
    open_report(window, "nzl-2013")
    tasks = window.shell.page
    assert isinstance(tasks, TaskList)
    assert tasks.steps.cards[1].content.detail == "1 of 50 answered"
    tasks.steps.cards[1].click()
    assert Planned(window).page.dock.number is None
    window.shell.footer.back_button.click()
    assert isinstance(window.shell.page, TaskList)


def test_the_deadlines_show_their_arithmetic(window: Window) -> None:
    open_report(window, "deu-2017")
    tasks = window.shell.page
    assert isinstance(tasks, TaskList)
    tasks.deadlines.click()
    said = deadlines(window)
    assert "1 August 2010 and 10 years make 1 August 2020 (Article 4.1)." in said
    assert "1 August 2010 and 180 days (Article 7.1)." in said
    assert "30 April 2018 · passed" in said
    window.shell.footer.back_button.click()
    assert isinstance(window.shell.page, TaskList)


def test_extensions_and_the_pace_stand_beside_the_deadlines(practice: Window) -> None:
    place = practice.workplace
    assert place is not None
    place.open("deadlines")
    said = deadlines(practice)
    assert f"30 April 2026 · in {(date(2026, 4, 30) - place.desk.clock().date()).days} days" in said
    assert any(line.startswith("Extended to 1 March 2028") for line in said)
    assert any("after the deadline of 1 March 2028" in line for line in said)
    page = practice.shell.page
    assert page is not None
    assert page.findChildren(ChartView)


def test_back_from_the_basis_of_a_deadline_returns_to_the_deadlines(board: Boarded) -> None:
    shown = board("deu-2017")
    shown.page.deadlines.click()
    page = shown.window.shell.page
    assert isinstance(page, DeadlinesPage)
    page.jumped.emit("cover.entry_into_force")
    assert isinstance(shown.window.shell.page, QuestionPage)
    shown.window.shell.footer.back_button.click()
    assert isinstance(shown.window.shell.page, DeadlinesPage)
    shown.window.shell.footer.back_button.click()
    assert shown.page.dock.number is None


def test_the_deadlines_speak_the_language_of_the_window(board: Boarded, bracketed: SpokenLanguage) -> None:
    spoken: Language = bracketed
    shown = board("xpr-2025", language=spoken)
    shown.page.deadlines.click()
    assert all(not line or "⟦" in line for line in deadlines(shown.window) if not line[:1].isdigit())


def test_every_line_can_be_told_from_the_others_and_nothing_is_listed_twice(board: Boarded) -> None:
    listed = missing(board("hrv-2016"))
    while not listed.more.isHidden():
        listed.more.click()
    contents = [row.content for row in listed.rows.rows.values()]
    assert len({(one.name, one.detail.partition(".")[0]) for one in contents}) == len(contents)
    people = [one.name for one in contents if one.name.startswith("People reached in person")]
    assert people == ["People reached in person: Women, Men, Girls, Boys and Of the total, with a disability"], (
        "the parts of one answer are one line"
    )


def test_a_line_for_a_table_leads_to_the_table(board: Boarded) -> None:
    shown = board("hrv-2016")
    listed = missing(shown)
    listed.more.click()
    key = next(key for key in listed.rows.rows if key.startswith("resources.given[]"))
    with_paths: list[str] = []
    listed.jumped.connect(with_paths.append)
    listed.rows.rows[key].click()
    assert with_paths == ["resources.given"]


def test_more_lines_stand_at_once_and_unsqueezed(board: Boarded) -> None:
    listed = missing(board("hrv-2016"))
    listed.more.click()
    rows = listed.rows.rows.values()
    assert all(row.isVisible() and row.height() >= row.heightForWidth(row.width()) for row in rows)
