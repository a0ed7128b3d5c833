"""One report under each edition: another paper, the same report."""

from __future__ import annotations

from pathlib import Path

import page
import pytest

from lapreporter.exchange.export import SealedPair, draft_pdf, make_pair
from lapreporter.exchange.identity import Identity
from lapreporter.exchange.publication import published
from lapreporter.form.edition import Edition
from lapreporter.form.lexicon import Lexicon
from lapreporter.form.loader import load_edition
from lapreporter.report.data import load
from lapreporter.report.report import EditionKey, Report
from lapreporter.report.shape import attachments_of
from lapreporter.words import Language
from tests.document.filled_reports import filled_report
from tests.exchange.printing.conftest import NOW
from tests.exchange.printing.reading import EXAMPLES, ROOT, bookmarks_of, text_of
from tests.exchange.printing.test_examples import FALSE_ALARM


@pytest.fixture(scope="module")
def of_2010() -> Edition:
    return load_edition(ROOT / "forms" / "editions" / "original-2010")


@pytest.fixture(scope="module")
def germany(of_2010: Edition, lexicon: Lexicon, english: Language, official: Identity) -> SealedPair:
    """The report of Germany for 2017, sealed under the form of 2010."""
    report = load((EXAMPLES / "deu-2017.json").read_bytes(), "deu-2017")
    report = report.model_copy(update={"edition": EditionKey.ORIGINAL_2010})
    return make_pair(
        report, {}, official, language=english, edition=of_2010, lexicon=lexicon, findings=(), now=NOW, place="Berlin"
    )


@pytest.mark.parametrize("seed", range(5))
def test_another_edition_sends_out_the_same_report(edition: Edition, seed: int) -> None:
    report = filled_report(seed)
    whole = published(report, edition)
    for key in EditionKey:
        other = published(report.model_copy(update={"edition": key}), load_edition(ROOT / "forms" / "editions" / key))
        assert other == whole.model_copy(update={"edition": key})


def test_the_data_differ_in_nothing_but_the_edition(
    practice: Report, edition: Edition, of_2010: Edition, lexicon: Lexicon, english: Language
) -> None:
    files = {one.sha256: b"" for one in attachments_of(practice)}
    found = []
    for key, printed_under in ((EditionKey.ADAPTED, edition), (EditionKey.ORIGINAL_2010, of_2010)):
        report = practice.model_copy(update={"edition": key})
        pair = make_pair(
            report, files, None, language=english, edition=printed_under, lexicon=lexicon, findings=(), now=NOW
        )
        found.append(load(pair.json, "report.json"))
    assert [one.edition for one in found] == [EditionKey.ADAPTED, EditionKey.ORIGINAL_2010]
    assert found[0] == found[1].model_copy(update={"edition": EditionKey.ADAPTED})


def test_what_the_form_of_2010_does_not_ask_is_named(
    practice: Report, of_2010: Edition, lexicon: Lexicon, english: Language, tmp_path: Path
) -> None:
    report = practice.model_copy(update={"edition": EditionKey.ORIGINAL_2010})
    pdf = draft_pdf(report, language=english, edition=of_2010, lexicon=lexicon, findings=(), now=NOW)
    text = text_of(pdf, tmp_path)
    assert "Answers beyond this form" in text
    assert "Criteria for priorities" in text
    assert "Action 18" not in text
    assert "Lausanne" not in text


def test_the_adapted_form_leaves_nothing_to_name(edition: Edition) -> None:
    assert not [path for path in edition.not_asked if not path.startswith("plan.overrides")]


@pytest.mark.parametrize("profile", ["3a", "ua-1"])
def test_the_form_of_2010_conforms(germany: SealedPair, profile: str) -> None:
    report = page.validate_pdf_bytes(germany.pdf, profile=profile)
    assert [failure for failure in report.failures if FALSE_ALARM not in str(failure)] == []


def test_the_cover_names_the_edition_and_what_its_letters_mean(germany: SealedPair, tmp_path: Path) -> None:
    text = text_of(germany.pdf, tmp_path)
    assert "Edition of the form: Form of 2010 (C technical, D retained)." in text
    titles = [title for title in bookmarks_of(germany.pdf) if title.startswith("Form ")]
    assert [title[5] for title in titles] == list("ABCDEFGHIJ")
    assert "Technical" in titles[2]
    assert "Retained" in titles[3]


def test_the_cover_takes_one_page(germany: SealedPair, tmp_path: Path) -> None:
    first = text_of(germany.pdf, tmp_path, "-l", "1")
    assert "Edition of the form" in first
    assert "Page 1 of 11" in first


def test_the_other_order_of_c_and_d_prints_the_same_answers_under_other_letters(
    practice: Report, of_2010: Edition, lexicon: Lexicon, english: Language, tmp_path: Path
) -> None:
    swapped = load_edition(ROOT / "forms" / "editions" / "original-2010-swapped")
    titles: dict[str, list[str]] = {}
    for key, printed_under in ((EditionKey.ORIGINAL_2010, of_2010), (EditionKey.ORIGINAL_2010_SWAPPED, swapped)):
        report = practice.model_copy(update={"edition": key})
        pdf = draft_pdf(report, language=english, edition=printed_under, lexicon=lexicon, findings=(), now=NOW)
        titles[key] = [title for title in bookmarks_of(pdf) if title.startswith("Form ")]
        assert "Answers beyond this form" in text_of(pdf, tmp_path)
    plain, other = titles[EditionKey.ORIGINAL_2010], titles[EditionKey.ORIGINAL_2010_SWAPPED]
    assert ["Technical" in plain[2], "Retained" in plain[3]] == [True, True]
    assert ["Retained" in other[2], "Technical" in other[3]] == [True, True]
    assert [title[5] for title in other] == list("ABCDEFGHIJ")
