from __future__ import annotations

import errno
import hashlib
import json
import threading
import zlib
from pathlib import Path
from typing import Any

import pytest

from lapreporter.document.files import Disk, Files
from lapreporter.document.generation import CONTENT_LIMIT, Header
from lapreporter.document.generations import Generations, Seen
from lapreporter.errors import DeviceGone, DiskFull, NewerVersion, NothingIntact, SavedElsewhere, TooLarge
from tests.document.clocks import AT_ANY_TIME
from tests.document.conftest import Desk
from tests.document.disks import FailingDisk, SmallDisk
from tests.document.samples import REPORT, START, SUMMARY, content

pytestmark = AT_ANY_TIME


def generations(desk: Desk, disk: Disk | None = None) -> Generations:
    return Generations(desk.generations, Files(disk), REPORT, "0.1.0")


def rewritten(path: Path, **changes: object) -> None:
    """A generation with other fields in its header and a footer that fits."""
    line, rest = path.read_bytes().split(b"\n", 1)
    header = json.loads(line) | changes
    body = json.dumps(header).encode() + b"\n" + rest[:-73]
    path.write_bytes(body + b"\nsha256 " + hashlib.sha256(body).hexdigest().encode() + b"\n")


def test_what_was_saved_is_what_is_opened(desk: Desk) -> None:
    with desk.create(b"{}") as document:
        desk.save(document, '{"name": "Côte d’Ivoire"}'.encode())
    with desk.open() as document:
        assert document.loaded.payload.decode() == '{"name": "Côte d’Ivoire"}'
        assert not document.loaded.damaged
        assert not document.loaded.rivals


def test_what_is_kept_for_good_is_found_without_reading_content(desk: Desk) -> None:
    with desk.create(b"{}") as document:
        assert document.milestones() == ()
        desk.save(document, b"[1]", milestone="sent")
        desk.save(document, b"[2]")
        desk.save(document, b"[3]", milestone="signed")
    with desk.open() as document:
        assert [one.header.milestone for one in document.milestones()] == ["signed", "sent"]
        assert document.version(document.milestones()[1]) == b"[1]"


def test_each_save_names_its_parent_by_hash_and_counts_up(desk: Desk) -> None:
    with desk.create(b"{}") as document:
        first = document.current
        desk.save(document, b"[]", milestone="sent")
        header = document.current.header
    assert header.parents == (first.sha256,)
    assert (header.number, header.revision, header.milestone, header.summary) == (2, 2, "sent", SUMMARY)
    assert first.sha256 == hashlib.sha256(desk.path(1).read_bytes()[:-73]).hexdigest()


def test_a_save_changes_no_existing_file(desk: Desk) -> None:
    desk.filled(5)
    before = {name: (desk.generations / name).read_bytes() for name in desk.files()}
    with desk.open() as document:
        desk.save(document, b"more")
    assert {name: (desk.generations / name).read_bytes() for name in before} == before
    assert len(desk.files()) == 6


def test_a_header_can_be_read_with_any_program(desk: Desk) -> None:
    desk.create(b'{"stock": 12}').close()
    line, rest = desk.path(1).read_bytes().split(b"\n", 1)
    assert json.loads(line)["format"] == 1
    assert zlib.decompress(rest[:-73]) == b'{"stock": 12}'


def test_a_file_of_a_newer_program_is_refused_and_stays_as_it_is(desk: Desk) -> None:
    desk.filled(3)
    rewritten(desk.path(3), format=2, surprise=True)
    before = {name: (desk.generations / name).read_bytes() for name in desk.files()}
    with pytest.raises(NewerVersion) as caught:
        desk.open()
    assert caught.value.parameters["version"] == 2
    assert {name: (desk.generations / name).read_bytes() for name in desk.files()} == before


def test_a_second_writer_is_told_and_nothing_is_written(desk: Desk) -> None:
    desk.create(b"0").close()
    one, two = generations(desk), generations(desk)
    seen_by_one, seen_by_two = one.newest().seen, two.newest().seen
    one.save(seen_by_one, b"one", summary={}, now=START)
    with pytest.raises(SavedElsewhere):
        two.save(seen_by_two, b"two", summary={}, now=START)
    assert two.newest().payload == b"one"
    assert len(desk.files()) == 2


def test_a_save_of_another_writer_under_the_number_of_a_failed_one_is_never_deleted(desk: Desk) -> None:
    desk.create(b"0").close()
    disk = SmallDisk(free=0)
    one, two = generations(desk, disk), generations(desk)
    seen_by_one, seen_by_two = one.newest().seen, two.newest().seen
    with pytest.raises(DiskFull):
        one.save(seen_by_one, b"one", summary={}, now=START)
    kept = two.save(seen_by_two, b"two", summary={}, now=START)
    disk.space = 1_000_000_000
    with pytest.raises(SavedElsewhere):
        one.save(seen_by_one, b"one", summary={}, now=START)
    seen = one.newest().seen
    assert seen.heads == (kept,)
    one.save(seen, b"both", summary={}, now=START)
    assert [one.read(number)[1] for number in one.numbers()] == [b"0", b"two", b"both"]


