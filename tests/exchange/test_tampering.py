"""What somebody may do to a sealed report, and the word the check has for it."""

from __future__ import annotations

import hashlib
import json
import random
import re
from collections.abc import Callable
from datetime import timedelta
from io import BytesIO

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream, String

from lapreporter.exchange.envelope import envelopes
from lapreporter.exchange.identity import Identity, describe
from lapreporter.exchange.offline_signer import OfflineSigner
from lapreporter.exchange.pyhanko_loading import (
    IncrementalPdfFileWriter,
    MDPPerm,
    NoOpStampStyle,
    PdfSignatureMetadata,
    PdfSigner,
    SigSeedSubFilter,
)
from lapreporter.exchange.seal import JSON_NAME, JSON_SIGNATURE_NAME, SIGNATURE_FIELD, seal_code
from lapreporter.exchange.signer import Contact
from lapreporter.exchange.signing import sign_json, sign_pdf
from lapreporter.exchange.verdict import Outcome, Result, Step, Verdict
from lapreporter.exchange.verification import verify, verify_json
from lapreporter.i18n import SpokenLanguage
from tests.exchange.sealing import NOW, REPORT_JSON, Sealed, page_to_sign, saved, seal

Known = dict[str, Contact]
FLIPS = 200


def outcome(pdf: bytes, known: Known) -> Outcome:
    return verify(pdf, None, None, known).outcome


def failed(verdict: Verdict) -> list[Step]:
    return [check.step for check in verdict.checks if check.result is Result.FAILED]


# --- untouched -------------------------------------------------------------------------------------------------


def test_an_untouched_report_by_a_known_signer_is_good(sealed: Sealed, known: Known, english: SpokenLanguage) -> None:
    verdict = verify(sealed.pdf, sealed.json, sealed.p7s, known)
    assert verdict.outcome is Outcome.INTACT
    assert verdict.good
    assert [check.step for check in verdict.checks] == list(Step)
    aside = (Step.APPROVALS, Step.PAGES)
    assert {check.result for check in verdict.checks if check.step not in aside} == {Result.PASSED}
    assert verdict.report_json == sealed.json
    assert verdict.seal_code == seal_code(sealed.json)
    assert verdict.claimed_time == NOW
    assert verdict.signer is not None
    assert verdict.signer.name == "Amina Idris"
    said = " ".join([verdict.headline(english), *(check.sentence(english) for check in verdict.checks)])
    assert "Amina Idris" in said
    assert "2 March 2026" in said
    assert "{" not in said


def test_without_files_beside_that_step_does_not_apply(sealed: Sealed, known: Known) -> None:
    verdict = verify(sealed.pdf, None, None, known)
    assert verdict.good
    assert {check.step: check.result for check in verdict.checks}[Step.BESIDE] is Result.NOT_APPLICABLE


def test_an_unknown_signer_is_never_good(sealed: Sealed) -> None:
    verdict = verify(sealed.pdf, sealed.json, sealed.p7s, {})
    assert verdict.outcome is Outcome.SIGNER_UNKNOWN
    assert not verdict.good
    assert failed(verdict) == [Step.SIGNER]


def test_announced_attachments_belong_to_the_report(impostor: Identity) -> None:
    law = b"%PDF law"
    entry = {"name": "law.pdf", "sha256": hashlib.sha256(law).hexdigest(), "size": len(law)}
    report = json.dumps({"national_measures": {"files": [entry]}}).encode()
    assert outcome(seal(impostor, report, {"law.pdf": law}).pdf, {}) is Outcome.SIGNER_UNKNOWN
    for files in ({}, {"law.pdf": b"%PDF law, changed"}, {"law.pdf": law, "photo.jpg": b"\xff\xd8"}):
        verdict = verify(seal(impostor, report, files).pdf, None, None, {})
        assert verdict.outcome is Outcome.UNEXPECTED
        assert failed(verdict) == [Step.ATTACHMENTS]


def test_an_odd_clock_is_a_remark_and_no_refusal(official: Identity, known: Known, english: SpokenLanguage) -> None:
    long_ago = NOW - timedelta(days=6000)
    p7s = sign_json(REPORT_JSON, official, long_ago)
    pdf = sign_pdf(page_to_sign(REPORT_JSON, {JSON_SIGNATURE_NAME: p7s}), official, long_ago)
    verdict = verify(pdf, None, None, known)
    assert verdict.good
    (remark,) = [check for check in verdict.checks if check.result is Result.REMARK]
    assert remark.step is Step.DATES
    assert "clock" in remark.sentence(english)


