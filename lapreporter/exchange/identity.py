"""Identities: the key and certificate with which an official signs, and their PKCS#12 file.

A person signs, not an office. A self-issued identity proves that nothing was changed; who the person is, the
receiver learns by comparing the fingerprint.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Protocol

from asn1crypto.pkcs12 import Pfx
from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.ec import ECDSA, EllipticCurvePrivateKey
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, generate_private_key
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, pkcs12
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID, ObjectIdentifier

from lapreporter.errors import StorageFailure, UnusableIdentity, WrongPassword
from lapreporter.exchange.disk import Disk, write_failure
from lapreporter.exchange.seal import digit_groups
from lapreporter.exchange.signer import Signer
from lapreporter.words import Term, mark

SigningKey = RSAPrivateKey | EllipticCurvePrivateKey

VALIDITY = timedelta(days=4 * 365 + 1)
MAX_NAME = 64
"""Longest name of a person or an institution in a certificate (RFC 5280, upper bounds of X.520)."""

_CLOCK_SLACK = timedelta(days=1)
_RSA_BITS = 3072
_RSA_LEAST_BITS = 2048
_CURVES = frozenset({"secp256r1", "secp384r1", "secp521r1"})
_FINGERPRINT_GROUPS = 12
_LARGEST_FILE = 1_000_000
_DOCUMENT_SIGNING = ObjectIdentifier("1.3.6.1.5.5.7.3.36")
_BIDI_CONTROLS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")

_NOT_PKCS12 = Term(mark("it is not a complete PKCS#12 file (.p12 or .pfx)"))
_OLD_PROTECTION = Term(mark("it is protected in an old way that is no longer supported"))
_NO_KEY = Term(mark("it holds no private key"))
_NO_CERTIFICATE = Term(mark("it holds no certificate"))
_KEY_MISMATCH = Term(mark("the certificate belongs to another key"))
_WEAK_KEY = Term(mark("its kind of key is not accepted by receivers"))
_NOT_FOR_SIGNING = Term(mark("its certificate was not issued for signing documents"))
_NO_NAME = Term(mark("the name and the institution must be given"))
_LONG_NAME = Term(mark("a name or institution is longer than 64 characters"))


class Signatory(Protocol):
    """Whoever can sign: a key in memory, or one that never leaves its card."""

    @property
    def certificate(self) -> x509.Certificate:
        """The certificate of the key."""

    @property
    def chain(self) -> tuple[x509.Certificate, ...]:
        """The certificates above it, as far as they are at hand."""

    def sign(self, data: bytes) -> bytes:
        """The signature over the SHA-256 of the data: RSA as PKCS#1 v1.5, an elliptic key as ECDSA in DER.

        Raises a `SigningFailure`.
        """


@dataclass(frozen=True, slots=True)
class Identity:
    """A private key with its certificate and the certificates above it, ready to sign; a `Signatory`."""

    key: SigningKey
    certificate: x509.Certificate
    chain: tuple[x509.Certificate, ...] = ()

    def sign(self, data: bytes) -> bytes:
        """The signature over the SHA-256 of the data."""
        if isinstance(self.key, RSAPrivateKey):
            return self.key.sign(data, PKCS1v15(), hashes.SHA256())
        return self.key.sign(data, ECDSA(hashes.SHA256()))

    def __repr__(self) -> str:
        return f"Identity({fingerprint(self.certificate)})"


def make_identity(person: str, institution: str, country: str | None, now: datetime) -> Identity:
    """A new self-issued identity with an RSA key of 3,072 bits, which the oldest viewers can check.

    ``country`` is an ISO 3166-1 alpha-2 code, or None where no such code fits. ``now`` is aware. Raises
    `UnusableIdentity` for a missing or too long name.
    """
    for name in (person, institution):
        if not name.strip():
            raise UnusableIdentity(name=person or institution, problem=_NO_NAME)
        if len(name) > MAX_NAME:
            raise UnusableIdentity(name=name, problem=_LONG_NAME)
    return self_issued(generate_private_key(65537, _RSA_BITS), person, institution, country, now)


def self_issued(key: SigningKey, person: str, institution: str, country: str | None, now: datetime) -> Identity:
    """An identity around an existing key: four years, for digital signature and non-repudiation only."""
    name = _subject(person, institution, country)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        # Receivers whose clock is behind would otherwise call a new certificate not valid yet.
        .not_valid_before(now - _CLOCK_SLACK)
        .not_valid_after(now + VALIDITY)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_signing_usage(), critical=True)
        # Mozilla's NSS, and with it pdfsig, asks for the e-mail purpose; RFC 9336 defines document signing.
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.EMAIL_PROTECTION, _DOCUMENT_SIGNING]), critical=False)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .sign(key, hashes.SHA256())
    )
    return Identity(key, certificate)


def save_identity(identity: Identity, file: Path, passphrase: str) -> None:
    """Write the identity to a new PKCS#12 file that only this user may read; never replaces a file.

    The file is as safe as the passphrase is hard to guess: five random words or more. Raises a `StorageFailure`
    and leaves nothing behind when the file exists or cannot be written.
    """
    # More rounds would only look stronger: guesses go against the file's MAC, whose 2,048 rounds the library fixes.
    protection = BestAvailableEncryption(_secret(passphrase))
    name = describe(identity.certificate).name.encode()
    content = pkcs12.serialize_key_and_certificates(
        name, identity.key, identity.certificate, identity.chain or None, protection
    )
    disk = Disk()
    try:
        disk.create(file, content, private=True)
        try:
            disk.sync_folder(file.parent)
        except OSError:
            disk.remove(file)
            raise
    except OSError as error:
        raise write_failure(error, file, len(content)) from error


def load_identity(file: Path, passphrase: str) -> Identity:
    """The identity in a PKCS#12 file, its own or one issued by an authority.

    Raises `WrongPassword`, `UnusableIdentity` or a `StorageFailure`. A file damaged in its protected part cannot be
    told from a wrong password.
    """
    try:
        with file.open("rb") as stream:
            content = stream.read(_LARGEST_FILE + 1)
    except OSError as error:
        raise StorageFailure(place=str(file)) from error
    return read_identity(content, passphrase, file.name)


def read_identity(content: bytes, passphrase: str, name: str) -> Identity:
    """The identity in the bytes of a PKCS#12 file; ``name`` is how messages call the file."""
    if len(content) > _LARGEST_FILE or not _is_pkcs12(content):
        raise UnusableIdentity(name=name, problem=_NOT_PKCS12)
    try:
        key, certificate, others = pkcs12.load_key_and_certificates(content, _secret(passphrase))
    except UnsupportedAlgorithm as error:
        raise UnusableIdentity(name=name, problem=_OLD_PROTECTION) from error
    except ValueError as error:
        raise WrongPassword(name=name) from error
    if key is None:
        raise UnusableIdentity(name=name, problem=_NO_KEY)
    if certificate is None:
        raise UnusableIdentity(name=name, problem=_KEY_MISMATCH if others else _NO_CERTIFICATE)
    if not isinstance(key, RSAPrivateKey | EllipticCurvePrivateKey) or not _strong(key):
        raise UnusableIdentity(name=name, problem=_WEAK_KEY)
    if key.public_key() != certificate.public_key():
        raise UnusableIdentity(name=name, problem=_KEY_MISMATCH)
    if not may_sign(certificate):
        raise UnusableIdentity(name=name, problem=_NOT_FOR_SIGNING)
    return Identity(key, certificate, tuple(others))


