"""Charts and the annex of the plan on paper."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

import page
import pikepdf
import pytest

from lapreporter.checks.plan.coverage import coverage
from lapreporter.checks.plan.data import record
from lapreporter.checks.plan.plan import Plan
from lapreporter.exchange.export import draft_pdf, make_pair
from lapreporter.form.edition import Edition
from lapreporter.form.lexicon import Lexicon
from lapreporter.i18n import open_language
from lapreporter.report.answers import Period
from lapreporter.report.contamination import AreaBalance
from lapreporter.report.data import load
from lapreporter.report.paths import replace
from lapreporter.report.report import Report
from lapreporter.words import Language
from tests.exchange.printing.conftest import NOW, Beside
from tests.exchange.printing.reading import text_of
from tests.exchange.printing.test_answers import BARE

Draw = Callable[..., bytes]


@pytest.fixture
def draw(edition: Edition, lexicon: Lexicon, english: Language, plan: Plan, beside: Beside) -> Draw:
    """Prints a draft with everything that is known beside the report."""

    def drawn(report: Report, *history: Report, language: Language = english) -> bytes:
        return draft_pdf(
            report, language=language, edition=edition, lexicon=lexicon, findings=(), now=NOW,
            case=beside(report, *history), plan=plan,
        )  # fmt: skip

    return drawn


def figures(pdf: bytes) -> list[str]:
    """The alternative texts of all figures, in reading order."""

    def below(node: pikepdf.Object) -> Iterator[str]:
        if isinstance(node, pikepdf.Dictionary):
            if node.get("/S") == "/Figure":
                yield str(node["/Alt"])
            kids = node.get("/K", pikepdf.Array())
            for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
                yield from below(kid)

    with pikepdf.open(BytesIO(pdf)) as document:
        return list(below(document.Root.StructTreeRoot))


def of(year: int, left: int, released: int | None = None) -> Report:
    report = replace(BARE, "cover.period", Period(start=dt.date(year, 1, 1), end=dt.date(year, 12, 31)))
    return replace(report, "contamination.balance", AreaBalance(cleared_m2=released, closing_m2=left))


def test_the_history_is_drawn_in_the_summary_and_its_figures_stand_in_a_table(draw: Draw, tmp_path: Path) -> None:
    pdf = draw(of(2025, 5_410_000, 1_830_000), of(2022, 11_710_000, 2_350_000), of(2024, 7_240_000, 2_120_000))
    charts = [alt for alt in figures(pdf) if alt.startswith("Column chart")]
    assert len(charts) == 2
    assert charts[0] == charts[1]
    assert "From 11.71 km² at the end of 2022 to 5.41 km² at the end of 2025." in charts[0]
    text = text_of(pdf, tmp_path)
    assert "Contaminated area and the deadline" in text.split("Page 2 of")[0]
    assert "2024 7,240,000 reported" in text
    assert "2023 not knowna" in text
    assert "No figure for this year is at hand." in text


def test_without_columns_enough_there_is_no_chart(draw: Draw) -> None:
    assert figures(draw(of(2025, 5_410_000))) == []


def test_people_are_drawn_where_all_groups_are_known(draw: Draw, practice: Report) -> None:
    charts = [alt for alt in figures(draw(practice)) if alt.startswith("Bar chart")]
    assert len(charts) == 4
    assert charts[0].startswith("Bar chart, People reached by risk education: Women 9,870, Men 8,450")


@pytest.mark.parametrize("code", ["en", "ar"])
@pytest.mark.parametrize("profile", ["3a", "ua-1"])
def test_charts_and_annex_conform_in_both_directions(draw: Draw, practice: Report, profile: str, code: str) -> None:
    report = page.validate_pdf_bytes(draw(practice, language=open_language(code)), profile=profile)
    assert [failure for failure in report.failures if "STREAM-LENGTH-001" not in str(failure)] == []


def test_the_annex_says_for_each_action_what_is_answered_and_where(
    draw: Draw, practice: Report, plan: Plan, beside: Beside, tmp_path: Path
) -> None:
    found = coverage(plan, beside(practice))
    text = text_of(draw(practice), tmp_path)
    assert f"{found.answered} of {found.concerning} indicators that concern this State are answered." in text
    annex = text.split("Annex 1 Answers by action of the plan")[1].split("\nAnnex 2")[0]
    assert all(f"\n{one.action.number} " in annex for one in found.actions)
    assert "7 Run a national information answered 1 of 1 indicator is complete. F.13, page" in annex
    assert "The training given in 2025 was" in annex


def test_the_data_carry_what_the_annex_says(
    edition: Edition, lexicon: Lexicon, english: Language, plan: Plan, beside: Beside, practice: Report
) -> None:
    case = beside(practice)
    pair = make_pair(
        practice, {}, None, language=english, edition=edition, lexicon=lexicon, findings=(), now=NOW,
        case=case, plan=plan,
    )  # fmt: skip
    assert load(pair.json, "report.json").coverage == record(coverage(plan, case))


def test_without_a_plan_there_is_no_annex_of_it(
    edition: Edition, lexicon: Lexicon, english: Language, practice: Report, tmp_path: Path
) -> None:
    pdf = draft_pdf(practice, language=english, edition=edition, lexicon=lexicon, findings=(), now=NOW)
    assert "Answers by action" not in text_of(pdf, tmp_path)
