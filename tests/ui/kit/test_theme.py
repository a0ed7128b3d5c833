from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from lapreporter.locations import shipped
from lapreporter.ui.kit.gallery import gallery
from lapreporter.ui.kit.palette import DARK, LIGHT, Role
from lapreporter.ui.kit.text import Text
from lapreporter.ui.kit.theme import (
    TEXT_SIZES,
    Appearance,
    TextStyle,
    Theme,
    Type,
    dress,
    leading_for,
    palette_for,
    redress,
    window_families,
)

STYLES = [style for style in vars(Type).values() if isinstance(style, TextStyle)]


@pytest.mark.parametrize("percent", TEXT_SIZES)
def test_fonts_grow_with_the_text_size(theme: Theme, percent: int) -> None:
    grown = Theme(percent=percent)
    assert [grown.font(style).pixelSize() for style in STYLES] == [round(s.size * percent / 100) for s in STYLES]


def test_nothing_but_an_axis_is_set_below_thirteen_pixels() -> None:
    assert {style.size for style in STYLES if style.size < 13} == {12}
    assert Type.AXIS.size == 12


def test_arabic_and_chinese_lines_stand_wider_apart() -> None:
    assert [leading_for(code) for code in ("en", "ru", "ar", "zh-Hans")] == [1.35, 1.35, 1.6, 1.5]


def test_the_chosen_appearance_decides_the_palette(qapp: QApplication) -> None:
    assert palette_for(qapp, Appearance.LIGHT) is LIGHT
    assert palette_for(qapp, Appearance.DARK) is DARK
    assert palette_for(qapp, Appearance.SYSTEM) in (LIGHT, DARK)


def test_shipped_fonts_serve_where_the_system_has_none(qapp: QApplication) -> None:
    assert window_families(qapp, shipped("resources", "fonts"))[0] == "Noto Sans"


def test_a_missing_folder_of_fonts_is_no_obstacle(qapp: QApplication, tmp_path: Path) -> None:
    assert window_families(qapp, tmp_path / "empty") == ()


def test_a_new_theme_shows_at_once(qtbot: QtBot, theme: Theme) -> None:
    page = gallery(theme)
    qtbot.addWidget(page)
    page.resize(900, 700)
    page.show()
    heading = next(text for text in page.findChildren(Text) if text.text().startswith("Controls"))
    before = heading.height(), page.grab().toImage().pixelColor(5, 5)
    redress(page, Theme(DARK, 200, theme.families))
    qtbot.waitUntil(lambda: heading.height() > 1.8 * before[0])
    assert page.grab().toImage().pixelColor(5, 5) == DARK.color(Role.PAPER)
    assert before[1] == LIGHT.color(Role.PAPER)


def test_every_widget_of_the_kit_puts_the_new_theme_on(qtbot: QtBot, theme: Theme) -> None:
    page = gallery(theme)
    qtbot.addWidget(page)
    dark = Theme(DARK, 150, theme.families)
    redress(page, dark)
    themes = [getattr(widget, "theme", dark) for widget in page.findChildren(QWidget)]
    assert len(themes) > 100
    assert all(worn is dark for worn in themes)


def test_qts_own_parts_are_dressed_too(qapp: QApplication, theme: Theme) -> None:
    dress(qapp, Theme(DARK, 150, theme.families))
    assert qapp.palette().window().color() == DARK.color(Role.PAPER)
    assert qapp.font().pixelSize() == 22
    dress(qapp, theme)
