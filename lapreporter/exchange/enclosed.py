"""The report inside a PDF that this program made, taken out again."""

from __future__ import annotations

from dataclasses import dataclass

from lapreporter.errors import CutOff, NotOurs
from lapreporter.exchange.approvals import is_approval
from lapreporter.exchange.profile import attachments, open_strictly
from lapreporter.exchange.seal import JSON_NAME, JSON_SIGNATURE_NAME
from lapreporter.exchange.verdict import Outcome
from lapreporter.exchange.verification import verify


@dataclass(frozen=True, slots=True)
class EnclosedReport:
    """The exact bytes of ``report.json``, and the files that its answers name."""

    report_json: bytes
    files: tuple[bytes, ...]


def enclosed_report(pdf: bytes, name: str) -> EnclosedReport:
    """What a PDF carries; ``name`` is the file's, for messages.

    A signed PDF must be unchanged, whoever signed it; one for signing by hand carries its data without that proof.
    Raises `NotOurs`, or `CutOff` for a file that was damaged or changed.
    """
    try:
        with open_strictly(pdf) as document:
            files = dict(attachments(document))
    except Exception as problem:
        raise CutOff(name=name) from problem
    report_json = files.pop(JSON_NAME, None)
    if report_json is None:
        raise NotOurs(name=name)
    signed = files.pop(JSON_SIGNATURE_NAME, None) is not None
    outcome = verify(pdf, None, None, {}).outcome
    if outcome is not Outcome.SIGNER_UNKNOWN and (signed or outcome is not Outcome.NOT_SIGNED):
        raise CutOff(name=name)
    return EnclosedReport(report_json, tuple(files[file] for file in files if not is_approval(file)))
