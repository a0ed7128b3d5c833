from __future__ import annotations

import hashlib
import os
import stat
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, Encoding, NoEncryption, pkcs12
from cryptography.x509.oid import NameOID

from lapreporter.errors import DeviceGone, StorageFailure, UnusableIdentity, WrongPassword
from lapreporter.exchange.identity import (
    Identity,
    describe,
    fingerprint,
    load_identity,
    make_identity,
    read_identity,
    save_identity,
    self_issued,
)
from tests.exchange.sealing import AT_ANY_TIME, NOW

pytestmark = AT_ANY_TIME

PASSPHRASE = "maïs lantern copper twelve river"


@pytest.fixture(scope="module")
def small() -> Identity:
    return self_issued(ec.generate_private_key(ec.SECP256R1()), "Amina Idris", "Ministry", "SD", NOW)


def test_an_identity_the_program_makes_is_for_signing_only_and_lasts_four_years(official: Identity) -> None:
    certificate = official.certificate
    usage = certificate.extensions.get_extension_for_class(x509.KeyUsage).value
    assert isinstance(official.key, rsa.RSAPrivateKey)
    assert official.key.key_size == 3072
    assert usage.digital_signature
    assert usage.content_commitment
    assert not usage.key_encipherment
    assert not usage.key_cert_sign
    assert describe(certificate).not_after == NOW.replace(year=NOW.year + 4)


def test_a_description_names_the_person_and_who_vouches(small: Identity) -> None:
    signer = describe(small.certificate)
    assert (signer.name, signer.institution, signer.country) == ("Amina Idris", "Ministry", "SD")
    assert signer.self_issued
    assert signer.issuer == "Amina Idris"
    assert signer.valid_at(NOW)
    assert not signer.valid_at(NOW + timedelta(days=5 * 365))


def test_the_fingerprint_is_sixty_digits_of_the_certificate_hash(small: Identity) -> None:
    digest = hashlib.sha256(small.certificate.public_bytes(Encoding.DER)).hexdigest()
    groups = fingerprint(small.certificate).split(" ")
    assert [len(group) for group in groups] == [5] * 12
    assert "".join(groups) == str(int(digest, 16))[:60]


def test_two_people_of_one_name_have_two_fingerprints(official: Identity, impostor: Identity) -> None:
    assert describe(official.certificate).name == describe(impostor.certificate).name
    assert fingerprint(official.certificate) != fingerprint(impostor.certificate)


def test_a_certificate_by_an_authority_is_not_self_issued(small: Identity) -> None:
    issued = by_authority(small)
    signer = describe(issued.certificate)
    assert signer.issuer == "National Authority"
    assert not signer.self_issued


def test_characters_that_reorder_text_are_left_out_of_names() -> None:
    key = ec.generate_private_key(ec.SECP256R1())
    trick = self_issued(key, "Amina\u202e sirdI", "Mini\x00stry\u2066", None, NOW)
    signer = describe(trick.certificate)
    assert (signer.name, signer.institution) == ("Amina sirdI", "Ministry")


def test_names_must_be_there_and_fit_into_a_certificate() -> None:
    with pytest.raises(UnusableIdentity):
        make_identity(" ", "Ministry", None, NOW)
    with pytest.raises(UnusableIdentity):
        make_identity("Amina Idris", "M" * 65, None, NOW)


def test_a_saved_identity_comes_back_whole(small: Identity, tmp_path: Path) -> None:
    issued = by_authority(small)
    file = tmp_path / "amina.p12"
    save_identity(issued, file, PASSPHRASE)
    back = load_identity(file, PASSPHRASE)
    assert back.certificate == issued.certificate
    assert back.chain == issued.chain
    assert back.key.public_key() == issued.key.public_key()


def test_a_passphrase_typed_on_another_keyboard_still_opens(small: Identity, tmp_path: Path) -> None:
    file = tmp_path / "amina.p12"
    save_identity(small, file, "maïs")
    assert load_identity(file, "mai\u0308s").certificate == small.certificate


@pytest.mark.skipif(sys.platform == "win32", reason="Windows protects the user's folder instead")
def test_only_the_user_may_read_the_file(small: Identity, tmp_path: Path) -> None:
    file = tmp_path / "amina.p12"
    before = os.umask(0)
    try:
        save_identity(small, file, PASSPHRASE)
    finally:
        os.umask(before)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_an_existing_file_is_never_replaced(small: Identity, tmp_path: Path) -> None:
    file = tmp_path / "amina.p12"
    file.write_bytes(b"another key")
    with pytest.raises(StorageFailure):
        save_identity(small, file, PASSPHRASE)
    assert file.read_bytes() == b"another key"


