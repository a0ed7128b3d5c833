"""Signing with a card, against SoftHSM: a real PKCS#11 module whose card is a folder."""

from __future__ import annotations

from pathlib import Path

import pkcs11
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec

from lapreporter.errors import CardGone, SigningRefused, UnusableIdentity, WrongPin
from lapreporter.exchange.card import open_card, signers_on, tokens
from lapreporter.exchange.identity import Identity, fingerprint, self_issued
from lapreporter.exchange.seal import JSON_SIGNATURE_NAME
from lapreporter.exchange.signing import sign_json, sign_pdf
from lapreporter.exchange.verdict import Outcome
from lapreporter.exchange.verification import verify, verify_json
from lapreporter.i18n import SpokenLanguage
from tests.exchange.cards import MODULE, PIN, Reader, reader
from tests.exchange.sealing import AT_ANY_TIME, NOW, REPORT_JSON, page_to_sign
from tests.exchange.test_identity import builder
from tests.exchange.test_signing import openssl_accepts, pdfsig

pytestmark = AT_ANY_TIME

__all__ = ["reader"]


def test_the_cards_in_the_readers_are_listed_with_their_owners(reader: Reader, impostor: Identity) -> None:
    assert tokens(MODULE) == ()
    card = reader.card("Ministry", impostor)
    assert [token.label for token in tokens(MODULE)] == ["Ministry"]
    assert [signer.fingerprint for signer in signers_on(MODULE, card)] == [fingerprint(impostor.certificate)]
    assert not card.pin_pad


@pytest.mark.parametrize("kind", ["rsa", "elliptic"])
def test_a_card_signs_like_a_file(
    reader: Reader, official: Identity, impostor: Identity, tmp_path: Path, kind: str
) -> None:
    identity = {"rsa": official, "elliptic": impostor}[kind]
    token = reader.card("Ministry", identity)
    with open_card(MODULE, token, PIN) as card:
        p7s = sign_json(REPORT_JSON, card, NOW)
        pdf = sign_pdf(page_to_sign(REPORT_JSON, {JSON_SIGNATURE_NAME: p7s}), card, NOW)
    assert verify(pdf, REPORT_JSON, p7s, {}).outcome is Outcome.SIGNER_UNKNOWN
    assert verify_json(REPORT_JSON, p7s, {}).claimed_time == NOW
    assert openssl_accepts(tmp_path, REPORT_JSON, p7s, identity)
    assert "Signature is Valid." in pdfsig(tmp_path, pdf)


def test_a_wrong_pin_is_said_in_one_sentence_and_tried_once(
    reader: Reader, impostor: Identity, english: SpokenLanguage
) -> None:
    token = reader.card("Ministry", impostor)
    with pytest.raises(WrongPin) as caught, open_card(MODULE, token, "000000"):
        pass
    what, _ = caught.value.sentences(english)
    assert what == "The card did not accept this PIN; only a few tries are left."
    assert "000000" not in repr(caught.value)
    with open_card(MODULE, token, PIN) as card:
        assert card.certificate == impostor.certificate


@pytest.mark.parametrize("pin", ["", "1", "1" * 300])
def test_a_pin_of_an_impossible_length_is_a_wrong_pin(reader: Reader, impostor: Identity, pin: str) -> None:
    token = reader.card("Ministry", impostor)
    with pytest.raises(WrongPin), open_card(MODULE, token, pin):
        pass


def test_the_pin_is_not_kept_in_what_is_printed(reader: Reader, impostor: Identity) -> None:
    token = reader.card("Ministry", impostor)
    with open_card(MODULE, token, PIN) as card:
        assert repr(card) == f"CardIdentity({fingerprint(impostor.certificate)})"


def test_a_card_that_was_pulled_is_said_before_and_while_signing(reader: Reader, impostor: Identity) -> None:
    token = reader.card("Ministry", impostor)
    with open_card(MODULE, token, PIN) as card:
        reader.pull()
        with pytest.raises((CardGone, SigningRefused)):
            sign_json(REPORT_JSON, card, NOW)
        with pytest.raises((CardGone, SigningRefused)):
            sign_pdf(page_to_sign(REPORT_JSON, {}), card, NOW)
    pkcs11.unload(str(MODULE))
    with pytest.raises(CardGone), open_card(MODULE, token, PIN):
        pass


def test_the_certificate_for_signatures_is_taken_before_the_one_for_logging_in(reader: Reader) -> None:
    login, signing = (self_issued(ec.generate_private_key(ec.SECP256R1()), "A", "M", None, NOW) for _ in range(2))
    login = Identity(login.key, for_logging_in(login))
    token = reader.card("Ministry", login, signing)
    with open_card(MODULE, token, PIN) as card:
        assert card.certificate == signing.certificate
    with open_card(MODULE, token, PIN, fingerprint(login.certificate)) as card:
        assert card.certificate == login.certificate


def test_a_card_without_a_signing_key_is_unusable(reader: Reader) -> None:
    token = reader.card("Empty")
    with pytest.raises(UnusableIdentity), open_card(MODULE, token, PIN):
        pass


def test_what_is_no_card_program_is_unusable(tmp_path: Path) -> None:
    (tmp_path / "module.so").write_bytes(b"not a library")
    other = next(Path(pkcs11.__file__).parent.glob("_pkcs11*.so"))
    for module in (tmp_path / "module.so", tmp_path / "missing.so", tmp_path, other):
        with pytest.raises(UnusableIdentity):
            tokens(module)


def for_logging_in(identity: Identity) -> x509.Certificate:
    usage = x509.KeyUsage(True, False, False, False, False, False, False, False, False)
    name = identity.certificate.subject
    return (
        builder(name, name)
        .public_key(identity.key.public_key())
        .add_extension(usage, critical=True)
        .sign(identity.key, hashes.SHA256())
    )
