"""On the short form the way through the report leads to what is to be filled in, and past the rest."""

from __future__ import annotations

import pytest

from lapreporter.form.edition import Edition
from lapreporter.form.loader import load_edition
from lapreporter.form.navigation import pages_in_order
from lapreporter.locations import shipped
from lapreporter.report.cover import FormMark, Mark, Marks
from lapreporter.report.paths import replace
from lapreporter.report.report import EditionKey, Report


@pytest.fixture(scope="module")
def adapted() -> Edition:
    return load_edition(shipped("forms", "editions", "adapted"))


def forms(edition: Edition, report: Report, **current: str) -> list[str]:
    here = next((page for page in edition.pages() if page.form == current.get("here")), None)
    return list(dict.fromkeys(page.form for page in pages_in_order(edition, report, here)))


def test_only_the_cover_and_what_changed_lie_on_the_way(adapted: Edition) -> None:
    marks = {form: FormMark(mark=Mark.UNCHANGED) for form in Marks.model_fields}
    short = replace(Report(edition=EditionKey.SHORT), "cover.marks", Marks(**marks))
    assert forms(adapted, short) == ["cover"]
    opened = replace(short, "cover.marks.retained.mark", Mark.CHANGED)
    assert forms(adapted, opened) == ["cover", "retained"]
    assert forms(adapted, opened, here="production") == ["cover", "retained", "production"]


def test_every_form_lies_on_the_way_of_a_full_report(adapted: Edition) -> None:
    assert forms(adapted, Report()) == [form.key for form in adapted.forms]
