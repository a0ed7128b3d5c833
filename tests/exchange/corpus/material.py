"""What the manipulations start from: one report, signed in each of three ways, and what else an attacker may hold.

Only the first way is how a report is sealed. The others stand for files that the verifier must refuse even untouched;
they show that a manipulation is called by its name before the way of signing is looked at.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property
from io import BytesIO

import pikepdf
from pikepdf import Pdf

from lapreporter.exchange.identity import Identity, fingerprint
from lapreporter.exchange.offline_signer import OfflineSigner
from lapreporter.exchange.pyhanko_loading import (
    IncrementalPdfFileWriter,
    MDPPerm,
    NoOpStampStyle,
    PdfSignatureMetadata,
    PdfSigner,
    SigSeedSubFilter,
)
from lapreporter.exchange.seal import JSON_SIGNATURE_NAME, SIGNATURE_FIELD
from lapreporter.exchange.signer import Contact
from lapreporter.exchange.signing import sign_json, sign_pdf
from lapreporter.exchange.verdict import Outcome
from tests.exchange.sealing import NOW, Sealed, page_to_sign, saved

LAW = b"%PDF law"
REPORT = (
    json.dumps(
        {
            "format_version": 1,
            "national_measures": {"files": [{"name": "law.pdf", "sha256": hashlib.sha256(LAW).hexdigest(), "size": 8}]},
            "retained": {"count": 120},
        }
    )
    + "\n"
).encode()
OTHER_REPORT = REPORT.replace(b"120", b"0")


class Way(StrEnum):
    """The three ways of signing a PDF that verifiers of others accept."""

    SEALED = "certified, no change allowed"
    FORMS = "certified, forms may be filled"
    APPROVAL = "mere approval"


@dataclass(frozen=True)
class Case:
    """What reaches the receiver, and whom the receiver knows besides."""

    pdf: bytes
    json: bytes | None = None
    p7s: bytes | None = None
    known: Mapping[str, Contact] | None = None


@dataclass
class Material:
    """The report signed in one way, by an official whom the receiver knows."""

    official: Identity
    impostor: Identity
    way: Way

    @cached_property
    def p7s(self) -> bytes:
        return sign_json(REPORT, self.official, NOW)

    @cached_property
    def unsigned(self) -> bytes:
        return self.page()

    @cached_property
    def pdf(self) -> bytes:
        return self.sign(self.unsigned)

    @cached_property
    def other_pdf(self) -> bytes:
        """Another, honest report by the same official."""
        return self.sign(self.page(OTHER_REPORT, {JSON_SIGNATURE_NAME: sign_json(OTHER_REPORT, self.official, NOW)}))

    @property
    def sealed(self) -> Sealed:
        return Sealed(self.pdf, REPORT, self.p7s)

    @property
    def known(self) -> dict[str, Contact]:
        return {fingerprint(self.official.certificate): Contact("Amina Idris", date(2026, 3, 2))}

    def page(self, report_json: bytes = REPORT, files: Mapping[str, bytes] | None = None) -> bytes:
        return page_to_sign(report_json, {"law.pdf": LAW, JSON_SIGNATURE_NAME: self.p7s, **(files or {})})

    def sign(self, page: bytes, identity: Identity | None = None) -> bytes:
        identity = identity or self.official
        if self.way is Way.SEALED:
            return sign_pdf(page, identity, NOW)
        return leniently_signed(page, OfflineSigner(identity), certify=self.way is Way.FORMS)

    def signed_after(self, change: Callable[[Pdf], object]) -> bytes:
        """A page that the official spoils and then signs, as a dishonest signer could."""
        return self.sign(resaved(self.unsigned, change))


@dataclass(frozen=True)
class Manipulation:
    """One manipulation: how it is made, and the verdict for a report that was sealed properly."""

    name: str
    make: Callable[[Material], Case | bytes]
    expected: Outcome
    inside: bool = False
    """Whether it is found only after the signature's own structure, which the other ways of signing do not pass."""

    def case(self, material: Material) -> Case:
        made = self.make(material)
        return made if isinstance(made, Case) else Case(made, REPORT, material.p7s)

    def verdict_for(self, way: Way) -> Outcome:
        early = {Outcome.CHANGED, Outcome.EXTENDED, Outcome.DAMAGED, Outcome.NOT_SIGNED}
        if way is Way.SEALED or (self.expected in early and not self.inside):
            return self.expected
        return Outcome.UNEXPECTED


Maker = Callable[[Material], bytes]


def spoilt(change: Callable[[Pdf], object]) -> Maker:
    """Changed by the official before signing."""
    return lambda material: material.signed_after(change)


def revised(change: Callable[[IncrementalPdfFileWriter], object]) -> Maker:
    """Given a further revision after signing."""
    return lambda material: updated(material.pdf, change)


def leniently_signed(pdf: bytes, signer: OfflineSigner, *, certify: bool, digest: str = "sha256") -> bytes:
    metadata = PdfSignatureMetadata(
        field_name=SIGNATURE_FIELD,
        md_algorithm=digest,
        subfilter=SigSeedSubFilter.PADES,
        certify=certify,
        docmdp_permissions=MDPPerm.FILL_FORMS,
    )
    output: BytesIO = PdfSigner(metadata, signer, stamp_style=NoOpStampStyle()).sign_pdf(
        IncrementalPdfFileWriter(BytesIO(pdf)), existing_fields_only=True
    )
    return output.getvalue()


class QuietWriter(IncrementalPdfFileWriter):
    """Leaves dates and metadata alone, as an attacker would."""

    def _update_meta(self) -> None:
        pass


def updated(pdf: bytes, change: Callable[[IncrementalPdfFileWriter], object]) -> bytes:
    """The file with a further revision at its end."""
    writer: IncrementalPdfFileWriter = QuietWriter(BytesIO(pdf))
    change(writer)
    output = BytesIO()
    writer.write(output)
    return output.getvalue()


def resaved(pdf: bytes, change: Callable[[Pdf], object]) -> bytes:
    """The file as another tool would write it anew."""
    with pikepdf.open(BytesIO(pdf)) as document:
        change(document)
        return saved(document)
