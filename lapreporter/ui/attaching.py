"""Taking a file in: its bytes go to the document, its name, size and hash into the report."""

from __future__ import annotations

import mimetypes
from pathlib import Path

from lapreporter.document.open_document import OpenDocument
from lapreporter.errors import NoPermission, StorageFailure, TooLarge
from lapreporter.report.answers import Attachment
from lapreporter.report.node import new_id
from lapreporter.report.strict_json import megabytes
from lapreporter.ui.questions.attachments import LIMIT


def attachment_from(file: Path, document: OpenDocument) -> Attachment:
    """Store a file with the document. Raises TooLarge, NoPermission or another StorageFailure."""
    try:
        size = file.stat().st_size
        if size > LIMIT:
            raise TooLarge(name=file.name, size=megabytes(size), limit=megabytes(LIMIT))
        data = file.read_bytes()
    except PermissionError as error:
        raise NoPermission(place=file.name) from error
    except OSError as error:
        raise StorageFailure(place=file.name) from error
    media_type = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
    return Attachment(id=new_id(), name=file.name, sha256=document.attach(data), size=len(data), media_type=media_type)