def describe(certificate: x509.Certificate) -> Signer:
    """What the certificate says about its owner, without characters that could reorder or hide text."""
    subject = certificate.subject
    common_name = _first(subject, NameOID.COMMON_NAME)
    institution = _first(subject, NameOID.ORGANIZATION_NAME)
    issuer = _first(certificate.issuer, NameOID.COMMON_NAME) or _first(certificate.issuer, NameOID.ORGANIZATION_NAME)
    return Signer(
        name=common_name or institution or "",
        institution=institution,
        country=_first(subject, NameOID.COUNTRY_NAME),
        issuer=issuer or "",
        self_issued=_is_self_issued(certificate),
        not_before=certificate.not_valid_before_utc,
        not_after=certificate.not_valid_after_utc,
        fingerprint=fingerprint(certificate),
    )


def fingerprint(certificate: x509.Certificate) -> str:
    """Twelve groups of five decimal digits by which two people recognise a key.

    The SHA-256 of the certificate's DER encoding, read as one big-endian whole number and written in decimal
    without leading zeros; of that the first sixty digits.
    """
    return digit_groups(certificate.fingerprint(hashes.SHA256()), _FINGERPRINT_GROUPS)


def may_sign(certificate: x509.Certificate) -> bool:
    """Whether the certificate's key usage, where it names one, covers signatures."""
    try:
        usage = certificate.extensions.get_extension_for_class(x509.KeyUsage).value
    except x509.ExtensionNotFound:
        return True
    return usage.digital_signature or usage.content_commitment


def _subject(person: str, institution: str, country: str | None) -> x509.Name:
    parts = [
        x509.NameAttribute(NameOID.COMMON_NAME, person.strip()),
        x509.NameAttribute(NameOID.ORGANIZATION_NAME, institution.strip()),
    ]
    if country is not None:
        parts.append(x509.NameAttribute(NameOID.COUNTRY_NAME, country))
    return x509.Name(parts)


def _signing_usage() -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=True,
        content_commitment=True,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=False,
        crl_sign=False,
        encipher_only=False,
        decipher_only=False,
    )


def _secret(passphrase: str) -> bytes:
    # Keyboards compose accents differently; without one form the same passphrase fails on another computer.
    return unicodedata.normalize("NFC", passphrase).encode()


def _is_pkcs12(content: bytes) -> bool:
    try:
        return bool(Pfx.load(content, strict=True)["version"].native == "v3")
    except (ValueError, TypeError):
        return False


def _strong(key: SigningKey) -> bool:
    if isinstance(key, RSAPrivateKey):
        return key.key_size >= _RSA_LEAST_BITS
    return key.curve.name in _CURVES


def _is_self_issued(certificate: x509.Certificate) -> bool:
    try:
        certificate.verify_directly_issued_by(certificate)
    except (ValueError, TypeError, InvalidSignature, UnsupportedAlgorithm):
        return False
    return True


def _first(name: x509.Name, part: ObjectIdentifier) -> str | None:
    for attribute in name.get_attributes_for_oid(part):
        text = attribute.value if isinstance(attribute.value, str) else attribute.value.decode("utf-8", "replace")
        return "".join(c for c in text if c not in _BIDI_CONTROLS and unicodedata.category(c) != "Cc").strip() or None
    return None
