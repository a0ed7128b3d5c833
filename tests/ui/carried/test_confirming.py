"""What was carried over shows its mark until it is confirmed or changed: alone, by the row, table, page and form."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QApplication

from lapreporter.checks.finding import Finding
from lapreporter.document.content import from_bytes
from lapreporter.ui.carried.beside import waiting_by_form, waits_at
from lapreporter.ui.kit.surfaces import SheetLook
from lapreporter.ui.questions.card import QuestionCard
from lapreporter.ui.screens.question_page import QuestionPage
from lapreporter.ui.screens.tasks import TaskList
from lapreporter.ui.tables.records import TableRecords
from lapreporter.ui.tables.sheet import TableSheet
from lapreporter.ui.tables.table import TableQuestion
from lapreporter.ui.workplace import Workplace

Begun = Callable[[str, int], Workplace]
AREAS = "contamination.areas"
STATEMENT = "contamination.statement"


def page_of(place: Workplace, key: str) -> QuestionPage:
    place.open_page(key)
    page = place.shell.page
    assert isinstance(page, QuestionPage)
    return page


def card_of(page: QuestionPage, path: str) -> QuestionCard:
    card = page.cards[path]
    assert isinstance(card, QuestionCard)
    return card


def sheet_of(page: QuestionPage, path: str) -> TableSheet:
    question = page.cards[path]
    assert isinstance(question, TableQuestion)
    assert isinstance(question.field, TableSheet)
    return question.field


def found(place: Workplace) -> list[Finding]:
    return [finding for finding in place.session.findings if finding.code == "ENT-02"]


def test_a_question_says_where_its_answer_comes_from_until_it_is_confirmed(begun: Begun) -> None:
    place = begun("hrv-2016", 2017)
    card = card_of(page_of(place, "contamination/position"), "contamination.obligation.status")
    assert card.look is SheetLook.CARRIED
    assert card.carried.note is not None
    height = card.sizeHint().height()
    card.carried.note.keep_button.click()
    assert card.asked.path not in place.session.content.carried
    assert card.look is not SheetLook.CARRIED
    assert card.carried.note.isHidden()
    assert not card.carried.isHidden(), "the line stays, so that nothing below it moves"
    assert card.sizeHint().height() == height
    place.undoing.undo()
    assert card.look is SheetLook.CARRIED


def test_a_sentence_that_is_still_true_is_true_on_the_last_day_of_this_year(begun: Begun) -> None:
    place = begun("hrv-2016", 2017)
    card = card_of(page_of(place, "contamination/position"), STATEMENT)
    assert card.carried.note is not None
    card.carried.note.keep_button.click()
    assert str(place.session.value(STATEMENT).as_of) == "2017-12-31"
    place.undoing.undo()
    assert str(place.session.value(STATEMENT).as_of) == "2016-12-31"


def test_another_answer_takes_the_mark_and_undo_brings_it_back(begun: Begun) -> None:
    place = begun("hrv-2016", 2017)
    path = "contamination.stated_total.total_m2"
    card = card_of(page_of(place, "contamination/stated_totals"), path)
    place.session.type_text(path, "1500000")
    assert path not in place.session.content.carried
    assert not card.carried.is_open
    place.session.undo_stack.undo()
    assert card.carried.is_open


def test_a_private_note_confirms_nothing(begun: Begun) -> None:
    place = begun("hrv-2016", 2017)
    before = place.session.content.carried
    place.session.note(STATEMENT, "Ask the centre again.")
    assert place.session.content.carried is before


def test_change_goes_to_the_field(begun: Begun) -> None:
    place = begun("hrv-2016", 2017)
    card = card_of(page_of(place, "contamination/stated_totals"), "contamination.stated_total.total_m2")
    assert card.carried.note is not None
    card.carried.note.change_button.click()
    assert card.isAncestorOf(QApplication.focusWidget() or place.shell)


def test_rows_and_cells_bear_the_mark_and_are_confirmed_row_by_row(begun: Begun) -> None:
    place = begun("xpr-2025", 2026)
    page = page_of(place, "contamination/areas")
    sheet = sheet_of(page, AREAS)
    model, size = sheet.model, sheet.model.column_of("size_m2")
    assert size is not None
    rows = len(model.rows)
    assert model.is_waiting(0)
    assert model.face(0, size).carried
    model.write(0, size, "150000")
    assert not model.face(0, size).carried
    assert model.is_waiting(0), "the other answers of the row still wait"
    sheet.view.put(0, size)
    sheet.carried.these.click()
    assert not model.is_waiting(0)
    waits = waits_at(place.session.case, "contamination/areas", AREAS)
    assert waits is not None
    assert waits.count == rows - 1
    sheet.carried.all.click()
    assert waits_at(place.session.case, "contamination/areas", AREAS) is None
    assert sheet.carried.isHidden()
    assert waiting_by_form(place.session.case)["contamination"], "columns of other pages wait there"
    place.session.undo_stack.undo()
    assert model.is_waiting(1)


def test_all_laws_are_as_before_in_one_step(begun: Begun) -> None:
    place = begun("hrv-2016", 2017)
    question = page_of(place, "national_measures/measures").cards["national_measures.measures"]
    assert isinstance(question, TableQuestion)
    records = question.field
    assert isinstance(records, TableRecords)
    assert records.carried.all.label == "All 2 as before"
    steps = place.session.undo_stack.index()
    records.carried.all.click()
    assert place.session.undo_stack.index() == steps + 1
    assert not [path for path in place.session.content.carried if path.startswith("national_measures.measures")]


def test_a_page_and_a_form_are_confirmed_after_their_questions(begun: Begun) -> None:
    place = begun("hrv-2016", 2017)
    page = page_of(place, "contamination/position")
    assert page.carried.of_page.label == "All 3 on this page are still true"
    page.carried.of_page.click()
    assert not [one for one in place.session.case.waiting if one.page == "contamination/position"]
    assert page.carried.of_page.isHidden()
    page.carried.of_form.click()
    assert waiting_by_form(place.session.case)["contamination"] == 0
    assert page.carried.isHidden()


def test_the_task_list_says_how_many_wait_and_the_check_names_each_form_with_a_jump(begun: Begun) -> None:
    place = begun("hrv-2016", 2017)
    place.show_tasks()
    tasks = place.shell.page
    assert isinstance(tasks, TaskList)
    assert "7 answers and rows to confirm" in tasks.forms.rows["contamination"].content.spoken
    forms = [finding.path for finding in found(place)]
    assert forms == ["cover", "national_measures", "stockpiles", "contamination"]
    place.jump(found(place)[-1].spot or "")
    assert isinstance(place.shell.page, QuestionPage)
    assert place.shell.page.page.key == "contamination/position"


def test_a_question_does_not_repeat_the_finding_of_its_form(begun: Begun) -> None:
    place = begun("hrv-2016", 2017)
    card = card_of(page_of(place, "contamination/position"), STATEMENT)
    assert "ENT-02" not in {finding.code for finding in card.findings()}


def test_what_was_confirmed_stays_so_on_disk(begun: Begun) -> None:
    place = begun("hrv-2016", 2017)
    page_of(place, "contamination/position").carried.of_page.click()
    place.autosave.finish()
    again = from_bytes(place.document.version(place.document.current), "report")
    assert again.carried == place.session.content.carried
