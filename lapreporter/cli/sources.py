"""Reading a report from any file of ours: JSON, a `.lap` copy, or a PDF with the data inside."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from lapreporter.document import pack
from lapreporter.document.content import from_bytes
from lapreporter.document.files import Files
from lapreporter.document.opening import Opening, opening_of
from lapreporter.document.protection import Keys, no_keys
from lapreporter.report.data import load
from lapreporter.report.report import Report
from lapreporter.report.strict_json import SIZE_LIMIT


@dataclass(frozen=True)
class Source:
    """A report as it came: texts that were kept because they could not be read, and attached files by SHA-256.

    ``history`` holds the earlier reports that a `.lap` copy takes along, oldest first; ``amends`` is the report as it
    was sent, where this one amends it.
    """

    file: Path
    report: Report
    unread: Mapping[str, str] = field(default_factory=dict)
    attachments: Mapping[str, bytes] = field(default_factory=dict)
    history: tuple[Report, ...] = ()
    amends: Report | None = None


def read_source(file: Path, keys: Keys = no_keys) -> Source:
    """The report in a file, recognised by its first bytes rather than by its name.

    Raises a `RefusedFile`, `Protected` when ``keys`` gives no key that fits, or a `StorageFailure`; a file that is too
    large is refused before it is read.
    """
    match opening_of(file):
        case Opening.PDF:
            return _from_pdf(file)
        case Opening.PACK:
            return _from_pack(file, keys)
        case Opening.DATA:
            return Source(file, load(read_file(file, SIZE_LIMIT), file.name))


def read_file(file: Path, limit: int) -> bytes:
    """The whole content of a file of at most ``limit`` bytes. Raises `TooLarge` or a `StorageFailure`."""
    opening_of(file)
    return Files().read(file, limit)


def _from_pack(file: Path, keys: Keys) -> Source:
    packed = pack.read(file, Files(), keys)
    content = from_bytes(packed.payload, file.name)
    attachments = {name.split(".")[0]: attached for name, attached in packed.attachments.items()}
    return Source(file, content.report, content.unread, attachments, content.history, content.amends)


def _from_pdf(file: Path) -> Source:
    from lapreporter.exchange.enclosed import enclosed_report

    found = enclosed_report(read_file(file, pack.FILE_LIMIT), file.name)
    attachments = {hashlib.sha256(attached).hexdigest(): attached for attached in found.files}
    return Source(file, load(found.report_json, file.name), {}, attachments)
