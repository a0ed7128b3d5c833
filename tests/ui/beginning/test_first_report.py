"""The first report of a State: its period from entry into force, the statements first, and what is owed by when."""

from __future__ import annotations

from datetime import date

import pytest

from lapreporter.checks.deadlines import first_due
from lapreporter.checks.finding import Severity
from lapreporter.checks.fresh_report import first_report
from lapreporter.cli import reference
from lapreporter.form.edition import Edition
from lapreporter.form.visibility import Status, progress
from lapreporter.report.cover import ReportKind
from lapreporter.report.kinds import Kind
from lapreporter.report.paths import get
from lapreporter.ui.beginning.first_page import STATEMENTS
from lapreporter.ui.beginning.first_report import ASKED, statement_pages
from lapreporter.ui.kit.text import Text
from lapreporter.ui.screens.new_report import NewReport
from lapreporter.ui.screens.question_page import QuestionPage
from lapreporter.ui.screens.start import StartPage
from lapreporter.ui.screens.tasks import TaskList
from lapreporter.ui.window import Window
from tests.ui.conftest import NOW


def asked(window: Window) -> list[str]:
    page = window.shell.page
    assert isinstance(page, QuestionPage)
    return [path for path, card in page.cards.items() if not card.isHidden()]


def told(window: Window) -> str:
    assert window.shell.page is not None
    return "\n".join(one.text() for one in window.shell.page.findChildren(Text))


def test_a_new_state_party_is_told_of_its_first_report(window: Window) -> None:
    window.settings.state = "VUT"
    window.show_start()
    start = window.shell.page
    assert isinstance(start, StartPage)
    assert "Your first report is due on 28 August 2026" in told(window)
    start.action.click()
    assert window.workplace is not None
    cover = window.workplace.session.report.cover
    assert cover.kind is ReportKind.INITIAL
    assert (cover.period.start, cover.period.end) == (date(2026, 3, 1), date(2026, 12, 31))
    assert asked(window) == list(ASKED[0])


def test_a_report_long_overdue_begins_with_the_statements_and_says_when_it_was_due(window: Window) -> None:
    window.settings.state = "TGO"
    window.show_start()
    start = window.shell.page
    assert isinstance(start, StartPage)
    start.as_first.click()
    assert "Your first report was due by 30 May 2013." in told(window)
    assert "This first report covers the time from 1 December 2012 to 31 December 2025." in told(window)
    place = window.workplace
    assert place is not None
    place.next()
    assert asked(window) == list(ASKED[1])
    place.back()
    assert asked(window) == list(ASKED[0])
    place.next()
    place.next()
    tasks = window.shell.page
    assert isinstance(tasks, TaskList)
    assert next(iter(tasks.forms.rows)) == STATEMENTS
    assert "Your first report was due by 30 May 2013." in told(window)
    tasks.forms.rows[STATEMENTS].click()
    assert asked(window) == list(ASKED[0])


def test_a_report_that_is_opened_again_begins_with_the_task_list(window: Window) -> None:
    window.settings.state = "TGO"
    window.ways.begin_first("TGO")
    place = window.workplace
    assert place is not None
    place.session.edit("cover.help_asked", True)
    report_id = place.document.report_id
    window.show_start()
    window.open_report(report_id)
    assert isinstance(window.shell.page, TaskList)


def test_the_first_report_is_offered_to_parties_without_any_report_here(window: Window) -> None:
    for state, offered in (("TGO", True), ("USA", False)):
        window.settings.state = state
        window.show_new_report()
        page = window.shell.page
        assert isinstance(page, NewReport)
        assert page.as_first.isVisibleTo(page) is offered
    window.begin("TGO", 2025)
    window.settings.state = "TGO"
    window.show_new_report()
    page = window.shell.page
    assert isinstance(page, NewReport)
    assert not page.as_first.isVisibleTo(page)


def test_every_sentence_that_can_settle_a_form_is_asked(edition: Edition) -> None:
    statements = {question.path for form in edition.forms for _, question in form.questions()
                  if question.leaf.kind is Kind.STATEMENT}  # fmt: skip
    questions = [question for page in statement_pages(edition) for question in page.questions]
    assert statements <= {question.path for question in questions}
    labels = [question.words.label for question in questions]
    assert len(set(labels)) == len(labels)


def test_where_there_is_nothing_to_declare_the_sentences_settle_most_forms(window: Window, edition: Edition) -> None:
    window.ways.begin_first("TGO")
    assert window.workplace is not None
    session = window.workplace.session
    for page in statement_pages(edition):
        for question in page.questions:
            value = get(session.report, question.path)
            if question.leaf.kind is Kind.STATEMENT:
                code = next(one for one in type(value.LISTED) if one is not value.LISTED)
                session.edit(question.path, value.model_copy(update={"code": code, "as_of": date(2025, 12, 31)}))
    settled = [form.key for form in edition.forms
               if progress(form, session.report, session.half_typed).status is Status.DONE]  # fmt: skip
    assert {"technical", "retained", "production", "risk_education", "resources"} <= set(settled)


def test_a_first_report_marks_every_form_and_refers_to_no_earlier_one(window: Window) -> None:
    window.ways.begin_first("TGO")
    assert window.workplace is not None
    found = {one.code for one in window.workplace.session.findings if one.severity is Severity.ERROR}
    assert "COV-17" not in found


@pytest.mark.parametrize(("entry", "due"), [
    (date(2026, 3, 1), date(2026, 8, 28)),
    (date(2025, 8, 1), date(2026, 1, 28)),
    (date(2012, 12, 1), None),
    (None, None),
])  # fmt: skip
def test_a_first_report_is_the_next_one_for_new_states_only(entry: date | None, due: date | None) -> None:
    assert first_due(entry, NOW.date(), 180) == due


def test_without_a_day_of_entry_into_force_the_official_gives_the_start() -> None:
    report = first_report("XPR", NOW.date(), reference.states().get("XPR"))
    assert report.cover.kind is ReportKind.INITIAL
    assert (report.cover.period.start, report.cover.period.end) == (None, date(2025, 12, 31))
