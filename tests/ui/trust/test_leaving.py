"""After signing: the groups and the letter, the draft of an e-mail, the copy on a stick."""

from __future__ import annotations

import email
import email.policy
from functools import partial
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from pytestqt.qtbot import QtBot

from lapreporter.errors import Failure
from lapreporter.exchange.export import SealedPair
from lapreporter.exchange.identity import describe, self_issued
from lapreporter.exchange.mail import LIMIT
from lapreporter.exchange.pair import write_pair
from lapreporter.exchange.verdict import Outcome
from lapreporter.exchange.verification import verify
from lapreporter.report.cover import Cover, Institution
from lapreporter.report.report import Report
from lapreporter.ui.background import Background
from lapreporter.ui.desk import Desk
from lapreporter.ui.screens.finish import FinishPage
from lapreporter.ui.screens.sign_form import Way
from lapreporter.ui.screens.signing import SigningSteps
from lapreporter.ui.trust.leaving import Saved, free_name, post_of
from lapreporter.ui.trust.sending import Sending
from lapreporter.ui.window import Window
from tests.ui.conftest import NOW

JSON = b'{"format_version": 1}\n'


def saved_in(folder: Path, state: str | None = "DEU", pdf: bytes = b"%PDF-1.7\n") -> Saved:
    pair = write_pair(folder, "report", pdf, JSON, b"signature")
    return Saved(SealedPair(pdf, JSON, b"signature"), pair, state, 2025, "Amina Idris")


@pytest.fixture
def sending(desk: Desk, qtbot: QtBot) -> Sending:
    widget = Sending(desk, Background())
    qtbot.addWidget(widget)
    return widget


def test_the_draft_lies_beside_the_pair_with_both_files(sending: Sending, qtbot: QtBot, tmp_path: Path) -> None:
    sending.show_pair(saved_in(tmp_path))
    sending.mail_button.click()
    qtbot.waitUntil(lambda: "The e-mail has 1 MB." in sending.message, timeout=30_000)
    draft = email.message_from_bytes((tmp_path / "report.eml").read_bytes(), policy=email.policy.default)
    assert "ccm@un.org" in str(draft["To"])
    assert "info@cmconvention.org" in str(draft["Cc"])
    assert [part.get_filename() for part in draft.iter_attachments()] == ["report.pdf", "report.json"]


def test_a_second_draft_replaces_nothing(sending: Sending, qtbot: QtBot, tmp_path: Path) -> None:
    sending.show_pair(saved_in(tmp_path))
    for name in ("report.eml", "report_2.eml"):
        sending.draft()
        qtbot.waitUntil(partial(lambda expected: expected in sending.message, name), timeout=30_000)
    assert (tmp_path / "report.eml").is_file()


def test_a_large_e_mail_is_warned_of(sending: Sending, qtbot: QtBot, tmp_path: Path) -> None:
    sending.show_pair(saved_in(tmp_path, pdf=b"%PDF-1.7\n" + b"0" * LIMIT))
    sending.draft()
    qtbot.waitUntil(lambda: "slow lines stop at 8 MB" in sending.message, timeout=30_000)


@pytest.mark.parametrize("state", ["XPR", None])
def test_a_practice_report_has_no_e_mail(sending: Sending, tmp_path: Path, state: str | None) -> None:
    sending.show_pair(saved_in(tmp_path, state=state))
    assert not sending.mail_button.isVisibleTo(sending)
    assert sending.stick_button.isVisibleTo(sending)


def test_the_stick_is_said_to_be_safe_only_after_the_copy_was_compared(
    sending: Sending, qtbot: QtBot, tmp_path: Path, stick: Path
) -> None:
    sending.show_pair(saved_in(tmp_path))
    sending.copy_to(stick)
    assert not sending.message
    qtbot.waitUntil(lambda: bool(sending.message), timeout=30_000)
    assert sending.message.startswith("Copy checked. You can remove the stick now.")
    assert sorted(file.name for file in stick.iterdir()) == ["report.json", "report.json.p7s", "report.pdf"]


def test_a_pair_damaged_on_the_disk_is_not_copied(sending: Sending, qtbot: QtBot, tmp_path: Path, stick: Path) -> None:
    saved = saved_in(tmp_path)
    saved.pair.pdf.write_bytes(b"%PDF-1.7 other")
    sending.show_pair(saved)
    with qtbot.waitSignal(sending.failed, timeout=30_000) as told:
        sending.copy_to(stick)
    assert isinstance(told.args[0], Failure)
    assert not sending.message
    assert list(stick.iterdir()) == []


def test_the_post_is_that_of_the_contact_of_the_same_name() -> None:
    signer = describe(
        self_issued(ec.generate_private_key(ec.SECP256R1()), "Amina Idris", "Ministry", None, NOW).certificate
    )
    contact = Institution(id="k7f2", person="Amina Idris", function="Head of Unit")
    report = Report(cover=Cover(institutions=(contact,)))
    assert post_of(signer, report) == "Head of Unit"
    assert post_of(signer, Report()) == ""


def test_free_names_are_counted_up(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").touch()
    (tmp_path / "a_2.pdf").touch()
    assert free_name(tmp_path, "a", ".pdf").name == "a_3.pdf"


@pytest.fixture
def steps(practice: Window) -> SigningSteps:
    assert practice.workplace is not None
    practice.workplace.show_finish()
    page = practice.shell.page
    assert isinstance(page, FinishPage)
    return page.steps


def test_from_first_use_to_letter_and_copy(steps: SigningSteps, qtbot: QtBot, stick: Path, tmp_path: Path) -> None:
    for field in (steps.form.own.new.passphrase, steps.form.own.new.repeat):
        field.setText("four small words here")
    assert not steps.introduction.isVisibleTo(steps)
    steps.sign_button.click()
    qtbot.waitUntil(lambda: steps.sign_step.is_done, timeout=60_000)
    assert steps.introduction.isVisibleTo(steps)
    steps.introduction.write(tmp_path)
    qtbot.waitUntil(lambda: bool(list(tmp_path.glob("introduction-*.pdf"))), timeout=30_000)
    with qtbot.waitSignal(steps.saved, timeout=60_000):
        steps.save_to(tmp_path)
    assert steps.send_step.is_open
    steps.sending.copy_to(stick)
    qtbot.waitUntil(lambda: "You can remove the stick now" in steps.sending.message, timeout=30_000)
    verdict = verify(next(stick.glob("*.pdf")).read_bytes(), next(stick.glob("*.json")).read_bytes(), None, {})
    assert verdict.outcome is Outcome.SIGNER_UNKNOWN
    assert verdict.signer is not None
    assert steps.introduction.groups == tuple(verdict.signer.fingerprint.split(" "))


def test_a_change_after_signing_opens_the_steps_again(steps: SigningSteps, qtbot: QtBot) -> None:
    steps.form.ways.choice(Way.HAND).click()
    steps.sign_button.click()
    qtbot.waitUntil(lambda: steps.sign_step.is_done, timeout=60_000)
    assert not steps.introduction.isVisibleTo(steps)
    steps.session.edit("cover.help_offered", "Another word.")
    assert steps.form.isVisibleTo(steps)
    assert not steps.send_step.is_open
