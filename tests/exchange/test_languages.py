"""Every language on paper: the pages agree with the data, conform, can be read, and the data stay the same."""

from __future__ import annotations

import email
import email.policy
import json
from email.message import EmailMessage
from functools import cache
from io import BytesIO
from pathlib import Path

import page
import pikepdf
import pytest

from lapreporter.checks.case import Case
from lapreporter.cli.reference import edition, lexicon, plan, printer, states
from lapreporter.exchange.export import SealedPair, draft_pdf, make_pair
from lapreporter.exchange.identity import Identity, describe
from lapreporter.exchange.letter import introduction, letter_pdf
from lapreporter.exchange.mail import Addressee, Cargo, mail_draft
from lapreporter.exchange.profile import open_strictly
from lapreporter.exchange.readback import Agreement, read_back
from lapreporter.i18n import languages, open_language
from lapreporter.locations import shipped
from lapreporter.report.data import load
from lapreporter.report.report import EditionKey, Report
from tests.exchange.printing.reading import bookmarks_of, text_of
from tests.exchange.sealing import NOW
from tools.pseudo import pseudo_languages

FALSE_ALARM = "STREAM-LENGTH-001"
CODES = [manner.code for manner in languages()]
TURNED = dict.fromkeys(map(ord, "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"))


@cache
def example(name: str) -> Report:
    return load(shipped("resources", "examples", f"{name}.json").read_bytes(), name)


def printed(report: Report, code: str, official: Identity | None = None) -> SealedPair:
    """The report in another language; the State's own texts stay English."""
    turned = report.model_copy(update={"language": code, "text_language": None if code == "en" else "en"})
    return make_pair(
        turned,
        {},
        official,
        language=open_language(code),
        edition=edition(turned.edition),
        lexicon=lexicon(),
        findings=(),
        now=NOW,
        place="Geneva",
        case=Case(report=turned, today=NOW.date(), states=states()),
        plan=plan(),
    )


@pytest.mark.parametrize(
    ("name", "code"),
    [
        *((name, code) for code in CODES for name in ("hrv-2016", "lao-2017")),
        # The one that uses every table, in the languages that are set in their own way.
        *(("xpr-2025", code) for code in CODES if code in ("ar", "zh-Hans")),
    ],
)
def test_the_pages_agree_with_the_data_in_every_language(name: str, code: str) -> None:
    pair = printed(example(name), code)
    with open_strictly(pair.pdf) as document:
        found = read_back(document, pair.json, printer())
    assert isinstance(found, Agreement), found
    assert found.figures > 20


@pytest.mark.parametrize("code", CODES)
def test_the_short_form_agrees_with_its_data_in_every_language(code: str) -> None:
    pair = printed(example("nzl-2013").model_copy(update={"edition": EditionKey.SHORT}), code)
    with open_strictly(pair.pdf) as document:
        assert isinstance(read_back(document, pair.json, printer()), Agreement)


@pytest.mark.parametrize("code", CODES)
def test_a_signed_report_conforms_in_every_language(code: str, official: Identity) -> None:
    pdf = printed(example("lao-2017"), code, official).pdf
    for profile in ("3a", "ua-1"):
        report = page.validate_pdf_bytes(pdf, profile=profile)
        assert [failure for failure in report.failures if FALSE_ALARM not in str(failure)] == []
    with pikepdf.open(BytesIO(pdf)) as document:
        assert str(document.Root.Lang) == code
        assert (str(document.Root.ViewerPreferences.get("/Direction", "/L2R")) == "/R2L") is (code == "ar")


def test_a_report_goes_through_all_languages_and_comes_back_the_same() -> None:
    report = example("lao-2017")
    first = json.loads(printed(report, "en").json)
    for code in [*CODES, "en"]:
        pair = printed(report, code)
        report = load(pair.json, "report.json")
        turned = json.loads(pair.json)
        assert (turned.pop("language", "en"), turned.pop("text_language", None)) == (
            code,
            None if code == "en" else "en",
        )
        assert turned == {key: value for key, value in first.items() if key not in ("language", "text_language")}


