"""A year in which much moved: only what changed is touched, and whatever went on is looked at once at most."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import pytest

from lapreporter.form.comparison import ChangeKind, compare
from lapreporter.report.contamination import (
    AreaBalance,
    ContaminatedArea,
    ContaminationStatement,
    ContaminationStatementCode,
)
from lapreporter.report.obligations import ClearanceRequest, ClearanceTarget
from lapreporter.report.paths import replace
from lapreporter.report.report import Report
from lapreporter.report.stockpiles import StockRow
from lapreporter.report.technical import TechnicalSheet
from lapreporter.report.victim_assistance import Device, Incident
from lapreporter.ui.screens.check import CheckPage
from lapreporter.ui.screens.question_page import QuestionPage
from lapreporter.ui.screens.tasks import TaskList
from tests.ui.standing.conftest import Begins, Person, example

TOTAL = "contamination.stated_total.total_m2"
BALANCE = "contamination.balance"
CHANGED = {
    f"{BALANCE}.found_m2": 100_000,
    f"{BALANCE}.cleared_m2": 1_200_000,
    f"{BALANCE}.closing_m2": 1_740_000,
    TOTAL: 1_740_000,
}
"""What Croatia said of 2016; 2.64 km2 were left at the end of 2015."""


def croatia(year: int) -> Report:
    """Its report for 2015 or 2016, as far as it is known."""
    report = example("hrv-2016", year)
    if year == 2016:
        return report
    report = replace(report, BALANCE, AreaBalance(cleared_m2=430_000, closing_m2=2_640_000))
    gaps = {path: gap for path, gap in report.omissions.items() if BALANCE not in path}
    return replace(report, TOTAL, 2_640_000).model_copy(update={"omissions": gaps})


def through(person: Person, answers: dict[str, Any]) -> Counter[str]:
    """Go page by page to the end, give what changed, and confirm each page once. What was asked to be confirmed."""
    asked: Counter[str] = Counter()
    left = dict(answers)
    while isinstance(person.window.shell.page, QuestionPage):
        page = person.window.shell.page
        here = {question.path for question in page.page.questions}
        for path in [path for path in left if any(path == one or path.startswith(f"{one}.") for one in here)]:
            person.answer(path, left.pop(path))
        waiting = [one for one in person.session.case.waiting if one.page == page.page.key]
        asked.update(one.path for one in waiting)
        if waiting:
            person.click(page.carried.of_page)
        person.go_on()
    assert not left
    return asked


def test_croatia_2016_from_2015_touches_only_what_changed(begins: Begins) -> None:
    last = croatia(2015)
    person = begins(last)
    touched: list[str] = []
    for key in ("national_measures.status", "stockpiles.statement", "contamination.statement"):
        person.say(key, True)
    person.say("contamination.areas", False)
    person.say("year", False)
    forms = person.standing.rows["year"].forms
    assert forms is not None
    person.click(forms.check("contamination"))
    person.click(person.standing.all_true)
    assert person.standing.is_settled
    told = {cover for row in person.standing.rows.values() if row.row.answer for cover in row.row.covers}
    person.session.changed.connect(touched.append)
    person.press("Continue with Form")
    asked = through(person, CHANGED)

    assert isinstance(person.window.shell.page, TaskList)
    assert person.session.case.waiting == ()
    assert set(asked.values()) == {1}
    assert not [path for path in asked if any(path == one or path.startswith(f"{one}.") for one in told)]
    confirmed = asked.keys() | {"standing"}
    assert {path for path in touched if not any(path.startswith(one) for one in confirmed)} == CHANGED.keys()
    report = person.session.report
    assert report.contamination.balance.opening_m2 == 2_640_000
    moved = {
        change.path
        for change in compare(last, report)
        if change.kind is not ChangeKind.SAME and change.path.startswith("contamination.")
    }
    assert moved <= CHANGED.keys() | {f"{BALANCE}.opening_m2", "contamination.statement"} | {
        path for path in last.omissions if path.startswith("contamination.")
    }


@dataclass(frozen=True)
class Met:
    """The reports of earlier years, and what is answered in this one."""

    reports: Callable[[], tuple[Report, ...]]
    answers: dict[str, Any] = field(default_factory=dict)
    year: int | None = None


def _croatia() -> tuple[Report, ...]:
    return (croatia(2016),)


def _areas_gone() -> tuple[Report, ...]:
    return (example("deu-2017", 2017),)


def _invented() -> tuple[Report, ...]:
    return (example("xpr-2025", 2025),)


NONE_KNOWN = ContaminationStatement(code=ContaminationStatementCode.NONE_KNOWN)
PLANNED = ClearanceTarget(id="t1", year=2017, planned_m2=1_000_000)
YOY = {
    "YOY-01": Met(_croatia, {TOTAL: 1_740}),
    "YOY-02": Met(_areas_gone, {"contamination.areas": (), "contamination.statement": NONE_KNOWN}),
    "YOY-03": Met(_croatia, {"contamination.programme.targets": (
        ClearanceTarget(id="t1", year=2016, achieved_m2=1_100_000),)}),
    "YOY-04": Met(_croatia),
    "YOY-05": Met(_croatia, {"contamination.obligation.deadline": date(2021, 8, 1)}),
    "YOY-06": Met(_croatia, {"stockpiles.types": (StockRow(id="s1", type="MK 20"),),
                             "technical.types": (TechnicalSheet(id="t1", type="Mk-20"),)}),
    "YOY-07": Met(_croatia, {"contamination.requests": (ClearanceRequest(id="r1"),),
                             "contamination.request_targets": (PLANNED,), f"{BALANCE}.cleared_m2": 400_000}),
    "YOY-08": Met(_croatia, {"cover.missing_years": ()}, year=2019),
    "YOY-09": Met(_croatia),
    "YOY-10": Met(lambda: (croatia(2015), croatia(2016)), {f"{BALANCE}.cleared_m2": 1_630_000}),
    "YOY-11": Met(_invented, {"contamination.areas": (ContaminatedArea(id="a1", region="North"),),
                              "victim_assistance.incidents": (
                                  Incident(id="i1", region="Elsewhere", device=Device.SUBMUNITION),)}),
}  # fmt: skip


@pytest.mark.parametrize("code", YOY)
def test_what_does_not_fit_the_year_before_is_found_on_the_way(code: str, begins: Begins) -> None:
    met = YOY[code]
    person = begins(*met.reports(), year=met.year)
    for path, value in met.answers.items():
        person.answer(path, value)
    person.press("To the task list")
    tasks = person.window.shell.page
    assert isinstance(tasks, TaskList)
    person.click(tasks.steps.cards[0])
    page = person.window.shell.page
    assert isinstance(page, CheckPage)
    assert code in {row.finding.code for row in page.rows.values()}
