"""Addresses: the right answer is read and replaced, everything else is shared, nothing wrong gets in."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lapreporter.report import paths
from lapreporter.report.answers import FIRST_DAY, LAST_DAY, Omission, OmissionKind
from lapreporter.report.contamination import ContaminatedArea
from lapreporter.report.paths import WrongAnswer
from lapreporter.report.report import Report
from lapreporter.report.shape import NoSuchAddress, leaves, pattern_of

AREAS = "contamination.areas"


def with_areas(*ids: str) -> Report:
    report = Report()
    for row_id in ids:
        report = paths.with_row(report, AREAS, ContaminatedArea(id=row_id))
    return report


def test_a_row_is_found_by_its_id_wherever_it_stands() -> None:
    report = with_areas("a", "b", "c")
    report = paths.replace(report, f"{AREAS}[b].size_m2", 420_000)
    rows = paths.get(report, AREAS)
    report = paths.replace(report, AREAS, rows[::-1])
    assert paths.get(report, f"{AREAS}[b].size_m2") == 420_000


def test_replacing_shares_what_did_not_change() -> None:
    report = with_areas("a", "b")
    changed = paths.replace(report, f"{AREAS}[a].size_m2", 1)
    assert changed.stockpiles is report.stockpiles
    assert changed.contamination.areas[1] is report.contamination.areas[1]
    assert report.contamination.areas[0].size_m2 is None


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (f"{AREAS}[a].size_m2", -1),
        (f"{AREAS}[a].size_m2", "12 ooo"),
        (f"{AREAS}[a].size_m2", True),
        (f"{AREAS}[a].hazard", "cha"),
        ("cover.state", "New Zealand"),
        ("cover.submitted_on", "2014-04-22"),
        (AREAS, (ContaminatedArea(id="a"), ContaminatedArea(id="a"))),
        (f"{AREAS}[a]", ContaminatedArea(id="b")),
    ],
)
def test_a_wrong_answer_is_refused(path: str, value: object) -> None:
    with pytest.raises(WrongAnswer):
        paths.replace(with_areas("a"), path, value)


@pytest.mark.parametrize("path", ["cover.nothing", f"{AREAS}[z].size_m2", "cover.state.name", "Cover", "a..b", ""])
def test_an_unknown_address_is_refused(path: str) -> None:
    with pytest.raises(NoSuchAddress):
        paths.get(Report(), path)
    with pytest.raises(NoSuchAddress):
        paths.replace(Report(), path, None)


def test_a_removed_row_takes_its_omissions_along() -> None:
    report = with_areas("a", "b")
    for row_id in ("a", "b"):
        report = paths.omit(report, f"{AREAS}[{row_id}].used_when", Omission(kind=OmissionKind.NOT_KNOWN))
    report = paths.without_row(report, AREAS, "a")
    assert list(report.omissions) == [f"{AREAS}[b].used_when"]


def test_an_omission_can_be_taken_back() -> None:
    report = paths.omit(Report(), "cover.submitted_on", Omission(kind=OmissionKind.WITHHELD))
    assert paths.omit(report, "cover.submitted_on", None) == Report()


def test_every_answer_of_the_model_can_be_addressed() -> None:
    report = Report()
    for leaf in leaves(Report):
        if "[]" not in leaf.pattern:
            assert paths.replace(report, leaf.pattern, paths.get(report, leaf.pattern)) == report


@given(
    st.lists(st.text("abcdef123", min_size=1, max_size=4), unique=True, min_size=1, max_size=6),
    st.dates(FIRST_DAY, LAST_DAY),
)
def test_what_was_written_is_read_back(ids: list[str], day: date) -> None:
    report = with_areas(*ids)
    path = f"{AREAS}[{ids[-1]}].marked_by"
    assert paths.get(paths.replace(report, path, day), path) == day
    assert pattern_of(path) == f"{AREAS}[].marked_by"
