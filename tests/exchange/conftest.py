"""Real keys and a real sealed report, made once for all tests of this room."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

import pytest
from cryptography.hazmat.primitives.asymmetric import ec

from lapreporter.exchange.identity import Identity, describe, make_identity, self_issued
from lapreporter.exchange.signer import Contact
from tests.exchange import sealing
from tests.exchange.sealing import NOW, Sealed, seal


@pytest.fixture(scope="session")
def clock(request: pytest.FixtureRequest) -> datetime:
    """What the computer takes for the present; modules marked `AT_ANY_TIME` are repeated in other decades."""
    now: datetime = getattr(request, "param", NOW)
    return now


@pytest.fixture(scope="module", autouse=True)
def now_by_that_clock(request: pytest.FixtureRequest, clock: datetime) -> Iterator[None]:
    """The tests of a module and what they stand on take the same moment for the present."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sealing, "NOW", clock)
        if hasattr(request.module, "NOW"):
            patch.setattr(request.module, "NOW", clock)
        yield


@pytest.fixture(scope="session")
def official(clock: datetime) -> Identity:
    """The official who signs, with an identity as the program makes it."""
    return make_identity("Amina Idris", "Ministry of Practice", None, clock)


@pytest.fixture(scope="session")
def impostor(clock: datetime) -> Identity:
    """Somebody else who calls herself the same; her key is of the other kind."""
    return self_issued(ec.generate_private_key(ec.SECP256R1()), "Amina Idris", "Ministry of Practice", None, clock)


@pytest.fixture(scope="session")
def known(official: Identity) -> dict[str, Contact]:
    """The receiver has compared the official's key."""
    return {describe(official.certificate).fingerprint: Contact("Amina Idris", date(2026, 3, 2))}


@pytest.fixture(scope="session")
def sealed(official: Identity, clock: datetime) -> Sealed:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sealing, "NOW", clock)
        return seal(official)
