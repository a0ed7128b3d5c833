"""Rules for amounts of money: their currency, year, purpose and sum (RES)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal

from lapreporter.checks.case import PREVIOUS, YEAR, Case
from lapreporter.checks.currencies import CURRENCIES
from lapreporter.checks.finding import Place, Severity, Spot, at, named
from lapreporter.checks.resources.words import OBLIGATIONS
from lapreporter.checks.rule import row_rule, rule
from lapreporter.checks.typed import unread
from lapreporter.report import answers
from lapreporter.report.answers import first_day
from lapreporter.report.entry import Problem
from lapreporter.report.obligations import ObligationStatus
from lapreporter.report.report import Report
from lapreporter.report.resources import AssistanceGiven, Support
from lapreporter.report.victim_assistance import VictimStatementCode
from lapreporter.words import Country, Money, Term, Year, mark

_LISTS = ("national", "given", "received", "needed")


def _rows(case: Case, name: str) -> Sequence[Support]:
    rows: Sequence[Support] = getattr(case.report.resources, name)
    return rows


def _spoken(money: answers.Money) -> Money | Decimal | str:
    if money.amount is None:
        return "0"
    return Money(money.amount, money.currency) if money.currency else money.amount


@rule(
    "RES-01",
    Severity.ERROR,
    basis="Art. 7.1 (m), (n)",
    reads=(
        "resources",
        "stockpiles.programme.cost",
        "stockpiles.targets",
        "contamination.programme.targets",
        "contamination.request_targets",
        "victim_assistance.plan.budget",
        "plan.work_plans",
        "unread",
    ),
    what=mark("{amount}: the currency is missing or not known."),
    why=mark("An amount without its currency says nothing."),
    how=mark("Choose the currency, for example CHF or USD."),
)
def res_01(case: Case) -> Iterator[Spot]:
    """Article 7.1 (m) and (n): the amounts of national resources and of assistance."""
    for typed in unread(case, Problem.UNKNOWN_CURRENCY):
        yield at(typed.path, amount=typed.text)
    for path, money in _amounts(case):
        if money.amount is not None and money.currency not in CURRENCIES:
            yield at(path, amount=_spoken(money))


def _amounts(case: Case) -> Iterator[tuple[str, answers.Money]]:
    report = case.report
    for name in _LISTS:
        for row in _rows(case, name):
            yield f"resources.{name}[{row.id}].amount", row.amount
    for given in report.resources.given:
        yield f"resources.given[{given.id}].commitment", given.commitment
    for stated in report.resources.stated_totals:
        yield f"resources.stated_totals[{stated.id}].amount", stated.amount
    yield "stockpiles.programme.cost", report.stockpiles.programme.cost
    yield "victim_assistance.plan.budget", report.victim_assistance.plan.budget
    for target in report.stockpiles.targets:
        yield f"stockpiles.targets[{target.id}].cost", target.cost
    for area in report.contamination.programme.targets:
        yield f"contamination.programme.targets[{area.id}].cost", area.cost
    for area in report.contamination.request_targets:
        yield f"contamination.request_targets[{area.id}].cost", area.cost
    for work in report.plan.work_plans:
        yield f"plan.work_plans[{work.id}].cost", work.cost


@rule(
    "RES-02",
    Severity.ERROR,
    basis="practice",
    reads=("resources",),
    what=mark("Amounts in different currencies were added up to {total} without a rate."),
    why=mark("Nobody can check or compare such a total."),
    how=mark("Keep one total per currency, or give the rate and its date."),
)
def res_02(case: Case) -> Iterator[Spot]:
    """Currencies are added only with a rate and its date."""
    for stated in case.report.resources.stated_totals:
        if stated.total_of is None or stated.amount.amount is None or (stated.rate and stated.rate_on):
            continue
        sums: defaultdict[str, Decimal] = defaultdict(Decimal)
        for row in _rows(case, stated.total_of.value):
            if row.amount.amount is not None and row.amount.currency:
                sums[row.amount.currency] += row.amount.amount
        own = sums.get(stated.amount.currency or "")
        if len(sums) > 1 and own != stated.amount.amount:
            path = f"resources.stated_totals[{stated.id}]"
            yield at(f"{path}.amount", f"{path}.rate", total=_spoken(stated.amount))


@row_rule(
    "RES-04",
    Severity.WARNING,
    each="resources.given",
    basis="Art. 7.1 (n); LAP 40.1",
    what=mark("{amount} was given, but it is not said to whom, in which form or for what."),
    why=mark("The Convention asks for amount, kind and destination."),
    how=mark("Fill in recipient, kind and purpose."),
)
def res_04(_: Case, row: AssistanceGiven, place: Place) -> Iterator[Spot]:
    """Article 7.1 (n): amounts, types and destinations of assistance."""
    if row.amount.amount is None:
        return
    answered = {"recipient": row.recipient_state or row.recipient, "kind": row.kind, "purpose": row.purpose}
    for name, answer in answered.items():
        if not answer:
            yield at(place.to(name), amount=_spoken(row.amount))
            return


@rule(
    "RES-05",
    Severity.WARNING,
    basis="practice",
    reads=("resources.given",),
    what=mark("{amount} appears twice for the same purpose."),
    why=mark("It may be counted under a fund and under a country."),
    how=mark("Keep it once, or say that one is part of the other."),
)
def res_05(case: Case) -> Iterator[Spot]:
    """Each contribution is counted once."""
    seen: dict[tuple[object, ...], str] = {}
    for row in case.report.resources.given:
        key = (row.amount.amount, row.amount.currency, row.purpose, row.recipient_state)
        path = f"resources.given[{row.id}]"
        if row.amount.amount is None or row.part_of:
            continue
        if key in seen:
            yield at(path, seen[key], amount=_spoken(row.amount))
        seen.setdefault(key, path)


@rule(
    "RES-06",
    Severity.WARNING,
    basis="Art. 7.2; LAP 3.2",
    reads=("resources", *YEAR),
    what=mark("This payment is dated {paid}, outside {year}."),
    why=mark("Amounts belong to the year in which they were paid."),
    how=mark("Move it, or give only the part paid in {year}."),
)
def res_06(case: Case) -> Iterator[Spot]:
    """Article 7.2: the report covers the previous calendar year."""
    period = case.report.cover.period
    if case.year is None or period.start is None or period.end is None:
        return
    resources = case.report.resources
    for name, rows in (("national", resources.national), ("given", resources.given), ("received", resources.received)):
        for row in rows:
            if row.paid_on and not period.start.year <= first_day(row.paid_on).year <= period.end.year:
                yield at(f"resources.{name}[{row.id}].paid_on", paid=row.paid_on, year=Year(case.year))


@rule(
    "RES-10",
    Severity.WARNING,
    basis="Art. 7.1 (m)",
    reads=("resources.national", "resources.received"),
    what=mark("{amount} from {donor} is counted as a national resource as well."),
    why=mark("Money given by others is not the State's own effort."),
    how=mark("Count it once, as received."),
)
def res_10(case: Case) -> Iterator[Spot]:
    """Article 7.1 (m): national resources are the State's own."""
    own: dict[tuple[object, ...], str] = {
        (row.amount.amount, row.amount.currency, row.purpose): f"resources.national[{row.id}]"
        for row in case.report.resources.national
        if row.amount.amount
    }
    for row in case.report.resources.received:
        twin = own.get((row.amount.amount, row.amount.currency, row.purpose))
        if twin is not None:
            donor: Country | str | Term = Country(row.donor_state) if row.donor_state else row.donor or _A_DONOR
            yield at(twin, f"resources.received[{row.id}]", amount=_spoken(row.amount), donor=donor)


