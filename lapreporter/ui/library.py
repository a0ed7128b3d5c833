"""The user's reports and what is known of States: listing, starting, opening, taking in and taking along."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from lapreporter.checks.case import Case
from lapreporter.checks.fresh_report import first_report, fresh_report
from lapreporter.checks.meetings import Meetings
from lapreporter.checks.reference import MunitionLibrary, StateFacts
from lapreporter.document import pack
from lapreporter.document.amendment import amendment
from lapreporter.document.beginning import Beginning, Earlier, begin_from
from lapreporter.document.content import Content, from_bytes, summary, to_bytes
from lapreporter.document.files import Files
from lapreporter.document.generation import Generation
from lapreporter.document.lock import Owner
from lapreporter.document.open_document import OpenDocument
from lapreporter.document.opening import Opening, opening_of
from lapreporter.document.origin import Seal
from lapreporter.document.own_reports import with_own_reports
from lapreporter.document.pack import Pack
from lapreporter.document.protection import Key, Keyring, Protection
from lapreporter.document.shelf import Entry, Shelf
from lapreporter.errors import BrokenSeal, Failure, Protected
from lapreporter.form.carrying import Carrying
from lapreporter.report import data
from lapreporter.report.shape import attachments_of
from lapreporter.ui.beginning.reading import marked, read_earlier


@dataclass(frozen=True)
class Library:
    """Opens documents. Everything it returns is open and locked for this window.

    Whatever is protected is opened with a key of the ``keyring``; without one that fits, `Protected` is raised. A
    report that comes from a protected one is protected in the same way.
    """

    shelf: Shelf
    files: Files
    owner: Owner
    clock: Callable[[], datetime]
    states: Mapping[str, StateFacts]
    munitions: MunitionLibrary
    meetings: Meetings
    practice_report: Path
    carrying: Carrying
    keyring: Keyring = field(default_factory=Keyring)

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
            history=content.history,
            amends=content.amends,
            carrying=self.carrying,
        )

    def content_of(self, document: OpenDocument) -> Content:
        """What a document holds, with the earlier reports of the State that lie on this computer."""
        content = from_bytes(document.loaded.payload, document.report_id)
        return with_own_reports(content, self.shelf, document.report_id, document.key)

    def open(self, report_id: str, *, take_over: bool = False) -> OpenDocument:
        """Open a report of this computer; one that was left open on another only to be taken over from there."""
        owner = replace(self.owner, since=self.clock())
        return self.shelf.open(report_id, owner, self.keyring, take_over=take_over)

    def begin(self, state: str, year: int, language: str = "en") -> OpenDocument:
        """Start a report, in a language by its code."""
        begun = fresh_report(state, year, self.states.get(state))
        return self._create(Content(report=begun.model_copy(update={"language": language})))

    def practice(self) -> OpenDocument:
        """Start on the practice country, with a fresh copy of its report."""
        return self._create(Content(report=data.load(self.practice_report.read_bytes(), self.practice_report.name)))

    def take_in(self, file: Path, *, despite_seal: bool = False) -> OpenDocument:
        """Take a `.lap` copy, a report in JSON or a PDF of this program as a report of this computer.

        Raises a RefusedFile: `BrokenSeal` unless it is to be taken ``despite_seal``; it is marked then.
        """
        found = read_earlier(file, self.files, self.keyring)
        if found.seal is Seal.BROKEN and not despite_seal:
            raise BrokenSeal(name=file.name)
        is_new = found.report_id and not self.shelf.holds(found.report_id)
        return self._keep(marked(found), found.files.values(), found.report_id if is_new else None, found.key)

    def read(self, file: Path) -> Earlier:
        """An earlier report in a file, which stays as it is. Raises a RefusedFile or a StorageFailure."""
        return read_earlier(file, self.files, self.keyring)

    def own(self, report_id: str) -> Earlier:
        """A report of this computer as an earlier one; it is not opened. Raises a RefusedFile or a StorageFailure."""
        loaded, attachments = self.shelf.read(report_id, self.keyring)
        content = from_bytes(loaded.payload, report_id)
        named = {file.sha256 for file in attachments_of(content.report) if attachments.holds(file.sha256)}
        files = {sha256: attachments.read(sha256) for sha256 in named}
        year, header = content.report.year(), loaded.generation.header
        broken = any(origin.year == year and origin.seal is Seal.BROKEN for origin in content.origins)
        seal = Seal.BROKEN if broken else Seal.ABSENT
        saved_at = f"{header.saved_at.astimezone():%Y-%m-%d %H:%M}"
        name = " ".join(part for part in (content.report.cover.state, str(year or ""), saved_at) if part)
        return Earlier(name, content, seal, f"LAP Reporter {header.program}", files, report_id, attachments.key)

    def locked(self, given: Iterable[str | Path]) -> Protection | None:
        """How the first of these is protected for which no key is at hand: ids of own reports, or files."""
        for one in given:
            try:
                if isinstance(one, Path):
                    if opening_of(one) is Opening.PACK:
                        pack.read(one, self.files, self.keyring)
                elif (protection := self.shelf.protection_of(one)) and self.keyring(protection) is None:
                    return protection
            except Protected as failure:
                return failure.protection if isinstance(failure.protection, Protection) else None
            except Failure:
                continue
        return None

    def beginning(self, found: Sequence[Earlier], state: str, year: int) -> Beginning:
        """What the report of a State for a year would be, begun from these."""
        return begin_from(found, state, year, self.clock().date(), self.carrying)

    def begin_from(self, beginning: Beginning, found: Sequence[Earlier]) -> OpenDocument:
        """Start a report from earlier ones, with the attached files that go on."""
        content = beginning.content()
        named = {file.sha256 for file in attachments_of(content.report)}
        files = {sha256: stored for one in found for sha256, stored in one.files.items() if sha256 in named}
        return self._keep(content, files.values(), key=next((one.key for one in found if one.key), None))

    def begin_first(self, state: str, language: str = "en") -> OpenDocument:
        """Start the initial report of a State, in a language by its code."""
        begun = first_report(state, self.clock().date(), self.states.get(state))
        return self._create(Content(report=begun.model_copy(update={"language": language})))

    def amend(self, document: OpenDocument, sent: Generation) -> OpenDocument:
        """Start a report that amends what was sent: a state of an open document, which stays as it is."""
        content = from_bytes(document.version(sent), document.report_id)
        submitted_on = content.report.cover.submitted_on or sent.header.saved_at.date()
        files = (document.attachment(file.sha256) for file in attachments_of(content.report))
        return self._keep(amendment(content.report, submitted_on, content.history), files, key=document.key)

    def take_along(self, document: OpenDocument, content: Content, folder: Path) -> Path:
        """Write a `.lap` copy into a folder, read back and compared. Raises a StorageFailure."""
        report, header = content.report, document.current.header
        attachments = {
            pack.attachment_name(file.sha256, file.name): document.attachment(file.sha256)
            for file in attachments_of(report)
        }
        identity = ("report", document.report_id, header.number, header.parents)
        made = Pack(*identity, to_bytes(content), attachments, document.key)
        day = self.clock().date()
        name = pack.suggested_name(report.cover.state, report.year(), "report", header.number, day)
        return pack.write(made, folder, name, self.files)

    def _keep(
        self, content: Content, files: Iterable[bytes], report_id: str | None = None, key: Key | None = None
    ) -> OpenDocument:
        document = self._create(content, report_id, key)
        for stored in files:
            document.attach(stored)
        return document

    def _create(self, content: Content, report_id: str | None = None, key: Key | None = None) -> OpenDocument:
        return self.shelf.create(
            report_id or str(uuid.uuid4()),
            to_bytes(content),
            summary=summary(content.report, content.origins),
            now=self.clock(),
            owner=replace(self.owner, since=self.clock()),
            key=key,
        )