# --- changed in its bytes --------------------------------------------------------------------------------------


def test_no_flipped_bit_in_the_signed_ranges_goes_unnoticed(sealed: Sealed, known: Known) -> None:
    (envelope,) = envelopes(sealed.pdf)
    signed = [*range(envelope.gap), *range(envelope.after, envelope.end)]
    chance = random.Random(27)
    words = []
    for place in chance.sample(signed, FLIPS):
        broken = bytearray(sealed.pdf)
        broken[place] ^= 1 << chance.randrange(8)
        words.append(outcome(bytes(broken), known))
    assert not {Outcome.INTACT, Outcome.SIGNER_UNKNOWN, Outcome.UNEXPECTED} & set(words)
    assert words.count(Outcome.CHANGED) > 0.95 * FLIPS


def test_no_changed_byte_of_the_data_goes_unnoticed(sealed: Sealed, known: Known) -> None:
    for place in range(len(sealed.json)):
        broken = sealed.json[:place] + bytes([sealed.json[place] ^ 1]) + sealed.json[place + 1 :]
        assert verify_json(broken, sealed.p7s, known).outcome is Outcome.CHANGED


def test_no_changed_byte_of_a_detached_signature_makes_a_crash(sealed: Sealed, known: Known) -> None:
    for place in range(0, len(sealed.p7s), 9):
        broken = sealed.p7s[:place] + bytes([sealed.p7s[place] ^ 0x24]) + sealed.p7s[place + 1 :]
        assert isinstance(verify_json(sealed.json, broken, known), Verdict)


def contents_replaced(pdf: bytes, container: bytes) -> bytes:
    (envelope,) = envelopes(pdf)
    room = envelope.after - envelope.gap - 2
    return pdf[: envelope.gap + 1] + container.hex().encode().ljust(room, b"0") + pdf[envelope.after - 1 :]


def byte_range_replaced(pdf: bytes, numbers: bytes) -> bytes:
    match = re.search(rb"/ByteRange\s*\[[^\]]*\]", pdf)
    assert match
    return pdf[: match.start()] + (b"/ByteRange [" + numbers + b"]").ljust(len(match[0])) + pdf[match.end() :]


