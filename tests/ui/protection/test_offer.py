"""Protection is offered once, calmly; the list of reports says what is protected; packs say what is not."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from lapreporter.document import pack
from lapreporter.document.content import summary, to_bytes
from lapreporter.document.files import Files
from lapreporter.document.protection import new_recovery, protect, recipient_of
from lapreporter.errors import Protected
from lapreporter.locations import user_data
from lapreporter.ui.kit.buttons import Button
from lapreporter.ui.kit.text import Text
from lapreporter.ui.protection.choices import Rule, rule_of
from lapreporter.ui.protection.page import ProtectionPage
from lapreporter.ui.screens.start import StartPage
from lapreporter.ui.screens.tasks import TaskList
from lapreporter.ui.window import Window
from lapreporter.ui.workplace import Workplace

NEEDS, PLACE = "victim_assistance.needs", "Kanarek"
OFFERED = "can be protected by a passphrase"


def place_of(window: Window) -> Workplace:
    assert window.workplace is not None
    return window.workplace


def answers(window: Window) -> list[str]:
    return [button.text() for button in window.notices.findChildren(Button) if not button.isHidden()]


def choose(window: Window, label: str) -> None:
    next(one for one in window.notices.findChildren(Button) if one.text() == label).click()


def type_into(window: Window, qtbot: QtBot, path: str, text: str) -> None:
    """Type into the field of an answer and stay there."""
    place_of(window).jump(path)
    field = QApplication.focusWidget()
    assert field is not None
    qtbot.keyClicks(field, text)
    assert place_of(window).session.value(path) == text


def leave_field(window: Window, qtbot: QtBot) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    qtbot.keyClick(focused, Qt.Key.Key_Tab)
    QApplication.processEvents()


@pytest.fixture
def begun(window: Window) -> Window:
    """The window with a report of one's own that says nothing yet."""
    window.begin("DEU", 2025)
    return window


def test_the_first_confidential_answer_brings_the_offer_once_the_field_is_left(begun: Window, qtbot: QtBot) -> None:
    type_into(begun, qtbot, NEEDS, "Prostheses")
    assert begun.notices.text == ""
    leave_field(begun, qtbot)
    assert OFFERED in begun.notices.text
    assert answers(begun) == ["Protect this report…", "Not now"]
    page, focused = begun.shell.page, QApplication.focusWidget()
    assert page is not None
    assert focused is not None
    assert page.isAncestorOf(focused)


def test_typing_goes_on_beside_the_offer(begun: Window, qtbot: QtBot) -> None:
    type_into(begun, qtbot, NEEDS, "Prostheses")
    leave_field(begun, qtbot)
    type_into(begun, qtbot, "victim_assistance.consultation", "Two meetings")
    assert OFFERED in begun.notices.text


@pytest.mark.parametrize("path", ["cover.help_offered", "victim_assistance.plan.title", "contamination.priorities"])
def test_an_answer_that_is_public_brings_no_offer(begun: Window, qtbot: QtBot, path: str) -> None:
    type_into(begun, qtbot, path, "Nothing secret")
    leave_field(begun, qtbot)
    assert begun.notices.text == ""


def test_after_not_now_the_report_is_never_asked_about_again(begun: Window, qtbot: QtBot) -> None:
    report_id = place_of(begun).document.report_id
    type_into(begun, qtbot, NEEDS, "Prostheses")
    leave_field(begun, qtbot)
    choose(begun, "Not now")
    assert begun.notices.text == ""
    begun.show_start()
    begun.open_report(report_id)
    type_into(begun, qtbot, "victim_assistance.consultation", "Two meetings")
    leave_field(begun, qtbot)
    assert begun.notices.text == ""
    assert b"declined" not in to_bytes(place_of(begun).session.content)


def test_the_offer_leads_to_the_page_on_protection(begun: Window, qtbot: QtBot) -> None:
    type_into(begun, qtbot, NEEDS, "Prostheses")
    leave_field(begun, qtbot)
    choose(begun, "Protect this report…")
    assert isinstance(begun.shell.page, ProtectionPage)
    assert begun.notices.text == ""


def test_the_practice_report_is_never_offered_protection(practice: Window, qtbot: QtBot) -> None:
    place_of(practice).session.edit(NEEDS, "Prostheses")
    place_of(practice).jump(NEEDS)
    leave_field(practice, qtbot)
    assert practice.notices.text == ""


