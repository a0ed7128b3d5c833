"""What a finding says, in a language with several plural forms, and how it names the report it compared with."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

from lapreporter.checks.finding import EarlierReport, Rule
from lapreporter.checks.plan.sentence import count
from lapreporter.checks.registry import rule_of, rules
from lapreporter.checks.wording import sentences, spoken_report
from lapreporter.i18n import SpokenLanguage, open_language
from lapreporter.report.cover import ReportKind
from lapreporter.words import mark_plural
from tests.checks.speaking import case, raises, says, year


def late(days: int, language: SpokenLanguage) -> str:
    dated = date(2016, 4, 30) + timedelta(days=days)
    about = case({**year(2015), "cover.kind": ReportKind.ANNUAL, "cover.submitted_on": dated})
    (finding,) = raises("COV-05", about)
    return sentences(finding, language)[0].replace("\u00a0", " ")


@pytest.fixture
def russian(tmp_path: Path) -> SpokenLanguage:
    catalogue = Catalog(locale="ru")
    forms = rule_of("COV-05").what
    assert isinstance(forms, tuple)
    catalogue.add(forms, ("{days} день после {due}", "{days} дня после {due}", "{days} дней после {due}"))
    with (tmp_path / "ru.mo").open("wb") as compiled:
        write_mo(compiled, catalogue)
    return open_language("ru", tmp_path)


def test_one_day_is_not_days() -> None:
    english = open_language("en")
    assert late(1, english).endswith("it is 1 day late.")
    assert late(58, english).endswith("it is 58 days late.")


@pytest.mark.parametrize(("days", "said"), [(1, "1 день"), (3, "3 дня"), (5, "5 дней"), (21, "21 день")])
def test_a_language_with_three_forms_is_spoken_in_all_of_them(days: int, said: str, russian: SpokenLanguage) -> None:
    assert late(days, russian).startswith(said)


def test_a_sentence_of_the_plan_counts_as_well() -> None:
    forms = mark_plural("{years} year from {day}", "{years} years from {day}")
    said = [count(forms, "years", years=years, day=date(2020, 8, 1)).text(open_language("en")) for years in (1, 5)]
    assert [one.split(" from")[0] for one in said] == ["1 year", "5 years"]


@pytest.mark.parametrize("rule", [rule for rule in rules() if rule.counts], ids=lambda rule: rule.code)
def test_what_is_counted_stands_in_the_sentence(rule: Rule) -> None:
    pairs = [words for words in (rule.what, rule.why, rule.how) if not isinstance(words, str)]
    assert pairs
    assert all(f"{{{rule.counts}}}" in form for pair in pairs for form in pair)


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.code)
def test_a_pair_says_what_it_counts(rule: Rule) -> None:
    assert bool(rule.counts) is any(not isinstance(words, str) for words in (rule.what, rule.why, rule.how))


def test_an_earlier_report_is_named_by_year_and_day() -> None:
    english = open_language("en")
    named = [
        english.text("{it}", {"it": spoken_report(one, english)}).replace("\u00a0", " ")
        for one in (
            EarlierReport(2016, date(2017, 4, 30)),
            EarlierReport(2016, None),
            EarlierReport(None, date(2017, 4, 30)),
        )
    ]
    assert named == ["2016 of 30 April 2017", "2016", "an earlier year"]


def test_a_date_that_comes_before_another_is_told_with_both() -> None:
    dated = {**year(2015), "cover.submitted_on": date(2015, 6, 1)}
    (finding,) = raises("COV-02", case(dated))
    assert says(finding) == "1 June 2015 and 31 December 2015: the report is dated before the period ends."
