from __future__ import annotations

from datetime import UTC, datetime
from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from lapreporter.i18n import SpokenLanguage
from lapreporter.ui.kit.fields import LineField
from lapreporter.ui.kit.gallery import shell_page
from lapreporter.ui.kit.icons import Mark
from lapreporter.ui.kit.navigation import NavigationContent, PageEntry
from lapreporter.ui.kit.scroll import Scroll
from lapreporter.ui.kit.shell import PanelWidth, Shell, SidePanel, WidthClass
from lapreporter.ui.kit.surfaces import Sheet
from lapreporter.ui.kit.text import Text
from lapreporter.ui.kit.theme import Theme, redress


@pytest.fixture
def shell(qtbot: QtBot, theme: Theme, english: SpokenLanguage) -> Shell:
    shell = shell_page(theme, english)
    qtbot.addWidget(shell)
    shell.resize(1280, 800)
    with qtbot.waitExposed(shell):
        shell.show()
    shell.activateWindow()
    return shell


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


@pytest.mark.parametrize(
    ("width", "percent", "expected"),
    [(1280, 100, WidthClass.FULL), (1200, 100, WidthClass.FULL), (1199, 100, WidthClass.MEDIUM),
     (1024, 100, WidthClass.MEDIUM), (1024, 125, WidthClass.NARROW), (1280, 150, WidthClass.NARROW),
     (1920, 150, WidthClass.FULL)],
)  # fmt: skip
def test_width_counts_after_dividing_by_the_text_size(width: int, percent: int, expected: WidthClass) -> None:
    assert WidthClass.of(width, percent) is expected


def test_with_room_everything_stands_side_by_side(shell: Shell) -> None:
    assert shell.navigation.width() == 236
    assert shell.header.height() == 60
    assert shell.footer.height() == pytest.approx(68, abs=2)
    assert shell.panel is not None
    assert shell.panel.width() + 1 == PanelWidth.QUESTION
    assert not shell.path.isVisible()


def test_in_a_smaller_window_the_path_line_takes_over(shell: Shell, qtbot: QtBot) -> None:
    with qtbot.waitSignal(shell.width_changed) as told:
        shell.resize(1024, 768)
    assert told.args == [WidthClass.MEDIUM]
    assert shell.path.isVisible()
    assert not shell.navigation.isVisible()
    assert not shell.panel_shown


def test_a_larger_text_counts_as_a_smaller_window(shell: Shell, theme: Theme) -> None:
    redress(shell, Theme(percent=200, families=theme.families))
    assert shell.width_class is WidthClass.NARROW
    assert shell.size().width() == 1280
    assert shell.page_margin == 32


def test_a_wide_page_drops_the_navigation(shell: Shell, theme: Theme) -> None:
    shell.show_page(Scroll(theme), wide=True)
    assert not shell.navigation.isVisible()
    assert shell.path.isVisible()
    assert not shell.panel_shown


def test_half_of_the_window_stays_a_panel_in_small_windows(shell: Shell, theme: Theme) -> None:
    panel = SidePanel(theme, Text(theme, "Four steps"))
    shell.show_page(Scroll(theme), panel, panel_width=PanelWidth.HALF)
    shell.resize(1024, 768)
    assert shell.panel_shown
    assert panel.width() == pytest.approx(512, abs=2)


@pytest.mark.parametrize("percent", [100, 125, 150, 200])
@pytest.mark.parametrize("width", [1024, 1280, 1920])
def test_header_and_footer_never_overflow(shell: Shell, theme: Theme, percent: int, width: int) -> None:
    shell.resize(width, 768)
    redress(shell, Theme(percent=percent, families=theme.families))
    QApplication.processEvents()
    assert shell.width() == width
    for part in (shell.header, shell.footer):
        children = [w for w in part.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
                    if w.isVisible()]  # fmt: skip
        assert all(w.width() >= w.minimumSizeHint().width() for w in children)
        assert all(part.rect().contains(w.geometry()) for w in children)
        placed = sorted(children, key=lambda w: w.x())
        assert all(one.geometry().right() < other.x() for one, other in pairwise(placed))


def test_functions_stay_in_the_header_when_words_give_way(shell: Shell, theme: Theme) -> None:
    redress(shell, Theme(percent=200, families=theme.families))
    shell.resize(800, 768)
    QApplication.processEvents()
    header = shell.header
    for button, name in (
        (header.find_button, "Find"),
        (header.language_button, "English"),
        (header.help_button, "Help"),
    ):
        assert button.isVisible()
        assert (button.accessibleName(), button.toolTip()) == (name, name)


