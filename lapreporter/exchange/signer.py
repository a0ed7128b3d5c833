"""Who signs: what a certificate says about a person, and what a receiver knows about a key."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


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


@dataclass(frozen=True, slots=True)
class Contact:
    """A key that the receiver has compared with its owner: whose it is, and when that was."""

    name: str
    confirmed_on: date
