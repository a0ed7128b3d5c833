from __future__ import annotations

from datetime import date

from lapreporter.checks.checker import Checker
from lapreporter.checks.finding import Finding
from lapreporter.checks.gate import held_by
from lapreporter.checks.reasons import digest, explainable, reason_for
from lapreporter.report.contamination import ContaminatedArea, FoundItem, OrdnanceKind
from lapreporter.report.cover import ReportKind
from lapreporter.report.report import Reason
from tests.checks.speaking import case, raises, year

ANNUAL = {"cover.kind": ReportKind.ANNUAL, **year(2013)}


def late(day: date) -> Finding:
    (finding,) = raises("COV-05", case({**ANNUAL, "cover.submitted_on": day}))
    return finding


def reason(finding: Finding) -> Reason:
    text = "The ministry moved in spring."
    return Reason(
        id="r", code=finding.code, path=finding.path, text=text, given_on=date(2014, 5, 5), numbers=digest(finding)
    )


def test_a_reason_answers_a_warning_while_its_figures_stay() -> None:
    finding = late(date(2014, 5, 5))
    given = reason(finding)
    assert reason_for(finding, [given]) is given


def test_a_reason_is_asked_again_when_the_figures_change() -> None:
    assert reason_for(late(date(2014, 6, 5)), [reason(late(date(2014, 5, 5)))]) is None


def test_a_reason_survives_when_its_row_moves() -> None:
    def unnamed(*rows: ContaminatedArea) -> str:
        found = raises("CLR-12", case({"contamination.areas": rows}))
        return digest(found[-1])

    area = ContaminatedArea(id="b", size_m2=5)
    assert unnamed(area) == unnamed(ContaminatedArea(id="a", size_m2=6), area)


def test_a_reason_cannot_answer_an_error() -> None:
    (finding,) = raises("COV-07", case({**ANNUAL, "cover.entry_into_force": date(2020, 1, 1)}))
    assert not explainable(finding)
    assert reason_for(finding, [reason(finding)]) is None
    assert held_by([finding], [reason(finding)]) == (finding,)


def test_an_error_that_may_be_explained_lets_the_report_go() -> None:
    mixed = FoundItem(id="a", kind=OrdnanceKind.NOT_SEPARATED, destroyed=26_057)
    (finding,) = raises("CLR-09", case({"contamination.items": (mixed,)}))
    assert held_by([finding]) == (finding,)
    assert held_by([finding], [reason(finding)]) == ()


def test_only_errors_hold_the_export_back() -> None:
    found = Checker().check(case())
    assert {finding.severity.value for finding in held_by(found)} == {"error"}
    assert len(held_by(found)) < len(found)
