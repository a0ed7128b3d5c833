"""Several people sign one text, without any widget: fix it, hand it out, take approvals in, give one's own."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from lapreporter.document.content import Fixed, summary, to_bytes
from lapreporter.document.open_document import OpenDocument
from lapreporter.errors import NotReadable
from lapreporter.exchange.seal import report_hash, seal_code
from lapreporter.exchange.signer import Approval
from lapreporter.report.shape import attachments_of
from lapreporter.ui.desk import Desk
from lapreporter.ui.identities import plain
from lapreporter.ui.keys import Key, opened
from lapreporter.ui.sealing import Order, data_of, edition_of, fixed_data, language_of, outgoing
from lapreporter.ui.trust.leaving import free_name

if TYPE_CHECKING:
    # Loads the libraries of PDF and signature, which wait for the first export.
    from lapreporter.exchange.pair import Pair

FIXED = "fixed"
"""A milestone: the state of the document that was approved is kept for good."""
TO_APPROVE = "_to-approve"
"""Ends the name of the files that are handed out for approval."""
_LARGEST = 300_000


@dataclass(frozen=True, slots=True)
class Approvals:
    """What is fixed, with the approvals so far, the seal code of the data, and who gave the approvals."""

    fixed: Fixed
    seal_code: str
    given: tuple[Approval, ...]


def fix(desk: Desk, order: Order, document: OpenDocument) -> Approvals:
    """Fix the text as the next revision, and keep this state of the document. Raises a Failure."""
    now, report = desk.clock(), order.content.report
    told = summary(report, order.content.origins)
    kept = document.save(to_bytes(order.content), summary=told, now=now, milestone=FIXED)
    fixed = Fixed(revision=kept.header.number, at=now, sha256="0" * 64)
    data = data_of(desk, replace(order, content=order.content.model_copy(update={"fixed": fixed})))
    return Approvals(fixed.model_copy(update={"sha256": report_hash(data)}), seal_code(data), ())


def standing(desk: Desk, order: Order, fixed: Fixed) -> Approvals:
    """What is fixed, and who has approved it. Raises `FixedOtherwise`."""
    from lapreporter.exchange.approvals import approval_files, read_approvals

    data = fixed_data(desk, order, fixed)
    files = dict(approval_files(data, fixed.given()))
    return Approvals(fixed, seal_code(data), read_approvals(data, files, {}))


def hand_out(desk: Desk, order: Order, fixed: Fixed, document: OpenDocument, folder: Path) -> Pair:
    """Write the text to read and the data to approve into a folder. Raises a Failure."""
    from lapreporter.exchange.export import make_pair
    from lapreporter.exchange.pair import pair_name, write_pair

    going = outgoing(desk, order)
    report = going.case.report
    pair = make_pair(
        report,
        {file.sha256: document.attachment(file.sha256) for file in attachments_of(report)},
        None,
        language=language_of(desk, report),
        edition=edition_of(desk, report),
        lexicon=desk.lexicon,
        findings=going.findings,
        now=fixed.at,
        case=going.case,
        plan=desk.plan,
    )
    return write_pair(folder, pair_name(report) + TO_APPROVE, pair.pdf, pair.json, None)


def take(desk: Desk, order: Order, fixed: Fixed, file: Path) -> Approvals:
    """The text with an approval that came as a file. Raises `NotApproved` or another Failure."""
    try:
        with file.open("rb") as stream:
            approval = stream.read(_LARGEST)
    except OSError as problem:
        raise NotReadable(place=str(file)) from problem
    return _with(fixed_data(desk, order, fixed), fixed, approval, file.name)


def approve(desk: Desk, order: Order, fixed: Fixed, key: Key) -> Approvals:
    """The text with an approval that is given on this computer. Raises a Failure."""
    data = fixed_data(desk, order, fixed)
    approval, name = _approval(data, key, desk.clock())
    return _with(data, fixed, approval, name)


def approve_alone(data: bytes, beside: Path, key: Key, now: datetime) -> Path:
    """Approve data that somebody handed out, and write the approval beside them. Raises a Failure."""
    from lapreporter.exchange.pair import write_named

    approval, name = _approval(data, key, now)
    file = free_name(beside.parent, f"{beside.stem}.approval-{plain(name) or 'signer'}", ".p7s")
    write_named({file: approval})
    return file


def _approval(data: bytes, key: Key, now: datetime) -> tuple[bytes, str]:
    """An approval, and who gives it."""
    from lapreporter.exchange.approvals import approve as approval_of
    from lapreporter.exchange.identity import describe

    with opened(key, now) as signatory:
        return approval_of(data, signatory, now), describe(signatory.certificate).name


def _with(data: bytes, fixed: Fixed, approval: bytes, name: str) -> Approvals:
    from lapreporter.exchange.approvals import approval_files, read_approvals, with_approval

    approvals = with_approval(data, fixed.given(), approval, name)
    return Approvals(
        fixed.approved(approvals), seal_code(data), read_approvals(data, dict(approval_files(data, approvals)), {})
    )