BYTES: dict[str, tuple[Callable[[bytes], bytes], Outcome]] = {
    "one byte changed": (lambda pdf: pdf[:2000] + bytes([pdf[2000] ^ 4]) + pdf[2001:], Outcome.CHANGED),
    "title changed": (lambda pdf: pdf.replace(b"/SigFlags 3", b"/SigFlags 1"), Outcome.CHANGED),
    "claimed time changed": (lambda pdf: pdf.replace(b"D:20260430", b"D:20260429"), Outcome.CHANGED),
    "newline appended": (lambda pdf: pdf + b"\n", Outcome.EXTENDED),
    "comment appended": (lambda pdf: pdf + b"% seen\n", Outcome.EXTENDED),
    "junk appended": (lambda pdf: pdf + bytes(range(256)) * 20, Outcome.EXTENDED),
    "itself appended": (lambda pdf: pdf + pdf, Outcome.EXTENDED),
    "cut by one byte": (lambda pdf: pdf[:-1], Outcome.DAMAGED),
    "cut in half": (lambda pdf: pdf[: len(pdf) // 2], Outcome.DAMAGED),
    "cut inside the signature": (lambda pdf: pdf[:-4000], Outcome.DAMAGED),
    "newline prepended": (lambda pdf: b"\n" + pdf, Outcome.DAMAGED),
    "header prepended": (lambda pdf: b"%PDF-1.7\n" + pdf, Outcome.DAMAGED),
    "signature zeroed": (lambda pdf: contents_replaced(pdf, b""), Outcome.NOT_SIGNED),
    "signature of rubbish": (lambda pdf: contents_replaced(pdf, b"\x30\x82\x01\x01rubbish"), Outcome.DAMAGED),
    "byte range of zeros": (lambda pdf: byte_range_replaced(pdf, b"0 0 0 0"), Outcome.CHANGED),
    "byte range negative": (lambda pdf: byte_range_replaced(pdf, b"0 -1 -2 9"), Outcome.CHANGED),
    "byte range short": (lambda pdf: byte_range_replaced(pdf, b"0 9 20 9"), Outcome.CHANGED),
    "byte range absent": (lambda pdf: pdf.replace(b"/ByteRange", b"/ByteRanch"), Outcome.CHANGED),
    "a picture": (lambda pdf: b"\x89PNG\r\n\x1a\n" + pdf[:100], Outcome.DAMAGED),
    "nothing": (lambda pdf: pdf[:0], Outcome.DAMAGED),
}


@pytest.mark.parametrize("name", BYTES)
def test_bytes_that_were_tampered_with_are_refused(sealed: Sealed, known: Known, name: str) -> None:
    change, expected = BYTES[name]
    tampered = change(sealed.pdf)
    assert tampered != sealed.pdf
    verdict = verify(tampered, sealed.json, sealed.p7s, known)
    assert verdict.outcome is expected
    assert verdict.report_json is None
    assert verdict.seal_code is None


# --- changed by tools ------------------------------------------------------------------------------------------


def updated(pdf: bytes, change: Callable[[IncrementalPdfFileWriter], object]) -> bytes:
    writer = IncrementalPdfFileWriter(BytesIO(pdf))
    change(writer)
    output = BytesIO()
    writer.write(output)
    return output.getvalue()


def other_title(writer: IncrementalPdfFileWriter) -> None:
    writer.root["/Lang"] = writer.root["/Lang"]
    writer.update_root()


def other_data(writer: IncrementalPdfFileWriter) -> None:
    specification = writer.root["/Names"]["/EmbeddedFiles"]["/Names"][1]
    stream = specification["/EF"]["/F"]
    stream._data, stream._encoded_data = b'{"retained": {"count": 0}}\n', None
    writer.update_container(stream)


@pytest.mark.parametrize("change", [other_title, other_data], ids=["catalog", "attached data"])
def test_an_incremental_update_is_an_addition(
    sealed: Sealed, known: Known, change: Callable[[IncrementalPdfFileWriter], object]
) -> None:
    tampered = updated(sealed.pdf, change)
    assert tampered.startswith(sealed.pdf)
    assert outcome(tampered, known) is Outcome.EXTENDED


def resaved(pdf: bytes, change: Callable[[Pdf], object]) -> bytes:
    with pikepdf.open(BytesIO(pdf)) as document:
        change(document)
        return saved(document)


def data_exchanged(document: Pdf) -> None:
    document.Root.Names.EmbeddedFiles.Names[1].EF.F.write(b'{"retained": {"count": 0}}\n')


def signature_removed(document: Pdf) -> None:
    del document.Root.AcroForm.Fields[0].V, document.Root.Perms


@pytest.mark.parametrize(
    ("change", "expected"),
    [(lambda _: None, Outcome.CHANGED), (data_exchanged, Outcome.CHANGED), (signature_removed, Outcome.NOT_SIGNED)],
    ids=["saved anew", "data exchanged", "signature removed"],
)
def test_a_file_saved_anew_is_refused(
    sealed: Sealed, known: Known, change: Callable[[Pdf], object], expected: Outcome
) -> None:
    assert outcome(resaved(sealed.pdf, change), known) is expected


def test_a_report_that_was_never_signed_is_not_signed(known: Known) -> None:
    assert outcome(page_to_sign(REPORT_JSON, {}), known) is Outcome.NOT_SIGNED


# --- signed again, or otherwise --------------------------------------------------------------------------------


def test_another_key_of_a_known_name_is_announced(impostor: Identity, known: Known) -> None:
    forged = seal(impostor, b'{"retained": {"count": 0}}\n')
    verdict = verify(forged.pdf, forged.json, forged.p7s, known)
    assert verdict.outcome is Outcome.KEY_CHANGED
    assert verdict.signer is not None
    assert verdict.signer.name == "Amina Idris"


def test_data_signed_by_one_and_pages_by_another_are_refused(sealed: Sealed, impostor: Identity, known: Known) -> None:
    both = {**known, describe(impostor.certificate).fingerprint: Contact("Somebody", NOW.date())}
    pages = sign_pdf(page_to_sign(sealed.json, {JSON_SIGNATURE_NAME: sealed.p7s}), impostor, NOW)
    verdict = verify(pages, None, None, both)
    assert verdict.outcome is Outcome.UNEXPECTED
    assert failed(verdict) == [Step.ATTACHMENTS]


def test_other_data_than_those_signed_are_refused_inside(sealed: Sealed, official: Identity, known: Known) -> None:
    page = page_to_sign(sealed.json.replace(b"120", b"121"), {JSON_SIGNATURE_NAME: sealed.p7s})
    assert outcome(sign_pdf(page, official, NOW), known) is Outcome.CHANGED


def test_data_without_their_signature_are_refused(official: Identity, known: Known) -> None:
    assert outcome(sign_pdf(page_to_sign(REPORT_JSON, {}), official, NOW), known) is Outcome.UNEXPECTED


def leniently_signed(pdf: bytes, identity: Identity, *, certify: bool) -> bytes:
    metadata = PdfSignatureMetadata(
        field_name=SIGNATURE_FIELD,
        md_algorithm="sha256",
        subfilter=SigSeedSubFilter.PADES,
        certify=certify,
        docmdp_permissions=MDPPerm.FILL_FORMS,
    )
    signer = PdfSigner(metadata, OfflineSigner(identity), stamp_style=NoOpStampStyle())
    output: BytesIO = signer.sign_pdf(IncrementalPdfFileWriter(BytesIO(pdf)), existing_fields_only=True)
    return output.getvalue()


@pytest.mark.parametrize("certify", [True, False], ids=["forms may be filled", "mere approval"])
def test_a_signature_that_allows_changes_is_refused(
    sealed: Sealed, official: Identity, known: Known, certify: bool
) -> None:
    page = page_to_sign(sealed.json, {JSON_SIGNATURE_NAME: sealed.p7s})
    verdict = verify(leniently_signed(page, official, certify=certify), None, None, known)
    assert verdict.outcome is Outcome.UNEXPECTED
    assert failed(verdict) == [Step.SIGNATURE]


def sealed_after(change: Callable[[Pdf], object], identity: Identity, sealed: Sealed) -> bytes:
    """A page that the official spoils and then signs correctly, as a dishonest signer could."""
    page = resaved(page_to_sign(sealed.json, {JSON_SIGNATURE_NAME: sealed.p7s}), change)
    return sign_pdf(page, identity, NOW)


def annotated(document: Pdf, **entries: Object) -> None:
    note = Dictionary(Type=Name.Annot, Rect=Array([0, 0, 9, 9]))
    for key, value in entries.items():
        note["/" + key] = value
    document.pages[0].obj.Annots.append(document.make_indirect(note))


def with_second_field(document: Pdf) -> None:
    field = document.make_indirect(
        Dictionary(Type=Name.Annot, Subtype=Name.Widget, FT=Name.Tx, T=String("x"), Rect=Array([0, 0, 9, 9]))
    )
    document.Root.AcroForm.Fields.append(field)
    document.pages[0].obj.Annots.append(field)


def with_data_twice(document: Pdf) -> None:
    names = document.Root.Names.EmbeddedFiles.Names
    other = Stream(document, b'{"retained": {"count": 0}}\n', Type=Name.EmbeddedFile)
    names.append(String("report2"))
    names.append(document.make_indirect(Dictionary(Type=Name.Filespec, UF=String(JSON_NAME), EF=Dictionary(F=other))))


def with_two_faces(document: Pdf) -> None:
    specification = document.Root.Names.EmbeddedFiles.Names[1]
    specification.EF.UF = document.make_indirect(Stream(document, b"{}", Type=Name.EmbeddedFile))


SCRIPT = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))
SPOILT: dict[str, tuple[Callable[[Pdf], object], Step]] = {
    "open action": (lambda pdf: setattr(pdf.Root, "OpenAction", SCRIPT), Step.PROFILE),
    "named script": (
        lambda pdf: setattr(pdf.Root.Names, "JavaScript", Dictionary(Names=Array([String("a"), SCRIPT]))),
        Step.PROFILE,
    ),
    "layers": (lambda pdf: setattr(pdf.Root, "OCProperties", Dictionary(OCGs=Array())), Step.PROFILE),
    "page action": (lambda pdf: setattr(pdf.pages[0].obj, "AA", Dictionary(O=SCRIPT)), Step.PROFILE),
    "note over a figure": (lambda pdf: annotated(pdf, Subtype=Name.FreeText, Contents=String("0")), Step.PROFILE),
    "stamp": (lambda pdf: annotated(pdf, Subtype=Name.Stamp), Step.PROFILE),
    "link that runs a script": (lambda pdf: annotated(pdf, Subtype=Name.Link, A=SCRIPT), Step.PROFILE),
    "second field": (with_second_field, Step.SIGNATURE),
    "data twice": (with_data_twice, Step.ATTACHMENTS),
    "data with two faces": (with_two_faces, Step.ATTACHMENTS),
    "associated file that is not listed": (
        lambda pdf: pdf.Root.AF.append(pdf.make_indirect(Dictionary(Type=Name.Filespec, UF=String("x")))),
        Step.ATTACHMENTS,
    ),
}


