"""What a certificate claims, as lines of text, for whoever wants to look."""

from __future__ import annotations

from collections.abc import Iterator

from lapreporter.exchange.seal import openssl_command
from lapreporter.exchange.signer import Signer
from lapreporter.exchange.verdict import Outcome, Verdict
from lapreporter.ui.desk import Front
from lapreporter.words import Parameter, mark

_NAME = mark("Name: {value}")
_INSTITUTION = mark("Institution: {value}")
_COUNTRY = mark("Country: {value}")
_OWN = mark("Certificate: made by the signer, so nobody else vouches for the name.")
_ISSUED = mark("Certificate: issued by {value}. This program does not ask whether that is true.")
_VALID = mark("In use from {first} to {last}.")
_GROUPS = mark("Twelve groups: {value}")
_HIDDEN = mark("Twelve groups: shown once they have been compared.")
_ELSEWHERE = mark("The same signature can be checked with OpenSSL, from the JSON and its .p7s:")


def certificate_facts(verdict: Verdict, front: Front) -> Iterator[str]:
    """What the certificate says, line by line, and how other programs check it. Needs a signer."""
    if verdict.signer is None:
        return
    yield from _claims(verdict.signer, front)
    known = verdict.outcome in (Outcome.INTACT, Outcome.KEY_RETIRED, Outcome.EXPIRED)
    yield front.say(_GROUPS, {"value": verdict.signer.fingerprint}) if known else front.say(_HIDDEN)
    yield front.say(_ELSEWHERE)
    yield openssl_command()


def _claims(signer: Signer, front: Front) -> Iterator[str]:
    claims: tuple[tuple[str, Parameter | None], ...] = (
        (_NAME, signer.name),
        (_INSTITUTION, signer.institution),
        (_COUNTRY, signer.country),
    )
    for message, value in claims:
        if value:
            yield front.say(message, {"value": value})
    yield front.say(_OWN) if signer.self_issued else front.say(_ISSUED, {"value": signer.issuer})
    yield front.say(_VALID, {"first": signer.not_before.date(), "last": signer.not_after.date()})
