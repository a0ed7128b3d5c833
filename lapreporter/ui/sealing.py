"""The work of the last steps, without any widget: draw the draft, sign the pair, write it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from lapreporter.checks.case import Case
from lapreporter.checks.finding import Finding
from lapreporter.document.content import Content, summary, to_bytes
from lapreporter.document.open_document import OpenDocument
from lapreporter.exchange.signer import Signer
from lapreporter.form.edition import Edition
from lapreporter.form.loader import load_edition
from lapreporter.locations import shipped
from lapreporter.report.report import Report
from lapreporter.report.shape import attachments_of
from lapreporter.ui.desk import Desk

if TYPE_CHECKING:
    # Loads the libraries of PDF and signature, which wait for the first export.
    from lapreporter.exchange.export import SealedPair
    from lapreporter.exchange.pair import Pair

SIGNED, PRINTED = "signed", "printed"
"""Milestones: these states of a document are kept for good."""


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be sealed, and with which identity; without one the report is signed by hand."""

    content: Content
    case: Case
    findings: tuple[Finding, ...]
    place: str
    identity: Path | None
    password: str


@dataclass(frozen=True, slots=True)
class Sealed:
    """The pair, its name and its seal code; ``signed`` is false for a report that is to be signed by hand.

    ``signer`` is what the certificate says of whoever signed.
    """

    pair: SealedPair
    name: str
    seal_code: str
    signed: bool
    at: datetime
    signer: Signer | None


def edition_of(desk: Desk, report: Report) -> Edition:
    """The edition under which the report is printed. It is filled in under that of the desk, which asks everything."""
    if report.edition.value == desk.edition.key:
        return desk.edition
    return load_edition(shipped("forms", "editions", report.edition))


def draft(desk: Desk, case: Case, findings: tuple[Finding, ...]) -> bytes:
    """The report as a PDF to be read before it is signed."""
    from lapreporter.exchange.export import draft_pdf

    return draft_pdf(
        case.report,
        language=desk.language,
        edition=edition_of(desk, case.report),
        lexicon=desk.lexicon,
        findings=findings,
        now=desk.clock(),
        case=case,
        plan=desk.plan,
    )


def seal(desk: Desk, order: Order, document: OpenDocument) -> Sealed:
    """Make the pair, and keep this state of the document. Raises a Failure."""
    from lapreporter.exchange.export import make_pair
    from lapreporter.exchange.identity import describe, load_identity
    from lapreporter.exchange.pair import pair_name
    from lapreporter.exchange.seal import seal_code

    identity = load_identity(order.identity, order.password) if order.identity else None
    now = desk.clock()
    report = order.content.report
    kept = document.save(
        to_bytes(order.content), summary=summary(report), now=now, milestone=SIGNED if identity else PRINTED
    )
    report = report.model_copy(update={"revision": kept.header.number})
    pair = make_pair(
        report,
        {file.sha256: document.attachment(file.sha256) for file in attachments_of(report)},
        identity,
        language=desk.language,
        edition=edition_of(desk, report),
        lexicon=desk.lexicon,
        findings=order.findings,
        now=now,
        place=order.place,
        case=order.case,
        plan=desk.plan,
    )
    name = pair_name(report.cover.state or "XXX", report.year() or now.year, report.revision)
    signer = describe(identity.certificate) if identity else None
    return Sealed(pair, name, seal_code(pair.json), signer is not None, now, signer)


def write(sealed: Sealed, folder: Path) -> Pair:
    """Write the pair into a folder, read it back and compare. Raises a StorageFailure."""
    from lapreporter.exchange.pair import write_pair

    return write_pair(folder, sealed.name, sealed.pair.pdf, sealed.pair.json, sealed.pair.signature)
