"""Officer, then minister: approvals go into the pair that the closing signature seals."""

from __future__ import annotations

from functools import partial

import pypdfium2
import pytest
from cryptography.hazmat.primitives.asymmetric import ec

from lapreporter.errors import SigningRefused
from lapreporter.exchange.approvals import approve
from lapreporter.exchange.enclosed import enclosed_report
from lapreporter.exchange.export import SealedPair, make_pair
from lapreporter.exchange.identity import Identity, self_issued
from lapreporter.exchange.verdict import Outcome
from lapreporter.exchange.verification import verify
from lapreporter.form.lexicon import load_lexicon
from lapreporter.form.loader import load_edition
from lapreporter.i18n import SpokenLanguage
from lapreporter.locations import shipped
from lapreporter.report.data import load
from tests.exchange.sealing import AT_ANY_TIME, NOW

pytestmark = AT_ANY_TIME

EXAMPLE = shipped("resources", "examples", "xpr-2025.json")


@pytest.fixture(scope="module")
def pair_by(english: SpokenLanguage) -> partial[SealedPair]:
    """Closes the practice report."""
    return partial(
        make_pair,
        load(EXAMPLE.read_bytes(), EXAMPLE.name),
        {},
        language=english,
        edition=load_edition(shipped("forms", "editions", "adapted")),
        lexicon=load_lexicon(shipped("forms")),
        findings=(),
        now=NOW,
    )


@pytest.fixture(scope="module")
def officer() -> Identity:
    return self_issued(ec.generate_private_key(ec.SECP256R1()), "Omar Haddad", "Mine Action Centre", None, NOW)


@pytest.fixture(scope="module")
def closed(pair_by: partial[SealedPair], officer: Identity, official: Identity) -> SealedPair:
    to_approve = pair_by(None).json
    return pair_by(official, approvals=[approve(to_approve, officer, NOW)])


def test_the_pair_carries_who_approved(closed: SealedPair) -> None:
    verdict = verify(closed.pdf, closed.json, closed.signature, {})
    assert verdict.outcome is Outcome.SIGNER_UNKNOWN
    assert [one.signer.name for one in verdict.approvals] == ["Omar Haddad"]


def test_the_last_page_lists_the_approval(closed: SealedPair) -> None:
    with pypdfium2.PdfDocument(closed.pdf) as document:
        text = " ".join(page.get_textpage().get_text_bounded() for page in document)
    assert "Approval of the data by Omar Haddad" in " ".join(text.split())


def test_a_report_taken_out_again_has_no_approvals_among_its_files(closed: SealedPair) -> None:
    inside = enclosed_report(closed.pdf, "report.pdf")
    assert (inside.report_json, inside.files) == (closed.json, ())


def test_an_approval_of_other_data_closes_nothing(
    pair_by: partial[SealedPair], officer: Identity, official: Identity
) -> None:
    with pytest.raises(SigningRefused):
        pair_by(official, approvals=[approve(b"{}", officer, NOW)])
