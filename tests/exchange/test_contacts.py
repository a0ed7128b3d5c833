"""The book of known signers: comparing, changing, giving up; and how the file survives."""

from __future__ import annotations

import errno
import json
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lapreporter.errors import BadContent, CutOff, Failure, NewerVersion, NotOurs, SavedElsewhere, StorageFailure
from lapreporter.exchange.comparison import choose
from lapreporter.exchange.contacts import Book, _read, _sealed, open_book, save_book
from lapreporter.exchange.identity import Identity, describe, fingerprint
from lapreporter.exchange.retirement import Retirement, RetirementNote, read_retirement, retirement_note
from lapreporter.exchange.signer import Contact, Way
from lapreporter.exchange.signing import sign_json
from lapreporter.exchange.verdict import Outcome, Result, Step
from lapreporter.exchange.verification import verify, verify_json
from lapreporter.i18n import SpokenLanguage
from tests.exchange.sealing import AT_ANY_TIME, NOW, Sealed, seal
from tests.exchange.test_pair import FailingDisk

pytestmark = AT_ANY_TIME

DAY = date(2026, 3, 2)
CONTACT = Contact("Amina Idris", DAY, "Léa Morel", Way.LETTER)


@pytest.fixture(scope="module")
def book(official: Identity) -> Book:
    return Book().with_contact(fingerprint(official.certificate), CONTACT)


# --- comparing -------------------------------------------------------------------------------------------------


def test_four_groups_are_asked_and_every_group_can_be(official: Identity) -> None:
    source = Random(1)
    asked = Counter(at for _ in range(600) for at in choose(fingerprint(official.certificate), source).positions)
    assert sorted(asked) == list(range(1, 13))
    assert sum(asked.values()) == 600 * 4
    assert min(asked.values()) > 120


