"""Verifying a sealed report by the strict rule, with what lies beside it."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from lapreporter.cli.sources import read_file
from lapreporter.document.pack import FILE_LIMIT
from lapreporter.exchange.signer import Contact, Signer
from lapreporter.exchange.verdict import Result, Verdict
from lapreporter.exchange.verification import verify, verify_json
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
_TIME = mark("Claimed time")
_TWELVE_GROUPS = mark("Twelve groups")
_SEAL_CODE = mark("Seal code")


def prove(file: Path, beside: Path | None, signature: Path | None, compared: str | None, today: date) -> Verdict:
    """The verdict on a PDF, or on a JSON with its detached signature.

    ``beside`` and ``signature`` are looked for under the same name when they are not given. ``compared`` are the twelve
    groups that the receiver has from the signer by another way. Raises a `StorageFailure` or `TooLarge`.
    """
    content = read_file(file, FILE_LIMIT)
    if file.suffix.lower() == ".json" or content.lstrip().startswith(b"{"):
        p7s = _beside(signature, file.with_name(f"{file.name}.p7s"))
        verdict = verify_json(content, p7s, {})
        known = _known(verdict.signer, compared, today)
        return verify_json(content, p7s, known) if known else verdict
    json = _beside(beside, file.with_suffix(".json"))
    p7s = _beside(signature, file.with_suffix(".json.p7s"))
    verdict = verify(content, json, p7s, {})
    known = _known(verdict.signer, compared, today)
    return verify(content, json, p7s, known) if known else verdict


def as_text(verdict: Verdict, file: Path, language: Language) -> str:
    """The verdict for a person: the headline, each step, and who signed."""
    steps = [f"  {language.text(_RESULTS[check.result]):<5} {check.sentence(language)}" for check in verdict.checks]
    facts = _facts(verdict, language)
    width = max((len(name) for name, _ in facts), default=0)
    signed = [f"  {name:<{width}}  {value}" for name, value in facts]
    return "\n".join([str(file), verdict.headline(language), "", *steps, *([""] if signed else []), *signed])


def as_data(verdict: Verdict, file: Path, language: Language) -> dict[str, Any]:
    """The verdict for a machine; outcomes, steps and results are codes that never change."""
    signer = verdict.signer
    return {
        "file": str(file),
        "outcome": verdict.outcome.value,
        "good": verdict.good,
        "headline": verdict.headline(language),
        "checks": [
            {"step": check.step.value, "result": check.result.value, "sentence": check.sentence(language)}
            for check in verdict.checks
        ],
        "signer": None if signer is None else _signer_record(signer),
        "claimed_time": verdict.claimed_time.isoformat() if verdict.claimed_time else None,
        "seal_code": verdict.seal_code,
    }


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


def _facts(verdict: Verdict, language: Language) -> list[tuple[str, str]]:
    facts = []
    if verdict.signer is not None:
        signer = verdict.signer
        issued = _SELF_ISSUED if signer.self_issued else _ISSUED_BY
        who = [signer.name, signer.institution, signer.country, language.text(issued, {"issuer": signer.issuer})]
        facts.append((language.text(_SIGNED_BY), ", ".join(part for part in who if part)))
        facts.append((language.text(_TWELVE_GROUPS), signer.fingerprint))
    if verdict.claimed_time is not None:
        facts.append((language.text(_TIME), language.value(verdict.claimed_time)))
    if verdict.seal_code is not None:
        facts.append((language.text(_SEAL_CODE), verdict.seal_code))
    return facts


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
