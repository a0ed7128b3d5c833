from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from lapreporter.checks.checker import Checker
from lapreporter.form.carrying import load_carrying
from lapreporter.locations import shipped
from lapreporter.report.answers import Money, People
from lapreporter.report.contamination import (
    AreaBalance,
    ContaminatedArea,
    ContaminationStatement,
    ContaminationStatementCode,
)
from lapreporter.report.cover import FormMark, Mark, Marks, MissingYear, ReportKind
from lapreporter.report.national_measures import LawStage, LawStatus
from lapreporter.report.obligations import ObligationStatus
from lapreporter.report.report import EditionKey
from lapreporter.report.resources import NationalResource, NationalStatementCode
from lapreporter.report.retained import RetainedBalance, RetainedRow, RetainedStatement, RetainedStatementCode
from lapreporter.report.stockpiles import Balance, StockpileStatement, StockpileStatementCode, StockRow
from lapreporter.report.victim_assistance import Service, VictimStatementCode
from tests.checks.speaking import case, raises, says, silent, year

SHORT = {"edition": EditionKey.SHORT}
AREA = {"contamination.areas": (ContaminatedArea(id="a", name="Wittstock", size_m2=11_000_000),)}
STOCK = {"stockpiles.types": (StockRow(id="s", type="Mk 20", munitions=Balance(closing=4)),)}
SIX = RetainedRow(id="r", type="M483A1", munitions=RetainedBalance(closing=6))
NOTHING = {
    "cover.kind": ReportKind.ANNUAL,
    "stockpiles.statement": StockpileStatement(code=StockpileStatementCode.NEVER_HELD),
    "contamination.statement": ContaminationStatement(code=ContaminationStatementCode.NONE_KNOWN),
}


def test_a_first_report_cannot_be_short() -> None:
    raises("SHO-01", case({**SHORT, "cover.kind": ReportKind.INITIAL}))
    silent("SHO-01", case({**SHORT, "cover.kind": ReportKind.ANNUAL}))
    silent("SHO-01", case({"cover.kind": ReportKind.INITIAL}))


def test_as_before_needs_something_before() -> None:
    raises("SHO-02", case({**SHORT, **year(2014)}))
    raises("SHO-02", case({**SHORT, **year(2014)}, history=[{**SHORT, **year(2013)}]))
    silent("SHO-02", case({**SHORT, **year(2014)}, history=[year(2013)]))
    silent("SHO-02", case({**SHORT, "cover.last_report_on": date(2013, 4, 30)}))


def test_each_open_obligation_needs_a_word_on_progress() -> None:
    found = raises("SHO-03", case({**SHORT, **AREA, **STOCK}))
    assert [finding.section for finding in found] == ["stockpiles", "contamination"]
    assert says(found[1]).startswith("Contaminated areas remain")
    silent("SHO-03", case(AREA))


def test_a_statement_for_each_obligation_lifts_the_short_form() -> None:
    told = {
        "stockpiles.nothing_destroyed": "The plant was under repair in 2014.",
        "contamination.programme.gap_reason": "No team could work in 2014.",
    }
    silent("SHO-03", case({**SHORT, **AREA, **STOCK, **told}))


def test_six_retained_munitions_need_their_form() -> None:
    raises("SHO-04", case({**SHORT, "retained.types": (SIX,)}))
    raises("SHO-04", case({**SHORT, **year(2014)}, history=[{**year(2013), "retained.types": (SIX,)}]))
    told = SIX.model_copy(update={"planned_use": "Two for training in 2015.", "actual_use": "None was used."})
    silent("SHO-04", case({**SHORT, "retained.types": (told,)}))
    silent("SHO-04", case(SHORT))


def test_what_moved_in_the_year_is_new() -> None:
    cleared = {"contamination.balance": AreaBalance(cleared_m2=470_000)}
    (finding,) = raises("SHO-05", case({**SHORT, **cleared}))
    assert says(finding) == "The form “Contaminated areas and clearance” holds 1 answer that is new this year."
    silent("SHO-05", case(cleared))
    silent("SHO-05", case({**SHORT, "contamination.balance": AreaBalance(cleared_m2=0, closing_m2=11_000_000)}))


def test_what_moved_is_told_once_and_not_also_at_the_mark() -> None:
    now = {
        **SHORT,
        **year(2014),
        "contamination.balance": AreaBalance(cleared_m2=470_000),
        "cover.marks.contamination": FormMark(mark=Mark.UNCHANGED, last_date=date(2014, 4, 30)),
    }
    about = case(now, history=[year(2013)])
    raises("COV-19", about)
    codes = {finding.code for finding in Checker().check(about)}
    assert "SHO-05" in codes
    assert "COV-19" not in codes


