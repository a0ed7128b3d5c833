"""Who signs: what a certificate says about a person, and what a receiver knows about a key."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Signer:
    """What a certificate says. Anyone can make a certificate with any name; only the fingerprint identifies.

    ``country`` is an ISO 3166-1 alpha-2 code. ``issuer`` names who vouches for the certificate; it is the signer
    again when ``self_issued``. ``fingerprint`` is described at `lapreporter.exchange.identity.fingerprint`.
    """

    name: str
    institution: str | None
    country: str | None
    issuer: str
    self_issued: bool
    not_before: datetime
    not_after: datetime
    fingerprint: str

    def valid_at(self, moment: datetime) -> bool:
        """Whether the certificate's dates cover the moment (an aware datetime)."""
        return self.not_before <= moment <= self.not_after


class Way(StrEnum):
    """By which way, other than the report itself, a key was compared with its owner."""

    LETTER = "letter"
    TELEPHONE = "telephone"
    IN_PERSON = "in-person"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Contact:
    """A key that the receiver has compared with its owner: whose it is, and when, by whom and how that was done.

    ``retired_on`` is the day on which its owner gave the key up, and ``successor`` the fingerprint that the old key
    named then.
    """

    name: str
    confirmed_on: date
    confirmed_by: str = ""
    way: Way = Way.OTHER
    retired_on: date | None = None
    successor: str | None = None


@dataclass(frozen=True, slots=True)
class Approval:
    """Somebody who signed the data before the report was closed; ``contact`` is None for a key never compared."""

    signer: Signer
    claimed_time: datetime | None
    contact: Contact | None


def same_name(one: str, other: str) -> bool:
    """Whether people would read two names as one: case, width, accents as typed and spaces do not count."""
    return _folded(one) == _folded(other)


def _folded(name: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold()).split())
