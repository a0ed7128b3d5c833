"""Standing facts are read back as sentences, each with the day on which it was true and what it confirms."""

from __future__ import annotations

from datetime import date

import pytest

from lapreporter.checks.standing import StandingFact, standing_facts
from lapreporter.form.lexicon import Lexicon, load_lexicon
from lapreporter.i18n import SpokenLanguage
from lapreporter.locations import shipped
from lapreporter.report.answers import People, Period
from lapreporter.report.contamination import ContaminationStatement, ContaminationStatementCode
from lapreporter.report.cover import Institution
from lapreporter.report.national_measures import LawStatus, Measure, MeasureStatus
from lapreporter.report.paths import get
from lapreporter.report.production import ProductionStatement, ProductionStatementCode
from lapreporter.report.report import Report
from lapreporter.report.retained import RetainedBalance, RetainedRow
from lapreporter.report.stockpiles import Balance, StockRow
from tests.checks.speaking import report
from tests.document.filled_reports import filled_report

END = date(2024, 12, 31)
NO_AREA = (
    "Norway has no area under its jurisdiction or control that is known or suspected to contain cluster munition "
    "remnants, as of a day that is not given."
)


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load_lexicon(shipped("forms"))


def said(facts: tuple[StandingFact, ...], english: SpokenLanguage) -> list[str]:
    return [english.text(fact.message, fact.parameters).replace("\u00a0", " ") for fact in facts]


def test_a_state_reads_what_it_last_said(lexicon: Lexicon, english: SpokenLanguage) -> None:
    last = report(
        {
            "cover.state": "NOR",
            "cover.period": Period(start=date(2024, 1, 1), end=END),
            "cover.institutions": (Institution(id="o", institution="Ministry", email="desk@example.org"),),
            "national_measures.status": LawStatus.SPECIFIC,
            "national_measures.measures": (
                Measure(id="l1", title="Weapons Act"),
                Measure(id="l2", title="Old Act", status=MeasureStatus.REPEALED),
            ),
            "stockpiles.obligation.completed_on": "2017",
            "stockpiles.types": (StockRow(id="s", munitions=Balance(closing=0)),),
            "retained.types": (
                RetainedRow(id="r", munitions=RetainedBalance(closing=6), submunitions=RetainedBalance(closing=300)),
            ),
            "production.statement": ProductionStatement(code=ProductionStatementCode.NEVER_PRODUCED, as_of=END),
            "contamination.statement": ContaminationStatement(code=ContaminationStatementCode.NONE_KNOWN),
            "contamination.balance.closing_m2": 617_300,
            "victim_assistance.known": People(total=12),
            "victim_assistance.known_as_of": date(2024, 6, 30),
        }
    )
    assert said(standing_facts(last, lexicon), english) == [
        "Ministry answers questions on the report: desk@example.org.",
        "Norway has a specific law in force: Weapons Act.",
        "Norway completed the destruction of its stockpile (2017).",
        (
            "Norway keeps munitions for permitted purposes as of 31 December 2024. Cluster munitions: 6. "
            "Submunitions: 300."
        ),
        "Norway has never produced cluster munitions and has no facility for producing them, as of 31 December 2024.",
        NO_AREA,
        "Norway has contaminated land left as of 31 December 2024: 617,300 m².",
        "Norway knows of cluster munition victims as of 30 June 2024: 12.",
    ]


def test_the_new_year_reads_the_position_at_its_start(lexicon: Lexicon, english: SpokenLanguage) -> None:
    begun = report(
        {
            "cover.state": "NOR",
            "cover.period": Period(start=date(2025, 1, 1), end=date(2025, 12, 31)),
            "stockpiles.types": (StockRow(id="s", munitions=Balance(opening=592)),),
            "contamination.balance.opening_m2": 617_300,
        }
    )
    stock, land = said(standing_facts(begun, lexicon), english)
    assert stock == "Norway holds a stockpile as of 31 December 2024. Cluster munitions: 592."
    assert land.endswith("as of 31 December 2024: 617,300 m².")


def test_submunitions_that_nobody_counted_are_not_said_to_be_none(lexicon: Lexicon, english: SpokenLanguage) -> None:
    def holding(munitions: Balance, submunitions: Balance) -> list[str]:
        row = StockRow(id="s", munitions=munitions, submunitions=submunitions)
        return said(standing_facts(report({"cover.state": "NOR", "stockpiles.types": (row,)}), lexicon), english)

    assert holding(Balance(), Balance()) == []
    assert holding(Balance(closing=0), Balance(closing=0)) == []
    assert holding(Balance(closing=8), Balance())[0].endswith("Cluster munitions: 8.")
    assert holding(Balance(), Balance(closing=400))[0].endswith("Submunitions: 400.")
    assert holding(Balance(closing=8), Balance(closing=0))[0].endswith("Cluster munitions: 8. Submunitions: 0.")


@pytest.mark.parametrize("seed", range(5))
def test_every_fact_can_be_said_and_confirms_what_exists(
    seed: int, lexicon: Lexicon, bracketed: SpokenLanguage
) -> None:
    full = filled_report(seed)
    facts = standing_facts(full, lexicon)
    assert facts
    for fact, sentence in zip(facts, said(facts, bracketed), strict=True):
        assert sentence.startswith("⟦")
        assert "{" not in sentence
        assert fact.form in Report.model_fields
        for path in (fact.path, *fact.covers):
            get(full, path)


def test_an_empty_report_has_no_standing_facts(lexicon: Lexicon) -> None:
    assert standing_facts(Report(), lexicon) == ()
