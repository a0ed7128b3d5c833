"""Where the short form is refused: the right sentence, exactly that form, and every rule on it met in a walk."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from lapreporter.checks.wording import sentences
from lapreporter.report.answers import Money, Period
from lapreporter.report.cover import Cover, Institution, Mark, Marks, Membership, ReportKind
from lapreporter.report.national_measures import LawStatus, Measure
from lapreporter.report.obligations import ObligationStatus
from lapreporter.report.paths import replace
from lapreporter.report.report import EditionKey, Report
from lapreporter.report.resources import AssistanceGiven
from lapreporter.report.retained import RetainedBalance, RetainedRow, RetainedStatement, RetainedStatementCode
from lapreporter.report.stockpiles import StockpileStatement, StockpileStatementCode
from lapreporter.ui.kit.text import Text
from lapreporter.ui.screens.question_page import QuestionPage
from lapreporter.ui.screens.tasks import TaskList
from tests.ui.standing.conftest import Begins, Person, example


def words(person: Person) -> str:
    return "\n".join(one.text() for one in person.window.findChildren(Text) if one.isVisible())


def opened(person: Person) -> list[str]:
    return [one.form for one in person.standing.outlook.opened]


def belgium() -> Report:
    """A State that retains 186 munitions with 16,368 submunitions, and holds nothing else."""
    kept = RetainedRow(
        id="r1",
        type="M483A1",
        munitions=RetainedBalance(closing=186),
        submunitions=RetainedBalance(closing=16_368),
        planned_use="Training",
        actual_use="Training",
    )
    report = Report(
        cover=Cover(
            state="BEL",
            membership=Membership.PARTY,
            kind=ReportKind.ANNUAL,
            period=Period(start=date(2013, 1, 1), end=date(2013, 12, 31)),
            submitted_on=date(2014, 4, 30),
            institutions=(Institution(id="i1", institution="Ministry"),),
        ),
    )
    report = replace(report, "retained.statement", RetainedStatement(code=RetainedStatementCode.RETAINS))
    return replace(report, "retained.types", (kept,))


def test_germany_is_told_what_asks_for_more_and_led_there(begins: Begins) -> None:
    person = begins(example("deu-2017", 2017))
    told = words(person)
    assert "Contaminated areas remain, and the short form says nothing on the work of the year." in told
    assert "Cluster munitions are retained, but the form on them is not filled in." in told
    assert opened(person) == ["retained", "contamination"]
    person.click(person.standing.all_true)
    assert "The short form is enough" not in words(person)
    person.press("Continue with Form D")
    page = person.window.shell.page
    assert isinstance(page, QuestionPage)
    assert page.page.form == "retained"
    marks = person.session.report.cover.marks
    assert {form for form in Marks.model_fields if getattr(marks, form).mark is Mark.CHANGED} == {
        "retained",
        "contamination",
    }
    forms = []
    while isinstance(person.window.shell.page, QuestionPage):
        forms.append(person.window.shell.page.page.form)
        person.go_on()
    assert list(dict.fromkeys(forms)) == ["retained", "contamination"]
    assert isinstance(person.window.shell.page, TaskList)


def test_a_state_that_retains_fills_in_that_form_alone(begins: Begins) -> None:
    person = begins(belgium())
    assert "keeps munitions for permitted purposes as of 31 December 2013. Cluster munitions: 186." in words(person)
    assert "Cluster munitions are retained, but the form on them is not filled in." in words(person)
    assert opened(person) == ["retained"]


@dataclass(frozen=True)
class Met:
    """A report of last year, what is answered since, and the form that the rule opens."""

    report: Callable[[], Report]
    answers: dict[str, Any] = field(default_factory=dict)
    form: str = ""
    year: int | None = None


def with_answers(report: Report, answers: dict[str, Any]) -> Report:
    for path, value in answers.items():
        report = replace(report, path, value)
    return report


def new_zealand(**answers: Any) -> Report:
    return with_answers(example("nzl-2013", 2014), {path.replace("__", "."): value for path, value in answers.items()})


def norway() -> Report:
    """A donor: in 2012 it gave 14 million kroner to Lebanon, among others."""
    gift = AssistanceGiven(id="g1", recipient_state="LBN", amount=Money(amount=Decimal(14_000_000), currency="NOK"))
    cover = Cover(state="NOR", kind=ReportKind.ANNUAL, period=Period(start=date(2012, 1, 1), end=date(2012, 12, 31)),
                  submitted_on=date(2013, 4, 30))  # fmt: skip
    destroyed = StockpileStatement(code=StockpileStatementCode.DESTROYED, as_of=date(2012, 12, 31))
    return with_answers(Report(cover=cover), {"resources.given": (gift,), "stockpiles.statement": destroyed})


def only_short_before() -> Report:
    return replace(
        example("nzl-2013", 2014).model_copy(update={"edition": EditionKey.SHORT}), "cover.submitted_on", None
    )


def bulgaria() -> Report:
    return replace(example("bgr-2012", 2012), "national_measures.status", LawStatus.UNDER_WAY)


LAW = Measure(id="m2", title="Another act")
SHO = {
    "SHO-01": Met(new_zealand, {"cover.kind": ReportKind.INITIAL}),
    "SHO-02": Met(only_short_before),
    "SHO-03": Met(lambda: example("hrv-2016", 2016), form="contamination"),
    "SHO-04": Met(belgium, form="retained"),
    "SHO-05": Met(new_zealand, {"national_measures.measures": (LAW,)}, form="national_measures"),
    "SHO-06": Met(lambda: example("lao-2017", 2017), form="victim_assistance"),
    "SHO-07": Met(norway, form="resources"),
    "SHO-08": Met(
        lambda: example("deu-2017", 2014),
        {
            "stockpiles.obligation.completed_on": "2015-11-25",
            "stockpiles.obligation.status": ObligationStatus.COMPLETED,
        },
        form="stockpiles",
    ),
    "SHO-09": Met(bulgaria, form="national_measures"),
    "SHO-10": Met(lambda: example("deu-2017", 2017), {"cover.missing_years": ()}, year=2020),
    "SHO-11": Met(new_zealand, year=2024),
}


@pytest.mark.parametrize("code", SHO)
def test_what_asks_for_more_than_the_short_form_is_said_where_the_state_stands(code: str, begins: Begins) -> None:
    met = SHO[code]
    person = begins(met.report(), year=met.year)
    for path, value in met.answers.items():
        person.answer(path, value)
    found = [one for one in person.standing.outlook.decision.grounds if one.code == code]
    assert found
    assert sentences(found[0].finding(), person.workplace.desk.language)[0] in words(person)
    if met.form:
        assert met.form in opened(person)


def test_where_nothing_is_open_the_short_form_is_offered(begins: Begins) -> None:
    obligations = {"stockpiles__obligation__status": ObligationStatus.NONE}
    person = begins(new_zealand(**obligations, contamination__obligation__status=ObligationStatus.NONE))
    assert "SHO-12" in {one.code for one in person.standing.outlook.decision.grounds}
    person.click(person.standing.all_true)
    assert "The short form is enough" in words(person)


def test_without_an_earlier_full_report_all_forms_are_filled_in(begins: Begins) -> None:
    person = begins(only_short_before())
    assert "The full form is needed" in words(person)
    person.click(person.standing.all_true)
    person.press("To the task list")
    assert isinstance(person.window.shell.page, TaskList)
