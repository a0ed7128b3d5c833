"""The word on where the State stands: what it confirms, which forms it opens, and the short form that follows."""

from __future__ import annotations

from datetime import date

import pytest

from lapreporter.checks.case import Case
from lapreporter.checks.finding import Severity
from lapreporter.cli import reference
from lapreporter.document.carry_over import carry_over
from lapreporter.document.content import Content, from_bytes, to_bytes
from lapreporter.document.standing import (
    REST,
    YEAR,
    lengthened,
    outlook,
    say_changed,
    say_rest,
    say_still_true,
    shortened,
    unsay,
)
from lapreporter.form.carrying import Carrying, load_carrying
from lapreporter.locations import shipped
from lapreporter.report.answers import Period
from lapreporter.report.cover import Mark, Marks
from lapreporter.report.data import load
from lapreporter.report.paths import replace
from lapreporter.report.report import EditionKey, Report

TODAY = date(2016, 3, 14)


@pytest.fixture(scope="module")
def carrying() -> Carrying:
    return load_carrying(shipped("forms", "carry-over.toml"))


def example(name: str, year: int, submitted_on: date | None) -> Report:
    """An example moved to another year."""
    report = load(shipped("resources", "examples", f"{name}.json").read_bytes(), name)
    report = replace(report, "cover.period", Period(start=date(year, 1, 1), end=date(year, 12, 31)))
    return replace(report, "cover.submitted_on", submitted_on)


def begun(last: Report, carrying: Carrying) -> Content:
    return carry_over(last, (last.year() or 0) + 1, TODAY, carrying).content((last,))


@pytest.fixture
def content(carrying: Carrying) -> Content:
    return begun(example("nzl-2013", 2014, date(2015, 4, 30)), carrying)


def case(content: Content, carrying: Carrying) -> Case:
    return Case(content.report, TODAY, history=content.history, carrying=carrying, states=reference.states())


def test_still_true_confirms_what_the_sentence_covers_and_dates_it(content: Content, carrying: Carrying) -> None:
    after = say_still_true(content, [("production.statement", ("production.statement",))], carrying)
    assert after.standing == {"production.statement": True}
    assert "production.statement" not in after.carried
    assert after.report.production.statement.as_of == date(2015, 12, 31)
    assert set(content.carried) - set(after.carried) == {"production.statement"}


def test_has_changed_opens_the_form_until_it_is_taken_back(content: Content, carrying: Carrying) -> None:
    after = say_changed(content, "national_measures.status", carrying)
    assert after.report.cover.marks.national_measures.mark is Mark.CHANGED
    assert [one.form for one in outlook(case(after, carrying), carrying, after.standing).opened] == [
        "national_measures"
    ]
    back = unsay(after, ["national_measures.status"], carrying)
    assert back == content


def test_the_rest_is_confirmed_as_a_whole(content: Content, carrying: Carrying) -> None:
    after = say_rest(content, list(content.carried), carrying)
    assert not after.carried
    assert after.standing == {REST: True}


def test_the_short_form_says_of_every_form_since_when_it_stands(content: Content, carrying: Carrying) -> None:
    after = shortened(content, case(content, carrying), carrying)
    marks = [getattr(after.report.cover.marks, form) for form in Marks.model_fields]
    assert {mark.mark for mark in marks} == {Mark.UNCHANGED}
    assert {mark.last_date for mark in marks} == {date(2015, 4, 30)}
    assert after.report.edition is EditionKey.SHORT
    assert after.report.cover.submitted_on == TODAY
    assert not any(path.startswith("cover.marks") for path in after.report.omissions)
    assert lengthened(after).report.edition is EditionKey.ADAPTED


def test_only_the_form_that_was_said_to_have_changed_is_not_short(content: Content, carrying: Carrying) -> None:
    content = say_changed(content, "national_measures.status", carrying)
    after = shortened(content, case(content, carrying), carrying)
    marks = {form: getattr(after.report.cover.marks, form).mark for form in Marks.model_fields}
    assert {form for form, mark in marks.items() if mark is Mark.CHANGED} == {"national_measures"}


def test_a_day_that_the_last_report_lacks_is_taken_from_the_cover(carrying: Carrying) -> None:
    content = begun(example("nzl-2013", 2014, None), carrying)
    report = replace(content.report, "cover.last_report_on", date(2015, 4, 30))
    content = content.model_copy(update={"report": report})
    after = shortened(content, case(content, carrying), carrying)
    assert after.report.cover.marks.stockpiles.last_date == date(2015, 4, 30)


def test_open_obligations_and_last_years_figures_open_their_forms_alone(carrying: Carrying) -> None:
    content = begun(example("deu-2017", 2017, date(2018, 4, 30)), carrying)
    found = outlook(case(content, carrying), carrying, content.standing)
    assert found.possible
    assert not found.short
    opened = {one.form: one for one in found.opened}
    assert set(opened) == {"retained", "contamination"}
    assert [one.code for one in opened["retained"].grounds] == ["SHO-04"]
    assert [one.code for one in opened["contamination"].grounds] == ["SHO-03"]
    assert opened["contamination"].figures
    assert not opened["contamination"].said


def test_without_an_earlier_full_report_there_is_no_short_form(content: Content, carrying: Carrying) -> None:
    report = replace(replace(content.report, "cover.marks", Marks()), "cover.last_report_on", None)
    alone = Content(report=report)
    found = outlook(case(alone, carrying), carrying, {})
    assert not found.possible
    assert [(one.code, one.severity) for one in found.general] == [("SHO-02", Severity.ERROR)]


def test_what_was_said_is_kept_with_the_document(content: Content, carrying: Carrying) -> None:
    said = say_still_true(content, [(YEAR, ())], carrying)
    assert from_bytes(to_bytes(said), "copy") == said
