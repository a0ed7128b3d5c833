"""A copy of the pair on a stick: written under new names, read back and compared, and only then said to be safe."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from lapreporter.errors import CutOff, StorageFailure
from lapreporter.exchange.disk import Disk
from lapreporter.exchange.pair import Pair, write_pair
from lapreporter.exchange.seal import report_hash
from lapreporter.words import mark

CHECKED = mark("Copy checked. You can remove the stick now.")
"""To be said after `copy_pair` has come back, and never before."""


@dataclass(frozen=True, slots=True)
class Original:
    """The pair to copy, and what it was when it was sealed: the hash of the PDF and of the JSON."""

    pair: Pair
    pdf_hash: str
    json_hash: str


def sealed_original(pair: Pair, pdf: bytes, report_json: bytes) -> Original:
    """The pair on the computer together with what was sealed, so that a copy of a damaged file is not called good."""
    return Original(pair, report_hash(pdf), report_hash(report_json))


def copy_pair(original: Original, folder: Path, disk: Disk | None = None) -> Pair:
    """Copy the files to a folder under free names, flush, reopen, read back and compare; where the copy lies.

    Nothing on the stick is replaced. Raises `CutOff` when the files to copy are no longer what was sealed, and a
    `StorageFailure` for the stick; then nothing of the copy is left on it, as far as it can still be reached.
    """
    pair = original.pair
    pdf, report_json = _read(pair.pdf), _read(pair.json)
    for file, content, expected in (
        (pair.pdf, pdf, original.pdf_hash),
        (pair.json, report_json, original.json_hash),
    ):
        if report_hash(content) != expected:
            raise CutOff(name=file.name)
    signature = _read(pair.signature) if pair.signature is not None else None
    return write_pair(folder, pair.pdf.stem, pdf, report_json, signature, disk)


def _read(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise StorageFailure(place=str(file)) from error
