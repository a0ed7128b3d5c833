"""Manipulations by people who sign: strangers under a known name, old keys, wrong keys, and dishonest signers."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream, String

from lapreporter.exchange.approvals import approve
from lapreporter.exchange.identity import Identity, Signatory, fingerprint, self_issued
from lapreporter.exchange.offline_signer import OfflineSigner
from lapreporter.exchange.seal import JSON_NAME, JSON_SIGNATURE_NAME
from lapreporter.exchange.signer import Contact
from lapreporter.exchange.signing import sign_json
from lapreporter.exchange.verdict import Outcome
from tests.exchange.corpus.material import (
    OTHER_REPORT,
    REPORT,
    Case,
    Manipulation,
    Material,
    Way,
    leniently_signed,
    spoilt,
)
from tests.exchange.sealing import NOW, page_to_sign

SCRIPT = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))


class OldDigestSigner(OfflineSigner):
    """Signs over a SHA-1, as old programs did."""

    def __init__(self, signatory: Signatory, key: rsa.RSAPrivateKey) -> None:
        super().__init__(signatory)
        self._key = key

    async def async_sign_raw(self, data: bytes, digest_algorithm: str, dry_run: bool = False) -> bytes:
        assert digest_algorithm == "sha1"
        return self._key.sign(data, PKCS1v15(), hashes.SHA1())


def sealed_by(material: Material, identity: Identity, report_json: bytes = REPORT) -> Case:
    """The whole report made anew by somebody, data and pages."""
    p7s = sign_json(report_json, identity, NOW)
    page = material.page(report_json, {JSON_SIGNATURE_NAME: p7s})
    return Case(material.sign(page, identity), report_json, p7s)


def knowing(case: Case, identity: Identity, contact: Contact) -> Case:
    return replace(case, known={fingerprint(identity.certificate): contact})


def lookalike(_: Material) -> Identity:
    key = ec.generate_private_key(ec.SECP256R1())
    return self_issued(key, "\u0410mina Idris", "Ministry of Practice", None, NOW)


def weak(_: Material) -> Identity:
    return self_issued(rsa.generate_private_key(65537, 1024), "Amina Idris", "Ministry", None, NOW)


def for_encryption(material: Material) -> Identity:
    usage = x509.KeyUsage(False, False, True, False, False, False, False, False, False)
    own = material.official.certificate
    certificate = (
        x509.CertificateBuilder()
        .subject_name(own.subject)
        .issuer_name(own.subject)
        .public_key(own.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(NOW - timedelta(days=1))
        .not_valid_after(NOW + timedelta(days=900))
        .add_extension(usage, critical=True)
        .sign(material.official.key, hashes.SHA256())
    )
    return Identity(material.official.key, certificate)


def expired_unknown(_: Material) -> Identity:
    key = ec.generate_private_key(ec.SECP256R1())
    return self_issued(key, "Old Officer", "Ministry of Practice", None, NOW - timedelta(days=3000))


def expired_known(material: Material) -> Case:
    expired = expired_unknown(material)
    return knowing(sealed_by(material, expired), expired, Contact("Old Officer", date(2019, 1, 1)))


def by_stranger_known_key(material: Material) -> Case:
    weak_one = weak(material)
    return knowing(sealed_by(material, weak_one), weak_one, Contact("Amina Idris", date(2026, 1, 1)))


def wrong_usage(material: Material) -> Case:
    wrong = for_encryption(material)
    return knowing(sealed_by(material, wrong), wrong, Contact("Amina Idris", date(2026, 1, 1)))


def old_digest(material: Material) -> Case:
    assert isinstance(material.official.key, rsa.RSAPrivateKey)
    signer = OldDigestSigner(material.official, material.official.key)
    certify = material.way is not Way.APPROVAL
    return Case(leniently_signed(material.unsigned, signer, certify=certify, digest="sha1"))


def retired(material: Material) -> Case:
    contact = Contact("Amina Idris", date(2026, 3, 2), retired_on=date(2026, 4, 1))
    return knowing(Case(material.pdf, REPORT, material.p7s), material.official, contact)


def old_signature_new_data(material: Material) -> Case:
    page = material.page(OTHER_REPORT)
    return Case(material.sign(page), OTHER_REPORT, material.p7s)


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
    other = Stream(document, OTHER_REPORT, Type=Name.EmbeddedFile)
    names.append(String("report2"))
    names.append(document.make_indirect(Dictionary(Type=Name.Filespec, UF=String(JSON_NAME), EF=Dictionary(F=other))))


def file_named(document: Pdf, wanted: str) -> Object:
    names = document.Root.Names.EmbeddedFiles.Names
    return next(names[i + 1] for i in range(0, len(names), 2) if str(names[i]) == wanted)


def without_law(document: Pdf) -> None:
    names = document.Root.Names.EmbeddedFiles.Names
    at = next(i for i in range(0, len(names), 2) if str(names[i]) == "law.pdf")
    del names[at + 1], names[at]
    document.Root.AF = Array([one for one in document.Root.AF if str(one.UF) != "law.pdf"])


def with_approval(material: Material) -> Case:
    wrong = approve(OTHER_REPORT, material.impostor, NOW)
    return Case(material.sign(material.page(files={"report.json.approval-1.p7s": wrong})))


def spelled_anew(report_json: bytes) -> bytes:
    return json.dumps(json.loads(report_json), indent=1).encode()


SPOILT: dict[str, Callable[[Pdf], object]] = {
    "hidden before signing: open action": lambda pdf: setattr(pdf.Root, "OpenAction", SCRIPT),
    "hidden before signing: action of a page": lambda pdf: setattr(pdf.pages[0].obj, "AA", Dictionary(O=SCRIPT)),
    "hidden before signing: note": lambda pdf: annotated(pdf, Subtype=Name.FreeText, Contents=String("0")),
    "hidden before signing: link to a script": lambda pdf: annotated(pdf, Subtype=Name.Link, A=SCRIPT),
    "hidden before signing: second field": with_second_field,
    "hidden before signing: data twice": with_data_twice,
    "attachment exchanged before signing": lambda pdf: file_named(pdf, "law.pdf").EF.F.write(b"%PDF another law"),
    "attachment missing": without_law,
}

MANIPULATIONS = [
    Manipulation(
        "made anew by a stranger of the same name",
        lambda m: sealed_by(m, m.impostor, OTHER_REPORT),
        Outcome.KEY_CHANGED,
    ),
    Manipulation(
        "made anew under a name that looks alike", lambda m: sealed_by(m, lookalike(m)), Outcome.SIGNER_UNKNOWN
    ),
    Manipulation("made with a weak key", by_stranger_known_key, Outcome.UNEXPECTED),
    Manipulation("made with a key for encryption", wrong_usage, Outcome.UNEXPECTED),
    Manipulation("made over an old digest", old_digest, Outcome.UNEXPECTED),
    Manipulation("expired certificate", lambda m: sealed_by(m, expired_unknown(m)), Outcome.SIGNER_UNKNOWN),
    Manipulation("expired certificate of a known key", expired_known, Outcome.EXPIRED),
    Manipulation("key that was given up", retired, Outcome.KEY_RETIRED),
    Manipulation(
        "data by the official, pages by a stranger",
        lambda m: m.sign(m.unsigned, m.impostor),
        Outcome.UNEXPECTED,
    ),
    Manipulation("old signature under new data", old_signature_new_data, Outcome.CHANGED, inside=True),
    Manipulation(
        "data without their signature",
        lambda m: m.sign(page_to_sign(REPORT, {})),
        Outcome.UNEXPECTED,
    ),
    Manipulation("extra attachment", lambda m: m.sign(m.page(files={"x.txt": b"x"})), Outcome.UNEXPECTED),
    Manipulation("approval of other data", with_approval, Outcome.CHANGED, inside=True),
    Manipulation("data changed beside", lambda m: Case(m.pdf, OTHER_REPORT, m.p7s), Outcome.CHANGED, inside=True),
    Manipulation(
        "data written anew beside", lambda m: Case(m.pdf, spelled_anew(REPORT), None), Outcome.CHANGED, inside=True
    ),
    Manipulation(
        "data changed beside and signed by a stranger",
        lambda m: Case(m.pdf, OTHER_REPORT, sign_json(OTHER_REPORT, m.impostor, NOW)),
        Outcome.CHANGED,
        inside=True,
    ),
    Manipulation(
        "signature of another report beside",
        lambda m: Case(m.pdf, REPORT, sign_json(OTHER_REPORT, m.official, NOW)),
        Outcome.CHANGED,
        inside=True,
    ),
    Manipulation(
        "data intact beside a PDF of another report", lambda m: Case(m.other_pdf, REPORT, m.p7s), Outcome.CHANGED, True
    ),
    *(Manipulation(said, spoilt(change), Outcome.UNEXPECTED) for said, change in SPOILT.items()),
]
