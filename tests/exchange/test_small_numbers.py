"""In the public version no small number of victims can be read or worked out."""

from __future__ import annotations

from collections.abc import Iterator

from hypothesis import given, settings
from hypothesis import strategies as st

from lapreporter.exchange.small_numbers import hide_small
from lapreporter.locations import shipped
from lapreporter.report.answers import People
from lapreporter.report.data import load
from lapreporter.report.report import Report
from lapreporter.report.victim_assistance import Casualties, DeviceCount, Incident, Service, VictimAssistance

SMALL = 4
GROUPS = ("women", "men", "girls", "boys", "unknown")

counts = st.none() | st.integers(0, 12)
people = st.builds(People, women=counts, men=counts, girls=counts, boys=counts, unknown=counts)


@st.composite
def reports(draw: st.DrawFn) -> Report:
    """A report whose breakdowns of the casualties agree, as those that pass the checks do."""
    cells = draw(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=4))
    killed, injured = sum(one for one, _ in cells), sum(one for _, one in cells)
    women = draw(st.integers(0, killed + injured))
    victims = VictimAssistance(
        known=draw(people),
        casualties=Casualties(killed=killed, injured=injured, people=People(women=women, men=killed + injured - women)),
        devices=tuple(DeviceCount(id=f"d{at}", persons=sum(pair)) for at, pair in enumerate(cells)),
        incidents=tuple(Incident(id=f"i{at}", killed=one, injured=two) for at, (one, two) in enumerate(cells)),
        services=tuple(Service(id=f"s{at}", people=one) for at, one in enumerate(draw(st.lists(people, max_size=3)))),
    )
    return Report(victim_assistance=victims)


def breakdowns(victims: VictimAssistance) -> Iterator[tuple[int | None, list[int | None]]]:
    """Every breakdown that is shown: its total, where it is known, and its cells."""
    one_year = victims.casualties
    total = one_year.people.total if one_year.people.total is not None else one_year.people.by_group()
    yield total, [one_year.killed, one_year.injured]
    yield total, [one_year.people.women, one_year.people.men]
    yield total, [row.persons for row in victims.devices]
    yield one_year.killed, [row.killed for row in victims.incidents]
    yield one_year.injured, [row.injured for row in victims.incidents]
    for one in (victims.known, *(row.people for row in victims.services)):
        yield one.total, [getattr(one, name) for name in GROUPS]


def possible_values(total: int | None, cells: list[int | None]) -> int | None:
    """How many values a hidden cell of a breakdown can have; None if there is no hidden one or nothing bounds it."""
    hidden = cells.count(None)
    if hidden == 0 or total is None:
        return None
    rest = total - sum(one for one in cells if one is not None)
    return 1 if hidden == 1 else rest + 1


@settings(max_examples=500, deadline=None)
@given(reports())
def test_no_small_number_is_shown_and_a_hidden_one_has_at_least_three_values(report: Report) -> None:
    before = list(breakdowns(report.victim_assistance))
    shown = hide_small(report, SMALL).report.victim_assistance
    for (_, cells), (total, left) in zip(before, breakdowns(shown), strict=True):
        assert all(one is None or one == 0 or one > SMALL for one in left)
        assert total is None or total == 0 or total > SMALL
        was_hidden = any(old is not None and new is None for old, new in zip(cells, left, strict=True))
        values = possible_values(total, left) if was_hidden else None
        assert values is None or values >= 3


def test_totals_that_are_large_enough_stay() -> None:
    report = load(shipped("resources", "examples", "lao-2017.json").read_bytes(), "lao-2017.json")
    before = report.victim_assistance.casualties
    after = hide_small(report, SMALL).report.victim_assistance.casualties
    assert before.people.persons() == after.people.persons() == 41


def test_few_persons_with_disabilities_are_not_shown_and_the_groups_stay() -> None:
    report = Report(victim_assistance=VictimAssistance(known=People(women=40, men=60, disability=2)))
    assert hide_small(report, SMALL).report.victim_assistance.known == People(women=40, men=60)


def test_large_numbers_are_left_alone() -> None:
    report = Report(victim_assistance=VictimAssistance(known=People(women=40, men=60, girls=0, disability=20)))
    hiding = hide_small(report, SMALL)
    assert hiding.hidden == ()
    assert hiding.report == report
