"""The no-change report on paper: New Zealand for 2014, with no obligations and a law of 2009."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import page
import pytest

from lapreporter.checks.case import Case
from lapreporter.checks.checker import Checker
from lapreporter.checks.finding import Finding
from lapreporter.checks.registry import rules
from lapreporter.exchange.export import SealedPair, draft_pdf, make_pair
from lapreporter.exchange.identity import Identity
from lapreporter.exchange.signer import Contact
from lapreporter.exchange.verdict import Outcome
from lapreporter.exchange.verification import verify
from lapreporter.form.edition import Edition
from lapreporter.form.lexicon import Lexicon
from lapreporter.form.loader import load_edition
from lapreporter.report.answers import Omission, OmissionKind, Period
from lapreporter.report.contamination import ContaminationStatementCode
from lapreporter.report.cover import FormMark, Institution, Mark, Marks
from lapreporter.report.data import load
from lapreporter.report.paths import replace
from lapreporter.report.report import EditionKey, Report
from lapreporter.report.resources import GivenStatementCode, NationalStatementCode
from lapreporter.words import Language
from tests.exchange.printing.conftest import NOW
from tests.exchange.printing.reading import EXAMPLES, ROOT, bookmarks_of, text_of
from tests.exchange.printing.test_examples import FALSE_ALARM

BEFORE, LAW_REPORTED = date(2014, 4, 22), date(2011, 1, 31)
END = date(2014, 12, 31)
ANSWERS: Mapping[str, Any] = {
    "cover.period": Period(start=date(2014, 1, 1), end=END),
    "cover.submitted_on": date(2015, 4, 30),
    "cover.last_report_on": BEFORE,
    "stockpiles.statement.as_of": END,
    "retained.statement.as_of": END,
    "production.statement.as_of": END,
}
INVENTED: Mapping[str, Any] = {
    "cover.institutions": (
        Institution(
            id="i1", institution="Ministry of Practice", email="reports@example.org", telephone="+999 5550 100"
        ),
        Institution(id="i2", institution="Mine Action Office of Practice", email="office@example.org"),
    ),
    "contamination.statement.code": ContaminationStatementCode.NONE_KNOWN,
    "contamination.statement.as_of": END,
    "resources.national_statement.code": NationalStatementCode.NONE_NEEDED,
    "resources.given_statement.code": GivenStatementCode.NONE_GIVEN,
    "other.text": "The Republic encourages other States to join.",
}


def new_zealand() -> Report:
    """The report for 2014 as far as the sources tell: all forms as in the report of 22 April 2014."""
    report = load((EXAMPLES / "nzl-2013.json").read_bytes(), "nzl-2013")
    report = report.model_copy(update={"edition": EditionKey.SHORT, "omissions": {}})
    for path, value in ANSWERS.items():
        report = replace(report, path, value)
    for form in Marks.model_fields:
        last = LAW_REPORTED if form == "national_measures" else BEFORE
        report = replace(report, f"cover.marks.{form}", FormMark(mark=Mark.UNCHANGED, last_date=last))
    return report


def practice_short() -> Report:
    """The same for the invented State, with everything a short form can say."""
    report = replace(new_zealand(), "cover.state", "XPR")
    for path, value in INVENTED.items():
        report = replace(report, path, value)
    return report


@pytest.fixture(scope="module")
def short() -> Edition:
    return load_edition(ROOT / "forms" / "editions" / "short")


@pytest.fixture
def text(short: Edition, lexicon: Lexicon, english: Language, tmp_path: Path) -> Callable[..., str]:
    def printed(report: Report, findings: tuple[Finding, ...] = ()) -> str:
        pdf = draft_pdf(report, language=english, edition=short, lexicon=lexicon, findings=findings, now=NOW)
        return text_of(pdf, tmp_path)

    return printed


@pytest.fixture(scope="module")
def pair(short: Edition, lexicon: Lexicon, english: Language, official: Identity) -> SealedPair:
    return make_pair(
        new_zealand(), {}, official, language=english, edition=short, lexicon=lexicon, findings=(), now=NOW,
        place="Wellington",
    )  # fmt: skip


def test_it_takes_two_pages(pair: SealedPair, tmp_path: Path) -> None:
    text = text_of(pair.pdf, tmp_path)
    assert "Page 2 of 2" in text
    assert text_of(pair.pdf, tmp_path, "-l", "1").count("Seal code") == 1


def test_two_pages_also_hold_everything_it_can_say(text: Callable[..., str]) -> None:
    assert "Page 2 of 2" in text(practice_short())


@pytest.mark.parametrize("profile", ["3a", "ua-1"])
def test_it_conforms(pair: SealedPair, profile: str) -> None:
    report = page.validate_pdf_bytes(pair.pdf, profile=profile)
    assert [failure for failure in report.failures if FALSE_ALARM not in str(failure)] == []


def test_the_strict_check_accepts_it(pair: SealedPair, known: dict[str, Contact]) -> None:
    assert verify(pair.pdf, pair.json, pair.signature, known).outcome is Outcome.INTACT


def test_the_data_are_a_whole_report(pair: SealedPair) -> None:
    report = load(pair.json, "report.json")
    assert report.edition is EditionKey.SHORT
    assert report == new_zealand()


def test_each_form_is_a_sentence_with_its_date(pair: SealedPair, tmp_path: Path) -> None:
    first = " ".join(text_of(pair.pdf, tmp_path, "-l", "1").split())
    assert "nothing has changed" in first
    assert "Munitions Prohibition Act 2009." in first
    assert "unchanged since the report of 31 January 2011" in first
    assert first.count("unchanged since the report of 22 April 2014") == 7
    assert first.count("31 December 2014") == 4


def test_it_says_why_it_may_be_used(pair: SealedPair, tmp_path: Path) -> None:
    text = " ".join(text_of(pair.pdf, tmp_path).split())
    assert "This is not a first report." in text
    assert "checked by rule when the report was closed" in text
    assert "report.json also holds what is carried over" in text


def test_what_stands_against_it_is_said_instead(text: Callable[..., str]) -> None:
    report = replace(replace(new_zealand(), "cover.last_report_on", None), "cover.marks", Marks())
    findings = Checker(rules()).check(Case(report, date(2015, 4, 30)))
    said = " ".join(text(report, tuple(findings)).split())
    assert "no earlier full report is known" in said
    assert "An earlier report is on record." not in said
    assert "checked by rule" not in said


def test_the_second_page_holds_amounts_contacts_and_signature(text: Callable[..., str]) -> None:
    said = text(practice_short())
    second = said[said.index("Resources and cooperation in 2014") :]
    assert "no obligation under Article 3, 4 or 5" in second
    assert "encourages other States to join" in second
    assert "Mine Action Office of Practice" in second
    assert "Official stamp" in second


def test_a_gap_is_said_openly(text: Callable[..., str]) -> None:
    gap = Omission(kind=OmissionKind.NOT_KNOWN, explanation="The ministry of finance has not answered.")
    said = text(new_zealand().model_copy(update={"omissions": {"resources.given": gap}}))
    assert "not known" in said
    assert "The ministry of finance has not answered." in said


def test_a_form_that_changed_follows_in_full(
    short: Edition, lexicon: Lexicon, english: Language, practice: Report, tmp_path: Path
) -> None:
    report = practice_short().model_copy(update={"retained": practice.retained})
    report = replace(report, "cover.marks.retained.mark", Mark.CHANGED)
    pdf = draft_pdf(report, language=english, edition=short, lexicon=lexicon, findings=(), now=NOW)
    said = " ".join(text_of(pdf, tmp_path).split())
    assert "nothing has changed but Form D" in said
    assert "Changed: the form is filled in on page 3" in said
    assert "Planned use" in said
    titles = bookmarks_of(pdf)
    assert titles[0] == "No-change report"
    assert titles[1].startswith("Form D")


def test_a_form_without_mark_is_not_confirmed(text: Callable[..., str]) -> None:
    said = text(replace(new_zealand(), "cover.marks.production", FormMark()))
    assert said.count("unchanged since") == 9
    assert said.count("not answered") == 1
