"""Signatures made by the program, judged by programs of others."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import page
import pikepdf
import pytest
from asn1crypto.cms import ContentInfo
from asn1crypto.x509 import Certificate
from cryptography.hazmat.primitives.serialization import Encoding

from lapreporter.errors import SigningRefused
from lapreporter.exchange.identity import Identity
from lapreporter.exchange.pyhanko_loading import MDPPerm, PdfFileReader, validate_sig_integrity
from lapreporter.exchange.seal import JSON_NAME, JSON_SIGNATURE_NAME, SIGNATURE_FIELD
from lapreporter.exchange.signing import sign_json, sign_pdf
from lapreporter.exchange.verification import verify_json
from tests.exchange.sealing import AT_ANY_TIME, NOW, REPORT_JSON, Sealed, page_to_sign, saved

pytestmark = AT_ANY_TIME


def run(*command: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([str(part) for part in command], capture_output=True, text=True, check=False)


def openssl_accepts(folder: Path, report_json: bytes, p7s: bytes, identity: Identity) -> bool:
    (folder / "report.json").write_bytes(report_json)
    (folder / "report.json.p7s").write_bytes(p7s)
    (folder / "signer.pem").write_bytes(identity.certificate.public_bytes(Encoding.PEM))
    result = run(
        *("openssl", "cms", "-verify", "-binary", "-inform", "DER", "-in", folder / "report.json.p7s"),
        *("-content", folder / "report.json", "-CAfile", folder / "signer.pem", "-purpose", "any"),
        # What a computer signs whose clock is wrong is looked at as of then.
        *("-attime", f"{identity.certificate.not_valid_after_utc.timestamp() - 60:.0f}", "-out", folder / "verified"),
    )
    return result.returncode == 0 and (folder / "verified").read_bytes() == report_json


def pdfsig(folder: Path, pdf: bytes) -> str:
    (folder / "report.pdf").write_bytes(pdf)
    return run("pdfsig", "-nocert", folder / "report.pdf").stdout


def test_openssl_accepts_the_detached_signature(sealed: Sealed, official: Identity, tmp_path: Path) -> None:
    assert openssl_accepts(tmp_path, sealed.json, sealed.p7s, official)


def test_openssl_accepts_a_signature_with_an_elliptic_key(impostor: Identity, tmp_path: Path) -> None:
    assert openssl_accepts(tmp_path, REPORT_JSON, sign_json(REPORT_JSON, impostor, NOW), impostor)


@pytest.mark.parametrize(("old", "new"), [(b"120", b"121"), (b": ", b":"), (b"\n", b"\r\n"), (b"\n", b"")])
def test_openssl_refuses_any_other_data(
    sealed: Sealed, official: Identity, tmp_path: Path, old: bytes, new: bytes
) -> None:
    assert not openssl_accepts(tmp_path, sealed.json.replace(old, new), sealed.p7s, official)


def test_the_detached_signature_carries_what_cades_asks_for(sealed: Sealed) -> None:
    signed_data = ContentInfo.load(sealed.p7s, strict=True)["content"]
    (signer_info,) = signed_data["signer_infos"]
    kinds = {attribute["type"].native for attribute in signer_info["signed_attrs"]}
    assert kinds == {"content_type", "message_digest", "signing_time", "signing_certificate_v2"}
    assert signed_data["encap_content_info"]["content"].native is None
    assert signer_info["digest_algorithm"]["algorithm"].native == "sha256"


@pytest.mark.parametrize("year", [2009, 2040, 2061])
def test_the_claimed_time_is_the_one_handed_in(impostor: Identity, year: int) -> None:
    moment = datetime(year, 2, 3, 4, 5, tzinfo=UTC)
    assert verify_json(REPORT_JSON, sign_json(REPORT_JSON, impostor, moment), {}).claimed_time == moment


def test_pdfsig_finds_the_whole_document_signed(sealed: Sealed, tmp_path: Path) -> None:
    said = pdfsig(tmp_path, sealed.pdf)
    assert "Signature is Valid." in said
    assert "Total document signed" in said
    assert "ETSI.CAdES.detached" in said
    assert "Signer Certificate Common Name: Amina Idris" in said


def test_pdfsig_sees_a_changed_byte_and_an_appended_one(sealed: Sealed, tmp_path: Path) -> None:
    changed = sealed.pdf[:1000] + bytes([sealed.pdf[1000] ^ 1]) + sealed.pdf[1001:]
    assert "Digest Mismatch" in pdfsig(tmp_path, changed)
    assert "Not total document signed" in pdfsig(tmp_path, sealed.pdf + b"\n")


def test_pyhanko_agrees_by_its_own_rule(sealed: Sealed, official: Identity) -> None:
    (signature,) = PdfFileReader(BytesIO(sealed.pdf)).embedded_signatures
    signature.compute_integrity_info()
    der = official.certificate.public_bytes(Encoding.DER)
    assert signature.coverage.name == "ENTIRE_FILE"
    assert signature.docmdp_level is MDPPerm.NO_CHANGES
    assert validate_sig_integrity(signature.signer_info, Certificate.load(der), "data", signature.compute_digest()) == (
        True,
        True,
    )


def test_pdfdetach_returns_the_data_byte_for_byte(sealed: Sealed, tmp_path: Path) -> None:
    (tmp_path / "report.pdf").write_bytes(sealed.pdf)
    assert run("pdfdetach", "-saveall", "-o", tmp_path, tmp_path / "report.pdf").returncode == 0
    assert (tmp_path / JSON_NAME).read_bytes() == sealed.json
    assert (tmp_path / JSON_SIGNATURE_NAME).read_bytes() == sealed.p7s


def test_qpdf_finds_no_fault_in_the_signed_file(sealed: Sealed, tmp_path: Path) -> None:
    (tmp_path / "report.pdf").write_bytes(sealed.pdf)
    result = run("qpdf", "--check", tmp_path / "report.pdf")
    assert result.returncode == 0, result.stdout + result.stderr


@pytest.mark.parametrize("profile", ["pdfa-3a", "pdfua-1"])
def test_the_signed_file_still_conforms(sealed: Sealed, profile: str) -> None:
    report = page.validate_pdf_bytes(sealed.pdf, profile=profile)
    assert report.is_compliant, str(report)


def test_signing_leaves_dates_and_metadata_as_they_were(sealed: Sealed) -> None:
    unsigned = page_to_sign(sealed.json, {JSON_SIGNATURE_NAME: sealed.p7s})
    with pikepdf.open(BytesIO(unsigned)) as before, pikepdf.open(BytesIO(sealed.pdf)) as after:
        assert after.Root.Metadata.read_bytes() == before.Root.Metadata.read_bytes()
        assert dict(after.docinfo.items()) == dict(before.docinfo.items())


def test_signing_only_adds_to_the_end(impostor: Identity) -> None:
    unsigned = page_to_sign(REPORT_JSON, {})
    assert sign_pdf(unsigned, impostor, NOW).startswith(unsigned)


def test_our_own_stamp_is_what_people_see(sealed: Sealed, tmp_path: Path) -> None:
    (tmp_path / "report.pdf").write_bytes(sealed.pdf)
    assert "Amina Idris, Ministry of Practice" in run("pdftotext", tmp_path / "report.pdf", "-").stdout
    assert "Courier" not in run("pdffonts", tmp_path / "report.pdf").stdout


def test_without_a_stamp_the_field_keeps_its_look(impostor: Identity) -> None:
    unsigned = page_to_sign(REPORT_JSON, {})
    with pikepdf.open(BytesIO(sign_pdf(unsigned, impostor, NOW))) as pdf:
        (field,) = pdf.Root.AcroForm.Fields
        assert field.AP.N.read_bytes() == b""
        assert field.T == SIGNATURE_FIELD


def test_place_and_reason_stand_in_the_signature(impostor: Identity) -> None:
    signed = sign_pdf(page_to_sign(REPORT_JSON, {}), impostor, NOW, place="الخرطوم", reason="Article 7")
    (signature,) = PdfFileReader(BytesIO(signed)).embedded_signatures
    assert signature.sig_object["/Location"] == "الخرطوم"
    assert signature.sig_object["/Reason"] == "Article 7"
    assert signature.self_reported_timestamp == NOW


def test_a_pdf_without_a_place_for_the_signature_is_refused(impostor: Identity) -> None:
    with pikepdf.open(BytesIO(page_to_sign(REPORT_JSON, {}))) as pdf:
        del pdf.Root.AcroForm, pdf.pages[0].obj.Annots
        bare = saved(pdf)
    for unsuitable in (bare, b"%PDF-1.7\n%%EOF", b""):
        with pytest.raises(SigningRefused):
            sign_pdf(unsuitable, impostor, NOW)


def test_a_sealed_pdf_cannot_be_signed_again(sealed: Sealed, impostor: Identity) -> None:
    with pytest.raises(SigningRefused):
        sign_pdf(sealed.pdf, impostor, NOW)


def test_signing_and_verifying_open_no_socket_and_load_no_http_client() -> None:
    script = """
import sys

def refuse(event, details):
    if event.startswith("socket."):
        raise RuntimeError(event)

sys.addaudithook(refuse)
from cryptography.hazmat.primitives.asymmetric import ec
from lapreporter.exchange.identity import self_issued
from lapreporter.exchange.verification import verify
from tests.exchange.sealing import NOW, seal
sealed = seal(self_issued(ec.generate_private_key(ec.SECP256R1()), "A", "M", None, NOW))
print(verify(sealed.pdf, sealed.json, sealed.p7s, {}).outcome.value)
print([name for name in ("aiohttp", "requests", "http.client", "urllib3") if name in sys.modules])
"""
    result = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=False, cwd=Path(__file__).parents[2]
    )
    assert result.stdout.splitlines() == ["signer-unknown", "[]"], result.stderr
