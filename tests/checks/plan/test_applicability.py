"""Whom the plan speaks to: the State's answers first, then what is known, and what nobody knows is never hidden."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from lapreporter.checks.plan.applicability import concern_of
from lapreporter.checks.plan.coverage import Coverage
from lapreporter.checks.plan.ground import Basis
from lapreporter.checks.plan.groups import grounds
from lapreporter.checks.plan.plan import Group
from lapreporter.checks.reference import Known, Relation
from lapreporter.i18n import SpokenLanguage
from lapreporter.report.contamination import ContaminatedArea, ContaminationStatement, ContaminationStatementCode
from lapreporter.report.cover import Membership, ReportKind
from lapreporter.report.obligations import ClearanceRequest, ObligationStatus
from lapreporter.report.resources import AssistanceGiven, GivenStatement, GivenStatementCode, Need
from lapreporter.report.retained import RetainedRow, RetainedStatement, RetainedStatementCode
from lapreporter.report.stockpiles import Balance as StockBalance
from lapreporter.report.stockpiles import StockpileStatement, StockpileStatementCode, StockRow
from lapreporter.report.victim_assistance import VictimStatement, VictimStatementCode
from tests.checks.plan.plans import covered, status, with_facts
from tests.checks.speaking import case, year

STOCK = (StockRow(id="a", munitions=StockBalance(closing=4)),)
AREA = (ContaminatedArea(id="a", size_m2=10),)
HOLDS = StockpileStatement(code=StockpileStatementCode.HOLDS)
DESTROYED = StockpileStatement(code=StockpileStatementCode.DESTROYED)
NEVER = StockpileStatement(code=StockpileStatementCode.NEVER_HELD)
CLEARED = ContaminationStatement(code=ContaminationStatementCode.CLEARED)


def belongs(group: Group, answers: dict[str, Any]) -> bool:
    ground = grounds(case(answers))[group]
    assert ground.basis is Basis.ANSWER
    return ground.concerns


@pytest.mark.parametrize(
    ("group", "answers", "expected"),
    [
        (Group.STOCKPILE, {"stockpiles.types": STOCK}, True),
        (Group.STOCKPILE, {"stockpiles.types": STOCK, "stockpiles.statement": NEVER}, True),
        (Group.STOCKPILE, {"stockpiles.obligation.status": ObligationStatus.OUTSTANDING}, True),
        (Group.STOCKPILE, {"stockpiles.statement": HOLDS}, True),
        (Group.STOCKPILE, {"stockpiles.statement": HOLDS, "stockpiles.obligation.status": "unknown"}, True),
        (Group.STOCKPILE, {"stockpiles.statement": NEVER}, False),
        (Group.STOCKPILE, {"stockpiles.obligation.status": ObligationStatus.COMPLETED}, False),
        (Group.AFFECTED_AREA, {"contamination.areas": AREA}, True),
        (Group.AFFECTED_AREA, {"contamination.statement": CLEARED}, False),
        (Group.AFFECTED_AREA, {"contamination.obligation.status": ObligationStatus.OUTSTANDING}, True),
        (
            Group.AFFECTED_VICTIMS,
            {"victim_assistance.statement": VictimStatement(code=VictimStatementCode.VICTIMS)},
            True,
        ),
        (
            Group.AFFECTED_VICTIMS,
            {"victim_assistance.statement": VictimStatement(code=VictimStatementCode.NONE_KNOWN)},
            False,
        ),
        (Group.RETAINING, {"retained.types": (RetainedRow(id="a"),)}, True),
        (Group.RETAINING, {"retained.statement": RetainedStatement(code=RetainedStatementCode.RETAINS)}, True),
        (Group.RETAINING, {"retained.statement": RetainedStatement(code=RetainedStatementCode.NONE_RETAINED)}, False),
        (Group.COMPLETED_ARTICLE3, {"stockpiles.statement": DESTROYED}, True),
        (Group.COMPLETED_ARTICLE3, {"stockpiles.statement": DESTROYED, "stockpiles.types": STOCK}, False),
        (Group.COMPLETED_ARTICLE4, {"contamination.statement": CLEARED}, True),
        (Group.COMPLETED_ARTICLE4, {"contamination.statement": CLEARED, "contamination.areas": AREA}, False),
        (Group.EXTENSION_REQUEST, {"contamination.requests": (ClearanceRequest(id="a"),)}, True),
        (Group.EXTENSION_REQUEST, {}, False),
        (Group.NEW_PARTY, {**year(2024), "cover.entry_into_force": date(2023, 8, 1)}, True),
        (Group.NEW_PARTY, {**year(2025), "cover.entry_into_force": date(2023, 8, 1)}, False),
        (Group.DONOR, {"resources.given": (AssistanceGiven(id="a"),)}, True),
        (Group.DONOR, {"resources.given_statement": GivenStatement(code=GivenStatementCode.NONE_GIVEN)}, False),
        (Group.SEEKING_ASSISTANCE, {"resources.needed": (Need(id="a"),)}, True),
        (Group.SEEKING_ASSISTANCE, {}, False),
        (Group.ALL, {"cover.membership": Membership.PARTY}, True),
        (Group.NOT_PARTY, {"cover.membership": Membership.SIGNATORY}, True),
        (Group.NOT_PARTY, {"cover.kind": ReportKind.VOLUNTARY}, True),
        (Group.NOT_PARTY, {"cover.membership": Membership.PARTY}, False),
        (Group.AFFECTED_AREA, {"cover.membership": Membership.NON_PARTY, "contamination.areas": AREA}, False),
    ],
)
def test_an_answer_decides(group: Group, answers: dict[str, Any], expected: bool) -> None:
    if answers.get("stockpiles.obligation.status") == "unknown":
        answers = {**answers, "stockpiles.obligation.status": ObligationStatus.UNKNOWN}
    assert belongs(group, answers) is expected


@pytest.mark.parametrize(
    ("group", "facts", "expected", "basis"),
    [
        (Group.STOCKPILE, {"article3": Known.OUTSTANDING}, True, Basis.KNOWN),
        (Group.STOCKPILE, {"article3": Known.COMPLETED}, False, Basis.KNOWN),
        (Group.STOCKPILE, {"article3": Known.UNKNOWN}, True, Basis.UNKNOWN),
        (Group.COMPLETED_ARTICLE3, {"article3": Known.COMPLETED}, True, Basis.KNOWN),
        (Group.AFFECTED_AREA, {"article4": Known.OUTSTANDING}, True, Basis.KNOWN),
        (Group.AFFECTED_AREA, {"article4": Known.NONE}, False, Basis.KNOWN),
        (Group.AFFECTED_AREA, {"article4": Known.UNKNOWN}, True, Basis.UNKNOWN),
        (Group.COMPLETED_ARTICLE4, {"article4": Known.COMPLETED}, True, Basis.KNOWN),
        (Group.AFFECTED_VICTIMS, {"victims": True}, True, Basis.KNOWN),
        (Group.AFFECTED_VICTIMS, {"victims": False}, False, Basis.KNOWN),
        (Group.AFFECTED_VICTIMS, {"victims": None}, True, Basis.UNKNOWN),
        (Group.RETAINING, {"retains": True}, True, Basis.KNOWN),
        (Group.RETAINING, {"retains": None}, True, Basis.UNKNOWN),
        (Group.ALL, {"status": Relation.PARTY}, True, Basis.KNOWN),
        (Group.NOT_PARTY, {"status": Relation.SIGNATORY}, True, Basis.KNOWN),
    ],
)
def test_without_an_answer_what_is_known_decides(
    group: Group, facts: dict[str, Any], expected: bool, basis: Basis
) -> None:
    ground = grounds(with_facts(case({"cover.state": "DEU"}, known=True), **facts))[group]
    assert (ground.concerns, ground.basis) == (expected, basis)


def test_the_states_answer_wins_over_what_is_known() -> None:
    about = with_facts(case({"cover.state": "DEU", "stockpiles.types": STOCK}, known=True), article3=Known.COMPLETED)
    found = grounds(about)
    assert found[Group.STOCKPILE].concerns
    assert not found[Group.COMPLETED_ARTICLE3].concerns


def test_nothing_known_hides_nothing_and_names_the_answer_that_settles_it(english: SpokenLanguage) -> None:
    found = covered(case())
    for name in ("12.1", "17.1", "24.1", "33.1", "3.1"):
        one = found.indicator(name)
        assert one.status is Coverage.OPEN
        assert one.ground.basis is Basis.UNKNOWN
        assert one.ground.path
        assert "settles it" in one.ground.sentence.text(english)


def test_the_best_founded_ground_is_named() -> None:
    known = grounds(case({"contamination.areas": AREA}))
    ground = concern_of((Group.STOCKPILE, Group.AFFECTED_AREA), known)
    assert ground.basis is Basis.ANSWER
    assert ground.path == "contamination.statement"


def test_a_voluntary_report_answers_only_for_states_outside() -> None:
    about = case({"cover.membership": Membership.SIGNATORY, "cover.kind": ReportKind.VOLUNTARY})
    found = covered(about)
    concerning = {one.indicator.id for one in found.indicators() if one.status is not Coverage.NOT_CONCERNED}
    assert concerning == {"10.3", "11.3", "11.4"}
    assert status(about, "10.3") is Coverage.ANSWERED
    assert found.action(10).ground.concerns
