from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from lapreporter.ui.kit.buttons import Button, ButtonKind
from lapreporter.ui.kit.focus import FocusRing
from lapreporter.ui.kit.folding import FoldingSection
from lapreporter.ui.kit.icons import Icon
from lapreporter.ui.kit.layouts import Column
from lapreporter.ui.kit.scroll import Scroll
from lapreporter.ui.kit.text import Text
from lapreporter.ui.kit.theme import TEXT_SIZES, Theme
from tests.ui.kit.conftest import Shown


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
@pytest.mark.parametrize("kind", ButtonKind)
def test_enter_and_space_press_every_button(
    theme: Theme, shown: Shown, qtbot: QtBot, kind: ButtonKind, key: Qt.Key
) -> None:
    button = Button(theme, "Continue", kind)
    shown(button)
    with qtbot.waitSignal(button.clicked):
        qtbot.keyClick(button, key)


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_a_busy_button_keeps_the_focus_and_takes_no_press(
    theme: Theme, shown: Shown, qtbot: QtBot, key: Qt.Key
) -> None:
    button, neighbour = Button(theme, "Save"), Button(theme, "Find")
    window = shown(button, neighbour)
    window.activateWindow()
    button.setFocus()
    button.set_busy(True)
    with qtbot.assertNotEmitted(button.clicked):
        qtbot.keyClick(button, key)
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        button.click()
        QPushButton.click(button)
    assert button.hasFocus()
    button.set_busy(False)
    with qtbot.waitSignal(button.clicked):
        qtbot.keyClick(button, key)


@pytest.mark.parametrize("percent", TEXT_SIZES)
@pytest.mark.parametrize("kind", ButtonKind)
def test_targets_are_large_enough_to_hit(theme: Theme, kind: ButtonKind, percent: int) -> None:
    least = 32 if kind is ButtonKind.QUIET else 36
    assert Button(Theme(percent=percent), "Back", kind).sizeHint().height() >= least
    assert Button(Theme(percent=percent), "Back", kind, icon=Icon.BACK).minimumSizeHint().height() >= least


def test_the_ring_stands_outside_and_moves_nothing(theme: Theme, shown: Shown) -> None:
    button, neighbour = Button(theme, "Back"), Button(theme, "Next")
    window = shown(button, neighbour)
    neighbour.setFocus()
    before = [button.geometry(), neighbour.geometry()]
    button.setFocus()
    rings = [ring for ring in window.findChildren(FocusRing) if not ring.isHidden()]
    assert [button.geometry(), neighbour.geometry()] == before
    assert [ring.geometry() for ring in rings] == [button.geometry().adjusted(-5, -5, 5, 5)]


def test_the_ring_follows_when_something_above_grows(theme: Theme, shown: Shown, qtbot: QtBot) -> None:
    text, button = Text(theme, "a"), Button(theme, "Back")
    inner = QWidget()
    Column(button, parent=inner)
    window = shown(text, inner)
    button.setFocus()
    text.setText("\n".join("abcdef"))
    ring = window.findChildren(FocusRing)[-1]
    qtbot.waitUntil(lambda: button.mapTo(window, QPoint(0, 0)).y() > 100)
    assert ring.geometry().topLeft() == button.mapTo(window, QPoint(-5, -5))


def test_the_ring_scrolls_with_its_page(theme: Theme, qtbot: QtBot) -> None:
    button = Button(theme, "Back")
    page = Scroll(theme, button, Text(theme, "x\n" * 60))
    qtbot.addWidget(page)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    button.setFocus()
    assert [ring.parent() for ring in page.findChildren(FocusRing)] == [page.widget()]


def test_a_long_label_wraps_instead_of_being_cut(theme: Theme, shown: Shown) -> None:
    button = Button(theme, "Print the list of what to ask the other ministries for", ButtonKind.QUIET, icon=Icon.FILE)
    shown(button, width=240)
    assert button.width() <= 200
    assert button.height() >= button.heightForWidth(button.width()) > button.sizeHint().height()


def test_a_hidden_word_stays_as_name_and_tool_tip(theme: Theme) -> None:
    button = Button(theme, "Find", ButtonKind.QUIET, icon=Icon.FIND)
    wide = button.sizeHint().width()
    button.set_word_hidden(True)
    assert button.sizeHint().width() == 32 < wide
    assert (button.accessibleName(), button.toolTip()) == ("Find", "Find")


def test_an_ampersand_is_a_letter(theme: Theme) -> None:
    button = Button(theme, "Bosnia & Herzegovina")
    assert button.accessibleName() == "Bosnia & Herzegovina"
    assert button.shortcut().isEmpty()


def test_a_section_folds_by_keyboard(theme: Theme, shown: Shown, qtbot: QtBot) -> None:
    inside = Text(theme, "Article 7")
    section = FoldingSection(theme, "Official wording", inside)
    shown(section)
    assert not inside.isVisible()
    with qtbot.waitSignal(section.toggled) as told:
        qtbot.keyClick(section.title, Qt.Key.Key_Return)
    assert told.args == [True]
    assert inside.isVisible()
    assert section.is_open
