"""The recovery sheet of a protected report, as whoever opens the envelope reads it."""

from __future__ import annotations

import page
import pypdfium2
import pytest

from lapreporter.exchange.recovery_sheet import RecoverySheet, sheet_pdf
from lapreporter.i18n import SpokenLanguage
from tests.exchange.sealing import NOW

GROUPS = tuple(f"{11 * (4_321 * number % 65_536):06}" for number in range(1, 17))
SAID = RecoverySheet("XPR", 2025, "3f2f8a52-0f0c-4a53-9a35-0d8c2f6a7b10", GROUPS, "AGE-SECRET-KEY-1" + "Q" * 58)


def words(pdf: bytes) -> str:
    text = "\n".join(sheet.get_textpage().get_text_bounded() for sheet in pypdfium2.PdfDocument(pdf))
    return " ".join(text.split())


def test_the_sheet_says_what_it_opens_and_the_sixteen_groups_in_order(english: SpokenLanguage) -> None:
    said = words(sheet_pdf(SAID, english, NOW))
    for expected in ("Republic of Practice", "2025", SAID.report, "not even the makers of the program"):
        assert expected in said
    places = [said.index(group) for group in GROUPS]
    assert places == sorted(places)


@pytest.mark.parametrize("right_to_left", [False, True])
def test_the_sheet_is_one_page_and_conforms(
    english: SpokenLanguage, arabic: SpokenLanguage, right_to_left: bool
) -> None:
    sheet = sheet_pdf(SAID, arabic if right_to_left else english, NOW)
    assert len(pypdfium2.PdfDocument(sheet)) == 1
    for profile in ("pdfa-3a", "pdfua-1"):
        report = page.validate_pdf_bytes(sheet, profile=profile)
        assert report.is_compliant, str(report)
