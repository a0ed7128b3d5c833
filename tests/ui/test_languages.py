"""The window changes its language while one works, and nothing is lost by it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from lapreporter.i18n import SpokenLanguage, languages, open_language
from lapreporter.i18n.manners import MANNERS
from lapreporter.ui.desk import Desk
from lapreporter.ui.look_menu import look_menu
from lapreporter.ui.questions.card import QuestionCard
from lapreporter.ui.screens.check import CheckPage
from lapreporter.ui.screens.find import FindPage
from lapreporter.ui.screens.first_run import FirstRun
from lapreporter.ui.screens.new_report import NewReport
from lapreporter.ui.screens.question_page import QuestionPage
from lapreporter.ui.screens.report_languages import ReportLanguages
from lapreporter.ui.screens.tasks import TaskList
from lapreporter.ui.session import Session
from lapreporter.ui.settings import WindowSettings
from lapreporter.ui.tongue import calendar_locale, set_tongue, system_language
from lapreporter.ui.window import Window
from lapreporter.ui.workplace import Workplace
from tools.pseudo import pseudo_languages

OPENING = "contamination.balance.opening_m2"
LONGER, MIRRORED = "en-XA", "ar-XB"


@pytest.fixture
def pseudo() -> dict[str, SpokenLanguage]:
    return pseudo_languages()


@pytest.fixture(autouse=True)
def spoken_before(qapp: QApplication) -> Iterator[None]:
    """Other tests find the application as it was."""
    yield
    set_tongue(qapp, open_language("en"))


def place(window: Window) -> Workplace:
    assert window.workplace is not None
    return window.workplace


def page(window: Window) -> QuestionPage:
    shown = window.shell.page
    assert isinstance(shown, QuestionPage)
    return shown


def line(window: Window, path: str) -> QLineEdit:
    card = page(window).cards[path]
    assert isinstance(card, QuestionCard)
    first = card.first()
    assert isinstance(first, QLineEdit)
    return first


def test_the_same_page_stays_with_what_was_typed_and_the_same_steps_to_undo(
    practice: Window, qtbot: QtBot, pseudo: dict[str, SpokenLanguage]
) -> None:
    workplace, session = place(practice), place(practice).session
    workplace.open_page("contamination/year_balance")
    before = session.value(OPENING)
    field = line(practice, OPENING)
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "12 ooo")
    steps = session.undo_stack.count()
    practice.look.speak(pseudo[LONGER])
    assert place(practice) is workplace
    assert workplace.session is session
    assert page(practice).page.key == "contamination/year_balance"
    assert session.undo_stack.count() == steps
    assert session.content.unread == {OPENING: "12 ooo"}
    assert line(practice, OPENING).text() == "12 ooo"
    assert line(practice, OPENING).hasFocus()
    assert practice.shell.footer.back_button.label == "[Båçķ]"
    workplace.undoing.undo()
    assert session.value(OPENING) == before


def test_every_screen_is_shown_again_in_the_new_language(practice: Window, pseudo: dict[str, SpokenLanguage]) -> None:
    workplace = place(practice)
    for show in (
        workplace.show_tasks,
        workplace.show_check,
        workplace.show_find,
        workplace.show_finish,
        workplace.plan.show,
        workplace.plan.show_deadlines,
        lambda: workplace.open_page("contamination/areas"),
    ):
        practice.look.speak(open_language("en"))
        show()
        earlier = practice.shell.page
        practice.look.speak(pseudo[LONGER])
        assert type(practice.shell.page) is type(earlier)
        assert practice.shell.page is not earlier
        workplace.background.wait()


def test_what_was_searched_and_filtered_stays(
    practice: Window, qtbot: QtBot, pseudo: dict[str, SpokenLanguage]
) -> None:
    place(practice).show_find()
    find = practice.shell.page
    assert isinstance(find, FindPage)
    find.recall("stockpile")
    practice.look.speak(pseudo[LONGER])
    again = practice.shell.page
    assert isinstance(again, FindPage)
    assert again.memory() == "stockpile"
    place(practice).show_check()
    check = practice.shell.page
    assert isinstance(check, CheckPage)
    check.chips.chosen.emit("warning")
    practice.look.speak(open_language("en"))
    check = practice.shell.page
    assert isinstance(check, CheckPage)
    assert check.memory()[0] == "warning"


def test_a_report_that_is_being_begun_keeps_state_and_year(window: Window, pseudo: dict[str, SpokenLanguage]) -> None:
    window.show_new_report()
    asked = window.shell.page
    assert isinstance(asked, NewReport)
    asked.search.choose("LAO")
    asked.year.setText("2024")
    window.look.speak(pseudo[MIRRORED])
    again = window.shell.page
    assert isinstance(again, NewReport)
    assert again.memory() == ("LAO", pseudo[MIRRORED].state("LAO"), "2024")


def test_the_whole_application_runs_in_the_direction_of_the_language(
    window: Window, qapp: QApplication, pseudo: dict[str, SpokenLanguage]
) -> None:
    window.look.speak(pseudo[MIRRORED])
    assert qapp.layoutDirection() is Qt.LayoutDirection.RightToLeft
    assert window.shell.layoutDirection() is Qt.LayoutDirection.RightToLeft
    assert window.front.theme.leading == 1.6
    window.look.speak(open_language("en"))
    assert qapp.layoutDirection() is Qt.LayoutDirection.LeftToRight


@pytest.mark.parametrize(
    ("code", "cancel"),
    [
        ("ar", "ألغِ"),
        ("zh-Hans", "取消"),
        ("fr", "Annuler"),
        ("ru", "Отмена"),
        ("es", "Cancelar"),
        ("pt", "Cancelar"),
        ("en", "Cancel"),
    ],
)
def test_the_words_of_qt_follow(qapp: QApplication, code: str, cancel: str) -> None:
    set_tongue(qapp, open_language(code))
    said = QCoreApplication.translate("QPlatformTheme", "Cancel").replace("&", "")
    assert said == cancel


def test_a_calendar_has_the_digits_of_the_window() -> None:
    assert {calendar_locale(manner.code).zeroDigit() for manner in MANNERS} == {"0"}


def test_a_chosen_language_is_remembered_and_the_first_one_is_the_systems(window: Window) -> None:
    assert WindowSettings().language is None
    assert system_language() == "en"
    window.look.choose_language("en")
    assert WindowSettings().language == "en"


def test_the_menu_offers_every_language_by_its_own_name(window: Window) -> None:
    menu = look_menu(window.front, window.settings, lambda: None, lambda _code: None, window)
    assert menu.actions()[0].text() in ("العربية", "English")
    assert "English" in [action.text() for action in menu.actions() if action.isChecked()]


def test_a_translation_is_called_unofficial_in_the_menu(window: Window, pseudo: dict[str, SpokenLanguage]) -> None:
    window.look.speak(pseudo[LONGER])
    menu = look_menu(window.front, window.settings, lambda: None, lambda _code: None, window)
    assert any(action.text().startswith("[Ţĥîš ţŕåñšļåţîöñ") and not action.isEnabled() for action in menu.actions())


def test_the_start_is_shown_again_too(window: Window, pseudo: dict[str, SpokenLanguage]) -> None:
    window.look.speak(pseudo[LONGER])
    assert isinstance(window.shell.page, FirstRun)
    window.begin("DEU", 2025)
    assert isinstance(window.shell.page, TaskList)
    assert window.windowTitle().startswith("[")


def test_a_report_begins_in_the_language_of_the_window_and_keeps_it(
    window: Window, pseudo: dict[str, SpokenLanguage]
) -> None:
    window.look.speak(open_language("fr"))
    window.begin("DEU", 2025)
    assert place(window).session.report.language == "fr"
    window.look.speak(pseudo[LONGER])
    assert place(window).session.report.language == "fr"


def test_window_report_and_typed_texts_have_languages_of_their_own(desk: Desk, session: Session) -> None:
    lists = ReportLanguages(desk, session)
    asked: list[object] = []
    lists.turned.connect(lambda: asked.append(session.report.language))
    lists.printed.setCurrentIndex(lists.printed.findData("pt"))
    lists.printed.activated.emit(lists.printed.currentIndex())
    assert session.report.text_language == "en"
    lists.typed.setCurrentIndex(lists.typed.findData("fr"))
    lists.typed.activated.emit(lists.typed.currentIndex())
    assert (desk.language.code, session.report.language, session.report.text_language) == ("en", "pt", "fr")
    session.undo_stack.undo()
    assert session.report.text_language == "en"
    assert lists.typed.currentText() == "English"
    assert asked == ["pt", "pt", "pt"]


def test_the_first_start_offers_every_language_by_its_own_name(window: Window) -> None:
    first = window.shell.page
    assert isinstance(first, FirstRun)
    assert [first.language.itemText(index) for index in range(first.language.count())] == [
        manner.name for manner in languages()
    ]
    first.search.line.setText("Germ")
    first.language_chosen.emit("en")
    again = window.shell.page
    assert isinstance(again, FirstRun)
    assert again is not first
    assert again.search.line.text() == "Germ"
