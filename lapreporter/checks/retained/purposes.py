"""Rules for why munitions are kept, what they are used for, and to whom they go (RET)."""

from __future__ import annotations

from collections.abc import Iterator

from lapreporter.checks.case import PREVIOUS, YEAR, Case
from lapreporter.checks.finding import Place, Severity, Spot, at, named
from lapreporter.checks.reference import Relation, type_key
from lapreporter.checks.retained.rows import kept
from lapreporter.checks.rule import row_rule, rule
from lapreporter.checks.stockpiles.rows import MUNITIONS, SUBMUNITIONS, lots_of
from lapreporter.checks.sums import total
from lapreporter.report.answers import first_day
from lapreporter.report.retained import RetainedRow, Transfer, TransferDirection
from lapreporter.words import Country, Listing, Term, mark

_TABLE = "retained.types"
_PARTS = (("munitions", MUNITIONS), ("submunitions", SUBMUNITIONS))
_REQUIRED = (
    ("planned_use", Term(mark("the planned use"))),
    ("actual_use", Term(mark("the actual use"))),
    ("lots", Term(mark("the lot numbers"))),
)
_NO_RECEIVER = Term(mark("the receiving State is not named"))
_NO_PURPOSE = Term(mark("the purpose is not named"))
_NOT_PARTY = Term(mark("the receiving State is not recorded as a State Party"))


@row_rule(
    "RET-03",
    Severity.ERROR,
    each=_TABLE,
    basis="Art. 3.6",
    what=mark("{type}: the purpose for which it is kept is not named."),
    why=mark(
        "Munitions may be kept only to develop, or train people in, ways to detect, clear or destroy them, "
        "or to develop counter-measures."
    ),
    how=mark("Choose the purpose."),
)
def ret_03(_: Case, row: RetainedRow, place: Place) -> Iterator[Spot]:
    """Article 3.6: the permitted purposes."""
    if kept(row) and not row.purposes:
        yield at(place.to("purposes"), type=place.name(row.type))


@row_rule(
    "RET-04",
    Severity.ERROR,
    each=_TABLE,
    reads=("omissions",),
    basis="Art. 3.8",
    what=mark("{type}, still missing: {field}."),
    why=mark("Planned use, actual use and lot numbers are required for every year in which you keep munitions."),
    how=mark("Fill it in; if nothing was used, say so in one sentence."),
)
def ret_04(case: Case, row: RetainedRow, place: Place) -> Iterator[Spot]:
    """Article 3.8: planned and actual use, type, quantity and lot numbers."""
    if not kept(row):
        return
    for name, spoken in _REQUIRED:
        if not (getattr(row, name) or "").strip() and not case.omitted(place.to(name)):
            yield at(place.to(name), type=place.name(row.type), field=spoken)


@rule(
    "RET-07",
    Severity.WARNING,
    basis="Art. 3.8; LAP 17",
    reads=(_TABLE, *PREVIOUS),
    what=mark("{type}: the planned use is word for word that of the report for {year}."),
    why=mark("A plan that never changes is read as no plan."),
    how=mark("Add what is planned next, with numbers and dates."),
)
def ret_07(case: Case) -> Iterator[Spot]:
    """Article 3.8: the planned use of each year (LAP 17)."""
    if case.previous is None:
        return
    old = {row.planned_use for row in case.previous.retained.types if row.planned_use}
    for number, row in enumerate(case.report.retained.types, 1):
        if kept(row) and row.planned_use in old:
            place = Place(f"{_TABLE}[{row.id}]", number)
            yield at(place.to("planned_use"), type=place.name(row.type), year=named(case.previous))


@row_rule(
    "RET-09",
    Severity.ERROR,
    each="retained.transfers",
    basis="Art. 3.7, 3.8, 1",
    what=mark("{name}: {problem}."),
    why=mark("A transfer is allowed only to another State Party, for destruction or for the permitted purposes."),
    how=mark("Correct the entry, or check with your legal adviser before you submit."),
)
def ret_09(case: Case, row: Transfer, place: Place) -> Iterator[Spot]:
    """Article 3.7: to another State Party, for destruction or for the purposes of Article 3.6."""
    if row.direction is TransferDirection.IN:
        return
    name = place.name(row.type)
    if row.counterpart is None:
        yield at(place.to("counterpart"), name=name, problem=_NO_RECEIVER)
    elif case.states and not _is_party(case, row.counterpart):
        yield at(place.to("counterpart"), name=Country(row.counterpart), problem=_NOT_PARTY)
    if row.purpose is None:
        yield at(place.to("purpose"), name=name, problem=_NO_PURPOSE)


def _is_party(case: Case, iso3: str) -> bool:
    facts = case.states.get(iso3)
    return facts is not None and facts.status is Relation.PARTY