def test_assistance_to_victims_has_results_every_year() -> None:
    victims = {**SHORT, "victim_assistance.statement.code": VictimStatementCode.VICTIMS}
    raises("SHO-06", case(victims))
    raises("SHO-06", case({**victims, "victim_assistance.services": (Service(id="a"),)}))
    silent("SHO-06", case({**victims, "victim_assistance.services": (Service(id="a", people=People(women=3)),)}))


def test_amounts_belong_to_one_year() -> None:
    row = NationalResource(id="a", amount=Money(amount=Decimal(5), currency="NOK"))
    before = [{**year(2013), "resources.national": (row,)}]
    (finding,) = raises("SHO-07", case({**SHORT, **year(2014)}, history=before))
    assert says(finding) == "The report for 2013 listed national resources, and this one says nothing on them."
    none = {"resources.national_statement.code": NationalStatementCode.NONE_SPENT}
    silent("SHO-07", case({**SHORT, **year(2014), **none}, history=before))


def test_completion_is_news() -> None:
    done = {"contamination.obligation.completed_on": "2020-07-31"}
    raises("SHO-08", case({**SHORT, **year(2020), **done}))
    silent("SHO-08", case({**SHORT, **year(2021), **done}))


def test_an_open_law_is_told_of_each_year() -> None:
    law: dict[str, Any] = {**SHORT, "national_measures.status": LawStatus.UNDER_WAY}
    raises("SHO-09", case(law))
    known = {"national_measures.stage": LawStage.PARLIAMENT, "national_measures.expected_on": "2027"}
    silent("SHO-09", case({**law, **known}))


def test_a_short_form_does_not_bridge_missing_years() -> None:
    now = {**SHORT, **year(2016), **AREA}
    (finding,) = raises("SHO-10", case(now, history=[year(2013)]))
    assert says(finding) == "The last report at hand is that for 2013. None is known for 2014 and 2015."
    raises("SHO-10", case({**now, "cover.missing_years": (MissingYear(id="a", year=2014),)}, history=[year(2013)]))
    told = tuple(MissingYear(id=f"y{of}", year=of, contamination="No change.") for of in (2014, 2015))
    silent("SHO-10", case({**now, "cover.missing_years": told}, history=[year(2013)]))


def test_a_full_report_of_six_years_ago_ages() -> None:
    raises("SHO-11", case({**SHORT, **year(2019)}, history=[year(2013)]))
    silent("SHO-11", case({**SHORT, **year(2018)}, history=[year(2013)]))


def test_four_years_after_a_full_report_the_short_form_is_enough() -> None:
    raises("SHO-12", case({**NOTHING, **year(2017)}, history=[year(2013)]))
    raises("SHO-12", case({**NOTHING, **year(2019)}, history=[year(2013)]))
    silent("SHO-12", case({**NOTHING, **SHORT, **year(2017)}, history=[year(2013)]))
    silent("SHO-12", case({**NOTHING, **year(2017), **AREA}, history=[year(2013)]))


def test_silence_on_an_obligation_is_not_its_absence() -> None:
    silent("SHO-12", case({"cover.kind": ReportKind.ANNUAL, **year(2017)}, history=[year(2013)]))
    met = {"stockpiles.obligation.status": ObligationStatus.COMPLETED}
    silent("SHO-12", case({"cover.kind": ReportKind.ANNUAL, **year(2017), **met}, history=[year(2013)]))


def test_a_form_marked_as_changed_has_to_be_filled_in_before_it_counts() -> None:
    marks = Marks(**{form: FormMark(mark=Mark.UNCHANGED) for form in Marks.model_fields})
    kept = RetainedStatement(code=RetainedStatementCode.RETAINS)
    now = {
        "edition": EditionKey.SHORT,
        "cover.marks": marks.model_copy(update={"retained": FormMark(mark=Mark.CHANGED)}),
        "retained.statement": kept,
    }
    before = [{**year(2024), "retained.statement": kept}]
    carrying = load_carrying(shipped("forms", "carry-over.toml"))
    raises("SHO-04", replace(case({**now, **year(2025)}, history=before), carrying=carrying))
    row = RetainedRow(id="r", munitions=RetainedBalance(closing=6), actual_use="Two courses.")
    filled = {**now, **year(2025), "retained.types": (row,)}
    silent("SHO-04", replace(case(filled, history=before), carrying=carrying))
