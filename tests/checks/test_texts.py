from __future__ import annotations

from datetime import date

import pytest

from lapreporter.report.contamination import ContaminatedArea
from lapreporter.report.cover import FormMark, Mark
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


def test_last_years_text_is_no_news() -> None:
    text = {"contamination.difficulties": "Floods cut off the area for two months.", **year(2016)}
    changed = {"cover.marks.contamination": FormMark(mark=Mark.CHANGED)}
    before = [{**text, **year(2015)}]
    raises("TXT-06", case({**text, **changed}, history=before))
    silent("TXT-06", case({**text, **changed, "contamination.difficulties": "There were none."}, history=before))
    silent("TXT-06", case(text, history=before))


@pytest.mark.parametrize("text", ["We cleared anti-personnel mines.", "Under the Mine Ban Convention we reported."])
def test_mines_are_counted_elsewhere(text: str) -> None:
    raises("TXT-07", case({TEXT: text}))


def test_mines_beside_submunitions_may_be_named() -> None:
    silent("TXT-07", case({TEXT: "The area holds anti-personnel mines and submunitions."}))
    silent("TXT-07", case({"other.text": "We also work under the Mine Ban Convention."}))


@pytest.mark.parametrize(
    "text",
    ["An area was cleared by survey.", "Two submunition mines were found.", "They were destroyed by transfer."],
)
def test_words_with_a_fixed_meaning_are_asked_about(text: str) -> None:
    raises("TXT-08", case({TEXT: text}))


def test_words_that_fit_are_left_alone() -> None:
    silent("TXT-08", case({TEXT: "After survey, 470,000 m2 were cleared and two submunitions destroyed."}))


def test_a_text_can_be_read_by_others() -> None:
    raises("TXT-10", case({TEXT: "ບໍ່ມີພື້ນທີ່ທີ່ຮູ້ຈັກ"}))
    raises("TXT-10", case({"language": "de", TEXT: "Ein Gebiet ist noch belastet."}))


@pytest.mark.parametrize(
    "text", [SENTENCE, "Une zone reste contaminée.", "Одна территория.", "一个区域。", "منطقة واحدة."]
)
def test_the_six_languages_are_read(text: str) -> None:
    silent("TXT-10", case({TEXT: text}))
