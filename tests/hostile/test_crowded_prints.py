"""Rows with far more to say than a page is wide are printed, whatever they hold."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from lapreporter.exchange.export import draft_pdf
from lapreporter.form.edition import Edition
from lapreporter.form.lexicon import load_lexicon
from lapreporter.form.loader import load_edition
from lapreporter.i18n import open_language
from lapreporter.locations import shipped
from lapreporter.report import paths
from lapreporter.report.obligations import StockpileRequest
from lapreporter.report.report import Report
from lapreporter.report.technical import TechnicalSheet
from tests.exchange.printing.reading import text_of

NOW = datetime(2026, 4, 30, 9, 15, tzinfo=UTC)
TEXTS = ("reasons", "exceptional", "plan", "environment", "gender")


@pytest.fixture(scope="module")
def edition() -> Edition:
    return load_edition(shipped("forms", "editions", "adapted"))


def printed(report: Report, edition: Edition, folder: Path) -> str:
    pdf = draft_pdf(
        report,
        language=open_language("en"),
        edition=edition,
        lexicon=load_lexicon(shipped("forms")),
        findings=(),
        now=NOW,
    )
    return " ".join(text_of(pdf, folder, "-raw").split())


def test_a_request_that_tells_everything_is_printed_in_full(edition: Edition, tmp_path: Path) -> None:
    told = {name: f"Told under {name}." for name in TEXTS}
    request = StockpileRequest.model_validate({"id": "r1", "meeting": "Thirteenth Meeting", **told})
    text = printed(paths.with_row(Report(), "stockpiles.requests", request), edition, tmp_path)
    for name in TEXTS:
        assert f"Told under {name}." in text


def test_a_row_of_endless_figures_is_printed(edition: Edition, tmp_path: Path) -> None:
    fine = Decimal("0." + "1" * 200)
    sheet = TechnicalSheet(id="t1", type="Practice", length_mm=fine, diameter_mm=fine, mass_g=fine)
    assert "Practice" in printed(paths.with_row(Report(), "technical.types", sheet), edition, tmp_path)


def test_a_row_without_anything_is_no_obstacle(edition: Edition, tmp_path: Path) -> None:
    report = paths.with_row(Report(), "technical.types", TechnicalSheet(id="t1"))
    report = paths.with_row(report, "stockpiles.requests", StockpileRequest(id="r1"))
    assert printed(report, edition, tmp_path)
