"""Bars for groups: women and girls on one side, men and boys on the other, all to one scale."""

from __future__ import annotations

import pytest

from lapreporter.exchange.charts.people import PeopleChart
from lapreporter.exchange.charts.shapes import Bar, Fill, Words
from lapreporter.exchange.charts.subjects import people_chart
from lapreporter.report.answers import People
from lapreporter.words import Language

REACHED = People(women=100, men=50, girls=25, boys=75, unknown=10, disability=12)


@pytest.fixture
def chart() -> PeopleChart:
    found = people_chart("risk_education.reached", REACHED)
    assert found is not None
    return found


def bars(chart: PeopleChart, language: Language) -> list[Bar]:
    return [shape for shape in chart.drawn(language, 200, 100, 9).shapes if isinstance(shape, Bar)]


def test_bars_start_at_the_middle_and_share_one_scale(chart: PeopleChart, english: Language) -> None:
    women, men, girls, boys, unknown = bars(chart, english)
    assert [women.width, men.width, girls.width, boys.width] == [100, 50, 25, 75]
    assert women.x + women.width == men.x == girls.x + girls.width == boys.x == 100
    assert unknown.x + unknown.width / 2 == 100
    assert unknown.width == 10
    assert {women.fill, girls.fill} == {Fill.FEMALE}
    assert {men.fill, boys.fill} == {Fill.MALE}


def test_every_bar_says_who_and_how_many(chart: PeopleChart, english: Language) -> None:
    said = [shape.text for shape in chart.drawn(english, 200, 100, 9).shapes if isinstance(shape, Words)]
    assert said == ["Women 100", "Men 50", "Girls 25", "Boys 75", "Sex or age not recorded 10"]


def test_the_conclusion_counts_all_and_those_with_a_disability(chart: PeopleChart, english: Language) -> None:
    told = "260 persons. 12 of them have a disability. Of 10 persons sex or age is not recorded."
    assert chart.conclusion(english) == told
    assert chart.alternative(english) == (
        "Bar chart, People reached by risk education: Women 100, Men 50, Girls 25, Boys 75 and "
        f"Sex or age not recorded 10. {told}"
    )


def test_the_table_holds_the_same_figures(chart: PeopleChart, english: Language) -> None:
    assert [row[:2] for row in chart.figures(english).rows] == [
        ("Women", "100"), ("Men", "50"), ("Girls", "25"), ("Boys", "75"), ("Sex or age not recorded", "10"),
    ]  # fmt: skip


@pytest.mark.parametrize("people", [People(), People(women=1, men=2, girls=3), People(women=0, men=9, girls=0, boys=0)])
def test_what_is_not_known_or_shows_nothing_is_not_drawn(people: People) -> None:
    assert people_chart("risk_education.reached", people) is None


def test_people_of_other_places_have_no_chart() -> None:
    assert people_chart("risk_education.activities[a].people", REACHED) is None
