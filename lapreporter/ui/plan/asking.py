"""From an address of the plan's evidence to where it is asked: its label, its page, and the question to answer."""

from __future__ import annotations

from dataclasses import dataclass

from lapreporter.checks.plan.verdict import Gap
from lapreporter.form.conditions import Condition
from lapreporter.form.edition import Column, Form, Page, Question
from lapreporter.form.visibility import has_content, is_asked
from lapreporter.report import paths
from lapreporter.report.node import Row
from lapreporter.report.report import Report
from lapreporter.report.shape import NoSuchAddress, pattern_of
from lapreporter.ui.desk import Desk
from lapreporter.ui.places import FORM_LETTER, say
from lapreporter.ui.questions.asked import Asked, asked_of_report, asked_of_row
from lapreporter.words import mark

PLACE = mark("{form}, {page}")
CELL = mark("{table}: {column}")
IN_FORM = mark("The answer is stored once, in {form}.")


@dataclass(frozen=True, slots=True)
class Spot:
    """Where an address is asked. ``row`` is the id of the row it lies in, ``column`` the column if it names one."""

    form: Form
    page: Page
    question: Question
    row: str = ""
    column: Column | None = None

    @property
    def path(self) -> str:
        """The address of the whole answer: of the question, or of the cell."""
        if self.row and self.column is not None:
            return f"{self.question.path}[{self.row}].{self.column.name}"
        return self.question.path

    def label(self, desk: Desk) -> str:
        """What the answer is called."""
        label = say(desk, self.question.words.printed)
        if self.column is None:
            return label
        return desk.say(CELL, {"table": label, "column": say(desk, self.column.words.printed)})

    def place(self, desk: Desk) -> str:
        """The form and the page."""
        return desk.say(PLACE, {"form": form_word(desk, self.form), "page": say(desk, self.page.title)})

    def stored(self, desk: Desk) -> str:
        """The sentence that says in which form the answer is kept."""
        return desk.say(IN_FORM, {"form": form_word(desk, self.form)})

    def asked(self, report: Report) -> Asked | None:
        """The question as it can be answered at once; None for tables, and for what the form does not ask now."""
        if not (is_asked(self.page.when, report) and is_asked(self.question.when, report)):
            return None
        if not self.row:
            return None if self.question.is_table else asked_of_report(self.question, brief=False)
        if self.column is None or not is_asked(self.column.when, report, self._row(report)):
            return None
        return asked_of_row(self.question.path, self.row, self.column)

    def _row(self, report: Report) -> Row:
        row: Row = paths.get(report, f"{self.question.path}[{self.row}]")
        return row


def form_word(desk: Desk, form: Form) -> str:
    """A form by its letter, or by its name where it has none."""
    return desk.say(FORM_LETTER, {"letter": form.letter}) if form.letter else desk.say(form.title)


def spot_of(desk: Desk, path: str) -> Spot | None:
    """Where an address, or the pattern of a column, is asked; None where no page asks for it."""
    found = desk.edition.place_of(pattern_of(path))
    if found is None:
        return None
    form, page, question = found
    rest = path[len(question.path) :]
    if not (question.is_table and rest.startswith("[")):
        return Spot(form, page, question)
    row, _, name = rest[1:].partition("]")
    return Spot(form, page, question, row, _column(question, name.removeprefix(".")))


def _column(question: Question, name: str) -> Column | None:
    return next((one for one in question.columns if name == one.name or name.startswith(one.name + ".")), None)


def question_for(desk: Desk, gap: Gap) -> Asked | None:
    """The question to answer right here for a gap; None where a table, or several rows of one, have to be filled.

    An answer that the form does not ask for yet gives way to the one on which that depends.
    """
    if not gap.open or gap.rows > 1 or "[]" in gap.path:
        return None
    return _asked(desk, gap.path, set())


def _asked(desk: Desk, path: str, seen: set[str]) -> Asked | None:
    spot = spot_of(desk, path)
    if spot is None or spot.path in seen:
        return None
    seen.add(spot.path)
    report = desk.report()
    asked = spot.asked(report)
    if asked is not None or spot.row or spot.question.is_table:
        return asked
    for condition in (spot.page.when, spot.question.when):
        if condition is not None and not is_asked(condition, report):
            return next((one for one in _openers(desk, condition, seen) if one is not None), None)
    return None


def _openers(desk: Desk, condition: Condition, seen: set[str]) -> list[Asked | None]:
    """The questions without an answer on which a condition depends."""
    return [_asked(desk, path, seen) for path in condition.paths() if not _answered(desk.report(), path)]


def _answered(report: Report, path: str) -> bool:
    try:
        return has_content(paths.get(report, path))
    except NoSuchAddress:
        return True
