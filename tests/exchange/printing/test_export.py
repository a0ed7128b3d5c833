"""The sealed pair: held back by errors, the same for the same input, verified by the strict check."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from lapreporter.checks.finding import Finding, ReportRule, Severity
from lapreporter.checks.reasons import digest
from lapreporter.errors import DamagedAttachment, ExportHeld
from lapreporter.exchange.export import SealedPair, draft_pdf, make_pair
from lapreporter.exchange.identity import Identity
from lapreporter.exchange.seal import seal_code
from lapreporter.exchange.signer import Contact
from lapreporter.exchange.verdict import Outcome
from lapreporter.exchange.verification import verify
from lapreporter.form.edition import Edition
from lapreporter.form.lexicon import Lexicon
from lapreporter.report.answers import Attachment
from lapreporter.report.data import load
from lapreporter.report.national_measures import Measure
from lapreporter.report.paths import replace
from lapreporter.report.report import Reason, Report
from lapreporter.words import Language, mark
from tests.exchange.printing.conftest import NOW
from tests.exchange.printing.reading import text_of
from tests.exchange.printing.test_answers import BARE

ACT = b"The text of an act."
MEASURE = Measure(
    id="m1",
    title="An act",
    files=(
        Attachment(id="f1", name="act.txt", sha256=hashlib.sha256(ACT).hexdigest(), size=19, media_type="text/plain"),
    ),
)
WITH_ACT = replace(BARE, "national_measures.measures", (MEASURE,))


@dataclass(frozen=True)
class Office:
    """Makes pairs with everything but the report at hand."""

    edition: Edition
    lexicon: Lexicon
    language: Language

    def pair(self, report: Report, signatory: Identity | None = None, findings: tuple[Finding, ...] = ()) -> SealedPair:
        files = {hashlib.sha256(ACT).hexdigest(): ACT}
        return make_pair(
            report, files, signatory, language=self.language, edition=self.edition, lexicon=self.lexicon,
            findings=findings, now=NOW, place="Port Tarn",
        )  # fmt: skip


@pytest.fixture(scope="module")
def office(edition: Edition, lexicon: Lexicon, english: Language) -> Office:
    return Office(edition, lexicon, english)


def finding(severity: Severity) -> Finding:
    rule = ReportRule(
        code="CLR-22", severity=severity, basis="Art. 4.1", reads=(), what=mark("Clearance ends after the deadline."),
        why=mark("The deadline binds."), how=mark("Ask for more time."), explainable=False, counts="",
        judge=lambda _: iter(()),
    )  # fmt: skip
    return Finding(rule, "contamination.obligation.deadline", {})


def test_the_strict_check_accepts_a_sealed_report(
    office: Office, official: Identity, known: dict[str, Contact]
) -> None:
    pair = office.pair(WITH_ACT, official)
    verdict = verify(pair.pdf, pair.json, pair.signature, known)
    assert verdict.outcome is Outcome.INTACT


def test_the_seal_code_on_every_page_is_that_of_the_data(office: Office, tmp_path: Path) -> None:
    pair = office.pair(BARE)
    text = text_of(pair.pdf, tmp_path)
    with pikepdf.open(BytesIO(pair.pdf)) as pdf:
        pages = len(pdf.pages)
    assert text.count(seal_code(pair.json)) == pages + 2


def test_errors_hold_the_export_back(office: Office) -> None:
    with pytest.raises(ExportHeld, match="CLR-22"):
        office.pair(BARE, findings=(finding(Severity.ERROR),))


def test_an_answered_warning_is_printed_with_its_reason(office: Office, tmp_path: Path) -> None:
    warning = finding(Severity.WARNING)
    reason = Reason(
        id="r1", code="CLR-22", path=warning.path, text="Two further teams start in April.",
        given_on=date(2026, 4, 1), numbers=digest(warning),
    )  # fmt: skip
    report = BARE.model_copy(update={"reasons": (reason,)})
    text = text_of(office.pair(report, findings=(warning,)).pdf, tmp_path)
    assert "Clearance ends after the deadline." in text
    assert "Two further teams start in April." in text
    assert "1 warning, answered with a reason." in text


def test_warnings_without_reason_are_not_printed(office: Office, tmp_path: Path) -> None:
    text = text_of(office.pair(BARE, findings=(finding(Severity.WARNING),)).pdf, tmp_path)
    assert "CLR-22" not in text


def test_the_same_report_gives_the_same_bytes(office: Office) -> None:
    assert office.pair(WITH_ACT).pdf == office.pair(WITH_ACT).pdf


def test_exactly_the_announced_files_lie_inside(office: Office, official: Identity) -> None:
    with pikepdf.open(BytesIO(office.pair(WITH_ACT, official).pdf)) as pdf:
        assert set(pdf.attachments) == {"report.json", "report.json.p7s", "A-1 act.txt"}
        assert pdf.attachments["A-1 act.txt"].get_file().read_bytes() == ACT


def test_a_missing_attachment_stops_the_export(office: Office) -> None:
    other = MEASURE.model_copy(update={"files": (MEASURE.files[0].model_copy(update={"sha256": "0" * 64}),)})
    with pytest.raises(DamagedAttachment):
        office.pair(replace(BARE, "national_measures.measures", (other,)))


def test_a_report_for_signing_by_hand_has_no_field(office: Office) -> None:
    pair = office.pair(BARE)
    assert pair.signature is None
    with pikepdf.open(BytesIO(pair.pdf)) as pdf:
        assert "/AcroForm" not in pdf.Root


def test_the_json_inside_is_the_report(office: Office) -> None:
    pair = office.pair(WITH_ACT)
    assert load(pair.json, "report.json") == WITH_ACT
    with pikepdf.open(BytesIO(pair.pdf)) as pdf:
        assert pdf.attachments["report.json"].get_file().read_bytes() == pair.json


def test_a_draft_bears_no_seal_code(office: Office, tmp_path: Path) -> None:
    pdf = draft_pdf(
        BARE, language=office.language, edition=office.edition, lexicon=office.lexicon, findings=(), now=NOW
    )
    text = text_of(pdf, tmp_path)
    assert "Draft, not for submission" in text
    assert "Seal code" not in text


def test_hidden_answers_are_not_exported(office: Office) -> None:
    hidden = replace(BARE, "cover.amends", "A figure in Form B.")
    assert b"A figure in Form B." not in office.pair(hidden).json
