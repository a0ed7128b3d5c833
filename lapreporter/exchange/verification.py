"""The strict check of a received report: accepted only when everything holds, and every doubt has a name.

Other programs accept files to which something was added, or whose level of signature allows additions. A report
has one signature, which covers the whole file and forbids any change; so anything else is refused here.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import NoReturn

from pikepdf import Pdf

from lapreporter.exchange.cms import CmsSignature, read_cms
from lapreporter.exchange.differences import first_difference
from lapreporter.exchange.envelope import Envelope, envelopes
from lapreporter.exchange.examination import Examination, Refused
from lapreporter.exchange.printer import Printer
from lapreporter.exchange.profile import (
    NotInProfile,
    attachments,
    check_profile,
    has_signature,
    open_strictly,
    signature_field,
)
from lapreporter.exchange.seal import JSON_NAME, JSON_SIGNATURE_NAME
from lapreporter.exchange.signer import Contact, Signer
from lapreporter.exchange.standing import check_approvals, check_signer
from lapreporter.exchange.verdict import Outcome, Result, Step, Verdict
from lapreporter.words import Term, mark

_HEADER = b"%PDF-"
_TRAILERS = (b"%%EOF", b"%%EOF\n", b"%%EOF\r", b"%%EOF\r\n")

_UNREADABLE = mark("The file cannot be read: it is cut off, damaged or not a report.")
_WELL_FORMED = mark("The file is complete and well formed.")
_NOT_AT_START = mark("The file does not begin as a PDF does.")
_CUT_OFF = mark("The end of the file is missing.")
_NO_SIGNATURE = mark("There is no signature in the file.")
_ONE_SIGNATURE = mark("There is exactly one signature, and it forbids any later change.")
_OTHER_SIGNATURE = mark("The signature does not fit the file. Another program may have saved it anew.")
_ADDED = mark("{count} bytes after the signed part are not covered by the signature.")
_COVERED = mark("The signature covers the whole file.")
_CHANGED = mark("What stands in the file is not what was signed.")
_FORGED = mark("The signature was not made with the key of the person named in it.")
_ALGORITHM = mark("The signature was made in a way that this program does not rely on.")
_SAME_BYTES = mark("What stands in the file is exactly what was signed.")
_IN_PROFILE = mark("The file holds nothing that could show different things to different people.")
_ATTACHED = mark("The data inside are signed by the same key, and exactly the announced files are attached.")
_NO_DATA = mark("The file {name} is missing inside the PDF.")
_OTHER_KEY = mark("The data inside the PDF are signed by another key than the PDF.")
_DATA_CHANGED = mark("The data inside the PDF are not those that were signed.")
_MISSING_FILE = mark("The attached file {name} is missing or was exchanged.")
_EXTRA_FILE = mark("The PDF holds a file that the report does not announce: {name}.")
_PAGES_AGREE = mark("The pages say what the data say: the forms were printed anew and {count} figures compared.")
_PAGES_DIFFER = mark(
    "The pages do not say what the data say. In “{part}” the page shows {shown} where the data give {expected}."
)
_OTHER_VERSION = mark("Another version of the program printed the pages, in other words than this one would.")
_NOT_COMPARED = mark("The pages were not compared with the data, which this version of the program cannot print.")
_NOTHING = Term(mark("nothing"))
_NOTHING_BESIDE = mark("No JSON file was given beside the PDF.")
_BESIDE_EQUAL = mark("The JSON beside the PDF is equal to the one inside.")
_BESIDE_DIFFERS = mark("The JSON beside the PDF is not the one that was signed.")
_BESIDE_ANSWER = mark(
    "The JSON beside the PDF is not the one that was signed. The answer {path} is {inside} inside and {beside} beside."
)
_NOT_GIVEN = Term(mark("not given"))
_BESIDE_SIGNATURE = mark("The signature beside does not belong to the JSON and the signer.")


def verify(
    pdf: bytes,
    json_beside: bytes | None,
    p7s_beside: bytes | None,
    known: Mapping[str, Contact],
    printer: Printer | None = None,
) -> Verdict:
    """The verdict on a PDF, with the JSON and its signature that lay beside it where there are any.

    ``known`` maps fingerprints to the people with whom they were compared. With a ``printer``, the words on the pages
    are compared with the data. Never raises: a file that breaks a
    parser is damaged.
    """
    examination = Examination(known)
    return _judge(examination, lambda: _examine_pdf(examination, pdf, json_beside, p7s_beside, printer))


def verify_json(report_json: bytes, p7s: bytes | None, known: Mapping[str, Contact]) -> Verdict:
    """The verdict on a JSON that came alone, with its detached signature. Never raises."""
    examination = Examination(known)
    return _judge(examination, lambda: _examine_json(examination, report_json, p7s))


def _judge(examination: Examination, steps: Callable[[], bytes]) -> Verdict:
    try:
        report_json = steps()
    except Refused:
        return examination.verdict(None)
    except Exception:  # noqa: BLE001 - whatever a parser raises on a hostile file, the answer is the same
        examination.outcome = Outcome.DAMAGED
        examination.note(Step.FORM, Result.FAILED, _UNREADABLE)
        return examination.verdict(None)
    return examination.verdict(report_json)


def _examine_pdf(
    examination: Examination,
    pdf: bytes,
    json_beside: bytes | None,
    p7s_beside: bytes | None,
    printer: Printer | None,
) -> bytes:
    envelope = _find_envelope(examination, pdf)
    signature = read_cms(envelope.contents(pdf), envelope.signed(pdf))
    _check_integrity(examination, signature)
    if not pdf.endswith(_TRAILERS):
        examination.refuse(Outcome.DAMAGED, Step.FORM, _CUT_OFF)
    with open_strictly(pdf) as document:
        examination.claimed_time = _check_structure(examination, document, envelope, pdf)
        report_json = _check_attachments(examination, document, signature.signer)
        if printer is not None:
            _check_pages(examination, document, report_json, printer)
    examination.passed(Step.FORM, _WELL_FORMED)
    _check_beside(examination, report_json, json_beside, p7s_beside)
    check_signer(examination, signature.signer)
    return report_json


def _examine_json(examination: Examination, report_json: bytes, p7s: bytes | None) -> bytes:
    if p7s is None:
        examination.refuse(Outcome.NOT_SIGNED, Step.SIGNATURE, _NO_SIGNATURE)
    signature = read_cms(p7s, [report_json])
    examination.claimed_time = signature.claimed_time
    _check_integrity(examination, signature)
    check_signer(examination, signature.signer)
    return report_json


def _find_envelope(examination: Examination, pdf: bytes) -> Envelope:
    if not pdf.startswith(_HEADER):
        examination.refuse(Outcome.DAMAGED, Step.FORM, _NOT_AT_START)
    found = envelopes(pdf)
    if not found:
        with open_strictly(pdf) as document:
            signed = has_signature(document)
        if signed:
            examination.refuse(Outcome.CHANGED, Step.SIGNATURE, _OTHER_SIGNATURE)
        examination.refuse(Outcome.NOT_SIGNED, Step.SIGNATURE, _NO_SIGNATURE)
    first = min(found, key=lambda envelope: envelope.end)
    if not first.contents(pdf).strip(b"\0"):
        examination.refuse(Outcome.NOT_SIGNED, Step.SIGNATURE, _NO_SIGNATURE)
    if first.end > len(pdf):
        examination.refuse(Outcome.DAMAGED, Step.COVERAGE, _CUT_OFF)
    if first.end < len(pdf):
        _check_signed_part(examination, first, pdf)
        examination.refuse(Outcome.EXTENDED, Step.COVERAGE, _ADDED, count=len(pdf) - first.end)
    if len(found) > 1:
        examination.refuse(Outcome.UNEXPECTED, Step.SIGNATURE, _OTHER_SIGNATURE)
    examination.passed(Step.COVERAGE, _COVERED)
    return first


def _check_signed_part(examination: Examination, envelope: Envelope, pdf: bytes) -> None:
    """Only an addition if what was signed is still there; a moved or shortened range is a change."""
    try:
        signature = read_cms(envelope.contents(pdf), envelope.signed(pdf))
    except Exception:  # noqa: BLE001 - a signature that cannot be read does not vouch for its part
        examination.refuse(Outcome.CHANGED, Step.INTEGRITY, _CHANGED)
    examination.signer = signature.signer
    if signature.accepted and not signature.untouched:
        examination.refuse(Outcome.CHANGED, Step.INTEGRITY, _CHANGED)


def _check_integrity(examination: Examination, signature: CmsSignature) -> None:
    examination.signer = signature.signer
    if not signature.accepted:
        examination.refuse(Outcome.UNEXPECTED, Step.INTEGRITY, _ALGORITHM)
    if not signature.untouched:
        examination.refuse(Outcome.CHANGED, Step.INTEGRITY, _CHANGED)
    if not signature.genuine:
        examination.refuse(Outcome.CHANGED, Step.INTEGRITY, _FORGED)
    examination.passed(Step.INTEGRITY, _SAME_BYTES)


def _check_structure(examination: Examination, document: Pdf, envelope: Envelope, pdf: bytes) -> datetime | None:
    try:
        field = signature_field(document)
    except NotInProfile as foreign:
        examination.refuse(Outcome.UNEXPECTED, Step.SIGNATURE, foreign.message, **foreign.parameters)
    if field.byte_range != envelope.byte_range or field.contents != envelope.contents(pdf):
        examination.refuse(Outcome.UNEXPECTED, Step.SIGNATURE, _OTHER_SIGNATURE)
    examination.passed(Step.SIGNATURE, _ONE_SIGNATURE)
    try:
        check_profile(document)
    except NotInProfile as foreign:
        examination.refuse(Outcome.UNEXPECTED, Step.PROFILE, foreign.message, **foreign.parameters)
    examination.passed(Step.PROFILE, _IN_PROFILE)
    return field.claimed_time


def _check_attachments(examination: Examination, document: Pdf, signer: Signer) -> bytes:
    try:
        files = dict(attachments(document))
    except NotInProfile as foreign:
        examination.refuse(Outcome.UNEXPECTED, Step.ATTACHMENTS, foreign.message, **foreign.parameters)
    for name in (JSON_NAME, JSON_SIGNATURE_NAME):
        if name not in files:
            examination.refuse(Outcome.UNEXPECTED, Step.ATTACHMENTS, _NO_DATA, name=name)
    report_json = files.pop(JSON_NAME)
    signature = read_cms(files.pop(JSON_SIGNATURE_NAME), [report_json])
    if not signature.holds:
        examination.refuse(Outcome.CHANGED, Step.ATTACHMENTS, _DATA_CHANGED)
    if signature.signer.fingerprint != signer.fingerprint:
        examination.refuse(Outcome.UNEXPECTED, Step.ATTACHMENTS, _OTHER_KEY)
    check_approvals(examination, report_json, files)
    _compare_announced(examination, report_json, files)
    examination.passed(Step.ATTACHMENTS, _ATTACHED)
    return report_json


def _compare_announced(examination: Examination, report_json: bytes, files: Mapping[str, bytes]) -> None:
    announced = announced_files(report_json)
    present = {hashlib.sha256(content).hexdigest(): name for name, content in files.items()}
    for digest, name in announced.items():
        if digest not in present:
            examination.refuse(Outcome.UNEXPECTED, Step.ATTACHMENTS, _MISSING_FILE, name=name)
    for digest, name in present.items():
        if digest not in announced:
            examination.refuse(Outcome.UNEXPECTED, Step.ATTACHMENTS, _EXTRA_FILE, name=name)


def _check_pages(examination: Examination, document: Pdf, report_json: bytes, printer: Printer) -> None:
    # Loads the page engine, which nothing else of a check needs.
    from lapreporter.exchange.readback import Agreement, Unprintable, read_back

    try:
        found = read_back(document, report_json, printer)
    except Unprintable:
        examination.note(Step.PAGES, Result.REMARK, _NOT_COMPARED)
        return
    if isinstance(found, Agreement):
        examination.passed(Step.PAGES, _PAGES_AGREE, count=found.figures)
    elif found.by_another_version:
        examination.note(Step.PAGES, Result.REMARK, _OTHER_VERSION)
    else:
        shown, expected = (word or _NOTHING for word in (found.on_the_page, found.in_the_data))
        examination.refuse(
            Outcome.UNEXPECTED, Step.PAGES, _PAGES_DIFFER, part=found.part, shown=shown, expected=expected
        )


def announced_files(report_json: bytes) -> Mapping[str, str]:
    """The attachments that the report's data name, as SHA-256 -> name.

    An attachment is any object with a name, a size and a hash, wherever it stands; so reports of every format
    version can be checked without their model.
    """
    found: dict[str, str] = {}
    waiting = [json.loads(report_json)]
    while waiting:
        node = waiting.pop()
        if isinstance(node, dict):
            if {"name", "sha256", "size"} <= node.keys():
                found[str(node["sha256"])] = str(node["name"])
            waiting += node.values()
        elif isinstance(node, list):
            waiting += node
    return found


def _check_beside(
    examination: Examination, report_json: bytes, json_beside: bytes | None, p7s_beside: bytes | None
) -> None:
    if json_beside is None and p7s_beside is None:
        examination.note(Step.BESIDE, Result.NOT_APPLICABLE, _NOTHING_BESIDE)
        return
    if json_beside is not None and json_beside != report_json:
        _refuse_beside(examination, report_json, json_beside)
    if p7s_beside is not None:
        signature = read_cms(p7s_beside, [report_json])
        same_key = examination.signer is not None and signature.signer.fingerprint == examination.signer.fingerprint
        if not signature.holds or not same_key:
            examination.refuse(Outcome.CHANGED, Step.BESIDE, _BESIDE_SIGNATURE)
    examination.passed(Step.BESIDE, _BESIDE_EQUAL)


def _refuse_beside(examination: Examination, report_json: bytes, json_beside: bytes) -> NoReturn:
    difference = first_difference(report_json, json_beside)
    if difference is None or not difference.path:
        examination.refuse(Outcome.CHANGED, Step.BESIDE, _BESIDE_DIFFERS)
    inside, beside = (_NOT_GIVEN if one is None else one for one in (difference.inside, difference.other))
    examination.refuse(Outcome.CHANGED, Step.BESIDE, _BESIDE_ANSWER, path=difference.path, inside=inside, beside=beside)
