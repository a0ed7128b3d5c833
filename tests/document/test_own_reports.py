"""A document that is opened takes along the user's own earlier reports of the same State."""

from __future__ import annotations

import uuid
from datetime import date
from pathlib import Path

import pytest

from lapreporter.document.content import Content, summary, to_bytes
from lapreporter.document.files import Files
from lapreporter.document.lock import Owner
from lapreporter.document.origin import Origin, Seal
from lapreporter.document.own_reports import with_own_reports
from lapreporter.document.shelf import Shelf
from lapreporter.report.answers import Period
from lapreporter.report.cover import ReportKind
from lapreporter.report.report import Report
from tests.checks.speaking import report
from tests.document.samples import OWNER, START


def of(year: int, state: str = "XPR", **answers: object) -> Report:
    period = Period(start=date(year, 1, 1), end=date(year, 12, 31))
    told = {path.replace("__", "."): value for path, value in answers.items()}
    return report({"cover.state": state, "cover.kind": ReportKind.ANNUAL, "cover.period": period, **told})


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path / "reports", Files(), "1")


def keep(shelf: Shelf, content: Content, owner: Owner = OWNER) -> str:
    report_id = str(uuid.uuid4())
    shelf.create(report_id, to_bytes(content), summary=summary(content.report), now=START, owner=owner).close()
    return report_id


def years(content: Content) -> list[int | None]:
    return [one.year() for one in content.history]


def test_own_reports_for_earlier_years_are_taken_along_oldest_first(shelf: Shelf) -> None:
    for year in (2024, 2022):
        keep(shelf, Content(report=of(year)))
    keep(shelf, Content(report=of(2023, state="NOR")))
    keep(shelf, Content(report=of(2026)))
    opened = with_own_reports(Content(report=of(2025)), shelf, "")
    assert years(opened) == [2022, 2024]
    assert [(one.year, one.name) for one in opened.origins] == [(2022, "XPR 2022"), (2024, "XPR 2024")]


def test_the_report_itself_is_none_of_them(shelf: Shelf) -> None:
    content = Content(report=of(2025))
    report_id = keep(shelf, content)
    assert with_own_reports(content, shelf, report_id) is content


def test_what_was_chosen_for_a_year_stays(shelf: Shelf) -> None:
    chosen = of(2024, other__text="as it was sent")
    origin = Origin.of(2024, "sent.pdf", Seal.INTACT)
    keep(shelf, Content(report=of(2024, other__text="a draft")))
    keep(shelf, Content(report=of(2023)))
    opened = with_own_reports(Content(report=of(2025), history=(chosen,), origins=(origin,)), shelf, "")
    assert opened.history == (of(2023), chosen)
    assert origin in opened.origins


def test_an_amendment_takes_the_place_of_what_it_amends(shelf: Shelf) -> None:
    sent = of(2024, cover__submitted_on=date(2025, 4, 1))
    later = of(2024, cover__submitted_on=date(2025, 9, 1), cover__kind=ReportKind.AMENDMENT, other__text="corrected")
    keep(shelf, Content(report=later))
    assert with_own_reports(Content(report=of(2025), history=(sent,)), shelf, "").history == (later,)


def test_two_that_contradict_each_other_are_left_out(shelf: Shelf) -> None:
    for text in ("one", "other"):
        keep(shelf, Content(report=of(2024, other__text=text)))
    content = Content(report=of(2025))
    assert with_own_reports(content, shelf, "") is content


def test_a_report_whose_seal_was_broken_says_so(shelf: Shelf) -> None:
    keep(shelf, Content(report=of(2024), origins=(Origin.of(2024, "changed.pdf", Seal.BROKEN),)))
    opened = with_own_reports(Content(report=of(2025)), shelf, "")
    assert [one.seal for one in opened.origins] == [Seal.BROKEN]


def test_a_report_without_state_or_year_compares_with_nothing(shelf: Shelf) -> None:
    keep(shelf, Content(report=of(2024)))
    assert years(with_own_reports(Content(), shelf, "")) == []