@pytest.mark.parametrize("name", SPOILT)
def test_what_could_show_different_things_to_different_people_is_refused(
    sealed: Sealed, official: Identity, known: Known, name: str
) -> None:
    change, step = SPOILT[name]
    verdict = verify(sealed_after(change, official, sealed), None, None, known)
    assert verdict.outcome is Outcome.UNEXPECTED
    assert failed(verdict) == [step]


def test_plain_links_are_part_of_a_report(sealed: Sealed, official: Identity, known: Known) -> None:
    def with_link(document: Pdf) -> None:
        annotated(document, Subtype=Name.Link, A=Dictionary(S=Name.URI, URI=String("mailto:isu@example.org")))

    assert outcome(sealed_after(with_link, official, sealed), known) is Outcome.INTACT


# --- beside the PDF, and alone ---------------------------------------------------------------------------------


def test_other_data_beside_are_refused(sealed: Sealed, official: Identity, known: Known) -> None:
    other = sealed.json.replace(b"120", b"121")
    for report_json, p7s in (
        (other, None),
        (other, sealed.p7s),
        (other, sign_json(other, official, NOW)),
        (sealed.json, sign_json(other, official, NOW)),
        (sealed.json.replace(b": ", b":"), None),
    ):
        verdict = verify(sealed.pdf, report_json, p7s, known)
        assert verdict.outcome is Outcome.CHANGED
        assert failed(verdict) == [Step.BESIDE]


