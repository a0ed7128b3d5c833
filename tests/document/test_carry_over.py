"""The report for the next year: what goes on is there and waits to be confirmed, what belongs to the year is listed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lapreporter.document.carry_over import CarriedOver, Why, carry_over
from lapreporter.document.confirmation import digest
from lapreporter.form.carrying import Carrying, Fate, load_carrying
from lapreporter.form.comparison import answers
from lapreporter.locations import shipped
from lapreporter.report.answers import Attachment, Money, Omission, OmissionKind, Period
from lapreporter.report.contamination import (
    AreaBalance,
    AreaStatus,
    ContaminatedArea,
    ContaminationStatement,
    ContaminationStatementCode,
    FoundItem,
    StatedArea,
)
from lapreporter.report.cover import Institution, Mark, Membership, ReportKind
from lapreporter.report.coverage import CoverageRecord
from lapreporter.report.data import dump, load
from lapreporter.report.kinds import Kind
from lapreporter.report.national_measures import Measure
from lapreporter.report.paths import get
from lapreporter.report.production import ProductionStatement, ProductionStatementCode
from lapreporter.report.report import Reason, Report
from lapreporter.report.resources import GivenStatement, GivenStatementCode, NationalResource
from lapreporter.report.retained import RetainedBalance, RetainedRow
from lapreporter.report.shape import leaves, pattern_of
from lapreporter.report.stockpiles import Balance, StockRow
from tests.checks.speaking import report
from tests.document.filled_reports import filled_report

TODAY = date(2026, 3, 2)
END_2024 = Period(start=date(2024, 1, 1), end=date(2024, 12, 31))
BASE = {"cover.state": "XPR", "cover.kind": ReportKind.ANNUAL, "cover.period": END_2024}


@pytest.fixture(scope="module")
def carrying() -> Carrying:
    return load_carrying(shipped("forms", "carry-over.toml"))


def over(carrying: Carrying, answers: Mapping[str, object], year: int = 2025) -> CarriedOver:
    return carry_over(report({**BASE, **answers}), year, TODAY, carrying)


def why(result: CarriedOver) -> dict[str, Why]:
    return {dropped.path: dropped.why for dropped in result.dropped}


def test_a_carried_report_is_annual_for_the_whole_new_year(carrying: Carrying) -> None:
    cover = over(carrying, {"cover.submitted_on": date(2025, 4, 12), "cover.kind": ReportKind.INITIAL}).report.cover
    assert (cover.kind, cover.period) == (
        ReportKind.ANNUAL,
        Period(start=date(2025, 1, 1), end=date(2025, 12, 31)),
    )
    assert cover.submitted_on is None
    assert cover.last_report_on == date(2025, 4, 12)


def test_a_state_that_is_no_party_goes_on_reporting_voluntarily(carrying: Carrying) -> None:
    answers = {"cover.membership": Membership.SIGNATORY, "cover.kind": ReportKind.VOLUNTARY}
    assert over(carrying, answers).report.cover.kind is ReportKind.VOLUNTARY


def test_the_end_of_last_year_is_the_start_of_this(carrying: Carrying) -> None:
    stock = StockRow(
        id="s1",
        type="Bomb A",
        munitions=Balance(opening=1235, destroyed=643, closing=592),
        submunitions=Balance(closing=265_789),
    )
    kept = RetainedRow(id="r1", type="Bomb B", munitions=RetainedBalance(opening=8, consumed=2, closing=6))
    land = AreaBalance(opening_m2=2_640_000, found_m2=100_000, cleared_m2=1_200_000, closing_m2=1_740_000)
    result = over(carrying, {"stockpiles.types": (stock,), "retained.types": (kept,), "contamination.balance": land})
    row = result.report.stockpiles.types[0]
    assert (row.id, row.type, row.munitions) == ("s1", "Bomb A", Balance(opening=592))
    assert row.submunitions == Balance(opening=265_789)
    assert result.report.retained.types[0].munitions == RetainedBalance(opening=6)
    assert result.report.contamination.balance == AreaBalance(opening_m2=1_740_000)
    assert result.moved["stockpiles.types[s1].munitions.closing"] == "stockpiles.types[s1].munitions.opening"
    assert why(result)["stockpiles.types[s1].munitions.destroyed"] is Why.YEARLY
    assert why(result)["stockpiles.types[s1].munitions.opening"] is Why.REPLACED
    assert "stockpiles.types[s1].munitions.opening" in result.carried


def test_a_printed_total_stands_in_for_a_balance_that_was_not_given(carrying: Carrying) -> None:
    result = over(carrying, {"contamination.stated_total": StatedArea(total_m2=11_000_000)})
    assert result.report.contamination.balance.opening_m2 == 11_000_000
    assert result.report.contamination.stated_total.total_m2 == 11_000_000


def test_movements_amounts_and_days_of_the_year_start_empty_and_are_listed(carrying: Carrying) -> None:
    money = NationalResource(id="n1", amount=Money(amount=Decimal(500), currency="XTS"))
    result = over(
        carrying,
        {
            "contamination.items": (FoundItem(id="i1", destroyed=513),),
            "resources.national": (money,),
            "retained.review.reviewed_on": "2024-11",
        },
    )
    assert result.report.contamination.items == ()
    assert result.report.resources.national == ()
    assert result.report.retained.review.reviewed_on is None
    assert why(result) == {
        "cover.period": Why.REPLACED,
        "contamination.items[i1].destroyed": Why.YEARLY,
        "resources.national[n1].amount": Why.YEARLY,
        "retained.review.reviewed_on": Why.YEARLY,
    }


def test_laws_institutions_and_areas_carry_with_their_rows(carrying: Carrying) -> None:
    act = Attachment(id="f1", name="act.pdf", sha256="a" * 64, size=12, media_type="application/pdf")
    law = Measure(id="l1", title="Cluster Munitions Act", files=(act,))
    office = Institution(id="o1", institution="Ministry of Defence", email="office@example.org")
    area = ContaminatedArea(id="k7f2", name="North", size_m2=12_000)
    answers = {
        "national_measures.measures": (law,),
        "cover.institutions": (office,),
        "contamination.areas": (area,),
    }
    result = over(carrying, answers)
    for path, rows in answers.items():
        assert get(result.report, path) == rows
    assert "national_measures.measures[l1].files" in result.carried
    assert result.carried["contamination.areas[k7f2].size_m2"].year == 2024


def test_sentences_keep_the_day_on_which_they_were_true(carrying: Carrying) -> None:
    said = ProductionStatement(code=ProductionStatementCode.NEVER_PRODUCED, as_of=date(2024, 12, 31))
    result = over(carrying, {"production.statement": said})
    assert result.report.production.statement == said
    mark = result.carried["production.statement"]
    assert mark.digest == digest(result.report, "production.statement")


def test_a_sentence_on_the_year_carries_only_where_it_lists_nothing(carrying: Carrying) -> None:
    none = GivenStatement(code=GivenStatementCode.NONE_GIVEN, as_of=date(2024, 12, 31))
    listed = GivenStatement(code=GivenStatementCode.LISTED, as_of=date(2024, 12, 31))
    assert over(carrying, {"resources.given_statement": none}).report.resources.given_statement == none
    result = over(carrying, {"resources.given_statement": listed})
    assert result.report.resources.given_statement.code is None
    assert why(result)["resources.given_statement"] is Why.YEARLY


def test_rows_that_came_to_an_end_stay_behind_and_are_listed(carrying: Carrying) -> None:
    closed = ContaminatedArea(id="a1", name="South", size_m2=900, status=AreaStatus.CLOSED)
    gone = StockRow(id="s1", type="Bomb A", munitions=Balance(destroyed=7_526, closing=0))
    result = over(carrying, {"contamination.areas": (closed,), "stockpiles.types": (gone,)})
    assert result.report.contamination.areas == ()
    assert result.report.stockpiles.types == ()
    assert why(result)["contamination.areas[a1].size_m2"] is Why.FINISHED
    assert why(result)["stockpiles.types[s1].type"] is Why.FINISHED


def test_a_type_of_which_only_a_part_is_known_to_be_gone_goes_on(carrying: Carrying) -> None:
    row = StockRow(id="s1", munitions=Balance(closing=0), submunitions=Balance(opening=400))
    assert [row.id for row in over(carrying, {"stockpiles.types": (row,)}).report.stockpiles.types] == ["s1"]


def test_a_gap_at_the_end_of_last_year_is_a_gap_at_the_start_of_this(carrying: Carrying) -> None:
    unknown = Omission(kind=OmissionKind.NOT_KNOWN, explanation="The store was flooded.")
    land = report({**BASE, "contamination.statement": ContaminationStatement(code=ContaminationStatementCode.CLEARED)})
    land = land.model_copy(
        update={
            "omissions": {
                "contamination.balance.closing_m2": unknown,
                "contamination.balance.cleared_m2": unknown,
                "victim_assistance.known": unknown,
            }
        }
    )
    result = carry_over(land, 2025, TODAY, carrying)
    assert result.report.omissions == {
        "contamination.balance.opening_m2": unknown,
        "victim_assistance.known": unknown,
    }
    assert {"contamination.balance.opening_m2", "victim_assistance.known"} <= set(result.carried)
    assert why(result)["contamination.balance.cleared_m2"] is Why.YEARLY


def test_a_reason_stays_while_the_answer_it_speaks_of_is_there(carrying: Carrying) -> None:
    def reason(row: str, path: str | None) -> Reason:
        return Reason(id=row, code="CLR-04", path=path, text="As printed.", given_on=date(2025, 2, 1), numbers="x")

    closed = ContaminatedArea(id="a1", status=AreaStatus.CLOSED)
    open_area = ContaminatedArea(id="a2")
    kept, lost = reason("r1", "contamination.areas[a2].hazard"), reason("r2", "contamination.areas[a1].hazard")
    before = report({**BASE, "contamination.areas": (closed, open_area)}).model_copy(update={"reasons": (kept, lost)})
    result = carry_over(before, 2025, TODAY, carrying)
    assert result.report.reasons == (kept,)
    assert why(result)["reasons[r2]"] is Why.NO_ANSWER


def test_missing_years_are_asked_for_where_an_obligation_is_open(carrying: Carrying) -> None:
    area = {"contamination.areas": (ContaminatedArea(id="a1", size_m2=5),)}
    years = [row.year for row in over(carrying, area, 2027).report.cover.missing_years]
    assert years == [2025, 2026]
    assert over(carrying, {}, 2027).report.cover.missing_years == ()


def test_an_unchanged_form_names_the_day_it_was_last_submitted(carrying: Carrying) -> None:
    from_2020 = {
        "cover.submitted_on": date(2025, 4, 12),
        "cover.marks.production.mark": Mark.UNCHANGED,
        "cover.marks.production.last_date": date(2021, 4, 28),
        "cover.marks.technical.mark": Mark.NOT_APPLICABLE,
        "production.statement": ProductionStatement(code=ProductionStatementCode.NEVER_PRODUCED),
        "national_measures.measures": (Measure(id="l1", title="Act"),),
        "contamination.items": (FoundItem(id="i1", destroyed=513),),
    }
    marks = over(carrying, from_2020).report.cover.marks
    assert (marks.national_measures.mark, marks.national_measures.last_date) == (Mark.UNCHANGED, date(2025, 4, 12))
    assert (marks.production.mark, marks.production.last_date) == (Mark.UNCHANGED, date(2021, 4, 28))
    assert marks.technical.mark is Mark.NOT_APPLICABLE
    assert marks.contamination.mark is Mark.CHANGED
    assert marks.retained.mark is None


@settings(max_examples=25)
@given(st.integers(0, 10**9))
def test_nothing_is_lost_in_silence(seed: int) -> None:
    carrying = load_carrying(shipped("forms", "carry-over.toml"))
    before = filled_report(seed)
    result = carry_over(before, 2024, TODAY, carrying)
    now = {answer.path: answer.value for answer in answers(result.report)}
    listed = [(dropped.path, dropped.value) for dropped in result.dropped]
    for answer in answers(before):
        path = answer.path
        carried = now.get(path) == answer.value
        moved = path in result.moved and now.get(result.moved[path]) == answer.value
        assert carried or moved or (path, answer.value) in listed, path
    for path, omission in before.omissions.items():
        gaps = result.report.omissions
        kept = omission in (gaps.get(path), gaps.get(result.moved.get(path, "")))
        assert kept or (path, omission) in listed, path
    for reason in before.reasons:
        assert reason in result.report.reasons or (f"reasons[{reason.id}]", reason) in listed


@settings(max_examples=25)
@given(st.integers(0, 10**9))
def test_everything_that_stands_as_last_year_waits_to_be_confirmed(seed: int) -> None:
    carrying = load_carrying(shipped("forms", "carry-over.toml"))
    result = carry_over(filled_report(seed), 2024, TODAY, carrying)
    for answer in answers(result.report):
        try:
            fate = carrying.fate(pattern_of(answer.path))
        except KeyError:
            continue
        assert (answer.path in result.carried) == (fate is not Fate.PROGRAM), answer.path
        assert fate is not Fate.YEARLY
    for path, mark in result.carried.items():
        assert (mark.year, mark.digest) == (2023, digest(result.report, path))


@settings(max_examples=25)
@given(st.integers(0, 10**9))
def test_rows_keep_their_ids_and_their_order(seed: int) -> None:
    carrying = load_carrying(shipped("forms", "carry-over.toml"))
    before = filled_report(seed)
    result = carry_over(before, 2024, TODAY, carrying)
    for table in (leaf.pattern for leaf in leaves(Report) if leaf.kind is Kind.TABLE):
        if carrying.fate(table) is Fate.CARRIES:
            kept = [row.id for row in get(result.report, table)]
            assert kept == [row.id for row in get(before, table) if row.id in kept]
            ended = {row.id for row in get(before, table)} - set(kept)
            causes = {one.why for one in result.dropped for row in ended if one.path.startswith(f"{table}[{row}]")}
            assert causes <= {Why.FINISHED, Why.YEARLY, Why.NO_ANSWER}


@settings(max_examples=10)
@given(st.integers(0, 10**9))
def test_a_carried_report_is_a_report_that_can_be_sent_and_read(seed: int) -> None:
    carrying = load_carrying(shipped("forms", "carry-over.toml"))
    made = carry_over(filled_report(seed), 2024, TODAY, carrying).report
    assert load(dump(made), "report.json") == made


def test_the_coverage_of_last_year_stays_behind(carrying: Carrying) -> None:
    covered = CoverageRecord(plan="lap", wording="draft", answered=1, concerning=2, groups={}, actions=())
    last = filled_report(7).model_copy(update={"coverage": covered})
    assert carry_over(last, 2024, date(2025, 1, 4), carrying).report.coverage is None
