"""Amending what was sent: the copy says what it amends, and what it changes can be listed."""

from __future__ import annotations

from datetime import date

from lapreporter.document.amendment import amend, amended, amendment, corrected
from lapreporter.document.content import Content
from lapreporter.form.comparison import ChangeKind
from lapreporter.report.answers import Period
from lapreporter.report.cover import ReportKind
from lapreporter.report.paths import replace
from tests.checks.speaking import report

SENT = report(
    {
        "cover.state": "XPR",
        "cover.kind": ReportKind.ANNUAL,
        "cover.period": Period(start=date(2024, 1, 1), end=date(2024, 12, 31)),
        "cover.submitted_on": date(2025, 4, 12),
        "contamination.balance.cleared_m2": 470_000,
    }
)


def test_a_copy_says_what_it_amends_and_what_was_sent_stays() -> None:
    before = SENT.model_copy()
    cover = amend(SENT, date(2025, 4, 12)).cover
    assert (cover.kind, cover.amends_submitted_on) == (ReportKind.AMENDMENT, date(2025, 4, 12))
    assert cover.submitted_on is None
    assert cover.period == SENT.cover.period
    assert before == SENT


def test_an_amendment_lists_what_it_changes_and_not_that_it_is_one() -> None:
    content = amendment(SENT, date(2025, 4, 12), ())
    assert amended(content) == ()
    report_now = replace(content.report, "contamination.balance.cleared_m2", 500_000)
    report_now = replace(report_now, "cover.submitted_on", date(2025, 9, 1))
    (change,) = amended(content.model_copy(update={"report": report_now}))
    assert (change.path, change.kind) == ("contamination.balance.cleared_m2", ChangeKind.CHANGED)
    assert (change.old, change.new) == (470_000, 500_000)


def test_an_amendment_of_an_amendment_names_the_last_one() -> None:
    again = amend(amend(SENT, date(2025, 4, 12)), date(2025, 9, 1))
    assert again.cover.amends_submitted_on == date(2025, 9, 1)


def test_a_report_that_amends_none_lists_nothing() -> None:
    assert amended(Content(report=SENT)) == ()


def test_a_figure_of_an_earlier_year_is_corrected_in_a_row_of_its_own() -> None:
    """Lao PDR first reported 134 casualties for 2009, later 117."""
    once = corrected(SENT, 2009, "Casualties", "134", "117", "The later list counts each person once.")
    twice = corrected(once, 2009, "Killed", "41", "35")
    rows = twice.other.corrections
    assert [(row.year, row.place, row.reported, row.correct) for row in rows] == [
        (2009, "Casualties", "134", "117"),
        (2009, "Killed", "41", "35"),
    ]
    assert rows[0].id != rows[1].id
    assert twice.victim_assistance == SENT.victim_assistance
