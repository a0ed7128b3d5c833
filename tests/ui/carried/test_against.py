"""This year against last: value by value, with what moved, by kind, with a jump; an earlier figure is corrected."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from lapreporter.checks.side_by_side import NOT_GIVEN
from lapreporter.document.content import Content
from lapreporter.form.comparison import ChangeKind
from lapreporter.locations import shipped
from lapreporter.report.data import load
from lapreporter.ui.carried.against import AgainstPage
from lapreporter.ui.carried.against_list import Line, Shown
from lapreporter.ui.screens.question_page import QuestionPage
from lapreporter.ui.tables.sheet import TableSheet
from lapreporter.ui.tables.table import TableQuestion
from lapreporter.ui.workplace import Workplace

Begun = Callable[[str, int], Workplace]
OPENING = "contamination.balance.opening_m2"
TOTAL = "contamination.stated_total.total_m2"


def against(place: Workplace) -> AgainstPage:
    place.open("against")
    page = place.shell.page
    assert isinstance(page, AgainstPage)
    return page


def lines(page: AgainstPage) -> list[Line]:
    found = [page.model.line(at) for at in range(page.model.rowCount())]
    return [line for line in found if line.change is not None]


def line_of(page: AgainstPage, path: str) -> Line:
    return next(line for line in lines(page) if line.change and line.change.path == path)


def test_numbers_that_moved_say_by_how_much(begun: Begun) -> None:
    page = against(begun("hrv-2016", 2017))
    line = line_of(page, OPENING)
    assert (line.old, line.new) == ("2,640,000\u00a0m²", "1,740,000\u00a0m²")
    assert line.moved == "−900,000 (−34 %)"


def test_each_kind_can_be_looked_at_alone_and_together_they_are_all(begun: Begun) -> None:
    page = against(begun("xpr-2025", 2026))
    kinds = {Shown.CHANGED: ChangeKind.CHANGED, Shown.REMOVED: ChangeKind.REMOVED, Shown.SAME: ChangeKind.SAME}
    counts = 0
    for shown, kind in (*kinds.items(), (Shown.ADDED, ChangeKind.ADDED)):
        page.show_only(shown)
        assert {line.change.kind for line in lines(page) if line.change} <= {kind}
        counts += len(lines(page))
    page.show_only(Shown.ALL)
    assert len(lines(page)) == counts > 1_000
    page.show_only(Shown.WAITING)
    assert all(line.waits for line in lines(page))


def test_answers_stand_in_the_order_of_the_forms_under_their_names(begun: Begun) -> None:
    page = against(begun("hrv-2016", 2017))
    page.show_only(Shown.ALL)
    headings = [page.model.line(at).title for at in range(page.model.rowCount()) if page.model.is_heading(at)]
    assert headings[:3] == ["Cover page", "Form A: National implementation measures", headings[2]]
    assert headings == sorted(headings, key=lambda name: (name != "Cover page", name))


def test_enter_goes_to_the_answer_and_back_returns_to_it(begun: Begun, qtbot: QtBot) -> None:
    place = begun("hrv-2016", 2017)
    page = against(place)
    at = page.model.line_of(OPENING)
    assert at is not None
    page.list.put(at)
    qtbot.keyClick(page.list, Qt.Key.Key_Return)
    assert isinstance(place.shell.page, QuestionPage)
    assert OPENING in place.shell.page.cards
    place.back()
    assert isinstance(place.shell.page, AgainstPage)
    line = place.shell.page.list.current()
    assert line is not None
    assert line.change is not None
    assert line.change.path == OPENING


def test_a_value_is_confirmed_in_the_list(begun: Begun) -> None:
    place = begun("hrv-2016", 2017)
    page = against(place)
    page.show_only(Shown.WAITING)
    at = page.model.line_of(TOTAL)
    assert at is not None
    page.list.put(at)
    page.panel.keep.click()
    assert TOTAL not in place.session.content.carried
    assert page.model.line_of(TOTAL) is None


def test_what_is_not_given_this_year_says_so(begun: Begun) -> None:
    page = against(begun("hrv-2016", 2017))
    page.show_only(Shown.REMOVED)
    assert {line.new for line in lines(page)} == {NOT_GIVEN}


def test_an_earlier_figure_that_was_wrong_becomes_a_row_of_corrections(begun: Begun) -> None:
    place = begun("hrv-2016", 2017)
    page = against(place)
    at = page.model.line_of(OPENING)
    assert at is not None
    page.list.put(at)
    page.panel.correct.click()
    (row,) = place.session.report.other.corrections
    assert (row.year, row.place, row.reported, row.correct) == (2016, "On the first day", "2,640,000\u00a0m²", None)
    shown = place.shell.page
    assert isinstance(shown, QuestionPage)
    question = shown.cards["other.corrections"]
    assert isinstance(question, TableQuestion)
    assert isinstance(question.field, TableSheet)
    here = question.field.view.currentIndex()
    assert question.field.model.columns[here.column()].name == "correct"
    place.session.undo_stack.undo()
    assert place.session.report.other.corrections == ()


def test_a_report_without_an_earlier_one_has_nothing_to_lay_beside(shown: Callable[[Content], Workplace]) -> None:
    place = shown(Content(report=load(shipped("resources", "examples", "bgr-2012.json").read_bytes(), "bgr-2012")))
    before = place.shell.page
    place.open("against")
    assert place.shell.page is before
