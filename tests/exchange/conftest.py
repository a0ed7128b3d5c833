"""Real keys and a real sealed report, made once for all tests of this room."""

from __future__ import annotations

from datetime import date

import pytest
from cryptography.hazmat.primitives.asymmetric import ec

from lapreporter.exchange.identity import Identity, describe, make_identity, self_issued
from lapreporter.exchange.signer import Contact
from tests.exchange.sealing import NOW, Sealed, seal


@pytest.fixture(scope="session")
def official() -> Identity:
    """The official who signs, with an identity as the program makes it."""
    return make_identity("Amina Idris", "Ministry of Practice", None, NOW)


@pytest.fixture(scope="session")
def impostor() -> Identity:
    """Somebody else who calls herself the same; her key is of the other kind."""
    return self_issued(ec.generate_private_key(ec.SECP256R1()), "Amina Idris", "Ministry of Practice", None, NOW)


@pytest.fixture(scope="session")
def known(official: Identity) -> dict[str, Contact]:
    """The receiver has compared the official's key."""
    return {describe(official.certificate).fingerprint: Contact("Amina Idris", date(2026, 3, 2))}


@pytest.fixture(scope="session")
def sealed(official: Identity) -> Sealed:
    return seal(official)
