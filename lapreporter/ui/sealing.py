"""The work of the last steps, without any widget: draw the draft, sign the pair, write it."""

from __future__ import annotations

from contextlib import nullcontext
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from lapreporter.checks.case import Case
from lapreporter.checks.finding import Finding
from lapreporter.document.content import Content, Fixed, summary, to_bytes
from lapreporter.document.open_document import OpenDocument
from lapreporter.errors import FixedOtherwise
from lapreporter.exchange.seal import report_hash, seal_code
from lapreporter.exchange.signer import Signer
from lapreporter.form.edition import Edition
from lapreporter.form.loader import load_edition
from lapreporter.i18n import open_language
from lapreporter.locations import shipped
from lapreporter.report.report import Report
from lapreporter.report.shape import attachments_of
from lapreporter.ui.desk import Desk
from lapreporter.ui.keys import Key, opened
from lapreporter.words import Language

if TYPE_CHECKING:
    # Load the libraries of PDF and signature, which wait for the first export.
    from lapreporter.exchange.export import SealedPair
    from lapreporter.exchange.pair import Pair
    from lapreporter.exchange.public import PublicReport, Restrictions

SIGNED, PRINTED = "signed", "printed"
"""Milestones: these states of a document are kept for good."""


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be sealed, and with which key; without one the report is signed by hand.

    ``public`` asks for the public version, and names the attached files that go out with it by their SHA-256.
    """

    content: Content
    case: Case
    findings: tuple[Finding, ...]
    place: str = ""
    key: Key | None = None
    public: frozenset[str] | None = None


@dataclass(frozen=True, slots=True)
class Sealed:
    """The pair, its name and its seal code; ``signed`` is false for a report that is to be signed by hand.

    ``signer`` is what the certificate says of whoever signed; ``public`` tells that restricted parts are left out.
    """

    pair: SealedPair
    name: str
    seal_code: str
    signed: bool
    at: datetime
    signer: Signer | None
    public: bool = False


def edition_of(desk: Desk, report: Report) -> Edition:
    """The edition under which the report is printed. It is filled in under that of the desk, which asks everything."""
    if report.edition.value == desk.edition.key:
        return desk.edition
    return load_edition(shipped("forms", "editions", report.edition))


def language_of(desk: Desk, report: Report) -> Language:
    """The language in which the report is printed and sent, whatever the window speaks."""
    if report.language == desk.language.code:
        return desk.language
    try:
        return open_language(report.language)
    except LookupError:
        return desk.language


def public_version(desk: Desk, report: Report, files: frozenset[str]) -> PublicReport:
    """The report as it is published, and what is left out of it."""
    from lapreporter.exchange.public import public_report

    return public_report(report, _restrictions(), language_of(desk, report), files)


def _restrictions() -> Restrictions:
    from lapreporter.exchange.public import read_restrictions

    return read_restrictions(shipped("forms", "restricted.toml"))


def draft(desk: Desk, order: Order) -> bytes:
    """The report as a PDF to be read before it is signed."""
    from lapreporter.exchange.export import draft_pdf

    order = outgoing(desk, order)
    return draft_pdf(
        order.case.report,
        language=language_of(desk, order.case.report),
        edition=edition_of(desk, order.case.report),
        lexicon=desk.lexicon,
        findings=order.findings,
        now=desk.clock(),
        case=order.case,
        plan=desk.plan,
    )


def outgoing(desk: Desk, order: Order) -> Order:
    """The order for what goes out: with the revision and the day of a fixed text, or as the public version."""
    case, fixed = order.case, order.content.fixed
    if fixed is not None:
        report = case.report.model_copy(update={"revision": fixed.revision})
        return replace(order, case=replace(case, report=report, today=fixed.at.date()))
    if order.public is None:
        return order
    from lapreporter.exchange.public import public_case

    case, findings = public_case(case, order.findings, _restrictions(), language_of(desk, case.report), order.public)
    return replace(order, case=case, findings=findings)


def data_of(desk: Desk, order: Order) -> bytes:
    """The data as they go out. Raises `ExportHeld`."""
    from lapreporter.exchange.export import data_to_sign

    order = outgoing(desk, order)
    edition = edition_of(desk, order.case.report)
    return data_to_sign(order.case.report, edition=edition, findings=order.findings, case=order.case, plan=desk.plan)


def fixed_data(desk: Desk, order: Order, fixed: Fixed) -> bytes:
    """The data of a fixed text, exactly as they are approved. Raises `FixedOtherwise` or `ExportHeld`."""
    data = data_of(desk, order)
    if report_hash(data) != fixed.sha256:
        raise FixedOtherwise
    return data


def seal(desk: Desk, order: Order, document: OpenDocument) -> Sealed:
    """Make the pair, and keep this state of the document. Raises a Failure.

    A fixed text keeps its revision and takes along its approvals; otherwise every sealing has a revision of its own.
    """
    from lapreporter.exchange.export import make_pair
    from lapreporter.exchange.identity import describe
    from lapreporter.exchange.pair import pair_name

    now, fixed = desk.clock(), order.content.fixed
    if fixed is not None:
        fixed_data(desk, order, fixed)
    with opened(order.key, now) if order.key else nullcontext() as signatory:
        number = _keep(order.content, document, now, SIGNED if order.key else PRINTED)
        going = outgoing(desk, order)
        report = going.case.report
        report = report.model_copy(update={"revision": fixed.revision if fixed else number})
        pair = make_pair(
            report,
            {file.sha256: document.attachment(file.sha256) for file in attachments_of(report)},
            signatory,
            language=language_of(desk, report),
            edition=edition_of(desk, report),
            lexicon=desk.lexicon,
            findings=going.findings,
            now=now,
            place=order.place,
            case=going.case,
            plan=desk.plan,
            approvals=fixed.given() if fixed else (),
        )
        signer = describe(signatory.certificate) if signatory else None
    public = order.public is not None
    return Sealed(pair, pair_name(report, public=public), seal_code(pair.json), signer is not None, now, signer, public)


def write(sealed: Sealed, folder: Path) -> Pair:
    """Write the pair into a folder, read it back and compare. Raises a StorageFailure."""
    from lapreporter.exchange.pair import write_pair

    return write_pair(folder, sealed.name, sealed.pair.pdf, sealed.pair.json, sealed.pair.signature)


def release(content: Content, document: OpenDocument, now: datetime, *, signed: bool) -> Content:
    """Keep the state of a closed report whose text may be changed again. Raises a StorageFailure."""
    free = content.model_copy(update={"fixed": None})
    _keep(free, document, now, SIGNED if signed else PRINTED)
    return free


def _keep(content: Content, document: OpenDocument, now: datetime, milestone: str) -> int:
    """Save a state of the document for good; its number."""
    told = summary(content.report, content.origins)
    kept = document.save(to_bytes(content), summary=told, now=now, milestone=milestone)
    return kept.header.number
