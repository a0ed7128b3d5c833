"""Signatures in numbers: 2,000 flipped bits under each way of signing, and fifty honest reports before three judges."""

from __future__ import annotations

import random
import subprocess
from collections import Counter
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric import ec

from lapreporter.exchange.changes import what_changed
from lapreporter.exchange.envelope import envelopes
from lapreporter.exchange.export import SealedPair, make_pair
from lapreporter.exchange.identity import Identity, fingerprint, make_identity, self_issued
from lapreporter.exchange.pyhanko_loading import MDPPerm, PdfFileReader
from lapreporter.exchange.signer import Contact
from lapreporter.exchange.verdict import Outcome
from lapreporter.exchange.verification import verify, verify_json
from lapreporter.form.lexicon import load_lexicon
from lapreporter.form.loader import load_edition
from lapreporter.i18n import open_language
from lapreporter.locations import shipped
from lapreporter.report.data import load
from tests.exchange.corpus.material import Material, Way
from tests.exchange.printing.reading import EXAMPLES

NOW = datetime(2026, 4, 30, 9, 15, tzinfo=UTC)
FLIPS = 2_000
REPORTS = 50
UNSIGNED_BYTES = 40
"""Version numbers and hints to readers in a detached signature, which it does not cover itself."""
LANGUAGES = ("en", "fr", "es", "ar", "ru", "zh-Hans", "pt")


@pytest.fixture(scope="module")
def official() -> Identity:
    return make_identity("Amina Idris", "Ministry of Practice", None, NOW)


@pytest.fixture(scope="module")
def impostor() -> Identity:
    return self_issued(ec.generate_private_key(ec.SECP256R1()), "Amina Idris", "Ministry of Practice", None, NOW)


@pytest.mark.parametrize("way", Way, ids=lambda way: way.name.lower())
def test_none_of_two_thousand_flipped_bits_goes_unnoticed(official: Identity, impostor: Identity, way: Way) -> None:
    material = Material(official, impostor, way)
    (envelope,) = envelopes(material.pdf)
    signed = [*range(envelope.gap), *range(envelope.after, envelope.end)]
    chance = random.Random(way.name)
    words: Counter[Outcome] = Counter()
    for _ in range(FLIPS):
        broken = bytearray(material.pdf)
        broken[chance.choice(signed)] ^= 1 << chance.randrange(8)
        words[verify(bytes(broken), None, None, material.known).outcome] += 1
        assert what_changed(bytes(broken))
    assert set(words) <= {Outcome.CHANGED, Outcome.EXTENDED, Outcome.DAMAGED, Outcome.NOT_SIGNED}, words
    assert words[Outcome.CHANGED] > 0.95 * FLIPS


def test_no_changed_byte_of_the_data_or_their_signature_is_accepted(official: Identity, impostor: Identity) -> None:
    material = Material(official, impostor, Way.SEALED)
    report_json, p7s = material.sealed.json, material.p7s
    for place in range(len(report_json)):
        changed = report_json[:place] + bytes([report_json[place] ^ 1]) + report_json[place + 1 :]
        assert verify_json(changed, p7s, material.known).outcome is Outcome.CHANGED
    untouched = verify_json(report_json, p7s, material.known)
    accepted = 0
    for place in range(len(p7s)):
        changed = p7s[:place] + bytes([p7s[place] ^ 0x55]) + p7s[place + 1 :]
        verdict = verify_json(report_json, changed, material.known)
        if verdict.good:
            accepted += 1
            assert (verdict.signer, verdict.claimed_time) == (untouched.signer, untouched.claimed_time), place
    assert accepted <= UNSIGNED_BYTES


@pytest.fixture(scope="module")
def honest(official: Identity) -> list[SealedPair]:
    edition, lexicon = load_edition(shipped("forms", "editions", "adapted")), load_lexicon(shipped("forms"))
    reports = [load(file.read_bytes(), file.name) for file in sorted(EXAMPLES.glob("*.json"))]
    pairs = []
    for number in range(REPORTS):
        language = LANGUAGES[number // len(reports) % len(LANGUAGES)]
        report = reports[number % len(reports)].model_copy(update={"revision": number, "language": language})
        spoken = open_language(language)
        pairs.append(
            make_pair(report, {}, official, language=spoken, edition=edition, lexicon=lexicon, findings=(), now=NOW)
        )
    return pairs


def test_fifty_honest_reports_are_accepted_by_three_judges(
    honest: list[SealedPair], official: Identity, tmp_path: Path
) -> None:
    known = {fingerprint(official.certificate): Contact("Amina Idris", date(2026, 3, 2))}
    for pair in honest:
        assert verify(pair.pdf, pair.json, pair.signature, known).good
        (tmp_path / "report.pdf").write_bytes(pair.pdf)
        command = ["pdfsig", "-nocert", str(tmp_path / "report.pdf")]
        said = subprocess.run(command, capture_output=True, text=True, check=False).stdout
        assert "Signature is Valid." in said
        assert "Total document signed" in said
        assert pyhanko_accepts(pair.pdf)
    assert len(honest) == REPORTS


def pyhanko_accepts(pdf: bytes) -> bool:
    (signature,) = PdfFileReader(BytesIO(pdf)).embedded_signatures
    signature.compute_integrity_info()
    said = signature.summarise_integrity_info()
    return said["coverage"].name == "ENTIRE_FILE" and said["docmdp_ok"] and signature.docmdp_level is MDPPerm.NO_CHANGES
