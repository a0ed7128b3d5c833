"""A year in which nothing changed, and one with a new law: from the first screen to the pair, counting the hands."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from lapreporter.exchange.verdict import Outcome
from lapreporter.exchange.verification import verify
from lapreporter.i18n import SpokenLanguage
from lapreporter.report import data
from lapreporter.report.answers import Omission, OmissionKind, Period
from lapreporter.report.contamination import ContaminationStatement, ContaminationStatementCode
from lapreporter.report.cover import Cover, Mark, Marks, Membership, ReportKind
from lapreporter.report.national_measures import LawStatus, Measure, MeasureKind, NationalMeasures
from lapreporter.report.production import Production, ProductionStatement, ProductionStatementCode
from lapreporter.report.report import EditionKey, Report
from lapreporter.report.retained import Retained, RetainedStatement, RetainedStatementCode
from lapreporter.report.stockpiles import Stockpiles, StockpileStatement, StockpileStatementCode
from lapreporter.ui.kit.text import Text
from lapreporter.ui.screens.finish import FinishPage
from lapreporter.ui.screens.question_page import QuestionPage
from lapreporter.ui.screens.tasks import TaskList
from tests.ui.cutting import cut
from tests.ui.standing.conftest import Begins, Person, example
from tests.ui.test_window import _unmarked

MOST = 15
"""Actions from the first screen to the pair, by the measure of the house."""


def pair(folder: Path) -> tuple[bytes, bytes, Report]:
    """The PDF, the data, and the report in them."""
    pdf, json = next(folder.glob("*.pdf")), next(folder.glob("*.json"))
    return pdf.read_bytes(), json.read_bytes(), data.load(json.read_bytes(), json.name)


def pages(pdf: bytes) -> int:
    with pikepdf.open(BytesIO(pdf)) as document:
        return len(document.pages)


def words(person: Person) -> str:
    return "\n".join(one.text() for one in person.window.findChildren(Text) if one.isVisible())


def test_new_zealand_2015_from_2014_by_hand(begins: Begins, stick: Path) -> None:
    person = begins(example("nzl-2013", 2014))
    assert person.button("To the task list").isVisible()
    person.click(person.standing.all_true)
    told = words(person)
    assert "The short form is enough" in told
    assert "This is not a first report." in told
    assert "holds no stockpile of cluster munitions or explosive submunitions" in told
    assert "as of 31 December 2015" in told
    person.press("Continue with the short form")
    person.finish_by_hand(stick, "Wellington")

    assert person.typed == ["Wellington"]
    assert person.actions <= MOST, person.actions
    pdf, _, report = pair(stick)
    assert pages(pdf) == 2
    assert report.edition is EditionKey.SHORT
    marks = [getattr(report.cover.marks, form) for form in Marks.model_fields]
    assert {(one.mark, one.last_date) for one in marks} == {(Mark.UNCHANGED, date(2015, 4, 30))}
    assert report.production.statement.as_of == date(2015, 12, 31)
    assert report.cover.submitted_on == date(2016, 3, 14)
    assert person.session.content.carried == {}


def test_new_zealand_2015_signed_with_an_identity_made_on_the_spot(begins: Begins, stick: Path) -> None:
    person = begins(example("nzl-2013", 2014))
    person.click(person.standing.all_true)
    person.go_on()
    secret = "four small words here"
    person.sign(stick, "Mere Kahu", "Ministry of Foreign Affairs", "Wellington", secret)
    assert person.actions <= MOST, person.actions
    assert set(person.typed) == {"Mere Kahu", "Ministry of Foreign Affairs", "Wellington", secret}
    pdf, json, _ = pair(stick)
    signature = next(stick.glob("*.p7s")).read_bytes()
    assert verify(pdf, json, signature, {}).outcome is Outcome.SIGNER_UNKNOWN


def holy_see() -> Report:
    """What it said of 2013, in short: nothing was ever held or made, and no law was thought necessary."""
    end = date(2013, 12, 31)
    return Report(
        cover=Cover(
            state="VAT",
            membership=Membership.PARTY,
            kind=ReportKind.ANNUAL,
            period=Period(start=date(2013, 1, 1), end=end),
            submitted_on=date(2014, 4, 30),
        ),
        national_measures=NationalMeasures(status=LawStatus.EXISTING_SUFFICIENT),
        stockpiles=Stockpiles(statement=StockpileStatement(code=StockpileStatementCode.NEVER_HELD, as_of=end)),
        retained=Retained(statement=RetainedStatement(code=RetainedStatementCode.NONE_RETAINED, as_of=end)),
        production=Production(statement=ProductionStatement(code=ProductionStatementCode.NEVER_PRODUCED, as_of=end)),
        omissions={"cover.institutions": Omission(kind=OmissionKind.NOT_KNOWN, explanation="Not in the source.")},
    )


def test_holy_see_2014_has_a_new_law_and_all_else_is_unchanged(begins: Begins, stick: Path) -> None:
    person = begins(holy_see())
    person.say("national_measures.status", False)
    person.click(person.standing.all_true)
    told = words(person)
    assert "These forms open" in told
    assert "You said that something has changed here." in told
    person.press("Continue with Form A")
    page = person.window.shell.page
    assert isinstance(page, QuestionPage)
    assert page.page.form == "national_measures"
    law = Measure(id="law8", kind=MeasureKind.SPECIFIC_ACT, title="Law VIII", adopted_on="2013-07-11")
    person.session.edit("national_measures.status", LawStatus.SPECIFIC)
    person.session.add_row("national_measures.measures", law)
    person.workplace.show_tasks()
    tasks = person.window.shell.page
    assert isinstance(tasks, TaskList)
    assert [key for key, row in tasks.forms.rows.items() if row.content.word == "Unchanged"] == [
        "stockpiles", "technical", "retained", "production", "contamination", "risk_education", "victim_assistance",
        "resources", "other", "plan",
    ]  # fmt: skip
    person.click(tasks.forms.rows["standing"])
    row = person.standing.rows["national_measures.status"].row
    assert row.sentence == "Holy See has a specific law in force: Law VIII."
    assert row.earlier.startswith("Holy See relies on existing law")
    person.workplace.show_finish()
    person.finish_by_hand(stick, "Vatican City")
    pdf, _, report = pair(stick)
    assert report.edition is EditionKey.SHORT
    marks = {form: getattr(report.cover.marks, form).mark for form in Marks.model_fields}
    assert [form for form, mark in marks.items() if mark is not Mark.UNCHANGED] == ["national_measures"]
    assert marks["national_measures"] is Mark.CHANGED
    assert pages(pdf) > 2


def test_the_words_can_be_taken_back_and_the_full_form_taken_again(begins: Begins) -> None:
    person = begins(example("nzl-2013", 2014))
    before = person.session.content
    person.click(person.standing.all_true)
    person.workplace.undoing.undo()
    assert person.session.content == before
    assert person.standing.settled == 0
    person.click(person.standing.all_true)
    person.go_on()
    assert isinstance(person.window.shell.page, FinishPage)
    person.workplace.open("standing")
    person.press("Use the full form again")
    assert person.session.report.edition is EditionKey.ADAPTED


def test_something_that_happened_opens_the_forms_that_are_named(begins: Begins) -> None:
    person = begins(example("nzl-2013", 2014))
    person.say("year", False)
    person.click(person.standing.all_true)
    assert not person.standing.is_settled
    forms = person.standing.rows["year"].forms
    assert forms is not None
    person.click(forms.check("resources"))
    assert [one.form for one in person.standing.outlook.opened] == ["resources"]
    person.press("Continue with Form I")
    page = person.window.shell.page
    assert isinstance(page, QuestionPage)
    assert page.page.form == "resources"


def test_a_day_that_last_years_file_lacks_is_asked_once(begins: Begins) -> None:
    report = example("nzl-2013", 2014)
    report = report.model_copy(update={"cover": report.cover.model_copy(update={"submitted_on": None})})
    person = begins(report)
    assert person.standing.day is not None
    person.session.edit("cover.last_report_on", date(2015, 4, 30))
    person.click(person.standing.all_true)
    person.go_on()
    assert person.session.report.cover.marks.other.last_date == date(2015, 4, 30)


def test_new_facts_of_a_contaminated_state_stand_beside_the_old_ones(begins: Begins) -> None:
    person = begins(example("hrv-2016", 2016))
    person.session.edit("contamination.statement", ContaminationStatement(code=ContaminationStatementCode.NONE_KNOWN))
    row = person.standing.rows["contamination.statement"].row
    assert row.answer is False
    assert "as listed in this report" in row.earlier


@pytest.mark.parametrize("size", [(1280, 800), (1024, 768)])
def test_nothing_is_cut_where_the_state_stands(begins: Begins, size: tuple[int, int]) -> None:
    person = begins(example("deu-2017", 2017), size=size)
    assert cut(person.window) == []
    person.say("national_measures.status", False)
    person.say("year", False)
    assert cut(person.window) == []


def test_nothing_where_the_state_stands_bypasses_the_catalogue(begins: Begins, bracketed: SpokenLanguage) -> None:
    person = begins(example("deu-2017", 2017))
    person.window.look.speak(bracketed)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert _unmarked(person.window) == set()
    person.say("national_measures.status", False)
    person.say("year", False)
    person.click(person.standing.all_true)
    assert _unmarked(person.window) == set()
