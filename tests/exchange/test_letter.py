"""The introduction letter, as a receiver reads it."""

from __future__ import annotations

from datetime import date

import page
import pypdfium2
import pytest

from lapreporter.exchange.identity import Identity, describe, fingerprint
from lapreporter.exchange.letter import fingerprint_in, introduction, letter_pdf
from lapreporter.exchange.meaning import MEANING
from lapreporter.i18n import SpokenLanguage
from tests.exchange.sealing import NOW


@pytest.fixture(scope="module")
def letter(official: Identity, english: SpokenLanguage) -> bytes:
    said = introduction(describe(official.certificate), "Head of the Disarmament Unit", "XPR", date(2026, 3, 2))
    return letter_pdf(said, english, NOW)


def words(pdf: bytes) -> str:
    text = "\n".join(sheet.get_textpage().get_text_bounded() for sheet in pypdfium2.PdfDocument(pdf))
    return " ".join(text.split())


def test_the_letter_says_who_what_and_the_groups(letter: bytes, official: Identity) -> None:
    said = words(letter)
    groups = fingerprint(official.certificate).split(" ")
    for expected in ("Amina Idris", "Ministry of Practice", "Head of the Disarmament Unit", *MEANING, *groups):
        assert expected in said
    places = [said.index(group) for group in groups]
    assert places == sorted(places)


def test_the_letter_is_one_page_and_conforms(letter: bytes) -> None:
    assert len(pypdfium2.PdfDocument(letter)) == 1
    for profile in ("pdfa-3a", "pdfua-1"):
        report = page.validate_pdf_bytes(letter, profile=profile)
        assert report.is_compliant, str(report)


def test_the_code_gives_the_fingerprint_back(official: Identity) -> None:
    said = introduction(describe(official.certificate), "", None, date(2026, 3, 2))
    assert fingerprint_in(said.qr) == fingerprint(official.certificate)
    for other in (
        "",
        "LAPKEY1",
        said.qr[:-1],
        said.qr + "1",
        said.qr.replace("LAPKEY1", "LAP1"),
        "LAPKEY1 " + "x" * 60,
    ):
        assert fingerprint_in(other) is None


def test_long_names_stay_on_the_page(english: SpokenLanguage, official: Identity) -> None:
    signer = describe(official.certificate)
    post = "Deputy Director General for Multilateral Disarmament Affairs and Humanitarian Mine Action Coordination"
    pdf = letter_pdf(introduction(signer, post, None, date(2026, 3, 2)), english, NOW)
    assert len(pypdfium2.PdfDocument(pdf)) == 1
    assert post in words(pdf)


def test_the_same_letter_is_the_same_file(letter: bytes, official: Identity, english: SpokenLanguage) -> None:
    said = introduction(describe(official.certificate), "Head of the Disarmament Unit", "XPR", date(2026, 3, 2))
    assert letter_pdf(said, english, NOW) == letter
