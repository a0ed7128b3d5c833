"""Every example report as it leaves: conforming, complete, and with its figures as printed by the source."""

from __future__ import annotations

from pathlib import Path

import page
import pytest

from lapreporter.checks.plan.plan import Plan
from lapreporter.exchange.export import make_pair
from lapreporter.exchange.identity import Identity
from lapreporter.form.edition import Edition
from lapreporter.form.lexicon import Lexicon
from lapreporter.report.data import load
from lapreporter.words import Language
from tests.exchange.printing.conftest import NOW, Beside
from tests.exchange.printing.reading import EXAMPLES, GOLDEN, bookmarks_of, text_of

FALSE_ALARM = "STREAM-LENGTH-001"
NAMES = sorted(path.stem for path in EXAMPLES.glob("*.json"))


@pytest.fixture(scope="module", params=NAMES)
def printed(
    request: pytest.FixtureRequest,
    edition: Edition,
    lexicon: Lexicon,
    english: Language,
    official: Identity,
    plan: Plan,
    beside: Beside,
) -> tuple[str, bytes]:
    """The name of an example and its sealed PDF."""
    name: str = request.param
    report = load((EXAMPLES / f"{name}.json").read_bytes(), name)
    pair = make_pair(
        report, {}, official, language=english, edition=edition, lexicon=lexicon, findings=(), now=NOW, place="Geneva",
        case=beside(report), plan=plan,
    )  # fmt: skip
    return name, pair.pdf


def test_the_figures_stand_as_the_source_prints_them(printed: tuple[str, bytes], tmp_path: Path) -> None:
    name, pdf = printed
    text = text_of(pdf, tmp_path)
    wanted = (GOLDEN / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    assert [line for line in wanted if line not in text] == []


@pytest.mark.parametrize("profile", ["3a", "ua-1"])
def test_the_sealed_file_conforms(printed: tuple[str, bytes], profile: str) -> None:
    report = page.validate_pdf_bytes(printed[1], profile=profile)
    assert [failure for failure in report.failures if FALSE_ALARM not in str(failure)] == []


def test_every_form_is_there_under_its_letter(printed: tuple[str, bytes]) -> None:
    titles = bookmarks_of(printed[1])
    assert titles[:2] == ["Cover", "Summary"]
    assert [title[5] for title in titles if title.startswith("Form ")] == list("ABCDEFGHIJ")
    assert titles[-1] == "Signature"


def test_no_page_is_empty(printed: tuple[str, bytes], tmp_path: Path) -> None:
    pages = text_of(printed[1], tmp_path).split("Seal code ")
    assert all(len(one.split()) > 15 for one in pages[:-1])
