"""The pages of a sealed report are read back and compared with its data."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from lapreporter.checks.case import Case
from lapreporter.cli.reference import edition, lexicon, plan, printer, states
from lapreporter.exchange.export import SealedPair, make_pair
from lapreporter.exchange.identity import Identity
from lapreporter.exchange.profile import open_strictly
from lapreporter.exchange.readback import Agreement, Disagreement, Unprintable, read_back
from lapreporter.exchange.verdict import Outcome, Result, Step
from lapreporter.exchange.verification import verify
from lapreporter.i18n import open_language
from lapreporter.locations import shipped
from lapreporter.report import paths
from lapreporter.report.answers import Attachment
from lapreporter.report.data import load
from lapreporter.report.report import EditionKey, Report
from lapreporter.words import Language
from tests.exchange.sealing import NOW

EXAMPLES = sorted(shipped("resources", "examples").glob("*.json"))
CROATIA = shipped("resources", "examples", "hrv-2016.json")


def example(name: str) -> Report:
    return load(shipped("resources", "examples", name).read_bytes(), name)


def sealed(report: Report, official: Identity, files: dict[str, bytes] | None = None) -> SealedPair:
    """A pair with everything a maker knows and a receiver does not: an earlier report, the plan, the attachments."""
    period = report.cover.period
    before = paths.replace(report, "cover.period", period.model_copy(update={"start": None, "end": date(2015, 12, 31)}))
    return make_pair(
        report,
        files or {},
        official,
        language=open_language(report.language),
        edition=edition(report.edition),
        lexicon=lexicon(),
        findings=(),
        now=NOW,
        case=Case(report=report, today=NOW.date(), history=(before,), states=states()),
        plan=plan(),
    )


@pytest.mark.parametrize("file", EXAMPLES, ids=lambda file: file.stem)
@pytest.mark.parametrize("key", EditionKey)
def test_the_pages_of_every_example_agree_with_its_data(file: Path, key: EditionKey, official: Identity) -> None:
    report = example(file.name).model_copy(update={"edition": key})
    pair = sealed(report, official)
    with open_strictly(pair.pdf) as document:
        found = read_back(document, pair.json, printer())
    assert isinstance(found, Agreement)
    assert found.figures > 20


def test_a_report_whose_pages_show_another_figure_is_not_relied_upon(official: Identity) -> None:
    report = example(CROATIA.name)
    honest = sealed(report, official)
    other = sealed(paths.replace(report, "contamination.balance.cleared_m2", 1_000_001), official)
    with open_strictly(honest.pdf) as document:
        found = read_back(document, other.json, printer())
    assert isinstance(found, Disagreement)
    assert found.in_the_data.startswith("1,000,001")
    assert found.on_the_page.startswith("1,200,000")
    assert not found.by_another_version


def test_the_strict_rule_tells_how_many_figures_it_compared(official: Identity) -> None:
    pair = sealed(example(CROATIA.name), official)
    verdict = verify(pair.pdf, None, None, {}, printer())
    (check,) = [check for check in verdict.checks if check.step is Step.PAGES]
    assert (verdict.outcome, check.result) == (Outcome.SIGNER_UNKNOWN, Result.PASSED)
    assert "figures compared" in check.sentence(open_language("en"))


def test_a_picture_among_the_files_changes_no_word(official: Identity) -> None:
    report = example("xpr-2025.json")
    content = picture()
    attachment = Attachment(
        id="p1ct",
        name="picture.png",
        media_type="image/png",
        size=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
    )
    rows = report.technical.types
    changed = (rows[0].model_copy(update={"photos": (attachment,)}), *rows[1:])
    report = paths.replace(report, "technical.types", changed)
    pair = sealed(report, official, {attachment.sha256: content})
    with open_strictly(pair.pdf) as document:
        assert isinstance(read_back(document, pair.json, printer()), Agreement)


def test_data_of_a_language_unknown_here_are_not_compared(official: Identity) -> None:
    pair = sealed(example(CROATIA.name), official)
    mute = replace(printer(), language=speechless)
    with open_strictly(pair.pdf) as document, pytest.raises(Unprintable):
        read_back(document, pair.json, mute)


def speechless(code: str) -> Language:
    raise LookupError(code)


def picture() -> bytes:
    output = BytesIO()
    Image.new("RGB", (40, 30), (20, 90, 60)).save(output, "PNG")
    return output.getvalue()
