"""The cover, photographs, and reports at the edge of what can be printed."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from lapreporter.exchange.export import draft_pdf, make_pair
from lapreporter.form.edition import Edition
from lapreporter.form.lexicon import Lexicon
from lapreporter.i18n import open_language
from lapreporter.report.answers import Attachment, Omission, OmissionKind, Period
from lapreporter.report.contamination import ContaminatedArea
from lapreporter.report.cover import Institution, Membership, ReportKind
from lapreporter.report.paths import omit, replace
from lapreporter.report.report import Report
from lapreporter.report.technical import TechnicalSheet
from lapreporter.words import Language
from tests.exchange.printing.conftest import NOW, Print
from tests.exchange.printing.reading import text_of
from tests.exchange.printing.test_answers import BARE, contaminated


def cover(text: str) -> str:
    return text.split("Summary", 1)[0]


def test_an_amended_report_says_what_it_replaces(words: Print) -> None:
    report = replace(BARE, "cover.kind", ReportKind.AMENDMENT)
    report = replace(report, "cover.amends_submitted_on", dt.date(2026, 4, 24))
    text = words(replace(report, "cover.amends", "Two digits were exchanged in Form F."))
    assert "AMENDED REPORT" in cover(text)
    assert "replaces the report of 24 April 2026" in cover(text)
    assert "Two digits were exchanged in Form F." in text


def test_a_report_from_outside_the_convention_is_called_voluntary(words: Print) -> None:
    report = replace(BARE, "cover.kind", ReportKind.VOLUNTARY)
    text = cover(words(replace(report, "cover.membership", Membership.SIGNATORY)))
    assert "VOLUNTARY REPORT" in text
    assert "from a State not party to the Convention" in text


def test_an_annual_report_bears_no_badge(words: Print) -> None:
    assert " REPORT" not in cover(words(BARE)).replace("Report", "")


def test_an_empty_report_can_be_printed(words: Print) -> None:
    text = words(Report())
    assert "State not named" in text
    assert "Report for a period that is not given" in text


def test_many_institutions_do_not_push_the_marks_off_the_cover(words: Print) -> None:
    many = tuple(
        Institution(
            id=f"i{i}", institution=f"Office {i}", telephone="+000 1", email=f"o{i}@example.org", address="Way 1"
        )
        for i in range(9)
    )
    text = words(replace(BARE, "cover.institutions", many))
    assert "Other matters" in cover(text)
    assert "Further institutions stand in the annex." in cover(text)
    assert "Office 8" in text


@pytest.mark.parametrize("length", [3_000, 50_000])
def test_a_very_long_note_in_a_table_is_printed_whole(words: Print, length: int) -> None:
    note = ("ground " * length)[: length - 4] + " end"
    assert words(contaminated(ContaminatedArea(id="a1", name="Holm", note=note))).count("ground") >= length // 7 - 1


def test_a_word_longer_than_a_line_is_broken_not_cut(words: Print) -> None:
    text = words(contaminated(ContaminatedArea(id="a1", name="W" * 400)))
    assert text.count("W") >= 400


def test_a_report_from_right_to_left_keeps_its_cover_on_one_page(
    practice: Report, edition: Edition, lexicon: Lexicon, tmp_path: Path
) -> None:
    arabic = open_language("ar")
    pdf = draft_pdf(practice, language=arabic, edition=edition, lexicon=lexicon, findings=(), now=NOW)
    assert arabic.text("Summary") in text_of(pdf, tmp_path, "-f", "2", "-l", "2")


def test_photographs_stand_with_their_type(edition: Edition, lexicon: Lexicon, english: Language) -> None:
    written = BytesIO()
    Image.new("RGB", (80, 60), "olive").save(written, "JPEG")
    content = written.getvalue()
    digest = hashlib.sha256(content).hexdigest()
    photo = Attachment(
        id="p1", name="a.jpg", sha256=digest, size=len(content), media_type="image/jpeg", description="The bomblet"
    )
    numbers = dict.fromkeys(("length_mm", "diameter_mm", "mass_g", "submunition_length_mm", "explosive_g"), 5)
    sheet = TechnicalSheet.model_validate(
        {"id": "t1", "type": "PR-16", "fusing": "Time", "explosive": "TNT", "metal": "Steel", "per_container": 16}
        | {"submunition_type": "PS-1", "submunition_fusing": "Impact", "photos": (photo,)} | numbers,
        strict=False,
    )  # fmt: skip
    report = replace(BARE, "technical.types", (sheet,))
    pair = make_pair(
        report, {digest: content}, None, language=english, edition=edition, lexicon=lexicon, findings=(), now=NOW
    )
    with pikepdf.open(BytesIO(pair.pdf)) as pdf:
        assert len(pdf.pages[0].Resources.XObject) == 1
        assert "C-1 a.jpg" in pdf.attachments


def test_what_the_cover_leaves_out_openly_stands_there_with_its_reason(words: Print) -> None:
    report = replace(BARE, "cover.period", Period(end=dt.date(2025, 12, 31)))
    gaps = {
        "cover.period.start": "The year was begun twice.",
        "cover.submitted_on": "The letter is lost.",
        "cover.institutions": "Two ministries are being merged.",
        "cover.marks.national_measures.mark": "The source has no boxes.",
        "cover.marks.other.mark": "The source has no boxes.",
    }
    for path, reason in gaps.items():
        report = omit(report, path, Omission(kind=OmissionKind.NOT_KNOWN, explanation=reason))
    text = cover(words(report))
    assert "not knowna –" in text
    assert "Other matters not knownd" in text
    assert [text.count(f"Not known: {reason}") for reason in gaps.values()] == [1] * 5
    assert text.index("31 December 2025") < text.index("Not known: The year was begun twice.")


def test_a_practice_report_is_marked_on_every_page_and_addressed_to_nobody(
    words: Print, edition: Edition, lexicon: Lexicon, english: Language
) -> None:
    for state, practice in (("XPR", True), ("NZL", False)):
        report = replace(BARE, "cover.state", state)
        pdf = draft_pdf(report, language=english, edition=edition, lexicon=lexicon, findings=(), now=NOW)
        with pikepdf.open(BytesIO(pdf)) as document:
            marked = [b"/Watermark" in page.Contents.read_bytes() for page in document.pages]
        assert set(marked) == {practice}
        text = words(report)
        assert ("Secretary-General" in cover(text)) is not practice
        assert "PRACTICE" not in text


def test_paper_does_not_speak_to_the_official(words: Print, practice: Report) -> None:
    text = words(practice)
    assert "F.1 Position under Article 4" in text
    assert not re.search(r"\b(your|our)\b", text.split("Annex ")[0], re.IGNORECASE)


def test_invented_neighbours_are_named(words: Print, practice: Report) -> None:
    assert "Republic of Exercise" in words(practice)