def protected(window: Window) -> str:
    """Protect the open report, without the window; its id."""
    place = place_of(window)
    content = place.session.content
    key = protect("lamp ocean tiger", recipient_of(new_recovery()))
    told = summary(content.report, content.origins)
    place.document.rekey(key, to_bytes(content), summary=told, now=place.desk.clock())
    return place.document.report_id


def test_a_protected_report_is_offered_nothing(begun: Window, qtbot: QtBot) -> None:
    protected(begun)
    type_into(begun, qtbot, NEEDS, "Prostheses")
    leave_field(begun, qtbot)
    assert begun.notices.text == ""


def test_the_list_of_reports_says_in_words_which_are_protected(begun: Window) -> None:
    hidden = protected(begun)
    begun.show_start()
    begun.begin("DEU", 2024)
    open_ = place_of(begun).document.report_id
    begun.show_start()
    page = begun.shell.page
    assert isinstance(page, StartPage)
    spoken = {report_id: page.rows.rows[report_id].accessibleName() for report_id in (hidden, open_)}
    assert "Protected by a passphrase" in spoken[hidden]
    assert "rotected" not in spoken[open_]


def test_before_a_pack_of_a_protected_report_is_made_it_says_who_can_read_it(
    begun: Window, stick: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(stick))
    place_of(begun).session.edit(NEEDS, PLACE)
    protected(begun)
    place_of(begun).open("handover")
    assert "Whoever has the pack can read this report" in begun.notices.text
    assert list(stick.iterdir()) == []
    choose(begun, "Choose where to put the pack…")
    qtbot.waitUntil(lambda: "Pack checked" in begun.notices.text, timeout=30_000)
    files = {file.suffix: file for file in stick.glob("*/*")}
    assert len(list(stick.glob("*/*"))) == 4
    with pytest.raises(Protected):
        pack.read(files[".lap"], Files())
    page = next(stick.glob("*/handover.pdf"))
    told = subprocess.run(["pdftotext", page, "-"], capture_output=True, check=True).stdout.decode()
    assert "What is protected" in told
    assert PLACE in files[".json"].read_text(encoding="utf-8")
    assert PLACE.encode() not in files[".lap"].read_bytes()


def test_no_pack_is_made_when_it_is_declined(begun: Window, stick: Path) -> None:
    protected(begun)
    place_of(begun).open("handover")
    choose(begun, "Make no pack")
    assert begun.notices.text == ""
    assert list(stick.iterdir()) == []


@pytest.mark.parametrize(
    ("said", "rule"),
    [
        (None, Rule.OFFER),
        ('protection = "always"', Rule.ALWAYS),
        ('\ufeffprotection = "always"', Rule.ALWAYS),
        ('protection = "offer"', Rule.OFFER),
        ('protection = "never"', Rule.OFFER),
        ("protection", Rule.OFFER),
        ("other = 1", Rule.OFFER),
    ],
)
def test_a_policy_file_sets_the_rule_and_a_poor_one_changes_nothing(
    tmp_path: Path, said: str | None, rule: Rule
) -> None:
    if said is not None:
        (tmp_path / "policy.toml").write_text(said, encoding="utf-8")
    assert rule_of((tmp_path / "missing", tmp_path)) is rule


def test_the_program_s_own_policy_file_comes_before_the_user_s(tmp_path: Path) -> None:
    for name, said in (("program", "always"), ("user", "offer")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "policy.toml").write_text(f'protection = "{said}"')
    assert rule_of((tmp_path / "program", tmp_path / "user")) is Rule.ALWAYS


def test_where_a_ministry_asks_for_it_a_new_report_begins_with_protection_and_can_go_on_without(
    window: Window,
) -> None:
    user_data().mkdir(parents=True, exist_ok=True)
    (user_data() / "policy.toml").write_text('protection = "always"')
    window.begin("DEU", 2025)
    page = window.shell.page
    assert isinstance(page, ProtectionPage)
    assert any("asks that new reports be protected" in one.text() for one in page.findChildren(Text))
    window.shell.back_asked.emit()
    assert isinstance(window.shell.page, TaskList)
    report_id = place_of(window).document.report_id
    place_of(window).session.edit("cover.help_offered", "Something")
    window.show_start()
    window.open_report(report_id)
    assert isinstance(window.shell.page, TaskList)
