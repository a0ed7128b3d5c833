from __future__ import annotations

import random
from pathlib import Path

import pytest

from lapreporter.errors import NothingIntact
from tests.document.clocks import CLOCKS
from tests.document.conftest import Desk
from tests.document.samples import OTHER, START, content

KINDS = ("truncate", "zero", "zero_part", "flip", "append", "swap")


def damage(desk: Desk, number: int, kind: str, chance: random.Random) -> set[int]:
    """Damage the file of one generation and return the numbers that can no longer be trusted."""
    path = desk.path(number)
    data = bytearray(path.read_bytes())
    hurt = {number}
    if kind == "truncate":
        data = data[: chance.randrange(len(data))]
    elif kind == "zero":
        data = bytearray(len(data))
    elif kind == "zero_part":
        at = chance.randrange(len(data) - 16)
        data[at : at + 16] = bytes(16)
    elif kind == "flip":
        for at in chance.sample(range(len(data)), 3):
            data[at] ^= 1 << chance.randrange(8)
    elif kind == "append":
        data += b"\0"
    else:
        other = chance.choice([one for one in range(1, 7) if one != number])
        hurt |= {other}
        data, swapped = bytearray(desk.path(other).read_bytes()), bytes(data)
        desk.path(other).write_bytes(swapped)
    path.write_bytes(data)
    return hurt


@pytest.mark.parametrize("kind", KINDS)
def test_what_opens_is_always_exactly_an_intact_generation(tmp_path: Path, kind: str) -> None:
    chance = random.Random(kind)
    for trial in range(40):
        desk = Desk(tmp_path / str(trial), CLOCKS[trial % len(CLOCKS)])
        desk.filled(6)
        first = damage(desk, 6, kind, chance)
        hurt = first | (damage(desk, 5, "truncate", chance) if trial % 3 == 0 else set())
        newest = max(set(range(1, 7)) - hurt)
        with desk.open() as document:
            assert document.loaded.payload == content(newest)
            assert [one.number for one in document.loaded.damaged] == [n for n in (6, 5, 4) if n > newest]
            desk.save(document, content(7))
        with desk.open() as document:
            assert document.loaded.payload == content(7)
            assert not document.loaded.damaged


def test_the_time_of_a_lost_save_is_told_where_it_can_be_read(desk: Desk) -> None:
    desk.filled(3)
    path = desk.path(3)
    path.write_bytes(path.read_bytes()[:-10])
    with desk.open() as document:
        (lost,) = document.loaded.damaged
    assert (lost.number, lost.saved_at, lost.unfinished) == (3, desk.now, True)
    assert document.loaded.generation.header.saved_at < desk.now
    assert not path.exists()


def test_a_changed_file_is_kept_for_whoever_can_mend_it(desk: Desk) -> None:
    desk.filled(3)
    path = desk.path(3)
    data = bytearray(path.read_bytes())
    data[-100] ^= 1
    path.write_bytes(data)
    desk.open().close()
    assert path.read_bytes() == data


def test_when_nothing_is_intact_nothing_is_deleted(desk: Desk) -> None:
    desk.filled(3)
    for number in (1, 2, 3):
        desk.path(number).write_bytes(desk.path(number).read_bytes()[:50])
    with pytest.raises(NothingIntact):
        desk.open()
    assert len(desk.files()) == 3


def test_a_generation_of_another_report_is_not_taken_for_ours(desk: Desk) -> None:
    desk.filled(2)
    with desk.create(b"theirs", report=OTHER) as document:
        document.save(b"theirs", summary={}, now=START)
        document.save(b"theirs", summary={}, now=START)
    desk.path(3).write_bytes((desk.root / OTHER / "g" / "00000003.lapg").read_bytes())
    with desk.open() as document:
        assert document.loaded.payload == content(2)
        assert [one.number for one in document.loaded.damaged] == [3]


@pytest.mark.parametrize("told", [b'"XPR"', b"2025,", b":03:21", b'"0.1.0"'])
def test_a_changed_letter_in_the_header_is_noticed(desk: Desk, told: bytes) -> None:
    desk.create(content(1)).close()
    data = desk.path(1).read_bytes()
    assert told in data
    desk.path(1).write_bytes(data.replace(told, told.replace(b"X", b"Y").replace(b"2", b"3").replace(b"1.", b"4.")))
    with pytest.raises(NothingIntact):
        desk.open()
