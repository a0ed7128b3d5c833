from __future__ import annotations

from pytestqt.qtbot import QtBot

from lapreporter.ui.kit.icons import Mark
from lapreporter.ui.screens.tasks import TaskList
from lapreporter.ui.versions.look import LookPage
from lapreporter.ui.versions.page import VersionsPage
from lapreporter.ui.window import Window
from lapreporter.ui.workplace import Workplace

PATIENCE = 30_000
PATH = "cover.help_offered"


def saved(window: Window, *texts: str) -> Workplace:
    """The open report, saved with one text after the other."""
    place = window.workplace
    assert place is not None
    for text in texts:
        place.session.edit(PATH, text)
        place.autosave.finish()
    return place


def versions(window: Window, qtbot: QtBot) -> VersionsPage:
    place = window.workplace
    assert place is not None
    place.open("versions")
    page = window.shell.page
    assert isinstance(page, VersionsPage)
    qtbot.waitUntil(lambda: bool(page.rows) or page.state.startswith("There is no"), timeout=PATIENCE)
    return page


def test_every_save_is_listed_with_how_much_it_changed(practice: Window, qtbot: QtBot) -> None:
    saved(practice, "one", "two")
    page = versions(practice, qtbot)
    rows = list(page.rows.values())
    assert len(rows) == 3
    qtbot.waitUntil(lambda: rows[1].content.time == "1 answer changed", timeout=PATIENCE)
    assert rows[0].content.name == "As it is now"


def test_an_earlier_version_is_back_in_three_clicks_and_nothing_is_deleted(practice: Window, qtbot: QtBot) -> None:
    place = saved(practice, "one", "two")
    tasks = practice.shell.page
    assert isinstance(tasks, TaskList)
    links = place.keeping.links()
    links.versions.click()
    page = practice.shell.page
    assert isinstance(page, VersionsPage)
    qtbot.waitUntil(lambda: bool(page.rows), timeout=PATIENCE)
    before = [one.sha256 for one in place.document.versions()]
    list(page.rows.values())[1].click()
    look = practice.shell.page
    assert isinstance(look, LookPage)
    look.bring_back.click()
    assert place.session.report.cover.help_offered == "one"
    assert "is back" in practice.notices.text
    kept = place.document.versions()
    assert [one.sha256 for one in kept][-len(before) :] == before
    assert [one.header.milestone for one in kept[:2]] == ["restored", "before-restoring"]
    assert place.autosave.is_safe


def test_going_back_can_be_undone(practice: Window, qtbot: QtBot) -> None:
    place = saved(practice, "one", "two")
    page = versions(practice, qtbot)
    list(page.rows.values())[1].click()
    look = practice.shell.page
    assert isinstance(look, LookPage)
    look.bring_back.click()
    place.undoing.undo()
    assert place.session.report.cover.help_offered == "two"


def test_looking_shows_what_differs_and_changes_nothing(practice: Window, qtbot: QtBot) -> None:
    place = saved(practice, "one", "two")
    content = place.session.content
    page = versions(practice, qtbot)
    list(page.rows.values())[1].click()
    look = practice.shell.page
    assert isinstance(look, LookPage)
    lines = [look.model.line(at) for at in range(look.model.rowCount())]
    assert [(line.old, line.new) for line in lines if line.change] == [("one", "two")]
    look.show_only("all")
    assert look.model.rowCount() > 100
    assert place.session.content is content


def test_the_newest_version_needs_no_way_back(practice: Window, qtbot: QtBot) -> None:
    saved(practice, "one")
    page = versions(practice, qtbot)
    next(iter(page.rows.values())).click()
    look = practice.shell.page
    assert isinstance(look, LookPage)
    assert look.bring_back.isHidden()


def test_milestones_say_what_they_are(practice: Window, qtbot: QtBot) -> None:
    place = saved(practice, "one", "two")
    page = versions(practice, qtbot)
    list(page.rows.values())[1].click()
    look = practice.shell.page
    assert isinstance(look, LookPage)
    look.bring_back.click()
    rows = list(versions(practice, qtbot).rows.values())
    assert [row.content.word for row in rows[:3]] == ["Brought back", "Before going back", ""]
    assert rows[0].content.status is Mark.DONE
    assert place.carried.sealed_note().isHidden()


def test_back_leads_to_the_list_and_then_to_the_tasks(practice: Window, qtbot: QtBot) -> None:
    place = saved(practice, "one")
    page = versions(practice, qtbot)
    list(page.rows.values())[1].click()
    place.back()
    assert isinstance(practice.shell.page, VersionsPage)
    place.back()
    assert isinstance(practice.shell.page, TaskList)