def test_the_first_answer_that_differs_beside_is_named(sealed: Sealed, known: Known, english: SpokenLanguage) -> None:
    verdict = verify(sealed.pdf, sealed.json.replace(b"120", b"121"), None, known)
    (said,) = [check.sentence(english) for check in verdict.checks if check.step is Step.BESIDE]
    assert said.endswith("The answer retained.count is 120 inside and 121 beside.")
    verdict = verify(sealed.pdf, b'{"format_version": 1}', None, known)
    (said,) = [check.sentence(english) for check in verdict.checks if check.step is Step.BESIDE]
    assert said.endswith('The answer retained is {"count": 120} inside and not given beside.')


def test_a_signature_beside_by_somebody_else_is_refused(sealed: Sealed, impostor: Identity, known: Known) -> None:
    verdict = verify(sealed.pdf, sealed.json, sign_json(sealed.json, impostor, NOW), known)
    assert failed(verdict) == [Step.BESIDE]


def test_data_that_came_alone_are_checked_with_their_signature(sealed: Sealed, known: Known) -> None:
    verdict = verify_json(sealed.json, sealed.p7s, known)
    assert verdict.good
    assert verdict.claimed_time == NOW
    assert verdict.seal_code == seal_code(sealed.json)
    assert verify_json(sealed.json, sealed.p7s, {}).outcome is Outcome.SIGNER_UNKNOWN
    assert verify_json(sealed.json, None, known).outcome is Outcome.NOT_SIGNED
    assert verify_json(sealed.json, b"", known).outcome is Outcome.DAMAGED
    assert verify_json(sealed.json, sealed.json, known).outcome is Outcome.DAMAGED
    assert verify_json(sealed.json, sealed.p7s + b"x", known).outcome is Outcome.DAMAGED
    assert verify_json(sealed.json + b"\n", sealed.p7s, known).outcome is Outcome.CHANGED
