"""One CMS signature, read and checked against the bytes it should cover."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from asn1crypto.algos import SignedDigestAlgorithm
from asn1crypto.cms import ContentInfo, SignedData
from asn1crypto.core import VOID
from asn1crypto.x509 import Certificate
from cryptography.x509 import load_der_x509_certificate

from lapreporter.exchange.identity import describe, may_sign
from lapreporter.exchange.pyhanko_loading import (
    extract_certs_for_validation,
    extract_self_reported_ts,
    extract_signer_info,
    get_signing_cert_attr,
    validate_sig_integrity,
)
from lapreporter.exchange.signer import Signer

_DIGESTS = frozenset({"sha256", "sha384", "sha512"})
_MECHANISMS = frozenset({"rsassa_pkcs1v15", "rsassa_pss", "ecdsa"})
_CURVES = frozenset({"secp256r1", "secp384r1", "secp521r1"})
_RSA_LEAST_BITS = 2048


@dataclass(frozen=True, slots=True)
class CmsSignature:
    """What a signature says, and whether it holds.

    ``accepted``: made in one of the few ways this program trusts, with a key meant for signing. ``untouched``: the
    content is the one that was signed. ``genuine``: the signature itself was made with the signer's key.
    """

    signer: Signer
    claimed_time: datetime | None
    accepted: bool
    untouched: bool
    genuine: bool

    @property
    def holds(self) -> bool:
        """Whether nothing speaks against content and signature; says nothing about who the signer is."""
        return self.accepted and self.untouched and self.genuine


def read_cms(container: bytes, content: Iterable[bytes | memoryview]) -> CmsSignature:
    """Check the signature in a container, which may be padded with zeros, against the content's stretches.

    Raises whatever the parsers raise when the container is no CMS signature by exactly one signer.
    """
    signed_data = _signed_data(container)
    signer_info = extract_signer_info(signed_data)
    certificate = extract_certs_for_validation(signed_data).signer_cert
    digest_name = signer_info["digest_algorithm"]["algorithm"].native
    readable = load_der_x509_certificate(certificate.dump())
    accepted = (
        _accepted(digest_name, signer_info["signature_algorithm"], certificate)
        and get_signing_cert_attr(signer_info["signed_attrs"]) is not None
        and may_sign(readable)
    )
    untouched = genuine = False
    if accepted:
        digest = hashlib.new(digest_name)
        for stretch in content:
            digest.update(stretch)
        untouched, genuine = validate_sig_integrity(signer_info, certificate, "data", digest.digest())
    return CmsSignature(
        signer=describe(readable),
        claimed_time=extract_self_reported_ts(signer_info),
        accepted=accepted,
        untouched=untouched,
        genuine=genuine,
    )


def _signed_data(container: bytes) -> SignedData:
    info = ContentInfo.load(container)
    if container[len(info.dump()) :].strip(b"\0"):
        raise ValueError("bytes follow the signature inside its container")
    signed_data = info["content"]
    if not isinstance(signed_data, SignedData) or signed_data["encap_content_info"]["content"] is not VOID:
        raise ValueError("not a detached signature")
    return signed_data


def _accepted(digest_name: str, mechanism: SignedDigestAlgorithm, certificate: Certificate) -> bool:
    if digest_name not in _DIGESTS or mechanism.signature_algo not in _MECHANISMS:
        return False
    key = certificate.public_key
    if key.algorithm == "ec":
        return key.curve[1] in _CURVES
    return bool(key.bit_size >= _RSA_LEAST_BITS)
