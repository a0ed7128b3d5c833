"""Rules for other matters and the guiding principles of the plan (OTH)."""

from __future__ import annotations

from collections.abc import Iterator

from lapreporter.checks.case import AREAS_OPEN, STOCK_OPEN, VICTIMS, YEAR, Case
from lapreporter.checks.finding import Place, Severity, Spot, at
from lapreporter.checks.rule import row_rule, rule
from lapreporter.report.plan import Strategy
from lapreporter.words import Year, mark


@rule(
    "OTH-01",
    Severity.ADVICE,
    basis="LAP 1.1",
    reads=("plan.national_plans",),
    what=mark("Is work under the Convention part of a development, humanitarian, poverty or disability plan?"),
    why=mark("It shows that the State itself stands behind the work."),
    how=mark("Name the plan and the passage."),
)
def oth_01(case: Case) -> Iterator[Spot]:
    """LAP 1.1: activities under the Convention are part of national plans."""
    if not case.report.plan.national_plans:
        yield at("plan.national_plans")


@rule(
    "OTH-02",
    Severity.ADVICE,
    basis="LAP 2.1, 2.2",
    reads=(*STOCK_OPEN, *AREAS_OPEN, *VICTIMS, "plan.strategies", "plan.strategy_expected_on"),
    what=mark("No national strategy is named although an obligation is open."),
    why=mark("A strategy with dates and costs helps you, and others who want to help."),
    how=mark("Name it; if one is in preparation, say when it comes."),
)
def oth_02(case: Case) -> Iterator[Spot]:
    """LAP 2.1 and 2.2: evidence-based, costed and time-bound strategies and work plans."""
    open_ = case.stock_open or case.areas_open or case.has_victims
    if open_ and not case.report.plan.strategies and not case.report.plan.strategy_expected_on:
        yield at("plan.strategies")


@row_rule(
    "OTH-03",
    Severity.WARNING,
    each="plan.strategies",
    reads=YEAR,
    basis="LAP 2.1",
    what=mark("{title} ended in {year}."),
    why=mark("Others plan along a strategy that is in force."),
    how=mark("Name its successor, or say when it will be adopted."),
)
def oth_03(case: Case, row: Strategy, place: Place) -> Iterator[Spot]:
    """LAP 2.1: a strategy in force."""
    if row.year_to is not None and case.year is not None and row.year_to < case.year:
        yield at(place.to("year_to"), title=place.name(row.title), year=Year(row.year_to))


@row_rule(
    "OTH-04",
    Severity.ADVICE,
    each="plan.strategies",
    basis="LAP 4.1",
    what=mark("What does {title} say on women, girls, boys and men and on diversity?"),
    why=mark("The plan of action counts strategies that do."),
    how=mark("One example is better than “yes”."),
)
def oth_04(_: Case, row: Strategy, place: Place) -> Iterator[Spot]:
    """LAP 4.1: gender and diversity in strategies and work plans."""
    if row.title and not row.gender:
        yield at(place.to("gender"), title=row.title)


@rule(
    "OTH-05",
    Severity.ADVICE,
    basis="Art. 21; LAP 10, 11",
    reads=("other.promotion",),
    what=mark("Did you invite others to join, or speak out against use?"),
    why=mark("Article 21 asks each party to do so."),
    how=mark("List date and place; one line each."),
)
def oth_05(case: Case) -> Iterator[Spot]:
    """Article 21: encourage others to join and promote the norms (LAP 10, 11)."""
    if not case.report.other.promotion:
        yield at("other.promotion")


@rule(
    "OTH-06",
    Severity.ADVICE,
    basis="LAP 8.1",
    reads=("plan.synergies",),
    what=mark("Do you combine this work with other treaties or programmes?"),
    why=mark("Joint work saves money and effort."),
    how=mark("Name them and the joint work."),
)
def oth_06(case: Case) -> Iterator[Spot]:
    """LAP 8.1: synergies with other instruments."""
    if not case.report.plan.synergies:
        yield at("plan.synergies")
