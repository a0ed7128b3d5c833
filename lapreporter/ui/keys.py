"""What a person signs with: an identity of this program, a signature file, or a card; opened only while it signs."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from lapreporter.ui import identities
from lapreporter.ui.identities import Person

if TYPE_CHECKING:
    # Load the libraries of cards and signatures, which wait for the first signature.
    from lapreporter.exchange.card import CardToken
    from lapreporter.exchange.identity import Signatory


@dataclass(frozen=True, slots=True)
class NewKey:
    """An identity that is made on the way, and kept under a passphrase."""

    person: Person
    passphrase: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class FileKey:
    """A PKCS#12 file, made by this program or by an authority."""

    file: Path
    password: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class CardKey:
    """A key on a card: the card's program, the card, the PIN as typed this time, and the certificate chosen."""

    module: Path
    token: CardToken
    pin: str = field(repr=False)
    fingerprint: str


Key: TypeAlias = NewKey | FileKey | CardKey


@contextmanager
def opened(key: Key, now: datetime) -> Iterator[Signatory]:
    """Whoever signs, for as long as it takes. A PIN is tried once. Raises a SigningFailure or a StorageFailure."""
    from lapreporter.exchange.identity import load_identity

    if isinstance(key, CardKey):
        from lapreporter.exchange.card import open_card

        with open_card(key.module, key.token, key.pin, key.fingerprint) as card:
            yield card
    elif isinstance(key, FileKey):
        yield load_identity(key.file, key.password)
    else:
        yield load_identity(identities.make(key.person, key.passphrase, now).file, key.passphrase)
