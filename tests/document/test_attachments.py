from __future__ import annotations

import hashlib

import pytest

from lapreporter.document.attachments import LIMIT
from lapreporter.errors import DamagedAttachment, TooLarge
from tests.document.conftest import Desk

PHOTO = bytes(range(256)) * 40


def test_a_file_is_stored_once_under_its_hash(desk: Desk) -> None:
    with desk.create() as document:
        assert document.attach(PHOTO) == document.attach(PHOTO) == hashlib.sha256(PHOTO).hexdigest()
        assert document.attachment(document.attach(PHOTO)) == PHOTO
        assert document.attachment(hashlib.sha256(PHOTO).hexdigest()) == PHOTO
    assert len(list(desk.attachments.iterdir())) == 1


def test_an_empty_file_can_be_attached(desk: Desk) -> None:
    with desk.create() as document:
        assert document.attachment(document.attach(b"")) == b""


def test_a_changed_attachment_is_noticed_and_mended_by_attaching_again(desk: Desk) -> None:
    with desk.create() as document:
        sha256 = document.attach(PHOTO)
        path = next(desk.attachments.iterdir())
        path.write_bytes(b"x" + PHOTO[1:])
        with pytest.raises(DamagedAttachment):
            document.attachment(sha256)
        document.attach(PHOTO)
        assert document.attachment(sha256) == PHOTO


def test_a_missing_attachment_is_named_as_such(desk: Desk) -> None:
    with desk.create() as document, pytest.raises(DamagedAttachment):
        document.attachment("0" * 64)


def test_half_written_attachments_go_at_the_next_opening(desk: Desk) -> None:
    with desk.create() as document:
        document.attach(PHOTO)
    path = next(desk.attachments.iterdir())
    path.write_bytes(PHOTO[:100])
    desk.open().close()
    assert not list(desk.attachments.iterdir())


def test_an_attachment_beyond_the_limit_is_refused(desk: Desk) -> None:
    with desk.create() as document, pytest.raises(TooLarge):
        document.attach(bytes(LIMIT + 1))
