from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lapreporter.ui.kit.choices import Check, Choice
from lapreporter.ui.kit.groups import CheckGroup, ChoiceGroup, SegmentedSwitch
from lapreporter.ui.kit.theme import TEXT_SIZES, Theme
from tests.ui.kit.conftest import Shown

OPTIONS = [("yes", "Yes"), ("no", "No"), ("unknown", "Not known")]


def test_nothing_is_chosen_before_somebody_chooses(theme: Theme) -> None:
    assert ChoiceGroup(theme, "Survey", OPTIONS).value() is None


def test_arrows_choose_and_tell(theme: Theme, shown: Shown, qtbot: QtBot) -> None:
    group = ChoiceGroup(theme, "Survey", OPTIONS)
    shown(group)
    chosen: list[str] = []
    group.chosen.connect(chosen.append)
    group.setFocus()
    qtbot.keyClick(group.choice("yes"), Qt.Key.Key_Space)
    qtbot.keyClick(group.choice("yes"), Qt.Key.Key_Right)
    assert chosen == ["yes", "no"]
    assert group.value() == "no"
    assert QApplication.focusWidget() is group.choice("no")


def test_setting_a_value_tells_nobody_and_can_be_taken_back(theme: Theme) -> None:
    group = ChoiceGroup(theme, "Survey", OPTIONS)
    chosen: list[str] = []
    group.chosen.connect(chosen.append)
    group.set_value("unknown")
    assert group.value() == "unknown"
    group.set_value(None)
    assert group.value() is None
    assert chosen == []


def test_one_choice_drives_out_the_other_after_a_value_was_taken_back(theme: Theme) -> None:
    group = ChoiceGroup(theme, "Survey", OPTIONS)
    group.set_value(None)
    group.choice("yes").click()
    group.choice("no").click()
    assert [group.choice(key).isChecked() for key, _ in OPTIONS] == [False, True, False]


@pytest.mark.parametrize("framed", [False, True])
@pytest.mark.parametrize("kind", [Choice, Check])
def test_choosing_moves_nothing(theme: Theme, shown: Shown, kind: type[Choice] | type[Check], framed: bool) -> None:
    button, neighbour = kind(theme, "Local authorities", framed=framed), kind(theme, "Men", framed=framed)
    shown(button, neighbour)
    before = button.sizeHint(), button.geometry(), neighbour.geometry()
    button.click()
    assert button.isChecked()
    assert (button.sizeHint(), button.geometry(), neighbour.geometry()) == before


def test_the_label_can_be_hit_and_is_the_name(theme: Theme, shown: Shown, qtbot: QtBot) -> None:
    choice = Choice(theme, "Fire & rescue")
    shown(choice)
    qtbot.mouseClick(choice, Qt.MouseButton.LeftButton, pos=choice.rect().center())
    assert choice.isChecked()
    assert choice.accessibleName() == "Fire & rescue"


@pytest.mark.parametrize("percent", TEXT_SIZES)
def test_a_long_choice_wraps(theme: Theme, percent: int) -> None:
    choice = Choice(
        Theme(percent=percent), "Stockpile destroyed before the Convention entered into force", detail="as of"
    )
    assert choice.heightForWidth(200) > choice.sizeHint().height() >= 32


def test_check_boxes_keep_the_order_of_the_options(theme: Theme, shown: Shown, qtbot: QtBot) -> None:
    group = CheckGroup(theme, "Who", OPTIONS)
    shown(group)
    told: list[list[str]] = []
    group.changed.connect(told.append)
    for key in ("unknown", "yes"):
        qtbot.keyClick(group.check(key), Qt.Key.Key_Space)
    assert told == [["unknown"], ["yes", "unknown"]]
    group.set_value(["no"])
    assert group.value() == ["no"]
    assert len(told) == 2


def test_choices_go_on_in_the_next_line(theme: Theme, shown: Shown) -> None:
    group = ChoiceGroup(theme, "Survey", [(str(n), f"Answer number {n}") for n in range(5)])
    shown(group, width=420)
    assert len({group.choice(str(n)).y() for n in range(5)}) > 1
    assert group.height() >= group.choice("4").geometry().bottom()


def test_choices_can_stand_one_below_the_other(theme: Theme, shown: Shown, qtbot: QtBot) -> None:
    group = ChoiceGroup(theme, "Survey", OPTIONS)
    shown(group)
    group.set_stacked(True)
    qtbot.waitUntil(lambda: len({group.choice(key).y() for key, _ in OPTIONS}) == 3)
    assert len({group.choice(key).x() for key, _ in OPTIONS}) == 1


def test_the_switch_is_one_stop_and_arrows_switch(theme: Theme, shown: Shown, qtbot: QtBot) -> None:
    switch = SegmentedSwitch(theme, "View", [("board", "Board"), ("list", "List")], "board")
    shown(switch)
    switch.setFocus()
    assert QApplication.focusWidget() is switch.segment("board")
    with qtbot.waitSignal(switch.chosen) as told:
        qtbot.keyClick(switch.segment("board"), Qt.Key.Key_Right)
    assert told.args == ["list"]
    assert switch.value() == "list"


def test_switching_by_program_tells_nobody(theme: Theme) -> None:
    switch = SegmentedSwitch(theme, "View", [("board", "Board"), ("list", "List")], "board")
    told: list[str] = []
    switch.chosen.connect(told.append)
    switch.set_value("list")
    assert (switch.value(), told) == ("list", [])
