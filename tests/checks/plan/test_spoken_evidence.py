"""Evidence of the plan in words: what was not said is not spoken as a figure."""

from __future__ import annotations

from decimal import Decimal

import pytest

from lapreporter.checks.plan.evidence import spoken
from lapreporter.form.lexicon import load_lexicon
from lapreporter.locations import shipped
from lapreporter.report.answers import Money, People
from lapreporter.words import Money as Amount


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (Money(amount=Decimal(5), currency="CHF"), Amount(Decimal(5), "CHF")),
        (Money(currency="CHF"), "CHF"),
        (Money(amount=Decimal(5)), Decimal(5)),
        (Money(amount=Decimal(0), currency="CHF"), Amount(Decimal(0), "CHF")),
        (People(disability=3), ""),
        (People(women=0), 0),
    ],
)
def test_a_missing_figure_is_never_spoken_as_nought(answer: Money | People, said: object) -> None:
    assert spoken(answer, None, load_lexicon(shipped("forms"))) == said