@rule(
    "RET-10",
    Severity.WARNING,
    basis="Art. 3.1, 3.6",
    reads=(_TABLE, "stockpiles.types"),
    what=mark("Lots {lots} are both in the stock and among the retained items."),
    why=mark("They would be counted twice."),
    how=mark("Count each once; use “moved to retained” in the form on stockpiles."),
)
def ret_10(case: Case) -> Iterator[Spot]:
    """Articles 3.1 and 3.6: an item is to be destroyed, or it is retained."""
    stock = {lot for row in case.report.stockpiles.types if row.munitions.closing for lot in lots_of(row.lots)}
    for row in case.report.retained.types:
        both = [lot for lot in lots_of(row.lots) if lot in stock and kept(row)]
        if both:
            yield at(f"{_TABLE}[{row.id}].lots", "stockpiles.types", lots=Listing(tuple(both)))


@rule(
    "RET-12",
    Severity.WARNING,
    basis="Art. 3.6, 3.8; LAP 17.1",
    reads=("retained.statement", "omissions"),
    what=mark("Does the State keep or acquire any cluster munitions or submunitions?"),
    why=mark("An empty form is read as unknown; the plan of action asks for an explicit yes or no."),
    how=mark("Choose the statement that is true."),
)
def ret_12(case: Case) -> Iterator[Spot]:
    """LAP 17.1 counts explicit answers on retention (Articles 3.6, 3.8)."""
    if case.report.retained.statement.code is None and not case.omitted("retained.statement"):
        yield at("retained.statement")


@rule(
    "RET-13",
    Severity.WARNING,
    basis="Art. 3.8",
    reads=("retained.transfers", "cover.state", "partners", *YEAR),
    what=mark(
        "Transferred with {state}, {what}: {own} by this report, {theirs} by the report of {state} for {year} that you "
        "imported."
    ),
    why=mark("Readers compare the two reports."),
    how=mark("Agree on the figure with your counterpart."),
)
def ret_13(case: Case) -> Iterator[Spot]:
    """Article 3.8: both partners report a transfer. Only imported reports for the same year are looked at."""
    partners = {one.cover.state: one for one in case.partners if one.year() == case.year}
    for row in case.report.retained.transfers:
        partner = partners.get(row.counterpart) if row.counterpart else None
        if partner is None or row.direction is None or row.counterpart is None:
            continue
        mirrored = [one for one in partner.retained.transfers if _mirrors(one, row, case.report.cover.state)]
        for part, name in _PARTS:
            own, theirs = getattr(row, part), [getattr(one, part) for one in mirrored]
            if own and own not in theirs and total(*theirs) != own:
                shown: int | Term = total(*theirs) if theirs else _NO_TRANSFER
                told = {"own": own, "theirs": shown, "what": name}
                path, state, year = f"retained.transfers[{row.id}]", Country(row.counterpart), named(partner)
                yield Spot(path, {**told, "state": state, "year": year}, ())


_NO_TRANSFER = Term(mark("none"))


def _mirrors(theirs: Transfer, own: Transfer, state: str | None) -> bool:
    """Whether a transfer that a partner reports is the one this State reports, seen from the other side."""
    way = TransferDirection.IN if own.direction is TransferDirection.OUT else TransferDirection.OUT
    return theirs.direction is way and theirs.counterpart == state and _same_type(theirs, own)


def _same_type(one: Transfer, other: Transfer) -> bool:
    return not (one.type and other.type) or type_key(one.type) == type_key(other.type)


@rule(
    "RET-14",
    Severity.ADVICE,
    basis="LAP 17",
    reads=(_TABLE, "retained.review", "cover.period"),
    what=mark("When was the need for these items last reviewed?"),
    why=mark("The plan of action asks for a review every year."),
    how=mark("Enter the date and the outcome of the last review."),
)
def ret_14(case: Case) -> Iterator[Spot]:
    """LAP 17: the number retained is reviewed each year."""
    reviewed = case.report.retained.review.reviewed_on
    old = reviewed is not None and case.year is not None and first_day(reviewed).year < case.year
    if case.retained_left and (reviewed is None or old):
        yield at("retained.review.reviewed_on")


@rule(
    "RET-15",
    Severity.ADVICE,
    basis="LAP 17.3",
    reads=(_TABLE, "retained.review"),
    what=mark("Munitions beyond what is needed, by your review: {surplus}."),
    why=mark("What is not needed is to be destroyed."),
    how=mark("Add a date for their destruction."),
)
def ret_15(case: Case) -> Iterator[Spot]:
    """LAP 17.3: what exceeds the need is destroyed."""
    review = case.report.retained.review
    destroyed = total(*(row.munitions.destroyed for row in case.report.retained.types))
    if review.surplus_munitions and not destroyed and not review.destroy_by:
        yield at("retained.review.destroy_by", surplus=review.surplus_munitions)
