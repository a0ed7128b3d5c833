"""A State's first report: the definitive sentences of all forms first, on two pages, and what is owed by when."""

from __future__ import annotations

from dataclasses import replace

from lapreporter.checks.deadlines import initial_due
from lapreporter.checks.settings import Settings
from lapreporter.form.edition import Edition, Form, Page, Question
from lapreporter.form.visibility import Status, is_answered
from lapreporter.report.cover import ReportKind
from lapreporter.report.report import Report
from lapreporter.ui.beginning.first_page import STATEMENTS
from lapreporter.ui.desk import Desk
from lapreporter.ui.kit.icons import Icon
from lapreporter.ui.kit.row_content import RowContent
from lapreporter.ui.screens.form_states import STATUS
from lapreporter.words import mark

ASKED = (
    (
        "national_measures.status",
        "stockpiles.statement",
        "technical.statement",
        "retained.statement",
        "production.statement",
    ),
    (
        "contamination.statement",
        "victim_assistance.statement",
        "risk_education.statement",
        "resources.national_statement",
        "resources.given_statement",
    ),
)
"""The sentences of the two pages, by their addresses."""

TITLE = mark("Statements first")
HEADINGS = (
    mark("Law, stocks and production: which sentences are true?"),
    mark("Land, victims and resources: which sentences are true?"),
)
DUE = mark("Your first report is due to the United Nations by {due}, {days} days after the Convention took effect.")
WAS_DUE = mark("Your first report was due by {due}. Send it as soon as you can; nothing else is needed.")
NO_ENTRY = mark("A first report is due {days} days after the Convention took effect for your State.")
ABOUT = mark("about 5 min")


def is_first(report: Report) -> bool:
    """Whether a report is a State's initial one."""
    return report.cover.kind is ReportKind.INITIAL


def owed(desk: Desk, report: Report) -> str:
    """By when a first report is owed."""
    days, entry = Settings().initial_days, report.cover.entry_into_force
    if entry is None:
        return desk.say(NO_ENTRY, {"days": days})
    due = initial_due(entry, days)
    late = desk.clock().date() > due
    return desk.say(WAS_DUE if late else DUE, {"due": due, "days": days})


def statement_pages(edition: Edition) -> tuple[Page, ...]:
    """The two pages: questions of several forms, each called by its form."""
    found = {question.path: (form, page, question) for form in edition.forms for page, question in form.questions()}
    pages = []
    for number, (paths, heading) in enumerate(zip(ASKED, HEADINGS, strict=True), 1):
        questions = tuple(_called(*found[path]) for path in paths if path in found)
        pages.append(Page("cover", f"{STATEMENTS}-{number}", TITLE, heading, "", "", (), None, questions))
    return tuple(pages)


def _called(form: Form, page: Page, question: Question) -> Question:
    """The question under the name of its form, or of its page where the form asks for several sentences."""
    alone = sum(path.startswith(f"{form.key}.") for paths in ASKED for path in paths) == 1
    return replace(question, words=replace(question.words, label=form.title if alone else page.title))


def statements_row(desk: Desk, report: Report) -> RowContent:
    """The row of the task list that leads to the statements."""
    answered = [is_answered(one, report) for page in statement_pages(desk.edition) for one in page.questions]
    status = Status.DONE if all(answered) else Status.IN_PROGRESS if any(answered) else Status.NOT_STARTED
    shape, word = STATUS[status]
    left = "" if status is Status.DONE else desk.say(ABOUT)
    return RowContent(Icon.LIST, desk.say(TITLE), time=left, status=shape, word=desk.say(word),
                      open_work=status is not Status.DONE)  # fmt: skip
