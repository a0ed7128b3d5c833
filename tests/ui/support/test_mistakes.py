"""A mistake of the program in more than fifty places of the window: the work is safe, it is said, and one goes on."""

from __future__ import annotations

import logging
import random
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from lapreporter import diagnostics
from lapreporter.app import rescue
from lapreporter.document.protection import new_recovery, recipient_of
from lapreporter.i18n import SpokenLanguage
from lapreporter.journal import Journal, code
from lapreporter.locations import shipped, user_data
from lapreporter.report.kinds import Kind
from lapreporter.ui.plan.page import PlanPage
from lapreporter.ui.protection.page import ProtectionPage, Wish
from lapreporter.ui.questions.asked import asked_of_report
from lapreporter.ui.screens.sign_form import Way
from lapreporter.ui.tables.paste_panel import PasteWay
from lapreporter.ui.verify.page import VerifyPage
from lapreporter.ui.versions.look import LookPage
from lapreporter.ui.versions.page import VersionsPage
from lapreporter.ui.window import Window
from tests.ui.conftest import NOW, Opened
from tests.ui.support.mistakes import PAGE, PATIENCE, ErringError, Mistake, Scene, err

EXAMPLE = shipped("resources", "examples", "nzl-2013.json")


def paste(scene: Scene) -> None:
    scene.sheet().paste_text("Area 1\tNorth\nArea 2\tSouth")


def take_pasted(scene: Scene) -> None:
    sheet = scene.sheet()
    sheet.paste_text("Area 1\tNorth\nArea 2\tSouth")
    assert sheet.pasting.panel is not None
    sheet.pasting.panel.button(PasteWay.ADD).click()


def write_cell(scene: Scene) -> None:
    sheet = scene.sheet()
    sheet.model.write(0, sheet.model.column_of("size_m2") or 0, "4711")


def jump_from_check(scene: Scene) -> None:
    next(iter(scene.check().rows.values())).go.click()


def choose_warnings(scene: Scene) -> None:
    scene.check().chips.chip("warning").click()


