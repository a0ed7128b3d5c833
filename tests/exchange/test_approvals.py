"""Co-signers: they sign the data, and the closing signature seals their approvals."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from cryptography.hazmat.primitives.asymmetric import ec

from lapreporter.errors import SigningRefused
from lapreporter.exchange.approvals import approval_files, approve
from lapreporter.exchange.identity import Identity, fingerprint, self_issued
from lapreporter.exchange.seal import JSON_SIGNATURE_NAME
from lapreporter.exchange.signer import Contact
from lapreporter.exchange.signing import sign_json, sign_pdf
from lapreporter.exchange.verdict import Outcome, Result, Step, Verdict
from lapreporter.exchange.verification import verify
from lapreporter.i18n import SpokenLanguage
from tests.exchange.sealing import AT_ANY_TIME, NOW, REPORT_JSON, Sealed, page_to_sign, seal

pytestmark = AT_ANY_TIME

Known = dict[str, Contact]


@pytest.fixture(scope="module")
def officer() -> Identity:
    return self_issued(ec.generate_private_key(ec.SECP256R1()), "Omar Haddad", "Ministry of Practice", None, NOW)


@pytest.fixture(scope="module")
def minister() -> Identity:
    return self_issued(ec.generate_private_key(ec.SECP384R1()), "Sara Lindt", "Ministry of Practice", None, NOW)


@pytest.fixture(scope="module")
def approved(official: Identity, officer: Identity, minister: Identity) -> Sealed:
    given = [approve(REPORT_JSON, officer, NOW), approve(REPORT_JSON, minister, NOW + timedelta(hours=1))]
    return seal(official, files=dict(approval_files(REPORT_JSON, given)))


def step(verdict: Verdict, wanted: Step) -> tuple[Result, str]:
    return next((check.result, check.message) for check in verdict.checks if check.step is wanted)


def test_each_approval_is_listed_in_order_with_its_time(approved: Sealed, known: Known) -> None:
    verdict = verify(approved.pdf, approved.json, approved.p7s, known)
    assert verdict.outcome is Outcome.INTACT
    assert [one.signer.name for one in verdict.approvals] == ["Omar Haddad", "Sara Lindt"]
    assert [one.claimed_time for one in verdict.approvals] == [NOW, NOW + timedelta(hours=1)]
    assert [one.contact for one in verdict.approvals] == [None, None]


def test_an_approval_by_an_unknown_key_is_said_and_never_passes(
    approved: Sealed, known: Known, minister: Identity, english: SpokenLanguage
) -> None:
    some = {**known, fingerprint(minister.certificate): Contact("Sara Lindt", date(2026, 1, 5))}
    verdict = verify(approved.pdf, None, None, some)
    assert step(verdict, Step.APPROVALS)[0] is Result.REMARK
    (said,) = [check.sentence(english) for check in verdict.checks if check.step is Step.APPROVALS]
    assert said.endswith("Omar Haddad.")
    assert [one.contact is not None for one in verdict.approvals] == [False, True]


def test_approvals_by_known_keys_pass(approved: Sealed, known: Known, officer: Identity, minister: Identity) -> None:
    day = date(2026, 1, 5)
    both = {fingerprint(one.certificate): Contact("compared", day) for one in (officer, minister)}
    assert step(verify(approved.pdf, None, None, {**known, **both}), Step.APPROVALS)[0] is Result.PASSED


def test_a_key_given_up_does_not_make_an_approval_pass(
    approved: Sealed, known: Known, officer: Identity, minister: Identity
) -> None:
    day = date(2026, 1, 5)
    both = {fingerprint(officer.certificate): Contact("Omar Haddad", day, retired_on=day)}
    both |= {fingerprint(minister.certificate): Contact("Sara Lindt", day)}
    assert step(verify(approved.pdf, None, None, {**known, **both}), Step.APPROVALS)[0] is Result.REMARK


def test_an_approval_of_other_data_does_not_get_in(official: Identity, officer: Identity, known: Known) -> None:
    other = approve(REPORT_JSON.replace(b"120", b"12"), officer, NOW)
    with pytest.raises(SigningRefused):
        approval_files(REPORT_JSON, [other])
    verdict = verify(seal(official, files={"report.json.approval-1.p7s": other}).pdf, None, None, known)
    assert verdict.outcome is Outcome.CHANGED
    assert step(verdict, Step.APPROVALS)[0] is Result.FAILED
    assert verdict.approvals == ()


@pytest.mark.parametrize("rubbish", [b"", b"\x30\x03abc", b"approved"])
def test_what_is_no_approval_does_not_get_in(official: Identity, known: Known, rubbish: bytes) -> None:
    with pytest.raises(SigningRefused):
        approval_files(REPORT_JSON, [rubbish])
    verdict = verify(seal(official, files={"report.json.approval-1.p7s": rubbish}).pdf, None, None, known)
    assert verdict.outcome is Outcome.UNEXPECTED


def test_nobody_approves_twice(official: Identity, officer: Identity, known: Known) -> None:
    again = [approve(REPORT_JSON, officer, NOW), approve(REPORT_JSON, officer, NOW + timedelta(days=1))]
    with pytest.raises(SigningRefused):
        approval_files(REPORT_JSON, again)
    files = {f"report.json.approval-{number}.p7s": one for number, one in enumerate(again, 1)}
    assert verify(seal(official, files=files).pdf, None, None, known).outcome is Outcome.UNEXPECTED


def test_an_approval_alone_seals_nothing(officer: Identity, official: Identity, known: Known) -> None:
    files = {
        JSON_SIGNATURE_NAME: sign_json(REPORT_JSON, official, NOW),
        **approval_files(REPORT_JSON, [approve(REPORT_JSON, officer, NOW)]),
    }
    assert verify(page_to_sign(REPORT_JSON, files), None, None, known).outcome is Outcome.NOT_SIGNED
    assert verify(sign_pdf(page_to_sign(REPORT_JSON, files), official, NOW), None, None, known).good
