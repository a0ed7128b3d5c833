from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace as altered
from datetime import date
from typing import Any

import pytest

from lapreporter.checks.case import Case
from lapreporter.checks.checker import Checker
from lapreporter.checks.finding import Finding, Place, Severity, Spot, at
from lapreporter.checks.registry import rules
from lapreporter.checks.rule import row_rule, rule
from lapreporter.report.answers import Omission, OmissionKind, Period
from lapreporter.report.contamination import AreaBalance, ContaminatedArea, Hazard
from lapreporter.report.cover import ReportKind
from lapreporter.report.paths import omit, replace, with_row, without_row
from lapreporter.report.stockpiles import Balance, StockpileStatementCode, StockRow
from tests.checks.speaking import case, says, states

AREAS = tuple(ContaminatedArea(id=f"a{number}", name=f"Area {number}", size_m2=5_000) for number in range(20))


def edited(about: Case, path: str, value: Any) -> Case:
    return altered(about, report=replace(about.report, path, value))


def life_of_a_report() -> Iterator[Case]:
    """A report as it is typed: every kind of change, one after the other."""
    now = case({"contamination.areas": AREAS}, known=True)
    yield now
    for path, value in (
        ("cover.state", "HRV"),
        ("cover.kind", ReportKind.ANNUAL),
        ("cover.period", Period(start=date(2016, 1, 1), end=date(2016, 12, 31))),
        ("contamination.areas[a3].size_m2", 11_000_000),
        ("contamination.areas[a3].name", None),
        ("contamination.areas[a3].hazard", Hazard.SHA),
        ("contamination.balance", AreaBalance(opening_m2=2_640_000, closing_m2=1_740_000)),
        ("stockpiles.types", (StockRow(id="s", type="Mk 20", munitions=Balance(opening=5, destroyed=7, closing=1)),)),
        ("stockpiles.statement.code", StockpileStatementCode.NEVER_HELD),
    ):
        now = edited(now, path, value)
        yield now
    now = altered(now, report=without_row(now.report, "contamination.areas", "a0"))
    yield now
    yield (now := altered(now, report=with_row(now.report, "contamination.areas", ContaminatedArea(id="new"), 0)))
    yield (now := altered(now, unread={"contamination.areas[a5].size_m2": "3 rai"}))
    omission = Omission(kind=OmissionKind.NOT_KNOWN)
    yield (now := altered(now, report=omit(now.report, "contamination.areas[a5].used_when", omission)))
    yield (now := altered(now, history=(now.report,)))
    yield (now := altered(now, today=date(2040, 1, 1)))
    yield altered(now, states={})


def test_remembering_gives_the_same_findings_as_starting_afresh() -> None:
    checker = Checker()
    for about in life_of_a_report():
        assert checker.check(about) == Checker().check(about)


def test_only_the_changed_row_is_judged_again() -> None:
    judged: list[str] = []

    @row_rule("AAA-01", Severity.NOTE, each="contamination.areas", basis="-", what="-", why="-", how="-")
    def aaa_01(_: Case, row: ContaminatedArea, place: Place) -> Iterator[Spot]:
        judged.append(row.id)
        yield at(place.path)

    checker, about = Checker([aaa_01]), case({"contamination.areas": AREAS})
    assert len(checker.check(about)) == len(AREAS)
    judged.clear()
    assert len(checker.check(edited(about, "contamination.areas[a3].size_m2", 1))) == len(AREAS)
    assert judged == ["a3"]


def test_a_rule_rests_while_its_answers_stay() -> None:
    judged: list[int | None] = []

    @rule("AAA-02", Severity.NOTE, basis="-", reads=("cover.period",), what="-", why="-", how="-")
    def aaa_02(about: Case) -> Iterator[Spot]:
        judged.append(about.year)
        yield at("cover.period")

    checker, about = Checker([aaa_02]), case()
    checker.check(about)
    checker.check(edited(about, "cover.state", "HRV"))
    checker.check(edited(about, "cover.period", Period(end=date(2016, 12, 31))))
    assert judged == [None, 2016]


def test_a_case_made_anew_for_each_edit_forgets_nothing() -> None:
    judged: list[int | None] = []

    @rule("AAA-03", Severity.NOTE, basis="-", reads=("cover.period",), what="-", why="-", how="-")
    def aaa_03(about: Case) -> Iterator[Spot]:
        judged.append(about.year)
        yield at("cover.period")

    checker, report, known = Checker([aaa_03]), case().report, states()
    for code in ("HRV", "DEU"):
        checker.check(Case(report=replace(report, "cover.state", code), today=date(2026, 1, 1), states=known))
    assert judged == [None]


def test_an_unnamed_row_is_called_by_its_new_number_after_one_above_goes() -> None:
    rows = (ContaminatedArea(id="a", name="Hjerkinn"), ContaminatedArea(id="b", size_m2=5))
    checker, about = Checker(), case({"contamination.areas": rows})

    def message(found: tuple[Finding, ...]) -> str:
        return next(says(one) for one in found if one.code == "CLR-12")

    assert message(checker.check(about)) == "row 2 has no location."
    fewer = altered(about, report=without_row(about.report, "contamination.areas", "a"))
    assert message(checker.check(fewer)) == "row 1 has no location."


def test_errors_come_first_and_then_the_order_of_the_form() -> None:
    found = Checker().check(case({"contamination.areas": AREAS}))
    severities = [list(Severity).index(finding.severity) for finding in found]
    assert severities == sorted(severities)
    errors = [finding.section for finding in found if finding.severity is Severity.ERROR]
    assert errors[0] == "cover"
    assert len(set(severities)) == 3


@pytest.mark.parametrize(
    ("answers", "speaks", "silent"),
    [
        (
            {"stockpiles.types": (StockRow(id="s", munitions=Balance(opening=5, destroyed=7, closing=1)),)},
            "STK-01",
            "STK-04",
        ),
        (
            {"contamination.balance": AreaBalance(opening_m2=617_300, cleared_m2=840_000, closing_m2=0)},
            "CLR-01",
            "CLR-02",
        ),
    ],
)
def test_one_message_speaks_for_one_cause(answers: dict[str, Any], speaks: str, silent: str) -> None:
    about = case(answers)
    raised = {finding.code for one in rules() for finding in one.findings(about)}
    assert {speaks, silent} <= raised
    codes = {finding.code for finding in Checker().check(about)}
    assert speaks in codes
    assert silent not in codes


def test_a_cause_on_one_row_does_not_silence_another_row() -> None:
    wrong = StockRow(id="s", munitions=Balance(opening=5, destroyed=7, closing=1))
    other = StockRow(id="t", munitions=Balance(opening=5, destroyed=7))
    found = Checker().check(case({"stockpiles.types": (wrong, other)}))
    assert [finding.subject for finding in found if finding.code == "STK-04"] == ["stockpiles.types[t]"]


def test_other_knowledge_of_states_is_noticed() -> None:
    checker, about = Checker(), case({"cover.state": "COD", "cover.kind": ReportKind.ANNUAL})
    assert "COV-12" not in {finding.code for finding in checker.check(about)}
    assert "COV-12" in {finding.code for finding in checker.check(altered(about, states=states()))}