@pytest.mark.parametrize(
    ("press", "signal"),
    [("header.find_button", "find_asked"), ("header.language_button", "language_asked"),
     ("header.help_button", "help_asked"), ("footer.back_button", "back_asked"), ("footer.next_button", "next_asked")],
)  # fmt: skip
def test_buttons_of_the_shell_tell_what_was_asked_for(shell: Shell, qtbot: QtBot, press: str, signal: str) -> None:
    part, button = press.split(".")
    with qtbot.waitSignal(getattr(shell, signal)):
        qtbot.keyClick(getattr(getattr(shell, part), button), Qt.Key.Key_Return)


def test_a_page_of_the_form_is_opened_from_the_navigation(shell: Shell, qtbot: QtBot) -> None:
    entry = shell.navigation.entries["areas"]
    assert entry.accessibleName() == "Contaminated areas, In progress, Error"
    with qtbot.waitSignal(shell.page_asked) as told:
        qtbot.keyClick(entry, Qt.Key.Key_Space)
    assert told.args == ["areas"]


def test_f6_goes_round_the_parts_and_remembers_the_field(shell: Shell, qtbot: QtBot) -> None:
    field = shell.findChildren(LineField)[1]
    field.setFocus()
    parts = []
    for _ in range(5):
        qtbot.keyClick(focused(), Qt.Key.Key_F6)
        areas = {"header": shell.header, "navigation": shell.navigation, "panel": shell.panel, "footer": shell.footer}
        parts.append(next((name for name, area in areas.items() if area and area.isAncestorOf(focused())), "page"))
    assert parts == ["panel", "footer", "header", "navigation", "page"]
    assert focused() is field
    qtbot.keyClick(field, Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert shell.navigation.isAncestorOf(focused())


def test_the_header_says_when_it_was_saved(shell: Shell) -> None:
    shell.header.show_saved(datetime(2026, 3, 3, 10, 42, tzinfo=UTC))
    said = [text.text() for text in shell.header.findChildren(Text) if text.isVisible()]
    assert any("10:42" in text for text in said)
    shell.header.show_saved(None)
    said = [text.text() for text in shell.header.findChildren(Text) if text.isVisible()]
    assert not any("Saved" in text for text in said)


def test_the_shell_runs_in_the_direction_of_its_language(shell: Shell, arabic: SpokenLanguage) -> None:
    shell.speak(arabic, "العربية")
    QApplication.processEvents()
    assert shell.footer.next_button.x() < shell.footer.back_button.x()
    assert shell.navigation.x() > shell.width() / 2


def test_every_word_of_the_shell_comes_from_the_catalogue(
    qtbot: QtBot, theme: Theme, bracketed: SpokenLanguage
) -> None:
    shell = Shell(theme, bracketed, "English")
    qtbot.addWidget(shell)
    for button in (shell.header.find_button, shell.header.help_button, shell.footer.back_button):
        assert button.label.startswith("⟦")


def test_the_old_page_is_deleted_when_its_work_is_done(shell: Shell, theme: Theme, qtbot: QtBot) -> None:
    old = shell.page
    shell.show_page(Scroll(theme, Text(theme, "next")))
    qtbot.waitUntil(lambda: not isValid(old))


def test_a_page_brings_a_field_into_the_upper_third(theme: Theme, qtbot: QtBot) -> None:
    field = LineField(theme, "far down")
    page = Scroll(theme, Text(theme, "x\n" * 80), field, Text(theme, "x\n" * 80))
    qtbot.addWidget(page)
    page.resize(600, 600)
    page.show()
    page.bring(field)
    top = field.mapTo(page.viewport(), field.rect().topLeft()).y()
    assert 0 <= top <= 200


def test_running_text_keeps_its_width_on_a_large_screen(shell: Shell) -> None:
    shell.resize(1920, 1000)
    QApplication.processEvents()
    assert isinstance(shell.page, Scroll)
    assert {sheet.width() for sheet in shell.page.findChildren(Sheet)} == {760}


def test_another_form_stands_in_the_navigation_at_once_and_unsqueezed(shell: Shell) -> None:
    pages = tuple(
        PageEntry(f"page-{at}", "A page with a name of two lines or even three", Mark.NOT_STARTED, "Not started")
        for at in range(24)
    )
    shell.show_navigation(NavigationContent("Form H", "Victim assistance", pages, "page-0"))
    entries = shell.navigation.entries.values()
    assert [one.key for one in pages] == list(shell.navigation.entries)
    assert all(entry.isVisible() and entry.height() >= entry.heightForWidth(entry.width()) for entry in entries)
