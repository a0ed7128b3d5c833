"""What nobody has come to yet is still to answer, and no mistake; what holds the report back stays what it is."""

from __future__ import annotations

from datetime import date

from lapreporter.checks.finding import Severity
from lapreporter.checks.gate import held_by
from lapreporter.form.edition import Edition, Page
from lapreporter.form.visibility import asked_pages
from lapreporter.ui.kit.icons import Mark
from lapreporter.ui.screens.tasks import TaskList
from lapreporter.ui.session import Session
from lapreporter.ui.visits import HEAVY, Still
from lapreporter.ui.way import navigation
from lapreporter.ui.window import Window

DAY = "cover.submitted_on"


def page(edition: Edition, key: str) -> Page:
    return next(page for page in edition.pages() if page.key == key)


def heavy(session: Session) -> list[str | None]:
    return [one.path for one in session.open_findings() if session.weight(one) in HEAVY]


def test_an_untouched_report_has_no_errors_but_answers_still_to_give(session: Session) -> None:
    assert held_by(session.findings)
    assert heavy(session) == []
    assert Still.TO_ANSWER in {session.weight(one) for one in session.findings}


def test_a_missing_answer_is_an_error_once_its_page_was_left(session: Session, edition: Edition) -> None:
    session.visits.come_to(page(edition, "cover/report"), session.report)
    assert DAY not in heavy(session)
    session.visits.come_to(page(edition, "cover/report"), session.report)
    assert DAY not in heavy(session), "a page that is shown anew was not left"
    session.visits.come_to(None, session.report)
    assert DAY in heavy(session)
    assert "cover.institutions" not in heavy(session), "another page was never seen"


def test_once_every_page_was_left_nothing_is_only_still_to_answer(session: Session, edition: Edition) -> None:
    for form in edition.forms:
        for each in asked_pages(form, session.report):
            session.visits.come_to(each, session.report)
    session.visits.come_to(None, session.report)
    assert {session.weight(one) for one in session.findings if one.severity in HEAVY} == {*HEAVY}


def test_a_wrong_answer_is_an_error_wherever_it_was_given(session: Session) -> None:
    session.edit(DAY, date(2024, 1, 1))
    assert DAY in heavy(session)


def test_a_text_that_cannot_be_read_is_no_missing_answer(session: Session) -> None:
    session.keep(DAY, "when it is ready")
    assert DAY in heavy(session)


def test_what_holds_the_report_back_does_not_ask_where_one_has_been(session: Session, edition: Edition) -> None:
    before = held_by(session.findings)
    session.visits.come_to(page(edition, "cover/report"), session.report)
    session.visits.come_to(None, session.report)
    session.visits.ask_for_all()
    session.check()
    assert held_by(session.findings) == before
    assert {session.weight(one) for one in before} == {Severity.ERROR}


def test_the_task_list_shows_errors_only_of_pages_that_were_left_until_the_check_is_asked(window: Window) -> None:
    window.begin("DEU", 2025)
    place = window.workplace
    assert place is not None
    assert _errors(window) == []
    place.open_page("cover/report")
    place.next()
    here = page(place.desk.edition, "cover/institutions")
    pages = navigation(place.desk, place.session, here).pages
    marked = [one.key for one in pages if one.finding is Mark.ERROR]
    assert marked == ["cover/report"]
    place.show_tasks()
    assert _errors(window) == ["2"], "of the page that was left, and of the one that was left for the list"
    place.show_check()
    place.show_tasks()
    assert _errors(window) == ["12"]


def _errors(window: Window) -> list[str]:
    """What the rows of the task list count as errors."""
    tasks = window.shell.page
    assert isinstance(tasks, TaskList)
    counts = (count for row in tasks.forms.rows.values() for count in row.content.counts)
    return [count.figure for count in counts if count.mark is Mark.ERROR]
