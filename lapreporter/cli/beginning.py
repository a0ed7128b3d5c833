"""Starting a report as a file, without the window."""

from __future__ import annotations

import uuid
from pathlib import Path

from lapreporter.checks.fresh_report import fresh_report
from lapreporter.cli import reference
from lapreporter.document.content import Content, to_bytes
from lapreporter.document.files import Files
from lapreporter.document.pack import Pack
from lapreporter.document.pack import to_bytes as packed
from lapreporter.errors import NameTaken, NotFound
from lapreporter.report.data import dump
from lapreporter.report.report import Report

_PACK = ".lap"


def begin(state: str, year: int) -> Report:
    """A report of a State for a calendar year, with what is known of the State as a proposal."""
    return fresh_report(state, year, reference.states().get(state))


def write(report: Report, file: Path) -> None:
    """Write a report under a new name: a `.lap` file by that ending, otherwise JSON. Raises a `StorageFailure`."""
    content = dump(report)
    if file.suffix.lower() == _PACK:
        content = packed(Pack("report", str(uuid.uuid4()), 1, (), to_bytes(Content(report=report))))
    if not file.parent.is_dir():
        raise NotFound(place=str(file.parent))
    try:
        Files().write_new(file, content)
    except FileExistsError as error:
        raise NameTaken(place=str(file)) from error
