from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lapreporter.ui.kit.fields import FieldState, LineField, Select, TextField
from lapreporter.ui.kit.icons import Mark
from lapreporter.ui.kit.messages import CarriedNote, MessageLine
from lapreporter.ui.kit.palette import LIGHT
from lapreporter.ui.kit.theme import TEXT_SIZES, Theme
from tests.ui.kit.conftest import Shown


def test_the_edge_says_the_state_and_the_ring_the_focus(theme: Theme, shown: Shown) -> None:
    field, other = LineField(theme, "Name", chars=20), LineField(theme, "Other", chars=20)
    shown(field, other)
    size = field.size()
    seen = []
    for state in (FieldState.PLAIN, FieldState.ERROR, FieldState.WARNING):
        other.setFocus()
        field.set_state(state)
        image = field.grab().toImage()
        seen.append(image.pixelColor(field.width() // 2, 0).name().upper())
    field.set_state(FieldState.PLAIN)
    field.setFocus()
    image = field.grab().toImage()
    assert seen == [LIGHT.edge, LIGHT.error, LIGHT.warning]
    assert [image.pixelColor(field.width() // 2, y).name().upper() for y in (1, 2)] == [LIGHT.accent] * 2
    assert field.size() == size


def test_leaving_a_field_is_told_once(theme: Theme, shown: Shown, qtbot: QtBot) -> None:
    field, long = LineField(theme, "Name"), TextField(theme, "Text")
    shown(field, long)
    left: list[str] = []
    field.left.connect(lambda: left.append("line"))
    long.left.connect(lambda: left.append("text"))
    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is long
    qtbot.keyClick(long, Qt.Key.Key_Tab)
    assert left == ["line", "text"]


def test_figures_stand_at_the_right_edge_in_every_script(theme: Theme) -> None:
    alignment = LineField(theme, "Amount", figures=True).alignment()
    assert alignment & Qt.AlignmentFlag.AlignRight
    assert alignment & Qt.AlignmentFlag.AlignAbsolute


@pytest.mark.parametrize("percent", TEXT_SIZES)
def test_fields_are_high_enough_for_their_text(theme: Theme, percent: int) -> None:
    grown = Theme(percent=percent, families=theme.families)
    for field in (LineField(grown, "a"), Select(grown, "b", [("x", "X")]), TextField(grown, "c")):
        assert field.sizeHint().height() >= max(36, field.fontMetrics().height() + 10)


def test_long_text_grows_to_twelve_lines_and_no_further(theme: Theme, shown: Shown, qtbot: QtBot) -> None:
    field = TextField(theme, "Text")
    shown(field, height=700)
    least = field.height()
    field.setPlainText("\n".join("123456"))
    qtbot.waitUntil(lambda: field.height() > 1.6 * least)
    field.setPlainText("\n".join("1234567890123456"))
    qtbot.waitUntil(lambda: field.height() > 3 * least)
    assert field.height() == pytest.approx(12 * field.fontMetrics().lineSpacing() + 16, abs=3)


def test_long_text_grows_when_it_wraps(theme: Theme, shown: Shown, qtbot: QtBot) -> None:
    field = TextField(theme, "Text")
    field.setPlainText("Two teams worked from April to October. " * 6)
    shown(field, width=260, height=700)
    qtbot.waitUntil(lambda: field.document().size().height() * field.fontMetrics().lineSpacing() < field.height())


def test_a_computed_value_cannot_be_typed_over_but_selected(theme: Theme, shown: Shown, qtbot: QtBot) -> None:
    field = LineField(theme, "Total", chars=20, read_only=True)
    field.setText("1,740,000 m²")
    shown(field)
    qtbot.keyClicks(field, "9")
    field.selectAll()
    assert field.selectedText() == "1,740,000 m²"
    assert field.text() == "1,740,000 m²"


def test_the_wheel_changes_no_answer(theme: Theme, shown: Shown) -> None:
    select = Select(theme, "Unit", [("ha", "ha"), ("m2", "m²")])
    shown(select)
    select.setFocus()
    turn = QWheelEvent(
        QPointF(5, 5), QPointF(select.mapToGlobal(QPoint(5, 5))), QPoint(0, -120), QPoint(0, -120),
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(select, turn)
    assert select.currentData() == "ha"


def test_a_list_is_chosen_from_by_keyboard(theme: Theme, shown: Shown, qtbot: QtBot) -> None:
    select = Select(theme, "Unit", [("ha", "ha"), ("m2", "m²")])
    shown(select)
    qtbot.keyClick(select, Qt.Key.Key_Down)
    assert select.currentData() == "m2"


def test_a_message_comes_and_goes_without_moving_anything(theme: Theme, shown: Shown) -> None:
    line, below = MessageLine(theme), LineField(theme, "below")
    shown(line, below)
    before = below.geometry()
    line.say(Mark.WARNING, "That is 75 km².", "Did you mean 75 ha?")
    QApplication.processEvents()
    assert (line.text, line.accessibleName()) == ("That is 75 km².", "That is 75 km².")
    assert below.geometry() == before
    line.clear()
    QApplication.processEvents()
    assert line.text == ""
    assert below.geometry() == before


def test_the_offered_reading_can_be_taken(theme: Theme, shown: Shown, qtbot: QtBot) -> None:
    line = MessageLine(theme)
    shown(line)
    line.say(Mark.WARNING, "That is 75 km².", "Did you mean 75 ha?")
    with qtbot.waitSignal(line.offered):
        qtbot.keyClick(line.offer_button, Qt.Key.Key_Return)


def test_a_carried_answer_can_be_confirmed_or_changed(theme: Theme, shown: Shown, qtbot: QtBot) -> None:
    note = CarriedNote(theme, "From your report for 2024", "Still true", "Change")
    shown(note)
    with qtbot.waitSignal(note.confirmed):
        note.keep_button.click()
    with qtbot.waitSignal(note.changing):
        note.change_button.click()
