from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lapreporter.ui.kit.figures import ProgressTens
from lapreporter.ui.kit.icons import Icon, Mark
from lapreporter.ui.kit.palette import LIGHT
from lapreporter.ui.kit.rows import Count, RowButton, RowColumns, RowContent, RowList
from lapreporter.ui.kit.surfaces import Banner, Sheet, SheetLook
from lapreporter.ui.kit.text import Text
from lapreporter.ui.kit.theme import TEXT_SIZES, Theme
from tests.ui.kit.conftest import Shown

F = RowContent(
    "F",
    "Contaminated areas and clearance",
    counts=(Count(Mark.ERROR, "1", "1 error"),),
    time="about 14 min",
    status=Mark.IN_PROGRESS,
    word="In progress",
    open_work=True,
)
ROWS = [
    ("cover", RowContent(Icon.COVER, "Cover page", status=Mark.DONE, word="Done")),
    ("f", F),
    ("j", RowContent("J", "Other matters", status=Mark.NOT_STARTED, word="Not started")),
]


@pytest.fixture
def forms(theme: Theme, shown: Shown) -> RowList:
    rows = RowList(theme, captions=("Form", "Findings", "Time left", "Status"))
    rows.set_rows(ROWS)
    shown(rows, width=900)
    return rows


def test_a_row_is_spoken_as_one_sentence() -> None:
    assert F.spoken == "F, Contaminated areas and clearance, 1 error, about 14 min, In progress"


def test_arrows_and_letters_lead_from_row_to_row(forms: RowList, qtbot: QtBot) -> None:
    forms.rows["cover"].setFocus()
    seen = []
    for key in (Qt.Key.Key_Down, Qt.Key.Key_J, Qt.Key.Key_Up, Qt.Key.Key_Home, Qt.Key.Key_Up, Qt.Key.Key_End):
        focused = QApplication.focusWidget()
        assert focused is not None
        qtbot.keyClick(focused, key)
        seen.append(next(name for name, row in forms.rows.items() if row.hasFocus()))
    assert seen == ["f", "j", "f", "cover", "cover", "j"]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_the_whole_row_is_the_button(forms: RowList, qtbot: QtBot, key: Qt.Key) -> None:
    with qtbot.waitSignal(forms.opened) as told:
        qtbot.keyClick(forms.rows["f"], key)
    assert told.args == ["f"]
    with qtbot.waitSignal(forms.opened):
        qtbot.mouseClick(forms.rows["f"], Qt.MouseButton.LeftButton, pos=forms.rows["f"].rect().center())


def test_new_contents_keep_the_focus(forms: RowList) -> None:
    forms.rows["f"].setFocus()
    forms.set_rows([ROWS[0], ("f", RowContent("F", "Contaminated areas", word="Done")), ROWS[2]])
    assert forms.rows["f"].hasFocus()
    assert forms.rows["f"].accessibleName() == "F, Contaminated areas, Done"


def test_other_rows_replace_the_old_ones(forms: RowList) -> None:
    old = forms.rows["cover"]
    forms.set_rows(ROWS[1:])
    assert list(forms.rows) == ["f", "j"]
    assert not old.isVisible()


@pytest.mark.parametrize(("focused", "following"), [("cover", "f"), ("f", "f"), ("j", "j")])
def test_when_a_row_goes_the_focus_stays_in_its_row_or_goes_to_the_next(
    forms: RowList, focused: str, following: str
) -> None:
    forms.rows[focused].setFocus()
    forms.set_rows(ROWS[1:])
    assert forms.rows[following].hasFocus()


@pytest.mark.parametrize("percent", TEXT_SIZES)
@pytest.mark.parametrize("width", [500, 900, 1300])
def test_rows_keep_their_least_height_and_grow_with_the_text(theme: Theme, percent: int, width: int) -> None:
    row = RowButton(Theme(percent=percent, families=theme.families), F)
    assert row.heightForWidth(width) >= 42
    if width == 500:
        assert row.columns.stacked(row.theme, width)
        assert row.heightForWidth(width) > 60


def test_rows_stay_inside_the_edge_of_their_sheet(forms: RowList) -> None:
    forms.rows["j"].setFocus()
    image = forms.grab().toImage()
    assert image.pixelColor(0, forms.height() // 2).name().upper() == LIGHT.hairline
    assert all(row.x() >= 1 and row.geometry().right() <= forms.width() - 2 for row in forms.rows.values())


def test_a_row_draws_itself_from_right_to_left(forms: RowList) -> None:
    there = forms.rows["f"].grab().toImage()
    forms.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert forms.rows["f"].grab().toImage() != there


def test_a_tile_is_a_row_without_columns(theme: Theme, shown: Shown, qtbot: QtBot) -> None:
    content = RowContent(Icon.PLAN, "Plan of action", "21 of 50 answered")
    tile = RowButton(theme, content, RowColumns(counts=0, time=0, status=0), framed=True)
    shown(tile)
    with qtbot.waitSignal(tile.clicked):
        qtbot.keyClick(tile, Qt.Key.Key_Return)


def test_progress_is_said_in_words_and_fills_from_the_start(theme: Theme, shown: Shown) -> None:
    bar = ProgressTens(theme, "1 of 2 forms is settled", (1, 0))
    shown(bar)
    image = bar.grab().toImage()
    assert bar.accessibleName() == "1 of 2 forms is settled"
    assert image.pixelColor(40, 4).name().upper() == LIGHT.accent
    bar.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert bar.grab().toImage().pixelColor(40, 4).name().upper() == LIGHT.hairline


@pytest.mark.parametrize("look", SheetLook)
def test_a_change_of_look_moves_nothing_on_a_sheet(theme: Theme, shown: Shown, look: SheetLook) -> None:
    text = Text(theme, "Is the baseline survey complete?")
    sheet = Sheet(theme, text, look=SheetLook.RESTING)
    shown(sheet)
    before = text.geometry(), sheet.geometry()
    sheet.set_look(look)
    QApplication.processEvents()
    assert (text.geometry(), sheet.geometry()) == before


def test_a_banner_says_another_result(theme: Theme, shown: Shown) -> None:
    banner = Banner(theme, Mark.DONE, "This is what was signed", "Nothing was changed.", large=True)
    shown(banner)
    sign = banner.grab(QRect(30, 0, 44, banner.height())).toImage()
    banner.say(Mark.ERROR, "Do not rely on this file", "Two pages were added.")
    assert banner.grab(QRect(30, 0, 44, banner.height())).toImage() != sign
    texts = [text.text() for text in banner.findChildren(Text) if text.isVisible()]
    assert {"Do not rely on this file", "Two pages were added."} <= set(texts)
    assert banner.mark is Mark.ERROR
