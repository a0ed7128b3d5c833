"""The four different ways of saying nothing, and what is left out."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from lapreporter.report.answers import Money, Omission, OmissionKind, Period
from lapreporter.report.contamination import ContaminatedArea, ContaminationStatementCode, Hazard
from lapreporter.report.cover import Cover, Institution, Mark, Membership, ReportKind
from lapreporter.report.paths import omit, replace
from lapreporter.report.report import Report
from lapreporter.report.resources import AssistanceGiven
from lapreporter.report.stockpiles import StockpileStatementCode
from tests.exchange.printing.conftest import Print

YEAR = Period(start=dt.date(2025, 1, 1), end=dt.date(2025, 12, 31))
BARE = Report(cover=Cover(state="XPR", membership=Membership.PARTY, kind=ReportKind.ANNUAL, period=YEAR))


def contaminated(*areas: ContaminatedArea) -> Report:
    report = replace(BARE, "contamination.statement.code", ContaminationStatementCode.CONTAMINATED)
    return replace(report, "contamination.areas", areas)


def test_what_is_not_known_says_why_and_until_when(words: Print) -> None:
    area = ContaminatedArea(id="a1", name="Garth Meadow", hazard=Hazard.CHA, size_m2=47_600)
    report = omit(
        contaminated(area),
        "contamination.areas[a1].quantity",
        Omission(kind=OmissionKind.NOT_KNOWN, explanation="Survey has not begun.", expected_on="2026-10"),
    )
    text = words(report)
    assert "not known" in text
    assert "Not known: Survey has not begun. Expected: October 2026." in text


def test_zero_is_an_answer_and_no_omission(words: Print) -> None:
    report = replace(BARE, "victim_assistance.casualties.killed", 0)
    assert "Killed 0" in words(report)


def test_unanswered_questions_that_must_be_answered_are_listed_with_the_form(words: Print) -> None:
    assert "A.1 Questions not answered" in words(BARE)


def test_unanswered_voluntary_questions_stand_in_an_annex_only(words: Print) -> None:
    forms, annex = words(BARE).split("Voluntary questions not answered")
    assert "Lessons learned" not in forms
    assert "Lessons learned" in annex


def test_a_form_that_is_unchanged_asks_nothing_again(words: Print) -> None:
    report = replace(BARE, "cover.marks.production.mark", Mark.UNCHANGED)
    text = words(replace(report, "cover.marks.production.last_date", dt.date(2024, 4, 28)))
    assert "what stands in the report of 28 April 2024 is still true" in text
    assert "E.1" not in text


def test_hidden_answers_are_not_printed(words: Print) -> None:
    report = replace(BARE, "stockpiles.programme.description", "Two lines are running.")
    assert "Two lines are running." in words(report)
    without = replace(report, "stockpiles.statement.code", StockpileStatementCode.NEVER_HELD)
    assert "Two lines are running." not in words(without)


def test_a_name_to_be_withheld_is_not_printed(words: Print) -> None:
    one = Institution(id="i1", institution="Ministry of Order", person="Amina Idris", withhold_person=True)
    text = words(replace(BARE, "cover.institutions", (one,)))
    assert "Ministry of Order" in text
    assert "Amina Idris" not in text


def test_areas_are_grouped_by_hazard_with_subtotals(words: Print) -> None:
    rows = [(Hazard.CHA, 1_000), (Hazard.SHA, 20_000), (Hazard.CHA, 300), (Hazard.SHA, 40_000)]
    areas = [ContaminatedArea(id=f"a{i}", name=f"Area {i}", hazard=h, size_m2=m) for i, (h, m) in enumerate(rows)]
    text = words(contaminated(*areas))
    assert "Subtotal of 2 rows 1,300" in text
    assert "Subtotal of 2 rows 60,000" in text
    assert "Total of 4 rows 61,300" in text


def test_a_total_without_some_rows_says_so(words: Print) -> None:
    areas = [ContaminatedArea(id="a1", name="Known", size_m2=500), ContaminatedArea(id="a2", name="Unknown")]
    text = words(contaminated(*areas))
    assert "Total of 2 rows 500" in text
    assert "Without the rows that give no figure." in text


def test_money_is_added_per_currency_and_never_across(words: Print) -> None:
    amounts = [("EUR", 400), ("XTS", 70), ("EUR", 25)]
    given = tuple(
        AssistanceGiven(id=f"g{i}", recipient="A fund", amount=Money(amount=Decimal(amount), currency=currency))
        for i, (currency, amount) in enumerate(amounts)
    )
    text = words(replace(BARE, "resources.given", given))
    assert "Total in EUR EUR 425" in text
    assert "Total in XTS XTS 70" in text


def test_a_long_answer_is_printed_whole(words: Print) -> None:
    said = "\n".join(f"Paragraph {i} of a long story about the work of the year." for i in range(1, 200))
    text = words(replace(BARE, "contamination.programme.description", said))
    assert all(f"Paragraph {i} of" in text for i in range(1, 200))