def test_what_a_failed_save_left_is_deleted_by_the_next_and_not_if_another_writer_replaced_it(desk: Desk) -> None:
    desk.create(b"0").close()
    for replaced in (False, True):
        disk = FailingDisk()
        one, two = generations(desk, disk), generations(desk)
        seen = one.newest().seen
        disk.fail(3, 1 << 30, errno.EIO)
        with pytest.raises(DeviceGone):
            one.save(seen, b"one", summary={}, now=START)
        disk.heal()
        left = desk.path(seen.ceiling + 1)
        assert left.exists()
        if replaced:
            left.unlink()
            two.save(two.newest().seen, b"two", summary={}, now=START)
            with pytest.raises(SavedElsewhere):
                one.save(seen, b"one", summary={}, now=START)
            assert one.newest().payload == b"two"
        else:
            one.save(seen, b"one", summary={}, now=START)
            assert one.newest().payload == b"one"


def test_the_second_writer_is_told_even_when_the_next_number_was_thinned_out(desk: Desk) -> None:
    desk.filled(2)
    late = generations(desk)
    seen = late.newest().seen
    with desk.open() as document:
        for number in range(3, 40):
            desk.save(document, content(number))
    desk.path(3).unlink(missing_ok=True)
    with pytest.raises(SavedElsewhere):
        late.save(seen, b"late", summary={}, now=START)


def test_two_children_of_one_parent_are_both_kept_and_shown_until_joined(desk: Desk) -> None:
    desk.create(b"0").close()
    store = generations(desk)
    seen = store.newest().seen
    rival = store.save(seen, b"one", summary={}, now=START)
    store.save(Seen(seen.heads, ceiling=2), b"two", summary={}, now=START)
    with desk.open() as document:
        assert document.loaded.payload == b"two"
        assert document.loaded.rivals == (rival,)
        assert document.version(rival) == b"one"
        document.save(b"both", summary={}, now=START, joined=document.loaded.rivals)
        assert len(document.current.header.parents) == 2
        assert document.newest().rivals == ()


def test_a_rival_outlives_any_number_of_saves(desk: Desk) -> None:
    desk.create(b"0").close()
    store = generations(desk)
    seen = store.newest().seen
    rival = store.save(seen, b"one", summary={}, now=START)
    other = store.save(Seen(seen.heads, ceiling=2), b"two", summary={}, now=START)
    seen = Seen((other,), other.header.number)
    for _ in range(60):
        seen = seen.followed_by(store.save(seen, b"on", summary={}, now=START))
    assert store.newest().rivals == (rival,)
    assert desk.path(1).exists(), "the base of the open fork is kept"


def test_earlier_versions_can_be_listed_and_read(desk: Desk) -> None:
    desk.filled(4)
    with desk.open() as document:
        listed = document.versions()
        assert [one.header.number for one in listed] == [4, 3, 2, 1]
        assert document.version(listed[2]) == content(2)


def test_order_comes_from_numbers_when_the_clock_jumps(desk: Desk) -> None:
    with desk.create(b"1") as document:
        for year in (2040, 2009, 2026):
            document.save(str(year).encode(), summary={}, now=START.replace(year=year))
    with desk.open() as document:
        assert document.loaded.payload == b"2026"


def test_an_empty_folder_holds_nothing_intact(desk: Desk) -> None:
    desk.generations.mkdir(parents=True)
    with pytest.raises(NothingIntact):
        desk.open()


def test_a_document_too_large_to_be_read_again_is_not_written(desk: Desk) -> None:
    with desk.create(b"1") as document, pytest.raises(TooLarge):
        desk.save(document, bytes(CONTENT_LIMIT + 1))
    assert len(desk.files()) == 1


def test_a_header_that_lies_about_its_size_swells_nothing(desk: Desk) -> None:
    desk.filled(2)
    rewritten(desk.path(2), size=3)
    with desk.open() as document:
        assert document.loaded.payload == content(1)
        assert [damage.number for damage in document.loaded.damaged] == [2]


@pytest.mark.parametrize(
    "change",
    [
        {"number": True}, {"number": "2"}, {"number": 2.0}, {"revision": 0}, {"packed": -1},
        {"size": CONTENT_LIMIT + 1},
        {"parents": "abc"}, {"parents": [1]}, {"supersedes": [True]}, {"supersedes": ["1"]},
        {"summary": {"year": 2025.5}},
        {"summary": {"year": [2025]}}, {"summary": []}, {"milestone": 3}, {"saved_at": "2026-04-24T10:00:00"},
        {"saved_at": 1_777_000_000}, {"saved_at": "yesterday"}, {"kind": "letter"}, {"format": 0}, {"format": True},
        {"surprise": 1},
    ],
)  # fmt: skip
def test_a_header_is_believed_only_if_every_part_of_it_is_of_its_own_kind(desk: Desk, change: dict[str, Any]) -> None:
    desk.filled(2)
    rewritten(desk.path(2), **change)
    newest = desk.shelf().entries()[0].newest
    assert newest is not None
    assert newest.header.number == 1
    with desk.open() as document:
        assert document.loaded.payload == content(1)
        assert [damage.number for damage in document.loaded.damaged] == [2]


def test_saving_from_several_threads_keeps_every_save(desk: Desk) -> None:
    with desk.create(b"0") as document:
        threads = [
            threading.Thread(target=lambda: [document.save(b"x", summary={}, now=START) for _ in range(4)])
            for _ in range(4)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert document.current.header.revision == 17


def test_a_save_without_time_zone_is_a_mistake_of_the_caller() -> None:
    with pytest.raises(ValueError, match="timezone"):
        Header(
            program="0", report_id=REPORT, number=1, revision=1, parents=(), supersedes=(),
            saved_at=START.replace(tzinfo=None), milestone=None, summary={}, size=0, packed=0,
        )  # fmt: skip
