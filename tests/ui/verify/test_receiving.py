"""Whatever comes, there is one sentence on top, and none of the manipulations is shown in green."""

from __future__ import annotations

from pathlib import Path

import pytest

from lapreporter.checks.case import Case
from lapreporter.cli.reference import printer
from lapreporter.document.content import Content
from lapreporter.exchange.identity import Identity
from lapreporter.exchange.verdict import Outcome
from lapreporter.ui.desk import Desk
from lapreporter.ui.kit.icons import Mark
from lapreporter.ui.verify.parcels import Files, belonging_together
from lapreporter.ui.verify.receiving import Receipt, receive
from lapreporter.ui.verify.telling import as_text, headline, lines
from tests.exchange.corpus.all_of_them import MANIPULATIONS
from tests.exchange.corpus.material import Manipulation, Material, Way
from tests.ui.conftest import NOW
from tests.ui.verify.conftest import Sent

AMBER = (Outcome.SIGNER_UNKNOWN, Outcome.KEY_CHANGED, Outcome.KEY_RETIRED, Outcome.EXPIRED)


def case_of(content: Content) -> Case:
    return Case(report=content.report, today=NOW.date())


def received(files: Files) -> Receipt:
    return receive(files, {}, case_of, printer(), NOW)


@pytest.fixture(scope="session")
def material(official: Identity, impostor: Identity) -> Material:
    return Material(official, impostor, Way.SEALED)


@pytest.mark.parametrize("manipulation", MANIPULATIONS, ids=lambda one: one.name)
def test_a_manipulation_is_told_in_one_sentence(
    manipulation: Manipulation, material: Material, desk: Desk, tmp_path: Path
) -> None:
    case = manipulation.case(material)
    for ending, content in ((".pdf", case.pdf), (".json", case.json), (".json.p7s", case.p7s)):
        if content is not None:
            (tmp_path / f"report{ending}").write_bytes(content)
    (files,) = belonging_together([tmp_path / "report.pdf"])
    receipt = receive(files, {**material.known, **(case.known or {})}, case_of, printer(), NOW)
    assert receipt.verdict is not None
    assert receipt.verdict.outcome is manipulation.expected
    top = headline(receipt, desk)
    expected = Mark.WARNING if manipulation.expected in AMBER else Mark.ERROR
    assert top.mark is (Mark.NOTE if manipulation.expected is Outcome.NOT_SIGNED else expected)
    told = lines(receipt, desk)
    if top.mark is Mark.ERROR:
        assert told[0].mark is Mark.ERROR
    assert "{" not in as_text(receipt, desk).replace("{}", "")


def test_a_real_report_tells_state_findings_version_and_seal_code(sent: Sent, desk: Desk) -> None:
    receipt = received(Files(sent.pdf, sent.json, sent.p7s))
    assert receipt.verdict is not None
    assert receipt.verdict.outcome is Outcome.SIGNER_UNKNOWN
    assert receipt.contents is not None
    assert (receipt.contents.state, receipt.contents.year, receipt.contents.version) == ("XPR", 2025, 1)
    assert receipt.contents.counts
    text = as_text(receipt, desk)
    assert "Republic of Practice, report for 2025" in text
    assert f"Seal code (to know): {receipt.verdict.seal_code}" in text
    assert "The rules were run again on the data as they came." in text
    assert sent.groups not in text


def test_a_json_beside_that_differs_names_the_answer(sent: Sent, desk: Desk) -> None:
    sent.json.write_bytes(sent.json.read_bytes().replace(b'"2025-12-31"', b'"2025-12-30"', 1))
    receipt = received(Files(sent.pdf, sent.json))
    first = lines(receipt, desk)[0]
    assert headline(receipt, desk).mark is Mark.ERROR
    assert first.label == "JSON beside it"
    assert "2025-12-30" in first.sentence


def test_an_unsigned_json_is_grey_and_still_looked_into(sent: Sent, desk: Desk) -> None:
    receipt = received(Files(sent.json))
    assert headline(receipt, desk).mark is Mark.NOTE
    assert receipt.contents is not None
    assert receipt.contents.year == 2025


def test_json_that_is_no_report_is_not_called_readable(tmp_path: Path, desk: Desk) -> None:
    other = tmp_path / "other.json"
    other.write_text('{"format": "shopping"}')
    assert headline(received(Files(other)), desk).title == "Not signed, and no report that this program can read"


def test_a_newer_format_is_told(tmp_path: Path, desk: Desk) -> None:
    newer = tmp_path / "newer.json"
    newer.write_text('{"format": "ccm-article-7-report", "format_version": 7}')
    told = {line.label: line.sentence for line in lines(received(Files(newer)), desk)}
    assert told["Data format"].startswith("Version 7. This program knows version 1")


@pytest.mark.parametrize("name", ["gone.pdf", "signature.p7s", ""])
def test_what_cannot_be_read_is_told_in_two_sentences(name: str, tmp_path: Path, desk: Desk) -> None:
    (tmp_path / "signature.p7s").write_bytes(b"0")
    receipt = received(Files(tmp_path / name))
    assert receipt.failure is not None
    assert headline(receipt, desk).title
    assert lines(receipt, desk) == ()
