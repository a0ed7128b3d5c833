"""Signing in the window: with a card, with others before, in public, with smaller pictures, and after a change."""

from __future__ import annotations

import email
import email.policy
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from PIL import Image
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lapreporter.exchange.approvals import approve
from lapreporter.exchange.identity import Identity, fingerprint, save_identity, self_issued
from lapreporter.exchange.verdict import Outcome
from lapreporter.exchange.verification import verify_json
from lapreporter.i18n import SpokenLanguage
from lapreporter.report import data
from lapreporter.report.answers import Attachment
from lapreporter.ui import identities
from lapreporter.ui.identities import Person
from lapreporter.ui.screens.finish import FinishPage
from lapreporter.ui.screens.question_page import QuestionPage
from lapreporter.ui.screens.sign_form import Way
from lapreporter.ui.screens.signing import SigningSteps
from lapreporter.ui.window import Window
from lapreporter.ui.workplace import Workplace
from tests.exchange.cards import MODULE, PIN, Reader, reader
from tests.ui.conftest import NOW

__all__ = ["reader"]

SECRET = "four small words here"
Until = Callable[[Callable[[], object]], None]


@pytest.fixture
def until(qtbot: QtBot) -> Until:
    return lambda condition: qtbot.waitUntil(lambda: bool(condition()), timeout=60_000)


@pytest.fixture
def place(practice: Window) -> Workplace:
    assert practice.workplace is not None
    return practice.workplace


@pytest.fixture
def steps(place: Workplace) -> SigningSteps:
    return finish(place)


@pytest.fixture
def minister() -> Identity:
    return self_issued(ec.generate_private_key(ec.SECP256R1()), "Sara Lindt", "Ministry of Practice", None, NOW)


def finish(place: Workplace) -> SigningSteps:
    place.show_finish()
    return steps_of(place)


def steps_of(place: Workplace) -> SigningSteps:
    page = place.shell.page
    assert isinstance(page, FinishPage)
    return page.steps


def with_file(steps: SigningSteps, folder: Path, identity: Identity) -> None:
    file = folder / "signer.p12"
    save_identity(identity, file, SECRET)
    steps.form.ways.choice(Way.FILE).click()
    steps.form.file.choose(file)
    steps.form.file.password.setText(SECRET)


def only(folder: Path, pattern: str) -> Path:
    (file,) = folder.glob(pattern)
    return file


# --- a card -----------------------------------------------------------------------------------------------------


def test_a_card_signs_once_its_pin_is_right(
    steps: SigningSteps, reader: Reader, minister: Identity, until: Until, stick: Path
) -> None:
    card = steps.form.card
    steps.form.ways.choice(Way.CARD).click()
    until(lambda: not card.is_looking)
    assert card.message.startswith("The program of the card is not known here.")
    card.take_program(MODULE)
    until(lambda: not card.is_looking)
    assert card.message.startswith("No card for signing is in a reader.")
    reader.card("Ministry", minister)
    card.look_button.click()
    until(lambda: card.card is not None)
    steps.sign()
    assert steps.form.message == "Type the PIN of the card."

    card.pin.setText("000000")
    steps.sign()
    until(lambda: not steps.sign_button.is_busy)
    assert not steps.sign_step.is_done
    assert card.pin.text() == ""

    card.pin.setText(PIN)
    steps.save_to(stick)
    until(lambda: steps.send_step.is_open)
    report_json, signature = only(stick, "*.json").read_bytes(), only(stick, "*.p7s").read_bytes()
    signer = verify_json(report_json, signature, {}).signer
    assert signer is not None
    assert signer.fingerprint == fingerprint(minister.certificate)
    assert card.pin.text() == ""


# --- others sign before -----------------------------------------------------------------------------------------


def test_officer_then_minister_and_the_closing_signature(
    place: Workplace, steps: SigningSteps, minister: Identity, until: Until, stick: Path, tmp_path: Path
) -> None:
    panel, session = steps.sign_step.approvals, place.session
    panel.fix_button.click()
    until(lambda: session.fixed)
    before = session.report
    session.edit("cover.help_offered", "Another word.")
    place.undoing.undo()
    place.undoing.redo()
    assert session.report is before
    place.open("cover")
    page = place.shell.page
    assert isinstance(page, QuestionPage)
    assert not any(card.isEnabled() for card in page.cards.values())

    steps = finish(place)
    panel = steps.sign_step.approvals
    panel.form.own.new.name.setText("Omar Haddad")
    panel.form.own.new.institution.setText("Mine Action Centre")
    for field in (panel.form.own.new.passphrase, panel.form.own.new.repeat):
        field.setText(SECRET)
    panel.approve()
    until(lambda: len(panel.given) == 1)
    panel.hand_out(stick)
    until(lambda: "to approve lie in" in panel.message)
    given = tmp_path / "minister.p7s"
    given.write_bytes(approve(only(stick, "*.json").read_bytes(), minister, NOW))
    panel.take(given)
    until(lambda: len(panel.given) == 2)
    assert [one.signer.name for one in panel.given] == ["Omar Haddad", "Sara Lindt"]

    # Days later, after the window was closed in between.
    steps = finish(place)
    until(lambda: len(steps.sign_step.approvals.given) == 2)
    target = tmp_path / "out"
    target.mkdir()
    with_file(steps, tmp_path, minister)
    steps.save_to(target)
    until(lambda: steps.send_step.is_open)
    assert only(target, "*.json").read_bytes() == only(stick, "*.json").read_bytes()
    assert session.fixed is None
    assert place.autosave.is_safe
    assert place.document.current.header.milestone == "signed"


