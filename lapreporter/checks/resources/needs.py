"""Rules for what a State does itself, needs, commits and shares (RES)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lapreporter.checks.case import AREAS_OPEN, STOCK_OPEN, VICTIMS, YEAR, Case
from lapreporter.checks.finding import Place, Severity, Spot, at
from lapreporter.checks.resources.words import OBLIGATIONS
from lapreporter.checks.rule import row_rule, rule
from lapreporter.report.resources import Need
from lapreporter.words import Listing, Term, mark


@rule(
    "RES-03",
    Severity.WARNING,
    basis="Art. 7.1 (m); LAP 1.2, 38.1",
    reads=(
        *STOCK_OPEN,
        *AREAS_OPEN,
        *VICTIMS,
        "resources.national",
        "resources.national_statement",
        "omissions",
        *YEAR,
    ),
    what=mark("Which national money, staff or equipment went into the work on {obligations}?"),
    why=mark("Donors look first at what the State does itself."),
    how=mark("Answer for each of them; staff time counts too."),
)
def res_03(case: Case) -> Iterator[Spot]:
    """Article 7.1 (m): national resources allocated to Articles 3, 4 and 5 (LAP 1.2, 38.1)."""
    path = "resources.national"
    if case.report.resources.national_statement.code in ("none_needed", "none_spent") or case.omitted(path):
        return
    served = {row.purpose.value for row in case.report.resources.national if row.purpose}
    is_open = {"article_3": case.stock_open, "article_4": case.areas_open, "article_5": case.has_victims}
    silent = tuple(name for article, name in OBLIGATIONS.items() if is_open[article] and article not in served)
    if silent:
        yield at(path, obligations=Listing(silent))


@row_rule(
    "RES-07",
    Severity.WARNING,
    each="resources.needed",
    reads=("omissions",),
    basis="LAP 41.2; review document, para. 84",
    what=mark("{need}, still missing: {item}."),
    why=mark("“Assistance is needed” alone seldom brings help."),
    how=mark("Say for what, how much, for how long and what the State itself does."),
)
def res_07(case: Case, row: Need, place: Place) -> Iterator[Spot]:
    """LAP 41.2: requests name challenges and the assistance required."""
    answered = {"activity": row.activity, "amount": row.amount.amount, "when": row.when, "own_share": row.own_share}
    for name, answer in answered.items():
        if answer in (None, "") and not case.omitted(place.to(name)):
            yield at(place.to(name), need=place.name(row.activity or row.description), item=_OF_A_NEED[name])
            return


_OF_A_NEED = {
    "activity": Term(mark("the activity")),
    "amount": Term(mark("the amount")),
    "when": Term(mark("the time")),
    "own_share": Term(mark("the State's own share")),
}


@row_rule(
    "RES-08",
    Severity.WARNING,
    each="resources.needed",
    basis="LAP 41.1",
    what=mark("{need}: on which plan and assessment does the request rest?"),
    why=mark("Donors look for that first."),
    how=mark("Name them."),
)
def res_08(_: Case, row: Need, place: Place) -> Iterator[Spot]:
    """LAP 41.1: requests rest on national plans and surveys."""
    if not row.plan or not row.assessment:
        name = "assessment" if row.plan else "plan"
        yield at(place.to(name), need=place.name(row.activity or row.description))


@rule(
    "RES-09",
    Severity.WARNING,
    basis="LAP 41.2",
    reads=(
        *STOCK_OPEN,
        *AREAS_OPEN,
        *VICTIMS,
        "stockpiles.difficulties",
        "stockpiles.nothing_destroyed",
        "contamination.difficulties",
        "contamination.programme.gap_reason",
        "national_measures.obstacles",
        "resources.needed",
    ),
    what=mark("A text of this report names lack of means (“{words}”), but no need is entered."),
    why=mark("Donors read the list of needs, not every text."),
    how=mark("Enter it under “assistance needed”."),
)
def res_09(case: Case) -> Iterator[Spot]:
    """LAP 41.2: challenges and the assistance they call for. Finds common wordings, not every one."""
    if case.report.resources.needed or not (case.stock_open or case.areas_open or case.has_victims):
        return
    stock, land = case.report.stockpiles, case.report.contamination
    told = {
        "stockpiles.difficulties": stock.difficulties,
        "stockpiles.nothing_destroyed": stock.nothing_destroyed,
        "contamination.difficulties": land.difficulties,
        "contamination.programme.gap_reason": land.programme.gap_reason,
        "national_measures.obstacles": case.report.national_measures.obstacles,
    }
    for path, text in told.items():
        found = _LACKING.search(text or "")
        if found:
            yield at("resources.needed", path, words=found[0])
            return


_LACKING = re.compile(
    r"\b(?:lack|shortage|absence|insufficien\w+|not enough|limited)\s+(?:of\s+)?(?:\w+\s+){0,2}?"
    r"(?:funds?|funding|financ\w+|budget\w*|money|resources|means)\b"
    r"|\b(?:funds?|funding|budget|resources)\s+(?:\w+\s+){0,2}?(?:lacking|insufficient|not available|missing)\b"
    r"|\bmanque de (?:fonds|moyens|financement|ressources)|\bfalta de (?:fondos|recursos|financia\w+|medios)",
    re.IGNORECASE,
)


@rule(
    "RES-13",
    Severity.ADVICE,
    basis="LAP 3.2",
    reads=("resources.given",),
    what=mark("Does any commitment run for several years?"),
    why=mark("First and last year help others to plan."),
    how=mark("Enter both years for each commitment that does."),
)
def res_13(case: Case) -> Iterator[Spot]:
    """LAP 3.2: multi-year commitments."""
    given = case.report.resources.given
    if given and not any(row.year_from and row.year_to for row in given):
        yield at(f"resources.given[{given[0].id}].year_from")


@rule(
    "RES-14",
    Severity.ADVICE,
    basis="LAP 42.1",
    reads=(*AREAS_OPEN, "resources.given", "resources.platform_used"),
    what=mark("Did you take part in a country coalition or a similar group, and in what role?"),
    why=mark("Such groups bring affected States and donors together."),
    how=mark("Answer yes or no."),
)
def res_14(case: Case) -> Iterator[Spot]:
    """LAP 42.1: country coalitions."""
    resources = case.report.resources
    if (case.areas_open or resources.given) and resources.platform_used is None:
        yield at("resources.platform_used")


@rule(
    "RES-15",
    Severity.ADVICE,
    basis="LAP 26.1, 39.1",
    reads=("resources.exchanges",),
    what=mark("Which experience did you share or receive, and with whom?"),
    why=mark("Lessons save others time and lives."),
    how=mark("One line per event is enough."),
)
def res_15(case: Case) -> Iterator[Spot]:
    """LAP 26.1 and 39.1: good practice and lessons are shared."""
    if not case.report.resources.exchanges:
        yield at("resources.exchanges")


@rule(
    "RES-16",
    Severity.ADVICE,
    basis="LAP 38.2",
    reads=(*STOCK_OPEN, *AREAS_OPEN, "resources.new_funding"),
    what=mark("Have you looked for other sources, such as development banks, trust funds or private donors?"),
    why=mark("The plan of action asks about new sources of money."),
    how=mark("Name what you explored, and the outcome."),
)
def res_16(case: Case) -> Iterator[Spot]:
    """LAP 38.2: alternative and innovative finance."""
    if (case.stock_open or case.areas_open) and not case.report.resources.new_funding:
        yield at("resources.new_funding")
