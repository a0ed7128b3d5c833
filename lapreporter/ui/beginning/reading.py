"""Reading an earlier report from any file of ours, without any widget: a `.lap` copy, the data, or a PDF with them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

from lapreporter.document import pack
from lapreporter.document.beginning import Earlier
from lapreporter.document.content import Content, from_bytes
from lapreporter.document.files import Files
from lapreporter.document.opening import Opening, opening_of
from lapreporter.document.origin import Origin, Seal
from lapreporter.document.protection import Keys, no_keys
from lapreporter.report import data
from lapreporter.report.strict_json import SIZE_LIMIT

SIGNATURE = ".p7s"
_SIGNATURE_LIMIT = 1_000_000


def read_earlier(file: Path, files: Files, keys: Keys = no_keys) -> Earlier:
    """The report in a file, recognised by its first bytes rather than by its name. A broken seal is noted, not refused.

    Raises a `RefusedFile`, `Protected` or a `StorageFailure`; the file is never changed.
    """
    match opening_of(file):
        case Opening.PDF:
            return _from_pdf(files.read(file, pack.FILE_LIMIT), file.name)
        case Opening.PACK:
            return _from_pack(pack.read(file, files, keys), file.name)
        case Opening.DATA:
            return _from_json(file, files)


def _from_pdf(pdf: bytes, name: str) -> Earlier:
    # Loads the libraries of PDF and signature, which wait until they are needed.
    from lapreporter.exchange.enclosed import enclosed_anyway

    inside = enclosed_anyway(pdf, name)
    seal = Seal.BROKEN if inside.broken else Seal.INTACT if inside.sealed else Seal.ABSENT
    return Earlier(name, _content(inside.report_json, name), seal, inside.made_with, _by_hash(inside.files))


def _from_json(file: Path, files: Files) -> Earlier:
    report_json, beside = files.read(file, SIZE_LIMIT), file.with_name(file.name + SIGNATURE)
    content = _content(report_json, file.name)
    if not beside.is_file():
        return Earlier(file.name, content)
    from lapreporter.exchange.enclosed import json_seal

    held = json_seal(report_json, files.read(beside, _SIGNATURE_LIMIT))
    return Earlier(file.name, content, Seal.INTACT if held else Seal.BROKEN)


def _from_pack(taken: pack.Pack, name: str) -> Earlier:
    content = from_bytes(taken.payload, name)
    year = content.report.year()
    broken = any(origin.year == year and origin.seal is Seal.BROKEN for origin in content.origins)
    return Earlier(
        name, content, Seal.BROKEN if broken else Seal.ABSENT, files=_by_hash(taken.attachments.values()),
        report_id=taken.report_id, key=taken.key,
    )  # fmt: skip


def _content(report_json: bytes, name: str) -> Content:
    return Content(report=data.load(report_json, name).model_copy(update={"coverage": None}))


def _by_hash(files: Iterable[bytes]) -> dict[str, bytes]:
    return {hashlib.sha256(content).hexdigest(): content for content in files}


def marked(earlier: Earlier) -> Content:
    """The content of what was read, with the mark of a broken seal for whoever goes on with it."""
    if earlier.seal is not Seal.BROKEN:
        return earlier.content
    year = earlier.content.report.year()
    others = tuple(origin for origin in earlier.content.origins if origin.year != year)
    return earlier.content.model_copy(update={"origins": (*others, Origin.of(year, earlier.name, earlier.seal))})
