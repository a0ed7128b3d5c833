"""Columns over years: zero-based, every column with its figure, gaps named, the deadline where it belongs."""

from __future__ import annotations

import datetime as dt

import pytest

from lapreporter.checks.case import Case
from lapreporter.checks.plan.projection import Work
from lapreporter.checks.plan.sentence import say
from lapreporter.exchange.charts.shapes import Bar, Drawn, Fill, Line, Stroke, Tone, Words
from lapreporter.exchange.charts.subjects import years_charts
from lapreporter.exchange.charts.years import MOST_YEARS, Measure, YearFigure, YearsChart
from lapreporter.i18n import open_language
from lapreporter.report.answers import Period
from lapreporter.report.contamination import AreaBalance
from lapreporter.report.obligations import ClearanceTarget
from lapreporter.report.paths import replace
from lapreporter.report.report import Report
from lapreporter.words import Language

AREA = YearsChart(
    Measure.AREA,
    (
        YearFigure(2022, 3_000_000),
        YearFigure(2023, None),
        YearFigure(2024, 4_500_000),
        YearFigure(2025, 1_500_000),
        YearFigure(2026, 750_000, projected=True),
    ),
    present=2025,
    deadline=dt.date(2027, 3, 1),
    finding=say("At this pace the work ends in 2027."),
)


def drawn(chart: YearsChart, width: float = 400) -> Drawn:
    return chart.drawn(open_language("en"), width, 140, 9)


def bars(of: Drawn) -> list[Bar]:
    return [shape for shape in of.shapes if isinstance(shape, Bar)]


def words(of: Drawn) -> dict[str, Words]:
    return {shape.text: shape for shape in of.shapes if isinstance(shape, Words)}


def test_heights_are_in_proportion_from_zero() -> None:
    heights = {bar.fill: bar.height for bar in bars(drawn(AREA))}
    assert heights[Fill.PRESENT] == pytest.approx(2 * heights[Fill.PROJECTED])
    assert max(bar.height for bar in bars(drawn(AREA))) == pytest.approx(3 * heights[Fill.PRESENT])
    feet = {round(bar.y + bar.height, 6) for bar in bars(drawn(AREA))}
    axis = next(s for s in drawn(AREA).shapes if isinstance(s, Line) and s.stroke is Stroke.AXIS)
    assert feet == {round(axis.y1, 6)}


def test_every_column_bears_its_figure_and_every_year_its_name() -> None:
    found = words(drawn(AREA))
    assert {"3.00", "4.50", "1.50", "0.75"} <= set(found)
    assert {"2022", "2023", "2024", "2025", "2026"} <= set(found)
    for bar, figure in zip(bars(drawn(AREA)), ("3.00", "4.50", "1.50", "0.75"), strict=True):
        assert found[figure].x == pytest.approx(bar.x + bar.width / 2)
        assert found[figure].y + 9 <= bar.y


def test_a_missing_year_is_a_gap_that_says_so() -> None:
    found = words(drawn(AREA))
    assert len(bars(drawn(AREA))) == 4
    assert found["not known"].x == found["2023"].x
    narrow = words(drawn(AREA, width=160))
    assert narrow["not"].x == narrow["known"].x == narrow["2023"].x


def test_what_is_reported_and_what_is_projected_look_different() -> None:
    assert [bar.fill for bar in bars(drawn(AREA))] == [Fill.REPORTED, Fill.REPORTED, Fill.PRESENT, Fill.PROJECTED]
    assert (words(drawn(AREA))["0.75"].tone, words(drawn(AREA))["1.50"].tone) == (Tone.SLANTED, Tone.STRONG)


def test_the_deadline_stands_between_the_last_days_before_and_after_it() -> None:
    chart = YearsChart(AREA.measure, AREA.years, 2025, dt.date(2025, 8, 1))
    line = next(s for s in drawn(chart).shapes if isinstance(s, Line) and s.stroke is Stroke.DEADLINE)
    at = words(drawn(chart))
    assert at["2024"].x < line.x1 < at["2025"].x
    assert all(not bar.x < line.x1 < bar.x + bar.width for bar in bars(drawn(chart)))
    on_the_last_day = YearsChart(AREA.measure, AREA.years, 2025, dt.date(2025, 12, 31))
    line = next(s for s in drawn(on_the_last_day).shapes if isinstance(s, Line) and s.stroke is Stroke.DEADLINE)
    assert at["2025"].x < line.x1 < at["2026"].x


