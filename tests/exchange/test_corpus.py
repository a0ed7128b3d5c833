"""The corpus of manipulations: each is called what it is, and none is called good."""

from __future__ import annotations

import pytest

from lapreporter.exchange.changes import what_changed
from lapreporter.exchange.identity import Identity
from lapreporter.exchange.verdict import Outcome, Result
from lapreporter.exchange.verification import verify
from lapreporter.i18n import SpokenLanguage
from tests.exchange.corpus.all_of_them import MANIPULATIONS
from tests.exchange.corpus.material import Manipulation, Material, Way


@pytest.fixture(scope="session")
def materials(official: Identity, impostor: Identity) -> dict[Way, Material]:
    return {way: Material(official, impostor, way) for way in Way}


def test_the_corpus_is_as_large_as_promised() -> None:
    assert len({one.name for one in MANIPULATIONS}) == len(MANIPULATIONS)
    assert len(MANIPULATIONS) >= 60


def test_only_the_untouched_sealed_report_is_good(materials: dict[Way, Material]) -> None:
    expected = {Way.SEALED: Outcome.INTACT, Way.FORMS: Outcome.UNEXPECTED, Way.APPROVAL: Outcome.UNEXPECTED}
    for way, material in materials.items():
        verdict = verify(material.pdf, material.sealed.json, material.p7s, material.known)
        assert verdict.outcome is expected[way]


@pytest.mark.parametrize("way", Way, ids=lambda way: way.name.lower())
@pytest.mark.parametrize("manipulation", MANIPULATIONS, ids=lambda one: one.name)
def test_a_manipulation_is_called_what_it_is(
    materials: dict[Way, Material], manipulation: Manipulation, way: Way, english: SpokenLanguage
) -> None:
    material = materials[way]
    case = manipulation.case(material)
    known = {**material.known, **(case.known or {})}
    assert (case.pdf, case.json, case.p7s, known) != (material.pdf, material.sealed.json, material.p7s, material.known)
    verdict = verify(case.pdf, case.json, case.p7s, known)
    assert verdict.outcome is manipulation.verdict_for(way), [c for c in verdict.checks if c.result is Result.FAILED]
    assert not verdict.good
    said = verdict.headline(english)
    assert said.endswith(".")
    assert "{" not in said
    if verdict.outcome in (Outcome.CHANGED, Outcome.EXTENDED, Outcome.DAMAGED):
        told = [change.sentence(english) for change in what_changed(case.pdf)]
        assert told
        assert all(sentence.endswith((".", "\u2026")) and "{" not in sentence for sentence in told)
