"""Two reports in words: labels, values that differ never look the same, growth in figures and per cent."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from lapreporter.checks.side_by_side import NOT_GIVEN, SideBySide
from lapreporter.form.comparison import Growth, compare
from lapreporter.form.edition import Edition
from lapreporter.form.lexicon import load_lexicon
from lapreporter.form.loader import load_edition
from lapreporter.i18n import open_language
from lapreporter.locations import shipped
from lapreporter.report.answers import Contact, Money, Omission, OmissionKind, People
from lapreporter.report.contamination import ContaminatedArea, ContaminationStatement, ContaminationStatementCode
from lapreporter.report.paths import omit
from lapreporter.report.report import Report
from tests.checks.speaking import report, year

AREAS = "contamination.areas"
CLEARED = "contamination.balance.cleared_m2"


@pytest.fixture(scope="module")
def adapted() -> Edition:
    return load_edition(shipped("forms", "editions", "adapted"))


def beside(adapted: Edition, old: Report, new: Report) -> tuple[SideBySide, dict[str, tuple[str, str]]]:
    words = SideBySide(adapted, load_lexicon(shipped("forms")), open_language("en"), old, new)
    return words, {change.path: words.words(change) for change in words.asked(compare(old, new))}


def said(adapted: Edition, old: Mapping[str, Any], new: Mapping[str, Any], path: str) -> tuple[str, str]:
    first, second = beside(adapted, report(old), report(new))[1][path]
    return first.replace("\u00a0", " "), second.replace("\u00a0", " ")


def test_values_are_said_with_their_units(adapted: Edition) -> None:
    assert said(adapted, {CLEARED: 470_000}, {CLEARED: 1_250_000}, CLEARED) == ("470,000 m²", "1,250,000 m²")
    assert said(adapted, {CLEARED: 470_000}, {}, CLEARED) == ("470,000 m²", NOT_GIVEN)


def test_a_sentence_is_said_with_its_day(adapted: Edition) -> None:
    code, path = ContaminationStatementCode.CLEARED, "contamination.statement"
    old, new = (ContaminationStatement(code=code, as_of=date(of, 12, 31)) for of in (2016, 2017))
    assert said(adapted, {path: old}, {path: new}, path) == (
        "All contaminated areas have been cleared, as of 31 December 2016",
        "All contaminated areas have been cleared, as of 31 December 2017",
    )


def test_an_omission_is_said_as_such_and_its_reason_where_only_that_differs(adapted: Edition) -> None:
    old = omit(report(), CLEARED, Omission(kind=OmissionKind.NOT_KNOWN, explanation="No records."))
    new = omit(report(), CLEARED, Omission(kind=OmissionKind.NOT_KNOWN, explanation="Records were lost."))
    assert beside(adapted, old, new)[1][CLEARED] == ("Not known; No records.", "Not known; Records were lost.")
    assert beside(adapted, old, report())[1][CLEARED] == ("Not known", NOT_GIVEN)


def test_people_of_the_same_number_and_other_groups_do_not_look_the_same(adapted: Edition) -> None:
    path = "risk_education.reached"
    first, second = said(adapted, {path: People(women=5, men=5)}, {path: People(women=6, men=4)}, path)
    assert (first, second) == ("Women: 5; Men: 5", "Women: 6; Men: 4")


def test_a_person_who_is_to_be_kept_out_is_not_named(adapted: Edition) -> None:
    path = "victim_assistance.focal_point"
    old = Contact(institution="Ministry", person="A. Example", telephone="1", withhold_person=True)
    words = said(adapted, {path: old}, {path: old.model_copy(update={"telephone": "2"})}, path)
    assert words == ("Ministry; 1", "Ministry; 2")


def test_an_answer_in_a_table_is_named_with_its_row(adapted: Edition) -> None:
    old = report({AREAS: (ContaminatedArea(id="a", name="Ridge", size_m2=5), ContaminatedArea(id="b", name="Lake"))})
    new = report({AREAS: (ContaminatedArea(id="a", name="Ridge", size_m2=4),)})
    words, found = beside(adapted, old, new)
    assert words.label(f"{AREAS}[a].size_m2") == "Size in m²"
    assert words.row_name(f"{AREAS}[b].name") == "Lake"
    assert words.row(f"{AREAS}[a].size_m2").endswith(": Ridge")
    assert found[f"{AREAS}[b].name"] == ("Lake", NOT_GIVEN)


@pytest.mark.parametrize(
    ("growth", "words"),
    [
        (None, ""),
        (Growth(0, Decimal(1)), ""),
        (Growth(50, Decimal("1.5")), "+50 (+50 %)"),
        (Growth(-17, Decimal(117) / 134), "−17 (−13 %)"),
        (Growth(9, None), "+9"),
        (Growth(1, Decimal("1.0001")), "+1"),
        (Growth(990_000, Decimal(100)), "+990,000"),
    ],
)
def test_growth_is_said_in_figures_and_in_per_cent_where_that_helps(
    adapted: Edition, growth: Growth | None, words: str
) -> None:
    assert beside(adapted, report(), report())[0].growth(growth).replace("\u00a0", " ") == words


def test_years_and_money_are_said_as_such(adapted: Edition) -> None:
    path = "stockpiles.programme.cost"
    first, second = said(
        adapted,
        {path: Money(amount=Decimal(1000), currency="EUR"), **year(2016)},
        {path: Money(amount=Decimal(2000), currency="EUR"), **year(2017)},
        path,
    )
    assert (first, second) == ("EUR 1,000", "EUR 2,000")
