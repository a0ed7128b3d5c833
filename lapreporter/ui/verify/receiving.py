"""Checking what came, without any widget: read the files, take the verdict, and run the rules on the data."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from lapreporter.checks.case import Case
from lapreporter.checks.checker import Checker
from lapreporter.checks.finding import Severity
from lapreporter.document.content import Content
from lapreporter.document.pack import FILE_LIMIT
from lapreporter.errors import Failure, NotFound, NotOurs, NotReadable, TooLarge
from lapreporter.exchange.printer import Printer
from lapreporter.exchange.seal import seal_code
from lapreporter.exchange.signer import Contact
from lapreporter.exchange.verdict import Outcome, Verdict
from lapreporter.report import data
from lapreporter.report.strict_json import megabytes
from lapreporter.ui.verify.parcels import SIGNATURE, Files

if TYPE_CHECKING:
    # Loads the libraries of PDF and signature, which wait for the first check.
    from lapreporter.exchange.changes import Change
    from lapreporter.exchange.receipt import Parcel
    from lapreporter.exchange.retirement import Retirement


@dataclass(frozen=True, slots=True)
class Contents:
    """What the data say of themselves. ``counts`` are the findings when the rules run on receipt.

    ``problem`` says why the data cannot be read as a report; ``seal_code`` is computed from what came.
    """

    seal_code: str
    version: int | None = None
    state: str | None = None
    year: int | None = None
    counts: Mapping[Severity, int] | None = None
    problem: Failure | None = None
    report_json: bytes = b""


@dataclass(frozen=True, slots=True)
class Receipt:
    """Everything there is to say about a file, or the failure to read it. ``note`` is there instead of a report."""

    files: Files
    at: datetime
    verdict: Verdict | None = None
    changes: tuple[Change, ...] = ()
    contents: Contents | None = None
    failure: Failure | None = None
    note: Retirement | None = None


CaseOf = Callable[[Content], Case]


def receive(files: Files, known: Mapping[str, Contact], case_of: CaseOf, printer: Printer, at: datetime) -> Receipt:
    """Check a file with what lies beside it. Never raises a Failure; one that happens is in the receipt."""
    from lapreporter.exchange.receipt import examined

    try:
        parcel = _parcel(files)
        note = _note(parcel, files)
    except Failure as failure:
        return Receipt(files, at, failure=failure)
    if note is not None:
        return Receipt(files, at, note=note)
    received = examined(parcel, known, printer)
    return Receipt(files, at, received.verdict, received.changes, _contents(received.verdict, parcel, files, case_of))


def _parcel(files: Files) -> Parcel:
    from lapreporter.exchange.receipt import Parcel, is_data

    if files.main.suffix.lower() == SIGNATURE:
        raise NotOurs(name=files.main.name)
    content = _read(files.main)
    beside = _read(files.json) if files.json else None
    signature = _read(files.p7s) if files.p7s else None
    return Parcel(content, beside, signature, is_data(content, files.main.name))


def _note(parcel: Parcel, files: Files) -> Retirement | None:
    """The note by which a key was given up, where that is what came. Raises a RefusedFile if it does not hold."""
    from lapreporter.exchange.retirement import RetirementNote, is_retirement, read_retirement

    if not parcel.is_data or not is_retirement(parcel.content):
        return None
    return read_retirement(RetirementNote(parcel.content, parcel.p7s_beside or b""), files.main.name)


def _read(file: Path) -> bytes:
    try:
        with file.open("rb") as stream:
            content = stream.read(FILE_LIMIT + 1)
    except FileNotFoundError as problem:
        raise NotFound(place=str(file)) from problem
    except OSError as problem:
        raise NotReadable(place=str(file)) from problem
    if len(content) > FILE_LIMIT:
        raise TooLarge(name=file.name, size=megabytes(file.stat().st_size), limit=megabytes(FILE_LIMIT))
    return content


def _contents(verdict: Verdict, parcel: Parcel, files: Files, case_of: CaseOf) -> Contents | None:
    """What the data say, where nothing speaks against reading them."""
    try:
        report_json = _readable(verdict, parcel, files.main.name)
    except Failure:
        return None
    if report_json is None:
        return None
    try:
        return _looked_into(report_json, files.main.name, case_of)
    except Failure as problem:
        return Contents(seal_code(report_json), _version(report_json), problem=problem)
    except Exception:  # noqa: BLE001 - the verdict on the signature counts, whatever the rules meet in the data
        return Contents(seal_code(report_json), _version(report_json), problem=Failure())


def _readable(verdict: Verdict, parcel: Parcel, name: str) -> bytes | None:
    """The data that were signed; those of a report signed by hand are readable, and nobody vouches for them."""
    from lapreporter.exchange.enclosed import enclosed_report

    if verdict.outcome is not Outcome.NOT_SIGNED:
        return verdict.report_json
    return parcel.content if parcel.is_data else enclosed_report(parcel.content, name).report_json


def _looked_into(report_json: bytes, name: str, case_of: CaseOf) -> Contents:
    report = data.load(report_json, name)
    counts = Counter(finding.severity for finding in Checker().check(case_of(Content(report=report))))
    state, year = report.cover.state, report.year()
    return Contents(seal_code(report_json), _version(report_json), state, year, counts, report_json=report_json)


def _version(report_json: bytes) -> int | None:
    try:
        version = json.loads(report_json)["format_version"]
    except (ValueError, TypeError, LookupError, RecursionError):
        return None
    return version if type(version) is int else None
