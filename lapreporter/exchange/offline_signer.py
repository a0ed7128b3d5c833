"""A key at work inside pyHanko, without an event loop.

pyHanko signs in coroutines, for keys and time-stamp services that lie elsewhere. Here a key in memory or on a card
answers at once and nobody is asked for the time, so nothing ever waits; and an event loop would open a pair of
sockets, which are network sockets on Windows.
"""

from __future__ import annotations

from collections.abc import Coroutine
from typing import Any, TypeVar

from asn1crypto.cms import CMSAttributes, Time
from asn1crypto.core import GeneralizedTime, UTCTime
from asn1crypto.x509 import Certificate
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding

from lapreporter.errors import SigningRefused
from lapreporter.exchange.identity import Signatory
from lapreporter.exchange.pyhanko_loading import (
    PdfCMSSignedAttributes,
    Signer,
    SimpleCertificateStore,
    as_signing_certificate_v2,
    simple_cms_attribute,
)
from lapreporter.words import Term, mark

DIGEST = "sha256"

_LONGEST_SIGNATURE = 1024
_OTHER_DIGEST = Term(mark("the key signs in another way"))
_WAITING = Term(mark("the key did not answer at once"))
_FIRST_YEAR_OF_GENERALIZED_TIME = 2050

T = TypeVar("T")


class OfflineSigner(Signer):
    """Signs with the attributes of level B-B and adds none from outside.

    pyHanko gathers the same attributes through an event loop; they are built directly here instead.
    """

    def __init__(self, signatory: Signatory) -> None:
        registry = SimpleCertificateStore()
        registry.register_multiple([_plain(certificate) for certificate in signatory.chain])
        super().__init__(signing_cert=_plain(signatory.certificate), cert_registry=registry)
        self._signatory = signatory

    async def async_sign_raw(self, data: bytes, digest_algorithm: str, dry_run: bool = False) -> bytes:
        """The raw signature; a dry run only measures, and must not bother a card."""
        if digest_algorithm != DIGEST:
            raise SigningRefused(problem=_OTHER_DIGEST)
        return bytes(_LONGEST_SIGNATURE) if dry_run else self._signatory.sign(data)

    async def signed_attrs(
        self,
        data_digest: bytes,
        digest_algorithm: str,  # noqa: ARG002 - pyHanko's signature
        attr_settings: PdfCMSSignedAttributes | None = None,
        content_type: str = "data",
        use_pades: bool = False,  # noqa: ARG002
        timestamper: object = None,  # noqa: ARG002
        dry_run: bool = False,  # noqa: ARG002
        is_pdf_sig: bool = True,
    ) -> CMSAttributes:
        """What is signed beside the content: its kind and digest, the certificate, and outside a PDF the time.

        PAdES keeps the time in the PDF's signature dictionary and forbids it here; CAdES asks for it.
        """
        attributes = [
            simple_cms_attribute("content_type", content_type),
            simple_cms_attribute("message_digest", data_digest),
            simple_cms_attribute("signing_certificate_v2", as_signing_certificate_v2(self.signing_cert)),
        ]
        if not is_pdf_sig and attr_settings is not None and attr_settings.signing_time is not None:
            moment = attr_settings.signing_time
            late = moment.year >= _FIRST_YEAR_OF_GENERALIZED_TIME
            time = Time({"generalized_time": GeneralizedTime(moment)} if late else {"utc_time": UTCTime(moment)})
            attributes.append(simple_cms_attribute("signing_time", time))
        return CMSAttributes(attributes)

    async def unsigned_attrs(self, *_: object, **__: object) -> None:
        """None: a time stamp would need a service."""


def finish(steps: Coroutine[Any, Any, T]) -> T:
    """The result of a coroutine that never waits; raises `SigningRefused` should it wait after all."""
    try:
        steps.send(None)
    except StopIteration as end:
        result: T = end.value
        return result
    steps.close()
    raise SigningRefused(problem=_WAITING)


def _plain(certificate: x509.Certificate) -> Certificate:
    return Certificate.load(certificate.public_bytes(Encoding.DER))
