"""Taking a file in: its bytes go to the document, its name, size and hash into the report."""

from __future__ import annotations

import mimetypes
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from lapreporter.document.open_document import OpenDocument
from lapreporter.errors import NoPermission, StorageFailure, TooLarge
from lapreporter.report.answers import Attachment
from lapreporter.report.node import new_id
from lapreporter.report.strict_json import megabytes
from lapreporter.ui.background import Background
from lapreporter.ui.desk import Desk
from lapreporter.ui.kit.icons import Mark
from lapreporter.ui.questions.asked import Asked
from lapreporter.ui.questions.attachments import LIMIT
from lapreporter.ui.session import Session
from lapreporter.words import Listing, Parameters, Term, mark

LEFT_OUT = mark("Left out of {name}: {traces}. The picture itself is kept; your own file was not changed.")
TRACES: Mapping[str, str] = {
    "place": mark("where it was taken"),
    "names": mark("names of people"),
    "device": mark("which camera it was"),
    "time": mark("when it was taken"),
    "copy": mark("a hidden smaller copy"),
    "texts": mark("hidden notes"),
}
"""What a photograph tells beside what one sees, by the codes of `lapreporter.exchange.photographs`."""


@dataclass(frozen=True, slots=True)
class Taken:
    """A file stored with the document, and what was left out of it for the sake of people's safety."""

    attachment: Attachment
    traces: frozenset[str] = frozenset()

    @property
    def notice(self) -> tuple[str, Parameters] | None:
        """A marked sentence about what was left out, with its values."""
        if not self.traces:
            return None
        told = Listing(tuple(Term(words) for trace, words in TRACES.items() if trace in self.traces))
        return LEFT_OUT, {"name": self.attachment.name, "traces": told}


class Attaching(QObject):
    """Takes files in beside the window, one after the other, and adds them to answers.

    ``noticed`` carries something to say, ``troubled`` a failure.
    """

    noticed = Signal(tuple)
    troubled = Signal(object)

    def __init__(
        self, desk: Desk, session: Session, document: OpenDocument, background: Background, parent: QObject
    ) -> None:
        super().__init__(parent)
        self.desk, self._session = desk, session
        self._document, self._background = document, background

    def add(self, asked: Asked, files: list[Path]) -> None:
        """Take files in for an answer."""
        for file in files:
            work = partial(attached, file, self._document)
            self._background.run(work, partial(self._add, asked), self.troubled.emit, self)

    def _add(self, asked: Asked, taken: Taken) -> None:
        present = self._session.value(asked.path) or ()
        self._session.edit(asked.path, (*present, taken.attachment))
        if taken.notice is not None:
            self.noticed.emit((Mark.NOTE, self.desk.say(*taken.notice)))


def attached(file: Path, document: OpenDocument) -> Taken:
    """Store a file with the document; a picture is written anew first, so that nothing hidden goes with it.

    Every other file is stored as it is and never opened. Raises `TooLarge`, `UnusablePicture`, `NoPermission` or
    another `StorageFailure`. May be called from any thread.
    """
    from lapreporter.exchange.darkroom import check_kind, developed, is_picture

    data, name = _read(file), file.name
    if not is_picture(data):
        media_type = _media_type(data, name)
        check_kind(media_type, name)
        return Taken(_stored(data, name, media_type, document))
    picture = developed(data, name)
    kept = _stored(picture.data, picture.name_for(name), picture.media_type, document)
    return Taken(kept, picture.traces)


def _read(file: Path) -> bytes:
    try:
        size = file.stat().st_size
        if size > LIMIT:
            raise TooLarge(name=file.name, size=megabytes(size), limit=megabytes(LIMIT))
        return file.read_bytes()
    except PermissionError as error:
        raise NoPermission(place=file.name) from error
    except OSError as error:
        raise StorageFailure(place=file.name) from error


def _media_type(data: bytes, name: str) -> str:
    if data.startswith(b"%PDF-"):
        return "application/pdf"
    guessed = mimetypes.guess_type(name)[0] or ""
    return "application/octet-stream" if guessed in ("", "application/pdf") else guessed


def _stored(data: bytes, name: str, media_type: str, document: OpenDocument) -> Attachment:
    return Attachment(id=new_id(), name=name, sha256=document.attach(data), size=len(data), media_type=media_type)
