"""What the official is told about the safety of the work: when it was saved, copies to take along, and damage."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QFileDialog

from lapreporter.document.open_document import OpenDocument
from lapreporter.ui.autosave import Autosave
from lapreporter.ui.background import Background
from lapreporter.ui.desk import Desk
from lapreporter.ui.kit.icons import Icon, Mark
from lapreporter.ui.library import Library
from lapreporter.ui.session import Session
from lapreporter.words import mark

SAVED = mark("Saved at {time}")
SAVED_TEXT = mark("Everything is kept on this computer; there is never a need to press Save.")
TAKE_COPY = mark("Take a copy along…")
WHERE = mark("Where to put the copy")
COPYING = mark("The copy is being written and read back…")
COPIED = mark("Copy checked. You can remove the stick now.")
COPIED_TEXT = mark("{name} lies in {folder}. It was read back and compared.")
STOPPED = mark("The machine stopped without warning. Everything up to {time} is here; the last field may be missing.")
DAMAGED = mark("The last save was damaged on the disk. Everything up to {moment} is here; what came later is missing.")
RIVALS = mark("Another window saved this report as well.")
RIVALS_TEXT = mark("The newest version is open; the other one is kept beside it and nothing was thrown away.")


class Safekeeping(QObject):
    """``noticed`` carries what there is to say, ``troubled`` a failure."""

    noticed = Signal(tuple)
    troubled = Signal(object)

    def __init__(
        self,
        desk: Desk,
        session: Session,
        document: OpenDocument,
        library: Library,
        background: Background,
        autosave: Autosave,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.desk = desk
        self._session, self._document, self._library = session, document, library
        self._background, self._autosave = background, autosave
        self._asked_when = False
        autosave.saved.connect(self._saved)

    def say_damage(self) -> None:
        """Say what is missing of the last saves, if anything is."""
        loaded, language = self._document.loaded, self.desk.language
        saved_at = loaded.generation.header.saved_at.astimezone()
        if loaded.damaged:
            if all(damage.unfinished for damage in loaded.damaged):
                sentence = self.desk.say(STOPPED, {"time": language.time(saved_at)})
            else:
                sentence = self.desk.say(DAMAGED, {"moment": saved_at})
            self.noticed.emit((Mark.WARNING, sentence))
        elif loaded.rivals:
            self.noticed.emit((Mark.WARNING, self.desk.say(RIVALS), self.desk.say(RIVALS_TEXT)))

    def save_now(self) -> None:
        """Save at once and say when it was saved, never before it has happened."""
        self._asked_when = True
        if self._autosave.is_safe:
            self._saved(self._document.current.header.saved_at.astimezone())
        else:
            self._autosave.save()

    def ask_folder(self) -> None:
        """Ask for a folder and write a copy into it."""
        folder = QFileDialog.getExistingDirectory(QApplication.activeWindow(), self.desk.say(WHERE))
        if folder:
            self.copy_to(Path(folder))

    def copy_to(self, folder: Path) -> None:
        """Write a copy into a folder, read it back, compare it, and only then say so."""
        content = self._session.content
        self.noticed.emit((Mark.NOTE, self.desk.say(COPYING)))
        self._background.run(
            lambda: self._library.take_along(self._document, content, folder), self._copied, self.troubled.emit, self
        )

    def _copied(self, file: Path) -> None:
        text = self.desk.say(COPIED_TEXT, {"name": file.name, "folder": str(file.parent)})
        self.noticed.emit((Mark.DONE, self.desk.say(COPIED), text))

    def _saved(self, when: object) -> None:
        if not self._asked_when:
            return
        self._asked_when = False
        saved_at = self._document.current.header.saved_at.astimezone()
        sentence = self.desk.say(SAVED, {"time": self.desk.language.time(saved_at)})
        copy = (self.desk.say(TAKE_COPY), Icon.STICK, self.ask_folder)
        self.noticed.emit((Mark.DONE, sentence, self.desk.say(SAVED_TEXT), "", (copy,)))