def test_a_missing_folder_is_said(small: Identity, tmp_path: Path) -> None:
    with pytest.raises(DeviceGone):
        save_identity(small, tmp_path / "stick" / "amina.p12", PASSPHRASE)
    with pytest.raises(StorageFailure):
        load_identity(tmp_path / "stick" / "amina.p12", PASSPHRASE)


def test_a_wrong_password_is_told_from_an_unusable_file(small: Identity, tmp_path: Path) -> None:
    file = tmp_path / "amina.p12"
    save_identity(small, file, PASSPHRASE)
    content = file.read_bytes()
    for wrong in ("", "maïs", PASSPHRASE.upper()):
        with pytest.raises(WrongPassword):
            load_identity(file, wrong)
    for other in (b"", b"%PDF-1.7", content[:-40], content[:200], b"\x30\x80" + content, bytes(1_000_001)):
        with pytest.raises(UnusableIdentity):
            read_identity(other, PASSPHRASE, "amina.p12")


def test_no_change_of_a_byte_crashes_the_reading(small: Identity) -> None:
    content = pkcs12.serialize_key_and_certificates(b"a", small.key, small.certificate, None, cheap())
    for place in range(0, len(content), 7):
        broken = content[:place] + bytes([content[place] ^ 0x55]) + content[place + 1 :]
        try:
            read_identity(broken, "x", "amina.p12")
        except (WrongPassword, UnusableIdentity):
            continue


def test_files_that_cannot_sign_are_refused_with_their_reason(small: Identity) -> None:
    other = ec.generate_private_key(ec.SECP256R1())
    weak = rsa.generate_private_key(65537, 1024)
    edwards = ed25519.Ed25519PrivateKey.generate()
    unusable = {
        "no key": pkcs12.serialize_key_and_certificates(None, None, small.certificate, None, cheap()),
        "no certificate": pkcs12.serialize_key_and_certificates(b"a", small.key, None, None, cheap()),
        "another's certificate": pkcs12.serialize_key_and_certificates(
            b"a", small.key, None, [self_issued(other, "B", "M", None, NOW).certificate], cheap()
        ),
        "short key": pkcs12.serialize_key_and_certificates(
            b"a", weak, self_issued(weak, "A", "M", None, NOW).certificate, None, cheap()
        ),
        "unusual key": pkcs12.serialize_key_and_certificates(
            b"a", edwards, edwards_certificate(edwards), None, cheap()
        ),
        "not for signing": pkcs12.serialize_key_and_certificates(
            b"a", small.key, encryption_only(small), None, cheap()
        ),
    }
    for name, content in unusable.items():
        with pytest.raises(UnusableIdentity):
            read_identity(content, "x", name)


def test_a_file_without_any_password_opens_with_an_empty_one(small: Identity) -> None:
    content = pkcs12.serialize_key_and_certificates(b"a", small.key, small.certificate, None, NoEncryption())
    assert read_identity(content, "", "a.p12").certificate == small.certificate


def test_an_identity_does_not_print_its_key(small: Identity) -> None:
    assert repr(small) == f"Identity({fingerprint(small.certificate)})"


def cheap() -> BestAvailableEncryption:
    return BestAvailableEncryption(b"x")


def by_authority(identity: Identity) -> Identity:
    authority = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "National Authority")])
    root = builder(name, name).public_key(authority.public_key()).sign(authority, hashes.SHA256())
    subject = identity.certificate.subject
    issued = builder(subject, name).public_key(identity.key.public_key()).sign(authority, hashes.SHA256())
    return Identity(identity.key, issued, (root,))


def encryption_only(identity: Identity) -> x509.Certificate:
    usage = x509.KeyUsage(False, False, True, False, False, False, False, False, False)
    name = identity.certificate.subject
    return (
        builder(name, name)
        .public_key(identity.key.public_key())
        .add_extension(usage, critical=True)
        .sign(identity.key, hashes.SHA256())
    )


def edwards_certificate(key: ed25519.Ed25519PrivateKey) -> x509.Certificate:
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "A")])
    return builder(name, name).public_key(key.public_key()).sign(key, None)


def builder(subject: x509.Name, issuer: x509.Name) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .serial_number(x509.random_serial_number())
        .not_valid_before(NOW)
        .not_valid_after(NOW + timedelta(days=365))
    )