def test_opening_the_text_again_throws_the_approvals_away(
    place: Workplace, steps: SigningSteps, minister: Identity, until: Until, tmp_path: Path
) -> None:
    panel, session = steps.sign_step.approvals, place.session
    panel.fix()
    until(lambda: session.fixed)
    with_identity = tmp_path / "minister.p12"
    save_identity(minister, with_identity, SECRET)
    panel.form.ways.choice(Way.FILE).click()
    panel.form.file.choose(with_identity)
    panel.form.file.password.setText(SECRET)
    panel.approve()
    until(lambda: panel.given)
    panel.reopen_button.click()
    assert session.fixed is not None
    panel.do_reopen_button.click()
    assert session.fixed is None
    assert panel.given == ()
    session.edit("cover.help_offered", "Another word.")
    assert session.report.cover.help_offered == "Another word."


def test_an_approval_of_another_text_is_refused_in_plain_words(
    place: Workplace, steps: SigningSteps, minister: Identity, qtbot: QtBot, until: Until, tmp_path: Path
) -> None:
    panel = steps.sign_step.approvals
    panel.fix()
    until(lambda: place.session.fixed)
    other = tmp_path / "other.p7s"
    other.write_bytes(approve(b"{}", minister, NOW))
    with qtbot.waitSignal(panel.failed, timeout=30_000) as told:
        panel.take(other)
    what, _ = told.args[0].sentences(place.desk.language)
    assert what == "other.p7s is no approval of this text: it was given for another text."
    assert panel.given == ()


# --- the public version -----------------------------------------------------------------------------------------


def test_the_public_version_is_shown_named_and_signed_by_itself(steps: SigningSteps, until: Until, stick: Path) -> None:
    steps.version.choose(public=True)
    assert steps.version.left_out()
    steps.form.ways.choice(Way.HAND).click()
    steps.save_to(stick)
    until(lambda: steps.send_step.is_open)
    public = data.load(only(stick, "XPR_A7_2025_public_*.json").read_bytes(), "public")
    assert "This is the public version" in (public.other.text or "")
    steps.version.choose(public=False)
    assert not steps.send_step.is_open


# --- pictures ---------------------------------------------------------------------------------------------------


def test_pictures_are_made_smaller_with_the_effect_shown_and_it_can_be_undone(
    place: Workplace, steps: SigningSteps, until: Until
) -> None:
    written = BytesIO()
    Image.effect_noise((3000, 2000), 80).convert("RGB").save(written, "JPEG", quality=95)
    photo = Attachment(
        id="p1",
        name="photo.jpg",
        sha256=place.document.attach(written.getvalue()),
        size=len(written.getvalue()),
        media_type="image/jpeg",
    )
    session = place.session
    row = session.report.technical.types[0].id
    at = f"technical.types[{row}].photos"
    session.edit(at, (photo,))
    assert steps.pictures.can_shrink
    steps.pictures.shrink_button.click()
    until(lambda: "→" in steps.pictures.message)
    (smaller,) = session.value(at)
    assert smaller.size < photo.size / 2
    with Image.open(BytesIO(place.document.attachment(smaller.sha256))) as picture:
        assert picture.width == 1600
    place.undoing.undo()
    assert session.value(at) == (photo,)
    assert steps.pictures.can_shrink
    steps.sign_step.approvals.fix()
    until(lambda: session.fixed)
    assert not steps.pictures.can_shrink


# --- language, change of officer --------------------------------------------------------------------------------


def test_the_e_mail_speaks_the_language_of_the_report(
    place: Workplace, steps: SigningSteps, until: Until, stick: Path
) -> None:
    place.session.edit("language", "fr")
    place.session.edit("cover.state", "DEU")
    steps.form.ways.choice(Way.HAND).click()
    steps.save_to(stick)
    until(lambda: steps.send_step.is_open)
    steps.sending.draft()
    until(lambda: steps.sending.message)
    draft = email.message_from_bytes(only(stick, "*.eml").read_bytes(), policy=email.policy.default)
    assert draft["Content-Language"] == "fr"
    assert "Allemagne" in str(draft["Subject"])


