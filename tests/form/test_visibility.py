"""How far a form has come while texts stand in it that could not be read."""

from __future__ import annotations

from lapreporter.form.loader import load_edition
from lapreporter.form.visibility import Status, half_typed, progress, progress_of_page
from lapreporter.locations import shipped
from lapreporter.report import paths
from lapreporter.report.contamination import ContaminatedArea
from lapreporter.report.report import Report

AREAS = "contamination.areas"


def test_a_text_in_a_cell_stands_below_its_table_and_its_part_of_the_report() -> None:
    unread = {f"{AREAS}[a1].size_m2": "12 ooo", f"{AREAS}[a2].size_m2": "x", "cover.period.start": "soon"}
    assert half_typed(unread) == {"contamination", AREAS, "cover", "cover.period", "cover.period.start"}


def test_a_name_that_only_begins_alike_is_not_half_typed() -> None:
    assert AREAS not in half_typed({f"{AREAS}_of_last_year": "x"})


def test_a_table_with_an_unread_cell_is_in_progress() -> None:
    edition = load_edition(shipped("forms", "editions", "adapted"))
    page = next(page for page in edition.pages() if page.key == "contamination/areas")
    form = edition.form(page.form)
    report = paths.replace(Report(), AREAS, (ContaminatedArea(id="a1", name="Hill"),))
    half = half_typed({f"{AREAS}[a1].size_m2": "12 ooo"})
    assert progress_of_page(page, report, half) is Status.IN_PROGRESS
    assert progress(form, Report(), half).status is Status.IN_PROGRESS
    assert progress(form, Report(), frozenset()).status is Status.NOT_STARTED
    assert progress(form, report, half).answered == progress(form, report, frozenset()).answered - 1
