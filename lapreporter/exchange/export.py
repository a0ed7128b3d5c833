"""What leaves: the sealed pair of PDF and JSON made from one report, or a draft to read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from lapreporter.checks.case import Case
from lapreporter.checks.finding import Finding
from lapreporter.checks.gate import held_by
from lapreporter.checks.plan.coverage import coverage
from lapreporter.checks.plan.data import record
from lapreporter.checks.plan.plan import Plan
from lapreporter.errors import DamagedAttachment, ExportHeld
from lapreporter.exchange.approvals import APPROVAL_IS, approval_files, read_approvals
from lapreporter.exchange.identity import Signatory, describe
from lapreporter.exchange.pdf.metadata import Attached
from lapreporter.exchange.printing.answers import Answers
from lapreporter.exchange.printing.closing_page import FILE_IS, JSON_IS, SIGNATURE_IS, signature_look
from lapreporter.exchange.printing.document import printed
from lapreporter.exchange.printing.enclosures import Enclosure, enclosures
from lapreporter.exchange.printing.job import Approved, Job, Seal
from lapreporter.exchange.publication import published
from lapreporter.exchange.seal import JSON_NAME, JSON_SIGNATURE_NAME, seal_code
from lapreporter.exchange.signing import sign_json, sign_pdf
from lapreporter.form.edition import Edition
from lapreporter.form.lexicon import Lexicon
from lapreporter.report.data import dump
from lapreporter.report.report import Report
from lapreporter.words import Language

_CMS = "application/pkcs7-signature"
_UNKNOWN_TYPE = "application/octet-stream"


@dataclass(frozen=True, slots=True)
class SealedPair:
    """The files of a report as they leave. ``signature`` is None for a report that is to be signed by hand."""

    pdf: bytes
    json: bytes
    signature: bytes | None


def make_pair(
    report: Report,
    attachments: Mapping[str, bytes],
    signatory: Signatory | None,
    *,
    language: Language,
    edition: Edition,
    lexicon: Lexicon,
    findings: Sequence[Finding],
    now: datetime,
    place: str = "",
    case: Case | None = None,
    plan: Plan | None = None,
    approvals: Sequence[bytes] = (),
) -> SealedPair:
    """The report as PDF and JSON, signed by the signatory or, without one, ready to be signed by hand.

    ``attachments`` maps the SHA-256 of each file the report names to its bytes; ``now`` is aware and becomes the time
    that the signature claims. ``case`` brings the history and what is known of States, for charts; with it and
    ``plan`` the JSON carries the coverage of the plan, and the PDF an annex about it. ``approvals`` are signatures over
    exactly this JSON by others who stand behind it; the pair without a signatory has the JSON to approve. The same
    input gives the same PDF up to its signature. Raises `ExportHeld` when errors are open, `DamagedAttachment` when a
    file is missing, `SigningRefused` for an approval of other data, and what signing raises.
    """
    _refuse_errors(findings, report)
    report, case = _outgoing(report, edition, case, plan)
    content = dump(report)
    approved = approval_files(content, approvals)
    signature = sign_json(content, signatory, now) if signatory else None
    seal = Seal(
        code=seal_code(content),
        signer=describe(signatory.certificate) if signatory else None,
        place=place,
        json_size=len(content),
        signature_size=len(signature or b""),
        approvals=_given(content, approved),
    )
    job = Job(report, edition, lexicon, language, tuple(findings), now, seal, attachments, case, plan)
    pdf = printed(job, _files(job, content, signature, approved, attachments))
    if signatory:
        pdf = sign_pdf(pdf, signatory, now, place=place, stamp_pdf=signature_look(Answers(job, {})))
    return SealedPair(pdf, content, signature)


def data_to_sign(
    report: Report,
    *,
    edition: Edition,
    findings: Sequence[Finding],
    case: Case | None = None,
    plan: Plan | None = None,
) -> bytes:
    """The ``report.json`` that `make_pair` puts into a pair, for others to approve. Raises `ExportHeld`."""
    _refuse_errors(findings, report)
    return dump(_outgoing(report, edition, case, plan)[0])


def draft_pdf(
    report: Report,
    *,
    language: Language,
    edition: Edition,
    lexicon: Lexicon,
    findings: Sequence[Finding],
    now: datetime,
    case: Case | None = None,
    plan: Plan | None = None,
) -> bytes:
    """The report as it would be printed, marked as a draft: without seal code, signature and files."""
    report = published(report, edition)
    case = replace(case, report=report) if case else None
    return printed(Job(report, edition, lexicon, language, tuple(findings), now, Seal(), {}, case, plan))


def _outgoing(report: Report, edition: Edition, case: Case | None, plan: Plan | None) -> tuple[Report, Case | None]:
    """The report as it leaves, and the case of it."""
    report = published(report, edition)
    case = replace(case, report=report) if case else None
    covered = record(coverage(plan, case)) if case and plan else None
    return report.model_copy(update={"coverage": covered}), case


def _refuse_errors(findings: Sequence[Finding], report: Report) -> None:
    held = held_by(findings, report.reasons)
    if held:
        codes = ", ".join(dict.fromkeys(finding.code for finding in held))
        raise ExportHeld(count=len(held), codes=codes)


def _given(content: bytes, approved: Mapping[str, bytes]) -> tuple[Approved, ...]:
    given = zip(approved.items(), read_approvals(content, dict(approved), {}), strict=True)
    return tuple(Approved(name, by.signer.name, len(file), by.claimed_time) for (name, file), by in given)


def _files(
    job: Job,
    content: bytes,
    signature: bytes | None,
    approved: Mapping[str, bytes],
    attachments: Mapping[str, bytes],
) -> list[Attached]:
    files = [Attached(JSON_NAME, content, "application/json", "Data", job.say(JSON_IS))]
    if signature is not None:
        files.append(Attached(JSON_SIGNATURE_NAME, signature, _CMS, "Supplement", job.say(SIGNATURE_IS)))
    for one in job.seal.approvals:
        words = job.say(APPROVAL_IS, {"name": one.name})
        files.append(Attached(one.file_name, approved[one.file_name], _CMS, "Supplement", words))
    return files + [_file(job, one, attachments) for one in enclosures(job.report, job.edition)]


def _file(job: Job, enclosure: Enclosure, attachments: Mapping[str, bytes]) -> Attached:
    attachment = enclosure.attachment
    if attachment.sha256 not in attachments:
        raise DamagedAttachment
    form = job.edition.form(enclosure.form)
    words = attachment.description or job.say(FILE_IS, {"letter": form.letter or form.title})
    media = attachment.media_type or _UNKNOWN_TYPE
    return Attached(enclosure.file_name, attachments[attachment.sha256], media, "Supplement", words)
