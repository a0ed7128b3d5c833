"""One action leaves a pack for the successor: it opens elsewhere, and its page says what one has to know."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from lapreporter.document import pack
from lapreporter.document.content import from_bytes, to_bytes
from lapreporter.document.files import Files
from lapreporter.errors import StorageFailure
from lapreporter.exchange.handover import new_folder, write_files
from lapreporter.report.answers import Attachment, Omission, OmissionKind, Period
from lapreporter.report.cover import Cover
from lapreporter.report.obligations import ClearanceTarget
from lapreporter.report.report import Report
from lapreporter.ui.handover.briefing import briefing
from lapreporter.ui.screens.tasks import TaskList
from lapreporter.ui.window import Window
from lapreporter.ui.workplace import Workplace
from tests.ui.conftest import Opened

ASKED_OF = "Mine Action Office, Ms Orla Venn, +999 555 0101"


def place(window: Window) -> Workplace:
    assert window.workplace is not None
    return window.workplace


def text_of(pdf: Path) -> str:
    done = subprocess.run(["pdftotext", "-layout", str(pdf), "-"], capture_output=True, check=True)
    return " ".join(done.stdout.decode("utf-8").split())


HandOver = Callable[[], Path]


@pytest.fixture
def hand_over(practice: Window, qtbot: QtBot, stick: Path, monkeypatch: pytest.MonkeyPatch) -> HandOver:
    """Make the pack for the practice report by one click and a dialog; its folder."""

    def done() -> Path:
        monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(stick))
        tasks = practice.shell.page
        assert isinstance(tasks, TaskList)
        noticed = place(practice).noticed
        with qtbot.waitSignal(noticed, check_params_cb=lambda told: "Pack checked" in told[1], timeout=60_000):
            tasks.hand_over.click()
        (folder,) = stick.iterdir()
        return folder

    return done


@pytest.fixture
def handed_over(practice: Window, hand_over: HandOver) -> Path:
    """The pack for the practice report, with a note, a promise and a target."""
    session = place(practice).session
    session.note("contamination.balance", ASKED_OF)
    session.omit(
        "contamination.survey.done_on",
        Omission(kind=OmissionKind.NOT_KNOWN, explanation="The last province is being surveyed.", expected_on="2027"),
    )
    target = ClearanceTarget(id="t9", year=2031, planned_m2=420_000)
    session.edit("contamination.request_targets", (*session.report.contamination.request_targets, target))
    return hand_over()


def test_the_pack_holds_the_document_the_report_and_a_page(handed_over: Path, practice: Window) -> None:
    assert handed_over.name == "XPR_A7_2025_handover_20260428"
    names = sorted(file.name for file in handed_over.iterdir())
    document = next(name for name in names if name.endswith(".lap"))
    assert names == sorted([document, "handover.pdf", "report-draft.pdf", "report.json"])
    taken = pack.read(handed_over / document, Files())
    content = from_bytes(taken.payload, document)
    assert content.notes["contamination.balance"] == ASKED_OF
    assert content.report == place(practice).session.report
    assert json.loads((handed_over / "report.json").read_bytes())["cover"]["state"] == "XPR"


def test_the_page_says_whom_to_ask_what_is_open_what_was_promised_and_what_comes_next(handed_over: Path) -> None:
    told = text_of(handed_over / "handover.pdf")
    for expected in (
        "Handover: the report of Republic of Practice for 2025",
        "What was reported",
        ASKED_OF,
        "Open errors and warnings",
        "The last province is being surveyed.",
        "Land to be released: 420,000",
        "Next deadlines",
        "30 April 2026",
        "How long each form took is not recorded.",
    ):
        assert expected in told, expected


def test_notes_go_into_the_document_and_the_page_but_not_into_the_report(handed_over: Path) -> None:
    assert ASKED_OF not in (handed_over / "report.json").read_text(encoding="utf-8")
    assert ASKED_OF not in text_of(handed_over / "report-draft.pdf")


def test_the_findings_that_are_set_aside_or_answered_are_not_open(practice: Window) -> None:
    session = place(practice).session
    parts = {part.title: part for part in briefing(place(practice).desk, session).parts}
    listed = parts["Open errors and warnings"].rows
    assert len(listed) == sum(one.severity.value in ("error", "warning") for one in session.open_findings())
    deadlines = parts["Next deadlines"].rows
    assert any(str(date(2026, 4, 30).day) in row[1] for row in deadlines)


def test_a_second_pack_stands_beside_the_first(tmp_path: Path) -> None:
    assert new_folder(tmp_path, "pack").name == "pack"
    assert new_folder(tmp_path, "pack").name == "pack_2"


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    with pytest.raises(StorageFailure):
        new_folder(tmp_path / "gone", "pack")
    folder = new_folder(tmp_path, "pack")
    (folder / "b").write_bytes(b"there before")
    with pytest.raises(StorageFailure):
        write_files(folder, {"a": b"1", "b": b"2"})
    assert [file.name for file in folder.iterdir()] == ["b"]


def test_a_successor_on_another_computer_has_every_answer_note_file_and_earlier_year(
    practice: Window, opened: Opened, hand_over: HandOver, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    law = b"%PDF-1.7 the law, as it was attached"
    here = place(practice)
    digest = here.document.attach(law)
    file = Attachment(id="law1", name="law.pdf", sha256=digest, size=len(law), media_type="application/pdf")
    row = here.session.report.technical.types[0].id
    here.session.edit(f"technical.types[{row}].photos", (file,))
    here.session.note("contamination.balance", ASKED_OF)
    year = Period(start=date(2024, 1, 1), end=date(2024, 12, 31))
    earlier = Report(cover=Cover(state="XPR", period=year))
    here.session.take(here.session.content.model_copy(update={"history": (earlier,)}), "cover")
    (document,) = hand_over().glob("*.lap")
    given = to_bytes(here.session.content)

    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "the successor's computer"))
    theirs = opened()
    theirs.open_file(document)
    there = place(theirs)
    assert to_bytes(there.session.content) == given
    assert there.document.attachment(digest) == law