def test_a_change_of_officer_makes_a_note_and_a_lost_passphrase_a_new_identity(
    place: Workplace, until: Until, stick: Path
) -> None:
    identities.make(Person("Amina Idris", "Ministry of Practice"), SECRET, NOW)
    steps = finish(place)
    steps.form.own.turnover_button.click()
    turnover = steps.sign_step.turnover
    assert turnover is not None
    assert not steps.form.isVisibleTo(steps)
    turnover.new.name.setText("Omar Haddad")
    turnover.new.institution.setText("Ministry of Practice")
    for field in (turnover.new.passphrase, turnover.new.repeat):
        field.setText(SECRET)
    turnover.hand_over(stick)
    assert turnover.message == "Type the passphrase of the identity."
    turnover.passphrase.setText(SECRET)
    turnover.hand_over(stick)
    until(lambda: steps.form.isVisibleTo(steps))
    assert sorted(file.name for file in stick.iterdir()) == [
        "retirement-amina-idris.json",
        "retirement-amina-idris.json.p7s",
    ]
    assert [own.name for own in identities.known()] == ["Omar Haddad"]


def test_a_wrong_passphrase_of_the_old_identity_makes_nothing(place: Workplace, qtbot: QtBot, stick: Path) -> None:
    old = identities.make(Person("Amina Idris", "Ministry of Practice"), SECRET, NOW)
    steps = finish(place)
    steps.form.own.turnover_button.click()
    turnover = steps.sign_step.turnover
    assert turnover is not None
    turnover.new.name.setText("Omar Haddad")
    turnover.new.institution.setText("Ministry of Practice")
    for field in (turnover.new.passphrase, turnover.new.repeat):
        field.setText(SECRET)
    turnover.passphrase.setText("another one")
    with qtbot.waitSignal(steps.sign_step.failed, timeout=30_000):
        turnover.hand_over(stick)
    assert list(stick.iterdir()) == []
    assert [own.file for own in identities.known()] == [old.file]


def test_the_focus_never_leaves_the_steps_while_the_report_is_signed_saved_and_copied(
    steps: SigningSteps, until: Until, stick: Path
) -> None:
    def is_inside() -> bool:
        focused = QApplication.focusWidget()
        return focused is not None and steps.isAncestorOf(focused)

    steps.form.ways.choice(Way.HAND).click()
    steps.sign_button.setFocus()
    steps.sign_button.click()
    assert steps.sign_button.hasFocus()
    assert steps.sign_button.is_busy
    until(lambda: steps.save_step.is_open)
    assert steps.save_button.hasFocus()
    steps.save_to(stick)
    assert steps.save_button.hasFocus()
    until(lambda: steps.send_step.is_open)
    assert is_inside()
    assert not steps.save_button.is_busy
    steps.sending.stick_button.setFocus()
    steps.sending.copy_to(stick)
    assert steps.sending.stick_button.hasFocus()
    until(lambda: not steps.sending.stick_button.is_busy)
    assert steps.sending.stick_button.hasFocus()


def test_what_is_typed_for_signing_stays_when_the_window_speaks_another_language(
    practice: Window, place: Workplace, steps: SigningSteps, arabic: SpokenLanguage, english: SpokenLanguage
) -> None:
    new = steps.form.own.new
    for line, text in ((new.name, "Omar Haddad"), (new.passphrase, SECRET), (new.repeat, SECRET)):
        line.setText(text)
    steps.form.place.setText("Vientiane")
    practice.look.speak(arabic)
    again = steps_of(place)
    assert again is not steps
    assert again.form.own.new.name.text() == "Omar Haddad"
    assert again.form.own.new.passphrase.text() == again.form.own.new.repeat.text() == SECRET
    assert again.form.place.text() == "Vientiane"
    again.form.ways.choice(Way.HAND).click()
    practice.look.speak(english)
    assert steps_of(place).form.way is Way.HAND


def test_what_was_signed_and_saved_stays_so_when_the_window_speaks_another_language(
    practice: Window, place: Workplace, steps: SigningSteps, arabic: SpokenLanguage, until: Until, stick: Path
) -> None:
    steps.form.ways.choice(Way.HAND).click()
    steps.save_to(stick)
    until(lambda: steps.send_step.is_open)
    practice.look.speak(arabic)
    again = steps_of(place)
    assert again.sign_step.is_done
    assert again.save_step.is_done
    assert again.send_step.is_open
    again.sending.copy_to(stick)
    until(lambda: not again.sending.stick_button.is_busy)


def test_the_files_chosen_for_publication_stay_chosen_when_the_window_speaks_another_language(
    practice: Window, place: Workplace, steps: SigningSteps, arabic: SpokenLanguage
) -> None:
    files = [Attachment(id=name, name=f"{name}.jpg", sha256=name[0] * 64, size=1, media_type="image/jpeg")
             for name in ("a1", "b1")]  # fmt: skip
    place.session.edit(f"technical.types[{place.session.report.technical.types[0].id}].photos", tuple(files))
    steps.version.choose(public=True)
    assert steps.version.files is not None
    steps.version.files.check("b" * 64).click()
    practice.look.speak(arabic)
    assert steps_of(place).version.chosen_files() == frozenset({"b" * 64})


def test_what_was_signed_by_hand_is_called_not_signed(steps: SigningSteps, until: Until, stick: Path) -> None:
    steps.form.ways.choice(Way.HAND).click()
    steps.save_to(stick)
    until(lambda: steps.send_step.is_open)
    assert verify_json(only(stick, "*.json").read_bytes(), None, {}).outcome is Outcome.NOT_SIGNED