_A_DONOR = Term(mark("a donor"))


@rule(
    "RES-11",
    Severity.WARNING,
    basis="practice",
    reads=("resources", *PREVIOUS),
    what=mark("The total of {what} was {old} by the report for {year} and is {new} now."),
    why=mark("Such a step often comes from a wrong unit."),
    how=mark("If thousands or millions were meant, correct the unit."),
)
def res_11(case: Case) -> Iterator[Spot]:
    """The total of a list rarely changes tenfold within a year. Compared within one currency."""
    if case.previous is None:
        return
    for name, spoken in _SPOKEN_LISTS.items():
        before, now = _by_currency(case.previous, name), _by_currency(case.report, name)
        for currency in before.keys() & now.keys():
            old, new = before[currency], now[currency]
            if not 1 <= max(old, new) / min(old, new) <= case.settings.money_factor:
                path = f"resources.{name}"
                told = {"new": Money(new, currency), "old": Money(old, currency)}
                yield at(path, what=spoken, year=named(case.previous), **told)


_SPOKEN_LISTS = {
    "national": Term(mark("national resources")),
    "given": Term(mark("assistance given")),
    "received": Term(mark("assistance received")),
}


def _by_currency(report: Report, name: str) -> dict[str, Decimal]:
    """The totals of a list by currency, without those that are nought."""
    sums: defaultdict[str, Decimal] = defaultdict(Decimal)
    for row in getattr(report.resources, name):
        if row.amount.amount and row.amount.currency:
            sums[row.amount.currency] += row.amount.amount
    return {currency: amount for currency, amount in sorted(sums.items()) if amount > 0}


@rule(
    "RES-12",
    Severity.WARNING,
    basis="practice",
    reads=(
        "resources.national",
        "resources.received",
        "stockpiles.obligation",
        "contamination.obligation",
        "victim_assistance.statement",
        *YEAR,
    ),
    what=mark("{amount} is listed for {obligation}, but you report no obligation there."),
    why=mark("Readers will ask what the money was for."),
    how=mark("If it paid for work that remains after completion, say so in the description of the line."),
)
def res_12(case: Case) -> Iterator[Spot]:
    """Money serves an obligation, or work that remains after it. A line with a description says what it is for."""
    closed = _closed_articles(case)
    resources = case.report.resources
    for name, rows in (("national", resources.national), ("received", resources.received)):
        for row in rows:
            article = row.purpose.value if row.purpose else ""
            if article in closed and row.amount.amount and not row.description:
                path = f"resources.{name}[{row.id}]"
                yield at(f"{path}.purpose", amount=_spoken(row.amount), obligation=OBLIGATIONS[article])


def _closed_articles(case: Case) -> set[str]:
    """Articles under which there is no obligation, or one that was completed before this year."""
    report = case.report
    closed = {"article_5"} if report.victim_assistance.statement.code is VictimStatementCode.NONE_KNOWN else set()
    for article, standing in (
        ("article_3", report.stockpiles.obligation),
        ("article_4", report.contamination.obligation),
    ):
        done = standing.completed_on
        this_year = done is not None and case.year is not None and first_day(done).year >= case.year
        if standing.status is ObligationStatus.NONE or (
            standing.status is ObligationStatus.COMPLETED and not this_year
        ):
            closed.add(article)
    return closed
