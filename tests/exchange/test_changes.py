"""What is said about a changed file: the page, the field, the attachment, the answer."""

from __future__ import annotations

import json
from collections.abc import Callable
from io import BytesIO

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lapreporter.exchange.changes import what_changed
from lapreporter.exchange.differences import first_difference
from lapreporter.exchange.identity import Identity
from lapreporter.i18n import SpokenLanguage
from tests.exchange.corpus import by_signers, in_bytes, in_revisions
from tests.exchange.corpus.material import OTHER_REPORT, REPORT, Material, Way, resaved, updated


@pytest.fixture(scope="module")
def material(official: Identity, impostor: Identity) -> Material:
    return Material(official, impostor, Way.SEALED)


def said(pdf: bytes, language: SpokenLanguage) -> list[str]:
    return [change.sentence(language) for change in what_changed(pdf)]


DATA_CHANGED = "The data inside are not those that were signed."
ADDITIONS: dict[str, tuple[Callable[..., object], str]] = {
    "text": (in_revisions.other_text, "Page 1 shows something else than what was signed."),
    "font": (in_revisions.font_replaced, "Page 1 shows something else than what was signed."),
    "note": (
        lambda w: in_revisions.annotated(w, "/FreeText"),
        "Something was laid over page 1, such as a note or a stamp.",
    ),
    "page": (in_revisions.page_dropped, "Pages were taken out: 0 of 1 are left."),
    "field": (in_revisions.field_added, "The form field Signature2 was added."),
    "signature": (in_revisions.signature_taken_out, "The form field Signature1 was changed."),
    "file": (in_revisions.file_added, "The attachment extra.txt was added."),
    "law": (lambda w: in_revisions.exchanged(w, "law.pdf", b"x"), "The attachment law.pdf was changed."),
    "data": (
        lambda w: in_revisions.exchanged(w, "report.json", OTHER_REPORT),
        DATA_CHANGED + " The answer retained.count is 120 in the signed data, and 0 in the other file.",
    ),
    "script": (
        in_revisions.in_catalog("/OpenAction", in_revisions.SCRIPT),
        "Something that holds for the whole document was changed: OpenAction.",
    ),
}


@pytest.mark.parametrize("name", ADDITIONS)
def test_what_was_added_is_named(material: Material, english: SpokenLanguage, name: str) -> None:
    change, sentence = ADDITIONS[name]
    assert sentence in said(updated(material.pdf, change), english)


def test_bytes_that_show_nothing_are_called_so(material: Material, english: SpokenLanguage) -> None:
    for addition in (b"\n", b"% seen\n", b"PK\x05\x06"):
        assert said(material.pdf + addition, english) == ["Only bytes were added that no program shows."]


def test_a_shadow_that_was_lifted_is_seen_on_its_page(material: Material, english: SpokenLanguage) -> None:
    lifted = updated(material.signed_after(in_revisions.cover_prepared), in_revisions.cover_taken_away)
    assert said(lifted, english) == ["Page 1 shows something else than what was signed."]


def test_a_flipped_bit_in_a_page_and_in_an_attachment_is_found(material: Material, english: SpokenLanguage) -> None:
    with pikepdf.open(BytesIO(material.pdf)) as document:
        law = by_signers.file_named(document, "law.pdf").EF.F.read_raw_bytes()
        data = by_signers.file_named(document, "report.json").EF.F.read_raw_bytes()
        page = document.pages[0].Contents.read_raw_bytes()
    places = {
        "The attachment law.pdf was changed.": material.pdf.index(law) + len(law) // 2,
        DATA_CHANGED: material.pdf.index(data) + len(data) // 2,
        "Page 1 is damaged.": material.pdf.index(page) + 5,
    }
    for sentence, place in places.items():
        assert sentence in said(in_bytes.flipped(material.pdf, place), english)


def test_a_file_written_anew_is_said_and_its_data_judged_by_themselves(
    material: Material, english: SpokenLanguage
) -> None:
    anew = said(resaved(material.pdf, lambda _: None), english)
    assert anew[0].startswith("The file was written anew")
    assert anew[1].startswith("The data inside are still as they were signed")
    other = said(resaved(material.pdf, in_revisions.data_exchanged), english)
    assert DATA_CHANGED in other


@given(st.binary(max_size=300))
def test_rubbish_is_answered_and_never_crashes(rubbish: bytes) -> None:
    assert what_changed(rubbish)
    assert what_changed(b"%PDF-1.7\n/ByteRange [0 9 9 9]" + rubbish)


# --- data beside data ------------------------------------------------------------------------------------------


def differs(inside: object, other: object) -> tuple[str, str | None, str | None]:
    found = first_difference(json.dumps(inside).encode(), json.dumps(other).encode())
    assert found is not None
    return found.path, found.inside, found.other


def test_the_first_differing_answer_is_named_by_its_address() -> None:
    rows = [{"id": "k7f2", "size_m2": 4200}, {"id": "m1", "size_m2": 7}]
    area = {"contamination": {"areas": rows}}
    smaller = {"contamination": {"areas": [{"id": "k7f2", "size_m2": 42}, rows[1]]}}
    assert differs(area, smaller) == ("contamination.areas[k7f2].size_m2", "4200", "42")
    fewer = {"contamination": {"areas": rows[1:]}}
    assert differs(area, fewer)[0] == "contamination.areas[k7f2]"
    assert differs(fewer, area)[1] is None
    assert differs({"a": True}, {"a": 1}) == ("a", "true", "1")
    assert differs({"a": "yes"}, {"b": "yes"}) == ("a", "yes", None)


def test_the_same_answers_in_other_characters_are_told_from_other_answers(english: SpokenLanguage) -> None:
    assert first_difference(REPORT, REPORT) is None
    same = first_difference(REPORT, json.dumps(json.loads(REPORT), indent=4).encode())
    assert same is not None
    assert same.sentence(english) == "Both files give the same answers, but are not written with the same characters."
    broken = first_difference(REPORT, REPORT[:-9])
    assert broken is not None
    assert broken.sentence(english) == "The other file holds no data that can be read."


def test_long_answers_are_shortened(english: SpokenLanguage) -> None:
    _, inside, other = differs({"a": "x" * 500}, {"a": "y" * 500})
    assert inside is not None
    assert other is not None
    assert len(inside) == len(other) == 60


@given(st.dictionaries(st.text(), st.integers() | st.text() | st.lists(st.integers())))
def test_equal_data_never_differ(content: dict[str, object]) -> None:
    found = first_difference(json.dumps(content).encode(), json.dumps(content, indent=2).encode() + b"\n")
    assert found is not None
    assert (found.path, found.readable) == ("", True)
