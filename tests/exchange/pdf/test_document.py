"""The finished file: conformance, tags, text that copies out, fonts, attachments, the field for a signature."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import page
import pikepdf
import pypdfium2
import pytest
from PIL import Image

from lapreporter.errors import RefusedFile
from lapreporter.exchange.identity import Identity
from lapreporter.exchange.pdf.pictures import read_picture
from lapreporter.exchange.pdf.stamp import stamp
from lapreporter.exchange.signing import sign_pdf
from tests.exchange.pdf.specimen import ARABIC_LINE, ATTACHED, CODE, MOMENT, arabic_specimen, photograph, specimen

FALSE_ALARM = "STREAM-LENGTH-001"
"""The validator's one false alarm: a compressed stream that happens to end in a carriage return."""

PAINTING = {"Tj", "TJ", "f", "S", "B", "s", "b", "Do", "sh", "'", '"', "f*", "B*"}
EMBEDDING_CONTROLS = dict.fromkeys(range(0x202A, 0x202F))


@pytest.fixture(scope="module")
def english() -> bytes:
    return specimen()


@pytest.fixture(scope="module")
def arabic() -> bytes:
    return arabic_specimen()


@pytest.fixture(params=["english", "arabic"])
def document(request: pytest.FixtureRequest) -> bytes:
    content: bytes = request.getfixturevalue(request.param)
    return content


def poppler(content: bytes, folder: Path, *options: str) -> str:
    path = folder / "document.pdf"
    path.write_bytes(content)
    done = subprocess.run(["pdftotext", *options, str(path), "-"], capture_output=True, check=True)
    return done.stdout.decode("utf-8")


def pdfium(content: bytes) -> str:
    with pypdfium2.PdfDocument(content) as document:
        texts = []
        for sheet in document:
            text = sheet.get_textpage()
            texts.append(text.get_text_range())
            text.close()
            sheet.close()
    return "\n".join(texts)


def elements(node: pikepdf.Object) -> Iterator[pikepdf.Object]:
    yield node
    kids = node.get("/K", pikepdf.Array())
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield from elements(kid)


@pytest.mark.parametrize("profile", ["3a", "ua-1"])
def test_the_file_conforms(document: bytes, profile: str) -> None:
    limits = page.SafetyLimits(max_table_grid_rows=20_000)
    report = page.validate_pdf_bytes(document, profile=profile, limits=limits)
    failures = [failure for failure in report.failures if FALSE_ALARM not in str(failure)]
    assert failures == []


def test_every_stretch_of_content_belongs_to_an_element(document: bytes) -> None:
    with pikepdf.open(BytesIO(document)) as pdf:
        numbers = pdf.Root.StructTreeRoot.ParentTree.Nums
        owners = {int(numbers[i]): numbers[i + 1] for i in range(0, len(numbers), 2)}
        reachable = {element.objgen for element in elements(pdf.Root.StructTreeRoot.K)}
        for sheet in pdf.pages:
            owned = owners[int(sheet.obj.StructParents)]
            marks = [
                int(one.operands[1].MCID)
                for one in pikepdf.parse_content_stream(sheet)
                if str(one.operator) == "BDC" and "/MCID" in one.operands[1]
            ]
            assert marks == list(range(len(owned)))
            assert all(element.objgen in reachable for element in owned)


def test_nothing_is_painted_outside_marked_content(document: bytes) -> None:
    with pikepdf.open(BytesIO(document)) as pdf:
        for sheet in pdf.pages:
            depth = 0
            for one in pikepdf.parse_content_stream(sheet):
                operator = str(one.operator)
                depth += (operator in ("BDC", "BMC")) - (operator == "EMC")
                assert 0 <= depth <= 1
                assert depth == 1 or operator not in PAINTING
            assert depth == 0


def test_every_font_is_embedded_and_readable(document: bytes) -> None:
    with pikepdf.open(BytesIO(document)) as pdf:
        for sheet in pdf.pages:
            for font in dict(sheet.obj.Resources.Font.items()).values():
                assert "/ToUnicode" in font
                assert "/FontFile2" in font.DescendantFonts[0].FontDescriptor
        assert b"Helvetica" not in b"".join(sheet.Contents.read_bytes() for sheet in pdf.pages)


def test_the_same_input_gives_the_same_bytes(english: bytes) -> None:
    assert specimen() == english


def test_words_and_figures_copy_out(english: bytes, tmp_path: Path) -> None:
    for text in (poppler(english, tmp_path, "-layout"), pdfium(english)):
        assert "Contaminated areas and clearance" in text
        assert "5,410,000" in text
        assert "\u2212264,300" in text
        assert CODE in text
        assert "Page 7 of 7" in text


