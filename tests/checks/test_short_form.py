"""The short form is offered where nothing is new and nothing open; else what asks for more is named, form by form."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import pytest

from lapreporter.checks.case import Case
from lapreporter.checks.finding import Severity
from lapreporter.checks.short_form import Ground, ShortForm, short_form
from lapreporter.form.carrying import Carrying, load_carrying
from lapreporter.locations import shipped
from lapreporter.report.answers import People
from lapreporter.report.contamination import (
    ContaminatedArea,
    ContaminationStatement,
    ContaminationStatementCode,
    FoundItem,
)
from lapreporter.report.cover import FormMark, Institution, Mark, Marks, MissingYear, ReportKind
from lapreporter.report.national_measures import LawStatus, Measure
from lapreporter.report.obligations import ObligationStatus
from lapreporter.report.resources import (
    AssistanceGiven,
    GivenStatement,
    GivenStatementCode,
    NationalResource,
    NationalStatement,
    NationalStatementCode,
)
from lapreporter.report.retained import RetainedBalance, RetainedRow, RetainedStatement, RetainedStatementCode
from lapreporter.report.stockpiles import Balance, StockpileStatement, StockpileStatementCode, StockRow
from lapreporter.report.victim_assistance import Service, VictimStatement, VictimStatementCode
from tests.checks.speaking import case, year

SHORT = Marks(**{form: FormMark(mark=Mark.UNCHANGED, last_date=date(2015, 4, 20)) for form in Marks.model_fields})
STILL = {
    "production.supplementary": "Never produced.",
    "stockpiles.statement": StockpileStatement(code=StockpileStatementCode.NEVER_HELD),
    "contamination.obligation.status": ObligationStatus.NONE,
}


@pytest.fixture(scope="module")
def carrying() -> Carrying:
    return load_carrying(shipped("forms", "carry-over.toml"))


def about(
    answers: Mapping[str, Any] | None = None,
    before: Mapping[str, Any] | None = None,
    of_year: int = 2025,
    last: int = 2024,
    earlier: Sequence[Mapping[str, Any]] = (),
) -> Case:
    """An annual report as last year's but for ``answers``; ``before`` is in last year's only."""
    now = {"cover.kind": ReportKind.ANNUAL, **year(of_year), **STILL, **(answers or {})}
    return case(now, history=[*earlier, {**year(last), **STILL, **(before or {})}])


def grounds(decision: ShortForm) -> dict[str, Ground]:
    return {ground.code: ground for ground in decision.grounds}


def test_a_state_with_nothing_new_and_nothing_open_is_offered_the_short_form(carrying: Carrying) -> None:
    decision = short_form(about(), carrying)
    assert list(grounds(decision)) == ["SHO-12"]
    assert (decision.offered, decision.allowed, decision.forms) == (True, True, ())


def test_a_new_contact_does_not_stand_against_it(carrying: Carrying) -> None:
    contact = {"cover.institutions": (Institution(id="o", institution="New ministry"),)}
    assert short_form(about(contact), carrying).offered


def test_a_first_report_is_never_short(carrying: Carrying) -> None:
    decision = short_form(about({"cover.kind": ReportKind.INITIAL}), carrying)
    assert "SHO-01" in grounds(decision)
    assert not decision.possible


def test_an_earlier_full_report_has_to_be_known(carrying: Carrying) -> None:
    alone = {"cover.kind": ReportKind.ANNUAL, **year(2025)}
    assert "SHO-02" in grounds(short_form(case(alone), carrying))
    assert short_form(case({**alone, "cover.last_report_on": date(2025, 4, 20)}), carrying).offered
    only_short = case(
        {**alone, "cover.last_report_on": date(2025, 4, 20)}, history=[{**year(2024), "cover.marks": SHORT}]
    )
    assert "SHO-02" in grounds(short_form(only_short, carrying))


@pytest.mark.parametrize(
    ("answers", "form", "statement"),
    [
        (
            {"stockpiles.types": (StockRow(id="s", munitions=Balance(opening=592)),)},
            "stockpiles",
            "stockpiles.nothing_destroyed",
        ),
        (
            {"contamination.areas": (ContaminatedArea(id="a", size_m2=11_000_000),)},
            "contamination",
            "contamination.programme.gap_reason",
        ),
    ],
)
def test_an_open_obligation_asks_for_progress_or_for_a_word_on_why_there_is_none(
    answers: dict[str, Any], form: str, statement: str, carrying: Carrying
) -> None:
    last = answers
    if form == "stockpiles":
        last = {"stockpiles.types": (StockRow(id="s", munitions=Balance(closing=592)),)}
    decision = short_form(about(answers, last), carrying)
    assert grounds(decision)["SHO-03"].form == form
    assert (decision.forms, decision.possible, decision.allowed) == ((form,), True, False)
    stated = short_form(about({**answers, statement: "The export permit came in December."}, last), carrying)
    assert "SHO-03" not in grounds(stated)
    assert stated.offered


@pytest.mark.parametrize(
    "answers",
    [
        {"retained.types": (RetainedRow(id="r", munitions=RetainedBalance(opening=6)),)},
        {"retained.types": (RetainedRow(id="r", munitions=RetainedBalance(opening=8, closing=6)),)},
        {"retained.statement": RetainedStatement(code=RetainedStatementCode.RETAINS)},
    ],
)
def test_a_state_that_retains_fills_in_the_form_on_retention(answers: dict[str, Any], carrying: Carrying) -> None:
    decision = short_form(about(answers), carrying)
    assert grounds(decision)["SHO-04"].form == "retained"
    assert "retained" in decision.forms
    assert not decision.allowed


def test_what_happened_in_the_year_opens_its_form(carrying: Carrying) -> None:
    found = {"contamination.items": (FoundItem(id="i", destroyed=513),)}
    ground = grounds(short_form(about(found), carrying))["SHO-05"]
    assert (ground.form, ground.paths) == ("contamination", ("contamination.items[i].destroyed",))
    nothing = {"contamination.balance.cleared_m2": 0, "stockpiles.none_discovered": True}
    assert short_form(about(nothing), carrying).offered


def test_what_is_no_longer_as_it_was_opens_its_form(carrying: Carrying) -> None:
    law = {"national_measures.measures": (Measure(id="l", title="Law VIII"),)}
    decision = short_form(about(law), carrying)
    assert grounds(decision)["SHO-05"].paths == ("national_measures.measures[l].title",)
    assert decision.forms == ("national_measures",)


def test_saying_for_the_first_time_that_there_is_nothing_keeps_the_report_short(carrying: Carrying) -> None:
    said = {
        "contamination.statement": ContaminationStatement(code=ContaminationStatementCode.NONE_KNOWN),
        "contamination.obligation.status": ObligationStatus.NONE,
    }
    assert short_form(about(said), carrying).offered
    before = {"contamination.statement": ContaminationStatement(code=ContaminationStatementCode.CLEARED)}
    assert short_form(about(said, before), carrying).forms == ("contamination",)


def test_a_state_with_victims_says_whom_it_reached(carrying: Carrying) -> None:
    victims = {"victim_assistance.statement": VictimStatement(code=VictimStatementCode.VICTIMS)}
    decision = short_form(about(victims, victims), carrying)
    assert grounds(decision)["SHO-06"].severity is Severity.WARNING
    assert (decision.allowed, decision.offered) == (True, False)
    served = {"victim_assistance.services": (Service(id="v", people=People(women=3)),)}
    assert "SHO-06" not in grounds(short_form(about({**victims, **served}, victims), carrying))


def test_amounts_of_last_year_are_renewed_or_denied(carrying: Carrying) -> None:
    spent = {
        "resources.national": (NationalResource(id="n", source="Budget"),),
        "resources.given": (AssistanceGiven(id="g", recipient="Fund"),),
    }
    assert grounds(short_form(about({}, spent), carrying))["SHO-07"].paths == (
        "resources.national_statement",
        "resources.given_statement",
    )
    denied = {
        "resources.national_statement": NationalStatement(code=NationalStatementCode.NONE_SPENT),
        "resources.given_statement": GivenStatement(code=GivenStatementCode.NONE_GIVEN),
    }
    assert short_form(about(denied, spent), carrying).offered


@pytest.mark.parametrize("form", ["stockpiles", "contamination"])
def test_completion_is_news(form: str, carrying: Carrying) -> None:
    completed = {f"{form}.obligation.completed_on": "2025-07"}
    assert grounds(short_form(about(completed), carrying))["SHO-08"].form == form
    earlier = {f"{form}.obligation.completed_on": "2018-07"}
    assert "SHO-08" not in grounds(short_form(about(earlier, earlier), carrying))


@pytest.mark.parametrize("status", [LawStatus.UNDER_WAY, LawStatus.NOT_STARTED])
def test_open_law_asks_how_far_it_has_come(status: LawStatus, carrying: Carrying) -> None:
    law = {"national_measures.status": status}
    assert grounds(short_form(about(law, law), carrying))["SHO-09"].form == "national_measures"


def test_a_short_form_fills_no_gap_of_years(carrying: Carrying) -> None:
    is_open = {"contamination.obligation.status": ObligationStatus.OUTSTANDING}
    gap = about(is_open, is_open, last=2022)
    assert "SHO-10" in grounds(short_form(gap, carrying))
    told = {"cover.missing_years": tuple(MissingYear(id=f"y{y}", year=y, contamination="None.") for y in (2023, 2024))}
    assert "SHO-10" not in grounds(short_form(about({**is_open, **told}, is_open, last=2022), carrying))
    assert "SHO-10" not in grounds(short_form(about(last=2022), carrying))


def test_an_old_full_report_is_worth_a_new_one(carrying: Carrying) -> None:
    short = {"cover.marks": SHORT}
    full_2018 = about(before=short, earlier=[{**year(2018), **STILL}])
    decision = short_form(full_2018, carrying)
    assert list(grounds(decision)) == ["SHO-11", "SHO-12"]
    assert decision.offered
    assert "SHO-11" not in grounds(short_form(about(before=short, earlier=[{**year(2021), **STILL}]), carrying))
