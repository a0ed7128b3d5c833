"""Whole ways through the program, as an official goes them: with the keyboard alone, and with the mouse."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from lapreporter.exchange.verdict import Outcome
from lapreporter.exchange.verification import verify
from lapreporter.report import data
from lapreporter.report.cover import ReportKind
from lapreporter.ui.kit.buttons import Button
from lapreporter.ui.kit.choices import Choice
from lapreporter.ui.kit.row_button import RowButton
from lapreporter.ui.screens.check import CheckPage
from lapreporter.ui.screens.finish import FinishPage
from lapreporter.ui.screens.first_run import FirstRun
from lapreporter.ui.screens.question_page import QuestionPage
from lapreporter.ui.screens.sign_form import Way
from lapreporter.ui.screens.start import StartPage
from lapreporter.ui.screens.tasks import TaskList
from lapreporter.ui.window import Window

CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
PASSPHRASE = "four small words here"


class Keyboard:
    """Types where the focus is, and nowhere else."""

    def __init__(self, qtbot: QtBot, window: Window) -> None:
        self._qtbot = qtbot
        self._window = window

    @property
    def focused(self) -> QWidget:
        widget = QApplication.focusWidget()
        assert widget is not None, "nothing has the focus"
        return widget

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self._qtbot.keyClick(self.focused, key, modifier)
        QApplication.processEvents()

    def write(self, text: str) -> None:
        self._qtbot.keyClicks(self.focused, text)

    def tab_to(self, wanted: Callable[[QWidget], bool]) -> QWidget:
        for _ in range(120):
            if wanted(self.focused):
                return self.focused
            self.press(Qt.Key.Key_Tab)
        raise AssertionError("Tab never came there")

    def tab_to_word(self, word: str) -> QWidget:
        return self.tab_to(lambda widget: widget.accessibleName().startswith(word))


def test_the_keyboard_alone_leads_from_the_start_to_the_signed_report(
    window: Window, qtbot: QtBot, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(stick))
    keys = Keyboard(qtbot, window)
    keys.tab_to_word("Practise first")
    keys.press(Qt.Key.Key_Return)
    assert isinstance(window.shell.page, TaskList)

    keys.press(Qt.Key.Key_Home)
    keys.press(Qt.Key.Key_Return)
    while not (isinstance(window.shell.page, QuestionPage) and window.shell.page.page.key == "cover/help"):
        keys.press(Qt.Key.Key_PageDown, CONTROL)
    keys.tab_to_word("Have you helped another State")
    keys.press(Qt.Key.Key_End, CONTROL)
    keys.write(" And one more week.")
    keys.press(Qt.Key.Key_Home, ALT)

    keys.tab_to_word("Preview and finish")
    keys.press(Qt.Key.Key_Return)
    page = window.shell.page
    assert isinstance(page, FinishPage)
    keys.tab_to_word("A new passphrase")
    keys.write(PASSPHRASE)
    keys.press(Qt.Key.Key_Tab)
    keys.write(PASSPHRASE)
    keys.press(Qt.Key.Key_Tab)
    keys.write("Port Tarn")
    keys.tab_to_word("Sign the report")
    keys.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.steps.sign_step.is_done, timeout=60_000)
    with qtbot.waitSignal(page.steps.saved, timeout=30_000):
        keys.press(Qt.Key.Key_Return)

    files = sorted(file.suffix for file in stick.iterdir())
    assert files == [".json", ".p7s", ".pdf"]
    pdf, json = next(stick.glob("*.pdf")), next(stick.glob("*.json"))
    assert (data.load(json.read_bytes(), json.name).cover.help_offered or "").endswith("And one more week.")
    signature = next(stick.glob("*.p7s")).read_bytes()
    assert verify(pdf.read_bytes(), json.read_bytes(), signature, {}).outcome is Outcome.SIGNER_UNKNOWN


def test_the_mouse_leads_from_the_first_start_to_a_new_report(window: Window, qtbot: QtBot) -> None:
    def click(widget: QWidget) -> None:
        qtbot.mouseClick(widget, Qt.MouseButton.LeftButton, pos=QPoint(14, widget.height() // 2))
        QApplication.processEvents()

    def button(word: str) -> Button:
        return next(one for one in window.findChildren(Button) if one.isVisible() and one.label.startswith(word))

    first = window.shell.page
    assert isinstance(first, FirstRun)
    click(first.search.line)
    qtbot.keyClicks(first.search.line, "new zea")
    click(first.search.rows.rows["NZL"])
    start = window.shell.page
    assert isinstance(start, StartPage)
    click(start.action)
    tasks = window.shell.page
    assert isinstance(tasks, TaskList)
    click(tasks.forms.rows["cover"])
    click(button("Next: The report"))
    page = window.shell.page
    assert isinstance(page, QuestionPage)
    click(next(one for one in page.findChildren(Choice) if one.label == "Amended report"))
    assert window.workplace is not None
    assert window.workplace.session.report.cover.kind is ReportKind.AMENDMENT
    click(button("Task list"))
    shown = window.shell.page
    assert isinstance(shown, TaskList)
    click(shown.steps.cards[0])
    check = window.shell.page
    assert isinstance(check, CheckPage)
    click(check.chips.chip("error"))
    assert all(row.finding.severity.value == "error" for row in check.rows.values())
    click(button("Mend the first error"))
    assert isinstance(window.shell.page, QuestionPage)


def test_a_report_is_saved_for_signing_by_hand(window: Window, qtbot: QtBot, stick: Path) -> None:
    window.practise()
    assert window.workplace is not None
    window.workplace.show_finish()
    page = window.shell.page
    assert isinstance(page, FinishPage)
    page.steps.form.ways.choice(Way.HAND).click()
    with qtbot.waitSignal(page.steps.saved, timeout=60_000):
        page.steps.save_to(stick)
    assert sorted(file.suffix for file in stick.iterdir()) == [".json", ".pdf"]


def test_a_wrong_password_is_told_and_nothing_is_written(window: Window, qtbot: QtBot, stick: Path) -> None:
    window.practise()
    assert window.workplace is not None
    not_ours = stick / "minister.p12"
    not_ours.write_bytes(b"not a key")
    window.workplace.show_finish()
    page = window.shell.page
    assert isinstance(page, FinishPage)
    page.steps.form.file.choose(not_ours)
    page.steps.form.ways.choice(Way.FILE).click()
    page.steps.form.file.password.setText("wrong")
    page.steps.save_to(stick)
    qtbot.waitUntil(page.steps.sign_button.isEnabled, timeout=30_000)
    assert not page.steps.sign_step.is_done
    assert [file.name for file in stick.iterdir()] == ["minister.p12"]


def test_rows_answer_to_their_letters(window: Window, qtbot: QtBot) -> None:
    window.practise()
    keys = Keyboard(qtbot, window)
    keys.write("g")
    row = keys.focused
    assert isinstance(row, RowButton)
    assert row.content.marker == "G"
    keys.press(Qt.Key.Key_F, CONTROL)
    assert isinstance(keys.focused, QLineEdit)
    keys.write("survey")
    keys.press(Qt.Key.Key_Return)
    assert isinstance(window.shell.page, QuestionPage)
