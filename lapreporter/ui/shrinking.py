"""Smaller pictures, without any widget: how much they weigh, and the report with smaller ones in their place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

from lapreporter.document.open_document import OpenDocument
from lapreporter.errors import UnusablePicture
from lapreporter.report.answers import Attachment
from lapreporter.report.node import Node
from lapreporter.report.report import Report
from lapreporter.report.shape import attachments_of

WIDEST = 1_600
"""Pixels across of a smaller picture: sharp on a screen, and on a printed page as wide as its text."""
_ON_THE_WAY = (4, 3)
"""What attached files grow by in an e-mail."""
_WORTH = 0.9
"""A picture is replaced only where at least a tenth of it is saved."""

N = TypeVar("N", bound=Node)


@dataclass(frozen=True, slots=True)
class Load:
    """What is attached to a report: the pictures and their bytes, and the bytes of all files in an e-mail."""

    pictures: int
    picture_bytes: int
    mail_bytes: int


@dataclass(frozen=True, slots=True)
class Shrunk:
    """The report with smaller pictures, how many were replaced, and what all pictures weigh before and after."""

    report: Report
    replaced: int
    pictures: int
    before: int
    after: int


def load_of(report: Report) -> Load:
    """What is attached to a report; a file that is named twice is counted once."""
    files = {one.sha256: one for one in attachments_of(report)}.values()
    pictures = [one.size for one in files if _is_picture(one)]
    times, parts = _ON_THE_WAY
    return Load(len(pictures), sum(pictures), sum(one.size for one in files) * times // parts)


def shrunk(report: Report, document: OpenDocument) -> Shrunk:
    """The report with pictures of at most `WIDEST` pixels across; the old files stay with the document.

    Takes half a second for each. Raises a StorageFailure.
    """
    pictures = {one.sha256: one for one in attachments_of(report) if _is_picture(one)}
    smaller = {key: found for key, one in pictures.items() if (found := _smaller(one, document))}
    after = {key: smaller.get(key, one) for key, one in pictures.items()}
    return Shrunk(
        _with(report, smaller),
        len(smaller),
        len(pictures),
        sum(one.size for one in pictures.values()),
        sum(one.size for one in after.values()),
    )


def _is_picture(file: Attachment) -> bool:
    return file.media_type in ("image/jpeg", "image/png")


def _smaller(file: Attachment, document: OpenDocument) -> Attachment | None:
    """The file as a smaller picture, or nothing where that would save little."""
    from lapreporter.exchange.darkroom import developed

    try:
        picture = developed(document.attachment(file.sha256), file.name, WIDEST)
    except UnusablePicture:
        # What cannot be read as a picture stays as it is.
        return None
    if len(picture.data) > _WORTH * file.size:
        return None
    return file.model_copy(
        update={
            "name": picture.name_for(file.name),
            "sha256": document.attach(picture.data),
            "size": len(picture.data),
            "media_type": picture.media_type,
        }
    )


def _with(node: N, files: Mapping[str, Attachment]) -> N:
    """The same part of a report with other files, each in the place of the one whose SHA-256 it stands under."""
    update: dict[str, object] = {}
    for name in type(node).model_fields:
        value = getattr(node, name)
        changed = tuple(_one(part, files) for part in value) if isinstance(value, tuple) else _one(value, files)
        if changed != value:
            update[name] = changed
    return node.model_copy(update=update) if update else node


def _one(value: object, files: Mapping[str, Attachment]) -> object:
    if isinstance(value, Attachment):
        smaller = files.get(value.sha256)
        # A file that stands in two places may be described in two ways.
        own = {"id": value.id, "description": value.description}
        return smaller.model_copy(update=own) if smaller else value
    return _with(value, files) if isinstance(value, Node) else value
