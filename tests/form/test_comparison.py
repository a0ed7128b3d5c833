"""Two reports laid side by side: every value once, rows known by their ids, numbers with their growth."""

from __future__ import annotations

from decimal import Decimal

import pytest

from lapreporter.form.comparison import ChangeKind, Growth, answers, by_form, compare, differences
from lapreporter.report.answers import Money, Omission, OmissionKind, People, Period
from lapreporter.report.contamination import ContaminatedArea
from lapreporter.report.paths import omit
from lapreporter.report.report import Report
from tests.checks.speaking import report
from tests.document.filled_reports import filled_report

UNKNOWN = Omission(kind=OmissionKind.NOT_KNOWN)


def area(row: str, size: int | None, name: str = "North") -> ContaminatedArea:
    return ContaminatedArea(id=row, name=name, size_m2=size)


def test_every_value_is_added_removed_changed_or_the_same() -> None:
    old = report({"contamination.balance.cleared_m2": 10, "production.supplementary": "a", "other.text": "b"})
    new = report({"contamination.balance.cleared_m2": 20, "production.supplementary": "a", "other.compliance": "c"})
    assert {change.path: change.kind for change in compare(old, new)} == {
        "production.supplementary": ChangeKind.SAME,
        "contamination.balance.cleared_m2": ChangeKind.CHANGED,
        "other.text": ChangeKind.REMOVED,
        "other.compliance": ChangeKind.ADDED,
    }
    assert list(by_form(differences(old, new))) == ["contamination", "other"]


def test_rows_are_known_by_their_ids_wherever_they_stand() -> None:
    old = report({"contamination.areas": (area("a", 5), area("b", 7))})
    new = report({"contamination.areas": (area("b", 7), area("c", 9), area("a", 6))})
    changed = {change.path: (change.kind, change.old, change.new) for change in differences(old, new)}
    assert changed == {
        "contamination.areas[c].name": (ChangeKind.ADDED, None, "North"),
        "contamination.areas[c].size_m2": (ChangeKind.ADDED, None, 9),
        "contamination.areas[a].size_m2": (ChangeKind.CHANGED, 5, 6),
    }


def test_removed_rows_come_after_those_that_are_there() -> None:
    old = report({"contamination.areas": (area("gone", 5), area("b", 7))})
    new = report({"contamination.areas": (area("b", 8),)})
    assert [change.path for change in differences(old, new)] == [
        "contamination.areas[b].size_m2",
        "contamination.areas[gone].name",
        "contamination.areas[gone].size_m2",
    ]


@pytest.mark.parametrize(
    ("path", "old", "new", "growth"),
    [
        ("contamination.balance.cleared_m2", 2_000, 3_000, Growth(1_000, Decimal("1.5"))),
        ("contamination.balance.cleared_m2", 0, 5, Growth(5, None)),
        ("victim_assistance.known", People(women=10), People(women=4, men=1), Growth(-5, Decimal("0.5"))),
        (
            "victim_assistance.plan.budget",
            Money(amount=Decimal(100), currency="XTS"),
            Money(amount=Decimal(150), currency="XTS"),
            Growth(Decimal(50), Decimal("1.5")),
        ),
        (
            "victim_assistance.plan.budget",
            Money(amount=Decimal(100), currency="XTS"),
            Money(amount=Decimal(150), currency="XXX"),
            None,
        ),
        ("victim_assistance.plan.year_to", 2020, 2025, None),
        ("production.supplementary", "a", "b", None),
        ("stockpiles.separated", False, True, None),
    ],
)
def test_numbers_have_a_growth(path: str, old: object, new: object, growth: Growth | None) -> None:
    (change,) = differences(report({path: old}), report({path: new}))
    assert change.growth == growth


def test_an_answer_that_is_openly_not_given_is_not_silence() -> None:
    old, new = report({"contamination.balance.cleared_m2": 10}), report()
    (removed,) = differences(old, new)
    (said,) = differences(old, omit(new, "contamination.balance.cleared_m2", UNKNOWN))
    assert (removed.kind, said.kind) == (ChangeKind.REMOVED, ChangeKind.CHANGED)
    assert said.new == UNKNOWN
    assert said.growth is None


@pytest.mark.parametrize(
    "path", ["stockpiles.stated_total", "contamination.areas[a]", "cover.period.start", "retained.types"]
)
def test_omissions_of_parts_rows_and_halves_of_answers_are_seen(path: str) -> None:
    before = report({"contamination.areas": (area("a", 5),), "cover.period": Period()})
    (change,) = differences(before, omit(before, path, UNKNOWN))
    assert (change.path, change.new) == (path, UNKNOWN)


def test_a_report_differs_from_itself_in_nothing_and_from_nothing_in_every_answer() -> None:
    full = filled_report(7)
    assert differences(full, full) == ()
    assert [change.path for change in differences(Report(), full)] == [answer.path for answer in answers(full)]
    assert {change.kind for change in differences(full, Report())} == {ChangeKind.REMOVED}
