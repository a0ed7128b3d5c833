"""The library hands the rules what a document holds beside the report, and finds own reports of earlier years."""

from __future__ import annotations

from pathlib import Path

from lapreporter.checks.meetings import Meetings
from lapreporter.checks.reference import MunitionLibrary
from lapreporter.document.files import Files
from lapreporter.document.lock import Owner
from lapreporter.document.shelf import Shelf
from lapreporter.form.carrying import load_carrying
from lapreporter.locations import shipped
from lapreporter.report.paths import replace
from lapreporter.ui.library import Library
from tests.ui.conftest import NOW


def library(folder: Path) -> Library:
    return Library(
        shelf=Shelf(folder, Files(), "1"),
        files=Files(),
        owner=Owner("anna", "ministry-pc", 4711, NOW),
        clock=lambda: NOW,
        states={},
        munitions=MunitionLibrary(),
        meetings=Meetings(),
        practice_report=shipped("resources", "examples", "xpr-2025.json"),
        carrying=load_carrying(shipped("forms", "carry-over.toml")),
    )


def test_a_report_that_is_opened_is_compared_with_ones_own_of_the_year_before(tmp_path: Path) -> None:
    kept = library(tmp_path)
    kept.begin("XPR", 2024).close()
    with kept.begin("XPR", 2025) as document:
        content = kept.content_of(document)
    assert [one.year() for one in content.history] == [2024]
    case = kept.case_of(content)
    assert case.previous is content.history[0]
    assert case.carrying is kept.carrying


def test_what_the_report_amends_is_beside_it(tmp_path: Path) -> None:
    kept = library(tmp_path)
    with kept.begin("XPR", 2025) as document:
        content = kept.content_of(document)
    sent = replace(content.report, "other.text", "as it was sent")
    assert kept.case_of(content.model_copy(update={"amends": sent})).amends is sent
