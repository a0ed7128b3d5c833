"""A chart in the window: its colours, its words for those who do not see it, its table."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from lapreporter.exchange.charts.people import PeopleChart
from lapreporter.exchange.charts.years import Measure, YearFigure, YearsChart
from lapreporter.i18n import open_language
from lapreporter.report.answers import People
from lapreporter.ui.kit.chart import ChartView
from lapreporter.ui.kit.palette import DARK, LIGHT, Palette, Role
from lapreporter.ui.kit.theme import Theme, redress
from lapreporter.words import Language
from tests.ui.kit.conftest import Shown

AREA = YearsChart(
    Measure.AREA,
    (YearFigure(2024, 2_640_000), YearFigure(2025, 1_540_000), YearFigure(2026, 500_000, projected=True)),
    present=2025,
    deadline=date(2027, 8, 1),
)
PEOPLE = PeopleChart("People reached by risk education", People(women=400, men=100, girls=300, boys=200))
HEAVY = """
import sys
import lapreporter.ui.kit.chart
heavy = {"reportlab", "pikepdf", "uharfbuzz", "PIL", "babel", "pydantic"}
print(sorted(heavy & set(sys.modules)))
"""


@pytest.fixture
def view(theme: Theme, shown: Shown, english: Language) -> ChartView:
    view = ChartView(theme, AREA, english)
    shown(view, width=700)
    return view


def colours(view: ChartView) -> Counter[str]:
    image = view.canvas.grab().toImage()
    return Counter(QColor(image.pixel(x, y)).name() for x in range(image.width()) for y in range(image.height()))


@pytest.mark.parametrize("palette", [LIGHT, DARK])
def test_the_chart_wears_the_theme(view: ChartView, theme: Theme, palette: Palette) -> None:
    redress(view, Theme(palette, 100, theme.families))
    seen = colours(view)
    for role in (Role.ACCENT, Role.ACCENT_STRONG, Role.ERROR):
        assert seen[palette.color(role).name()] > 100


def test_it_is_told_to_those_who_do_not_see_it(view: ChartView, english: Language) -> None:
    assert view.canvas.accessibleName() == "Contaminated area at the end of each year, km²"
    assert view.canvas.accessibleDescription() == AREA.alternative(english)
    assert view.conclusion.text() == "From 2.64 km² at the end of 2024 to 1.54 km² at the end of 2025."


def test_the_table_is_one_key_away_and_keeps_the_focus(view: ChartView, qtbot: QtBot) -> None:
    view.canvas.setFocus()
    qtbot.keyClick(view.canvas, Qt.Key.Key_Return)
    assert (view.table.isVisible(), view.canvas.isVisible(), view.table.hasFocus()) == (True, False, True)
    figures = [
        [item.text() for column in range(3) if (item := view.table.item(row, column)) is not None] for row in range(3)
    ]
    assert figures == [
        ["2024", "2,640,000", "reported"],
        ["2025", "1,540,000", "reported"],
        ["2026", "500,000", "at the present pace"],
    ]
    qtbot.keyClick(view.table, Qt.Key.Key_Return)
    assert (view.table.isVisible(), view.canvas.hasFocus()) == (False, True)


def test_the_button_says_what_it_will_show(view: ChartView, qtbot: QtBot) -> None:
    assert view.switch.label == "Show the figures as a table"
    qtbot.mouseClick(view.switch, Qt.MouseButton.LeftButton)
    assert view.switch.label == "Show the chart"


def test_it_follows_new_figures(view: ChartView, english: Language) -> None:
    view.show_chart(PEOPLE)
    assert view.title.text() == "People reached by risk education"
    assert view.table.rowCount() == 4
    assert view.canvas.accessibleDescription() == PEOPLE.alternative(english)


@pytest.mark.parametrize(("chart", "mirrors"), [(AREA, False), (PEOPLE, True)])
def test_only_bars_for_groups_turn_with_the_script(
    theme: Theme, shown: Shown, chart: YearsChart | PeopleChart, mirrors: bool
) -> None:
    view = ChartView(theme, chart, open_language("en"))
    shown(view, width=700)

    def accents() -> list[int]:
        image = view.canvas.grab().toImage()
        wanted, middle = LIGHT.color(Role.ACCENT).name(), image.width() // 2
        places = [x for x in range(image.width()) for y in range(image.height())
                  if QColor(image.pixel(x, y)).name() == wanted]  # fmt: skip
        return [sum(x < middle - 4 for x in places), sum(x > middle + 4 for x in places)]

    before = accents()
    view.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    after = accents()
    assert (after[0] > after[1]) is ((before[0] > before[1]) is not mirrors)


def test_text_of_every_size_fits(theme: Theme, shown: Shown, english: Language) -> None:
    heights = []
    for percent in (100, 200):
        view = ChartView(Theme(LIGHT, percent, theme.families), AREA, english)
        shown(view, width=700, height=800)
        heights.append(view.canvas.height())
    assert heights[1] == pytest.approx(2 * heights[0], rel=0.05)


def test_a_chart_needs_no_heavy_library() -> None:
    ended = subprocess.run([sys.executable, "-c", HEAVY], capture_output=True, text=True, check=True)
    assert ended.stdout.strip() == "[]"