def test_arabic_copies_out_as_it_was_typed(arabic: bytes, tmp_path: Path) -> None:
    words = ARABIC_LINE.split()
    # Poppler turns brackets of lines from right to left round; the two words with brackets are not found there.
    assert [word for word in words if word not in pdfium(arabic)] == []
    copied = poppler(arabic, tmp_path).translate(EMBEDDING_CONTROLS)
    assert len([word for word in words if word in copied]) >= len(words) - 2


def test_vowel_signs_do_not_part_a_word(arabic: bytes, tmp_path: Path) -> None:
    assert "معلَّمة" in poppler(arabic, tmp_path, "-layout")


def test_arabic_elements_say_their_text_in_reading_order(arabic: bytes) -> None:
    with pikepdf.open(BytesIO(arabic)) as pdf:
        spoken = [str(one.ActualText) for one in elements(pdf.Root.StructTreeRoot.K) if "/ActualText" in one]
        assert ARABIC_LINE in spoken
        assert pdf.Root.ViewerPreferences.Direction == "/R2L"


def test_attachments_lie_inside_byte_for_byte(english: bytes) -> None:
    with pikepdf.open(BytesIO(english)) as pdf:
        associated = {str(one.UF): one for one in pdf.Root.AF}
        assert list(associated) == [file.name for file in ATTACHED]
        for file in ATTACHED:
            assert associated[file.name].EF.F.read_bytes() == file.content
            assert associated[file.name].AFRelationship == "/" + file.relationship


def test_the_field_for_a_signature_is_ready_and_tagged(english: bytes) -> None:
    with pikepdf.open(BytesIO(english)) as pdf:
        (field,) = pdf.Root.AcroForm.Fields
        assert int(field.F) == 132
        assert str(field.TU) == "Electronic signature of the reporting official"
        assert "/AP" in field
        (form,) = [one for one in elements(pdf.Root.StructTreeRoot.K) if one.S == "/Form"]
        assert form.K[0].Obj.objgen == field.objgen


@pytest.mark.parametrize("profile", ["3a", "ua-1"])
def test_the_signed_file_still_conforms(english: bytes, official: Identity, profile: str) -> None:
    facts = [("Signed by", "Amina Example"), ("الاسم", "أمينة المثال"), ("Time", "12 June 2026, 10:42 (UTC)")]
    seen = stamp(facts, width=300, height=40)
    signed = sign_pdf(english, official, MOMENT, stamp_pdf=seen)
    report = page.validate_pdf_bytes(signed, profile=profile)
    assert [failure for failure in report.failures if FALSE_ALARM not in str(failure)] == []


def test_a_file_that_is_no_picture_is_refused_by_name() -> None:
    with pytest.raises(RefusedFile, match=r"map\.png"):
        read_picture(b"not a picture", "map.png", 200)


def test_what_a_camera_adds_does_not_travel() -> None:
    with Image.open(BytesIO(photograph())) as image:
        tagged, exif = BytesIO(), Image.Exif()
        exif[0x010E] = "kept by the camera"
        image.convert("RGB").save(tagged, "JPEG", exif=exif)
    assert b"kept by the camera" in tagged.getvalue()
    assert b"kept by the camera" not in read_picture(tagged.getvalue(), "a.jpg", 200).data


def test_the_file_says_what_it_is(english: bytes) -> None:
    with pikepdf.open(BytesIO(english)) as pdf:
        assert set(pdf.docinfo.keys()) == {
            "/Title", "/Author", "/Subject", "/Creator", "/Producer", "/CreationDate", "/ModDate",
        }  # fmt: skip
        assert str(pdf.Root.Lang) == "en"
        assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
        with pdf.open_outline() as outline:
            titles = [item.title for item in outline.root]
            assert titles[:3] == ["Cover", "Summary", "F Contaminated areas and clearance"]
            assert outline.root[2].children[0].title.startswith("F.1 ")


def test_a_page_number_points_to_where_its_anchor_stands(english: bytes, tmp_path: Path) -> None:
    pages = poppler(english, tmp_path, "-layout").split("\f")
    assert "Form F, page 3" in pages[1]
    assert "Contaminated areas and clearance" in pages[2]


def test_marks_of_notes_are_references_and_notes_have_identifiers(english: bytes) -> None:
    with pikepdf.open(BytesIO(english)) as pdf:
        found = list(elements(pdf.Root.StructTreeRoot.K))
        notes = [str(one.ID) for one in found if one.S == "/Note"]
        assert len(notes) == len(set(notes)) == 5
        assert any(one.S == "/Reference" for one in found)


def test_no_level_of_headings_is_skipped(document: bytes) -> None:
    with pikepdf.open(BytesIO(document)) as pdf:
        roles = [str(one.S) for one in elements(pdf.Root.StructTreeRoot.K)]
    levels = [int(role[2]) for role in roles if role in ("/H1", "/H2", "/H3")]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
