from __future__ import annotations

from datetime import date

import pytest

from lapreporter.report.contamination import ContaminatedArea, ContaminationStatementCode
from lapreporter.report.retained import RetainedBalance, RetainedRow
from lapreporter.report.stockpiles import StockpileStatement, StockpileStatementCode
from tests.checks.speaking import case, raises, silent, year

TEXT = "contamination.supplementary"
AREA = {"contamination.areas": (ContaminatedArea(id="a", name="Wittstock", size_m2=11_000_000),)}
SENTENCE = "One area remained on 31 December 2016."


@pytest.mark.parametrize("text", ["N/A", "nil", " - ", "sans objet", "No aplica.", "لا ينطبق"])
def test_a_bare_no_is_no_statement(text: str) -> None:
    raises("TXT-01", case({TEXT: text}))


def test_a_sentence_is_a_statement() -> None:
    silent("TXT-01", case({TEXT: SENTENCE}))


@pytest.mark.parametrize("text", ["see last year", "ongoing", "Same as before."])
def test_an_answer_stands_on_its_own(text: str) -> None:
    raises("TXT-02", case({TEXT: text}))


def test_a_sentence_stands_on_its_own() -> None:
    silent("TXT-02", case({TEXT: SENTENCE}))


def test_a_text_does_not_deny_the_table() -> None:
    raises("TXT-04", case({**AREA, TEXT: "There are no contaminated areas."}))
    raises("TXT-04", case({**AREA, "contamination.statement.code": ContaminationStatementCode.NONE_KNOWN}))
    kept = {"retained.types": (RetainedRow(id="a", munitions=RetainedBalance(closing=6)),)}
    raises("TXT-04", case({**kept, "retained.supplementary": "None are retained."}))


def test_a_text_that_agrees_with_the_table_passes() -> None:
    silent("TXT-04", case({**AREA, TEXT: SENTENCE}))
    silent("TXT-04", case({TEXT: "There are no contaminated areas."}))


def test_a_reason_speaks_of_the_year_reported() -> None:
    path = "stockpiles.nothing_destroyed"
    raises("TXT-05", case({path: "The plant was closed in 2015.", **year(2016)}))
    silent("TXT-05", case({path: "The plant was closed from 2015 to 2016.", **year(2016)}))


def test_a_statement_is_true_on_a_day() -> None:
    never = StockpileStatement(code=StockpileStatementCode.NEVER_HELD)
    raises("TXT-11", case({"stockpiles.statement": never, **year(2016)}))
    dated = never.model_copy(update={"as_of": date(2016, 12, 31)})
    silent("TXT-11", case({"stockpiles.statement": dated, **year(2016)}))


def test_difficulties_are_asked_about() -> None:
    raises("TXT-12", case(AREA))
    silent("TXT-12", case({**AREA, "contamination.no_difficulties": True}))


@pytest.mark.parametrize("text", ["To be completed by XX.", "Ends on [date].", "The amount is tbc."])
def test_nothing_of_a_template_is_left(text: str) -> None:
    raises("TXT-13", case({TEXT: text}))


def test_a_finished_sentence_holds_no_placeholder() -> None:
    silent("TXT-13", case({TEXT: SENTENCE}))
