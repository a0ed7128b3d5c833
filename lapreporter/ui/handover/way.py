"""One action: choose a folder or a stick, and the pack for the successor lies there, read back and compared."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, QUrl, SignalInstance
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QFileDialog

from lapreporter.document import pack
from lapreporter.document.open_document import OpenDocument
from lapreporter.errors import Failure
from lapreporter.exchange.handover import briefing_pdf, discard, new_folder, write_files
from lapreporter.report.data import dump
from lapreporter.ui.background import Background
from lapreporter.ui.desk import Desk
from lapreporter.ui.handover.briefing import briefing
from lapreporter.ui.kit.icons import Icon, Mark
from lapreporter.ui.sealing import Order, draft
from lapreporter.ui.session import Session
from lapreporter.words import mark

if TYPE_CHECKING:
    from lapreporter.ui.library import Library

HAND_OVER = mark("Hand over to a successor…")
WHERE = mark("Where to put the pack for your successor")
MAKING = mark("The pack is being made and read back…")
MADE = mark("Pack checked. You can remove the stick now.")
MADE_TEXT = mark(
    "{name} holds the document, the report as PDF and as data, and a page for whoever takes over. Each file was read "
    "back and compared."
)
READABLE = mark("Whoever has the pack can read this report, without its passphrase.")
READABLE_TEXT = mark(
    "Its PDF, its data and the page for your successor, with your notes, are not protected. Only the document in it "
    "asks for the passphrase, which your successor needs as well."
)
CHOOSE = mark("Choose where to put the pack…")
LEAVE = mark("Make no pack")
OPEN_FOLDER = mark("Open the folder")
BRIEFING, DRAFT, DATA = "handover.pdf", "report-draft.pdf", "report.json"
"""What the files are called, in every language."""


class Place(Protocol):
    """What the pack needs of the place where a report is worked on."""

    desk: Desk
    session: Session
    document: OpenDocument
    background: Background

    @property
    def noticed(self) -> SignalInstance:
        """Tells what there is to say."""

    @property
    def troubled(self) -> SignalInstance:
        """Tells a failure."""


class HandoverWay(QObject):
    """Makes packs for one open report."""

    def __init__(self, place: Place, library: Library, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._place, self._library = place, library

    @property
    def pages(self) -> dict[str, Callable[[], None]]:
        """What one can ask for here, by the key under which the task list asks for it."""
        return {"handover": self.ask}

    def ask(self) -> None:
        """Ask for a folder; of a protected report, say first that its pack is not protected."""
        desk = self._place.desk
        if self._place.document.key is None:
            self.ask_folder()
            return
        answers = ((desk.say(CHOOSE), Icon.FOLDER, self.ask_folder), (desk.say(LEAVE), Icon.CLOSE, lambda: None))
        self._place.noticed.emit((Mark.WARNING, desk.say(READABLE), desk.say(READABLE_TEXT), "", answers, True))

    def ask_folder(self) -> None:
        """Ask for a folder and put the pack there."""
        folder = QFileDialog.getExistingDirectory(QApplication.activeWindow(), self._place.desk.say(WHERE))
        if folder:
            self.write_to(Path(folder))

    def write_to(self, folder: Path) -> None:
        """Put the pack into a new folder there, and say so once every file was read back."""
        place = self._place
        desk, session, document = place.desk, place.session, place.document
        said, content = briefing(desk, session, protected=document.key is not None), session.content
        order = Order(content, session.case, session.findings)
        author = next((one.institution for one in session.report.cover.institutions if one.institution), "")
        name = f"{self._name()}_handover_{desk.clock():%Y%m%d}"

        def work() -> Path:
            files = {
                BRIEFING: briefing_pdf(said, author, desk.language, desk.clock()),
                DRAFT: draft(desk, order),
                DATA: dump(content.report),
            }
            into = new_folder(folder, name)
            written = write_files(into, files)
            try:
                self._library.take_along(document, content, into)
            except Failure:
                discard(into, written)
                raise
            return into

        place.noticed.emit((Mark.NOTE, desk.say(MAKING)))
        place.background.run(work, self._written, place.troubled.emit, self)

    def _name(self) -> str:
        cover, year = self._place.session.report.cover, self._place.session.report.year()
        full = pack.suggested_name(cover.state, year, "handover", 0, self._place.desk.clock().date())
        return full.partition("_handover")[0]

    def _written(self, folder: Path) -> None:
        desk = self._place.desk
        text = desk.say(MADE_TEXT, {"name": folder.name})
        show = (desk.say(OPEN_FOLDER), Icon.FOLDER, lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))))
        self._place.noticed.emit((Mark.DONE, desk.say(MADE), text, "", (show,)))
