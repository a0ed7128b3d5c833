"""Actions 1, 3 and 38: own means for what is open, support to other States Parties."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from lapreporter.checks.case import Case
from lapreporter.checks.plan.binding import All, AnyOf, Given, Is, Item, Where, no_rows, whole
from lapreporter.checks.plan.sentence import say
from lapreporter.checks.plan.verdict import Verdict, against, met
from lapreporter.checks.reference import Relation
from lapreporter.report.answers import first_day
from lapreporter.report.node import Row
from lapreporter.report.resources import AssistanceGiven, SupportKind, SupportPurpose
from lapreporter.words import Country, mark

_IN_KIND: Final = (SupportKind.MATERIAL.value, SupportKind.IN_KIND.value, SupportKind.TECHNICAL.value)
_OBLIGATIONS: Final = (
    SupportPurpose.STOCKPILES.value,
    SupportPurpose.CLEARANCE.value,
    SupportPurpose.RISK_EDUCATION.value,
    SupportPurpose.VICTIMS.value,
)
_SUPPORTED: Final = (*_OBLIGATIONS, SupportPurpose.REPORTING.value, SupportPurpose.LEGISLATION.value)
_MEANS: Final = AnyOf((Given("amount"), All((Is("kind", _IN_KIND), Given("description")))))
_LINE: Final = (Is("purpose", _OBLIGATIONS), _MEANS)

_NONE_NEEDED: Final = Is("resources.national_statement", ("none_needed",))
_OPEN_AFTER_ALL = mark("The report says that no resources are needed, but obligations are open.")
_OTHER_YEAR = mark("The lines named were paid outside the reporting period.")
_NOTHING_OPEN_SERVED = mark("No line serves an obligation that is open.")

_GIVEN: Final[tuple[Item, ...]] = (
    Given("recipient_state"),
    Is("purpose", _SUPPORTED),
    Given("kind"),
    AnyOf((Given("description"), Given("amount"))),
)
_SEVERAL_YEARS: Final[tuple[Item, ...]] = (
    Given("recipient_state"),
    Given("year_from"),
    Given("year_to"),
    Given("commitment"),
    Given("amount"),
)
_OUTSIDE = mark("{state} is not a Party to the Convention.")
_ONE_YEAR = mark("The commitments named run for one year.")


def own_means_for_open_obligations(case: Case) -> Verdict:
    """1.2: a line of own money, staff or equipment of the year for an obligation that is open."""
    rows = case.report.resources.national
    purposes = _open_purposes(case)
    in_year = [row for row in rows if _in_period(case, row.paid_on)]
    if rows and not in_year:
        return against(say(_OTHER_YEAR))
    served = [row for row in in_year if row.purpose is not None and row.purpose.value in purposes]
    if in_year and not served and all(row.purpose is not None for row in in_year):
        return against(say(_NOTHING_OPEN_SERVED))
    return _best(case, "resources.national", served or in_year, (Is("purpose", purposes), _MEANS))


def resources_committed(case: Case) -> Verdict:
    """38.1: a line by article with amount or a contribution in kind, or the word that nothing is needed."""
    if not _NONE_NEEDED.holds(whole(case)):
        rows = [
            row
            for row in case.report.resources.national
            if _in_period(case, row.paid_on) and (row.purpose is None or row.purpose.value in _OBLIGATIONS)
        ]
        return _best(case, "resources.national", rows, _LINE)
    if case.stock_open or case.areas_open or case.has_victims:
        return against(say(_OPEN_AFTER_ALL), "resources.national_statement")
    return met("resources.national_statement")


def support_to_parties(case: Case) -> Verdict:
    """3.1: a line of support to a State Party, with purpose, kind, and amount or description."""
    return _to_party(case, case.report.resources.given, _GIVEN)


def support_over_years(case: Case) -> Verdict:
    """3.2: a commitment to a State Party over more than one year, with its total and the part paid in the year."""
    rows = case.report.resources.given
    several = [row for row in rows if row.year_from and row.year_to and row.year_to > row.year_from]
    if several:
        return _to_party(case, several, _SEVERAL_YEARS)
    if any(row.year_from and row.year_to for row in rows):
        return against(say(_ONE_YEAR))
    return _to_party(case, rows, _SEVERAL_YEARS)


def _to_party(case: Case, rows: Sequence[AssistanceGiven], wanted: tuple[Item, ...]) -> Verdict:
    rows = [row for row in rows if row.purpose is None or row.purpose.value in _SUPPORTED]
    parties = [row for row in rows if not _outside(case, row.recipient_state)]
    if rows and not parties:
        state = rows[0].recipient_state or ""
        return against(say(_OUTSIDE, state=Country(state)))
    return _best(case, "resources.given", parties, wanted)


def _outside(case: Case, state: str | None) -> bool:
    """Whether a State is known not to be a Party; the list knows nothing of the neighbours of an invented State."""
    if not state or case.facts is None:
        return False
    facts = case.states.get(state)
    return facts is None or facts.status is not Relation.PARTY


def _best(case: Case, table: str, rows: Sequence[Row], wanted: tuple[Item, ...]) -> Verdict:
    """The fullest of these rows, or the columns to fill in where there is none."""
    if not rows:
        return no_rows(case, table, wanted)
    judged = [All(wanted).judge(Where(case, one, f"{table}[{one.id}].")) for one in rows]
    return max(judged, key=lambda verdict: (verdict.met, len(verdict.found) - len(verdict.gaps)))


def _open_purposes(case: Case) -> tuple[str, ...]:
    clearance = (SupportPurpose.CLEARANCE.value, SupportPurpose.RISK_EDUCATION.value)
    return (
        *((SupportPurpose.STOCKPILES.value,) if case.stock_open else ()),
        *(clearance if case.areas_open else ()),
        *((SupportPurpose.VICTIMS.value,) if case.has_victims else ()),
    )


def _in_period(case: Case, paid_on: str | None) -> bool:
    return paid_on is None or case.year is None or first_day(paid_on).year == case.year
