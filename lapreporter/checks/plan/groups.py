"""The groups of States a plan speaks to, and whether a State belongs to each: the grounds.

What the report answers comes first, then what the list of States knows. What neither knows counts as belonging, with
the answer that would settle it: an action is never hidden for want of knowledge.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from lapreporter.checks.case import Case
from lapreporter.checks.deadlines import plus_years
from lapreporter.checks.plan.ground import Basis, Ground, Grounds, Met, by_list, by_yes_no, remains
from lapreporter.checks.plan.plan import Group
from lapreporter.checks.plan.sentence import count, say
from lapreporter.checks.reference import Known, Relation
from lapreporter.report.cover import Membership, ReportKind
from lapreporter.words import mark, mark_plural

_SPEAKS_TO_PARTIES = mark("The plan speaks to States Parties; this report is given of the State's own accord.")


def grounds(case: Case) -> Grounds:
    """For each group whether the State belongs to it, and why."""
    party = _party(case)
    outside = Ground(False, party.basis, say(_SPEAKS_TO_PARTIES), "cover.membership")
    found = {
        group: judge(case) if party.concerns or group is Group.NOT_PARTY else outside
        for group, judge in _JUDGES.items()
    }
    return MappingProxyType(found)


_PARTY = mark("The State is a Party to the Convention.")
_NOT_PARTY = mark("The State is not a Party to the Convention.")
_PARTY_UNKNOWN = mark("The cover page does not say yet whether the State is a Party; the plan speaks to Parties.")


def _party(case: Case) -> Ground:
    path = "cover.membership"
    cover = case.report.cover
    if cover.membership is not None:
        is_party = cover.membership is Membership.PARTY
        return Ground(is_party, Basis.ANSWER, say(_PARTY if is_party else _NOT_PARTY), path)
    if case.facts is not None:
        is_party = case.facts.status is Relation.PARTY
        return Ground(is_party, Basis.KNOWN, say(_PARTY if is_party else _NOT_PARTY), path)
    if cover.kind is ReportKind.VOLUNTARY:
        return Ground(False, Basis.ANSWER, say(_NOT_PARTY), "cover.kind")
    return Ground(True, Basis.UNKNOWN, say(_PARTY_UNKNOWN), path)


def _not_party(case: Case) -> Ground:
    party = _party(case)
    return Ground(not party.concerns, party.basis, party.sentence, party.path)


_STOCK_OPEN = mark("The report says that stocks remain to be destroyed.")
_STOCK_CLOSED = mark("The report says that no stocks remain to be destroyed.")
_STOCK_OPEN_KNOWN = mark("The list of States shows stocks that remain to be destroyed.")
_STOCK_CLOSED_KNOWN = mark("The list of States shows no stocks that remain to be destroyed.")
_STOCK_UNKNOWN = mark("Whether stocks remain is not known; your answer on stockpiles settles it.")


def _stockpile(case: Case) -> Ground:
    stockpiles = case.report.stockpiles
    path = "stockpiles.statement"
    rows = bool(case.stock_left or any(row.submunitions.closing for row in stockpiles.types))
    remain = remains(rows, stockpiles.obligation.status, stockpiles.statement)
    if remain is not None:
        return Ground(remain, Basis.ANSWER, say(_STOCK_OPEN if remain else _STOCK_CLOSED), path)
    known = case.facts.article3 if case.facts else Known.UNKNOWN
    return by_list(known, _STOCK_OPEN_KNOWN, _STOCK_CLOSED_KNOWN, _STOCK_UNKNOWN, path)


_AREAS_OPEN = mark("The report says that contaminated areas remain.")
_AREAS_CLOSED = mark("The report says that no contaminated areas remain or are known.")
_AREAS_OPEN_KNOWN = mark("The list of States shows contaminated areas that remain.")
_AREAS_CLOSED_KNOWN = mark("The list of States shows no contaminated areas that remain.")
_AREAS_UNKNOWN = mark("Whether there are contaminated areas is not known; your answer on contamination settles it.")


def _affected_area(case: Case) -> Ground:
    contamination = case.report.contamination
    path = "contamination.statement"
    remain = remains(bool(case.areas.rows), contamination.obligation.status, contamination.statement)
    if remain is not None:
        return Ground(remain, Basis.ANSWER, say(_AREAS_OPEN if remain else _AREAS_CLOSED), path)
    known = case.facts.article4 if case.facts else Known.UNKNOWN
    return by_list(known, _AREAS_OPEN_KNOWN, _AREAS_CLOSED_KNOWN, _AREAS_UNKNOWN, path)


_VICTIMS = mark("The report says that there are cluster munition victims.")
_NO_VICTIMS = mark("The report says that no cluster munition victims are known.")
_VICTIMS_KNOWN = mark("The list of States shows that there are cluster munition victims.")
_NO_VICTIMS_KNOWN = mark("The list of States shows no cluster munition victims.")
_VICTIMS_UNKNOWN = mark("Whether there are victims is not known; your answer on victims settles it.")


def _affected_victims(case: Case) -> Ground:
    path = "victim_assistance.statement"
    if case.report.victim_assistance.statement.code is not None:
        return Ground(case.has_victims, Basis.ANSWER, say(_VICTIMS if case.has_victims else _NO_VICTIMS), path)
    known = case.facts.victims if case.facts else None
    return by_yes_no(known, _VICTIMS_KNOWN, _NO_VICTIMS_KNOWN, _VICTIMS_UNKNOWN, path)


_RETAINS = mark("The report names munitions kept for permitted purposes.")
_RETAINS_NONE = mark("The report says that no munitions are kept.")
_RETAINS_KNOWN = mark("The list of States shows munitions kept for permitted purposes.")
_RETAINS_NONE_KNOWN = mark("The list of States shows no munitions kept.")
_RETAINS_UNKNOWN = mark("Whether munitions are kept is not known; your answer on retained munitions settles it.")


def _retaining(case: Case) -> Ground:
    retained = case.report.retained
    path = "retained.statement"
    if retained.types:
        return Ground(True, Basis.ANSWER, say(_RETAINS), "retained.types")
    if retained.statement.code is not None:
        keeps = not retained.statement.settles()
        return Ground(keeps, Basis.ANSWER, say(_RETAINS if keeps else _RETAINS_NONE), path)
    known = case.facts.retains if case.facts else None
    return by_yes_no(known, _RETAINS_KNOWN, _RETAINS_NONE_KNOWN, _RETAINS_UNKNOWN, path)


_STOCK_MET = Met(
    declares="destroyed",
    none="none_held",
    by_answer=mark("The report says that the stocks were destroyed."),
    by_list=mark("The list of States shows that the stocks were destroyed."),
    not_met=mark("No destruction of stocks is reported as completed."),
    path="stockpiles.obligation.status",
)


def _completed_article3(case: Case) -> Ground:
    stockpiles = case.report.stockpiles
    known = case.facts.article3 if case.facts else None
    return _STOCK_MET.ground(case.stock_open, stockpiles.obligation.status, stockpiles.statement.code, known)


_CLEARANCE_MET = Met(
    declares="cleared",
    none="none_known",
    by_answer=mark("The report says that clearance is complete."),
    by_list=mark("The list of States shows that clearance is complete."),
    not_met=mark("No clearance is reported as completed."),
    path="contamination.obligation.status",
)


def _completed_article4(case: Case) -> Ground:
    contamination = case.report.contamination
    known = case.facts.article4 if case.facts else None
    return _CLEARANCE_MET.ground(case.areas_open, contamination.obligation.status, contamination.statement.code, known)


_REQUESTS = mark("The report names a request for more time.")
_NO_REQUESTS = mark("The report names no request for more time.")


def _extension_request(case: Case) -> Ground:
    for table, rows in (
        ("stockpiles.requests", case.report.stockpiles.requests),
        ("contamination.requests", case.report.contamination.requests),
    ):
        if rows:
            return Ground(True, Basis.ANSWER, say(_REQUESTS), table)
    return Ground(False, Basis.ANSWER, say(_NO_REQUESTS))


_NEW = mark_plural(
    "The Convention took effect for the State on {entry}, less than {years} year before.",
    "The Convention took effect for the State on {entry}, less than {years} years before.",
)
_NOT_NEW = mark_plural(
    "The Convention took effect for the State on {entry}, {years} year before or more.",
    "The Convention took effect for the State on {entry}, {years} years before or more.",
)
_NEW_UNKNOWN = mark("The day on which the Convention took effect for the State is not known.")


def _new_party(case: Case) -> Ground:
    path = "cover.entry_into_force"
    entry, years = case.entry_into_force, case.settings.plan_years
    if entry is None:
        return Ground(False, Basis.UNKNOWN, say(_NEW_UNKNOWN), path)
    basis = Basis.ANSWER if case.report.cover.entry_into_force else Basis.KNOWN
    new = case.position_on < plus_years(entry, years)
    return Ground(new, basis, count(_NEW if new else _NOT_NEW, "years", entry=entry, years=years), path)


_GIVES = mark("The report names assistance given.")
_GIVES_NONE = mark("The report says that no assistance was given.")
_GIVES_UNKNOWN = mark("Whether the State is able to assist others is not known; your answer on assistance settles it.")


def _donor(case: Case) -> Ground:
    resources = case.report.resources
    if resources.given:
        return Ground(True, Basis.ANSWER, say(_GIVES), "resources.given")
    path = "resources.given_statement"
    if resources.given_statement.settles():
        return Ground(False, Basis.ANSWER, say(_GIVES_NONE), path)
    return Ground(True, Basis.UNKNOWN, say(_GIVES_UNKNOWN), path)


_ASKS = mark("The report names assistance that is needed.")
_ASKS_NONE = mark("The report names no assistance that is needed.")


def _seeking_assistance(case: Case) -> Ground:
    asks = bool(case.report.resources.needed)
    return Ground(asks, Basis.ANSWER, say(_ASKS if asks else _ASKS_NONE), "resources.needed")


_JUDGES: Final[Mapping[Group, Callable[[Case], Ground]]] = MappingProxyType(
    {
        Group.ALL: _party,
        Group.AFFECTED_AREA: _affected_area,
        Group.AFFECTED_VICTIMS: _affected_victims,
        Group.STOCKPILE: _stockpile,
        Group.RETAINING: _retaining,
        Group.COMPLETED_ARTICLE3: _completed_article3,
        Group.COMPLETED_ARTICLE4: _completed_article4,
        Group.EXTENSION_REQUEST: _extension_request,
        Group.NEW_PARTY: _new_party,
        Group.DONOR: _donor,
        Group.SEEKING_ASSISTANCE: _seeking_assistance,
        Group.NOT_PARTY: _not_party,
    }
)
