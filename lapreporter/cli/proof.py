"""Verifying a sealed report by the strict rule, with what lies beside it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from lapreporter.cli.reference import printer
from lapreporter.cli.sources import read_file
from lapreporter.document.pack import FILE_LIMIT
from lapreporter.exchange.examination import SKIPPED
from lapreporter.exchange.receipt import Parcel, Received, examined, is_data
from lapreporter.exchange.seal import openssl_command
from lapreporter.exchange.signer import Approval, Contact, Signer
from lapreporter.exchange.verdict import Result
from lapreporter.words import Language, mark

_RESULTS = {
    Result.PASSED: mark("yes"),
    Result.FAILED: mark("NO"),
    Result.REMARK: mark("note"),
    Result.NOT_APPLICABLE: mark("-"),
}
_SIGNED_BY = mark("Signed by")
_SELF_ISSUED = mark("an identity that the signer made")
_ISSUED_BY = mark("certificate issued by {issuer}")
_APPROVED_BY = mark("Approved by")
_TIME = mark("Claimed time")
_TWELVE_GROUPS = mark("Twelve groups")
_SEAL_CODE = mark("Seal code")
_OPENSSL = mark("The same signature can be checked with OpenSSL, from the JSON and its .p7s:")


def prove(
    file: Path,
    beside: Path | None,
    signature: Path | None,
    compared: str | None,
    today: date,
    book: Mapping[str, Contact],
) -> Received:
    """The verdict on a PDF, or on a JSON with its detached signature, and what was changed in it.

    ``beside`` and ``signature`` are looked for under the same name when they are not given. ``compared`` are the twelve
    groups that the receiver has from the signer by another way; ``book`` are the keys compared before, and what it
    says of a key counts. Raises a `StorageFailure` or `TooLarge`.
    """
    parcel = _parcel(file, beside, signature)
    received = examined(parcel, book, printer())
    known = _known(received.verdict.signer, compared, today)
    return examined(parcel, {**known, **book}, printer()) if known else received


def as_text(received: Received, file: Path, language: Language) -> str:
    """The verdict for a person: the headline, what was changed, each step, and who signed."""
    verdict = received.verdict
    changes = [f"  {change.sentence(language)}" for change in received.changes]
    taken = (check for check in verdict.checks if check.message != SKIPPED)
    steps = [f"  {language.text(_RESULTS[check.result]):<5} {check.sentence(language)}" for check in taken]
    facts = _facts(received, language)
    width = max((len(name) for name, _ in facts), default=0)
    signed = [f"  {name:<{width}}  {value}" for name, value in facts]
    parts = ([verdict.headline(language), *changes], steps, signed, _by_others(received, file, language))
    return "\n".join([str(file), *(line for part in parts if part for line in (*part, ""))]).rstrip()


def as_data(received: Received, file: Path, language: Language) -> dict[str, Any]:
    """The verdict for a machine; outcomes, steps and results are codes that never change."""
    verdict = received.verdict
    return {
        "file": str(file),
        "outcome": verdict.outcome.value,
        "good": verdict.good,
        "headline": verdict.headline(language),
        "changes": [change.sentence(language) for change in received.changes],
        "checks": [
            {"step": check.step.value, "result": check.result.value, "sentence": check.sentence(language)}
            for check in verdict.checks
        ],
        "signer": None if verdict.signer is None else _signer_record(verdict.signer),
        "approvals": [_approval_record(approval) for approval in verdict.approvals],
        "claimed_time": verdict.claimed_time.isoformat() if verdict.claimed_time else None,
        "seal_code": verdict.seal_code,
    }


def _parcel(file: Path, beside: Path | None, signature: Path | None) -> Parcel:
    content = read_file(file, FILE_LIMIT)
    if is_data(content, file.name):
        return Parcel(content, None, _beside(signature, file.with_name(f"{file.name}.p7s")), is_data=True)
    json, p7s = _beside(beside, file.with_suffix(".json")), _beside(signature, file.with_suffix(".json.p7s"))
    return Parcel(content, json, p7s, is_data=False)


def _beside(given: Path | None, expected: Path) -> bytes | None:
    if given is not None:
        return read_file(given, FILE_LIMIT)
    return read_file(expected, FILE_LIMIT) if expected.is_file() else None


def _known(signer: Signer | None, compared: str | None, today: date) -> dict[str, Contact]:
    if signer is None or compared is None or _digits(compared) != _digits(signer.fingerprint):
        return {}
    return {signer.fingerprint: Contact(signer.name, today)}


def _digits(groups: str) -> str:
    return "".join(character for character in groups if character.isdecimal())


def _facts(received: Received, language: Language) -> list[tuple[str, str]]:
    verdict, facts = received.verdict, []
    if verdict.signer is not None:
        facts.append((language.text(_SIGNED_BY), _named(verdict.signer, language)))
        facts.append((language.text(_TWELVE_GROUPS), verdict.signer.fingerprint))
    if verdict.claimed_time is not None:
        facts.append((language.text(_TIME), language.value(verdict.claimed_time)))
    for approval in verdict.approvals:
        facts.append((language.text(_APPROVED_BY), _named(approval.signer, language)))
        facts.append((language.text(_TWELVE_GROUPS), approval.signer.fingerprint))
        if approval.claimed_time is not None:
            facts.append((language.text(_TIME), language.value(approval.claimed_time)))
    if verdict.seal_code is not None:
        facts.append((language.text(_SEAL_CODE), verdict.seal_code))
    return facts


def _by_others(received: Received, file: Path, language: Language) -> list[str]:
    """How somebody checks the signature of the data without this program."""
    if received.verdict.signer is None:
        return []
    data = file if file.suffix.lower() == ".json" else file.with_suffix(".json")
    return [language.text(_OPENSSL), f"  {openssl_command(data.name)}"]


def _named(signer: Signer, language: Language) -> str:
    issued = language.text(_SELF_ISSUED if signer.self_issued else _ISSUED_BY, {"issuer": signer.issuer})
    return ", ".join(part for part in (signer.name, signer.institution, signer.country, issued) if part)


def _approval_record(approval: Approval) -> dict[str, Any]:
    return {
        "signer": _signer_record(approval.signer),
        "claimed_time": approval.claimed_time.isoformat() if approval.claimed_time else None,
        "compared": approval.contact is not None and approval.contact.retired_on is None,
    }


def _signer_record(signer: Signer) -> dict[str, Any]:
    return {
        "name": signer.name,
        "institution": signer.institution,
        "country": signer.country,
        "issuer": signer.issuer,
        "self_issued": signer.self_issued,
        "not_before": signer.not_before.isoformat(),
        "not_after": signer.not_after.isoformat(),
        "fingerprint": signer.fingerprint,
    }
