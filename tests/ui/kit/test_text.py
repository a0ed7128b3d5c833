from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from lapreporter.ui.kit.gallery import gallery
from lapreporter.ui.kit.icons import Icon
from lapreporter.ui.kit.layouts import Column, Row
from lapreporter.ui.kit.palette import Role
from lapreporter.ui.kit.text import SetText, Text
from lapreporter.ui.kit.theme import TEXT_SIZES, Theme, Type
from tests.ui.kit.conftest import Shown

LONG = "Signs, fences or guards that keep people out of an area until it is safe. Give the day by which it is marked."
ARABIC = "تقرير عام 2025 عن المناطق الملوثة وتطهيرها وتعليم الحد من المخاطر"


@pytest.mark.parametrize("percent", TEXT_SIZES)
@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_nothing_is_cut_at_any_text_size(
    qtbot: QtBot, theme: Theme, percent: int, direction: Qt.LayoutDirection
) -> None:
    page = gallery(Theme(percent=percent, families=theme.families))
    page.setLayoutDirection(direction)
    qtbot.addWidget(page)
    page.resize(1280, 800)
    page.show()
    qtbot.waitExposed(page)
    measured = [w for w in page.findChildren(QWidget) if w.isVisible() and w.hasHeightForWidth()]
    cut = [w for w in measured if w.height() < w.heightForWidth(w.width())]
    squeezed = [w for w in measured if w.width() < w.minimumSizeHint().width()]
    assert len(measured) > 60
    assert cut == []
    assert squeezed == []


def test_a_narrow_label_asks_for_more_lines(theme: Theme) -> None:
    label = Text(theme, LONG, Type.HELP)
    line = theme.line_height(Type.HELP)
    assert 2 * line <= label.heightForWidth(2000) < 3 * line
    assert label.heightForWidth(200) > 4 * line


def test_a_label_keeps_its_height_for_width_with_a_new_text(theme: Theme) -> None:
    label = Text(theme, "Short")
    before = label.heightForWidth(200)
    label.setText(LONG)
    assert label.hasHeightForWidth()
    assert label.heightForWidth(200) > 3 * before


def test_running_text_wraps_at_75_characters(theme: Theme) -> None:
    label = Text(theme, LONG * 3)
    assert label.heightForWidth(10_000) >= 4 * theme.line_height(Type.BODY)
    assert Text(theme, LONG * 3, measure=None).heightForWidth(10_000) < 2 * theme.line_height(Type.BODY)


def test_the_layout_gives_a_wrapped_label_its_height(theme: Theme, shown: Shown) -> None:
    beside, below = Text(theme, LONG), Text(theme, "below")
    inner = QWidget()
    Column(Row(Text(theme, "label"), beside), below, parent=inner)
    shown(inner, width=320)
    assert beside.height() >= beside.heightForWidth(beside.width())
    assert below.geometry().top() >= beside.geometry().bottom()


def ink_columns(image: QImage) -> list[int]:
    ground = image.pixelColor(0, image.height() - 1)
    rows = range(image.height())
    return [x for x in range(image.width()) if any(image.pixelColor(x, y) != ground for y in rows)]


def test_english_in_an_arabic_window_stands_at_the_right_edge(theme: Theme, shown: Shown) -> None:
    label = Text(theme, "Help.", icon=Icon.HELP)
    window = shown(label)
    there = ink_columns(label.grab().toImage())
    window.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    back = ink_columns(label.grab().toImage())
    assert there[-1] < label.width() / 2 < back[0]


def test_arabic_lines_are_taller_where_the_language_asks_for_it(theme: Theme) -> None:
    wide = Theme(families=theme.families, leading=1.6)
    assert SetText(wide, Type.BODY, ARABIC).height > SetText(theme, Type.BODY, "a").height


def test_a_letter_that_overhangs_is_not_cut(theme: Theme, shown: Shown) -> None:
    label = Text(theme, "J", Type.ROW)
    shown(label)
    assert ink_columns(label.grab().toImage())[0] >= 0
    assert label.sizeHint().width() >= SetText(theme, Type.ROW, "J").width + 2


def test_a_label_says_its_text_to_a_screen_reader(theme: Theme) -> None:
    label = Text(theme, "Before")
    label.say("After", ink=Role.ERROR)
    assert label.text() == "After"
    assert label.textFormat() is Qt.TextFormat.PlainText
