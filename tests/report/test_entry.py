"""Typed texts: understood where they can be, asked about where they are ambiguous, never bent."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lapreporter.report.answers import Money
from lapreporter.report.entry import Entry, Problem, read
from lapreporter.report.report import Report
from lapreporter.report.shape import leaf

AREA = leaf("contamination.areas[].size_m2", Report)
COUNT = leaf("stockpiles.types[].munitions.opening", Report)
CORRECTION = leaf("stockpiles.types[].munitions.correction", Report)
DAY = leaf("cover.submitted_on", Report)
PARTIAL = leaf("production.facilities[].finished_on", Report)
AMOUNT = leaf("resources.given[].amount", Report)
LATITUDE = leaf("contamination.areas[].latitude", Report)


@pytest.mark.parametrize(
    ("text", "m2"),
    [
        ("617300", 617_300),
        ("1100 ha", 11_000_000),
        ("11 km2", 11_000_000),
        ("11 km²", 11_000_000),
        ("0.84 km2", 840_000),
        ("75.03 km2", 75_030_000),
        ("2,802 km2", None),
        ("1 234 567", 1_234_567),
        ("1,234,567 m2", 1_234_567),
        ("1'234", 1_234),
        ("١٢٣٤", 1_234),
        ("٧٥٬٠٣٠٬٠٠٠", 75_030_000),
        ("7,5 ha", 75_000),
        ("42ha", 420_000),
        ("42 га", 420_000),
        ("1 234,5 га", 12_345_000),
        ("617 300 м²", 617_300),
        ("12 кв. км", 12_000_000),
        ("٧٫٥ هكتار", 75_000),
        ("٦١٧٬٣٠٠ م²", 617_300),
        ("42公顷", 420_000),
        ("６１７，３００平方米", None),
        ("1，234，567 平方米", 1_234_567),
        ("7,5 hectáreas", 75_000),
        ("42 hectares", 420_000),
        ("1\u202f234\u202f567 m²", 1_234_567),
        ("0", 0),
    ],
)
def test_an_area_is_understood_in_any_unit(text: str, m2: int | None) -> None:
    entry = read(text, AREA)
    assert entry.value == m2
    if m2 is None:
        assert entry.problem is Problem.AMBIGUOUS
        assert len(entry.readings) == 2


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("12 ooo", Problem.UNKNOWN_UNIT),
        ("about ten", Problem.NOT_A_NUMBER),
        ("12 dunam", Problem.UNKNOWN_UNIT),
        ("-5", Problem.NEGATIVE),
        ("0.5 m2", Problem.NOT_WHOLE),
        ("9" * 20, Problem.TOO_LARGE),
        ("70km2?", Problem.STRAY_SIGN),
        ("1.2.3", Problem.NOT_A_NUMBER),
        ("12 34", Problem.NOT_A_NUMBER),
    ],
)
def test_what_is_no_area_says_why(text: str, problem: Problem) -> None:
    assert read(text, AREA).problem is problem


@pytest.mark.parametrize("text", ["1.234", "1,234"])
def test_one_separator_before_three_digits_is_asked_about(text: str) -> None:
    assert read(text, COUNT) == Entry(problem=Problem.AMBIGUOUS, readings=(1, 1_234))


def test_a_known_decimal_mark_settles_the_number() -> None:
    assert read("1.234", COUNT, decimal_mark=",").value == 1_234
    assert read("1,234", AMOUNT, decimal_mark=",").value == Money(amount=Decimal("1.234"))


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("12 ooo", Problem.NOT_A_NUMBER),
        ("-5", Problem.NEGATIVE),
        ("3.5", Problem.NOT_WHOLE),
        ("4?", Problem.STRAY_SIGN),
    ],
)
def test_munitions_are_counted_in_whole_numbers(text: str, problem: Problem) -> None:
    assert read(text, COUNT).problem is problem


@pytest.mark.parametrize(("text", "expected"), [("2018", Entry(2018)), ("12", Entry(problem=Problem.NOT_A_YEAR))])
def test_a_year_has_four_digits(text: str, expected: Entry) -> None:
    assert read(text, leaf("plan.work_plans[].year", Report)) == expected


def test_a_correction_may_be_negative() -> None:
    assert read("-17 000", CORRECTION).value == -17_000
    assert read("\u221217 000", CORRECTION).value == -17_000


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("30/04/2026", Entry(date(2026, 4, 30))),
        ("30 4 2026", Entry(date(2026, 4, 30))),
        ("2026-04-30", Entry(date(2026, 4, 30))),
        ("30.04.2026", Entry(date(2026, 4, 30))),
        ("01/31/2012", Entry(problem=Problem.IMPOSSIBLE_DATE)),
        ("31/12/", Entry(problem=Problem.NOT_A_DATE)),
        ("2026", Entry(problem=Problem.NOT_A_DATE)),
        ("soon", Entry(problem=Problem.NOT_A_DATE)),
    ],
)
def test_dates_are_day_month_year(text: str, expected: Entry) -> None:
    assert read(text, DAY) == expected


@pytest.mark.parametrize(("text", "value"), [("2018", "2018"), ("7/2018", "2018-07"), ("31 7 2018", "2018-07-31")])
def test_the_day_may_be_missing_where_the_question_allows(text: str, value: str) -> None:
    assert read(text, PARTIAL).value == value


@pytest.mark.parametrize(
    ("text", "amount", "currency"),
    [("NOK 62,763,171", "62763171", "NOK"), ("12000.50 usd", "12000.50", "USD"), ("CHF 12 000", "12000", "CHF")],
)
def test_money_has_a_currency(text: str, amount: str, currency: str) -> None:
    assert read(text, AMOUNT).value == Money(amount=Decimal(amount), currency=currency)


def test_a_currency_is_a_code() -> None:
    assert read("12 euro", AMOUNT).problem is Problem.UNKNOWN_CURRENCY


@pytest.mark.parametrize(("text", "degrees"), [("12.5 S", "-12.5"), ("-12.5", "-12.5"), ("18.25° N", "18.25")])
def test_a_hemisphere_gives_the_sign(text: str, degrees: str) -> None:
    assert read(text, LATITUDE).value == Decimal(degrees)


@pytest.mark.parametrize("kind", [AREA, COUNT, DAY, PARTIAL, AMOUNT, LATITUDE])
def test_an_empty_text_is_silence(kind: Any) -> None:
    assert read("  ", kind) == Entry()


@given(st.text(max_size=30))
def test_no_text_breaks_the_reader(text: str) -> None:
    for kind in (AREA, COUNT, DAY, PARTIAL, AMOUNT, LATITUDE):
        entry = read(text, kind)
        assert entry.value is None or entry.problem is None


@given(st.integers(min_value=0, max_value=10**12))
def test_a_grouped_number_is_read_back(number: int) -> None:
    for grouped in (f"{number:,}", f"{number:_}".replace("_", " "), f"{number:_}".replace("_", "'")):
        entry = read(grouped, COUNT)
        assert number in (entry.value, *entry.readings)
