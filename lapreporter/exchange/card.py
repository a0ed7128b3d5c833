"""Signing with a smart card or token through PKCS#11: the key never leaves the card.

Only the path of the card's program (the PKCS#11 module) and the card are remembered by whoever calls; the PIN is
asked each time. A wrong PIN is never tried again by itself, because cards lock after a few.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import pkcs11
from asn1crypto.algos import DigestInfo
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePublicKey
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from pkcs11 import Attribute, Mechanism, ObjectClass, Session, TokenFlag
from pkcs11.types import SignMixin
from pkcs11.util.ec import encode_ecdsa_signature

from lapreporter.errors import CardGone, CardLocked, SigningFailure, SigningRefused, UnusableIdentity, WrongPin
from lapreporter.exchange.identity import describe, may_sign
from lapreporter.exchange.offline_signer import DIGEST
from lapreporter.exchange.signer import Signer
from lapreporter.words import Term, mark

_NO_MODULE = Term(mark("it is no program for smart cards (PKCS#11)"))
_NO_KEY = Term(mark("no key with a certificate for signing was found on it"))
_EXPIRED_PIN = Term(mark("the PIN of the card must be changed first"))
_CARD_SAYS_NO = Term(mark("the card refused"))
_UNTOLD = Term(mark("it does not say how many tries are left"))
_FEW = Term(mark("only a few tries are left"))
_LAST = Term(mark("one try is left, then it locks"))

_WRONG = (pkcs11.PinIncorrect, pkcs11.PinInvalid, pkcs11.PinLenRange)
_GONE = (
    *(pkcs11.DeviceRemoved, pkcs11.TokenNotPresent, pkcs11.DeviceError, pkcs11.NoSuchToken, pkcs11.SlotIDInvalid),
    *(pkcs11.SessionHandleInvalid, pkcs11.SessionClosed, pkcs11.ObjectHandleInvalid, pkcs11.KeyHandleInvalid),
    pkcs11.TokenNotRecognised,
)


@dataclass(frozen=True, slots=True)
class CardToken:
    """A card in a reader. ``serial`` tells cards of one label apart; ``pin_pad`` means that the reader asks the PIN."""

    label: str
    serial: str
    pin_pad: bool


@dataclass(frozen=True, slots=True)
class CardIdentity:
    """A key on an open card, with its certificate; a `Signatory` until the card is closed."""

    certificate: x509.Certificate
    chain: tuple[x509.Certificate, ...]
    _key: SignMixin
    _pin: str | None

    def __repr__(self) -> str:
        return f"CardIdentity({describe(self.certificate).fingerprint})"

    def sign(self, data: bytes) -> bytes:
        """The signature over the SHA-256 of the data, made inside the card. Raises `CardGone` or `SigningRefused`."""
        digest = hashlib.sha256(data).digest()
        try:
            if isinstance(self.certificate.public_key(), RSAPublicKey):
                wrapped = DigestInfo({"digest_algorithm": {"algorithm": DIGEST}, "digest": digest}).dump()
                return bytes(self._key.sign(wrapped, mechanism=Mechanism.RSA_PKCS, pin=self._pin))
            return bytes(encode_ecdsa_signature(self._key.sign(digest, mechanism=Mechanism.ECDSA, pin=self._pin)))
        except pkcs11.PKCS11Error as error:
            raise _failure(error) from error


def tokens(module: Path) -> tuple[CardToken, ...]:
    """The cards that are in readers now, as the PKCS#11 module at this path sees them.

    Raises `UnusableIdentity` when there is no such module.
    """
    return tuple(_described(token) for token in _present(module))


def signers_on(module: Path, token: CardToken) -> tuple[Signer, ...]:
    """Whose certificates for signing are on the card, the best for signatures first. Asks no PIN."""
    try:
        with _found(module, token).open() as session:
            return tuple(describe(certificate) for certificate in _signing_certificates(_certificates(session)))
    except pkcs11.PKCS11Error as error:
        raise _failure(error) from error


@contextmanager
def open_card(module: Path, token: CardToken, pin: str, fingerprint: str | None = None) -> Iterator[CardIdentity]:
    """The key on the card, open until the block ends; ``fingerprint`` chooses among several certificates.

    With ``pin_pad`` the PIN is typed at the reader, and ``pin`` is empty. Raises `WrongPin`, `CardLocked`, `CardGone`,
    `UnusableIdentity` or `SigningRefused`; the PIN is tried once.
    """
    card = _found(module, token)
    try:
        session = card.open(user_pin=pkcs11.PROTECTED_AUTH if token.pin_pad and not pin else pin)
    except _WRONG as error:
        raise WrongPin(tries=_tries_left(card)) from error
    except pkcs11.PKCS11Error as error:
        raise _failure(error) from error
    try:
        yield _identity(session, token, pin or None, fingerprint)
    finally:
        # A card that is gone cannot say goodbye; what happened before is what matters.
        with suppress(pkcs11.PKCS11Error):
            session.close()


def _present(module: Path) -> list[pkcs11.Token]:
    if not module.is_file():
        raise UnusableIdentity(name=module.name, problem=_NO_MODULE)
    try:
        slots = pkcs11.lib(str(module)).get_slots(token_present=True)
    except (pkcs11.PKCS11Error, RuntimeError, OSError) as error:
        raise UnusableIdentity(name=module.name, problem=_NO_MODULE) from error
    found = []
    for slot in slots:
        try:
            token = slot.get_token()
        except pkcs11.PKCS11Error:
            # Pulled between the two questions, or a card that this module does not know.
            continue
        if TokenFlag.TOKEN_INITIALIZED in token.flags:
            found.append(token)
    return found


def _described(token: pkcs11.Token) -> CardToken:
    serial = token.serial.decode("ascii", "replace").strip()
    return CardToken(token.label.strip(), serial, TokenFlag.PROTECTED_AUTHENTICATION_PATH in token.flags)


def _found(module: Path, token: CardToken) -> pkcs11.Token:
    for present in _present(module):
        if _described(present) == token:
            return present
    raise CardGone


def _tries_left(card: pkcs11.Token) -> Term:
    try:
        flags = card.slot.get_token().flags
    except pkcs11.PKCS11Error:
        return _UNTOLD
    if TokenFlag.USER_PIN_LOCKED in flags:
        raise CardLocked
    if TokenFlag.USER_PIN_FINAL_TRY in flags:
        return _LAST
    return _FEW if TokenFlag.USER_PIN_COUNT_LOW in flags else _UNTOLD


def _identity(session: Session, token: CardToken, pin: str | None, fingerprint: str | None) -> CardIdentity:
    try:
        certificates = _certificates(session)
        for certificate in _signing_certificates(certificates):
            if fingerprint not in (None, describe(certificate).fingerprint):
                continue
            key = _key_of(session, certificates[certificate])
            if key is not None:
                kept = pin if _asks_each_time(key) else None
                return CardIdentity(certificate, _chain(certificate, certificates), key, kept)
    except pkcs11.PKCS11Error as error:
        raise _failure(error) from error
    raise UnusableIdentity(name=token.label, problem=_NO_KEY)


def _certificates(session: Session) -> dict[x509.Certificate, bytes]:
    """The certificates on the card with the id by which each belongs to a key."""
    found = {}
    for entry in session.get_objects({Attribute.CLASS: ObjectClass.CERTIFICATE}):
        try:
            certificate = x509.load_der_x509_certificate(bytes(entry[Attribute.VALUE]))
        except ValueError:
            continue
        found[certificate] = bytes(entry[Attribute.ID])
    return found


def _signing_certificates(certificates: dict[x509.Certificate, bytes]) -> list[x509.Certificate]:
    fit = [one for one in certificates if may_sign(one) and not _is_authority(one) and _is_usual(one)]
    return sorted(fit, key=lambda one: (not _commits(one), describe(one).fingerprint))


def _commits(certificate: x509.Certificate) -> bool:
    """Whether the certificate is meant for signatures, as against mere logging in."""
    try:
        return certificate.extensions.get_extension_for_class(x509.KeyUsage).value.content_commitment
    except x509.ExtensionNotFound:
        return False


def _is_authority(certificate: x509.Certificate) -> bool:
    try:
        return certificate.extensions.get_extension_for_class(x509.BasicConstraints).value.ca
    except x509.ExtensionNotFound:
        return False


def _is_usual(certificate: x509.Certificate) -> bool:
    return isinstance(certificate.public_key(), RSAPublicKey | EllipticCurvePublicKey)


def _chain(certificate: x509.Certificate, certificates: dict[x509.Certificate, bytes]) -> tuple[x509.Certificate, ...]:
    above: list[x509.Certificate] = []
    below = certificate
    while True:
        issuer = next((one for one in certificates if one.subject == below.issuer and one not in (below, *above)), None)
        if issuer is None or below.issuer == below.subject:
            return tuple(above)
        above.append(issuer)
        below = issuer


def _key_of(session: Session, identifier: bytes) -> SignMixin | None:
    wanted = {Attribute.CLASS: ObjectClass.PRIVATE_KEY, Attribute.ID: identifier, Attribute.SIGN: True}
    key = next(iter(session.get_objects(wanted)), None)
    return key if isinstance(key, SignMixin) else None


def _asks_each_time(key: SignMixin) -> bool:
    """Whether the card wants the PIN with every single signature; a report needs two."""
    try:
        return bool(key[Attribute.ALWAYS_AUTHENTICATE])
    except pkcs11.AttributeTypeInvalid:
        return False


def _failure(error: pkcs11.PKCS11Error) -> SigningFailure:
    if isinstance(error, pkcs11.PinLocked):
        return CardLocked()
    if isinstance(error, pkcs11.PinExpired):
        return SigningRefused(problem=_EXPIRED_PIN)
    if isinstance(error, _WRONG):
        return WrongPin(tries=_UNTOLD)
    if isinstance(error, _GONE):
        return CardGone()
    return SigningRefused(problem=_CARD_SAYS_NO)
