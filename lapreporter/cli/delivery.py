"""Exporting a report: the sealed pair of PDF and JSON made from a file and written where it was asked for."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from lapreporter.cli import reference
from lapreporter.cli.examination import Examination
from lapreporter.cli.sources import Source, read_file
from lapreporter.document.attachments import LIMIT
from lapreporter.document.files import Files
from lapreporter.errors import BadContent, NameTaken
from lapreporter.exchange.export import SealedPair, draft_pdf, make_pair
from lapreporter.exchange.identity import Signatory
from lapreporter.exchange.pair import Pair, pair_name, write_named, write_pair
from lapreporter.exchange.public import public_case, read_restrictions
from lapreporter.locations import shipped
from lapreporter.report.language import in_language
from lapreporter.report.report import Report
from lapreporter.report.shape import attachments_of
from lapreporter.words import Language, Term, mark

_LARGEST_APPROVAL = 300_000
_UNKNOWN_LANGUAGE = mark("a language this program does not speak")


@dataclass(frozen=True, slots=True)
class Place:
    """Where the files go: a folder with names of our own, or exactly named files."""

    folder: Path
    pdf: Path | None = None
    json: Path | None = None


def seal(
    examination: Examination,
    files: Iterable[Path],
    signatory: Signatory | None,
    speak: Callable[[str], Language],
    now: datetime,
    town: str,
    approvals: Iterable[Path] = (),
) -> SealedPair:
    """The pair in memory, in the report's own language; ``files`` bring attachments that the source does not carry.

    ``town`` is where it is signed; ``approvals`` are files by others who signed exactly these data before. Without a
    signatory the report is for signing by hand. Raises `ExportHeld`, `DamagedAttachment` or a `SigningFailure`.
    """
    source = examination.source
    return make_pair(
        source.report,
        _attachments(source, files),
        signatory,
        language=_language_of(source, speak),
        edition=reference.edition(source.report.edition),
        lexicon=reference.lexicon(),
        findings=examination.findings,
        now=now,
        place=town,
        case=examination.case,
        plan=reference.plan(),
        approvals=[read_file(file, _LARGEST_APPROVAL) for file in approvals],
    )


def turned(examination: Examination, code: str) -> Examination:
    """The examination of the report in another language; what the State typed stays as it is."""
    report = in_language(examination.source.report, code)
    source, case = replace(examination.source, report=report), replace(examination.case, report=report)
    return replace(examination, source=source, case=case)


def for_the_public(examination: Examination, names: Iterable[str], speak: Callable[[str], Language]) -> Examination:
    """The examination of the public version: without restricted parts, and of attached files with only those named."""
    source, wanted = examination.source, set(names)
    files = {one.sha256 for one in attachments_of(source.report) if one.name in wanted}
    restrictions = read_restrictions(shipped("forms", "restricted.toml"))
    language = _language_of(source, speak)
    case, findings = public_case(examination.case, examination.findings, restrictions, language, files)
    return replace(examination, source=replace(source, report=case.report), case=case, findings=findings)


def sketch(examination: Examination, speak: Callable[[str], Language], place: Place, now: datetime) -> Path:
    """Write a draft to be read: a PDF without data, seal and signature. Raises a `StorageFailure`."""
    source = examination.source
    pdf = place.pdf or place.folder / f"{source.file.stem}_draft.pdf"
    content = draft_pdf(
        source.report,
        language=_language_of(source, speak),
        edition=reference.edition(source.report.edition),
        lexicon=reference.lexicon(),
        findings=examination.findings,
        now=now,
        case=examination.case,
        plan=reference.plan(),
    )
    _make_folder(pdf.parent)
    write_named({pdf: content})
    return pdf


def write(pair: SealedPair, report: Report, place: Place, *, public: bool = False) -> Pair:
    """Write the pair, read it back, and say where it lies. Raises a `StorageFailure` and leaves nothing behind."""
    _make_folder((place.pdf or place.json or place.folder / "_").parent)
    if place.pdf is None and place.json is None:
        return write_pair(place.folder, pair_name(report, public=public), pair.pdf, pair.json, pair.signature)
    pdf = place.pdf or (place.json or place.folder).with_suffix(".pdf")
    json = place.json or pdf.with_suffix(".json")
    signature = json.with_name(f"{json.name}.p7s") if pair.signature is not None else None
    contents = {json: pair.json, pdf: pair.pdf}
    if signature is not None and pair.signature is not None:
        contents = {json: pair.json, signature: pair.signature, pdf: pair.pdf}
    _make_folder(json.parent)
    write_named(contents)
    return Pair(pdf, json, signature)


def _make_folder(folder: Path) -> None:
    for part in (folder, *folder.parents):
        if part.exists() and not part.is_dir():
            raise NameTaken(place=str(part))
    Files().make_folder(folder)


def _attachments(source: Source, files: Iterable[Path]) -> Mapping[str, bytes]:
    given = [read_file(file, LIMIT) for file in files]
    return {**source.attachments, **{hashlib.sha256(content).hexdigest(): content for content in given}}


def _language_of(source: Source, speak: Callable[[str], Language]) -> Language:
    try:
        return speak(source.report.language)
    except LookupError as error:
        problem = Term(_UNKNOWN_LANGUAGE)
        raise BadContent(name=source.file.name, path="language", problem=problem) from error
