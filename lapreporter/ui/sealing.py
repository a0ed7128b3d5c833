"""The work of the last step, without any widget: draw the draft, make the pair, write it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from lapreporter.checks.finding import Finding
from lapreporter.document.content import Content, summary, to_bytes
from lapreporter.document.open_document import OpenDocument
from lapreporter.report.report import Report
from lapreporter.report.shape import attachments_of
from lapreporter.ui.desk import Desk


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be sealed, where it goes, and with which identity; without one the report is signed by hand."""

    content: Content
    findings: tuple[Finding, ...]
    folder: Path
    place: str
    identity: Path | None
    password: str


@dataclass(frozen=True, slots=True)
class Sealed:
    """What was written, and when."""

    pdf: Path
    json: Path
    seal_code: str
    signed: bool
    at: datetime


def draft(desk: Desk, report: Report, findings: tuple[Finding, ...]) -> bytes:
    """The report as a PDF to be read before it is signed."""
    from lapreporter.exchange.export import draft_pdf

    return draft_pdf(
        report,
        language=desk.language,
        edition=desk.edition,
        lexicon=desk.lexicon,
        findings=findings,
        now=desk.clock(),
    )


def seal(desk: Desk, order: Order, document: OpenDocument) -> Sealed:
    """Make and write the pair, read it back, and keep this state of the document. Raises a Failure."""
    from lapreporter.exchange.export import make_pair
    from lapreporter.exchange.identity import load_identity
    from lapreporter.exchange.pair import pair_name, write_pair
    from lapreporter.exchange.seal import seal_code

    identity = load_identity(order.identity, order.password) if order.identity else None
    now = desk.clock()
    milestone = "signed" if identity else "printed"
    kept = document.save(to_bytes(order.content), summary=summary(order.content.report), now=now, milestone=milestone)
    report = order.content.report.model_copy(update={"revision": kept.header.number})
    pair = make_pair(
        report,
        files_of(report, document),
        identity,
        language=desk.language,
        edition=desk.edition,
        lexicon=desk.lexicon,
        findings=order.findings,
        now=now,
        place=order.place,
    )
    name = pair_name(report.cover.state or "XXX", report.year() or now.year, report.revision)
    written = write_pair(order.folder, name, pair.pdf, pair.json, pair.signature)
    return Sealed(written.pdf, written.json, seal_code(pair.json), identity is not None, now)


def files_of(report: Report, document: OpenDocument) -> Mapping[str, bytes]:
    """The bytes of every file the report names, by their hash."""
    return {file.sha256: document.attachment(file.sha256) for file in attachments_of(report)}
