"""Earlier reports from several files: one for each year, of one State, oldest first; the official settles conflicts."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pytest

from lapreporter.document.content import HISTORY_LIMIT, Content, from_bytes, to_bytes
from lapreporter.document.history import Source, gather
from lapreporter.errors import AnotherState, Failure, NewerVersion, NoPlaceInTime, NotEarlier
from lapreporter.form.last_known import last_known
from lapreporter.i18n import SpokenLanguage
from lapreporter.report.answers import Omission, OmissionKind, Period
from lapreporter.report.cover import Mark, ReportKind
from lapreporter.report.data import load
from lapreporter.report.national_measures import Measure
from lapreporter.report.paths import omit
from tests.checks.speaking import report


def source(year: int, name: str = "", told: Mapping[str, object] | None = None, state: str = "XPR") -> Source:
    period = Period(start=date(year, 1, 1), end=date(year, 12, 31))
    made = report({"cover.state": state, "cover.kind": ReportKind.ANNUAL, "cover.period": period, **(told or {})})
    return Source(name or f"{year}.json", made)


def names(sources: tuple[Source, ...]) -> list[str]:
    return [one.name for one in sources]


def test_reports_stand_in_the_order_of_their_years() -> None:
    history = gather([source(2023), source(2021), source(2022)], "XPR", 2024)
    assert names(history.sources) == ["2021.json", "2022.json", "2023.json"]
    assert [one.year() for one in history.reports] == [2021, 2022, 2023]


def test_the_same_report_twice_counts_once() -> None:
    history = gather([source(2023, "a.lap"), source(2023, "b.pdf")], "XPR", 2024)
    assert (names(history.sources), names(history.superseded)) == (["a.lap"], ["b.pdf"])
    assert history.conflicts == ()


def test_two_that_contradict_each_other_are_laid_before_the_official() -> None:
    first = source(2023, "a.lap", {"contamination.balance.cleared_m2": 470_000})
    second = source(2023, "b.pdf", {"contamination.balance.cleared_m2": 500_000})
    history = gather([first, second, source(2022)], "XPR", 2024)
    (conflict,) = history.conflicts
    assert [conflict.first, conflict.second] == [first, second]
    assert conflict.year == 2023
    assert [(change.path, {change.old, change.new}) for change in conflict.changes] == [
        ("contamination.balance.cleared_m2", {470_000, 500_000})
    ]
    assert names(history.sources) == ["2022.json"]
    decided = gather([second, source(2022)], "XPR", 2024)
    assert names(decided.sources) == ["2022.json", "b.pdf"]


def test_an_amendment_takes_the_place_of_what_it_amends() -> None:
    sent = source(2023, "sent.pdf", {"cover.submitted_on": date(2024, 4, 1), "other.text": "a"})
    changed = {"cover.kind": ReportKind.AMENDMENT, "other.text": "b"}
    first = source(2023, "first.pdf", {"cover.submitted_on": date(2024, 6, 1), **changed})
    second = source(2023, "second.pdf", {"cover.submitted_on": date(2024, 9, 1), **changed})
    history = gather([first, sent, second], "XPR", 2024)
    assert names(history.sources) == ["second.pdf"]
    assert names(history.superseded) == ["first.pdf", "sent.pdf"]
    assert history.conflicts == ()


def test_two_amendments_of_one_day_that_differ_are_a_conflict() -> None:
    cover = {"cover.kind": ReportKind.AMENDMENT, "cover.submitted_on": date(2024, 6, 1)}
    history = gather([source(2023, "a", cover), source(2023, "b", {**cover, "other.text": "x"})], "XPR", 2024)
    assert len(history.conflicts) == 1


@pytest.mark.parametrize(
    ("wrong", "failure", "said"),
    [
        (source(2023, "other.pdf", state="NOR"), AnotherState, "other.pdf is a report of Norway, not of"),
        (source(2024, "same.pdf"), NotEarlier, "same.pdf is for 2024; only reports for years before 2024"),
        (source(2030, "future.pdf"), NotEarlier, "future.pdf is for 2030"),
        (Source("empty.json", report()), NoPlaceInTime, "empty.json does not say for which State"),
    ],
)
def test_a_file_that_does_not_belong_is_refused_and_the_others_are_taken(
    wrong: Source, failure: type[Failure], said: str, english: SpokenLanguage
) -> None:
    history = gather([source(2022), wrong, source(2023)], "XPR", 2024)
    ((refused, why),) = history.refused
    assert (refused, type(why)) == (wrong, failure)
    assert said in why.sentences(english)[0].replace("\u00a0", " ")
    assert names(history.sources) == ["2022.json", "2023.json"]


def test_a_file_of_a_newer_version_is_refused_before_it_is_gathered() -> None:
    with pytest.raises(NewerVersion):
        load(b'{"format": "ccm-article-7-report", "format_version": 99}', "new.json")


def test_the_newest_years_are_kept() -> None:
    history = gather([source(year) for year in range(1990, 2024)], "XPR", 2024)
    assert len(history.reports) == HISTORY_LIMIT
    assert history.reports[-1].year() == 2023
    assert names(history.left_out) == [f"{year}.json" for year in range(1990, 2004)]


def test_reports_too_large_to_take_along_are_left_out_and_named() -> None:
    rows = tuple(Measure(id=f"m{number}", content="x" * 50_000) for number in range(60))
    history = gather(
        [source(year, told={"national_measures.measures": rows}) for year in (2021, 2022, 2023)], "XPR", 2024
    )
    assert (names(history.left_out), names(history.sources)) == (["2021.json"], ["2022.json", "2023.json"])
    assert from_bytes(to_bytes(Content(history=history.reports)), "document").history == history.reports


def test_a_form_left_out_as_unchanged_is_what_the_last_report_that_held_it_said() -> None:
    law, gap = (Measure(id="l", title="Act"),), Omission(kind=OmissionKind.NOT_KNOWN)
    unchanged = {f"cover.marks.{form}.mark": Mark.UNCHANGED for form in ("national_measures", "contamination")}
    first = omit(source(2021, told={"national_measures.measures": law}).report, "contamination.areas", gap)
    second = source(2022, told=unchanged).report
    third = source(2023, told={**unchanged, "national_measures.penal": "Five years."}).report
    known = last_known((first, second))
    assert (known.national_measures, known.year()) == (first.national_measures, 2022)
    assert known.omissions == {"contamination.areas": gap}
    assert last_known((first, second, third)).national_measures == third.national_measures


def test_a_form_that_is_empty_without_a_mark_stays_empty() -> None:
    first = source(2021, told={"national_measures.penal": "Five years."}).report
    second = source(2022).report
    assert last_known((first, second)) == second