@pytest.mark.parametrize("code", CODES)
def test_titles_and_figures_copy_out_in_every_language(code: str, tmp_path: Path) -> None:
    language, pdf = open_language(code), printed(example("hrv-2016"), code).pdf
    text = text_of(pdf, tmp_path).translate(TURNED)
    form = edition(EditionKey.ADAPTED).form("contamination")
    assert language.text(form.title) in text
    assert language.state("HRV") in text
    assert " ".join(language.number(1_200_000).split()) in text
    assert language.text("Signature") in bookmarks_of(pdf)[-1]


@pytest.mark.parametrize("code", [code for code in CODES if code != "en"])
def test_texts_of_the_state_stay_and_say_which_language_they_are_in(code: str, tmp_path: Path) -> None:
    pdf = printed(example("lao-2017"), code).pdf
    assert "Since 1964: 29,554 people killed and 21,200 injured." in text_of(pdf, tmp_path).translate(TURNED)
    with pikepdf.open(BytesIO(pdf)) as document:
        tongues = [str(one.Lang) for one in document.objects if isinstance(one, pikepdf.Dictionary) and "/S" in one
                   and "/Lang" in one]  # fmt: skip
    assert set(tongues) == {"en"}
    assert len(tongues) >= 10


def test_a_report_in_the_language_of_its_texts_labels_none() -> None:
    pdf = printed(example("lao-2017"), "en").pdf
    with pikepdf.open(BytesIO(pdf)) as document:
        elements = [one for one in document.objects if isinstance(one, pikepdf.Dictionary) and "/S" in one]
    assert not any("/Lang" in one for one in elements)


@pytest.mark.parametrize("code", ["en-XA", "ar-XB"])
def test_longer_and_mirrored_words_conform_as_well(code: str) -> None:
    report, language = example("xpr-2025"), pseudo_languages()[code]
    pair = make_pair(
        report, {}, None, language=language, edition=edition(report.edition), lexicon=lexicon(), findings=(), now=NOW,
        case=Case(report=report, today=NOW.date(), states=states()), plan=plan(),
    )  # fmt: skip
    found = page.validate_pdf_bytes(pair.pdf, profile="ua-1")
    assert [failure for failure in found.failures if FALSE_ALARM not in str(failure)] == []


@pytest.mark.parametrize("code", CODES)
def test_the_letter_of_introduction_is_one_page_and_conforms(code: str, official: Identity) -> None:
    said = introduction(describe(official.certificate), "Director", "LAO", NOW.date())
    pdf = letter_pdf(said, open_language(code), NOW)
    with pikepdf.open(BytesIO(pdf)) as document:
        assert len(document.pages) == 1
    found = page.validate_pdf_bytes(pdf, profile="ua-1")
    assert [failure for failure in found.failures if FALSE_ALARM not in str(failure)] == []


@pytest.mark.parametrize("code", CODES)
def test_the_e_mail_names_state_and_year_in_the_language_of_the_report(code: str) -> None:
    language = open_language(code)
    cargo = Cargo("LAO_A7_2017", b"%PDF-1.7", b"{}", "LAO", 2017, "Amina Idris")
    draft = mail_draft(cargo, [Addressee("UN", "un@a.example")], [], language)
    message = email.message_from_bytes(draft.content, policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    body = message.get_body()
    assert body is not None
    for said in (str(message["Subject"]), body.get_content()):
        assert language.state("LAO") in said
        assert "2017" in said
    assert message["Content-Language"] == code


def test_arabic_indic_figures_are_printed_where_they_are_chosen(tmp_path: Path) -> None:
    report = example("hrv-2016")
    pdf = draft_pdf(
        report, language=open_language("ar", digits="arabic-indic"), edition=edition(report.edition),
        lexicon=lexicon(), findings=(), now=NOW,
    )  # fmt: skip
    assert "١٬٢٠٠٬٠٠٠" in text_of(pdf, tmp_path)
