"""Signing: a detached signature over the JSON, then one certification signature that closes the PDF.

Both are made without any network: CAdES and PAdES at level B-B, whose time is the claim of this computer's clock.
"""

from __future__ import annotations

from datetime import datetime
from io import BytesIO

from lapreporter.errors import SigningRefused
from lapreporter.exchange.identity import Signatory
from lapreporter.exchange.offline_signer import DIGEST, OfflineSigner, finish
from lapreporter.exchange.pyhanko_loading import (
    AxisAlignment,
    BoxConstraints,
    IncrementalPdfFileWriter,
    Margins,
    MDPPerm,
    NoOpStampStyle,
    PdfCMSSignedAttributes,
    PdfContent,
    PdfError,
    PdfFileReader,
    PdfSignatureMetadata,
    PdfSigner,
    SigningError,
    SigSeedSubFilter,
    SimpleBoxLayoutRule,
    StaticStampStyle,
)
from lapreporter.exchange.seal import SIGNATURE_FIELD
from lapreporter.words import Term, mark

_STAMP_RESOURCE = "/Stamp"
_NO_FIELD = Term(mark("the PDF has no free place for a signature"))
_UNREADABLE = Term(mark("the PDF cannot be read"))


def sign_json(report_json: bytes, signatory: Signatory, at: datetime) -> bytes:
    """The detached CMS signature (CAdES B-B, DER) over the exact bytes, for ``report.json.p7s``.

    ``at`` is the aware time that the signature claims.
    """
    signature = finish(
        OfflineSigner(signatory).async_sign_general_data(
            report_json,
            DIGEST,
            detached=True,
            use_cades=True,
            signed_attr_settings=PdfCMSSignedAttributes(signing_time=at),
        )
    )
    return bytes(signature.dump())


def sign_pdf(
    pdf: bytes, signatory: Signatory, at: datetime, *, place: str = "", reason: str = "", stamp_pdf: bytes | None = None
) -> bytes:
    """The PDF closed by one PAdES B-B certification signature after which no change is allowed.

    The PDF must hold an unsigned field `SIGNATURE_FIELD`, tagged and placed by the page engine. The first page of
    ``stamp_pdf``, fitted into it, becomes what people see; without one the field keeps its look. ``at`` is the
    aware time that the signature claims. Raises `SigningRefused`.
    """
    metadata = PdfSignatureMetadata(
        field_name=SIGNATURE_FIELD,
        subfilter=SigSeedSubFilter.PADES,
        md_algorithm=DIGEST,
        location=place or None,
        reason=reason or None,
        certify=True,
        docmdp_permissions=MDPPerm.NO_CHANGES,
    )
    style = NoOpStampStyle() if stamp_pdf is None else _stamp_style(stamp_pdf)
    try:
        writer = _UntouchedMetadataWriter(BytesIO(pdf))
        return _close(writer, PdfSigner(metadata, OfflineSigner(signatory), stamp_style=style), at)
    except SigningError as error:
        raise SigningRefused(problem=_NO_FIELD) from error
    except (PdfError, ValueError) as error:
        raise SigningRefused(problem=_UNREADABLE) from error


def _close(writer: IncrementalPdfFileWriter, signer: PdfSigner, at: datetime) -> bytes:
    session = signer.init_signing_session(writer, existing_fields_only=True)
    session.system_time = at
    reserved = finish(session.estimate_signature_container_size(None))
    document = session.prepare_tbs_document(None, reserved)
    output = BytesIO()
    digest, _ = document.digest_tbs_document(output=output)
    finish(document.perform_signature(digest.document_digest, PdfCMSSignedAttributes(signing_time=at)))
    return output.getvalue()


class _UntouchedMetadataWriter(IncrementalPdfFileWriter):
    """A writer that leaves dates and XMP as the page engine made them.

    pyHanko would write the XMP packet anew, and with it the PDF/A extension schema in a form that strict
    validators refuse. The overridden name is private to pyHanko: its version is pinned and a test watches over it.
    """

    def _update_meta(self) -> None:
        pass


class _StampPage(PdfContent):
    """The first page of a PDF held in memory, as content of the signature's appearance."""

    def __init__(self, pdf: bytes) -> None:
        super().__init__()
        self._pdf = pdf

    def render(self) -> bytes:
        page = self._ensure_writer.import_page_as_xobject(PdfFileReader(BytesIO(self._pdf)))
        self.resources.xobject[_STAMP_RESOURCE] = page
        left, bottom, right, top = page.get_object()["/BBox"]
        self.box = BoxConstraints(width=abs(right - left), height=abs(top - bottom))
        return _STAMP_RESOURCE.encode() + b" Do"


def _stamp_style(stamp_pdf: bytes) -> StaticStampStyle:
    whole_field = SimpleBoxLayoutRule(AxisAlignment.ALIGN_MID, AxisAlignment.ALIGN_MID, Margins.uniform(0))
    return StaticStampStyle(
        border_width=0, background=_StampPage(stamp_pdf), background_layout=whole_field, background_opacity=1.0
    )
