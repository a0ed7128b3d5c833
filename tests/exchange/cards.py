"""SoftHSM as a reader: a real PKCS#11 module whose cards are folders."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pkcs11
import pytest
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from pkcs11 import Attribute, CertificateType, ObjectClass

from lapreporter.exchange.card import CardToken, tokens
from lapreporter.exchange.identity import Identity

PIN = "482913"
MODULE = next(
    place
    for place in (
        Path("/usr/lib/softhsm/libsofthsm2.so"),
        Path("/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so"),
        Path("/usr/lib/aarch64-linux-gnu/softhsm/libsofthsm2.so"),
    )
    if place.exists()
)


@dataclass(frozen=True)
class Reader:
    """A folder in which SoftHSM keeps its cards."""

    folder: Path

    def card(self, label: str, *identities: Identity) -> CardToken:
        """Put in a new card with these keys and certificates."""
        util("--init-token", "--free", "--label", label, "--so-pin", "31415926", "--pin", PIN)
        for number, identity in enumerate(identities, 1):
            self._store(label, number, identity)
        return next(token for token in tokens(MODULE) if token.label == label)

    def _store(self, label: str, number: int, identity: Identity) -> None:
        file = self.folder / "key.pem"
        file.write_bytes(identity.key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
        util("--import", str(file), "--token", label, "--label", "key", "--id", f"0{number}", "--pin", PIN)
        file.unlink()
        der = identity.certificate.public_bytes(Encoding.DER)
        with pkcs11.lib(str(MODULE)).get_token(token_label=label).open(rw=True, user_pin=PIN) as session:
            session.create_object(
                {
                    Attribute.CLASS: ObjectClass.CERTIFICATE,
                    Attribute.CERTIFICATE_TYPE: CertificateType.X_509,
                    Attribute.TOKEN: True,
                    Attribute.ID: bytes([number]),
                    Attribute.SUBJECT: identity.certificate.subject.public_bytes(),
                    Attribute.VALUE: der,
                }
            )

    def pull(self) -> None:
        """Take away everything that is in the reader."""
        for kept in (self.folder / "tokens").iterdir():
            shutil.rmtree(kept)


def util(*words: str) -> None:
    subprocess.run(["softhsm2-util", "--module", str(MODULE), *words], check=True, capture_output=True)
    # SoftHSM looks for cards once, when it is loaded.
    pkcs11.unload(str(MODULE))


@pytest.fixture
def reader(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Reader]:
    (tmp_path / "tokens").mkdir()
    settings = tmp_path / "softhsm2.conf"
    settings.write_text(f"directories.tokendir = {tmp_path / 'tokens'}\nlog.level = ERROR\n")
    monkeypatch.setenv("SOFTHSM2_CONF", str(settings))
    yield Reader(tmp_path)
    pkcs11.unload(str(MODULE))
