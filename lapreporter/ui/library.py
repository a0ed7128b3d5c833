"""The user's reports and what is known of States: listing, starting, opening, taking in and taking along."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from lapreporter.checks.case import Case
from lapreporter.checks.fresh_report import fresh_report
from lapreporter.checks.meetings import Meetings
from lapreporter.checks.reference import MunitionLibrary, StateFacts
from lapreporter.document import pack
from lapreporter.document.content import Content, from_bytes, summary, to_bytes
from lapreporter.document.files import Files
from lapreporter.document.lock import Owner
from lapreporter.document.open_document import OpenDocument
from lapreporter.document.pack import Pack
from lapreporter.document.shelf import Entry, Shelf
from lapreporter.errors import NotOurs
from lapreporter.report import data
from lapreporter.report.shape import attachments_of
from lapreporter.report.strict_json import SIZE_LIMIT

PDF_LIMIT = 500_000_000


@dataclass(frozen=True)
class Library:
    """Opens documents. Everything it returns is open and locked for this window."""

    shelf: Shelf
    files: Files
    owner: Owner
    clock: Callable[[], datetime]
    states: Mapping[str, StateFacts]
    munitions: MunitionLibrary
    meetings: Meetings
    practice_report: Path

    def entries(self) -> tuple[Entry, ...]:
        """The reports on this computer, latest first."""
        return self.shelf.entries()

    def case_of(self, content: Content) -> Case:
        """What the rules look at."""
        return Case(
            report=content.report,
            today=self.clock().date(),
            unread=content.unread,
            states=self.states,
            library=self.munitions,
            meetings=self.meetings,
        )

    def open(self, report_id: str) -> OpenDocument:
        """Open a report of this computer."""
        return self.shelf.open(report_id, self.owner)

    def begin(self, state: str, year: int) -> OpenDocument:
        """Start a report."""
        return self._create(Content(report=fresh_report(state, year, self.states.get(state))))

    def practice(self) -> OpenDocument:
        """Start on the practice country, with a fresh copy of its report."""
        return self._create(Content(report=data.load(self.practice_report.read_bytes(), self.practice_report.name)))

    def take_in(self, file: Path) -> OpenDocument:
        """Take a `.lap` copy, a report in JSON or a PDF of this program as a report of this computer.

        Raises a RefusedFile.
        """
        kind = file.suffix.lower()
        if kind == ".lap":
            return self._take_pack(pack.read(file, self.files))
        if kind == ".json":
            return self._take_report(self.files.read(file, SIZE_LIMIT), (), file.name)
        if kind == ".pdf":
            return self._take_pdf(self.files.read(file, PDF_LIMIT), file.name)
        raise NotOurs(name=file.name)

    def take_along(self, document: OpenDocument, content: Content, folder: Path) -> Path:
        """Write a `.lap` copy into a folder, read back and compared. Raises a StorageFailure."""
        report, header = content.report, document.current.header
        attachments = {
            pack.attachment_name(file.sha256, file.name): document.attachment(file.sha256)
            for file in attachments_of(report)
        }
        made = Pack("report", document.report_id, header.number, header.parents, to_bytes(content), attachments)
        day = self.clock().date()
        name = pack.suggested_name(report.cover.state, report.year(), "report", header.number, day)
        return pack.write(made, folder, name, self.files)

    def _take_pdf(self, pdf: bytes, name: str) -> OpenDocument:
        # Loads the libraries of PDF and signature, which wait until they are needed.
        from lapreporter.exchange.enclosed import enclosed_report

        inside = enclosed_report(pdf, name)
        return self._take_report(inside.report_json, inside.files, name)

    def _take_report(self, report_json: bytes, files: Iterable[bytes], name: str) -> OpenDocument:
        document = self._create(Content(report=data.load(report_json, name).model_copy(update={"coverage": None})))
        for stored in files:
            document.attach(stored)
        return document

    def _take_pack(self, taken: Pack) -> OpenDocument:
        content = from_bytes(taken.payload, "report.json")
        report_id = str(uuid.uuid4()) if self.shelf.holds(taken.report_id) else taken.report_id
        document = self._create(content, report_id)
        for stored in taken.attachments.values():
            document.attach(stored)
        return document

    def _create(self, content: Content, report_id: str | None = None) -> OpenDocument:
        return self.shelf.create(
            report_id or str(uuid.uuid4()),
            to_bytes(content),
            summary=summary(content.report),
            now=self.clock(),
            owner=self.owner,
        )
