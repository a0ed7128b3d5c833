"""A report as it reaches its receiver: the verdict on it and, for one that was changed, what was changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from lapreporter.exchange.changes import Change, what_changed
from lapreporter.exchange.printer import Printer
from lapreporter.exchange.signer import Contact
from lapreporter.exchange.verdict import Outcome, Result, Step, Verdict
from lapreporter.exchange.verification import verify, verify_json

_IN_THE_PDF = frozenset({Step.SIGNATURE, Step.COVERAGE, Step.INTEGRITY, Step.ATTACHMENTS})


@dataclass(frozen=True, slots=True)
class Parcel:
    """What came: a PDF or a JSON, and what lay beside it. ``is_data`` tells that the main file is the JSON."""

    content: bytes
    json_beside: bytes | None
    p7s_beside: bytes | None
    is_data: bool


@dataclass(frozen=True, slots=True)
class Received:
    """The verdict; ``changes`` are given only where the PDF itself was changed or added to."""

    verdict: Verdict
    changes: tuple[Change, ...]


def examined(parcel: Parcel, known: Mapping[str, Contact], printer: Printer) -> Received:
    """Check what came. ``known`` maps fingerprints to the people with whom they were compared. Never raises."""
    if parcel.is_data:
        return Received(verify_json(parcel.content, parcel.p7s_beside, known), ())
    verdict = verify(parcel.content, parcel.json_beside, parcel.p7s_beside, known, printer)
    return Received(verdict, what_changed(parcel.content) if _pdf_changed(verdict) else ())


def is_data(content: bytes, name: str) -> bool:
    """Whether a file is to be checked as a JSON: by its name, or because it begins as one."""
    return name.lower().endswith(".json") or content[:64].lstrip().startswith(b"{")


def _pdf_changed(verdict: Verdict) -> bool:
    """A file beside that differs says nothing against the PDF."""
    failed = {check.step for check in verdict.checks if check.result is Result.FAILED}
    return verdict.outcome in (Outcome.CHANGED, Outcome.EXTENDED) and bool(failed & _IN_THE_PDF)