def test_the_groups_as_read_from_the_letter_agree(official: Identity) -> None:
    comparison = choose(fingerprint(official.certificate), Random(2))
    groups = fingerprint(official.certificate).split(" ")
    typed = [groups[at - 1] for at in comparison.positions]
    assert comparison.agrees(typed)
    assert comparison.agrees([f" {group[:2]} {group[2:]} " for group in typed])
    assert comparison.agrees([group.translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")) for group in typed])


def test_one_wrong_digit_or_a_missing_group_is_named(official: Identity) -> None:
    comparison = choose(fingerprint(official.certificate), Random(3))
    groups = fingerprint(official.certificate).split(" ")
    typed = [groups[at - 1] for at in comparison.positions]
    wrong = [*typed[:2], str((int(typed[2]) + 1) % 100_000).zfill(5), typed[3]]
    assert comparison.differing(wrong) == (comparison.positions[2],)
    assert comparison.differing(typed[:3]) == (comparison.positions[3],)
    assert comparison.differing([]) == comparison.positions


def test_a_namesakes_groups_do_not_agree(official: Identity, impostor: Identity) -> None:
    comparison = choose(fingerprint(official.certificate), Random(4))
    groups = fingerprint(impostor.certificate).split(" ")
    assert not comparison.agrees([groups[at - 1] for at in comparison.positions])


# --- what the book does to a verdict ---------------------------------------------------------------------------


def test_only_a_key_in_the_book_is_good(sealed: Sealed, book: Book) -> None:
    assert verify(sealed.pdf, None, None, book.known()).good
    assert verify(sealed.pdf, None, None, Book().known()).outcome is Outcome.SIGNER_UNKNOWN


def test_another_key_of_a_known_name_is_announced(impostor: Identity, book: Book, english: SpokenLanguage) -> None:
    verdict = verify(seal(impostor).pdf, None, None, book.known())
    assert verdict.outcome is Outcome.KEY_CHANGED
    assert not verdict.good
    assert "another key than the one that you compared with Amina Idris" in verdict.headline(english)
    assert len(book.namesakes(" amina  IDRIS", fingerprint(impostor.certificate))) == 1
    assert book.namesakes("Amina Idris", next(iter(book.contacts))) == ()


def test_a_key_taken_out_of_the_book_is_unknown_again(sealed: Sealed, book: Book) -> None:
    less = book.without_contact(next(iter(book.contacts)))
    assert verify(sealed.pdf, None, None, less.known()).outcome is Outcome.SIGNER_UNKNOWN


# --- giving a key up -------------------------------------------------------------------------------------------


def test_a_key_that_was_given_up_is_never_good(
    sealed: Sealed, official: Identity, book: Book, english: SpokenLanguage
) -> None:
    retirement = read_retirement(retirement_note(official, None, date(2026, 5, 1), NOW), "note.json")
    verdict = verify(sealed.pdf, sealed.json, sealed.p7s, book.with_retirement(retirement).known())
    assert verdict.outcome is Outcome.KEY_RETIRED
    assert "gave up on 1 May 2026" in verdict.headline(english)
    assert verify_json(sealed.json, sealed.p7s, book.with_retirement(retirement).known()).outcome is Outcome.KEY_RETIRED


def test_the_next_key_is_announced_but_not_trusted(
    official: Identity, impostor: Identity, book: Book, english: SpokenLanguage
) -> None:
    note = retirement_note(official, fingerprint(impostor.certificate), date(2026, 5, 1), NOW)
    verdict = verify(seal(impostor).pdf, None, None, book.with_retirement(read_retirement(note, "n")).known())
    assert verdict.outcome is Outcome.SIGNER_UNKNOWN
    (said,) = [check.sentence(english) for check in verdict.checks if check.step is Step.SIGNER]
    assert "named this key" in said


def test_a_note_by_another_key_or_changed_is_refused(official: Identity, impostor: Identity) -> None:
    note = retirement_note(official, None, DAY, NOW)
    foreign = RetirementNote(note.content, retirement_note(impostor, None, DAY, NOW).signature)
    changed = RetirementNote(note.content.replace(b"2026-03-02", b"2026-03-03"), note.signature)
    for wrong in (foreign, changed, RetirementNote(note.content, b""), RetirementNote(note.content, b"\x30\x00")):
        with pytest.raises(CutOff):
            read_retirement(wrong, "note.json")


def test_nobody_gives_up_the_key_of_another(official: Identity, impostor: Identity) -> None:
    said = json.loads(retirement_note(official, None, DAY, NOW).content)
    content = json.dumps(said).encode()
    with pytest.raises(BadContent):
        read_retirement(RetirementNote(content, sign_json(content, impostor, NOW)), "note.json")


@pytest.mark.parametrize(
    ("key", "value", "failure"),
    [
        ("format", "x", NotOurs),
        ("format_version", 2, NewerVersion),
        ("retired_on", "2026-13-01", BadContent),
        ("retired_on", None, BadContent),
        ("successor", "123", BadContent),
        ("fingerprint", 5, BadContent),
        ("more", 1, BadContent),
    ],
)
def test_a_note_is_read_strictly(official: Identity, key: str, value: object, failure: type[Failure]) -> None:
    said = json.loads(retirement_note(official, None, DAY, NOW).content)
    content = json.dumps({**said, key: value}).encode()
    with pytest.raises(failure):
        read_retirement(RetirementNote(content, b""), "note.json")


def test_of_two_notes_the_earlier_day_counts(official: Identity, book: Book) -> None:
    key = fingerprint(official.certificate)
    late, early = (Retirement("Amina Idris", key, day) for day in (date(2026, 6, 1), date(2026, 5, 1)))
    for both in (book.with_retirement(late).with_retirement(early), book.with_retirement(early).with_retirement(late)):
        assert both.known()[key].retired_on == date(2026, 5, 1)


def test_comparing_again_does_not_hide_that_a_key_was_given_up(official: Identity, book: Book) -> None:
    key = fingerprint(official.certificate)
    retired = book.with_retirement(Retirement("Amina Idris", key, DAY))
    assert retired.with_contact(key, replace(CONTACT, retired_on=None)).known()[key].retired_on == DAY


# --- the file --------------------------------------------------------------------------------------------------


def test_a_book_comes_back_as_it_was_saved(book: Book, official: Identity, tmp_path: Path) -> None:
    retired = book.with_retirement(Retirement("Amina Idris", fingerprint(official.certificate), DAY))
    saved = save_book(retired, tmp_path / "new")
    assert saved.generation == 1
    assert open_book(tmp_path / "new") == saved
    assert open_book(tmp_path / "none") == Book()


def test_three_books_are_kept_and_none_is_ever_replaced(book: Book, tmp_path: Path) -> None:
    for _ in range(5):
        book = save_book(book, tmp_path)
    assert sorted(file.name for file in tmp_path.iterdir()) == [f"known-signers.{n:06}.json" for n in (3, 4, 5)]


DAMAGES: list[Callable[[bytes], bytes]] = [
    lambda content: content[:-9],
    lambda content: b"",
    lambda content: bytes(len(content)),
    lambda content: content[:40] + b"x" + content[41:],
]


@pytest.mark.parametrize("damage", DAMAGES, ids=["cut", "empty", "zeros", "changed"])
def test_a_damaged_book_gives_way_to_the_one_before_and_can_be_saved_again(
    book: Book, tmp_path: Path, damage: Callable[[bytes], bytes]
) -> None:
    first = save_book(book, tmp_path)
    save_book(first.without_contact(next(iter(book.contacts))), tmp_path)
    file = tmp_path / "known-signers.000002.json"
    file.write_bytes(damage(file.read_bytes()))
    read = open_book(tmp_path)
    assert read.contacts == book.contacts
    assert save_book(read, tmp_path).generation == 3


def test_what_another_window_saved_is_not_overwritten(book: Book, tmp_path: Path) -> None:
    mine = theirs = save_book(book, tmp_path)
    save_book(theirs, tmp_path)
    with pytest.raises(SavedElsewhere):
        save_book(mine, tmp_path)


@pytest.mark.parametrize("at", range(1, 4))
def test_a_failure_at_any_call_leaves_the_old_book(book: Book, tmp_path: Path, at: int) -> None:
    saved = save_book(book, tmp_path)
    less = saved.without_contact(next(iter(book.contacts)))
    with pytest.raises(StorageFailure):
        save_book(less, tmp_path, FailingDisk(at, OSError(errno.ENOSPC, "full")))
    assert open_book(tmp_path) == saved


SIMPLE = st.none() | st.booleans() | st.integers() | st.text()


@given(st.recursive(SIMPLE, lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=8))
def test_a_book_with_anything_else_in_it_is_refused_and_never_crashes(entry: object) -> None:
    for part in ("contacts", "retired"):
        said = {"format": "lap-known-signers", "format_version": 1, "contacts": [], "retired": [], part: [entry]}
        with pytest.raises(BadContent):
            _read(said, "book.json")


def test_a_book_of_a_newer_program_is_left_alone(book: Book, tmp_path: Path) -> None:
    said = {"format": "lap-known-signers", "format_version": 2}
    (tmp_path / "known-signers.000004.json").write_bytes(_sealed(said))
    with pytest.raises(NewerVersion):
        open_book(tmp_path)


def test_names_in_the_book_are_the_receivers_own(sealed: Sealed, official: Identity) -> None:
    other = Book().with_contact(fingerprint(official.certificate), replace(CONTACT, name="Amina, Practice"))
    verdict = verify(sealed.pdf, None, None, other.known())
    assert verdict.parameters["name"] == "Amina, Practice"
    assert describe(official.certificate).name == "Amina Idris"
    assert all(check.result is not Result.FAILED for check in verdict.checks)
