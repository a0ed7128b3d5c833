"""The annexes that lay two reports side by side: what moved is listed, what is the same is counted."""

from __future__ import annotations

from dataclasses import replace as beside
from datetime import date
from pathlib import Path

import pytest

from lapreporter.checks.case import Case
from lapreporter.exchange.export import draft_pdf
from lapreporter.form.edition import Edition
from lapreporter.form.lexicon import Lexicon
from lapreporter.report.answers import Period
from lapreporter.report.contamination import ContaminatedArea
from lapreporter.report.cover import ReportKind
from lapreporter.report.data import load
from lapreporter.report.paths import replace
from lapreporter.report.report import EditionKey, Report
from lapreporter.words import Language
from tests.exchange.printing.conftest import NOW
from tests.exchange.printing.reading import EXAMPLES, text_of

AREAS = "contamination.areas"
CLEARED = "contamination.balance.cleared_m2"


@pytest.fixture(scope="module")
def croatia() -> Report:
    return load((EXAMPLES / "hrv-2016.json").read_bytes(), "hrv-2016")


@pytest.fixture(scope="module")
def following(croatia: Report) -> Report:
    """The year after, with figures of our own: only how they are compared is looked at."""
    report = replace(croatia, "cover.period", Period(start=date(2017, 1, 1), end=date(2017, 12, 31)))
    return replace(report, CLEARED, 600_000)


class Printing:
    def __init__(self, edition: Edition, lexicon: Lexicon, language: Language, folder: Path) -> None:
        self._edition, self._lexicon, self._language, self._folder = edition, lexicon, language, folder

    def text(self, case: Case) -> str:
        pdf = draft_pdf(
            case.report, language=self._language, edition=self._edition, lexicon=self._lexicon, findings=(), now=NOW,
            case=case,
        )  # fmt: skip
        return " ".join(text_of(pdf, self._folder).replace("\u00a0", " ").split())


@pytest.fixture
def printing(edition: Edition, lexicon: Lexicon, english: Language, tmp_path: Path) -> Printing:
    return Printing(edition, lexicon, english, tmp_path)


def test_this_year_stands_against_last_with_the_growth(croatia: Report, following: Report, printing: Printing) -> None:
    text = printing.text(Case(following, NOW.date(), history=(croatia,)))
    annex = text[text.rindex("2017 against 2016") :]
    assert "Cleared 1,200,000 m² 600,000 m²" in annex
    assert "600,000 (–50 %)" in annex or "600,000 (−50 %)" in annex
    assert "answers are the same in both reports" in annex
    assert "Law ratifying" not in annex, "what is the same is not listed"


def test_a_report_without_an_earlier_one_has_no_such_annex(following: Report, printing: Printing) -> None:
    text = printing.text(Case(following, NOW.date()))
    assert "against" not in text[text.index("Annex 1") :] or "2017 against 2016" not in text


def test_the_short_form_says_by_itself_what_changed(croatia: Report, following: Report, printing: Printing) -> None:
    short = following.model_copy(update={"edition": EditionKey.SHORT})
    assert "2017 against 2016" not in printing.text(Case(short, NOW.date(), history=(croatia,)))


def test_rows_of_one_year_only_are_counted_and_a_long_table_says_what_it_leaves_out(
    croatia: Report, following: Report, printing: Printing
) -> None:
    old = tuple(ContaminatedArea(id=f"a{number}", name=f"Area {number}", size_m2=number) for number in range(60))
    new = tuple(row.model_copy(update={"size_m2": number + 1}) for number, row in enumerate(old[:50]))
    case = Case(replace(following, AREAS, new), NOW.date(), history=(replace(croatia, AREAS, old),))
    text = printing.text(case)
    annex = text[text.rindex("2017 against 2016") :]
    assert "Area 39: Size in m² 39 m² 40 m²" in annex
    assert "10 more answers" in annex
    assert "10 rows –" in annex


def test_an_amendment_lists_what_it_changes(croatia: Report, printing: Printing) -> None:
    amended = replace(replace(croatia, CLEARED, 1_190_000), "cover.kind", ReportKind.AMENDMENT)
    amended = replace(amended, "cover.amends_submitted_on", date(2017, 4, 27))
    case = Case(amended, NOW.date(), amends=croatia)
    text = printing.text(case)
    annex = text[text.rindex("What this report amends") :]
    assert "Cleared 1,200,000 m² 1,190,000 m²" in annex
    assert "Kind of report" not in annex[: annex.index("Annex 2")]
    assert "What this report amends" not in printing.text(beside(case, amends=None))
