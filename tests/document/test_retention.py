from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta

from lapreporter.document.retention import Kept, surplus
from tests.document.clocks import AT_ANY_TIME, Clock
from tests.document.conftest import Desk
from tests.document.samples import content

NOW = datetime(2026, 4, 10, 14, 0, tzinfo=UTC)


def saves(count: int, every: timedelta, size: int = 1000, milestones: frozenset[int] = frozenset()) -> list[Kept]:
    return [Kept(n, NOW - (count - n) * every, size, n in milestones) for n in range(1, count + 1)]


def kept(generations: list[Kept], protected: frozenset[int] = frozenset(), cap: int = 200_000_000) -> set[int]:
    gone = surplus(generations, protected, NOW, cap)
    return {one.number for one in generations} - set(gone)


def test_the_twenty_newest_stay() -> None:
    assert kept(saves(100, timedelta(seconds=2))) >= set(range(81, 101))


def test_one_per_hour_stays_for_a_day_and_one_per_day_for_a_month() -> None:
    everything = saves(4 * 24 * 45, timedelta(minutes=15))
    numbers = kept(everything)
    left = [one for one in everything if one.number in numbers]
    old = [one for one in left if one.number <= len(everything) - 20]
    hours = {one.saved_at.strftime("%d %H") for one in old if NOW - one.saved_at < timedelta(days=1)}
    days = {one.saved_at.date() for one in old if NOW - one.saved_at >= timedelta(days=1)}
    assert 18 <= len(hours) <= 20
    assert len(days) == 29
    assert len(left) < 75


def test_every_milestone_stays() -> None:
    marked = frozenset({3, 500, 900})
    assert kept(saves(1000, timedelta(hours=7), milestones=marked)) >= marked


def test_the_cap_takes_the_oldest_first_and_milestones_last() -> None:
    everything = saves(20, timedelta(minutes=1), size=10, milestones=frozenset({1}))
    assert kept(everything, frozenset({18, 19, 20}), cap=50) == {1, 17, 18, 19, 20}


def test_the_cap_never_takes_what_is_protected() -> None:
    assert kept(saves(20, timedelta(minutes=1), size=100), frozenset({18, 19, 20}), cap=50) == {18, 19, 20}


def test_ten_thousand_saves_leave_what_the_rule_says() -> None:
    chance = random.Random(5)
    on_disk: list[Kept] = []
    now = NOW - timedelta(days=60)
    for number in range(1, 10_001):
        now += timedelta(seconds=chance.choice([2, 60, 3600]) * chance.random())
        on_disk.append(Kept(number, now, 1000, chance.random() < 0.001))
        gone = set(surplus(on_disk, frozenset({number}), now))
        on_disk = [one for one in on_disk if one.number not in gone]
        assert len(on_disk) <= 20 + 25 + 31 + sum(one.milestone for one in on_disk)
    assert len({one.saved_at.date() for one in on_disk}) >= 29


def test_a_clock_from_another_decade_does_not_fill_the_disk() -> None:
    future = [Kept(n, NOW + timedelta(days=5000, hours=n), 10, milestone=False) for n in range(1, 500)]
    assert len(kept(future)) == 20


@AT_ANY_TIME
def test_old_generations_go_from_the_disk(desk: Desk, clock: Clock) -> None:
    with desk.create(content(1)) as document:
        desk.save(document, content(2), milestone="sent")
        for number in range(3, 60):
            desk.save(document, content(number))
    names = desk.files()
    # Saves of which each seems three hours older are each the only one of their hour, for a day, or of their day.
    assert len(names) <= (24 if clock.step > timedelta(0) else 24 + 7 + 8)
    assert "00000002.lapg" in names
    assert "00000059.lapg" in names


@AT_ANY_TIME
def test_three_intact_generations_stay_when_the_newer_ones_are_damaged(desk: Desk) -> None:
    desk.filled(30)
    for number in range(12, 31):
        data = bytearray(desk.path(number).read_bytes())
        data[0 if number == 12 else -80] ^= 1
        desk.path(number).write_bytes(data)
    with desk.open() as document:
        assert document.loaded.payload == content(11)
        desk.save(document, content(31))
        desk.save(document, content(32))
        assert [one.header.number for one in document.versions()][:3] == [32, 31, 11]
