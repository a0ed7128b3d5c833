"""The report inside a PDF that this program made, taken out again."""

from __future__ import annotations

from dataclasses import dataclass

from lapreporter.errors import CutOff, NotOurs
from lapreporter.exchange.approvals import is_approval
from lapreporter.exchange.profile import attachments, open_strictly
from lapreporter.exchange.seal import JSON_NAME, JSON_SIGNATURE_NAME
from lapreporter.exchange.verdict import Outcome
from lapreporter.exchange.verification import verify, verify_json

_UNCHANGED = frozenset(
    {Outcome.INTACT, Outcome.SIGNER_UNKNOWN, Outcome.KEY_CHANGED, Outcome.KEY_RETIRED, Outcome.EXPIRED}
)


@dataclass(frozen=True, slots=True)
class EnclosedReport:
    """The exact bytes of ``report.json``, and the files that its answers name.

    ``sealed`` tells that the file was signed and is unchanged since, ``broken`` that it was and is not; a report for
    signing by hand is neither. ``made_with`` is the program that wrote the PDF, by its own word.
    """

    report_json: bytes
    files: tuple[bytes, ...]
    sealed: bool
    broken: bool
    made_with: str


def enclosed_report(pdf: bytes, name: str) -> EnclosedReport:
    """What a PDF carries; ``name`` is the file's, for messages.

    A signed PDF must be unchanged, whoever signed it; one for signing by hand carries its data without that proof.
    Raises `NotOurs`, or `CutOff` for a file that was damaged or changed.
    """
    found = enclosed_anyway(pdf, name)
    if found.broken:
        raise CutOff(name=name)
    return found


def enclosed_anyway(pdf: bytes, name: str) -> EnclosedReport:
    """What a PDF carries, also where its seal is broken: nobody vouches for the data then, and their user says so.

    Raises `NotOurs`, or `CutOff` for a file that cannot be read at all.
    """
    try:
        with open_strictly(pdf) as document:
            files = dict(attachments(document))
            made_with = str(document.docinfo.get("/Producer", ""))
    except Exception as problem:
        raise CutOff(name=name) from problem
    report_json = files.pop(JSON_NAME, None)
    if report_json is None:
        raise NotOurs(name=name)
    signed = files.pop(JSON_SIGNATURE_NAME, None) is not None
    outcome = verify(pdf, None, None, {}).outcome
    sealed = outcome in _UNCHANGED
    named = tuple(files[file] for file in files if not is_approval(file))
    return EnclosedReport(
        report_json, named, sealed, not sealed and (signed or outcome is not Outcome.NOT_SIGNED), made_with
    )


def json_seal(report_json: bytes, signature: bytes) -> bool:
    """Whether data that came alone are those that were signed, by whomever."""
    return verify_json(report_json, signature, {}).outcome in _UNCHANGED