def give_reason(scene: Scene) -> None:
    page = scene.check()
    page.chips.chip("warning").click()
    row = next(iter(page.rows.values()))
    row.write_reason()
    scene.qtbot.keyClicks(row.first(), "The survey is under way.")
    scene.qtbot.keyClick(row.first(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def open_action(scene: Scene) -> None:
    scene.place.open("plan")
    scene.page(PlanPage).board.tiles[24].click()


def undo(scene: Scene) -> None:
    scene.type_more()
    scene.control(Qt.Key.Key_Z)


def redo(scene: Scene) -> None:
    scene.type_more()
    scene.place.session.undo_stack.undo()
    scene.control(Qt.Key.Key_Y)


def look_at_version(scene: Scene) -> None:
    scene.place.open("versions")
    page = scene.page(VersionsPage)
    scene.qtbot.waitUntil(lambda: len(page.rows) > 1, timeout=PATIENCE)
    list(page.rows.values())[1].click()


def bring_back(scene: Scene) -> None:
    look_at_version(scene)
    scene.page(LookPage).bring_back.click()


def protect(scene: Scene) -> None:
    scene.place.open("protection")
    page = scene.page(ProtectionPage)
    page.wished.emit(Wish("lamp ocean tiger violin meadow", recipient_of(new_recovery())))


def attach(scene: Scene) -> None:
    questions = (one for form in scene.place.desk.edition.forms for _, one in form.questions())
    scene.place.attach(asked_of_report(next(one for one in questions if one.leaf.kind is Kind.ATTACHMENTS)), [EXAMPLE])


def verify(scene: Scene) -> None:
    scene.window.show_verify()
    scene.page(VerifyPage).check([EXAMPLE])


def sign(scene: Scene) -> None:
    steps = scene.finish().steps
    steps.form.ways.choice(Way.HAND).click()
    steps.sign()


def french(scene: Scene) -> None:
    scene.window.look.choose_language("fr")


def next_page(scene: Scene) -> None:
    scene.window.shell.footer.next_button.click()


def take_along(scene: Scene) -> None:
    scene.place.safekeeping.copy_to(scene.stick)


def again(scene: Scene) -> None:
    report_id = scene.place.document.report_id
    scene.window.show_start()
    scene.window.open_report(report_id)


def another(scene: Scene) -> None:
    scene.window.begin("DEU", 2025)


ROOMS = {
    "typing": [
        Mistake("another answer is stored", "session.Session._push", lambda on: on.type_more()),
        Mistake("a step is put on the stack", "session.Session.show_content", lambda on: on.type_more()),
        Mistake("the answers are checked", "session.Checker.check", lambda on: on.type_more()),
        Mistake("the head of the window", "workplace.show_header", lambda on: on.type_more()),
        Mistake("what a question says", "questions.card.QuestionCard.refresh", lambda on: on.type_more()),
        Mistake("findings at a question", "questions.card.QuestionCard.show_findings", lambda on: on.type_more()),
        Mistake("undo", "undoing.Undoing._tell", undo),
        Mistake("redo", "undoing.Undoing._name", redo),
        Mistake("save now", "autosave.Autosave.save", lambda on: on.control(Qt.Key.Key_S)),
    ],
    "going about": [
        Mistake("the next page", "workplace.Workplace.show_page", next_page),
        Mistake("the page before", "workplace.neighbours", lambda on: on.window.shell.footer.back_button.click()),
        Mistake("a page by its name", "workplace.QuestionPage", lambda on: on.window.shell.page_asked.emit(PAGE)),
        Mistake("the panel beside it", "workplace.HelpPanel", lambda on: on.window.shell.page_asked.emit(PAGE)),
        Mistake("a question is laid out", "screens.question_page.QuestionPage._add", lambda on: on.place.again()),
        Mistake("the navigation", "workplace.navigation", lambda on: on.place.again()),
        Mistake("the task list", "screens.tasks.TaskList._heading", lambda on: on.window.shell.task_list_asked.emit()),
        Mistake("its panel", "workplace.TaskPanel", lambda on: on.window.shell.task_list_asked.emit()),
        Mistake("find", "find_way.FindPage", lambda on: on.window.shell.header.find_button.click()),
        Mistake("help", "help_way.HelpWay.show", lambda on: on.key(Qt.Key.Key_F1)),
        Mistake("the next finding", "finding_walk.FindingWalk.step", lambda on: on.key(Qt.Key.Key_F8)),
    ],
    "looks": [
        Mistake("the menu of languages", "look.look_menu", lambda on: on.window.shell.header.language_button.click()),
        Mistake("another language", "look.Look.speak", french),
        Mistake("a page in another language", "workplace.recalled", french),
        Mistake("a report in another language", "workplace.Workplace.speak", french),
        Mistake("larger text", "look.Look.dress_up", lambda on: on.window.look.step_text(1)),
        Mistake("a page in larger text", "workplace.Workplace.wear", lambda on: on.window.look.step_text(1)),
        Mistake("the menu of help", "support.way.help_menu", lambda on: on.window.shell.header.help_button.click()),
        Mistake("the report for the makers", "support.way.SupportPage", lambda on: on.window.support.show()),
    ],
    "tables": [
        Mistake("a row is added", "tables.edits.empty_row", lambda on: on.sheet().add.click()),
        Mistake("a row is removed", "tables.edits.TableEdits.remove", lambda on: on.sheet().remove.click()),
        Mistake("rows are sorted", "tables.edits.sort_key", lambda on: on.sheet().sort(0)),
        Mistake("cells are emptied", "tables.edits.TableEdits.clear", lambda on: on.sheet().clear_cells()),
        Mistake("a figure is written", "tables.edits.TableEdits.write", write_cell),
        Mistake("cells are copied", "tables.sheet.block_text", lambda on: on.sheet().view.copy_asked.emit()),
        Mistake("cells are pasted", "tables.pasting.PastePanel", paste),
        Mistake("pasted cells are taken", "tables.pasting.added", take_pasted),
        Mistake("the figures below", "tables.foot.Foot.refresh", write_cell),
    ],
    "checking": [
        Mistake("the findings", "check_way.CheckPage", lambda on: on.place.show_check()),
        Mistake("a finding", "screens.check.FindingRow", lambda on: on.place.show_check()),
        Mistake("some of the findings", "screens.check.CheckPage.refresh", choose_warnings),
        Mistake("to an answer", "workplace.Workplace.jump", jump_from_check),
        Mistake("a reason", "session.Session.give_reason", give_reason),
        Mistake("the plan", "plan.way.PlanPage", lambda on: on.place.open("plan")),
        Mistake("an action of the plan", "plan.action.ActionSheet.__init__", open_action),
        Mistake("the deadlines", "plan.way.PlanWay.show_deadlines", lambda on: on.place.open("deadlines")),
    ],
    "finishing": [
        Mistake("the last steps", "finish_way.FinishPage", lambda on: on.place.show_finish()),
        Mistake("the draft is drawn", "screens.finish.draft", lambda on: on.place.show_finish()),
        Mistake("a page of the draft, while it is laid out", "screens.finish.FinishPage._show", Scene.finish),
        Mistake("what is asked of a signer", "screens.sign_form.SignForm.complaint", sign),
        Mistake("the pair is made", "screens.signing.seal", sign),
    ],
    "keeping": [
        Mistake("the versions", "versions.way.VersionsPage", lambda on: on.place.open("versions")),
        Mistake("the versions are read", "versions.page.VersionsPage._row", lambda on: on.place.open("versions")),
        Mistake("a version", "versions.way.LookPage", look_at_version),
        Mistake("a version, while it is laid out", "carried.against_sheet.AgainstSheet.fill", look_at_version),
        Mistake("a version comes back", "versions.way.brought_back", bring_back),
        Mistake("protection", "protection.way.ProtectionPage", lambda on: on.place.open("protection")),
        Mistake("a report is protected", "protection.way.protect", protect),
        Mistake("a copy to take along", "library.Library.take_along", take_along),
        Mistake("the copy is told", "safekeeping.Safekeeping._copied", take_along),
        Mistake("what a successor reads", "handover.way.briefing", lambda on: on.place.handover.write_to(on.stick)),
        Mistake("the pack for a successor", "handover.way.new_folder", lambda on: on.place.handover.write_to(on.stick)),
        Mistake("a file is taken in", "attaching.attached", attach),
        Mistake("a file is added", "attaching.Attaching._add", attach),
    ],
    "opening and closing": [
        Mistake("the report is opened", "library.Library.open", again),
        Mistake("its content is read", "workplace.Session", again),
        Mistake("its first page", "workplace.Workplace.begin", again),
        Mistake("the list of reports", "window.listed", lambda on: on.window.show_start()),
        Mistake("the start page", "window.FirstRun", lambda on: on.window.show_start()),
        Mistake("another report", "library.Library.begin", another),
        Mistake("another report, to be left for it", "workplace.Workplace.close", another),
        Mistake("a new report", "window.NewReport", lambda on: on.window.show_new_report()),
        Mistake("a check of a report", "office.VerifyPage", lambda on: on.window.show_verify()),
        Mistake("a report is checked", "verify.page.receive", verify),
        Mistake("a file is opened", "beginning.ways.Ways.open_file", lambda on: on.window.open_file(EXAMPLE)),
        Mistake("a file is read", "library.read_earlier", lambda on: on.window.open_file(EXAMPLE)),
        Mistake("the window is closed", "workplace.Workplace.close", lambda on: on.window.close()),
    ],
}  # fmt: skip


def test_mistakes_are_made_in_more_than_fifty_places() -> None:
    assert len({mistake.where for room in ROOMS.values() for mistake in room}) > 50


@pytest.mark.parametrize("room", ROOMS)
def test_after_a_mistake_the_work_is_safe_and_goes_on(
    window: Window, qtbot: QtBot, stick: Path, english: SpokenLanguage, monkeypatch: pytest.MonkeyPatch, room: str
) -> None:
    # Where the whole report is drawn it is a small one.
    scene = Scene(window, qtbot, stick, monkeypatch, small=room == "finishing")
    for mistake in ROOMS[room]:
        scene.meet(mistake)
    window.look.speak(english)


def test_a_mistake_in_saving_itself_is_said_and_the_next_save_keeps_everything(
    window: Window, qtbot: QtBot, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scene = Scene(window, qtbot, stick, monkeypatch)
    before = scene.on_disk()
    with monkeypatch.context() as erring:
        erring.setattr("lapreporter.ui.autosave.to_bytes", err)
        scene.type_more()
        qtbot.waitUntil(lambda: bool(scene.codes), timeout=PATIENCE)
        assert "on screen only" in window.notices.text
        assert scene.codes[-1] in window.notices.text
        assert scene.on_disk() == before
        scene.do(window.close)
        assert window.isVisible()
    qtbot.waitUntil(lambda: scene.place.autosave.is_safe, timeout=PATIENCE)
    assert window.close()


def test_the_code_stands_in_the_report_for_the_makers(window: Window, english: SpokenLanguage) -> None:
    log, journal = logging.getLogger("lapreporter"), Journal(user_data())
    log.addHandler(journal)
    with pytest.raises(ErringError) as caught:
        err()
    rescue(window)(ErringError, caught.value, caught.tb)
    told = code(ErringError, caught.tb)
    log.removeHandler(journal)
    assert f"Code {told}" in window.notices.text
    assert told in diagnostics.report(english, user_data(), NOW)


@pytest.mark.parametrize("harm", ["emptied", "noise", "a folder", "cut off"])
def test_no_damaged_file_beside_the_reports_keeps_the_window_from_opening(opened: Opened, harm: str) -> None:
    first = opened()
    first.settings.state, first.settings.language = "DEU", "en"
    first.practise()
    first.close()
    Journal(user_data()).emit(logging.LogRecord("x", logging.ERROR, "", 1, "x", None, None))
    contents = {"emptied": b"", "noise": random.Random(7).randbytes(3_000), "cut off": None}
    beside = [file for file in user_data().rglob("*") if file.is_file() and file.suffix not in {".lapg", ".lock"}]
    assert {file.name for file in beside} >= {"window.ini", "lock", "journal.txt"}
    for file in beside:
        content = file.read_bytes()
        file.unlink()
        if harm == "a folder":
            file.mkdir()
        else:
            file.write_bytes(content[: len(content) // 2] if contents[harm] is None else contents[harm] or b"")
    window = opened()
    (entry,) = window.shelf.entries()
    window.open_report(entry.report_id)
    assert window.workplace is not None
    window.workplace.session.edit("cover.help_from", "ISU")
    window.workplace.autosave.finish()
    assert window.workplace.autosave.is_safe
