"""Approving the data of a report that somebody else will close."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from lapreporter.cli.sources import read_file
from lapreporter.document.pack import FILE_LIMIT
from lapreporter.exchange.approvals import approve
from lapreporter.exchange.enclosed import enclosed_report
from lapreporter.exchange.identity import Signatory
from lapreporter.exchange.pair import write_named
from lapreporter.exchange.receipt import is_data
from lapreporter.report.data import load


def approve_file(file: Path, signatory: Signatory, out: Path | None, now: datetime) -> Path:
    """Sign the data in a file, and say where the approval lies; nothing is replaced.

    Raises a `RefusedFile` for what is no report, a `SigningFailure` or a `StorageFailure`.
    """
    content = read_file(file, FILE_LIMIT)
    data = content if is_data(content, file.name) else enclosed_report(content, file.name).report_json
    # Nobody approves what cannot be read.
    load(data, file.name)
    approval = out or file.with_name(f"{file.stem}.approval.p7s")
    write_named({approval: approve(data, signatory, now)})
    return approval
