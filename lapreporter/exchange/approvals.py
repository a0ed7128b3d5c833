"""Approvals: people who sign the data of a report before it is closed, such as the officer and then the minister.

Each approves by a detached signature over the exact ``report.json``. All approvals lie inside the PDF, and the one
certification signature, made last, seals them too. Nobody signs the PDF a second time: any kind of signature that
lets others follow lets strangers follow as well.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import datetime

from lapreporter.errors import NotApproved, SigningRefused
from lapreporter.exchange.cms import CmsSignature, read_cms
from lapreporter.exchange.identity import Signatory
from lapreporter.exchange.signer import Approval, Contact
from lapreporter.exchange.signing import sign_json
from lapreporter.words import Parameter, Parameters, Term, mark

_NAME = "report.json.approval-{number}.p7s"
_NAMED = re.compile(r"report\.json\.approval-([1-9][0-9]{0,2})\.p7s")

APPROVAL_IS = mark("Approval of the data by {name}")
"""What the list of files inside the PDF calls an approval."""

_UNREADABLE = mark("The approval {file} cannot be read.")
_OTHER_DATA = mark("The approval of {name} was given for other data.")
_TWICE = mark("The approval of {name} is there more than once.")
_NOT_FOR_THESE = Term(mark("an approval was given for other data, or cannot be read"))
_GIVEN_TWICE = Term(mark("the same person approved twice"))
_PROBLEMS = {
    _UNREADABLE: mark("it cannot be read as a signature"),
    _OTHER_DATA: mark("it was given for another text"),
    _TWICE: mark("this person has approved already"),
}


class UnusableApproval(Exception):
    """An approval is not one of these data. ``message`` is marked; ``changed`` tells other data from other faults."""

    def __init__(self, message: str, *, changed: bool = False, **parameters: Parameter) -> None:
        super().__init__(message)
        self.message = message
        self.changed = changed
        self.parameters: Parameters = parameters


def approve(report_json: bytes, signatory: Signatory, at: datetime) -> bytes:
    """The approval of exactly these bytes, as a file to hand back to whoever closes the report.

    It is a detached CMS signature like ``report.json.p7s``. ``at`` is the aware time that it claims. Raises a
    `SigningFailure`.
    """
    return sign_json(report_json, signatory, at)


def approval_files(report_json: bytes, approvals: Sequence[bytes]) -> Mapping[str, bytes]:
    """The approvals under the names they bear inside the PDF, in the order in which they were given.

    Raises `SigningRefused` when one was given for other data, cannot be read, or is given twice by one person: a
    report must not be closed over approvals that no receiver would accept.
    """
    files = {_NAME.format(number=number): approval for number, approval in enumerate(approvals, 1)}
    try:
        read_approvals(report_json, dict(files), {})
    except UnusableApproval as wrong:
        problem = _GIVEN_TWICE if wrong.message == _TWICE else _NOT_FOR_THESE
        raise SigningRefused(problem=problem) from wrong
    return files


def with_approval(report_json: bytes, approvals: Sequence[bytes], approval: bytes, name: str) -> tuple[bytes, ...]:
    """The approvals with one more; ``name`` is the file's, for messages.

    Raises `NotApproved` when it was given for other data, cannot be read, or its signer has approved already.
    """
    files = {_NAME.format(number=number): one for number, one in enumerate((*approvals, approval), 1)}
    try:
        read_approvals(report_json, files, {})
    except UnusableApproval as wrong:
        raise NotApproved(name=name, problem=Term(_PROBLEMS[wrong.message])) from wrong
    return (*approvals, approval)


def is_approval(name: str) -> bool:
    """Whether a file inside a PDF bears the name of an approval, so that it belongs to no answer."""
    return _NAMED.fullmatch(name) is not None


def read_approvals(report_json: bytes, files: dict[str, bytes], known: Mapping[str, Contact]) -> tuple[Approval, ...]:
    """Take the approvals out of ``files``, in their order, each checked against the data.

    Raises `UnusableApproval` for the first one that does not hold.
    """
    names = sorted(filter(is_approval, files), key=_number)
    approvals: dict[str, Approval] = {}
    for name in names:
        signature = _read(files.pop(name), report_json, name)
        signer = signature.signer
        if not signature.holds:
            raise UnusableApproval(_OTHER_DATA, changed=True, name=signer.name)
        if signer.fingerprint in approvals:
            raise UnusableApproval(_TWICE, name=signer.name)
        contact = known.get(signer.fingerprint)
        approvals[signer.fingerprint] = Approval(signer, signature.claimed_time, contact)
    return tuple(approvals.values())


def _read(approval: bytes, report_json: bytes, name: str) -> CmsSignature:
    try:
        return read_cms(approval, [report_json])
    except Exception as error:  # parsers raise whatever they like on a hostile file
        raise UnusableApproval(_UNREADABLE, file=name) from error


def _number(name: str) -> int:
    match = _NAMED.fullmatch(name)
    return int(match[1]) if match else 0