def test_a_deadline_far_away_is_told_but_not_drawn() -> None:
    chart = YearsChart(AREA.measure, AREA.years, 2025, dt.date(2045, 1, 1))
    assert not any(isinstance(s, Line) and s.stroke is Stroke.DEADLINE for s in drawn(chart).shapes)
    assert "Deadline 1 January 2045." in chart.alternative(open_language("en"))


def test_the_alternative_text_tells_course_extremes_gaps_and_projection(english: Language) -> None:
    assert AREA.alternative(english) == (
        "Column chart, contaminated area in square kilometres, 2022 to 2026. From 3.00 km² at the end of 2022 to "
        "1.50 km² at the end of 2025. At this pace the work ends in 2027. The highest figure is 4.50, in 2024. "
        "Not known: 2023. At the present pace: 0.75 in 2026."
    )


def test_the_table_holds_the_figures_as_the_report_has_them(english: Language) -> None:
    assert AREA.figures(english).rows[1:] == (
        ("2023", None, ""),
        ("2024", "4,500,000", "reported"),
        ("2025", "1,500,000", "reported"),
        ("2026", "750,000", "at the present pace"),
    )


def test_no_figure_that_is_not_zero_looks_like_zero(english: Language) -> None:
    years = tuple(YearFigure(2023 + i, left) for i, left in enumerate((2_000_000, 1_200, 0)))
    chart = YearsChart(Measure.AREA, years, 2025)
    assert [chart.written(english, one) for one in years] == ["2.000", "0.001", "0.000"]
    low = bars(drawn(chart))[1]
    assert low.height > 1


def test_long_figures_drop_the_oldest_years() -> None:
    years = tuple(YearFigure(2016 + i, 16_368_000 - i) for i in range(10))
    chart = YearsChart(Measure.MUNITIONS, years, 2025)
    assert len(bars(drawn(chart, width=500))) == 10
    few = drawn(chart, width=200)
    assert len(bars(few)) < 10
    assert "2025" in words(few)


def report(year: int, left: int, **flows: int) -> Report:
    made = replace(Report(), "cover.period", Period(start=dt.date(year, 1, 1), end=dt.date(year, 12, 31)))
    made = replace(made, "cover.state", "XPR")
    made = replace(made, "contamination.obligation.deadline", dt.date(2028, 3, 1))
    return replace(made, "contamination.balance", AreaBalance.model_validate({"closing_m2": left, **flows}))


def test_history_and_pace_make_the_chart() -> None:
    past = (report(2022, 900, cleared_m2=100), report(2024, 700, cleared_m2=100))
    case = Case(report(2025, 600, cleared_m2=100), dt.date(2026, 4, 1), history=past)
    chart = years_charts(case)[Work.CLEARANCE]
    assert [(one.year, one.left) for one in chart.years] == [
        (2022, 900), (2023, None), (2024, 700), (2025, 600), (2026, 500), (2027, 400), (2028, 300), (2029, 200),
        (2030, 100),
    ]  # fmt: skip
    assert [one.projected for one in chart.years].count(True) == 5
    assert chart.deadline == dt.date(2028, 3, 1)


def test_the_opening_figure_tells_the_year_before() -> None:
    case = Case(report(2025, 600, opening_m2=900, cleared_m2=300), dt.date(2026, 4, 1))
    assert [(one.year, one.left) for one in years_charts(case)[Work.CLEARANCE].years] == [
        (2024, 900), (2025, 600), (2026, 300), (2027, 0),
    ]  # fmt: skip


def test_too_few_columns_make_no_chart() -> None:
    alone = report(2025, 600, cleared_m2=700)
    assert years_charts(Case(replace(alone, "contamination.obligation.deadline", None), dt.date(2026, 4, 1))) == {}
    assert years_charts(Case(Report(), dt.date(2026, 4, 1))) == {}


def test_never_more_than_ten_years() -> None:
    past = tuple(report(year, 10_000 - year, cleared_m2=1) for year in range(2005, 2025))
    chart = years_charts(Case(report(2025, 5_000, cleared_m2=1), dt.date(2026, 4, 1), history=past))[Work.CLEARANCE]
    assert len(chart.years) == MOST_YEARS
    assert chart.years[-1].year == 2027


def test_targets_reached_before_the_first_report_are_no_columns() -> None:
    targets = (ClearanceTarget(id="t", year=2019, achieved_m2=50),)
    one = replace(report(2025, 600, cleared_m2=100), "contamination.programme.targets", targets)
    assert years_charts(Case(one, dt.date(2026, 4, 1)))[Work.CLEARANCE].years[0].year == 2025
